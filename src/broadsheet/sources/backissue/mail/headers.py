"""What the headers of a message say of the issue."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from email.utils import parseaddr, parsedate_to_datetime

from broadsheet.sources.backissue.dates import dates_in
from broadsheet.sources.backissue.model import Field, Line, Origin
from broadsheet.sources.backissue.plates import of_the_issue
from broadsheet.sources.backissue.vocabulary import Vocabulary, key

_SURE, _LIKELY, _GUESSED = 0.95, 0.8, 0.6
_NOBODY = re.compile(r"no-?reply|do-?not-?reply|bounce|mailer", re.IGNORECASE)
_ON_BEHALF = re.compile(r"\s+(?:from|at|of|via|bei|von|de|chez|da)\s+|\s*[|,@–—]\s*", re.IGNORECASE)
_ANSWERS = re.compile(r"^(?:(?:re|fwd?|aw|wg|tr|rv|enc|i|r)\s?:\s*)+", re.IGNORECASE)
_LONGEST_DATE = 100  # letters
_ENDS = re.compile(r"\s*(?:[:：|–—•·#]|\s-\s).*$")


def title_in(headers: Mapping[str, str]) -> str:
    """What the subject says of the contents: without the marks of answers, the newsletter's own name and number."""
    said = _ANSWERS.sub("", headers.get("subject", "")).strip()
    sender, _ = parseaddr(headers.get("from", ""))
    before, colon, after = (
        re.split("([:：])", said, maxsplit=1) if re.search("[:：]", said) else (said, "", "")
    )
    return after.strip() if colon and key(sender) and key(before).startswith(key(sender)) else said


def issue_fields(headers: Mapping[str, str], said: str, words: Vocabulary) -> dict[str, Field[str]]:
    """The fields of the issue that the headers give; `said` is the text of the mail, in which a name sounds again."""
    made = {
        "date": _date(headers, words),
        "nameplate": _nameplate(headers, key(said)),
        "number": _number(headers, words),
        "contact": _contact(headers),
        "web": _web(headers),
        "subject": _of("subject", headers.get("subject", ""), _SURE, headers),
    }
    return {name: value for name, value in made.items() if value}


def _of(name: str, value: str, confidence: float, headers: Mapping[str, str]) -> Field[str] | None:
    origin = Origin(1, 0, f"{name.title()}: {headers.get(name, '')}", (f"{name} header",))
    return Field(value, confidence, origin) if value else None


def _date(headers: Mapping[str, str], words: Vocabulary) -> Field[str] | None:
    """The day on which it was sent, by the clock of who sent it; of a mail forwarded in the words of its language."""
    said = headers.get("date", "")
    try:
        return _of("date", parsedate_to_datetime(said).date().isoformat(), _SURE, headers)
    except (ValueError, TypeError, OverflowError):
        found = next(dates_in(said[:_LONGEST_DATE], words.language), None)
        day = found.date() if found else None
        return _of("date", day.isoformat(), _LIKELY, headers) if day else None


def _nameplate(headers: Mapping[str, str], said: str) -> Field[str] | None:
    """The name that is said again in the mail; else that of the list, else of the sender."""
    candidates = [(header, name) for header, name in _names(headers) if name]
    for header, name in candidates:
        if key(name) and key(name) in said:
            return _of(header, name, _LIKELY, headers)
    return _of(*candidates[0][:1], candidates[0][1], _GUESSED, headers) if candidates else None


def _names(headers: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    sender, _ = parseaddr(headers.get("from", ""))
    sender = sender.strip("\"' ")
    yield "from", sender
    yield "list-id", headers.get("list-id", "").partition("<")[0].strip("\"' ")
    for part in reversed(_ON_BEHALF.split(sender)[1:]):
        yield "from", part.strip()
    before, parted, _ = _ENDS.sub("\n", headers.get("subject", "")).partition("\n")
    yield "subject", before.strip() if parted else ""


def _number(headers: Mapping[str, str], words: Vocabulary) -> Field[str] | None:
    line = Line(headers.get("subject", ""), 1, 0, column=1)
    number = of_the_issue([line], words).get("number") if line.text else None
    if number is None and (match := re.search(r"#\s?(\d{1,4})\b", line.text)):
        return _of("subject", match[1], _LIKELY, headers)
    return _of("subject", number.value, _SURE, headers) if number else None


def _contact(headers: Mapping[str, str]) -> Field[str] | None:
    for name in ("reply-to", "list-owner", "from"):
        address = parseaddr(headers.get(name, "").replace("mailto:", ""))[1]
        if "@" in address and not _NOBODY.search(address):
            return _of(name, address, _GUESSED, headers)
    return None


def _web(headers: Mapping[str, str]) -> Field[str] | None:
    for name in ("archived-at", "list-archive"):
        value = headers.get(name, "").strip("<> ")
        if value.startswith(("http://", "https://")):
            return _of(name, value, _SURE, headers)
    return None
