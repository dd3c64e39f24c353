"""Where the links of a mail lead once what counts readers is taken off them."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, unquote, urlsplit, urlunsplit

# What senders and networks add to count who clicks; none of it changes what is shown.
_COUNTING = re.compile(
    r"(?:utm_|mc_|_hs|hsa_|mkt_|vero_|oly_|ck_|ml_|pk_|mtm_|piwik_|trk_|__s$|__hs|fbclid$|gclid$|dclid$|msclkid$|igshid$"
    r"|yclid$|wickedid$|sc_campaign$|sc_channel$|sc_content$|sc_medium$|email_hash$|subscriber_id$|subscriberid$"
    r"|attribution_(?:id|type)$|isfreemail$|triedredirect$|elq|spm$|_bta_|_ke$|cm_mmc|nr_email|vgo_ee$|dm_i$|s_cid$"
    r"|ref=[^&]*(?:newsletter|email)$)"
)
_READER = {"list-manage.com": ("e",), "campaign-archive.com": ("e",)}
"""Hosts whose addresses name the reader, and in which fields."""

_TARGETS = (
    "url",
    "u",
    "q",
    "target",
    "redirect",
    "redirect_url",
    "redirect_to",
    "redirect_uri",
    "to",
    "dest",
    "link",
    "a",
)
_DEFENDED = re.compile(r"/v3/__(?P<inner>.+?)(?:__;.*)?$")
"""What guards of mail systems make of an address (Proofpoint, version 3): what they changed in it stands behind it."""

_IN_PATH = re.compile(r"(https?(?:%3A|:)(?:%2F%2F|//).+)", re.IGNORECASE)
_COUNTERS = re.compile(
    r"safelinks|click|track|redirect|links?\.|url\d*\.|lnk|awstrack|urldefense|linkprotect|/l/|/lt\.php|/ls/|/url$|/out$|/go$|/r$"
)
_WRAPPINGS = 3  # addresses within addresses
_LONGEST = 4000
_MOST_FIELDS = 100
_WEB = ("http://", "https://")
_UNNEEDED = re.compile(r"[\x00-\x20\x7f]+")


def address_of(href: str) -> str:
    """The address that a link leads to: out of the redirects that show it, without what counts readers. What is
    neither of the web nor of mail is "".
    """
    url = _UNNEEDED.sub("", href)
    if url.lower().startswith("mailto:"):
        return url
    for _ in range(_WRAPPINGS):
        if (inner := _unwrapped(url)) is None:
            break
        url = inner
    return _cleaned(url) if url.lower().startswith(_WEB) and len(url) <= _LONGEST else ""


def _unwrapped(url: str) -> str | None:
    """The address that `url`, a redirect, bears in itself."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:  # "http://[" and its like
        return None
    if not _COUNTERS.search(f"{host}{parts.path}".lower()) or len(url) > _LONGEST:
        return None
    if "urldefense" in host:
        return _defended(url)
    fields = _fields(parts.query)
    for name in _TARGETS:
        if fields.get(name, "").startswith(_WEB):
            return fields[name]
    match = _IN_PATH.search(parts.path)
    if match is None:
        return None
    inner = unquote(match[1])
    # Amazon's redirects bear their own signs behind the address: "/L0/ADDRESS/1/ID/SIGN=3".
    return re.sub(r"/\d/[0-9a-f-]{20,}/[^/]+$", "", inner)


def _defended(url: str) -> str | None:
    """The address that Proofpoint wrote into `url`, in its second or third version."""
    if match := _DEFENDED.search(url):
        # It writes one stroke for two.
        return re.sub(r"^(https?:/)(?!/)", r"\1/", match["inner"])
    written = _fields(urlsplit(url).query).get("u", "")
    inner = unquote(written.replace("-", "%").replace("_", "/"))
    return inner if inner.startswith(_WEB) else None


def _fields(query: str) -> dict[str, str]:
    return dict(parse_qsl(query)) if query.count("&") < _MOST_FIELDS else {}


def _cleaned(url: str) -> str:
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return ""
    if not host:
        return ""
    named = next((names for owner, names in _READER.items() if host.endswith(owner)), ())
    kept = [part for part in parts.query.split("&") if part and not _counts(part, named)]
    return urlunsplit(parts._replace(query="&".join(kept)))


def _counts(part: str, named: tuple[str, ...]) -> bool:
    """Whether a field of an address names the reader, or where the address was found."""
    said = unquote(part).lower()
    name = said.partition("=")[0]
    return bool(_COUNTING.match(name) or _COUNTING.match(said)) or name in named
