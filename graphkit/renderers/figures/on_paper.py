"""What lies on a page, in colours that stand out from its paper, whichever pen draws it.

Words have a contrast of 4.5 at least, marks and lines that mean something 3. A fill keeps its
colour, which is its meaning, and is outlined where it would not be seen. What lies behind is left
as it is: gridlines, bands, and the lines of a crowd, which recede the more there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import singledispatch

from graphkit.renderers.contrast import MARKS, TEXT, contrast, legible, share_seen
from graphkit.renderers.figures.items import (
    Block,
    Disc,
    Item,
    Mark,
    Polygons,
    Rule,
    Strokes,
    Words,
)

RECEDING = 0.4  # an opacity below which lines are a crowd
EDGE = 0.75  # points


def on_paper(items: Iterable[Item], paper: str, faint: str) -> Iterator[Item]:
    """The items, each so that it is seen; rules in the `faint` colour are gridlines."""
    for item in items:
        grid = isinstance(item, Rule) and item.colour == faint
        yield item if grid else _seen(item, paper)


@singledispatch
def _seen(item: Item, paper: str) -> Item:
    raise TypeError(item)


@_seen.register(Words)
def _words(item: Words, paper: str) -> Item:
    return replace(item, colour=legible(item.colour, item.on or paper, TEXT))


@_seen.register(Mark)
def _mark(item: Mark, paper: str) -> Item:
    if item.colour == paper or contrast(item.colour, paper) >= MARKS:
        return item
    return replace(item, edge=legible(item.colour, paper), thick=max(item.thick, EDGE))


@_seen.register(Disc)
def _disc(item: Disc, paper: str) -> Item:
    if item.edge != "none" or item.fill == paper:
        return item
    return replace(item, edge=legible(item.fill, paper), thick=EDGE)


@_seen.register(Block)
def _block(item: Block, paper: str) -> Item:
    behind = item.opacity < 1 or item.edge != "none" or item.colour == paper
    if behind or contrast(item.colour, paper) >= MARKS:
        return item
    return replace(item, edge=legible(item.colour, paper))


@_seen.register(Strokes)
@_seen.register(Polygons)
def _lines(item: Strokes | Polygons, paper: str) -> Item:
    return item if item.opacity < RECEDING else _line(item, paper)


@_seen.register(Rule)
def _line(item: Rule | Strokes | Polygons, paper: str) -> Item:
    share = share_seen(item.colour, paper, item.opacity)
    return replace(item, opacity=share, colour=legible(item.colour, paper))
