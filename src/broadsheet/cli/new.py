"""Make a publication folder that builds at once."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import shutil
from importlib import resources
from pathlib import Path

from broadsheet.diagnostics import UsageError
from broadsheet.strings.tags import language_tag

_EXAMPLES = resources.files("broadsheet") / "examples"
_LONGEST_NAME = 200  # as broadsheet.toml


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "directory", type=Path, metavar="DIR", help="the folder to make; it must be new or empty"
    )
    parser.add_argument("--name", type=_name, default="The Newsletter", help="the name on the nameplate")
    parser.add_argument(
        "--language",
        type=_language,
        default="en",
        metavar="TAG",
        help="main language, as BCP 47 (default: en)",
    )
    parser.add_argument(
        "--example", action="store_true", help="a full invented issue, Harbour News, with its pictures"
    )


def _name(text: str) -> str:
    if not text.strip() or "\n" in text or len(text) > _LONGEST_NAME:
        raise argparse.ArgumentTypeError(f"a name is one line of at most {_LONGEST_NAME} characters")
    return text


def _language(text: str) -> str:
    tag = language_tag(text)
    if tag is None:
        raise argparse.ArgumentTypeError(f"{text!r} is no language tag; write en, pt-BR or fa")
    return tag


def run(options: argparse.Namespace) -> int:
    target: Path = options.directory
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise UsageError(f"{target} is there already and is not an empty folder.")
    _copy(_EXAMPLES / ("harbour-news" if options.example else "starter"), target)
    if not options.example:
        _personalise(target, options.name, options.language)
    print(f"Made {target}. Now: cd {target} && broadsheet build")
    return 0


def _copy(source: resources.abc.Traversable, target: Path) -> None:
    with resources.as_file(source) as folder:
        shutil.copytree(folder, target, dirs_exist_ok=True, copy_function=shutil.copyfile)


def _personalise(target: Path, name: str, language: str) -> None:
    """Put name, language and this month into the starter."""
    today = dt.datetime.now(tz=dt.UTC).date()
    main = target / "broadsheet.toml"
    text = main.read_text(encoding="utf-8")
    # A JSON string is a TOML basic string.
    text = text.replace('"The Newsletter"', json.dumps(name, ensure_ascii=False)).replace(
        '"en"', json.dumps(language)
    )
    main.write_text(text, encoding="utf-8")
    issue = target / "issues" / "first"
    issue_file = issue / "issue.toml"
    issue_file.write_text(
        issue_file.read_text(encoding="utf-8").replace("2026-01-01", today.isoformat()), encoding="utf-8"
    )
    issue.rename(issue.with_name(f"{today:%Y-%m}"))
