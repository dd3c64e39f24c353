"""A series of back issues → stories and issues of a publication: the parent of this package.

All sources are read first, by several processes. Then issues are named and written one after the other, by date: so
names depend on nothing but the sources, and an import that was killed and is run again ends like one that was not. What
it had read by then is kept.
"""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import msgspec

from broadsheet.config import FILE as CONFIG_FILE
from broadsheet.config import load_config
from broadsheet.diagnostics import Diagnostic, MachineError, Span, diagnose, has_errors
from broadsheet.intake.home import Brought, Home, Order
from broadsheet.intake.issues import Plan, draft_of
from broadsheet.intake.kept import Kept
from broadsheet.intake.names import issue_day, issue_name
from broadsheet.intake.placing import write_whole
from broadsheet.intake.profiles import Learned, learn
from broadsheet.intake.readers import read_all
from broadsheet.intake.sources import Source, find_sources, shown
from broadsheet.intake.standing import about_us
from broadsheet.intake.trial import Trial
from broadsheet.intake.writing import Desk, write
from broadsheet.markup.markdown import one_line
from broadsheet.press.cache import cache_of
from broadsheet.press.outputs import issue_lock
from broadsheet.press.workshop import Workshop
from broadsheet.sources.backissue.model import Field, Recovered
from broadsheet.sources.folder.publication import language_of

Step = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Homecoming:
    """What became of the sources, in the order of their issues; `config` says whether broadsheet.toml was made."""

    brought: tuple[Brought, ...]
    diagnostics: tuple[Diagnostic, ...]
    config: bool = False


@dataclass(frozen=True, slots=True)
class _Read:
    """A source that was read, and as much of what was found as naming and order need; the rest stands in `file`."""

    source: Source
    file: Path
    day: dt.date | None
    wanted: str
    language: str
    issue: Mapping[str, Field[str]]
    is_empty: bool

    @property
    def order(self) -> tuple[bool, dt.date, str, str]:
        return self.day is None, self.day or dt.date.max, self.source.name, self.source.sha256


def bring_home(order: Order, step: Step = lambda _: None) -> Homecoming:
    """Read the sources and write what was found. One bad source never stops the others."""
    sources, faults = find_sources(order.sources)
    home = Home.of(order.root)
    with tempfile.TemporaryDirectory(prefix="broadsheet-import-") as folder:
        room = Path(folder)
        learned, remarks = learn(order, sources, home, room) if order.profile else (None, ())
        faults = (*faults, *remarks)
        if has_errors(remarks):
            return Homecoming((), faults)
        profile = learned.profile.sha256() if learned else ""
        known = [home.known(source) for source in sources if home.has(source, order, profile)]
        fresh = [source for source in sources if not home.has(source, order, profile)]
        kept = None if order.dry_run else Kept(cache_of(order.root), profile)
        read, unread = _read(fresh, room, step, learned=learned, kept=kept)
        young = [each for each in read if not _is_older(each, order)]
        older = [Brought(each.source.name, "older", None) for each in read if _is_older(each, order)]
        made = _dry(young, home) if order.dry_run else _write(young, order, room, step, learned=learned)
    return Homecoming((*made.brought, *known, *older), (*faults, *unread, *made.diagnostics), made.config)


def _read(
    sources: Sequence[Source], room: Path, step: Step, *, learned: Learned | None, kept: Kept | None
) -> tuple[list[_Read], list[Diagnostic]]:
    """What could be read, in the order of the issues, and what could not, in the order of the sources. Without `kept`
    nothing is left behind for the next time.
    """
    good: list[_Read] = []
    bad: dict[str, Diagnostic] = {}
    spool = room / "spool"
    spool.mkdir()
    asked = {"profile": str(learned.file)} if learned else {}
    step("Reading sources")
    reading = kept.answers(sources, spool, asked) if kept else read_all(sources, spool, asked)
    with closing(reading) as answers:
        for count, answer in enumerate(answers, 1):
            step(f"Read {count} of {len(sources)}")
            if answer.fault:
                bad[answer.source.sha256] = answer.fault
            elif (read := _summary(answer.source, answer.file)).is_empty:
                bad[answer.source.sha256] = _nothing_in(answer.source)
            else:
                good.append(read)
                if kept:
                    kept.keep(answer)
    faults = [bad[source.sha256] for source in sources if source.sha256 in bad]
    return sorted(good, key=lambda each: each.order), faults


def _summary(source: Source, file: Path) -> _Read:
    recovered = _recovered(file)
    name = source.name
    return _Read(
        source,
        file,
        issue_day(recovered, name),
        issue_name(recovered, name),
        recovered.language,
        recovered.issue,
        not any(one_line(story.title.value) for story in recovered.stories),
    )


def _recovered(file: Path) -> Recovered:
    return msgspec.msgpack.decode(file.read_bytes(), type=Recovered)


def _nothing_in(source: Source) -> Diagnostic:
    message = f"No story was found in {source.name}."
    hint = "Look whether its text can be selected and copied; a scan is only a picture of one."
    return diagnose("import-nothing-found", message, Span(shown(source.path)), hints=[hint])


def _is_older(read: _Read, order: Order) -> bool:
    """Whether a whole issue is too old. (Stories alone each have their own day.)"""
    return bool(order.is_issue and order.since and read.day and read.day < order.since)


def _dry(read: Sequence[_Read], home: Home) -> Homecoming:
    named = ((each, home.name_for(each.source, each.wanted)) for each in read)
    brought = (
        Brought(each.source.name, "would be imported", name, len(_recovered(each.file).stories))
        for each, name in named
    )
    return Homecoming(tuple(brought), ())


def _write(
    read: Sequence[_Read], order: Order, room: Path, step: Step, *, learned: Learned | None
) -> Homecoming:
    if not read:
        return Homecoming((), ())
    with _alone(order.root), Workshop() as workshop:
        made_config = _publication(order.root, read)
        config, faults = load_config(order.root)
        if config is None:
            return Homecoming((), faults)
        plan = Plan(order.is_issue, order.since, language_of(config), learned)
        bench = room / "bench"
        bench.mkdir()
        desk = Desk(order, Trial(order.root, bench, workshop))
        done = list(_written(read, plan, desk, step))
    found = tuple(warning for _, warnings in done for warning in warnings)
    return Homecoming(tuple(brought for brought, _ in done), found, made_config)


def _written(
    read: Sequence[_Read], plan: Plan, desk: Desk, step: Step
) -> Iterator[tuple[Brought, list[Diagnostic]]]:
    """One issue after the other; only now, when nobody else changes the folder, they get their names."""
    home = Home.of(desk.order.root)
    for each in read:
        name = home.name_for(each.source, each.wanted)
        step(f"Writing {name}")
        draft = draft_of(_recovered(each.file), each.source.name, name, plan)
        yield write(draft, each.source, desk)


@contextmanager
def _alone(root: Path) -> Iterator[None]:
    """Two imports into one folder would give two issues one name."""
    with ExitStack() as stack:
        try:
            stack.enter_context(issue_lock(root, "all-imports", wait_seconds=0))
        except MachineError as error:
            if error.__cause__:  # the lock could not even be written
                raise
            message = f"Another import into {root} is still running. Wait for it to end."
            raise MachineError(message) from error
        yield


def _publication(root: Path, read: Sequence[_Read]) -> bool:
    """Write broadsheet.toml where there is none, from the latest issue that says its name."""
    if (root / CONFIG_FILE).exists():
        return False
    latest = max(read, key=lambda each: ("nameplate" in each.issue, each.day or dt.date.min, each.order))
    write_whole(root / CONFIG_FILE, about_us(latest.issue, latest.language).encode())
    return True
