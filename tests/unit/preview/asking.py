"""Asking a running preview, as a browser would and as no browser would."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse
from typing import Any, NamedTuple

from broadsheet.preview import Board, Server
from tests.unit.preview.builds import good

PATIENCE = 60  # seconds


class Reply(NamedTuple):
    status: int
    headers: dict[str, str]
    body: bytes


@contextmanager
def preview() -> Iterator[Server]:
    """A preview of a good build, at work."""
    board = Board()
    board.built(good(), 1)
    with Server(board) as server:
        yield server


def ask(server: Server, address: str, *, method: str = "GET", host: str | None = None) -> Reply:
    """The reply to a request for `address`, below the token unless it starts with a slash."""
    path = address if address.startswith("/") else f"/{server.token}/{address}"
    connection = HTTPConnection("127.0.0.1", server.port, timeout=PATIENCE)
    try:
        connection.putrequest(method, path, skip_host=True)
        for name in (host or f"127.0.0.1:{server.port}").split("|"):
            connection.putheader("Host", name)
        connection.endheaders()
        response = connection.getresponse()
        headers = {name.lower(): value for name, value in response.getheaders()}
        return Reply(response.status, headers, response.read())
    finally:
        connection.close()


class Listener:
    """A page that listens for news."""

    def __init__(self, url: str) -> None:
        host, _, base = url.removeprefix("http://").partition("/")
        self._connection = HTTPConnection(host, timeout=PATIENCE)
        self._connection.request("GET", f"/{base}events")
        self.response: HTTPResponse = self._connection.getresponse()

    def news(self) -> dict[str, Any] | None:
        """What is told next; None when the stream has ended."""
        while line := self.response.readline():
            if line.startswith(b"data: "):
                told: dict[str, Any] = json.loads(line.removeprefix(b"data: "))
                return told
        return None

    def close(self) -> None:
        self.response.close()
        self._connection.close()
