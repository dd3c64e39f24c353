"""Write the pages of docs/reference that are made from the program itself.

Usage: `python -m tools.reference [--check]`. With `--check` nothing is written, and a page that is out of date is
named and fails.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from typing import Any

from broadsheet.cli import COMMANDS, module_of
from broadsheet.cli.glossary import load_terms
from broadsheet.config.schema import Config
from broadsheet.diagnostics.catalogue import CATALOGUE
from broadsheet.editions.print.theme import ThemeFile
from broadsheet.issue.interchange import json_schema
from broadsheet.sources.folder.issue_file import IssueFile
from tools.toml_keys import keys_text, table

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "reference"
MADE = "<!-- Made by tools/reference.py. Change the program, then run `make docs`. -->"


def pages() -> dict[str, str]:
    """Every page by its name below docs/reference."""
    return {
        "commands.md": commands_page(),
        "broadsheet-toml.md": _page("broadsheet.toml", keys_text("broadsheet.toml", Config)),
        "issue-toml.md": _page("issue.toml", keys_text("issue.toml", IssueFile)),
        "themes.md": _page("themes/NAME.toml", keys_text("themes/NAME.toml", ThemeFile)),
        "diagnostics.md": diagnostics_page(),
        "glossary.md": glossary_page(),
        "issue.schema.json": json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n",
    }


def _page(title: str, *parts: str) -> str:
    return "\n\n".join([f"# {title}", MADE, *parts]) + "\n"


# -- commands -------------------------------------------------------------------------------------------------------


class _Listener(argparse.ArgumentParser):
    """Remembers what a command adds to it: `--help` is worded differently by each version of Python."""

    def __init__(self) -> None:
        self.added: list[argparse.Action] = []
        super().__init__(add_help=False)

    def add_argument(self, *args: Any, **options: Any) -> argparse.Action:  # noqa: ANN401 - argparse's own
        self.added.append(super().add_argument(*args, **options))
        return self.added[-1]


def commands_page() -> str:
    intro = (
        "`broadsheet` alone shows the first steps, `broadsheet --help` all commands, `broadsheet COMMAND --help` "
        "one of them, `broadsheet --version` the version. Every command also takes `--traceback`, which shows where "
        "in the program an error arose. Results go to standard output, everything else to standard error."
    )
    statuses = table(
        ("exit status", "means"),
        (
            ("0", "done"),
            ("1", "the issue or the publication has errors"),
            ("2", "the command was not called as it should be"),
            ("3", "the machine lacks something"),
            ("4", "interrupted; what was there before is untouched"),
        ),
    )
    listing = table(
        ("command", "does"), ((f"[`{name}`](#broadsheet-{name})", words) for name, words in COMMANDS.items())
    )
    return _page("Commands", intro, listing, statuses, *map(_command, COMMANDS))


def _command(name: str) -> str:
    module = module_of(name)
    parser = _Listener()
    module.add_arguments(parser)
    usage = " ".join(["broadsheet", name, *map(_usage, parser.added)])
    rows = [(f"`{_spelt(action)}`", action.help or "") for action in parser.added]
    return "\n\n".join(
        [
            f"## broadsheet {name}",
            module.__doc__ or "",
            f"```text\n{usage}\n```",
            table(("argument", "means"), rows),
        ]
    )


def _usage(action: argparse.Action) -> str:
    if action.option_strings:
        return f"[{_spelt(action).split(', ')[-1]}]"
    return _value(action) if action.required else f"[{_value(action)}]"


def _spelt(action: argparse.Action) -> str:
    value = _value(action)
    if not action.option_strings:
        return value
    return ", ".join(f"{option} {value}" if value else option for option in action.option_strings)


def _value(action: argparse.Action) -> str:
    if action.nargs == 0:
        return ""
    if action.metavar is None and action.choices:
        return "|".join(map(str, action.choices))
    return str(action.metavar or action.dest.upper())


# -- diagnostics, glossary ------------------------------------------------------------------------------------------


def diagnostics_page() -> str:
    intro = (
        "Every message of Broadsheet has a code. Errors stop a build, warnings do not; `broadsheet check --strict` "
        "fails on warnings too. With `--json`, and in `diagnostics.json`, a diagnostic is an object with `code`, "
        "`severity`, `message`, `file`, `line` and `hints`."
    )
    stages = groupby(sorted(CATALOGUE), key=lambda code: code.split("-")[0])
    return _page("Diagnostics", intro, *(_stage(stage, codes) for stage, codes in stages))


def _stage(stage: str, codes: Iterable[str]) -> str:
    return "\n\n".join([f"## {stage}", *map(_diagnostic, codes)])


def _diagnostic(code: str) -> str:
    severity, why, cure = CATALOGUE[code]
    return f"### {code}\n**{severity.capitalize()}.** {why}\n\n*What to do:* {cure}"


def glossary_page() -> str:
    intro = (
        "The words of the trade as Broadsheet uses them, one sense each. `broadsheet glossary` says the same."
    )
    return _page(
        "Glossary", intro, table(("word", "means"), ((f"**{t}**", m) for t, m in load_terms().items()))
    )


# -- writing --------------------------------------------------------------------------------------------------------


def outdated(folder: Path) -> list[str]:
    """The pages in `folder` that are not what the program says now."""
    return [name for name, text in pages().items() if not _holds(folder / name, text)]


def _holds(path: Path, text: str) -> bool:
    return path.is_file() and path.read_text(encoding="utf-8") == text


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing, fail when a page is out of date")
    if parser.parse_args().check:
        old = outdated(FOLDER)
        print(
            "\n".join(f"docs/reference/{name} is out of date: run `make docs`" for name in old),
            end="\n" * bool(old),
        )
        return int(bool(old))
    for name, text in pages().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
