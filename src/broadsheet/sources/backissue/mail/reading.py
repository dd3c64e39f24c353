"""A mail as a message or as its page → a manuscript. Nothing is fetched."""

from __future__ import annotations

import re

from broadsheet.sources.backissue.flat import lines_of
from broadsheet.sources.backissue.mail.addresses import address_of
from broadsheet.sources.backissue.mail.copying import manuscript_of
from broadsheet.sources.backissue.mail.edges import forwarded_in
from broadsheet.sources.backissue.mail.headers import issue_fields
from broadsheet.sources.backissue.mail.kinds import is_page
from broadsheet.sources.backissue.mail.letters import Letter, letter_of, page_text
from broadsheet.sources.backissue.mail.parsing import blocks_of
from broadsheet.sources.backissue.mail.phrases import phrases
from broadsheet.sources.backissue.model import Manuscript
from broadsheet.sources.backissue.ruled import with_heads
from broadsheet.sources.backissue.vocabulary import language_of, vocabulary

_MOST_SAID = 1_000_000  # characters of what a mail says
_WEB_ADDRESS = re.compile(r"https?://[^\s<>\"”»]+")


def read_mail(data: bytes, name: str) -> Manuscript:
    """The mail in `data`, a message or a page, as a manuscript; `name` is that of its file.

    ValueError says why it cannot be read.
    """
    letter = Letter(html=page_text(data)) if is_page(data, name) else letter_of(data, name)
    blocks = blocks_of(letter, name) if letter.html.strip() else []
    said = sum(len(block.text) for block in blocks) or len(letter.text)
    if said > _MOST_SAID:
        raise ValueError(f"{name} says {said:,} characters; no issue says more than {_MOST_SAID:,}")
    if all(block.hidden for block in blocks) and letter.text:
        return _plain(letter)
    if not blocks:
        raise ValueError(f"{name} has no text")
    return manuscript_of(letter, blocks)


def _plain(letter: Letter) -> Manuscript:
    """A message that is text alone."""
    lines = lines_of(_WEB_ADDRESS.sub(lambda found: address_of(found[0]) or found[0], letter.text))
    said = "\n".join(line.text for line in lines)
    words = vocabulary(language_of(said))
    around = phrases(words.language)
    places, headers = forwarded_in([line.text for line in lines], around)
    running = {at for at, line in enumerate(lines) if at in places or around.kind(line.text, sure=False)}
    return with_heads(
        Manuscript(
            [line for at, line in enumerate(lines) if at not in running],
            pages=1,
            issue=issue_fields(letter.headers | headers, said, words),
            running=[lines[at] for at in sorted(running)],
        )
    )
