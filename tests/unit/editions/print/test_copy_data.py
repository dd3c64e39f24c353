"""What an issue says of itself on its pages."""

from __future__ import annotations

from typing import Any

from broadsheet.editions.print.copy import story_copies
from broadsheet.editions.print.copy_data import copy_data
from broadsheet.issue.model import Issue, Publication
from tests.unit.editions.print.made import english, issue, paragraph, story


def data(told: Issue) -> dict[str, Any]:
    return copy_data(told, story_copies(told, lede_words=0), english())


def colophon(**facts: Any) -> list[str]:  # noqa: ANN401 - any field of a publication
    paper = Publication(**{"name": "Harbour News", "language": "en", **facts})
    lines = data(issue(story(paragraph("It rained.")), publication=paper))["colophon"]
    return [str(line) for line in lines]


def test_the_colophon_has_every_fact_of_the_publication_in_its_order() -> None:
    facts = {
        "publisher": "Quill and Anchor",
        "place": "Port Ennis",
        "issn": "1234-5679",
        "url": "https://example.org",
    }
    assert colophon(**facts) == [
        "Harbour News",
        "Quill and Anchor",
        "Port Ennis",
        "ISSN 1234-5679",
        "example.org",
    ]


def test_the_colophon_says_nothing_of_what_is_not_known() -> None:
    assert colophon() == ["Harbour News"]
    assert colophon(place="Port Ennis") == ["Harbour News", "Port Ennis"]


def test_an_address_is_shown_as_readers_type_it() -> None:
    (_, shown) = colophon(url="https://www.example.org/news/")
    assert shown.replace("\u200b", "") == "example.org/news"
