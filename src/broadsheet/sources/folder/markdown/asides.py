"""Pull quotes that a story brings along."""

from __future__ import annotations

from broadsheet.issue.model import PullQuote
from broadsheet.sources.folder.markdown.elements import Element, pruned, topmost
from broadsheet.sources.folder.markdown.inlines import plain_text
from broadsheet.sources.folder.markdown.typography import typeset_text

_CLASSES = frozenset({"pquote", "pullquote", "pull-quote"})
_CREDIT_TAGS = frozenset({"cite", "figcaption", "footer", "small"})
_DASHES = "-–—―~ \u00a0"


def is_pull_quote(element: Element) -> bool:
    return bool(element.classes & _CLASSES)


def pull_quote_of(element: Element, language: str) -> PullQuote | None:
    """Its words and who said them; None when it has no words. Its pictures are decoration."""
    text = typeset_text(plain_text(pruned(element.children, _names_speaker)), language)
    speaker = typeset_text(plain_text(topmost(element.children, _names_speaker)), language)
    return PullQuote(text, speaker.lstrip(_DASHES)) if text else None


def _names_speaker(element: Element) -> bool:
    return element.name in _CREDIT_TAGS or any("credit" in name for name in element.classes)
