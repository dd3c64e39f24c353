"""Characters that no face can show, found before anything is measured.

A font's table of characters does not tell: a face may compose what it does not list, and the typesetter's own faces
are in no file. So the typesetter is asked. Every character of the issue is set once, and it names those that it has
no glyph for.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from broadsheet.diagnostics import Diagnostic, Span, diagnose
from broadsheet.editions.print.fonts import CJK_FAMILY, FOLDER, fallback_folder
from broadsheet.editions.print.forme import write_json
from broadsheet.editions.print.typesetter import Face, RefusedError, Typesetter
from broadsheet.issue.model import Issue, Story

_MAIN = "glyphs.typ"
_SHOWN = 5
# Strings of the copy that are not set: names of files, addresses that are followed, words for screen readers.
_NOT_SET = frozenset({"alt", "file", "qr", "qr-alt", "sentences", "slug", "u", "url"})
# Spaces and what is never seen have no glyph; what is for private use is a complaint of its own.
_INVISIBLE = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp", "Zs"})
# Han, kana, bopomofo and hangul, with their punctuation and their wide forms.
_CJK = re.compile(
    "[\u1100-\u11ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff]"
)
_REFUSED = re.compile(r'the text `"(.+?)"` could not be displayed')
_ESCAPE = re.compile(r"\\(?:u\{([0-9a-fA-F]+)\}|(.))")

PUT_A_FONT = "Put a font that has it into fonts/, or write it another way."
INSTALL_CJK = "Install the CJK fonts: pip install 'broadsheet[cjk]', or put a font into fonts/."


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of an issue that belong together, and where they are written, in words and as a place."""

    text: str
    where: str = ""
    span: Span | None = None


def listed(spec: dict[str, Any]) -> tuple[str, ...]:
    """The families that the templates are told to set an issue in."""
    voices = spec["voices"].values()
    return tuple(dict.fromkeys((*chain(*(each["text"] + each["head"] for each in voices)), *spec["mono"])))


def reserves(faces: Iterable[Face], root: Path) -> tuple[str, ...]:
    """The families that the typesetter falls back on by itself where it must: its own, the fallback's, and those of
    the publication in `root`.
    """
    folders = (fallback_folder(), root / FOLDER)
    kept = (face for face in faces if face.path is None or any(map(Path(face.path).is_relative_to, folders)))
    return tuple(dict.fromkeys(face.family for face in kept))


def missing_glyphs(
    issue: Issue, folder: Path, typesetter: Typesetter, *, spec: Mapping[str, Any], families: Sequence[str]
) -> Iterator[Diagnostic]:
    """An error for each story, box or language's words, and script, with characters that none of `families` has.

    The copy lies in `folder`, the words that editions say by themselves are those of `spec`.
    """
    stories, others = _stories_and_others(issue, folder)
    voices = _voices(spec)
    missing = _uncovered((*stories, *others, *voices.values()), folder, typesetter, families)
    if not missing:
        return
    has_cjk = any(family.startswith(CJK_FAMILY) for family in typesetter.families())
    # Words in the language of a story that lacks characters mostly lack the same, and need nothing else.
    lacking = {
        story.language
        for story, passage in zip(issue.stories, stories, strict=True)
        if not missing.isdisjoint(clusters(passage.text))
    }
    own = (words for language, words in voices.items() if language == spec["main"] or language not in lacking)
    for passage in (*stories, *others, *own):
        for is_cjk, found in _by_script(each for each in clusters(passage.text) if each in missing):
            yield no_glyph(found, passage, INSTALL_CJK if is_cjk and not has_cjk else PUT_A_FONT)


def no_glyph(found: Sequence[str], passage: Passage, cure: str) -> Diagnostic:
    """Names the first of the characters `found`, and how many more there are."""
    shown = ", ".join(f"“{each}” ({codes(each)})" for each in found[:_SHOWN])
    more = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
    noun = "character" if len(found) == 1 else "characters"
    message = f"no font has the {noun} {shown}{more}{passage.where}"
    return diagnose("print-missing-glyph", message, passage.span, hints=[cure])


def codes(text: str) -> str:
    return " ".join(f"U+{ord(char):04X}" for char in text)


def clusters(text: str) -> dict[str, None]:
    """The visible characters of `text` in the order they are met, each with the marks that stand on it."""
    seen = dict.fromkeys(text)
    marks = "".join(char for char in seen if unicodedata.category(char).startswith("M"))
    if not marks:
        return dict.fromkeys(filter(_is_visible, seen))
    marked = re.findall(f"[^{marks}][{marks}]*", text)
    return dict.fromkeys(each for each in dict.fromkeys(marked) if _is_visible(each[0]))


def _is_visible(char: str) -> bool:
    return unicodedata.category(char) not in _INVISIBLE


# -- the words that are set -----------------------------------------------------------------------------------------


def _stories_and_others(issue: Issue, folder: Path) -> tuple[tuple[Passage, ...], tuple[Passage, ...]]:
    """Every story as it lies in `folder`, and all other matter."""
    copy: dict[str, Any] = json.loads((folder / "copy.json").read_bytes())
    stories = zip(issue.stories, copy.pop("stories"), strict=True)
    return tuple(_story(story, data) for story, data in stories), tuple(_others(issue, copy))


def _story(story: Story, data: Mapping[str, Any]) -> Passage:
    span = Span(story.file) if story.file else None
    return Passage(_words([data["title"], data]), f" in “{story.title}”", span)


def _others(issue: Issue, copy: dict[str, Any]) -> Iterator[Passage]:
    """The boxes, then all other matter."""
    place = Span(f"issues/{issue.id}/issue.toml")
    for number, data in enumerate(copy.pop("furniture", ()), 1):
        yield Passage(_words(data), f" in the box {data['kind']}-{number}", place)
    yield Passage(_words(copy))


def _voices(spec: Mapping[str, Any]) -> dict[str, Passage]:
    """What editions say by themselves, by language; that in the publication's is for `[strings]` to change."""
    place = {spec["main"]: Span("broadsheet.toml")}
    return {
        language: Passage(_words(voice["words"]), f" in the words for “{language}”", place.get(language))
        for language, voice in spec["voices"].items()
    }


def _words(data: object) -> str:
    return "\n".join(_strings(data))


def _strings(data: object) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, list):
        for each in data:
            yield from _strings(each)
    elif isinstance(data, dict):
        for key, each in data.items():
            if key not in _NOT_SET:
                yield from _strings(each)


# -- asking the typesetter ------------------------------------------------------------------------------------------


def _uncovered(
    passages: Iterable[Passage], folder: Path, typesetter: Typesetter, families: Sequence[str]
) -> frozenset[str]:
    asked = sorted({each for passage in passages for each in clusters(passage.text)})
    write_json(folder / "glyphs.json", {"families": list(families), "clusters": asked})
    try:
        typesetter.compile(folder, _MAIN, folder / "glyphs.pdf", 0)
    except RefusedError as refused:
        return frozenset(_named(without_glyph(refused), asked))
    return frozenset()


def _named(named: Iterable[str], asked: Sequence[str]) -> Iterator[str]:
    """Those of `asked` that are `named`, or that hold what is named by itself, such as a mark."""
    whole, parts = set(named) & set(asked), set(named) - set(asked)
    return (each for each in asked if each in whole or any(part in each for part in parts))


def without_glyph(refused: RefusedError) -> Iterable[str]:
    """The texts the typesetter says it has no glyph for, each once."""
    return quoted(_REFUSED, refused)


def quoted(pattern: re.Pattern[str], refused: RefusedError) -> Iterable[str]:
    """What a complaint quotes where it reads like `pattern`, each once; it quotes as Rust does."""
    found = pattern.findall(f"{refused}\n{refused.where}")
    return dict.fromkeys(_ESCAPE.sub(_character, each) for each in found)


def _character(escape: re.Match[str]) -> str:
    return chr(int(escape[1], 16)) if escape[1] else escape[2]


# -- saying it ------------------------------------------------------------------------------------------------------


def _by_script(found: Iterable[str]) -> Iterator[tuple[bool, tuple[str, ...]]]:
    """`found` by script, and whether that is one of Chinese, Japanese and Korean, which go together."""
    groups: dict[str, list[str]] = {}
    for each in found:
        groups.setdefault(_script(each), []).append(each)
    return ((script == "", tuple(group)) for script, group in groups.items())


def _script(cluster: str) -> str:
    """The script that the name of a character begins with, "" for those of Chinese, Japanese and Korean."""
    return "" if _CJK.match(cluster) else unicodedata.name(cluster[0], "").split(" ")[0]
