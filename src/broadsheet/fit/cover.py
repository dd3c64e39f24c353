"""Page one as a cover: the nameplate, the head and the picture of the lead, and *In this issue*.

The text of the lead then begins on the page after it, and nothing on page one is left to the search: the picture
gives way within its crop window, and *In this issue* takes what is left.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import msgspec

from broadsheet.fit.flatplan import Frame, PlannedBox
from broadsheet.fit.measured import Cover, Measured, MeasuredStory, PictureRoom
from broadsheet.fit.stock import CONTENTS, COVER, most_air

POINTERS = (2, 1)
"""Lines of the line that says where the text of the lead begins: with air over it, or where there is none without."""


def covered(measured: Measured, head: int, run_on: tuple[int, ...], picture: PictureRoom | None) -> Measured:
    """`measured` with a cover, when the lead has a `picture` over the full width that fills it; else as it is.

    `head` are the lines of the lead's head over the full width, `run_on` those of what stands instead of it over its
    text.
    """
    lead = next(copy for copy in measured.stories if copy.lead)
    covers = (_cover(measured, head, picture, lines) for lines in POINTERS) if picture else ()
    cover = None if lead.teaser else next(filter(None, covers), None)
    if cover is None:
        return measured
    # The wish for a picture is granted.
    story = msgspec.structs.replace(lead.story, image=None) if lead.story.image else lead.story
    inside = replace(lead, story=story, heads=run_on, pictures=())
    return replace(
        measured,
        nameplate=measured.grid.lines,
        contents=(),
        stories=tuple(inside if copy.lead else copy for copy in measured.stories),
        cover=cover,
        plain=measured,
    )


def _cover(measured: Measured, head: int, picture: PictureRoom, pointer: int) -> Cover | None:
    """None where the picture would have to be too shallow, or *In this issue* too airy."""
    contents = measured.contents[-1] if measured.contents else 0
    free = measured.grid.lines - measured.nameplate - head - pointer - contents
    if free < picture.least:
        return None
    lines = min(free, picture.most)
    if free - lines > most_air(contents):
        return None
    return Cover(measured.nameplate, head, lines, pointer, contents + free - lines)


def front_boxes(measured: Measured) -> Iterator[PlannedBox]:
    """What stands on page one beside stories: the nameplate, or all of a cover."""
    grid, cover = measured.grid, measured.cover
    if cover is None:
        yield PlannedBox("nameplate", Frame(1, 0, 0, grid.columns, measured.nameplate))
        return
    boxes = (
        ("nameplate", cover.nameplate),
        (COVER, cover.head + cover.picture + cover.pointer),
        (CONTENTS, cover.contents),
    )
    top = 0
    for name, lines in boxes:
        if lines:
            yield PlannedBox(name, Frame(1, 0, top, grid.columns, lines))
        top += lines


def cover_frame(copy: MeasuredStory, measured: Measured) -> Frame | None:
    """Where the head and the picture of `copy` stand if it is the lead of an issue with a cover."""
    if not copy.lead or measured.cover is None:
        return None
    return next(box.frame for box in front_boxes(measured) if box.name == COVER)
