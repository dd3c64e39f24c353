"""The checker over caniemail's data: what it finds, who it is true of, and what is allowed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conformance.judges import JudgeError
from tests.conformance.mail import slugs, sound
from tests.conformance.mail.caniemail import (
    CLIENTS,
    Allowance,
    Finding,
    allowances,
    findings,
    matching,
    stale,
    unexpected,
)

CLASSIC = "outlook.windows"
NEW = "outlook.outlook-com"
GMAIL = "gmail.desktop-webmail"


def lacking(html: str, client: str) -> set[str]:
    """The features of `html` that `client` does not know wholly."""
    return {finding.feature for finding in findings(html, [client])}


def test_a_sound_mail_uses_what_is_allowed_alone() -> None:
    assert unexpected(findings(sound.HTML), allowances()) == []


@pytest.mark.parametrize(
    ("html", "feature", "clients"),
    [
        ('<div style="display: flex">', "css-display-flex", [CLASSIC, "gmail.ios"]),
        ('<img src="https://example.org/a.svg?2">', "image-svg", [GMAIL, "gmail.mobile-webmail"]),
        ('<img src="data:image/png;base64,AA==">', "image-base64", [GMAIL]),
        ('<p style="color: var(--ink)">', "css-variables", [CLASSIC, GMAIL, NEW, "yahoo.ios"]),
        ("<style>p { --ink: red; }</style>", "css-variables", [CLASSIC, GMAIL]),
        ('<div style="padding-left: 3px">', "css-padding", [CLASSIC]),
        ('<p style="margin: 1rem">', "css-unit-rem", [CLASSIC, "yahoo.ios"]),
        ('<p style="margin-inline-start: 1px">', "css-margin-inline-start-end", [CLASSIC, GMAIL]),
        ('<p style="border-top-left-radius: 1px">', "css-border-radius", [CLASSIC]),
        ('<p style="width: calc(100% - 1px)">', "css-unit-calc", [CLASSIC]),
        ("<td style=\"background: url('a.webp')\">", "image-webp", [CLASSIC]),
        ("<nav>", "html-semantics", [CLASSIC, GMAIL, NEW]),
        ("<bdi>", "html-bdi", [CLASSIC, GMAIL]),
        ("<svg></svg>", "html-svg", [CLASSIC, GMAIL]),
        ('<img srcset="a.png 1x, b.avif 2x">', "image-avif", [CLASSIC]),
        ('<input type="radio">', "html-input-radio", [CLASSIC]),
        ('<a href="#story">', "html-anchor-links", ["gmail.ios"]),
        ("<style>a:hover { color: red; }</style>", "css-pseudo-class-hover", [CLASSIC]),
        ("<style>p::before { color: red; }</style>", "css-pseudo-element-before", [CLASSIC]),
        ("<style>p > a { color: red; }</style>", "css-selector-child", [CLASSIC]),
        ("<style>p{color:red} @font-face { font-family: A; }</style>", "css-at-font-face", [GMAIL]),
        ("<style>p { a { color: red; } }</style>", "css-nesting", [CLASSIC, GMAIL]),
    ],
)
def test_what_a_mail_program_lacks_is_found(html: str, feature: str, clients: list[str]) -> None:
    assert [client for client in clients if feature not in lacking(html, client)] == []


def test_the_new_outlook_is_not_judged_as_the_classic_one() -> None:
    html = '<div style="display: flex; padding: 1px">'
    assert {"css-display-flex", "css-padding"} <= lacking(html, CLASSIC)
    assert not {"css-display-flex", "css-padding"} & lacking(html, NEW)


def test_a_finding_says_where_and_what_is_noted() -> None:
    (finding,) = findings('<p>\n<div style="padding: 3px">', [CLASSIC])
    assert (finding.element, finding.value, finding.line, finding.support) == ("div", "3px", 2, "a")
    assert "Only supported on table cells" in finding.notes[0]


def test_what_only_outlook_for_windows_reads_is_judged_for_it_alone() -> None:
    html = '<p>\n<!--[if mso | IE]>\n<nav style="padding: 1px"><![endif]-->'
    assert {(f.feature, f.line) for f in findings(html, [CLASSIC])} == {
        ("css-padding", 3),
        ("html-semantics", 3),
    }
    assert findings(html, [GMAIL, NEW]) == []


@pytest.mark.parametrize(
    "html",
    ["<!--[if !mso]><!--><nav><!--<![endif]-->", "<![if !mso]><nav><![endif]>"],
    ids=["hidden", "shown"],
)
def test_what_is_hidden_from_outlook_for_windows_is_not_judged_for_it(html: str) -> None:
    assert findings(html, [CLASSIC]) == []
    assert lacking(html, GMAIL) == {"html-semantics"}
    assert "css-padding" in lacking(html + '<p style="padding: 1px">', CLASSIC)


def test_a_rule_is_not_there_for_a_program_that_lacks_what_is_around_it() -> None:
    html = "<style>@media (max-width: 9px) { p { padding: 1px; display: flex; } }</style>"
    assert lacking(html, CLASSIC) == {"html-style", "css-at-media"}
    assert lacking(html, "gmail.mobile-webmail") == {"html-style"}
    assert "css-display-flex" in lacking(html, "gmail.ios")


def test_what_is_not_read_is_no_use() -> None:
    html = "<p>display: flex</p><!-- <nav> --><style>@keyframes a { from { color: red; } }</style>"
    assert not {"css-display-flex", "html-semantics", "css-selector-type"} & lacking(html, "gmail.ios")


@pytest.mark.parametrize("html", ['<p style="color">', "<style>p { color: red; } }</style>", "<style>p {}"])
def test_css_that_cannot_be_read_gets_no_verdict(html: str) -> None:
    with pytest.raises(JudgeError):
        findings(html)


def test_an_unknown_mail_program_gets_no_verdict() -> None:
    with pytest.raises(JudgeError, match=r"pine\.unix"):
        findings("<p>", ["pine.unix"])


def test_every_feature_that_caniemail_knows_is_looked_for() -> None:
    known = slugs.catalogue()
    words = (slugs.DISPLAYS, slugs.KEYWORDS, slugs.FUNCTIONS, slugs.MEDIA, slugs.AT_RULES)
    found = {slug for table in words for slug in table.values()} | slugs.LOOKED_FOR | slugs.NOT_IN_A_MAIL
    for table in (known.elements, known.typed_elements, known.attributes, known.images):
        found |= set(table.values())
    found |= {slug for several in known.properties.values() for slug in several}
    by_form = ("css-unit-", "css-pseudo-class-", "css-pseudo-element-", "css-selector-")
    assert [s for s in known.support if s not in found and not s.startswith(by_form)] == []
    assert found - known.support.keys() == set()


def test_the_clients_are_those_that_most_people_have() -> None:
    clients = matching(CLIENTS)
    assert {CLASSIC, NEW, "outlook.ios", "apple-mail.macos", "gmail.ios", "yahoo.android"} <= set(clients)
    assert "outlook.windows-mail" not in clients


@pytest.mark.parametrize(
    ("versions", "newest"),
    [
        (["2007", "2019"], "2019"),
        (["2011", "2016", "16.80"], "16.80"),
        (["2021-09", "16.80", "16.103"], "16.103"),
        (["2024-04", "2024-01"], "2024-04"),
        (["13.1", "2023-05"], "2023-05"),
    ],
)
def test_the_newest_version_decides(versions: list[str], newest: str) -> None:
    assert slugs.newest(versions) == newest


def test_an_allowance_covers_only_what_it_names() -> None:
    found = findings('<td style="padding: 1px"><div style="padding: 2px">', [CLASSIC])
    cells = Allowance("css-padding", "it works in cells", (CLASSIC,), ("td",))
    (line,) = unexpected(found, [cells])
    assert line.startswith(
        "line 1: css-padding on <div> (2px): outlook.windows has part of it (Partial. Only"
    )
    assert unexpected(found, [cells, Allowance("css-padding", "", values="[12]px")]) == []
    assert unexpected(found, [cells, Allowance("css-padding", "", values="[13]px")]) == [line]


def test_an_allowance_that_nothing_needs_is_stale() -> None:
    found: list[Finding] = findings('<td style="padding: 1px">', [CLASSIC])
    assert stale(found, [Allowance("css-padding", "it works in cells")]) == []
    assert stale(found, [Allowance("css-padding", "", (CLASSIC, "gmail.*"), ("td", "th"))]) == [
        "no mail needs the allowance of css-padding for gmail.*",
        "no mail needs the allowance of css-padding on <th>",
    ]
    assert stale(found, [Allowance("css-margin", "none is below zero")]) == [
        "no mail needs the allowance of css-margin (none is below zero)"
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('feature = "css-pading"\nwhy = "x"', "no feature 'css-pading'"),
        ('feature = "css-padding"\nwhy = " "', "nobody says why css-padding"),
        ('feature = "css-padding"\nwhy = "x"\nelement = "td"', "element, which means nothing"),
        ('feature = "css-padding"\nwhy = "x"\nclients = ["pine.*"]', "no mail program pine"),
    ],
)
def test_an_allowance_that_cannot_be_meant_is_refused(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "allowed.toml"
    path.write_text(f"[[allowed]]\n{text}\n", encoding="utf-8")
    with pytest.raises(JudgeError, match=message):
        allowances(path)
