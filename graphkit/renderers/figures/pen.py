"""Draws the items of a page with matplotlib."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import singledispatch
from typing import TYPE_CHECKING, Any

from graphkit.renderers.figures.advances import has_bold_face, width
from graphkit.renderers.figures.items import (
    VEIL,
    Block,
    Disc,
    Item,
    Mark,
    Polygons,
    Rule,
    Strokes,
    Up,
    Words,
)
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
# How far letters reach above and below their baseline, and how far under a point it lies, in sizes.
_ABOVE, _BELOW = 0.76, 0.24
_DROPS: Mapping[Up, float] = {
    "bottom": -_BELOW,
    "baseline": 0.0,
    "center": (_ABOVE - _BELOW) / 2,
    "top": _ABOVE,
}
_HAIR = 0.035  # of the size: as far as a made bold face is wider
_PAD = 0.6  # points around words
_FULLER = {"s": 0.88, "D": 0.82, "*": 1.35, "^": 1.1, "v": 1.1}  # so that areas look alike


def draw(
    items: Iterable[Item], axes: Axes, fonts: Sequence[str], *, faces_known: bool = True
) -> None:
    """Put every item on the axes, whose units are points.

    With `faces_known` the fonts are those of this machine; else who shows the picture finds them.
    """
    for item in items:
        if isinstance(item, Words):
            for line in _written(item, fonts, faces_known):
                axes.add_artist(line)
        else:
            axes.add_artist(_drawn(item))


def _written(item: Words, fonts: Sequence[str], faces_known: bool) -> Iterator[Artist]:
    """Words on their baseline, which does not hang on the font; under them what is laid there.

    A line is of one weight: where part of it has no bold face, all of it is drawn twice, a hair
    apart, which is how a bold face that is lacking is made.
    """
    drop = _DROPS[item.up] * item.size
    x, y = (item.x + drop, item.y) if item.turned else (item.x, item.y - drop)
    if item.back:
        yield _under(item, x, y)
    twice = item.bold and faces_known and not has_bold_face(item.said)
    yield _line(item, x, y, fonts, bold=item.bold and not twice)
    if twice:
        hair = _HAIR * item.size
        x, y = (x, y + hair) if item.turned else (x + hair, y)
        yield _line(item, x, y, fonts, bold=False)


def _line(item: Words, x: float, y: float, fonts: Sequence[str], *, bold: bool) -> Artist:
    from matplotlib.text import Text

    return Text(
        x,
        y,
        item.said,
        fontfamily=list(fonts),
        fontsize=item.size,
        fontweight="bold" if bold else "normal",
        color=item.colour,
        horizontalalignment=item.across,
        verticalalignment="baseline",
        rotation=90 if item.turned else 0,
        rotation_mode="anchor",
        parse_math=False,
        zorder=item.front,
        clip_on=False,
    )


def _under(item: Words, x: float, y: float) -> Artist:
    """What covers the lines behind level words that stand on this baseline."""
    from matplotlib.patches import Rectangle

    wide = width(item.said, item.size, item.bold)
    left = x - {"left": 0.0, "center": 0.5, "right": 1.0}[item.across] * wide - _PAD
    corner, high = (left, y - _BELOW * item.size - _PAD), (_ABOVE + _BELOW) * item.size + 2 * _PAD
    return Rectangle(
        corner, wide + 2 * _PAD, high, facecolor=item.back, alpha=VEIL, zorder=item.front
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
