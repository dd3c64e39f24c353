"""What newsletters say around their stories, in the languages that can be brought home."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from broadsheet.strings import Strings, load_strings

_ALL = ("en", "fr", "es", "pt", "de", "it", "fa", "ar", "he", "ja", "zh", "ko")
# Letters that only one of the languages of a script has.
_PERSIAN = re.compile("[پچژگکی]")
_SCRIPTS = (
    ("he", re.compile("[\u05d0-\u05ea]")),
    ("ar", re.compile("[\u0621-\u064a\u067e-\u06d2\ufb50-\ufdff\ufe70-\ufefc]")),
    ("ko", re.compile("[\uac00-\ud7a3]")),
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
)
UNSPACED = frozenset({"ja", "zh"})
"""Languages that part no words by spaces."""

_ENOUGH = 0.2  # of the letters, from which a script is that of the text
_SHARE_OF_KANA = 0.05


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of `language`: `words` by kind ("contents", "by"), as keys (see `key`); `strings` of our editions."""

    language: str
    strings: Strings
    words: dict[str, tuple[str, ...]]
    seasons: dict[str, int]

    def says(self, kind: str, text: str) -> bool:
        """Whether `text`, whole, is one of the words of that kind."""
        return key(text) in self.keys(kind)

    def keys(self, kind: str) -> frozenset[str]:
        """The words of that kind, as keys."""
        return _keys(self.words[kind])

    def also(self, words: Mapping[str, Sequence[str]]) -> Vocabulary:
        """This vocabulary, knowing `words` by kind as well."""
        known = {kind: (*own, *words.get(kind, ())) for kind, own in self.words.items()}
        return replace(self, words=known)


@lru_cache(maxsize=1024)
def _keys(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(key, words))


@lru_cache(maxsize=8192)
def key(text: str) -> str:
    """The letters and digits of `text`, as they compare: case, quotes, dashes and spaces make no difference."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(char for char in plain if char.isalnum())


@cache
def vocabulary(language: str) -> Vocabulary:
    words: dict[str, Any] = _file()[language]
    strings, _ = load_strings(language, {})
    ours = {"contents": strings.contents, "by": strings.by, "read_more": strings.continue_at}
    ours |= {"about": strings.about, "dates": strings.dates}
    lists = {kind: tuple(value) for kind, value in words.items() if isinstance(value, list)}
    for kind, word in ours.items():
        lists[kind] = (*lists[kind], word.strip())
    lists["on_the_web"] = (strings.on_the_web.strip(),)
    lists["read_more"] = (*lists["read_more"], *lists["on_the_web"])
    return Vocabulary(language, strings, lists, words["seasons"])


@cache
def _file() -> dict[str, Any]:
    text = (resources.files(__package__) / "vocabulary.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def language_of(text: str) -> str:
    """The language of `text`, by its script, else by the commonest words; English where nothing says otherwise."""
    letters = sum(map(str.isalpha, text)) or 1
    for language, script in _SCRIPTS:
        share = len(script.findall(text)) / letters
        if language == "ja" and share >= _SHARE_OF_KANA:
            return language
        if share >= _ENOUGH:
            is_persian = language == "ar" and len(_PERSIAN.findall(text)) * 50 > letters
            return "fa" if is_persian else language
    words = Counter(re.findall(r"\w+", text.casefold()))
    latin = (
        language for language in _ALL if vocabulary(language).strings.months[0].isascii() or language == "fr"
    )
    return max(latin, key=lambda each: sum(words[word] for word in vocabulary(each).words["common"]))
