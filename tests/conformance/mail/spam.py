"""SpamAssassin's opinion of whole messages, with its own rules alone: no network, nothing learned."""

from __future__ import annotations

import re
import secrets
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.conformance.judges import JudgeError
from tests.conformance.mail.programs import ask, existing


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule that a message meets, and what that counts: below zero speaks for the message."""

    name: str
    points: float


@dataclass(frozen=True, slots=True)
class Opinion:
    """The sum of all points, and the rules that have any. SpamAssassin calls spam what has 5 or more."""

    message: Path
    score: float
    rules: tuple[Rule, ...]

    def __str__(self) -> str:
        points = ", ".join(f"{rule.name} {rule.points:+}" for rule in self.rules)
        return f"SpamAssassin gives {self.message.name} {self.score} points: {points}"


def spam_assassin(messages: Sequence[Path]) -> list[Opinion]:
    """Ask SpamAssassin about all `messages` (files of RFC 5322) in one process, of about a second.

    A message that has not been sent has no Received field; the rules about that weigh nothing worth a word.
    Raises `JudgeError` when it is not installed or has not judged every one.
    """
    # No message can have this field already, so what is found under it is the judge's.
    field = f"Judge-{secrets.token_hex(8)}"
    settings = (
        "fold_headers 0",
        "use_bayes 0",
        f"add_header all {field} _SCORE_ _TESTSSCORES(,)_",
    )
    options = [option for setting in settings for option in ("--cf", setting)]
    with tempfile.TemporaryDirectory() as home:
        files = existing(messages)
        command = ["spamassassin", "--local", "--test-mode", *options, *map(str, files)]
        said = ask(command, home=Path(home)).out.decode("utf-8", "replace") if files else ""
    verdicts = re.findall(rf"^X-Spam-{field}: (\S+) (\S+)\r?$", said, re.MULTILINE)
    if len(verdicts) != len(messages):
        raise JudgeError(f"SpamAssassin judged {len(verdicts)} of {len(messages)} messages")
    return [
        Opinion(message, float(score), _rules(tests))
        for message, (score, tests) in zip(messages, verdicts, strict=True)
    ]


def _rules(tests: str) -> tuple[Rule, ...]:
    """The rules of "NAME=0.1,OTHER=-1"; "none" stands for none."""
    pairs = (test.partition("=") for test in tests.split(",") if test != "none")
    return tuple(Rule(name, float(points)) for name, _, points in pairs)
