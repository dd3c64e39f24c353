"""Learns what tells the parts of a back issue apart, from issues whose every line is known.

    CORPORA=DIR python -m bench.support.backissues.train_roles [--from SEED] [--seeds N] [--only KIND ...]

Sets N issues of each known family, beginning with SEED, flattens each in every way, and writes the weights of a
linear-chain conditional random field (Lafferty, McCallum and Pereira, ICML 2001), as CRFsuite finds them by L-BFGS with
an L2 penalty, to src/broadsheet/sources/backissue/roles.toml. They are the means of as many models as there are
families, each learned from all but one (bagging; L. Breiman, Machine Learning 24, 1996): on issues unlike all of them
that errs less than one model of all. Issues of `unseen` are never learned from, and the first 30 of the others are left
to look at while rules are written.
"""

from __future__ import annotations

import itertools
import os
import random
import tempfile
from argparse import ArgumentParser, Namespace
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pycrfsuite

from bench.support.backissues.gold import Gold, is_sound
from bench.support.backissues.inputs import Input, inputs, issues
from broadsheet.sources.backissue import recovery, roles
from broadsheet.sources.backissue.contents import Head
from broadsheet.sources.backissue.evidence import Evidence, evidence_of
from broadsheet.sources.backissue.features import features_of
from broadsheet.sources.backissue.house import house_words
from broadsheet.sources.backissue.roles import Role, with_habits
from broadsheet.sources.backissue.vocabulary import Vocabulary

_FILE = Path(roles.__file__).with_suffix(".toml")
_HEAD = """\
# Written by bench/support/backissues/train_roles.py:
# what a role gains by what is true of a line, and by the role before it."""
_FAMILIES = ("dev", "held", "third", "fourth")
_PENALTY, _MOST_STEPS = 1.0, 200
_LEAST = 0.02  # below which a weight is left out
_KINDS = ("flat", "pdftotext", "shuffled", "layout", "pdf", "interleaved")
_CAN_LACK = (
    (Role.CREDIT, Role.SIGNATURE),
    (Role.CLOSING,),
    (Role.EYEBROW,),
    (Role.STANDING, Role.STANDING_TEXT),
)
_STANDING = frozenset({Role.STANDING, Role.STANDING_TEXT})
_CAN_BE_UNKNOWN = (("by", "by_after"), ("about", "aims"), ("address", "contact"), ("read_more", "sending"))
_POORER = 2  # more lessons of each issue, with less in them
_LACKS = 0.4  # how likely an issue lacks each of them

Rows = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class Lesson:
    """The features and the true roles of the lines of one issue."""

    features: Sequence[tuple[str, ...]]
    roles: Sequence[Role]


def lessons(asked: Namespace, family: str) -> Iterator[Lesson]:
    """Every issue of a family as it is, and again without some of what tells its parts apart."""
    for given in _given(asked, family):
        copy = recovery.copy_of(recovery.manuscript_of(given.data, given.name))
        found = Gold(copy.lines, copy.evidence, given.truth).roles()
        yield from _readings(copy.evidence, found)
        for turn in range(_POORER):
            yield from poorer(copy, found, given.truth, random.Random(f"{given.name} {turn}"))


def _given(asked: Namespace, family: str) -> Iterator[Input]:
    made = issues(Path(os.environ["CORPORA"]), family, asked.first + asked.seeds)
    for issue in itertools.islice(made, asked.first, None):
        yield from (each for each in inputs(issue) if each.kind.removeprefix("own-") in asked.only)


def poorer(
    copy: recovery.Copy, found: Sequence[Role], truth: Mapping[str, Any], draw: random.Random
) -> Iterator[Lesson]:
    """The issue as if it had no credits, no addresses, no eyebrows, or no contents list, as many have none, or said
    them in words that nobody knows.
    """
    missing = {role for roles in _CAN_LACK if draw.random() < _LACKS for role in roles}
    kept = [at for at, role in enumerate(found) if role not in missing]
    heads = [] if draw.random() < _LACKS else _heads([copy.evidence[at] for at in kept])
    lines = [copy.lines[at] for at in kept]
    words = _lessened(copy.words, draw)
    evidence = evidence_of(lines, heads, words.also(house_words(lines, heads, words)))
    roles = Gold(lines, evidence, truth).roles()
    # What stands under a head that nobody knows now is what it was.
    roles = [
        was if was in _STANDING else now for was, now in zip((found[at] for at in kept), roles, strict=True)
    ]
    flat = not any(line.type for line in lines)
    if flat and Role.CREDIT in missing:
        # Nothing but a credit behind it tells a standfirst of flat text from the text.
        roles = [Role.BODY if role is Role.STANDFIRST else role for role in roles]
    yield from _readings(evidence, roles)


def _lessened(words: Vocabulary, draw: random.Random) -> Vocabulary:
    """`words` without some kinds."""
    unknown = {kind for kinds in _CAN_BE_UNKNOWN if draw.random() < _LACKS for kind in kinds}
    return replace(words, words={kind: () if kind in unknown else own for kind, own in words.words.items()})


def _heads(evidence: Sequence[Evidence]) -> list[Head]:
    heads: list[Head] = []
    for at, own in enumerate(evidence):
        if own.listed == 1:
            heads.append(Head(at, at + 1, own.likeness))
        elif own.listed == 2 and heads:  # noqa: PLR2004 - see Evidence
            heads[-1] = replace(heads[-1], end=at + 1)
    return heads


def _readings(evidence: Sequence[Evidence], found: Sequence[Role]) -> Iterator[Lesson]:
    """An issue as it is read first, and as it is read knowing what is usual in it.

    None where what is true cannot be said in roles. (To learn from the parts that can be made the weights worse.)
    """
    if is_sound(found, evidence):
        plain = features_of(evidence)
        yield Lesson(plain, found)
        yield Lesson(with_habits(plain, found, evidence), found)


def weights(learned: Iterable[Lesson]) -> tuple[Rows, Rows]:
    """What every role gains by each feature, and by each role before it."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for lesson in learned:
        trainer.append([list(each) for each in lesson.features], [role.value for role in lesson.roles])
    trainer.set_params({"c1": 0.0, "c2": _PENALTY, "max_iterations": _MOST_STEPS})
    with tempfile.TemporaryDirectory() as folder:
        model = Path(folder) / "model"
        trainer.train(str(model))
        tagger = pycrfsuite.Tagger()
        tagger.open(str(model))
        info = tagger.info()
    features: defaultdict[str, dict[str, float]] = defaultdict(dict)
    turns: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for (name, role), weight in info.state_features.items():
        features[name][role] = weight
    for (before, role), weight in info.transitions.items():
        turns[before][role] = weight
    return features, turns


def averaged(models: Sequence[tuple[Rows, Rows]]) -> tuple[Rows, Rows]:
    """The means of the weights of all models; one that a model lacks is 0."""
    features, turns = zip(*models, strict=True)
    return _mean(features), _mean(turns)


def _mean(models: Sequence[Rows]) -> Rows:
    mean: defaultdict[str, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
    for rows in models:
        for name, row in rows.items():
            for role, weight in row.items():
                mean[name][role] += weight / len(models)
    return mean


def written(features: Rows, turns: Rows) -> str:
    return "\n".join([_HEAD, "", "[features]", *_lines(features), "", "[turns]", *_lines(turns), ""])


def _lines(rows: Rows) -> Iterator[str]:
    for name, row in sorted(rows.items()):
        kept = {role: weight for role, weight in sorted(row.items()) if abs(weight) >= _LEAST}
        if kept:
            cells = ", ".join(f'"{role}" = {weight:.2f}' for role, weight in kept.items())
            yield f'"{name}" = {{ {cells} }}'


def main() -> None:
    parser = ArgumentParser()
    parser.add_argument("--from", type=int, default=30, dest="first")
    parser.add_argument("--seeds", type=int, default=36)
    parser.add_argument("--only", nargs="*", default=_KINDS, metavar="KIND")
    asked = parser.parse_args()
    learned = {family: list(lessons(asked, family)) for family in _FAMILIES}
    others = (
        [each for family in _FAMILIES if family != out for each in learned[family]] for out in _FAMILIES
    )
    _FILE.write_text(written(*averaged([weights(each) for each in others])), encoding="utf-8")


if __name__ == "__main__":
    main()
