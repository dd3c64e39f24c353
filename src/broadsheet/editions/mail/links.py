"""Where the links of a mail lead, and the addresses it comes from and goes to; all in ASCII, as headers need them."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from broadsheet.config.schema import Config
from broadsheet.editions.mail.headers import mailbox
from broadsheet.editions.mail.message import Mailbox
from broadsheet.issue.model import Issue
from broadsheet.screen.addresses import ascii_host, ascii_url

FOLDER = "mail"
"""Of the pictures, below the issue's own address and below out/ISSUE/."""

_NOWHERE = "newsletter.invalid"  # RFC 2606, 2


@dataclass(frozen=True, slots=True)
class Reader:
    """Whom a message is for. `token` stands for the reader in links."""

    name: str
    address: str
    token: str


SAMPLE = Reader("", "reader@example.org", "sample")


@dataclass(frozen=True, slots=True)
class Links:
    """What a mail leads to; "" where there is no such place. `leave_by_web` is opened by a reader and posted to by
    mail programs, `leave_by_mail` is a mailto link.
    """

    site: str
    issue: str
    leave_by_web: str
    leave_by_mail: str
    sender: Mailbox

    @property
    def pictures(self) -> str:
        return f"{self.issue}{FOLDER}/" if self.issue else ""

    @property
    def leave(self) -> tuple[str, ...]:
        return tuple(link for link in (self.leave_by_web, self.leave_by_mail) if link)


def links_of(issue: Issue, config: Config, reader: Reader) -> Links:
    """The links of `issue` for `reader`. Without an address of its own the publication comes from nowhere."""
    site = ascii_url(issue.publication.url)
    desk = ascii_url(config.desk.url.rstrip("/")) or site
    sender = _sender(issue, config)
    return Links(
        site=f"{site}/" if site else "",
        issue=f"{site}/{quote(issue.id)}/" if site else "",
        leave_by_web=f"{desk}/leave/{reader.token}/" if desk else "",
        leave_by_mail=f"mailto:{sender.address}?subject={quote('leave ' + reader.token)}",
        sender=sender,
    )


def _sender(issue: Issue, config: Config) -> Mailbox:
    """The sender of [delivery], else the publication's own address."""
    name, written = mailbox(config.delivery.sender or "")
    address = ascii_address(written) or ascii_address(issue.publication.contact)
    return Mailbox(name or issue.publication.name, address or f"news@{_NOWHERE}")


def host_of(url: str) -> str:
    return urlsplit(url).hostname or _NOWHERE


def ascii_address(address: str) -> str:
    """`address` with its host in punycode; "" where it cannot be written in ASCII."""
    local, _, host = address.rpartition("@")
    own = ascii_host(host)
    return f"{local}@{own}" if local.isascii() and local and own else ""
