"""Pictures come to stand where a page can place them, dividers where they divide."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from broadsheet.issue.model import (
    Block,
    Definition,
    DefinitionList,
    Divider,
    List,
    ListItem,
    Picture,
    Quote,
)

_Blocks = tuple[Block, ...]


def arranged(blocks: Iterable[Block]) -> _Blocks:
    """The blocks of a text with the pictures out of its lists and quotations, right behind them.

    Dividers stand between other blocks only, one at a time.
    """
    kept: list[Block] = []
    for block in blocks:
        if isinstance(block, Picture):
            kept.append(block)
            continue
        bare, pictures = without_pictures((block,))
        kept += (each for each in bare if not isinstance(each, Divider) or _divides(kept))
        kept += pictures
    while kept and isinstance(kept[-1], Divider):
        kept.pop()
    return tuple(kept)


def without_pictures(blocks: Iterable[Block]) -> tuple[_Blocks, list[Picture]]:
    """`blocks` without the pictures at any depth, and those, in reading order."""
    bare: list[Block] = []
    pictures: list[Picture] = []
    for block in blocks:
        match block:
            case Picture():
                pictures.append(block)
            case List(items):
                kept = (ListItem(_sifted(item.blocks, pictures)) for item in items)
                filled = tuple(item for item in kept if item.blocks)
                bare += [msgspec.structs.replace(block, items=filled)] if filled else []
            case Quote(inside):
                left = _sifted(inside, pictures)
                bare += [Quote(left)] if left else []
            case DefinitionList(items):
                entries = (Definition(each.term, _sifted(each.blocks, pictures)) for each in items)
                bare.append(DefinitionList(tuple(entries)))
            case _:
                bare.append(block)
    return tuple(bare), pictures


def _sifted(blocks: _Blocks, pictures: list[Picture]) -> _Blocks:
    """`blocks` without their pictures, which go to `pictures`."""
    bare, found = without_pictures(blocks)
    pictures += found
    return bare


def _divides(blocks: list[Block]) -> bool:
    return bool(blocks) and not isinstance(blocks[-1], Divider)
