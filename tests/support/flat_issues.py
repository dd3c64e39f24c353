"""Back issues as flat text, as they are left when nothing but the words of a PDF is copied."""

from __future__ import annotations

import textwrap

STORIES = {
    "The lamps of the north mole": "By Ida Marsh · 2 April 2019",
    "A piano looks for a home": "By Tom Reed · 9 April 2019",
    "Eighty voices in a tin": "By Lena Orr · 20 April 2019",
}
TEXTS = (
    (
        "The lamps were put out on the last day of March. Nobody had asked for it, and nobody could say who did"
        " it. The office has written to the council, which has written back. Until an answer is found, boats are"
        " asked to come in by daylight, or to bring a lamp of their own."
    ),
    (
        "The school has a piano that it cannot keep. It is black, heavy and in tune, and it has to leave the hall"
        " by the end of June. Whoever has room for it and four strong friends may write to the office."
    ),
    (
        "The choir sang in the old cannery, which is made of tin, and eighty voices were heard across the water. The"
        " collection made two hundred and twelve, all of it for new chairs, of which there are now thirty."
    ),
)


def flat_issue(date: str = "1 May 2019", number: int = 41, name: str = "Harbour News") -> str:
    """A monthly with three stories, its contents list after the first, and what it says of itself."""
    first, *others = [
        "\n".join([title, credit, *textwrap.wrap(text, 40), ""])
        for (title, credit), text in zip(STORIES.items(), TEXTS, strict=True)
    ]
    listed = "\n".join(["In this issue", *(f"{title}  1" for title in STORIES), ""])
    about = "About us\nThe Harbour Society looks after boats and\ntheir people.\n"
    where = "Address\nThe Harbour Society\n3 Quay Street\nPort Ellen\n"
    return "\n".join([f"{name}\nNo. {number} · {date}\n", first, listed, *others, about, where])
