"""Two issues of one invented series, as flat text, in words that no other newsletter uses."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping

from broadsheet.sources.backissue.profile import Confirmed, ConfirmedBox, ConfirmedStory

NAME = "The Guild Sheet"
FIRST = {
    "Seven looms for the mill": (
        "Ida Marsh",
        (
            "The looms came by barge on the last day of March. Nobody had asked for seven of them, and nobody could say"
            " who paid. The guild has written to the barge master, who has written back."
        ),
    ),
    "The dye house is painted blue": (
        "Tom Reed and Lena Orr",
        (
            "The dye house is painted in the blue that was left over from the flags. It dries in the wind, and has to"
            " be looked at by all before the end of June."
        ),
    ),
    "Eighty bolts in a day": (
        "Lena Orr",
        (
            "Eighty bolts were woven on a single day, which is more than in the year before. The collection made two"
            " hundred and twelve, all of it for new shuttles."
        ),
    ),
}
SECOND = {
    "A fair for the whole street": (
        "Ida Marsh",
        (
            "The fair was held on the quay, and the whole street was there by noon. Whoever has lost a hat may ask for"
            " it at the office, where eleven of them are kept."
        ),
    ),
    "The wool is late again": (
        "",
        (
            "The wool is late for the third time since the winter, and the looms stand still. The guild asks for"
            " patience, and for any wool that is kept in attics."
        ),
    ),
    "A new roof for the hall": (
        "",
        (
            "The hall has a new roof, made of slates from the old cannery. It was paid for by those who sing under it,"
            " and does not let in any rain so far."
        ),
    ),
}
ABOUT = "The guild looks after weavers and their looms, and has done so since the flood."
ADDRESS = "3 Loom Street\nPort Ellen"


def issue_of(stories: Mapping[str, tuple[str, str]], number: int, date: str) -> str:
    """The issue: its contents list stands behind the first story."""
    listed = "\n".join(["In this issue", *(f"{title}  1" for title in stories)])
    told = [
        "\n".join([title, *([f"Penned by {names}"] if names else []), *textwrap.wrap(text, 40)])
        for title, (names, text) in stories.items()
    ]
    boxes = ["\n".join(["A word on the guild", *textwrap.wrap(ABOUT, 40)]), f"Where we sit\n{ADDRESS}"]
    return "\n\n".join([f"{NAME}\nNo. {number} · {date}", told[0], listed, *told[1:], *boxes]) + "\n"


def first_issue() -> str:
    return issue_of(FIRST, 7, "1 May 2019")


def second_issue() -> str:
    """One story alone has a byline, which is too little to tell a habit from."""
    return issue_of(SECOND, 8, "1 June 2019")


def confirmed_issue() -> Confirmed:
    """What an editor made of the first issue."""
    stories = (
        ConfirmedStory(title, text, tuple(names.split(" and "))) for title, (names, text) in FIRST.items()
    )
    boxes = ConfirmedBox("about", ABOUT), ConfirmedBox("address", ADDRESS, "Where we sit")
    return Confirmed(NAME, tuple(stories), boxes)
