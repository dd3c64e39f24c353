"""Recoveries made by hand, so that tests of what is written do not depend on what is found."""

from __future__ import annotations

from typing import Any, TypeVar

from broadsheet.sources.backissue.model import Field, Origin, Recovered, RecoveredPicture, RecoveredStory

T = TypeVar("T")
PNG = b"\x89PNG\r\n\x1a\n" + bytes(8)


def sure(value: T, confidence: float = 0.9, text: str | None = None, page: int = 1) -> Field[T]:
    return Field(value, confidence, Origin(page, 3, str(value) if text is None else text, ("head",)))


def a_story(title: str = "The last boat", *body: str, **fields: Any) -> RecoveredStory:  # noqa: ANN401
    page = fields.pop("page", 1)
    return RecoveredStory(sure(title, page=page), page, list(body), **fields)


def an_issue(*stories: RecoveredStory, **fields: Any) -> Recovered:  # noqa: ANN401
    """An issue in English of one page of which nothing more is known."""
    known: dict[str, Any] = {
        "language": "en",
        "pages": 1,
        "contents": [],
        "issue": {},
        "leftover": [],
        **fields,
    }
    return Recovered(stories=list(stories), **known)


def a_picture(alt: str = "", caption: str = "") -> RecoveredPicture:
    return RecoveredPicture(PNG, 1, 1, alt, caption)
