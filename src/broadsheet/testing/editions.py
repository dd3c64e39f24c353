"""The contract of an edition: what it makes in every language, of odd issues, and what it never does."""

from __future__ import annotations

import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import msgspec

from broadsheet.edition import Edition, Made, Order
from broadsheet.issue.model import Issue, Story, Text
from broadsheet.plugins import edition, edition_names
from broadsheet.press.other_editions import ALWAYS_OWNED, OWNED_BY_PRINT
from broadsheet.testing.filler import publication
from broadsheet.testing.orders import order_of

LANGUAGES = ("en", "fa", "he", "ja", "zh", "ko")
HOSTILE = (
    "<script>alert(1)</script> & \"quotes\" 'apostrophes' ]]> {{ 7 * 7 }} {% raw %} \u202e$x^2$ #set \\n"
)


class EditionContract:
    """A suite of tests for pytest: a subclass says which edition by its `name`, as `build --edition` does."""

    name: str

    def test_it_is_found_by_its_name(self) -> None:
        assert self.name in edition_names()
        assert self._edition().name == self.name

    def test_what_it_owns_is_its_own(self) -> None:
        own = self._edition().owns
        assert own
        assert all(name == Path(name).name and not name.startswith(".") for name in own)
        others = (edition(name).owns for name in edition_names() if name != self.name)
        taken = {*ALWAYS_OWNED, *OWNED_BY_PRINT, *(name for names in others for name in names)}
        assert not taken & set(own)

    def test_it_makes_the_issue_in_every_language(self) -> None:
        for language in LANGUAGES:
            with self._order(language) as order:
                self._check(order)

    def test_the_same_issue_gives_the_same_bytes_in_any_folder(self) -> None:
        with self._order("fa") as one, self._order("fa") as other:
            assert one.root != other.root
            assert self._make(one).artefacts == self._make(other).artefacts

    def test_an_issue_with_next_to_nothing_in_it_is_made_too(self) -> None:
        with self._order("en") as order:
            story = Story(slug="notice", title="Wanted", language="en")
            issue = msgspec.structs.replace(order.issue, stories=(story,), furniture=(), number="", lead="")
            publication = msgspec.structs.replace(
                issue.publication, url="", contact="", address=(), about=(), tagline=""
            )
            self._check(_with_issue(order, msgspec.structs.replace(issue, publication=publication)))

    def test_no_text_breaks_it(self) -> None:
        with self._order("en") as order:
            self._check(_with_issue(order, _in_every_field(order.issue, HOSTILE)))

    def test_it_asks_nobody_and_writes_nothing(self) -> None:
        with self._order("en") as order:
            before = _files(order.root)
            with patch.object(socket.socket, "connect", side_effect=AssertionError("it calls somebody")):
                self._make(order)
            assert _files(order.root) == before

    def test_nothing_tells_where_and_by_whom_it_was_made(self) -> None:
        with self._order("en") as order:
            made = b"\n".join(self._make(order).artefacts.values())
            for trace in (str(order.root), str(Path.home()), f"@{socket.gethostname()}"):
                assert trace.encode() not in made

    def _edition(self) -> Edition:
        return edition(self.name)

    def _make(self, order: Order) -> Made:
        return self._edition().make(order)

    def _check(self, order: Order) -> None:
        """Something is made, all of it is owned, and what is said of it are warnings."""
        made, owned = self._make(order), self._edition().owns
        assert made.artefacts
        assert all(name.partition("/")[0] in owned for name in made.artefacts)
        assert all(isinstance(data, bytes) for data in made.artefacts.values())
        assert not [each for each in made.diagnostics if each.severity == "error"]

    @contextmanager
    def _order(self, language: str) -> Iterator[Order]:
        with TemporaryDirectory() as name:
            yield order_of(publication(Path(name) / "paper", language, ""), Path(name) / "kept")


def _with_issue(order: Order, issue: Issue) -> Order:
    return replace(order, issue=issue)


def _in_every_field(issue: Issue, text: str) -> Issue:
    """`issue` with `text` wherever a publisher or an author may write."""
    story = msgspec.structs.replace(
        issue.stories[0],
        title=text,
        eyebrow=text,
        dateline=text,
        bylines=(text, text),
        standfirst=(Text(text),),
    )
    about = msgspec.structs.replace(
        issue.publication, name=text, tagline=text, place=text, publisher=text, address=(text,), ears=(text,)
    )
    return msgspec.structs.replace(
        issue, publication=about, stories=(story, *issue.stories[1:]), title=text, lead=story.slug
    )


def _files(root: Path) -> Mapping[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}
