"""Publications of invented words in any script: they mean nothing, and fill pages as language does."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from broadsheet.markup.languages import script_of


@dataclass(frozen=True, slots=True)
class _Hand:
    """How words of a script are made: its syllables, how many to a word, what is between words and after sentences."""

    syllables: str
    longest: int
    space: str = " "
    stop: str = "."


_LATIN = _Hand("ba re mi so lu ten dar vel nor ik sha om est pri cal do ran fey ul wes", 4)
_HANDS = {
    "Latn": _LATIN,
    "Arab": _Hand("با ره می سو لو تن در ول نر یک شا ام ست پری کل دو ران خی گل وس", 3),
    "Hebr": _Hand("בא רה מי סו לו תן דר ול נר יק שא אמ סת פר כל דו רן פי גל וס", 3),
    "Jpan": _Hand("か な は ま や ら さ た の こ 山 川 田 中 本 日 月 水 木 町", 3, "", "。"),
    "Hans": _Hand("山 川 田 中 本 日 月 水 木 人 上 下 大 小 风 花 雪 书 门 海", 2, "", "。"),
    "Hant": _Hand("山 川 田 中 本 日 月 水 木 人 上 下 大 小 風 花 雪 書 門 海", 2, "", "。"),
    "Kore": _Hand("가 나 다 라 마 바 사 아 자 하 고 노 도 로 모 보 소 오 조 호", 3),
}
_SENTENCES = (3, 6)
_PARAGRAPHS = (4, 9)
_STORIES = 6


class Filler:
    """Words, sentences and paragraphs in a language, the same for the same seed."""

    def __init__(self, language: str, seed: int = 1) -> None:
        self._draw = random.Random(seed)  # noqa: S311 - nothing secret
        self._hand = _HANDS[script_of(language)]

    def word(self) -> str:
        syllables = self._hand.syllables.split()
        return "".join(self._draw.choices(syllables, k=self._draw.randint(1, self._hand.longest)))

    def words(self, count: int) -> str:
        said = self._hand.space.join(self.word() for _ in range(count))
        return said[:1].upper() + said[1:]

    def sentence(self) -> str:
        return self.words(self._draw.randint(6, 14)) + self._hand.stop

    def paragraph(self) -> str:
        gap = " " if self._hand.space else ""
        return gap.join(self.sentence() for _ in range(self._draw.randint(*_SENTENCES)))

    def body(self) -> str:
        return "\n\n".join(self.paragraph() for _ in range(self._draw.randint(*_PARAGRAPHS)))


def publication(folder: Path, language: str, settings: str, *, pages: int | str = "auto") -> Path:
    """A publication in `folder` whose one issue has stories with and without pictures, a table, a list and a quote.

    `settings` is the text of its `[print]` table.
    """
    filler = Filler(language)
    (folder / "stories").mkdir(parents=True)
    (folder / "issues/2026-11").mkdir(parents=True)
    about = f"{filler.paragraph()}\n\n- {filler.words(3)}\n- {filler.words(4)}"
    (folder / "broadsheet.toml").write_text(
        f"format = 1\n[publication]\nname = {_text(filler.words(2))}\nlanguage = {_text(language)}\n"
        f"tagline = {_text(filler.words(5))}\nplace = {_text(filler.words(1))}\n"
        f'url = "https://example.org"\naddress = [{_text(filler.words(3))}]\nabout = {_text(about)}\n'
        f"[print]\n{settings}\n",
        encoding="utf-8",
    )
    slugs = [f"story-{number}" for number in range(1, _STORIES + 1)]
    for number, slug in enumerate(slugs, 1):
        (folder / f"stories/{slug}.md").write_text("".join(_story(filler, number)), encoding="utf-8")
    (folder / "stories/wide.svg").write_text(_drawing(600, 400), encoding="utf-8")
    (folder / "stories/tall.svg").write_text(_drawing(400, 560), encoding="utf-8")
    (folder / "issues/2026-11/issue.toml").write_text(
        f"number = 7\ndate = 2026-11-01\npages = {json.dumps(pages)}\nstories = {json.dumps([*slugs, 'teaser'])}\n"
        f'[[furniture]]\nkind = "dates"\ntext = {_text(_dates(filler))}\n[[furniture]]\nkind = "about"\n',
        encoding="utf-8",
    )
    (folder / "stories/teaser.md").write_text(
        f"---\ntitle: {_text(filler.words(4))}\n---\n", encoding="utf-8"
    )
    return folder


def _story(filler: Filler, number: int) -> Iterator[str]:
    title, standfirst, said = filler.words(5), filler.sentence(), filler.sentence()
    yield f"---\ntitle: {_text(title)}\nstandfirst: {_text(standfirst)}\ndate: 2026-10-{10 + number}\n"
    yield f"byline: {_text(filler.words(2))}\neyebrow: {_text(filler.words(1))}\n"
    if number in (1, 4):
        file = "wide.svg" if number == 1 else "tall.svg"
        yield f"image: {{file: {file}, alt: {_text(filler.words(4))}, caption: {_text(filler.sentence())}}}\n"
    if number in (1, 3):
        yield f"pull_quote: {_text(said)}\n"
    yield f"---\n{filler.body()}\n\n{said} {filler.paragraph()}\n\n"
    if number == 2:  # noqa: PLR2004 - one of them
        yield f"## {filler.words(3)}\n\n- {filler.words(6)}\n- {filler.words(5)}\n\n> {filler.sentence()}\n\n"
        cells = [filler.words(1) for _ in range(2)]
        yield f"| {cells[0]} | {cells[1]} |\n|---|---|\n| {cells[1]} | 12 |\n\n"
    yield f"{filler.body()}\n"


def _dates(filler: Filler) -> str:
    return "\n".join(f"2026-11-{day:02}\n: **{filler.words(2)}**\n" for day in (8, 16, 25))


def _drawing(width: int, height: int) -> str:
    ground = f'<rect width="{width}" height="{height}" fill="#c9b9a9"/>'
    disc = f'<circle cx="{width // 3}" cy="{height // 2}" r="90"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">{ground}{disc}</svg>'


def _text(words: str) -> str:
    """A text as TOML and YAML both read it."""
    return json.dumps(words, ensure_ascii=False)
