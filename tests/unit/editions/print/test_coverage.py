"""Characters that no face can show are named before anything is measured."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
import pytest

from broadsheet.diagnostics import Diagnostic, Span
from broadsheet.diagnostics.render import render
from broadsheet.editions.print.coverage import clusters, listed, missing_glyphs, reserves
from broadsheet.editions.print.fonts import font_folders
from broadsheet.editions.print.theme import TEMPLATES
from broadsheet.editions.print.typesetter import Face, Typesetter
from broadsheet.issue.model import Story
from tests.unit.editions.print.made import issue, story

LATIN = ("Source Serif 4", "Libertinus Serif", "DejaVu Sans Mono", "Noto Sans", "Noto Emoji")
CJK = "Noto Sans CJK JP"
HARBOUR = story(title="港の図書館", file="stories/minato.md")


@pytest.fixture(scope="module")
def typesetter() -> Iterator[Typesetter]:
    with Typesetter(font_folders()) as made:
        yield made


@pytest.fixture(scope="module")
def without_cjk() -> Iterator[Typesetter]:
    with Typesetter([folder for folder in font_folders() if "cjk" not in folder.name]) as made:
        yield made


def missing(
    folder: Path,
    typesetter: Typesetter,
    told: dict[str, Any],
    *,
    families: Sequence[str] = LATIN,
) -> list[Diagnostic]:
    """What is said of an issue of one story, whose copy is `told`."""
    copy = {"stories": [told], "folio": {"name": "News"}}
    return in_all(folder, typesetter, copy, families=families)


def in_all(
    folder: Path,
    typesetter: Typesetter,
    copy: dict[str, Any],
    *,
    families: Sequence[str] = LATIN,
    about: Story = HARBOUR,
    **voices: str,
) -> list[Diagnostic]:
    """What is said of an issue in English; `voices` are its words by language."""
    (folder / "glyphs.typ").write_bytes((TEMPLATES / "glyphs.typ").read_bytes())
    (folder / "copy.json").write_text(json.dumps(copy))
    told = issue(*([about] if copy["stories"] else []))
    spec = {"main": "en", "voices": {name: {"words": {"by": by}} for name, by in voices.items()}}
    return list(missing_glyphs(told, folder, typesetter, spec=spec, families=families))


def test_japanese_without_its_fonts_is_told_once_with_its_cure(
    tmp_path: Path, without_cjk: Typesetter
) -> None:
    told = {"title": "港の図書館", "pieces": [{"k": "paragraph", "c": ["図書館は、「夜」も開いています。"]}]}
    (found,) = missing(tmp_path, without_cjk, told)
    assert render(found) == (
        "error[print-missing-glyph]: no font has the characters “港” (U+6E2F), “の” (U+306E), “図” (U+56F3),"
        " “書” (U+66F8), “館” (U+9928) and 12 more in “港の図書館”\n"
        "  --> stories/minato.md\n"
        "  hint: Install the CJK fonts: pip install 'broadsheet[cjk]', or put a font into fonts/."
    )


def test_japanese_with_its_fonts_is_no_fault(tmp_path: Path, typesetter: Typesetter) -> None:
    assert missing(tmp_path, typesetter, {"title": "港の図書館"}, families=(*LATIN, CJK)) == []


def test_a_character_those_fonts_lack_needs_another(tmp_path: Path, typesetter: Typesetter) -> None:
    (found,) = missing(tmp_path, typesetter, {"title": "𱍐"}, families=(*LATIN, CJK))
    assert found.message == "no font has the character “𱍐” (U+31350) in “港の図書館”"
    assert found.hints == ("Put a font that has it into fonts/, or write it another way.",)


def test_each_script_is_told_by_itself(tmp_path: Path, without_cjk: Typesetter) -> None:
    found = missing(tmp_path, without_cjk, {"title": "한글 𓀀𓀁 かな ᚠ"})
    assert [each.message.partition(" in ")[0].partition("character")[2] for each in found] == [
        "s “한” (U+D55C), “글” (U+AE00), “か” (U+304B), “な” (U+306A)",
        "s “𓀀” (U+13000), “𓀁” (U+13001)",
        " “ᚠ” (U+16A0)",
    ]


def test_what_is_in_no_story_is_told_without_a_place(tmp_path: Path, without_cjk: Typesetter) -> None:
    (found,) = in_all(tmp_path, without_cjk, {"stories": [], "nameplate": {"name": "港"}})
    assert (found.message, found.span) == ("no font has the character “港” (U+6E2F)", None)


def test_what_is_in_a_box_is_told_with_its_name(tmp_path: Path, without_cjk: Typesetter) -> None:
    boxes = [{"kind": "notice", "title": "Port"}, {"kind": "advert", "title": "港"}]
    (found,) = in_all(tmp_path, without_cjk, {"stories": [], "furniture": boxes})
    assert found.message == "no font has the character “港” (U+6E2F) in the box advert-2"
    assert found.span == Span("issues/2026-11/issue.toml")


def test_the_words_of_each_language_are_looked_at(tmp_path: Path, without_cjk: Typesetter) -> None:
    found = in_all(tmp_path, without_cjk, {"stories": []}, en="文", ja="港", fr="par")
    assert [(each.message.partition(") ")[2], each.span) for each in found] == [
        ("in the words for “en”", Span("broadsheet.toml")),
        ("in the words for “ja”", None),
    ]


def test_they_are_not_told_again_beside_a_story_in_their_language(
    tmp_path: Path, without_cjk: Typesetter
) -> None:
    copy = {"stories": [{"title": "ᚠ"}]}
    found = in_all(
        tmp_path, without_cjk, copy, about=msgspec.structs.replace(HARBOUR, language="ja"), ja="港"
    )
    assert [each.span for each in found] == [Span("stories/minato.md")]
    found = in_all(tmp_path, without_cjk, copy, en="港")
    assert [each.span for each in found] == [Span("stories/minato.md"), Span("broadsheet.toml")]


@pytest.mark.parametrize(
    "text",
    [
        "Plain words, “quoted” – and more… 1½ €",
        "Libertinus alone: ẞ ﬁ ⁂ ❦",
        "In code: ┌─┐",
        "composed e\u0301 and decomposed é, hyphens \u2010\u2011, spaces \u00a0\u202f\u3000",
        "invisible \u200b\u00ad\u200d\u2060\ufeff\u2066",
        "☎\ufe0f 👩\u200d👧 🇵🇹",
        "private \ue001",
    ],
)
def test_what_can_be_shown_or_is_never_seen_is_no_fault(
    tmp_path: Path, typesetter: Typesetter, text: str
) -> None:
    assert missing(tmp_path, typesetter, {"title": text}) == []


def test_only_the_families_asked_for_count(tmp_path: Path, typesetter: Typesetter) -> None:
    assert missing(tmp_path, typesetter, {"title": "ห้องสมุด"})
    assert missing(tmp_path, typesetter, {"title": "ห้องสมุด"}, families=(*LATIN, "Noto Sans Thai")) == []


def test_what_is_not_set_is_not_looked_at(tmp_path: Path, typesetter: Typesetter) -> None:
    told = {
        "title": "Port",
        "alt": "港",
        "picture": {"file": "港.png", "w": 3},
        "url": "港",
        "c": [{"k": "link", "u": "港"}],
    }
    assert missing(tmp_path, typesetter, {**told, "qr": "港", "slug": "港", "date": None}) == []


def test_a_mark_stands_on_its_letter() -> None:
    assert list(clusters("ne\u0301e e\u0301 \u05d1\u05bc")) == ["n", "e\u0301", "e", "\u05d1\u05bc"]
    assert list(clusters("a b\n\u200ba")) == ["a", "b"]


def test_the_families_listed_are_those_of_every_voice_each_once() -> None:
    voices = {
        "Latn": {"text": ["Ink"], "head": ["Brass", "Ink"]},
        "Arab": {"text": ["Amiri"], "head": ["Ink"]},
    }
    assert listed({"voices": voices, "mono": ["Mono", "Ink"]}) == ("Ink", "Brass", "Amiri", "Mono")


def test_in_reserve_are_the_typesetter_s_own_faces_the_fallback_s_and_the_publication_s(
    tmp_path: Path,
) -> None:
    (tmp_path / "fonts").mkdir()
    face = next(font_folders()[0].rglob("SourceSerif4[[]*.ttf"))
    own = [Face("Ink", "normal", str(tmp_path / "fonts" / "ink.ttf")), Face("Gone", "normal", str(face))]
    with Typesetter(font_folders()) as typesetter:
        kept = reserves([*typesetter.faces(), *own], tmp_path)
    assert {"Libertinus Serif", "Noto Sans Thai", "Ink"} <= set(kept)
    assert set(kept) & {"Gone", "Amiri", "Source Serif 4", CJK} == set()
