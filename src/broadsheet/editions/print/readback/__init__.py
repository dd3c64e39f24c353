"""Reading a finished PDF back: what stands where, on which baseline, in which element of the tag tree.

It knows nothing of the plan the pages were made from. Text is never matched: content is joined to the
structure tree by its marked-content ids, because Persian and Arabic come out of every PDF reader wrong.
"""

from __future__ import annotations

from contextlib import ExitStack, closing

from broadsheet.editions.print.readback.document import opened
from broadsheet.editions.print.readback.model import Box, Geometry, PageSize, Run
from broadsheet.editions.print.readback.objects import read_objects
from broadsheet.editions.print.readback.space import rounded
from broadsheet.editions.print.readback.tags import read_elements


def read_geometry(pdf: bytes) -> Geometry:
    """All that is drawn in `pdf`, and its tags. Raises `ReadbackError` when it is no PDF, or a broken one."""
    runs: list[Run] = []
    boxes: list[Box] = []
    with opened(pdf) as document, ExitStack() as stack:
        # Pdfium parses a page as it opens it: each is opened once, for its tags and for its objects.
        pages = [stack.enter_context(closing(document[index])) for index in range(len(document))]
        elements, owners = read_elements(pages)
        for number, page in enumerate(pages, 1):
            page_runs, page_boxes = read_objects(page, number=number, owners=owners)
            runs += page_runs
            boxes += page_boxes
        sizes = tuple(_size(page.get_trimbox()) for page in pages)
    return Geometry(sizes, elements, tuple(runs), tuple(boxes))


def _size(trim: tuple[float, float, float, float]) -> PageSize:
    left, bottom, right, top = trim
    return PageSize(rounded(right - left), rounded(top - bottom))
