from __future__ import annotations

from broadsheet.diagnostics import Span, diagnose
from broadsheet.diagnostics.render import as_json, render

MISSING = diagnose(
    "source-missing-story",
    "There is no story `fery`.",
    Span("issues/2026-11/issue.toml", 7),
    hints=["Did you mean `ferry`?", "Stories stand in stories/."],
)
PLACELESS = diagnose("config-no-strings", "There are no words.")


def test_a_diagnostic_is_read_from_what_to_where_to_what_to_do() -> None:
    assert render(MISSING) == (
        "error[source-missing-story]: There is no story `fery`.\n"
        "  --> issues/2026-11/issue.toml:7\n"
        "  hint: Did you mean `ferry`?\n"
        "  hint: Stories stand in stories/."
    )
    assert render(PLACELESS) == "warning[config-no-strings]: There are no words."


def test_colour_only_adds_to_it() -> None:
    coloured = render(MISSING, colour=True)
    assert coloured.startswith("\x1b[1;31merror[source-missing-story]\x1b[0m: ")
    plain = coloured.replace("\x1b[1;31m", "").replace("\x1b[1m", "").replace("\x1b[0m", "")
    assert plain == render(MISSING)


def test_a_name_in_a_file_cannot_steer_the_terminal() -> None:
    nasty = diagnose("source-missing-story", "a\x1b[2Jb\r", Span("x\x07.md", 1), hints=["\x9b2J"])
    assert not any(ord(sign) < 32 or 127 <= ord(sign) < 160 for sign in render(nasty).replace("\n", ""))


def test_the_same_for_programs() -> None:
    assert as_json(MISSING) == {
        "code": "source-missing-story",
        "severity": "error",
        "message": "There is no story `fery`.",
        "file": "issues/2026-11/issue.toml",
        "line": 7,
        "hints": ["Did you mean `ferry`?", "Stories stand in stories/."],
    }
    assert as_json(PLACELESS)["file"] is None
    assert as_json(PLACELESS)["line"] is None
