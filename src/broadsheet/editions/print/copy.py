"""The copy of an issue: its stories and furniture in the form the templates set.

"Copy" is the trade's word for the matter to be set. Here a lead picture in the body becomes the story's picture,
openings get their dateline or small caps, dates are said in words; after this only data is left (`copy_data.py`).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace

import msgspec

from broadsheet.fit.galley import BULLET, Piece, cast
from broadsheet.issue import tree
from broadsheet.issue.model import Inlines, Issue, Picture, PullQuote, Sentence, SmallCaps, Story, Text
from broadsheet.strings import Strings, strings_for
from broadsheet.strings.phrases import localised

_WORDS = re.compile(r"\S+\s+")
# Small caps do not run into a quotation, a figure or a dash.
_PLAIN_WORDS = re.compile(r"(?:[^\W\d_]|[’',\s-])+")


@dataclass(frozen=True, slots=True)
class StoryCopy:
    """A story as print sets it.

    `teaser`: only its head is set. `spoken` names for each pull quote the piece that holds its words.
    """

    story: Story
    lead: bool
    teaser: bool
    standfirst: Inlines
    pieces: tuple[Piece, ...]
    picture: Picture | None
    pulls: tuple[PullQuote, ...]
    spoken: tuple[int | None, ...]


def story_copies(issue: Issue, *, lede_words: int) -> tuple[StoryCopy, ...]:
    """The copy of every story, in the editor's order."""
    lead = issue.lead or issue.stories[0].slug
    return tuple(
        _story_copy(story, lead=story.slug == lead, lede_words=lede_words) for story in issue.stories
    )


def _story_copy(story: Story, *, lead: bool, lede_words: int) -> StoryCopy:
    teaser = story.keep == "teaser" or not tree.words_of(story.body)
    picture = _picture(story)
    galley = tuple(piece for piece in cast(story) if piece.source is not picture or picture is None)
    pieces = () if teaser else _opened(galley, story, lede_words)
    pulls = () if story.pull_quote is False or teaser else story.pull_quotes
    return StoryCopy(
        story=story,
        lead=lead,
        teaser=teaser,
        standfirst=story.standfirst or (_first_sentence(story) if teaser else ()),
        pieces=pieces,
        picture=None if teaser else picture,
        pulls=pulls,
        spoken=tuple(_piece_saying(pieces, pull.text) for pull in pulls),
    )


def with_native_markers(copies: tuple[StoryCopy, ...], strings: Strings) -> tuple[StoryCopy, ...]:
    """The same copies, the items of their lists marked as the language of each story does it.

    `strings` are the publication's words, which may be its own.
    """
    return tuple(_with_native_markers(copy, strings) for copy in copies)


def _with_native_markers(copy: StoryCopy, strings: Strings) -> StoryCopy:
    words = strings_for(copy.story.language, strings)
    pieces = tuple(replace(piece, marker=_native(piece.marker, words)) for piece in copy.pieces)
    return replace(copy, pieces=pieces)


def _native(marker: str, words: Strings) -> str:
    return words.bullet if marker == BULLET else localised(marker, words)


def _picture(story: Story) -> Picture | None:
    """The story's picture, else the first of its body, which then leaves its place there."""
    if story.image is False:
        return None
    return next(tree.pictures_of(story), None)


def _first_sentence(story: Story) -> Inlines:
    sentences = (s for block in story.body for s in getattr(block, "sentences", ()))
    first = next(sentences, None)
    return first.inlines if first else ()


def _opened(pieces: tuple[Piece, ...], story: Story, lede_words: int) -> tuple[Piece, ...]:
    """The first paragraph with its dateline, or with its opening words in small caps.

    Small caps, not a drop initial: an initial parts its word in the tags, and a screen reader says "T, he".
    """
    if not pieces or pieces[0].role != "paragraph" or not pieces[0].sentences:
        return pieces
    first = pieces[0].sentences[0]
    if story.dateline:
        inlines: Inlines = (SmallCaps((Text(story.dateline),)), Text(" — "), *first.inlines)
    else:
        inlines = _with_small_caps(first.inlines, lede_words)
    sentences = (Sentence(inlines), *pieces[0].sentences[1:])
    return (replace(pieces[0], sentences=sentences), *pieces[1:])


def _with_small_caps(inlines: Inlines, count: int) -> Inlines:
    """The first `count` words of plain text in small caps, in scripts that have capitals."""
    if not count or not inlines or not isinstance(inlines[0], Text) or not _cased(inlines[0].text):
        return inlines
    words = list(_WORDS.finditer(inlines[0].text))[:count]
    if len(words) < count or not _PLAIN_WORDS.fullmatch(inlines[0].text[: words[-1].end()]):
        return inlines
    end = words[-1].end()
    opening, rest = inlines[0].text[:end].rstrip(), inlines[0].text[end:]
    gap = inlines[0].text[len(opening) : end]
    return (SmallCaps((Text(opening),)), msgspec.structs.replace(inlines[0], text=gap + rest), *inlines[1:])


def _cased(text: str) -> bool:
    return any(unicodedata.category(char) in ("Lu", "Ll", "Lt") for char in text)


def _piece_saying(pieces: tuple[Piece, ...], words: str) -> int | None:
    wanted = _spoken(words)
    for index, piece in enumerate(pieces):
        if wanted in _spoken("".join(tree.plain(sentence.inlines) for sentence in piece.sentences)):
            return index
    return None


def _spoken(text: str) -> str:
    """Words only: quotation marks, points and spaces differ between a quote and its source."""
    return " ".join(re.findall(r"\w+", text.casefold()))
