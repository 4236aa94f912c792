"""Draws the items of a page with matplotlib."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import singledispatch
from typing import TYPE_CHECKING, Any

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
from graphkit.renderers.figures.lettering import weight
from graphkit.renderers.style import Dash

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes

# How lines are broken: lengths of dashes and gaps in line widths, as matplotlib takes them.
_DASHES: Mapping[Dash, Any] = {
    "none": "solid",
    "long": (0, (3.2, 2.0)),
    "long-short": (0, (3.2, 1.4, 0.8, 1.4)),
}
MARKERS = {
    "circle": "o",
    "square": "s",
    "diamond": "D",
    "triangle": "^",
    "hexagon": "h",
    "star": "*",
    "down": "v",
    "pentagon": "p",
}
_FULLER = {"s": 0.88, "D": 0.82, "*": 1.35, "^": 1.1, "v": 1.1}  # so that areas look alike


def draw(items: Iterable[Item], axes: Axes, fonts: Sequence[str]) -> None:
    """Put every item on the axes, whose units are points."""
    for item in items:
        artist = _written(item, fonts) if isinstance(item, Words) else _drawn(item)
        axes.add_artist(artist)


def _written(item: Words, fonts: Sequence[str]) -> Artist:
    from matplotlib.text import Text

    back = {"facecolor": item.back, "edgecolor": "none", "alpha": 0.78, "pad": 0.6}
    return Text(
        item.x,
        item.y,
        item.said,
        fontfamily=list(fonts),
        fontsize=item.size,
        fontweight=weight(item.said, item.bold),
        color=item.colour,
        horizontalalignment=item.across,
        verticalalignment=item.up,
        bbox=back if item.back else None,
        rotation=90 if item.turned else 0,
        parse_math=False,
        zorder=item.front,
        clip_on=False,
    )


@singledispatch
def _drawn(item: Item) -> Artist:
    raise TypeError(item)


@_drawn.register(Mark)
def _mark(item: Mark) -> Artist:
    from matplotlib.lines import Line2D

    marker = MARKERS[item.shape]
    mark = Line2D(
        [item.x],
        [item.y],
        marker=marker,
        markersize=2 * item.radius * _FULLER.get(marker, 1.0),
        markerfacecolor=item.colour,
        markeredgecolor=item.edge,
        markeredgewidth=item.thick,
        linestyle="none",
        zorder=item.front,
    )
    mark.set_gid(item.name)
    return mark


@_drawn.register(Disc)
def _disc(item: Disc) -> Artist:
    from matplotlib.patches import Circle

    disc = Circle(
        (item.x, item.y),
        item.radius,
        facecolor=item.fill,
        edgecolor=item.edge,
        linewidth=item.thick,
        alpha=None if item.opacity == 1 else item.opacity,
        zorder=item.front,
    )
    disc.set_gid(item.name)
    return disc


@_drawn.register(Rule)
def _rule(item: Rule) -> Artist:
    from matplotlib.lines import Line2D

    xs, ys = zip(*item.points, strict=True)
    return Line2D(
        xs,
        ys,
        color=item.colour,
        linewidth=item.thick,
        linestyle=_DASHES[item.dash],
        alpha=item.opacity,
        zorder=item.front,
        solid_capstyle="butt",
    )


@_drawn.register(Block)
def _block(item: Block) -> Artist:
    from matplotlib.patches import Rectangle

    left, bottom, right, top = item.frame
    return Rectangle(
        (left, bottom),
        right - left,
        top - bottom,
        facecolor=item.colour,
        edgecolor=item.edge,
        alpha=item.opacity,
        linewidth=0.8,
        zorder=item.front,
    )


@_drawn.register(Strokes)
def _strokes(item: Strokes) -> Artist:
    from matplotlib.collections import LineCollection

    many = LineCollection(
        [((x, y), (to_x, to_y)) for x, y, to_x, to_y in item.lines],
        colors=item.colour,
        linewidths=item.thick,
        linestyles=[_DASHES[item.dash]],
        alpha=item.opacity,
        zorder=item.front,
    )
    many.set_gid(item.name)
    return many


@_drawn.register(Polygons)
def _polygons(item: Polygons) -> Artist:
    from matplotlib.collections import PolyCollection

    return PolyCollection(
        item.corners,
        facecolors=item.colour,
        edgecolors="none",
        alpha=item.opacity,
        zorder=item.front,
    )
