"""Why there are no pages, in words an editor can act on."""

from __future__ import annotations

import msgspec
import pytest

from broadsheet.diagnostics import Span
from broadsheet.editions.print.complaints import no_plan, refusal, unknown_faces
from broadsheet.editions.print.settings import PrintSettings
from broadsheet.editions.print.theme_file import load_theme
from broadsheet.editions.print.typesetter import RefusedError
from broadsheet.fit.fitting import Fitted
from broadsheet.fit.nearest import Nearest
from broadsheet.issue.model import Picture, Story, Text
from tests.unit.editions.print.made import issue, paragraph, story

FAMILIES = ("Ink", "Brass", "Ink", "Mono", "Noto")
HERE = story(paragraph("One."), permalink="https://example.org/1")
NO_GLYPH = 'the text `"{}"` could not be displayed with any font'


def hints(pages: int, nearest: Nearest, *stories: Story) -> tuple[str, ...]:
    told = issue(*(stories or [HERE]))
    (found,) = no_plan(told, Fitted(pages, None, nearest))
    assert found.code == "fit-infeasible"
    assert found.span == Span("issues/2026-11/issue.toml")
    return found.hints


def test_an_issue_that_does_not_land_is_named_with_its_pages() -> None:
    (found,) = no_plan(issue(HERE), Fitted(1, None, Nearest(None)))
    assert found.message == "issue 2026-11 does not land on 1 page"


def test_what_would_land_is_said() -> None:
    assert hints(1, Nearest(3)) == ("It lands on 3 pages: set `pages = 3`.",)


def test_stories_without_an_address_cannot_be_cut() -> None:
    (hint,) = hints(1, Nearest(None), story(paragraph("One.")))
    assert "may not be cut: set `url`" in hint


def test_a_family_nobody_has_is_named_once_with_those_like_it() -> None:
    (found,) = unknown_faces(FAMILIES, ["Inky", "Brass", "Mono", "Noto"])
    assert found.code == "print-unknown-font"
    assert "“Ink”" in found.message
    assert found.hints == ("Did you mean `Inky`? Others come from font files in fonts/.",)


def test_families_that_are_there_are_no_fault() -> None:
    assert list(unknown_faces(FAMILIES, ["Ink", "Brass", "Mono", "Noto"])) == []


def test_a_variable_font_is_found_by_half_its_name() -> None:
    (found,) = unknown_faces(["Newsreader"], ["Newsreader 16pt", "Noto Sans"])
    assert found.hints[0].startswith(
        "Did you mean `Newsreader 16pt`? A variable font goes by the name in its file."
    )


def test_the_families_of_an_extra_may_lack() -> None:
    assert list(unknown_faces(["Noto Sans CJK JP", "Ink"], ["Ink"])) == []


@pytest.mark.parametrize("name", ["Noto Sans CJK", "Noto Sans CJK HK", "Noto Sans CJK JQ"])
def test_a_name_merely_like_those_is_no_name(name: str) -> None:
    assert list(unknown_faces([name], ["Ink"]))


def test_a_family_that_lacks_is_named_where_it_was_chosen() -> None:
    own = msgspec.structs.replace(load_theme("classic"), file="themes/town.toml")
    settings = PrintSettings(own, text_face="Noto Sans CJK JP")
    found = unknown_faces(["Noto Sans CJK JP", "Ink"], ["Brass"], settings)
    assert [each.span for each in found] == [Span("broadsheet.toml"), Span("themes/town.toml")]


def test_a_character_no_font_has_is_found_in_its_story() -> None:
    told = issue(HERE, story(paragraph("A sign: 𓀀."), title="Signs", file="stories/signs.md"))
    (found,) = refusal(told, RefusedError(NO_GLYPH.format("𓀀"), ""))
    assert found.code == "print-missing-glyph"
    assert found.message == "no font has the character “𓀀” (U+13000) in “Signs”"
    assert found.span == Span("stories/signs.md")


def test_a_character_outside_the_stories_is_named_without_a_place() -> None:
    (found,) = refusal(issue(HERE), RefusedError("", NO_GLYPH.format("𓀀")))
    assert found.span is None


@pytest.mark.parametrize(
    ("written", "codes"), [(r"\u{378}", "U+0378"), (r"a\"b", "U+0061 U+0022 U+0062"), (r"\\", "U+005C")]
)
def test_escapes_are_read_as_the_typesetter_writes_them(written: str, codes: str) -> None:
    (found,) = refusal(issue(HERE), RefusedError(NO_GLYPH.format(written), ""))
    assert f"({codes})" in found.message


def test_a_character_for_private_use_is_found_even_in_a_caption() -> None:
    picture = Picture("mill.png", caption=(Text("A mill \ue001"),))
    told = issue(HERE, story(paragraph("One."), picture=picture, file="stories/mill.md"))
    (found,) = refusal(told, RefusedError(r'PDF/A-2a error: the PDF contains the codepoint `"\u{e001}"`', ""))
    assert (found.code, found.span) == ("print-private-character", Span("stories/mill.md"))
    assert "U+E001 in “The mill”" in found.message


def test_each_character_is_named_once() -> None:
    found = refusal(
        issue(HERE), RefusedError(NO_GLYPH.format("a") + NO_GLYPH.format("b") + NO_GLYPH.format("a"), "")
    )
    assert [diagnostic.message.split()[5] for diagnostic in found] == ["“a”", "“b”"]


def test_any_other_refusal_is_a_fault_of_ours() -> None:
    (found,) = refusal(issue(HERE), RefusedError("file not found", ""))
    assert found.code == "print-refused"


WHERE = """error: unknown variable: ink
  ┌─ parts.typ:3:8
help: error occurred in this call of function `rule`
  ┌─ theme.typ:12:4
  ┌─ look.typ:5:75"""


@pytest.mark.parametrize(("where", "line"), [(WHERE, 12), ("  ┌─ look.typ:2:21", None), ("", None)])
def test_a_fault_of_the_publication_s_own_drawing_is_named_with_its_place(
    where: str, line: int | None
) -> None:
    refused = RefusedError("unknown variable: ink", where)
    (found,) = refusal(issue(HERE), refused, "themes/town.typ")
    assert (found.code, found.span) == ("print-bad-theme", Span("themes/town.typ", line))
    assert "unknown variable: ink" in found.message
    assert found.hints
