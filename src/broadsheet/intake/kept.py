"""Recoveries in the cache of a publication: an import that is killed while it reads goes on where it was."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from broadsheet.intake.readers import Answer, read_all
from broadsheet.intake.sources import Source
from broadsheet.press.cache import Cache


@dataclass(frozen=True, slots=True)
class Kept:
    """What was found in sources, as `profile` (its digest, "" for none) has them read."""

    cache: Cache
    profile: str

    def answers(self, sources: Sequence[Source], spool: Path, asked: Mapping[str, str]) -> Generator[Answer]:
        """Those that are kept, then those that are read now, in no order."""
        unread = [source for source in sources if not self._lay(source, spool)]
        fresh = {source.sha256 for source in unread}
        yield from (
            Answer(source, spool / source.sha256, None) for source in sources if source.sha256 not in fresh
        )
        yield from read_all(unread, spool, asked)

    def keep(self, answer: Answer) -> None:
        self.cache.put(self._key(answer.source), answer.file.read_bytes())

    def _lay(self, source: Source, spool: Path) -> bool:
        """Whether it is kept; then it lies in `spool` like one that was just read."""
        data = self.cache.get(self._key(source))
        if data is None:
            return False
        (spool / source.sha256).write_bytes(data)
        return True

    def _key(self, source: Source) -> str:
        # The name too: where nothing else says when an issue came out, it does.
        return Cache.key("recovery", source.sha256, source.name, self.profile)
