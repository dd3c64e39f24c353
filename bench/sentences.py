"""Precision, recall and speed of sentence ends on tests/corpus/sentences, beside bare sentencex.

Run: .venv/bin/python bench/sentences.py
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import sentencex  # type: ignore[import-untyped]  # the wheel has no stubs

from broadsheet.issue.sentences import sentence_ends

CORPUS = Path(__file__).parents[1] / "tests" / "corpus" / "sentences"
LANGUAGES = ("en", "fr", "es", "pt", "de", "it", "fa", "ar", "he", "ja", "zh")
UNSPACED = frozenset({"ja", "zh"})
ROUNDS = 20

Splitter = Callable[[str, str], tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Sample:
    """A paragraph of the corpus; ends: the offsets at which its sentences end, the last its own."""

    text: str
    ends: tuple[int, ...]
    held_out: bool


@dataclass(frozen=True, slots=True)
class Score:
    """Ends inside paragraphs: found and true, found and false, missed."""

    true: int
    false: int
    missed: int

    @property
    def precision(self) -> float:
        return self.true / (self.true + self.false) if self.true + self.false else 1.0

    @property
    def recall(self) -> float:
        return self.true / (self.true + self.missed)


def samples(language: str) -> tuple[Sample, ...]:
    """The paragraphs of one corpus file; "# held out" begins what was written after the rules."""
    found: list[Sample] = []
    held_out = False
    for chunk in (CORPUS / f"{language}.txt").read_text(encoding="utf-8").split("\n\n"):
        if chunk.startswith("#"):
            held_out = held_out or chunk.startswith("# held out")
        else:
            between = "" if language in UNSPACED else " "
            found.append(_sample(chunk.splitlines(), between=between, held_out=held_out))
    return tuple(found)


def _sample(sentences: list[str], *, between: str, held_out: bool) -> Sample:
    ends, text = [], ""
    for sentence in sentences:
        text += (between if text else "") + sentence
        ends.append(len(text))
    return Sample(text, tuple(ends), held_out)


def score(paragraphs: Iterable[Sample], *, language: str, splitter: Splitter = sentence_ends) -> Score:
    """How `splitter` does on `paragraphs`; the end of a paragraph is no achievement and is not counted."""
    true = false = missed = 0
    for sample in paragraphs:
        found = {end for end in splitter(sample.text, language) if end < len(sample.text)}
        wanted = set(sample.ends[:-1])
        true += len(found & wanted)
        false += len(found - wanted)
        missed += len(wanted - found)
    return Score(true, false, missed)


def bare_ends(text: str, language: str) -> tuple[int, ...]:
    """The ends that sentencex alone reports."""
    ends, offset = [], 0
    for sentence in sentencex.segment(language, re.sub(r"\s", " ", text)):
        offset += len(sentence)
        ends.append(len(text[:offset].rstrip()))
    return tuple(ends)


def _microseconds_a_kilobyte(paragraphs: Iterable[Sample], *, language: str, splitter: Splitter) -> float:
    texts = [sample.text for sample in paragraphs]
    kilobytes = sum(len(text.encode()) for text in texts) / 1000
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.perf_counter()
        for text in texts:
            splitter(text, language)
        best = min(best, time.perf_counter() - start)
    return best / kilobytes * 1e6


def _row(language: str) -> str:
    whole = samples(language)
    held_out = tuple(sample for sample in whole if sample.held_out)
    cells = [language, str(sum(len(sample.ends) for sample in whole))]
    for splitter in (sentence_ends, bare_ends):
        for part in (whole, held_out):
            result = score(part, language=language, splitter=splitter)
            cells += [f"{result.precision:.1%}", f"{result.recall:.1%}"]
        cells.append(f"{_microseconds_a_kilobyte(whole, language=language, splitter=splitter):.0f}")
    return f"| {' | '.join(cells)} |"


def main() -> None:
    measures = ("precision", "recall", "held-out precision", "held-out recall", "µs/kB")
    headings = ("language", "sentences", *measures, *(f"bare {measure}" for measure in measures))
    print(f"| {' | '.join(headings)} |")
    print("|---" * len(headings) + "|")
    for language in LANGUAGES:
        print(_row(language))


if __name__ == "__main__":
    main()
