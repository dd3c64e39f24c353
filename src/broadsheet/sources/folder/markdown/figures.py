"""Pictures that come with a caption."""

from __future__ import annotations

import msgspec

from broadsheet.issue.model import Inlines, Picture
from broadsheet.sources.folder.markdown.elements import Element, pruned, topmost
from broadsheet.sources.folder.markdown.inlines import inlines_of, plain_text
from broadsheet.sources.folder.markdown.pictures import picture_of
from broadsheet.sources.folder.markdown.reading import Reading
from broadsheet.sources.folder.markdown.tags import CAPTION
from broadsheet.sources.folder.markdown.typography import typeset_text


def pictures_of(element: Element, reading: Reading, language: str) -> list[Picture]:
    """What an `img` or a figure with pictures gives, met in running text."""
    if element.name != "img":
        return pictures_in(element, reading, language) or []
    picture = picture_of(element, reading, language)
    return [picture] if picture else []


def pictures_in(figure: Element, reading: Reading, language: str) -> list[Picture] | None:
    """The pictures of `figure`, the last of them with its caption and credit; None when it never had any."""
    images = list(topmost(figure.children, _is_image))
    if not images:
        return None
    pictures = [picture for image in images if (picture := picture_of(image, reading, language))]
    if pictures:
        caption, credit = _caption(figure, reading, language)
        last = pictures.pop()
        words = {"caption": caption or last.caption, "credit": credit or last.credit}
        pictures.append(msgspec.structs.replace(last, **words))
    return pictures


def _caption(figure: Element, reading: Reading, language: str) -> tuple[Inlines, str]:
    """The words of its `figcaption`, else all there are, and the credit among them."""
    captions = list(topmost(figure.children, _is_caption)) or [figure]
    words = (node for caption in captions for node in pruned(caption.children, _is_no_caption))
    credit = plain_text(topmost(figure.children, _is_credit))
    return inlines_of(words, reading, language), typeset_text(credit, language)


def _is_image(element: Element) -> bool:
    return element.name == "img"


def _is_caption(element: Element) -> bool:
    return element.name in ("figcaption", CAPTION)


def _is_credit(element: Element) -> bool:
    return element.name == "small" or any("credit" in name for name in element.classes)


def _is_no_caption(element: Element) -> bool:
    return _is_image(element) or _is_credit(element)
