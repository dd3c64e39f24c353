"""What mails say around a newsletter: how to leave, the page in a browser, links to the whole of a story."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from broadsheet.sources.backissue.vocabulary import key, vocabulary
from broadsheet.strings import load_strings

_LONGEST = 400  # letters of what a foot says in one paragraph
_MUCH = 0.4  # of a line, from which a phrase is what the line says
_LONGEST_MORE = 60
_MORE_WORDS = 6
_LONGEST_END = 5  # letters of "at", "auf", "unter"
_KINDS = ("leave", "browser", "forward", "sent", "postal")


@dataclass(frozen=True, slots=True)
class Phrases:
    """Of one language and of English, in which senders' programs speak; `words` as keys (see `key`) by kind."""

    words: dict[str, tuple[str, ...]]

    def kind(self, text: str, *, sure: bool) -> str | None:
        """What a line says of the mail itself; None where it tells a story. `sure`: it is set as no story is."""
        said = key(text)
        if not said or len(text) > _LONGEST:
            return None
        for kind in _KINDS:
            for word in self.words[kind]:
                if word in said and (sure or len(word) >= _MUCH * len(said)):
                    return kind
        return "sent" if re.match(r"\s*(?:©|\(c\)|copyright)", text, re.IGNORECASE) else None

    def asks(self, text: str) -> bool:
        """Whether a link so worded asks readers for something."""
        return key(text) in self.words["buttons"]

    def field(self, text: str) -> tuple[str, str] | None:
        """The header that a line of a forwarded mail says again, and its value."""
        match = re.match(r"\W*(\w[\w \-]{0,20}?)\s*[:：]\s*(.+)$", text)
        names = ("from", "date", "subject", "to")
        name = next((each for each in names if match and key(match[1]) in self.words[each]), None)
        return (name, match[2].strip("* ")) if match and name else None

    def forwards(self, text: str) -> bool:
        """Whether a line opens a forwarded mail."""
        return key(text) in self.words["message"]


@cache
def phrases(language: str) -> Phrases:
    file, own = _file(), (language, "en") if language != "en" else ("en",)
    words = {
        name: tuple(sorted({key(word) for each in own for word in file[each][name]})) for name in file["en"]
    }
    strings, _ = load_strings(language, {})
    why = max(strings.why.split("{name}"), key=len)
    for kind, word in (
        ("browser", strings.in_browser),
        ("leave", why),
        ("leave", strings.leave),
        ("forward", strings.archive),
    ):
        words[kind] = (*words[kind], key(word))
    return Phrases(words)


@cache
def _file() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((resources.files(__package__) / "phrases.toml").read_text(encoding="utf-8"))


def says_more(text: str) -> bool:
    """Whether a link so worded leads to the whole of a story, in any language."""
    if len(text) > _LONGEST_MORE and not _whole().fullmatch(text):
        return False
    said = key(text)
    if said in _more() or _whole().fullmatch(text.strip(" →»›>…")):
        return True
    few = len(text.split()) <= _MORE_WORDS
    return few and any(said.startswith(word) or _lacks_its_end(said, word) for word in _read_more())


def _lacks_its_end(said: str, word: str) -> bool:
    """Whether `said` is "Continue reading" where print says "Continue reading at"."""
    return word.startswith(said) and len(word) - len(said) <= _LONGEST_END < len(said)


@cache
def _more() -> frozenset[str]:
    return frozenset(key(word) for words in _file().values() for word in words["more"])


@cache
def _read_more() -> tuple[str, ...]:
    """Words that other words may follow: "Read more on our site"."""
    every = {key(word) for language in _file() for word in vocabulary(language).words["read_more"]}
    return tuple(sorted(word for word in every if len(word) > 3))  # noqa: PLR2004 - shorter ones begin other words


@cache
def _whole() -> re.Pattern[str]:
    """The sentences of our own mails that lead to a story, title and all."""
    said = (load_strings(language, {})[0].read_whole for language in _file())
    plain = (" ".join(each.split()) for each in said)
    return re.compile("|".join(".+".join(map(re.escape, each.split("{title}"))) for each in plain))
