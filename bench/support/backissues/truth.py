"""What is true of a set issue, as the scorer takes it."""

from __future__ import annotations

from typing import Any

from bench.support.backissues.glyphs import Sheet, lines
from bench.support.backissues.hyphens import breaks
from bench.support.backissues.issues import Issue, Story
from bench.support.backissues.layout import Layout, Pages, cut_line, mark_of, pick
from bench.support.backissues.styles import Style

Truth = dict[str, Any]
_SHOWN = (
    *("engine", "paper", "columns", "capitals", "hyphenated", "contents_place", "contents_form"),
    *("byline_place", "date_form", "weekday", "cut", "jump"),
)


def truth_of(layout: Layout, pages: Pages, sheets: list[Sheet]) -> Truth:
    """The truth of `layout` as it came out on `pages`; bare headlines are articles without a body.

    `breaks`: words broken at a line's end. `style` is for whoever looks at a failure.
    """
    issue, style, words = layout.issue, layout.style, layout.issue.words
    articles = [_article(story, style, issue, pages[f"a{at}"]) for at, story in enumerate(issue.stories)]
    bodies = [text for article in articles for text in article["body"]]
    articles += [bare(title, pages[f"t{number}"]) for number, title in enumerate(issue.teasers)]
    return {
        "language": style.language,
        "nameplate": issue.name,
        "number": str(issue.number),
        "date": issue.day.isoformat() if issue.day else None,
        "pages": len(sheets),
        "contents": [list(entry) for entry in layout.entries()],
        "about": pick(words.about_text, style),
        "address": pick(words.address_text, style),
        "contact": pick(words.contact_text, style),
        "articles": articles,
        "breaks": breaks([line.text for sheet in sheets for line in lines(sheet)], bodies),
        "style": {name: getattr(style, name) for name in _SHOWN},
    }


def _article(story: Story, style: Style, issue: Issue, page: int) -> Truth:
    line = cut_line(story, style, issue.words)
    return {
        "title": story.title,
        "standfirst": story.standfirst or None,
        "eyebrow": story.eyebrow,
        "byline": [] if style.byline_place == "none" else list(story.post.byline),
        "date": None if style.date_form is None else story.post.date.isoformat(),
        "body": [block.text for block in story.blocks],
        "cut": bool(line or mark_of(story, style)),
        "permalink": story.post.permalink if line else None,
        "pull_quote": story.pull_quote,
        "page": page,
    }


def bare(title: str, page: int | None) -> Truth:
    """An article of which there is only the title."""
    empty = dict.fromkeys(("standfirst", "eyebrow", "date", "permalink", "pull_quote"))
    return {"title": title, **empty, "byline": [], "body": [], "cut": False, "page": page}
