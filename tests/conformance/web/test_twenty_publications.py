"""Twenty issues before all judges of the web and of books: nine translations of one text, and eleven languages of
invented words, in three themes.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from broadsheet.cli import main
from broadsheet.testing.filler import publication
from tests.conformance.web import test_books, test_web
from tests.conformance.web.published import ISSUE, THEMES, Published
from tests.support.declaration import LANGUAGES, Setting, publish

INVENTED = ("en", "fr", "es", "pt", "it", "ar", "fa", "he", "ja", "zh-Hant", "ko")
PAPERS = [*((language, True) for language in LANGUAGES), *((language, False) for language in INVENTED)]
NAMES = [f"{language} {'translated' if real else 'invented'}" for language, real in PAPERS]


@pytest.mark.soak
@pytest.mark.parametrize("number", range(len(PAPERS)), ids=NAMES)
def test_no_judge_objects(number: int, tmp_path: Path) -> None:
    language, real = PAPERS[number]
    theme = THEMES[number % len(THEMES)]
    if real:
        root = publish(tmp_path / "paper", Setting(language, theme=theme))
    else:
        root = publication(tmp_path / "paper", language, f'theme = "{theme}"\n')
    assert main(["build", "-C", str(root)]) == 0
    paper = Published(root)
    # In which language invented words are, nobody can guess.
    assert [each for each in test_web.faults(paper) if real or "appears to be written in" not in each] == []
    test_web.test_everybody_can_read_them_on_any_screen_and_they_ask_nobody(paper)
    for place in ("", f"{ISSUE}/"):
        test_web.test_feeds_are_read_by_others(paper, place)
    test_web.test_what_machines_are_told_is_what_schema_org_knows(paper)
    test_web.test_every_link_leads_somewhere(paper)
    test_web.test_pages_are_as_fast_and_as_open_as_they_can_be(paper)
    test_books.test_epub_check_finds_nothing(paper)
    test_books.test_ace_finds_nothing(paper)
