"""`new`, `config` and `glossary`: what they write and what they print."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from broadsheet.cli import OK, USAGE, main
from broadsheet.config import load_config
from broadsheet.sources.folder.assemble import load_folder

Capture = pytest.CaptureFixture[str]


def test_new_makes_a_publication_without_a_fault(tmp_path: Path, capsys: Capture) -> None:
    assert main(["new", str(tmp_path / "paper")]) == OK
    assert "Now: cd" in capsys.readouterr().out
    loaded = load_folder(tmp_path / "paper")
    assert loaded.issue
    assert loaded.diagnostics == ()


def test_new_example_makes_the_whole_example(tmp_path: Path) -> None:
    main(["new", str(tmp_path), "--example"])
    loaded = load_folder(tmp_path)
    assert loaded.issue
    assert (loaded.issue.publication.name, len(loaded.issue.stories)) == ("Harbour News", 8)
    assert loaded.diagnostics == ()


def test_new_takes_any_name_and_a_language(tmp_path: Path) -> None:
    name = 'The "Quay" \\ Łetter 日本'
    main(["new", str(tmp_path), "--name", name, "--language", "pt_br"])
    config, found = load_config(tmp_path)
    assert config
    assert (config.publication.name, config.publication.language, found) == (name, "pt-BR", ())


@pytest.mark.parametrize(
    "options", [["--name", ""], ["--name", "a\nb"], ["--name", "a" * 201], ["--language", "klingon!"]]
)
def test_new_makes_no_folder_it_could_not_read_again(tmp_path: Path, options: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["new", str(tmp_path / "paper"), *options])
    assert ended.value.code == USAGE
    assert not (tmp_path / "paper").exists()


def test_new_touches_no_folder_that_holds_something(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "letter.txt").write_text("Dear Ada")
    assert main(["new", str(tmp_path)]) == USAGE
    assert "not an empty folder" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_new_replaces_no_file(tmp_path: Path) -> None:
    (tmp_path / "paper").write_text("Dear Ada")
    assert main(["new", str(tmp_path / "paper")]) == USAGE
    assert (tmp_path / "paper").read_text() == "Dear Ada"


def test_config_prints_every_value_in_force(tmp_path: Path, capsys: Capture) -> None:
    main(["new", str(tmp_path), "--name", "Quay"])
    capsys.readouterr()
    assert main(["config", "-C", str(tmp_path)]) == OK
    lines = capsys.readouterr().out.splitlines()
    assert 'publication.name = "Quay"' in lines
    assert 'print.paper = "A4"' in lines, "defaults are in force too"


def test_config_origins_names_the_line_or_the_default(tmp_path: Path, capsys: Capture) -> None:
    main(["new", str(tmp_path)])
    capsys.readouterr()
    main(["config", "-C", str(tmp_path), "--origins"])
    said = capsys.readouterr().out
    assert 'publication.name = "The Newsletter"  # broadsheet.toml:4' in said
    assert 'print.theme = "classic"  # default' in said


def test_config_json_is_a_list_of_objects(tmp_path: Path, capsys: Capture) -> None:
    main(["new", str(tmp_path)])
    capsys.readouterr()
    main(["config", "-C", str(tmp_path), "--json"])
    listing = json.loads(capsys.readouterr().out)
    assert {tuple(entry) for entry in listing} == {("key", "value", "origin")}


def test_glossary_explains_a_word(capsys: Capture) -> None:
    assert main(["glossary", "standfirst"]) == OK
    assert capsys.readouterr().out.startswith("standfirst: ")


def test_glossary_lists_all_words_in_order(capsys: Capture) -> None:
    main(["glossary", "--json"])
    terms = [entry["term"] for entry in json.loads(capsys.readouterr().out)]
    assert terms == sorted(terms, key=str.lower)
    assert {"galley", "forme", "flatplan", "furniture"} <= set(terms)


def test_glossary_offers_words_like_an_unknown_one(capsys: Capture) -> None:
    assert main(["glossary", "standfist"]) == USAGE
    assert "Did you mean standfirst?" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["build", "fit", "check", "config"])
def test_outside_a_publication_a_command_says_how_to_make_one(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main([command]) == USAGE
    assert "broadsheet new DIR" in capsys.readouterr().err
    assert main([command, "-C", str(tmp_path / "nowhere")]) == USAGE


def test_a_command_finds_the_publication_above(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    main(["new", str(tmp_path), "--name", "Quay"])
    monkeypatch.chdir(tmp_path / "stories")
    assert main(["config"]) == OK
    assert "Quay" in capsys.readouterr().out
