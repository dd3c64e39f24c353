"""What a newsletter says around its stories, in each language, in five families of wordings.

The first four share nothing; `unseen` says as the world does, so what is common may be in another too.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from bench.support.backissues.calendars import other_reckonings

FAMILIES = ("dev", "held", "third", "fourth", "unseen")
_FOLDER = Path(__file__).with_name("words")
LANGUAGES = tuple(sorted(path.stem for path in _FOLDER.glob("*.toml")))
_ORDINALS = {1: "st", 2: "nd", 3: "rd"}
_TEENS = range(11, 14)


@dataclass(frozen=True, slots=True)
class Words:
    """One family's wordings in one language. `joins`: between names, and before the last of them.

    The last ones not every family has: `other_months` are those of another tradition or calendar, `dated` is how the
    day of the week stands by a date, `digits` are the ten figures where they are not 0 to 9.
    """

    language: str
    family: str
    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    seasons: tuple[str, ...]
    joins: tuple[str, ...]
    names: tuple[str, ...]
    taglines: tuple[str, ...]
    number: tuple[str, ...]
    contents: tuple[str, ...]
    about: tuple[str, ...]
    about_text: tuple[str, ...]
    aims_head: tuple[str, ...]
    aims: tuple[str, ...]
    address: tuple[str, ...]
    address_text: tuple[str, ...]
    contact: tuple[str, ...]
    contact_text: tuple[str, ...]
    read_more: tuple[str, ...]
    continue_at: tuple[str, ...]
    continued_web: tuple[str, ...]
    continued_on: tuple[str, ...]
    continued_from: tuple[str, ...]
    by: tuple[str, ...]
    page: tuple[str, ...]
    dates: tuple[str, ...]
    eyebrows: tuple[str, ...]
    captions: tuple[str, ...]
    boxes: tuple[tuple[str, str], ...]
    teasers: tuple[str, ...]
    authors: tuple[str, ...]
    titles: tuple[str, ...]
    other_months: tuple[str, ...] = ()
    dated: tuple[str, ...] = ()
    season: tuple[str, ...] = ("{season} {y}",)
    listed_page: tuple[str, ...] = ("{page}",)
    quotes: tuple[str, ...] = ("“", "”")
    digits: tuple[str, ...] = ()

    def day(self, when: date, form: int, *, weekday: bool) -> str:
        """`when` in the language's date form number `form`, with the day of the week before it if asked for."""
        month = self.months[when.month - 1]
        written = self.dates[form % len(self.dates)].format(
            d=when.day,
            dd=f"{when.day:02}",
            m=when.month,
            mm=f"{when.month:02}",
            y=when.year,
            month=month,
            mon=month[:3],
            th=_ordinal(when.day),
            **other_reckonings(when, self.other_months),
        )
        written = self.figured(written)
        if not weekday:
            return written
        name = self.weekdays[when.weekday()]
        if self.dated:
            return self.dated[form % len(self.dated)].format(weekday=name, date=written)
        return f"{written}（{name}）" if self.language in {"ja", "zh"} else f"{name}, {written}"

    def quarter(self, when: date) -> str:
        """The season of `when` and its year, as what has no day is dated."""
        form = self.season[when.day % len(self.season)]
        named = form.format(
            season=self.seasons[when.month % 12 // 3],
            y=when.year,
            **other_reckonings(when, self.other_months),
        )
        return self.figured(named)

    def figured(self, text: str) -> str:
        """`text` with the figures of the family."""
        return text.translate({ord("0") + value: figure for value, figure in enumerate(self.digits)})

    def joined(self, names: Sequence[str]) -> str:
        """`names` as the language lists them."""
        between, last = self.joins
        return last.join(filter(None, (between.join(names[:-1]), names[-1])))


def _ordinal(day: int) -> str:
    return "th" if day in _TEENS else _ORDINALS.get(day % 10, "th")


@cache
def words_of(language: str, family: str) -> Words:
    data = tomllib.loads((_FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
    own = {name: tuple(value) for name, value in data.items() if name not in FAMILIES}
    values = {name: tuple(value) for name, value in data[family].items()}
    values["boxes"] = tuple((title, text) for title, text in values["boxes"])
    return Words(language, family, **own | values)
