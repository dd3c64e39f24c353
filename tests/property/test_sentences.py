"""What holds for the sentence ends of every text."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from bench.sentences import LANGUAGES, UNSPACED, samples
from broadsheet.issue.sentences import sentence_ends

languages = st.sampled_from((*LANGUAGES, "ko"))
spaced_languages = st.sampled_from(tuple(language for language in LANGUAGES if language not in UNSPACED))
# Pieces that meet in the worst places, and any other text.
pieces = st.sampled_from([
    *".!?…؟۔。．！？¿¡:;,-—*¹†/@'’‘\"“”„‚«»‹›「」『』（）()[]{}《》",
    *" \t\n\r\u00a0\u202f\u2028\u3000\u200f\u200d",
    *("A", "J.", "Dr.", "z. B.", "No. 5", "U.S.", "3.5", "1.", "XIV.", "[1]", "etc.", "M.", "art."),
    *("Ada", "then", "Then ", "Yahoo!", "a.example", "د.", "کرد", 'ד"ר', "כן", "港", "です", "走", "가다"),
])  # fmt: skip
texts = st.lists(pieces | st.characters(codec="utf-8"), max_size=40).map("".join)
sentences = st.sampled_from([
    sample.text[start:end].strip()
    for sample in samples("en")
    for start, end in zip((0, *sample.ends), sample.ends, strict=False)
])  # fmt: skip


@given(texts, languages)
def test_ends_rise_to_the_end_of_the_text(text: str, language: str) -> None:
    ends = sentence_ends(text, language)
    assert list(ends) == sorted(set(ends))
    assert ends[-1:] == ((len(text.rstrip()),) if text.strip() else ())


@given(texts, spaced_languages)
def test_an_end_stands_between_a_mark_and_white_space(text: str, language: str) -> None:
    for end in sentence_ends(text, language)[:-1]:
        assert not text[end - 1].isspace()
        assert text[end].isspace()


@given(texts, languages)
def test_all_white_space_is_alike(text: str, language: str) -> None:
    assert sentence_ends(text, language) == sentence_ends(re.sub(r"\s", " ", text), language)


@given(texts, languages, st.sampled_from(["()", "[]", "“”", "«»", "„“", "「」", "（）"]))
def test_nothing_is_cut_inside_quotation_marks_or_brackets(text: str, language: str, marks: str) -> None:
    inside = re.sub(r"[\W_]", " ", text) + ". Then. Then "
    quoted = f"Ada {marks[0]}{inside}{marks[1]} Bea"
    assert [end for end in sentence_ends(quoted, language) if 4 < end < 6 + len(inside)] == []


@given(st.integers(0, 99999), st.integers(0, 99999), languages)
def test_a_number_is_never_cut(whole: int, fraction: int, language: str) -> None:
    assert len(sentence_ends(f"Ada {whole}.{fraction} Bea", language)) == 1
    assert len(sentence_ends(f"Ada {whole}. {fraction} Bea", language)) == 1


@given(st.lists(sentences, min_size=1, max_size=6))
def test_sentences_are_cut_between_and_not_within(parts: list[str]) -> None:
    starts = [len(" ".join(parts[:count])) for count in range(1, len(parts) + 1)]
    assert set(sentence_ends(" ".join(parts), "en")) <= set(starts)
