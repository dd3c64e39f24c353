"""The stream of news: told at once, to a few at a time, and over when the preview is."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing

import pytest

from broadsheet.preview import Server
from broadsheet.preview import server as server_module
from broadsheet.preview.server import MOST_STREAMS
from tests.unit.preview.asking import PATIENCE, Listener, ask, preview
from tests.unit.preview.builds import failed, good


@pytest.fixture
def server() -> Iterator[Server]:
    with preview() as running:
        yield running


def listening(server: Server) -> closing[Listener]:
    return closing(Listener(server.url))


def test_a_page_is_told_what_there_is_and_then_what_changes(server: Server) -> None:
    with listening(server) as page:
        assert page.response.headers["Content-Type"] == "text/event-stream; charset=utf-8"
        first = page.news()
        server.board.built(good(issue_txt=b"ANOTHER"), 1)
        second = page.news()
        server.board.built(failed(), 1)
        third = page.news()
    told = [news for news in (first, second, third) if news]
    assert [news["phase"] for news in told] == ["built", "built", "failed"]
    assert told[0]["texts"] != told[1]["texts"]
    assert told[0]["mail"] == told[1]["mail"]
    assert ask(server, "files/issue.txt").body == b"ANOTHER", "a failed build keeps the last good text"


def test_only_a_few_listen_at_once_and_who_leaves_makes_room(server: Server) -> None:
    with ExitStack() as pages:
        for _ in range(MOST_STREAMS):
            pages.enter_context(listening(server)).news()
        assert ask(server, "events").status == 503
        assert ask(server, "").status == 200
    deadline = time.monotonic() + PATIENCE
    while ask(server, "events", method="HEAD").status == 503:
        assert time.monotonic() < deadline, "no room was made"


def test_the_end_lets_listeners_go_at_once_and_leaves_no_thread() -> None:
    before = set(threading.enumerate())
    with preview() as server:
        page = Listener(server.url)
        page.news()
        silent = socket.create_connection(("127.0.0.1", server.port))
        started = time.monotonic()
    assert time.monotonic() - started < 5, "a connection that says nothing is not waited for"
    assert page.news() is None
    assert set(threading.enumerate()) == before
    page.close()
    silent.close()


def test_there_is_an_end_to_connections(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server_module, "MOST_CONNECTIONS", 2)
    with ExitStack() as pages:
        for _ in range(2):
            pages.enter_context(listening(server)).news()
        with pytest.raises(ConnectionError):
            ask(server, "")
