"""Where links lead, without what counts readers."""

from __future__ import annotations

import pytest

from broadsheet.sources.backissue.mail.addresses import address_of

PAGE = "https://harbour.example/2026/boat/"


@pytest.mark.parametrize(
    "href",
    [
        f"{PAGE}?utm_source=letter&utm_medium=email&mc_cid=0a&mc_eid=1b",
        "https://eur02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fharbour.example%2F2026%2Fboat%2F&data=05",
        "https://click.mail.example/open?uid=9&url=https%3A%2F%2Fharbour.example%2F2026%2Fboat%2F",
        "https://a.r.eu-west-1.awstrack.me/L0/https:%2F%2Fharbour.example%2F2026%2Fboat%2F/1/0102018fffffffffffffffff/x=3",
        "https://www.track.example/r?q=https://click.example/go?url=https%253A%252F%252Fharbour.example%252F2026%252Fboat%252F",
        f"{PAGE}?ref=club-newsletter&attribution_id=64f0a1&attribution_type=post",
        f"https://urldefense.com/v3/__{PAGE}__;!!Ab3c!de5Fg$",
        "https://urldefense.com/v3/__https:/harbour.example/2026/boat/__;!!Ab3c!de5Fg$",
        "https://urldefense.proofpoint.com/v2/url?u=https-3A__harbour.example_2026_boat_&d=DwMF&c=x",
        "https://linkprotect.cudasvc.com/url?a=https%3a%2f%2fharbour.example%2f2026%2fboat%2f&c=E,1",
        f" {PAGE}\n",
    ],
)
def test_a_link_leads_to_the_page_itself(href: str) -> None:
    assert address_of(href) == PAGE


def test_a_redirect_that_does_not_show_where_it_leads_keeps_all_but_the_reader() -> None:
    shown = address_of("https://club.us1.list-manage.com/track/click?u=1&id=2&e=3")
    assert shown == "https://club.us1.list-manage.com/track/click?u=1&id=2"


def test_what_a_page_needs_to_be_found_stays() -> None:
    assert address_of("https://harbour.example/?p=12&utm_id=1#top") == "https://harbour.example/?p=12#top"
    assert address_of("https://harbour.example/?ref=main") == "https://harbour.example/?ref=main"


@pytest.mark.parametrize(
    "href", ["javascript:alert(1)", "data:text/html,x", "", "http://", "http://[", "/boat"]
)
def test_what_leads_nowhere_is_no_address(href: str) -> None:
    assert address_of(href) == ""


def test_an_address_to_write_to_is_kept() -> None:
    assert address_of("mailto:post@harbour.example") == "mailto:post@harbour.example"
