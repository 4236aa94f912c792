"""Draws the items of a picture as native shapes: one group, one alternative text, the rest marked
as decoration. A mark keeps the name of whom it stands for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from graphkit.language import Name
from graphkit.renderers.contrast import mixed
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
from graphkit.renderers.figures.on_paper import on_paper
from graphkit.renderers.slides.powerpoint.alternative import decorate
from graphkit.renderers.slides.powerpoint.drawing import MARKS, Canvas, grouped, veil
from graphkit.renderers.slides.powerpoint.layouts import Room
from graphkit.renderers.slides.powerpoint.lettering import LINE, width
from graphkit.renderers.slides.powerpoint.page import Deck


def put_items(
    deck: Deck, slide: Any, items: Iterable[Item], room: Room, name: str, alt: str
) -> None:
    """The items, whose points run up from the lower left corner of the room, as one group."""
    with grouped(deck, slide, name) as (canvas, group):
        group.words = alt
        pen = _Pen(canvas, room)
        seen = on_paper(items, deck.paper.colour, deck.paper.faint)
        for item in sorted(seen, key=lambda item: item.front):
            for shape in _DRAWN[type(item)](pen, item):
                decorate(shape)


@dataclass(frozen=True, slots=True)
class _Pen:
    canvas: Canvas
    room: Room

    def at(self, x: float, y: float) -> tuple[float, float]:
        """A point of the picture on the slide, whose y runs down."""
        return self.room.left + x, self.room.bottom - y

    def shade(self, colour: str, opacity: float) -> str:
        """A colour of that opacity on the deck's paper."""
        return mixed(colour, self.canvas.deck.paper.colour, opacity)

    def place(
        self, left: float, low: float, right: float, top: float
    ) -> tuple[float, float, float, float]:
        x, y = self.at(left, top)
        return x, y, right - left, top - low

    def words(self, item: Words) -> Iterable[Any]:
        wide, high = width(item.said, item.size, item.bold) + 2, LINE * item.size
        left = item.x - {"left": 0.0, "center": 0.5, "right": 1.0}[item.across] * wide
        drop = {"bottom": 0.0, "baseline": 0.25, "center": 0.5, "top": 1.0}[item.up] * high
        place = self.place(left, item.y - drop, left + wide, item.y - drop + high)
        shape = self.canvas.words(
            [item.said],
            place,
            size=item.size,
            colour=item.colour,
            bold=item.bold,
            across=item.across,
            on=item.on,
        )
        if item.turned:
            shape.rotation = 270
        if item.back:
            veil(shape, item.back)
        yield shape

    def mark(self, item: Mark) -> Iterable[Any]:
        r = item.radius
        place = self.place(item.x - r, item.y - r, item.x + r, item.y + r)
        shape = self.canvas.box(
            MARKS[item.shape],
            place,
            fill=item.colour,
            edge=item.edge,
            thick=item.thick,
        )
        if item.actor is not None:
            shape.name = self.canvas.deck.say(Name(item.actor))
        yield shape

    def disc(self, item: Disc) -> Iterable[Any]:
        r = item.radius
        place = self.place(item.x - r, item.y - r, item.x + r, item.y + r)
        edge = None if item.edge == "none" else item.edge
        fill = self.shade(item.fill, item.opacity)
        yield self.canvas.box("OVAL", place, fill=fill, edge=edge, thick=item.thick)

    def block(self, item: Block) -> Iterable[Any]:
        edge = None if item.edge == "none" else item.edge
        fill = self.shade(item.colour, item.opacity)
        yield self.canvas.box("RECTANGLE", self.place(*item.frame), fill=fill, edge=edge)

    def rule(self, item: Rule) -> Iterable[Any]:
        colour = self.shade(item.colour, item.opacity)
        for start, stop in zip(item.points, item.points[1:], strict=False):
            ends = (*self.at(*start), *self.at(*stop))
            yield self.canvas.line(ends, colour=colour, thick=item.thick, dash=item.dash)

    def strokes(self, item: Strokes) -> Iterable[Any]:
        colour = self.shade(item.colour, item.opacity)
        for (x, y, to_x, to_y), thick in zip(item.lines, item.thick, strict=True):
            ends = (*self.at(x, y), *self.at(to_x, to_y))
            yield self.canvas.line(ends, colour=colour, thick=thick, dash=item.dash)

    def polygons(self, item: Polygons) -> Iterable[Any]:
        colour = self.shade(item.colour, item.opacity)
        for corners in item.corners:
            yield self.canvas.polygon([self.at(*corner) for corner in corners], colour)


_DRAWN: Mapping[type, Callable[[_Pen, Any], Iterable[Any]]] = {
    Words: _Pen.words,
    Mark: _Pen.mark,
    Disc: _Pen.disc,
    Block: _Pen.block,
    Rule: _Pen.rule,
    Strokes: _Pen.strokes,
    Polygons: _Pen.polygons,
}
