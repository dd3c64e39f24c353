"""The blocks of a mail → the lines of a manuscript, with its heads, its pictures, and what it says of itself apart."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from urllib.parse import unquote_to_bytes

from broadsheet.sources.backissue.credits import credit_of
from broadsheet.sources.backissue.mail.addresses import address_of
from broadsheet.sources.backissue.mail.blocks import Block, Image
from broadsheet.sources.backissue.mail.edges import captions_of, edges_of
from broadsheet.sources.backissue.mail.headers import issue_fields, title_in
from broadsheet.sources.backissue.mail.heads import heads_of
from broadsheet.sources.backissue.mail.letters import Letter
from broadsheet.sources.backissue.mail.phrases import phrases, says_more
from broadsheet.sources.backissue.mail.wrapping import wrapped
from broadsheet.sources.backissue.model import Field, Line, Manuscript, Origin, RecoveredPicture, Type
from broadsheet.sources.backissue.vocabulary import Vocabulary, key, language_of, vocabulary

_SPY = 3  # pixels, up to which a picture only reports back
_DATA = re.compile(r"data:image/[\w.+-]+((?:;[\w=.-]+)*),(.*)", re.IGNORECASE | re.DOTALL)
_GUESSED = 0.6
_LONGEST_MORE = 60  # letters before an address that closes a story

_TITLE = Type(24, bold=True)


def manuscript_of(letter: Letter, blocks: Sequence[Block]) -> Manuscript:
    """The manuscript of a letter whose page has these blocks."""
    return _Copy(letter, blocks).manuscript()


class _Copy:
    """The blocks of a page as they become lines, all numbered in the order of the page."""

    def __init__(self, letter: Letter, blocks: Sequence[Block]) -> None:
        self._letter = letter
        self._blocks = blocks
        said = "\n".join(block.text for block in blocks if not block.hidden)
        self._words = vocabulary(language_of(said))
        self._edges = edges_of(blocks, phrases(self._words.language))
        letter.headers |= self._edges.forwarded
        self._issue = issue_fields(letter.headers, said, self._words)
        self._captions = captions_of(blocks)
        self._numbers: dict[int, int] = {}
        self._count = 0

    def manuscript(self) -> Manuscript:
        made = Manuscript([], pages=1, issue=self._issue)
        heads = self._heads()
        elsewhere = self._elsewhere(heads)
        if not heads:
            self._add_title(made)
        for at, block in enumerate(self._blocks):
            self._numbers[at] = self._count + 1
            if at in self._captions:
                continue
            if at in self._edges.running or at in elsewhere.values():
                made.running += self._lines(block, whole=True)
            else:
                lines = self._lines(block, whole=at in heads)
                made.lines += lines
            if at in heads:
                made.heads.append(lines[0].number)
                if at in elsewhere:
                    made.lines[-1] = replace(lines[0], links=self._blocks[elsewhere[at]].links)
        self._add_postal(made)
        self._add_pictures(made)
        return made

    def _add_title(self, made: Manuscript) -> None:
        """A letter without any head is a story under its subject."""
        title = title_in(self._letter.headers)
        if title:
            self._count += 1
            made.lines.append(Line(title, 1, self._count, 1, opens=True, type=_TITLE))
            made.heads.append(self._count)

    def _heads(self) -> set[int]:
        """The places of heads."""
        told = [at for at in range(len(self._blocks)) if at not in self._edges.running | self._captions]
        names = [self._issue["nameplate"].value] if "nameplate" in self._issue else []
        subject = self._letter.headers.get("subject", "")
        return {told[at] for at in heads_of([self._blocks[at] for at in told], self._words, names, subject)}

    def _elsewhere(self, heads: Collection[int]) -> dict[int, int]:
        """For heads whose story is here as a whole the places of lines that say where else it is."""
        found: dict[int, int] = {}
        for at in sorted(heads):
            said = key(self._words.strings.on_the_web + self._blocks[at].text)
            end = next((each for each in sorted(heads) if each > at), len(self._blocks))
            for each in range(at, end):
                if self._blocks[each].link and key(self._blocks[each].text) == said:
                    found[at] = each
        return found

    def _lines(self, block: Block, *, whole: bool) -> list[Line]:
        """The lines of a block; those of running text are as long as in print, which parts of issues are told by."""
        leads = not whole and block.link.startswith("http") and says_more(block.text)
        alone = whole or credit_of(block.text, self._words) is not None
        texts = [_led(block, self._words)] if leads else [block.text] if alone else wrapped(block.text)
        links = tuple(link for link in block.links if not link.startswith("#"))
        lines: list[Line] = []
        for text in texts:
            self._count += 1
            lines.append(Line(text, 1, self._count, 1, False if lines else block.opens, block.type, links))
        return lines

    def _add_postal(self, made: Manuscript) -> None:
        own = [self._blocks[at].text for at in self._edges.postal]
        if any(char.isnumeric() for text in own for char in text):
            origin = Origin(1, self._numbers[self._edges.postal[0]], " ".join(own), ("foot",))
            made.issue["address"] = Field("\n".join(own), _GUESSED, origin)

    def _add_pictures(self, made: Manuscript) -> None:
        for at, block in enumerate(self._blocks):
            number = self._numbers[at]
            caption = block.text if at in self._captions else ""
            for image in block.images:
                data = _data(image, self._letter)
                if data:
                    made.pictures.append(RecoveredPicture(data, 1, number, image.alt, caption))
                elif address := _shown(image):
                    said = " ".join(filter(None, (image.alt, caption, address)))
                    made.leftover.append(Line(said, 1, number, column=1))


def _led(block: Block, words: Vocabulary) -> str:
    """A line that leads to the whole of a story as print has it: the address stands behind the words."""
    said = block.text.rstrip(" →»›>:")
    known = any(key(said).startswith(key(word)) for word in words.words["read_more"])
    shown = said if known and len(said) <= _LONGEST_MORE else words.strings.continue_at.strip(" :")
    return f"{shown} {block.link.rstrip('/')}"  # behind a stroke the line below would be read on


def _data(image: Image, letter: Letter) -> bytes:
    """The bytes of a picture that the mail brings with it; none of one that is to be fetched."""
    if match := _DATA.fullmatch(image.source):
        raw = unquote_to_bytes(match[2])
        try:
            return base64.b64decode(raw + b"==") if "base64" in match[1].lower() else raw
        except (binascii.Error, ValueError):
            return b""
    return letter.files.get(image.source, b"")


def _shown(image: Image) -> str:
    """The address of a picture that is there to be seen."""
    sides = [side for side in (image.width, image.height) if side is not None]
    return "" if sides and min(sides) <= _SPY else address_of(image.source)
