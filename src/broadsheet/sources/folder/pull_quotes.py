"""Pull quotes are lifted verbatim: what front matter quotes is looked up in the story and taken from there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from broadsheet.issue import tree
from broadsheet.issue.model import Block, PullQuote
from broadsheet.sources.folder.front_matter import Entry
from broadsheet.sources.folder.plain_values import Plain

_TEXT_KEYS = ("text", "quote")
_SPEAKER_KEYS = ("by", "speaker", "attribution", "cite")
_SAME = str.maketrans(
    dict.fromkeys("“”„‟«»‹›‘’‚‛'`´״׳「」『』", '"') | dict.fromkeys("–—―‑‐−", "-") | {"…": "."},
)
# What an editor may type otherwise than it is set: spaces around French punctuation, "--" for a dash, "..." for …
_LOOSE = {"-", "."}


def as_pull_quotes(entry: Entry) -> tuple[PullQuote, ...] | None:
    """A text, a table of text and speaker, or a list of either."""
    values = entry.value if isinstance(entry.value, list) else [entry.value]
    quotes = tuple(quote for quote in map(_quote, values) if quote)
    return quotes if len(quotes) == len(values) else None


def _quote(value: Plain) -> PullQuote | None:
    if isinstance(value, str):
        return PullQuote(value.strip()) if value.strip() else None
    if not isinstance(value, dict):
        return None
    text, speaker = (_first_text(value, keys) for keys in (_TEXT_KEYS, _SPEAKER_KEYS))
    return PullQuote(text, speaker) if text else None


def _first_text(table: Mapping[str, Plain], keys: Iterable[str]) -> str:
    return next((each.strip() for key in keys if isinstance(each := table.get(key), str)), "")


def lifted(words: str, blocks: Iterable[Block]) -> str | None:
    """`words` as the story has them, its quotation marks, dashes and spaces included; None when it has not."""
    whole = "".join(sign for sign, _ in _essence(words))
    texts = [text for block in blocks for text in tree.texts(block)]
    # The quotation marks around a pull quote are the page's, unless the story has them too.
    for wanted in dict.fromkeys((whole, whole.strip('"'))):
        for text in texts if wanted else ():
            if (found := _lifted_from(text, wanted)) is not None:
                return found
    return None


def _lifted_from(text: str, wanted: str) -> str | None:
    signs = list(_essence(text))
    at = "".join(sign for sign, _ in signs).find(wanted)
    if at < 0:
        return None
    return _to_the_end(text, signs[at][1], signs[at + len(wanted) - 1][1] + 1)


def _essence(text: str) -> Iterator[tuple[str, int]]:
    """The signs of `text` that count, each with its place: no spaces, one kind of quotation mark and dash."""
    last = ""
    for place, sign in enumerate(text.translate(_SAME)):
        is_space = sign.isspace() or sign in "\u200b\u2060\u00ad"
        if not is_space and not (sign == last and sign in _LOOSE):
            yield sign, place
            last = sign


def _to_the_end(text: str, start: int, end: int) -> str:
    """The run of full stops or dashes the last sign stands for is taken whole."""
    while end < len(text) and text[end] == text[end - 1] and text[end].translate(_SAME) in _LOOSE:
        end += 1
    return " ".join(text[start:end].split())
