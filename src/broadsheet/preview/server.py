"""The preview's own small web server: it hears this machine only, and answers only who knows the token."""

from __future__ import annotations

import hmac
import secrets
import select
import socket
import socketserver
import sys
import threading
from contextlib import suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self

from broadsheet.diagnostics import MachineError
from broadsheet.preview.answers import Answer, Desk, answer
from broadsheet.preview.board import Board
from broadsheet.preview.pages import PagePictures
from broadsheet.preview.report import as_event

LOOPBACK = "127.0.0.1"
# A browser opens six connections to one host; more streams than these would leave it none to load pictures with.
MOST_STREAMS = 4
MOST_CONNECTIONS = 64
_TOKEN_BYTES = 24
_IDLE_SECONDS = 10
_LOOK_SECONDS = 0.3  # how soon a page that was closed gives its stream back
_POLL_SECONDS = 0.05
_HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
}
_METHODS = ("GET", "HEAD")
_NO_POLICY = "default-src 'none'; frame-ancestors 'none'"


class Server(ThreadingHTTPServer):
    """Shows `board` until it is closed; `port` 0 takes any that is free. Use as a context manager."""

    daemon_threads = False  # the end waits for every thread
    request_queue_size = MOST_CONNECTIONS

    def __init__(self, board: Board, port: int = 0) -> None:
        try:
            super().__init__((LOOPBACK, port), _Handler)
        except (OSError, OverflowError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise MachineError(f"The preview cannot use port {port}: {reason}.") from error
        self.board = board
        self.token = secrets.token_urlsafe(_TOKEN_BYTES)
        self.port: int = self.socket.getsockname()[1]
        self.desk = Desk(f"/{self.token}/", PagePictures())
        self.streams = threading.BoundedSemaphore(MOST_STREAMS)
        self._open: set[socket.socket] = set()
        self._listening = threading.Thread(target=self.serve_forever, args=(_POLL_SECONDS,), name="preview")

    @property
    def url(self) -> str:
        return f"http://{LOOPBACK}:{self.port}{self.desk.base}"

    def server_bind(self) -> None:
        """As the base of the base does it: HTTPServer's own asks the network for the name of this machine."""
        socketserver.TCPServer.server_bind(self)

    def __enter__(self) -> Self:
        self._listening.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """At once: who listens for news is let go, and every open connection is cut."""
        self.board.close()
        self.shutdown()
        self._listening.join()
        for connection in self._open.copy():
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        self.server_close()

    def process_request(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 - as the base class has it
        if len(self._open) >= MOST_CONNECTIONS:
            self.shutdown_request(request)
            return
        self._open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:  # noqa: ANN401 - as the base class has it
        self._open.discard(request)
        super().shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 - as the base class has it
        """A browser that goes away in the middle of an answer is no fault."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    """One request. Whoever is not let in learns nothing, not even whether something is there."""

    server: Server
    timeout = _IDLE_SECONDS  # of a connection that says nothing

    def parse_request(self) -> bool:
        """Whether the request may be answered; if not, the refusal is sent."""
        if not super().parse_request():
            return False
        refusal = self._refusal()
        if refusal:
            self.send_error(refusal)
        return refusal is None

    def _refusal(self) -> HTTPStatus | None:
        """A page of another host can have a browser ask here under that host's name, which the header shows."""
        names = self.headers.get_all("Host") or []
        if len(names) != 1 or names[0].lower() not in self._our_names():
            return HTTPStatus.MISDIRECTED_REQUEST
        if not hmac.compare_digest(self._path_start(), self.server.desk.base.encode()):
            return HTTPStatus.NOT_FOUND
        return None if self.command in _METHODS else HTTPStatus.METHOD_NOT_ALLOWED

    def _our_names(self) -> tuple[str, str]:
        return f"{LOOPBACK}:{self.server.port}", f"localhost:{self.server.port}"

    def _path_start(self) -> bytes:
        return self.path[: len(self.server.desk.base)].encode(errors="replace")

    def do_GET(self) -> None:
        address = self.path[len(self.server.desk.base) :]
        if address == "events":
            self._tell_news()
            return
        found = answer(address, self.server.board.proof, self.server.desk)
        if found:
            self._send(found)
        else:
            self.send_error(HTTPStatus.NOT_FOUND)

    def do_HEAD(self) -> None:
        self.do_GET()

    def _send(self, found: Answer) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", found.type)
        self.send_header("Content-Length", str(len(found.body)))
        self._end_headers_with(found.policy)
        if self.command != "HEAD":
            self.wfile.write(found.body)

    def _tell_news(self) -> None:
        """Server-sent events: the proof now, and again whenever it changes, until the page or the preview closes."""
        if not self.server.streams.acquire(blocking=False):
            self.send_error(HTTPStatus.SERVICE_UNAVAILABLE)
            return
        try:
            self.send_response(HTTPStatus.OK)
            self.send_header("Content-Type", "text/event-stream; charset=utf-8")
            self._end_headers_with(_NO_POLICY)
            if self.command != "HEAD":
                self._tell_until_closed()
        finally:
            self.server.streams.release()

    def _tell_until_closed(self) -> None:
        board, told = self.server.board, -1
        while not board.closed and not self._is_gone():
            news = board.next(told, _LOOK_SECONDS)
            if news:
                told, proof = news
                self.wfile.write(b"event: proof\ndata: " + as_event(proof) + b"\n\n")

    def _is_gone(self) -> bool:
        """Whether the browser has closed its side: it has nothing more to say on this connection."""
        return bool(select.select([self.connection], [], [], 0)[0])

    def _end_headers_with(self, policy: str) -> None:
        self.send_header("Content-Security-Policy", policy)
        self.end_headers()

    def end_headers(self) -> None:
        for name, value in _HEADERS.items():
            self.send_header(name, value)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:  # noqa: ARG002 - of the base class, whose words repeat the request
        """A refusal in its own few words, whatever was asked."""
        status = HTTPStatus(code)
        body = f"{status.phrase}\n".encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/plain; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        if status is HTTPStatus.METHOD_NOT_ALLOWED:
            self.send_header("Allow", ", ".join(_METHODS))
        self._end_headers_with(_NO_POLICY)
        if self.command != "HEAD":
            self.wfile.write(body)

    def version_string(self) -> str:
        return "Broadsheet"

    def log_message(self, *_: object) -> None:
        """Addresses hold the token, and nobody is to find it in a log."""
