"""Say what the words of the trade mean in Broadsheet."""

from __future__ import annotations

import argparse
import textwrap
import tomllib
from collections.abc import Mapping
from difflib import get_close_matches
from importlib import resources

from broadsheet.cli.terminal import print_json
from broadsheet.diagnostics import UsageError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("term", nargs="?", help="one word (default: all)")
    parser.add_argument("--json", action="store_true", help="print an array of objects")


def run(options: argparse.Namespace) -> int:
    terms = load_terms()
    chosen = terms if options.term is None else {options.term: _meaning(terms, options.term)}
    if options.json:
        print_json([{"term": t, "meaning": m} for t, m in chosen.items()])
        return 0
    for term, meaning in chosen.items():
        print(textwrap.fill(f"{term}: {meaning}", width=88, subsequent_indent="    "))
    return 0


def load_terms() -> Mapping[str, str]:
    """Term → meaning, in alphabetical order."""
    text = (resources.files("broadsheet.cli") / "glossary.toml").read_text(encoding="utf-8")
    return dict(sorted(tomllib.loads(text).items(), key=lambda item: item[0].lower()))


def _meaning(terms: Mapping[str, str], term: str) -> str:
    if term in terms:
        return terms[term]
    near = get_close_matches(term, terms, n=3)
    hint = f" Did you mean {', '.join(near)}?" if near else ""
    raise UsageError(f"The glossary has no “{term}”.{hint}")
