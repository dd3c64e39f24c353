"""An old issue as bytes → what was recovered of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from broadsheet.sources.backissue.asides import asides_of, give_pictures, uncaptioned
from broadsheet.sources.backissue.boxes import add_standing
from broadsheet.sources.backissue.contents import Contents, Head, contents_of
from broadsheet.sources.backissue.display import heads_by_type, nameplate_of
from broadsheet.sources.backissue.encodings import text_of
from broadsheet.sources.backissue.evidence import Evidence, evidence_of
from broadsheet.sources.backissue.flat import flat_text
from broadsheet.sources.backissue.fragments import whole_stories
from broadsheet.sources.backissue.house import house_words
from broadsheet.sources.backissue.mail.kinds import is_mail
from broadsheet.sources.backissue.marked import settled
from broadsheet.sources.backissue.model import (
    Entry,
    Field,
    Line,
    Manuscript,
    Recovered,
    RecoveredStory,
)
from broadsheet.sources.backissue.numerals import upright
from broadsheet.sources.backissue.pages.grid import grid_text
from broadsheet.sources.backissue.paragraphs import Joiner
from broadsheet.sources.backissue.plates import day_of, of_the_issue, plate_lines
from broadsheet.sources.backissue.profile import NOTHING, Profile
from broadsheet.sources.backissue.quotes import give_quotes, pull_quotes_of
from broadsheet.sources.backissue.reaching import address_behind, is_headless, kind_below
from broadsheet.sources.backissue.roles import Role, roles_of
from broadsheet.sources.backissue.standing import kind_of, labelled, running_lines_of
from broadsheet.sources.backissue.stories import Part, Reading, parts_of, settle_cuts, settle_places
from broadsheet.sources.backissue.titles import give_small_letters, take_off_marks
from broadsheet.sources.backissue.vocabulary import Vocabulary, key, language_of, vocabulary

_SURE = 0.9
_ABOUT = 10  # letters of "About the", before a name


def recover(data: bytes, name: str, profile: Profile = NOTHING) -> Recovered:
    """The issue in `data`: a PDF, a mail as a message or as its page, or flat text.

    `name` is that of its file, for what is said to people; `profile` what another issue taught about the series.
    ValueError says why a source cannot be read.
    """
    manuscript = manuscript_of(data, name)
    copy = copy_of(manuscript, profile)
    issue = _surer(manuscript.issue, of_the_issue(_above_heads(manuscript), copy.words))
    if copy.nameplate:
        issue = _surer(issue, {"nameplate": copy.nameplate})
    reading = Reading(copy.words, Joiner(manuscript.lines, marked=bool(manuscript.heads)), day_of(issue))
    roles = roles_of(copy.evidence)
    if manuscript.heads:
        heads = [at for at, line in enumerate(copy.lines) if line.number in set(manuscript.heads)]
        roles = settled(roles, heads, copy.lines, copy.evidence)
    parts = parts_of(roles)
    stories, strays = whole_stories(parts, copy.lines, copy.evidence, reading)
    plate = [line for line in strays if line.number in copy.plate]
    leftover = [line for line in strays if line not in plate]
    settle_cuts(stories)
    settle_places(stories)
    give_small_letters(stories, copy.entries)
    marks = take_off_marks(stories)
    leftover += give_quotes(stories, [*copy.quotes, *uncaptioned(copy.asides, manuscript.pictures)], reading)
    leftover += manuscript.leftover
    if manuscript.pages == 1:
        _give_pages(stories, copy.entries)
    pictures = give_pictures(manuscript.pictures, copy.asides, stories)
    for part in parts:
        if part.of(Role.STANDING):
            _give_standing(issue, part, copy, reading)
    return Recovered(
        language=copy.words.language,
        pages=manuscript.pages,
        stories=stories,
        contents=list(copy.entries),
        issue=issue,
        leftover=[*(line.text for line in leftover), *filter(None, [" ".join(marks)])],
        listed=[line.text for line in copy.listed],
        running=[line.text for line in (*plate, *manuscript.running, *copy.running)],
        pictures=pictures,
        lines=[line.text for line in (*manuscript.lines, *manuscript.running, *manuscript.leftover)],
        encoding=manuscript.encoding,
    )


@dataclass(frozen=True, slots=True)
class Copy:
    """An issue laid out for reading: `lines` without those that are known for what they are by themselves, which are
    the contents list, running heads and feet, pull quotes and what else stands beside the text; of each line the
    evidence. `plate` are the numbers of the lines that only say which issue this is.
    """

    words: Vocabulary
    lines: list[Line]
    evidence: list[Evidence]
    entries: tuple[Entry, ...]
    listed: list[Line]
    running: list[Line]
    quotes: list[list[Line]]
    asides: list[list[Line]]
    nameplate: Field[str] | None
    plate: frozenset[int]


def copy_of(manuscript: Manuscript, profile: Profile = NOTHING) -> Copy:
    """What can be told before the lines have roles."""
    lines = manuscript.lines
    words = vocabulary(language_of("\n".join(line.text for line in lines))).also(profile.words)
    issue = of_the_issue(_above_heads(manuscript), words)
    words = words.also(_about(issue, lines, words))
    contents = contents_of(lines, words)
    heads = _marked(manuscript) or heads_by_type(
        lines, contents, _heads(contents), words, known=profile.heads
    )
    nameplate = nameplate_of(lines, heads)
    listed = frozenset(range(contents.start, contents.end) if contents else ())
    running = running_lines_of(lines, words) - _within(heads) - listed
    plate = plate_lines(lines, issue, heads, words)
    text, heads = _without(lines, heads, listed | running)
    words = words.also(house_words(text, heads, words))
    quotes = pull_quotes_of(text, _barred(text, heads, words))
    quoted = frozenset(at for quote in quotes for at in range(quote.start, quote.end))
    plain, heads = _without(text, heads, quoted)
    asides = asides_of(plain, heads, words, manuscript.pictures)
    rest, heads = _without(plain, heads, frozenset(at for block in asides for at in block))
    return Copy(
        words,
        rest,
        evidence_of(rest, heads, words, plate),
        contents.entries if contents else (),
        listed=[lines[at] for at in sorted(listed)],
        running=[lines[at] for at in sorted(running)],
        quotes=[text[quote.start : quote.end] for quote in quotes],
        asides=[plain[block.start : block.stop] for block in asides],
        nameplate=nameplate,
        plate=plate,
    )


def _about(
    issue: dict[str, Field[str]], lines: Sequence[Line], words: Vocabulary
) -> dict[str, tuple[str, ...]]:
    """The heads of boxes in which an issue speaks of itself by its name: "About the News"."""
    if "nameplate" not in issue:
        return {}
    name = issue["nameplate"].value
    last, longest = key(name.split()[-1]), len(name) + _ABOUT
    begins = tuple(words.keys("about"))
    said = (line.text for line in lines if len(line.text) <= longest)
    return {
        "about": tuple(text for text in said if key(text).startswith(begins) and key(text).endswith(last))
    }


def manuscript_of(data: bytes, name: str) -> Manuscript:
    if data.startswith(b"%PDF"):
        from broadsheet.sources.backissue.pages.reading import read_pdf

        return read_pdf(data, name)
    if is_mail(data, name):
        from broadsheet.sources.backissue.mail.reading import read_mail

        return read_mail(data, name)
    text, encoding = text_of(data)
    made = grid_text(text) or flat_text(text)
    return replace(made, lines=upright(made.lines), running=upright(made.running), encoding=encoding)


def _surer(one: dict[str, Field[str]], other: dict[str, Field[str]]) -> dict[str, Field[str]]:
    """The fields of both; of two for the same the surer."""
    return one | {
        name: made
        for name, made in other.items()
        if name not in one or made.confidence >= one[name].confidence
    }


def _give_standing(issue: dict[str, Field[str]], part: Part, copy: Copy, reading: Reading) -> None:
    """Give the issue what stands in every number of it."""
    lines = [copy.lines[at] for at in part.all()]
    if label := labelled(lines[0].text, copy.words):
        kind, said = label
        add_standing(issue, kind, (), [replace(lines[0], text=said), *lines[1:]], reading=reading)
        return
    texts = [line.text for line in lines]
    known = kind_of(texts[0], copy.words)
    begins = 0 if known is None and is_headless(texts[1:], copy.words) else 1
    kind = known or kind_below(texts[begins:], copy.words)
    end = begins + address_behind(texts[begins:], copy.words) if kind == "about" else len(lines)
    add_standing(issue, kind, lines[:begins], lines[begins:end], reading=reading)
    if end < len(lines):
        add_standing(issue, "address", (), lines[end:], reading=reading)


def _give_pages(stories: Sequence[RecoveredStory], entries: Sequence[Entry]) -> None:
    """Where a source has no pages, those that its contents list names."""
    pages = {key(entry.title): entry.page for entry in entries if entry.page}
    for story in stories:
        story.page = pages.get(key(story.title.value), story.page)


def _above_heads(manuscript: Manuscript) -> list[Line]:
    """The lines in which an issue speaks of itself: all where nobody knows."""
    first = min(manuscript.heads, default=None)
    return [line for line in manuscript.lines if first is None or line.number < first]


def _marked(manuscript: Manuscript) -> list[Head]:
    """The heads that the source marks, a line each."""
    heads = set(manuscript.heads)
    return [Head(at, at + 1, 100.0) for at, line in enumerate(manuscript.lines) if line.number in heads]


def _heads(contents: Contents | None) -> list[Head]:
    """The heads that the contents list names, in the order of the text; of two in one place the likelier."""
    found = sorted(
        (head for head in (contents.heads if contents else ()) if head), key=lambda each: each.start
    )
    kept: list[Head] = []
    for head in found:
        if kept and head.start < kept[-1].end:
            kept[-1] = max(kept[-1], head, key=lambda each: each.score)
        else:
            kept.append(head)
    return kept


def _within(heads: Sequence[Head]) -> frozenset[int]:
    return frozenset(at for head in heads for at in range(head.start, head.end))


def _barred(lines: Sequence[Line], heads: Sequence[Head], words: Vocabulary) -> frozenset[int]:
    """The places of lines that say again what is said elsewhere and are no pull quote."""
    evidence = evidence_of(lines, heads, words)
    return frozenset(
        at
        for at, own in enumerate(evidence)
        if own.listed in {1, 2} or own.credited is not None or own.closed is not None or own.standing
    )


def _without(
    lines: Sequence[Line], heads: Sequence[Head], barred: frozenset[int]
) -> tuple[list[Line], list[Head]]:
    """`lines` without those at the places `barred`, and the heads where they then stand."""
    kept = [at for at in range(len(lines)) if at not in barred]
    places = {at: place for place, at in enumerate(kept)}
    moved = [
        replace(head, start=places[head.start], end=places[head.end - 1] + 1)
        for head in heads
        if head.start in places and head.end - 1 in places
    ]
    return [lines[at] for at in kept], moved
