"""Whatever stands in a publication folder, reading it gives values and diagnostics, never a traceback."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from broadsheet.diagnostics.render import as_json, render
from broadsheet.issue import tree
from broadsheet.issue.model import Paragraph, Sentence, Text
from broadsheet.sources.folder.dates import read_moment
from broadsheet.sources.folder.front_matter import read_front_matter
from broadsheet.sources.folder.pull_quotes import lifted
from broadsheet.sources.folder.slugs import slugify
from tests.unit.sources.folder.folders import CONFIG, ISSUE, STORY, TOML, load

KEYS = st.sampled_from([
    "title", "date", "byline", "image", "cover", "pull_quote", "priority", "keep", "min_words", "tags", "section",
    "permalink", "alternates", "lang", "slug", "draft", "continues", "description", "weight", "<<", "title",
])  # fmt: skip
SCRAPS = st.text(st.sampled_from("ab \n\t:-#[]{}&*!|>'\"%@`,?é図\x00\x1b=+._/\\0129"), max_size=20)
YAML = st.lists(st.tuples(KEYS, SCRAPS).map(lambda pair: f"{pair[0]}: {pair[1]}"), max_size=6).map("\n".join)
TOML_LINES = st.lists(
    st.tuples(
        st.sampled_from(["date", "pages", "stories", "lead", "furniture", "number", "[x]", "ears"]), SCRAPS
    ),
    max_size=4,
).map(lambda pairs: "".join(f"{key} = {value}\n" for key, value in pairs))
JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | SCRAPS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(SCRAPS, inner, max_size=3),
)


@given(st.sampled_from(["---\n{}\n---\n{}", "+++\n{}\n+++\n{}", "{}\n\n{}"]), YAML | SCRAPS, SCRAPS)
def test_any_front_matter_is_read_or_refused(form: str, head: str, body: str) -> None:
    matter, found = read_front_matter(form.format(head, body), "stories/a.md")
    assert matter or found
    values = [entry.value for entry in matter.entries.values()] if matter else []
    json.dumps(values, allow_nan=False)
    assert all(each.span and each.span.line for each in found)


@given(st.dictionaries(KEYS, JSON_VALUES, max_size=6))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_values_make_a_story_or_say_why_not(tmp_path: Path, head: dict[str, object]) -> None:
    text = f"---\n{json.dumps({'title': 'T'} | head)}\n---\nThe first boat leaves at six.\n"
    loaded = load(tmp_path, {STORY: text, TOML: ISSUE.replace('"ferry"', f'"{STORY}"')})
    assert loaded.issue or loaded.diagnostics
    if loaded.issue:
        assert msgspec.json.encode(loaded.issue)
    for each in loaded.diagnostics:
        assert render(each)
        assert json.dumps(as_json(each))


@given(TOML_LINES, TOML_LINES)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_toml_makes_an_issue_or_says_why_not(tmp_path: Path, config: str, issue: str) -> None:
    loaded = load(tmp_path, {"broadsheet.toml": CONFIG + config, TOML: ISSUE + issue})
    assert loaded.issue or loaded.diagnostics


@given(st.text(max_size=60) | SCRAPS)
def test_any_text_is_a_date_or_none(text: str) -> None:
    read_moment(text)


@given(st.text(max_size=40))
def test_a_slug_is_stable_and_safe(text: str) -> None:
    slug = slugify(text)
    assert slugify(slug) == slug
    assert not set(slug) & set(" /\\?#%&.:\"'<>\n")


WORDS = st.lists(
    st.sampled_from(["boat", "“six”", "it’s", "–", "…", "late,", '"now"', "--", "…so"]), min_size=1
)


@given(WORDS, st.data())
def test_a_lifted_quote_is_in_the_story_letter_for_letter(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    block = Paragraph((Sentence((Text(text),)),))
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    typed = " ".join(words[start:end]).replace("–", "--").replace("’", "'").replace("…", "...")
    found = lifted(typed, [block])
    letters = [sign for sign in typed if sign not in '"“” ']
    assert (found is None) == (not letters)
    assert found is None or found in next(tree.texts(block))
