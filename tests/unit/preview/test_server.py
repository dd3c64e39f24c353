"""Who is let in, what they get, and under which policy."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

from broadsheet.diagnostics import MachineError
from broadsheet.preview import Board, Server
from tests.unit.preview.asking import PATIENCE, ask, preview


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with preview() as running:
        yield running


def digest(server: Server, name: str) -> str:
    return server.board.proof.digests[name]


def test_it_hears_this_machine_only(server: Server) -> None:
    assert server.socket.getsockname()[0] == "127.0.0.1"
    assert server.url == f"http://127.0.0.1:{server.port}/{server.token}/"


def test_every_preview_has_another_token() -> None:
    with preview() as one, preview() as other:
        assert one.token != other.token
        assert len(one.token) >= 32


@pytest.mark.parametrize(
    "path", ["/", "/events", "/preview.css", "/favicon.ico", "/{}x/", "/x{}/", "/{}", "/%2f{}/", "/..//{}/"]
)
def test_without_the_token_there_is_nothing(server: Server, path: str) -> None:
    assert ask(server, path.format(server.token)).status == 404


@pytest.mark.parametrize(
    "request_line", [b"GET /\xc3\xa9/ HTTP/1.1", b"GET", b"\x16\x03\x01", b"GET / HTTP/9", b"A" * 70_000]
)
def test_what_is_no_request_is_refused_and_survived(server: Server, request_line: bytes) -> None:
    with socket.create_connection(("127.0.0.1", server.port), timeout=PATIENCE) as connection:
        connection.sendall(request_line + f"\r\nHost: 127.0.0.1:{server.port}\r\n\r\n".encode())
        assert b" 200 " not in connection.recv(100)
    assert ask(server, "").status == 200


def test_a_token_that_is_nearly_right_is_wrong(server: Server) -> None:
    nearly = server.token[:-1] + ("a" if server.token[-1] != "a" else "b")
    assert ask(server, f"/{nearly}/").status == 404


@pytest.mark.parametrize(
    "host",
    [
        "rebound.example",
        "rebound.example:{}",
        "127.0.0.1",
        "127.0.0.1:1",
        "[::1]:{}",
        "",
        "localhost:{}|a.example",
    ],
)
def test_under_another_name_nothing_is_answered(server: Server, host: str) -> None:
    assert ask(server, "", host=host.format(server.port) or " ").status == 421


def test_both_names_of_this_machine_are_answered(server: Server) -> None:
    for name in ("127.0.0.1", "localhost", "LOCALHOST"):
        assert ask(server, "", host=f"{name}:{server.port}").status == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "BREW"])
def test_there_is_nothing_to_do_but_read(server: Server, method: str) -> None:
    reply = ask(server, "", method=method)
    assert (reply.status, reply.headers["allow"]) == (405, "GET, HEAD")
    assert ask(server, "/", method=method).status == 404, "without the token not even that is said"


def test_a_head_has_no_body(server: Server) -> None:
    for address in ("", "files/issue.txt", "events", "nothing"):
        head = ask(server, address, method="HEAD")
        assert head.body == b""
        assert head.status == (404 if address == "nothing" else 200)


@pytest.mark.parametrize("address", ["", "files/print.pdf", "events", "nothing", "/"])
def test_every_reply_keeps_to_itself(server: Server, address: str) -> None:
    headers = ask(server, address, method="HEAD").headers
    assert headers["cache-control"] == "no-store"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["content-security-policy"].startswith("default-src 'none'")
    assert not [name for name in headers if name.startswith("access-control")]
    assert headers["server"] == "Broadsheet"


def policy(server: Server, address: str) -> list[str]:
    return ask(server, address).headers["content-security-policy"].split("; ")


def test_scripts_run_on_the_shell_page_alone(server: Server) -> None:
    mail = digest(server, "mail.html")
    assert "script-src 'self'" in policy(server, "")
    for address in (
        "preview.css",
        "files/mail.html",
        "files/print.pdf",
        f"mail/{mail}/light/full",
        "nothing",
    ):
        assert "script-src" not in "; ".join(policy(server, address))


def test_a_mail_is_in_a_sandbox_with_or_without_pictures(server: Server) -> None:
    mail = digest(server, "mail.html")
    full, bare = (policy(server, f"mail/{mail}/dark/{kind}") for kind in ("full", "bare"))
    assert "img-src 'self'" in full
    assert "img-src 'none'" in bare
    for kept in ("sandbox allow-same-origin", "frame-ancestors 'self'", "form-action 'none'"):
        assert kept in full
        assert kept in bare


def test_the_mail_is_served_with_the_preview_s_pictures(server: Server) -> None:
    html = ask(server, f"mail/{digest(server, 'mail.html')}/light/full").body.decode()
    assert f'src="/{server.token}/files/mail/mill.jpg"' in html
    assert ask(server, "files/mail/mill.jpg").body == b"JPEG"


def test_pages_are_pictures_and_only_those_that_are(server: Server) -> None:
    pdf = digest(server, "print.pdf")
    assert ask(server, f"pages/{pdf}/2.png").headers["content-type"] == "image/png"
    for address in (
        f"pages/{pdf}/0.png",
        f"pages/{pdf}/3.png",
        f"pages/{'0' * 20}/1.png",
        f"pages/{pdf}/x.png",
    ):
        assert ask(server, address).status == 404


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("", "text/html; charset=utf-8"),
        ("preview.js", "text/javascript; charset=utf-8"),
        ("fonts/source-sans.woff2", "font/woff2"),
        ("files/print.pdf", "application/pdf"),
        ("files/issue.txt", "text/plain; charset=utf-8"),
        ("files/fit.json?again", "application/json; charset=utf-8"),
    ],
)
def test_everything_says_what_it_is(server: Server, address: str, kind: str) -> None:
    assert ask(server, address).headers["content-type"] == kind


@pytest.mark.parametrize(
    "address",
    [
        "../../etc/passwd",
        "fonts/../preview.css",
        "fonts/README.md",
        "index.html",
        "files/../print.pdf",
        "files//etc/passwd",
        "files/%2e%2e%2f%2e%2e%2fetc/passwd",
        "%2e%2e/server.py",
        "server.py",
        "files/",
        "files/print.pdf%00.txt",
    ],
)
def test_no_address_is_ever_a_path(server: Server, address: str) -> None:
    assert ask(server, address).status == 404


def test_a_port_that_is_taken_is_a_plain_message(server: Server) -> None:
    with pytest.raises(MachineError, match=f"cannot use port {server.port}: Address already in use"):
        Server(Board(), server.port)


def test_after_the_end_nobody_answers() -> None:
    with preview() as server:
        port = server.port
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", port), timeout=1)
