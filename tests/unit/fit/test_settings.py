"""What the columns of a story may hold, and what that costs before it has found its place."""

from __future__ import annotations

from broadsheet.fit.costs import WEIGHTS, text_lost
from broadsheet.fit.measured import MeasuredStory
from broadsheet.fit.settings import Allowance, Setting, settings
from broadsheet.issue.model import PullQuote
from tests.unit.fit.copy import filled, items, story, trackable
from tests.unit.fit.typewriter import measured_story

PARAGRAPHS = tuple(filled(12, 14, 10) for _ in range(10))
PLAIN = Allowance(mark_air=0, pull_air=0, tracked=0)


def every(copy: MeasuredStory, allowance: Allowance = PLAIN) -> list[Setting]:
    return [setting for alike in settings(copy, allowance, WEIGHTS).values() for setting in alike]


def test_a_setting_is_as_deep_as_all_that_is_in_it() -> None:
    quoted = measured_story(story(*PARAGRAPHS, pull_quotes=(PullQuote("never heard"),)))
    for setting in every(quoted, Allowance()):
        mark = setting.mark.lines if setting.mark else 0
        assert setting.lines == setting.cut.depth + mark + sum(quote.lines for quote in setting.quotes)


def test_of_settings_of_one_depth_the_cheapest_comes_first() -> None:
    found = settings(trackable(measured_story(story(*PARAGRAPHS)), -1, 1), Allowance(), WEIGHTS)
    assert any(len(alike) > 1 for alike in found.values())
    for alike in found.values():
        assert [setting.cost for setting in alike] == sorted(setting.cost for setting in alike)


def test_every_tracked_paragraph_has_its_price_and_loses_no_text() -> None:
    copy = trackable(measured_story(story(*PARAGRAPHS, keep="whole")), -1, 1)
    unmarked = [setting for setting in every(copy, Allowance(tracked=2)) if setting.mark is None]
    assert {(len(s.cut.tracked), s.cost) for s in unmarked} == {(n, n * WEIGHTS.tracked) for n in range(3)}


def test_text_lost_is_counted_as_it_would_be_set_untracked() -> None:
    copy = trackable(measured_story(story(*PARAGRAPHS)), -1, 1)
    for setting in every(copy, Allowance(mark_air=0, tracked=1)):
        if setting.cut.point and setting.mark and setting.mark.qr:
            lost = text_lost(60 - setting.cut.untracked_lines, 60, priority=3, lead=False)
            assert setting.cost == WEIGHTS.story_cut + lost + WEIGHTS.tracked * len(setting.cut.tracked)


def test_where_a_cut_leaves_a_story_has_its_price() -> None:
    dear, cheap = (
        measured_story(story(filled(60), block))
        for block in (items(*["Beans are very dear this year."] * 6), filled(*[6] * 6))
    )
    prices = [
        {setting.cut.lines: setting.cost for setting in every(copy) if setting.mark and setting.mark.qr}
        for copy in (dear, cheap)
    ]
    assert prices[0][13] - prices[1][13] == WEIGHTS.cut_in_list
