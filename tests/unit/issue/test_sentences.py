"""Sentence ends: named cases, and precision and recall on the hand-checked corpus."""

from __future__ import annotations

import pytest

from bench.sentences import LANGUAGES, samples, score
from broadsheet.issue.sentences import sentence_ends

# The least share of true ends that may be found; a floor against losing them unnoticed, not a goal.
RECALL = {
    "en": 0.97,
    "fr": 0.93,
    "es": 0.94,
    "pt": 0.95,
    "de": 0.93,
    "it": 0.94,
    "fa": 0.99,
    "ar": 0.98,
    "he": 0.98,
    "ja": 0.93,
    "zh": 0.95,
}


def cut(text: str, language: str = "en") -> str:
    """`text` with ¦ at each of its sentence ends but the last."""
    ends = sentence_ends(text, language)
    starts = (0, *ends)
    return "¦".join(text[start:end] for start, end in zip(starts, (*ends[:-1], len(text)), strict=False))


@pytest.mark.parametrize("language", LANGUAGES)
def test_at_most_one_end_in_two_hundred_is_false(language: str) -> None:
    assert score(samples(language), language=language).precision >= 0.995


@pytest.mark.parametrize("language", LANGUAGES)
def test_recall_stays_above_its_floor(language: str) -> None:
    assert score(samples(language), language=language).recall >= RECALL[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_corpus_has_three_hundred_sentences_a_third_of_them_held_out(language: str) -> None:
    counts = [(len(sample.ends), sample.held_out) for sample in samples(language)]
    assert sum(count for count, _ in counts) >= 300
    assert sum(count for count, held_out in counts if held_out) >= 90


@pytest.mark.parametrize(
    "marked",
    [
        "He left.¦ Then he came.",
        "Is it?¦ Yes!¦ Really?!¦ Oh.",
        "One line.¦\nThe next.",
        "See Dr. Thorne or Mrs. Pellow of No. 5 Kiln Lane, e.g. on Mon. 3 Nov. at noon.¦ Then go.",
        "She said no.¦ He wrote No. 5 alone.",
        "J. K. Hallam and J.-P. Garnier sailed to the U.S. Virgin Islands.¦ They came back.",
        "It rose 3.5 metres at 6.14 and again at 10:30.¦ Then it fell.",
        "Bring: 1. Gloves. 2. Boots. 3. A hat.",
        "At 5 p.m. Ada rang the bell.",
        "Ask the Yahoo! Group.¦ It knows.",
        "Read notes.txt, version 2.11.4, at www.ostwick.example/a.html or a@b.example.¦ Then reply.",
        "He left: Then he came.",
        "We saw boats, nets... and gulls.¦ It went to … London.¦ Then it came back...¦ The end.",
        "He left.[12]¦ Then he came.¹¦ Later he slept.†¦ Now he eats.",
        "He left. [12] Then he came.",
    ],
)
def test_english(marked: str) -> None:
    assert cut(marked.replace("¦", "")) == marked


@pytest.mark.parametrize(
    "marked",
    [
        "“Stop it. Do it now.”¦ The boat turned.",
        "“Salt, pepper and flour,” said Ada.¦ “Why?” asked she.¦ “Why?” Bea asked.",
        "She asked: “Why?”¦ Nobody knew.",
        "The play “Who Is There?” Hallam called a farce.",
        "'Go. Now.'¦ The boats' masts fell.",
        "‘I like the sailors’ boats. They are blue.’ He smiled.¦ Then he left.",
        "“I heard ‘Stop. Stop now.’ Then nothing.”¦ He turned.",
        '"Go. Now."¦ He left.',
        "He left (at last. Really).¦ He came back.",
        "(He left. Alone.) Then he came (why?) Monday.",
        "“Nobody closes this. It goes on. And on.",
        "Nobody opened this. It goes on.” Then he left.¦ He came back.",
        'A pipe of 5" broke.¦ “It did. I saw it.”¦ It was old.',
    ],
)
def test_quotations_and_brackets(marked: str) -> None:
    assert cut(marked.replace("¦", "")) == marked


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        (
            "fr",
            "M. Dupont et Mme Lefèvre, cf. art. 5, p. 12, sont venus.¦ « Oui. Non ! » Il part.¦ L’art. 5 reste.",
        ),
        ("fr", "« C’est beaucoup. »¦ Il part.¦ Quand part-il ?¦ À 7 h 05 !"),
        ("es", "El Sr. López, p. ej. con la Dra. Pardo, fue a los EE. UU. Hoy vuelve.¦ ¿Cuándo?¦ ¡Hoy!"),
        ("es", "—¿Por qué? —preguntó ella.¦ No lo sé."),
        ("pt-BR", "O Sr. Silva e a Profa. Reis moram na R. Nova, n.º 14.¦ “É muito.”¦ Ela riu."),
        ("de-AT", "Am 1. November kam z. B. Herr Dr. Meier, d.h. der Arzt.¦ Die 3. Liga spielt."),
        (
            "de",
            "Friedrich III. König von Preußen starb im Jahr 1888.¦ Der 1888. Gast kam am 12. Mai 2026.¦ Ja.",
        ),
        ("de", "„Ja. Nein.“¦ Er ging.¦ »Gut.«¦ ‚Na gut.‘¦ Er wartete … Dann kam sie."),
        ("it", "La sig.ra Bruni e il dott. Sala della S.p.A. Porto bevono un po’ di tè.¦ «Sì.»¦ Poi va."),
        ("fa-AF", "دکتر م. کریمی ۳.۵ متر اندازه گرفت (ر.ک. ص. ۱۲).¦ چرا؟¦ کسی نمی‌داند.¦ خب… رفت."),
        ("fa", "گفت: «برو. زود.» و رفت.¦ «چرا؟» او پرسید."),
        ("ar", "قاس د. أحمد ود. سامي ٣.٥ أمتار (ص. ١٢).¦ لماذا؟¦ لا أحد يعرف.¦ قال: «نعم. اذهب.»¦ لم يعد."),
        ("ar", "قال: «نعم.» ثم ذهب.¦ «لماذا؟» سألت هي."),
        ("he", 'ד"ר כהן ופרופ\' א. ב. סלע הגיעו מארה"ב.¦ הם גרים בת.ד. 5.'),
        ("he", 'הכתבה ב"קול הנמל" עסקה בדגים.¦ "למה?" שאל הילד.¦ הוא אמר: "ככה. וזהו."¦ איש לא צחק.'),
        ("he", "איש לא בא.¦ הכתבה ב”קול הנמל” עסקה בדגים.¦ הוא אמר: ”ככה. וזהו.”¦ איש לא צחק."),
        (
            "ja",
            "「行く。すぐに。」と彼は言った。¦Yahoo!ニュースは3.5メートルと書いた（A.B.社。談）。¦本当？と聞く。¦はい。",
        ),
        ("zh-Hans", "他说：“走吧。快点。”¦她笑了。¦“走吧。”他说。¦真的吗？¦看《书。名》和 Node.js。¦好。"),
        ("zh-Hant", "他說：「走吧。」¦她笑了。¦他說：「走吧。」然後走了。"),
        ("ko", '그는 3.5미터를 쟀다.¦ "가자." 그가 말했다.¦ 정말?¦ J. K. 롤링은 갔다.'),
    ],
)
def test_other_languages(language: str, marked: str) -> None:
    assert cut(marked.replace("¦", ""), language) == marked


@pytest.mark.parametrize("language", ["tr", "sw-KE", "x-private", ""])
def test_a_language_without_rules_has_only_the_end(language: str) -> None:
    assert sentence_ends("Bir. İki. Üç.  ", language) == (13,)


@pytest.mark.parametrize("text", ["", " \n"])
def test_blank_text_has_no_end(text: str) -> None:
    assert sentence_ends(text, "en") == ()


def test_the_end_of_the_text_needs_no_full_stop() -> None:
    assert sentence_ends("Harbour lights \n", "en") == (14,)


def test_a_no_break_space_between_initial_and_full_stop_does_no_harm() -> None:
    assert cut("Vitamine C\u00a0. Puis\u00a0rien.", "fr") == "Vitamine C\u00a0. Puis\u00a0rien."


def test_a_long_text_is_cut_as_its_parts_are() -> None:
    paragraph = "Dr. Thorne measured 3.5 metres. “It rose. It fell,” she said. "
    ends = sentence_ends(paragraph * 500, "en")
    assert ends == tuple(
        start + end for start in range(0, 500 * len(paragraph), len(paragraph)) for end in (31, 61)
    )
