"""What of a mail's HTML and CSS each mail program knows, by the data of caniemail.com.

A good mail uses much that some program lacks: `allowed.toml` lists it, with a reason a line. Anything else is a
mistake, and so is a line that no mail needs any more.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from tests.conformance.judges import JudgeError
from tests.conformance.mail.slugs import catalogue
from tests.conformance.mail.use import Audience, Use
from tests.conformance.mail.uses_of_html import uses_of_mail

ALLOWED = Path(__file__).with_name("allowed.toml")
OUTLOOK_FOR_WINDOWS = "outlook.windows"
# The programs that most readers have; the new Outlook is `outlook.outlook-com`, in Windows too.
CLIENTS = (
    "apple-mail.*",
    "gmail.*",
    OUTLOOK_FOR_WINDOWS,
    "outlook.outlook-com",
    "outlook.ios",
    "outlook.android",
    "outlook.macos",
    "yahoo.*",
    "aol.*",
    "samsung-email.*",
    "thunderbird.*",
    "protonmail.*",
    "fastmail.*",
    "gmx.*",
    "web-de.*",
)


@dataclass(frozen=True, slots=True)
class Finding:
    """A use that a mail program does not support ("n"), or partly ("a"), and what caniemail notes on that."""

    feature: str
    client: str
    support: str
    notes: tuple[str, ...]
    element: str
    value: str
    line: int


@dataclass(frozen=True, slots=True)
class Allowance:
    """A feature that mails may use, although some programs lack it, and why that does no harm.

    `clients` and `elements` are patterns (of `fnmatch`), `values` is a regular expression for whole values.
    """

    feature: str
    why: str
    clients: tuple[str, ...] = ("*",)
    elements: tuple[str, ...] = ("*",)
    values: str = ".*"

    def covers(self, finding: Finding) -> bool:
        return (
            finding.feature == self.feature
            and any(fnmatchcase(finding.client, pattern) for pattern in self.clients)
            and any(fnmatchcase(finding.element, pattern) for pattern in self.elements)
            and re.fullmatch(self.values, finding.value, re.DOTALL) is not None
        )


def findings(html: str, clients: Sequence[str] = CLIENTS) -> list[Finding]:
    """What of `html` is not, or partly, supported by the programs that `clients` names, as "gmail.*".

    The same of the same element with the same value is found once. Raises `JudgeError` for a name that is none,
    and for CSS that cannot be read.
    """
    programs = matching(clients)
    found = (finding for use in uses_of_mail(html) for finding in _findings_of(use, programs))
    once = {(f.feature, f.client, f.element, f.value): f for f in reversed(list(found))}
    return sorted(once.values(), key=lambda f: (f.line, f.feature, f.client))


def matching(clients: Sequence[str]) -> list[str]:
    """The programs that caniemail has data of and any of `clients` names."""
    known = catalogue().clients
    for pattern in clients:
        if not any(fnmatchcase(client, pattern) for client in known):
            raise JudgeError(f"caniemail knows no mail program {pattern}")
    return [client for client in known if any(fnmatchcase(client, pattern) for pattern in clients)]


def _findings_of(use: Use, programs: Sequence[str]) -> Iterator[Finding]:
    support = catalogue().support
    for client in programs:
        state = support[use.slug].get(client)
        if state is None or state.verdict not in {"a", "n"} or not _sees(use.audience, client):
            continue
        around = (support[slug].get(client) for slug in use.within)
        if not any(gate is not None and gate.verdict == "n" for gate in around):
            yield Finding(use.slug, client, state.verdict, state.notes, use.element, use.value, use.line)


def _sees(audience: Audience, client: str) -> bool:
    if audience is Audience.ALL:
        return True
    return (audience is Audience.OUTLOOK) == (client == OUTLOOK_FOR_WINDOWS)


def allowances(path: Path = ALLOWED) -> list[Allowance]:
    """What `path` allows. Raises `JudgeError` for a line without a reason, or of what caniemail does not know."""
    tables: list[dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8")).get("allowed", [])
    return [_allowance(table) for table in tables]


def _allowance(table: dict[str, Any]) -> Allowance:
    feature = table.get("feature", "")
    if feature not in catalogue().support:
        raise JudgeError(f"caniemail knows no feature {feature!r}")
    if not str(table.get("why", "")).strip():
        raise JudgeError(f"nobody says why {feature} is allowed")
    if unknown := table.keys() - {"feature", "why", "clients", "elements", "values"}:
        raise JudgeError(f"the allowance of {feature} says {', '.join(sorted(unknown))}, which means nothing")
    clients = tuple(table.get("clients", ["*"]))
    matching(clients)
    return Allowance(
        feature, table["why"], clients, tuple(table.get("elements", ["*"])), table.get("values", ".*")
    )


def unexpected(found: Iterable[Finding], allowed: Sequence[Allowance]) -> list[str]:
    """What of `found` nothing allows, a line for each use, with the programs that lack it."""
    lines: defaultdict[str, list[str]] = defaultdict(list)
    for finding in found:
        if not any(allowance.covers(finding) for allowance in allowed):
            lines[_place(finding)].append(_verdict(finding))
    return [f"{place}: {'; '.join(verdicts)}" for place, verdicts in lines.items()]


def _place(finding: Finding) -> str:
    value = f" ({finding.value})" if finding.value else ""
    element = f" on <{finding.element}>" if finding.element else ""
    return f"line {finding.line}: {finding.feature}{element}{value}"


def _verdict(finding: Finding) -> str:
    notes = f" ({' '.join(finding.notes)})" if finding.notes else ""
    return f"{finding.client} {'lacks it' if finding.support == 'n' else 'has part of it'}{notes}"


def stale(found: Iterable[Finding], allowed: Sequence[Allowance]) -> list[str]:
    """What of `allowed` nothing in `found`, the findings of all mails there are, needs: a line, or a pattern in it."""
    needed = list(found)
    return [
        line
        for allowance in allowed
        for line in _stale(allowance, [finding for finding in needed if allowance.covers(finding)])
    ]


def _stale(allowance: Allowance, covered: Sequence[Finding]) -> Iterator[str]:
    if not covered:
        yield f"no mail needs the allowance of {allowance.feature} ({allowance.why})"
        return
    for pattern in allowance.clients:
        if not any(fnmatchcase(finding.client, pattern) for finding in covered):
            yield f"no mail needs the allowance of {allowance.feature} for {pattern}"
    for pattern in allowance.elements:
        if not any(fnmatchcase(finding.element, pattern) for finding in covered):
            yield f"no mail needs the allowance of {allowance.feature} on <{pattern}>"
