"""Where links may lead and where pictures may lie."""

from __future__ import annotations

import pytest

from broadsheet.sources.folder.markdown.links import Refused, bare_urls, picture_file, safe_url

STORY = "stories/2026/ferry.md"


@pytest.mark.parametrize(
    ("address", "url"),
    [
        ("https://harbour.example/a?b=c&d=%20#e", "https://harbour.example/a?b=c&d=%20#e"),
        (" HTTPS://Harbour.Example/Pier ", "https://harbour.example/Pier"),
        ("https://harbour.example/größe und ort", "https://harbour.example/gr%C3%B6%C3%9Fe%20und%20ort"),
        ("https://Höfn.example/", "https://xn--hfn-sna.example/"),
        ("https://例え.example/パス", "https://xn--r8jz45g.example/%E3%83%91%E3%82%B9"),
        ("http://[::1]:8000/x", "http://[::1]:8000/x"),
        ("https://Ida@harbour.example/", "https://Ida@harbour.example/"),
        ("https://harbour.example/100%", "https://harbour.example/100%25"),
        ("https://har\u00adbour.example/\n", "https://harbour.example/"),
        (
            "mailto:office@harbour.example?subject=New times",
            "mailto:office@harbour.example?subject=New%20times",
        ),
        ("TEL:+44 1632 960000", "tel:+441632960000"),
        ("#low-water", "#low-water"),
        ("#größe", "#gr%C3%B6%C3%9Fe"),
    ],
)
def test_a_web_mail_telephone_or_fragment_address_is_kept_as_an_ascii_url(address: str, url: str) -> None:
    assert safe_url(address) == url


@pytest.mark.parametrize(
    "address",
    [
        *(
            "",
            "#",
            "about",
            "/about",
            "../about.md",
            "?page=2",
            "//harbour.example",
            "mailto:",
            "tel:",
            "https://",
        ),
        *(
            "javascript:alert(1)",
            "JavaScript:alert(1)",
            " javascript:x",
            "java\tscript:x",
            "\x01javascript:x",
        ),
        *("\u200bjavascript:x", "java\u202escript:x", "vbscript:x", "data:text/html,x", "file:///etc/passwd"),
        *(
            "blob:https://harbour.example/1",
            "ftp://harbour.example",
            "https:harbour.example",
            "http:/harbour.example",
        ),
        *(
            "https:\\\\harbour.example",
            "https://harbour.example\\@evil.example/",
            "https://a b/",
            "https://%00/",
        ),
        *("view-source:https://harbour.example", "mailto:/x", "javascript://harbour.example/%0aalert(1)"),
    ],
)
def test_any_other_address_is_refused(address: str) -> None:
    assert safe_url(address) is None


@pytest.mark.parametrize(
    ("text", "urls"),
    [
        ("See https://harbour.example/a.", ["https://harbour.example/a"]),
        ("(https://harbour.example/a_(b))", ["https://harbour.example/a_(b)"]),
        ("'https://harbour.example/'", ["https://harbour.example/"]),
        ("https://harbour.example/Hobson's_choice", ["https://harbour.example/Hobson's_choice"]),
        ("“https://harbour.example/”, http://b.example!", ["https://harbour.example/", "http://b.example"]),
        ("詳細はhttps://harbour.example/をご覧", ["https://harbour.example/"]),
        ("https://fa.example/بندر است", ["https://fa.example/بندر"]),
        ("ftp://a.example http:// https://... xhttps://b.example", []),
    ],
)
def test_addresses_in_running_text_end_before_its_punctuation(text: str, urls: list[str]) -> None:
    assert [text[start:end] for start, end in bare_urls(text)] == urls


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("gull.jpg", "stories/2026/gull.jpg"),
        ("./gull.jpg?raw=true#top", "stories/2026/gull.jpg"),
        ("../gull.jpg", "stories/gull.jpg"),
        ("../../art/gull.jpg", "art/gull.jpg"),
        ("/art/gull.jpg", "art/gull.jpg"),
        ("a%20gull.jpg", "stories/2026/a gull.jpg"),
        ("..\\art\\gull.jpg", "stories/art/gull.jpg"),
    ],
)
def test_a_picture_lies_beside_its_story_or_from_the_publication_folder_on(address: str, file: str) -> None:
    assert picture_file(address, STORY) == file


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("../../../gull.jpg", Refused.OUTSIDE),
        ("/../gull.jpg", Refused.OUTSIDE),
        ("..%2f..%2f..%2fgull.jpg", Refused.OUTSIDE),
        ("%2e%2e/%2e%2e/%2E%2E/gull.jpg", Refused.OUTSIDE),
        ("..\\..\\..\\gull.jpg", Refused.OUTSIDE),
        ("x/../../../../gull.jpg", Refused.OUTSIDE),
        ("file:///etc/passwd", Refused.OUTSIDE),
        ("C:\\gull.jpg", Refused.OUTSIDE),
        ("https://harbour.example/gull.jpg", Refused.REMOTE),
        (" HTTP:\\\\harbour.example\\gull.jpg", Refused.REMOTE),
        ("//harbour.example/gull.jpg", Refused.REMOTE),
        ("", Refused.NO_FILE),
        ("art/", Refused.NO_FILE),
        ("#gull", Refused.NO_FILE),
        ("data:image/png;base64,AAAA", Refused.NO_FILE),
        ("cid:gull", Refused.NO_FILE),
    ],
)
def test_a_picture_elsewhere_is_refused_with_the_reason(address: str, why: Refused) -> None:
    assert picture_file(address, STORY) is why
