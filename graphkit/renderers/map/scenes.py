"""The pictures that the map opens with, composed for the shapes of its page.

The same items as in figures and slides, put down as JSON for the page's own pen. Labels are placed
here; the page chooses the shape that fits its window best, and draws the ties that it selects.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache, singledispatchmethod
from typing import Any

from graphkit.findings import Report
from graphkit.language import Language, Text, text
from graphkit.renderers.columns import NARROWER, letters
from graphkit.renderers.figures import stance as stance_picture
from graphkit.renderers.figures.actors import RING
from graphkit.renderers.figures.items import Block, Disc, Item, Mark, Rule, Words
from graphkit.renderers.figures.options import Size
from graphkit.renderers.figures.sheet import Box, Sheet
from graphkit.renderers.figures.stance_parts import NAMED, SMALL, STRIP
from graphkit.renderers.figures.votes import COLOURS, bars, many_vote, votes
from graphkit.renderers.map.evidence import words
from graphkit.renderers.map.network import trimmed
from graphkit.renderers.style import (
    FAINT,
    INK,
    MANY,
    MUTED,
    NEUTRAL,
    OPPOSE,
    PAPER,
    SUPPORT,
)
from graphkit.scale import ERROR

MOST = 200  # actors with a stance, from which on a mark each is no picture
SHAPES = (Size(1330, 600, 13), Size(960, 600, 12.5), Size(840, 318, 10.5), Size(390, 600, 11))
"""In pixels: a wide window, one with a panel, a phone on its side, a phone upright."""

LARGER = 1.4  # are letters where few words stand, as in a vote

ROLES: Mapping[str, str] = {
    SUPPORT: "support",
    OPPOSE: "oppose",
    NEUTRAL: "neutral",
    INK: "ink",
    MUTED: "muted",
    FAINT: "line",
    PAPER: "paper",
}
"""Colours by the name under which the page keeps them, as they are others in the dark."""

UNDER_TIES = 3  # what lies further back is drawn before the ties


def scene_names(report: Report) -> list[str]:
    """The composed pictures that a report has, the first to be seen first."""
    found = []
    if many_vote(report):
        found.append("votes")
    if report.issue is not None and 0 < len(stance_picture.placed(report)) <= MOST:
        found.append("stance")
    return found


def scenes(
    report: Report, language: Language, actors: Mapping[str, int]
) -> dict[str, list[dict[str, Any]]]:
    """Every picture in every shape, in one language; the page draws the reader's notes itself."""
    plain = replace(report, notes=())
    return {
        name: [_composed(plain, language, actors, _PAINT[name], shape) for shape in SHAPES]
        for name in scene_names(report)
    }


def vote_legend(report: Report, say: Callable[[Any], str]) -> list[list[str]]:
    """What the colours of a vote mean, as far as anybody votes so, and its line."""
    if "votes" not in scene_names(report):
        return []
    cast = {part for bar in bars(report) for part, count in bar.parts.items() if count}
    found = [[ROLES[COLOURS[part]], say(VOTED[part])] for part in COLOURS if part in cast]
    return found + [["quota", say(entry.label)] for entry in votes.legend(report)]


VOTED: Mapping[str, Text] = {
    "yes": text("for"),
    "no": text("against"),
    "abstain": text("abstain"),
    "absent": text("not known"),
}


def _stance(sheet: Sheet, room: Box) -> None:
    stance_picture.paint_below_counts(sheet, room, ties=False)


def _votes(sheet: Sheet, room: Box) -> None:
    if room.width > room.height:
        sheet.letter *= LARGER
    votes.paint(sheet, room)


_PAINT: Mapping[str, Callable[[Sheet, Box], None]] = {"stance": _stance, "votes": _votes}


def _composed(
    report: Report,
    language: Language,
    actors: Mapping[str, int],
    paint: Callable[[Sheet, Box], None],
    shape: Size,
) -> dict[str, Any]:
    sheet = Sheet(
        report, language, page=shape, fonts=(), letter=shape.letter, bare=True, measure=_width
    )
    paint(sheet, _room(shape))
    items = sorted(sheet.items, key=lambda item: item.front)
    pen = _Pen(shape.height, actors)
    return {
        "size": [shape.width, shape.height, shape.letter],
        "under": sum(item.front < UNDER_TIES for item in items),
        "items": [trimmed(pen.put(item)) for item in items],
    }


def _room(shape: Size) -> Box:
    edge = 0.8 * shape.letter
    right = edge if shape.height > shape.width else 2 * edge
    return Box(edge, 0.6 * edge, shape.width - right, shape.height - 0.3 * edge)


def stance_frames() -> dict[str, Any]:
    """In which shapes the page composes other issues and days as this one is: the room between the
    axes (left, top, right, bottom), how large marks are, in letters, how many are named or drawn,
    and what is no move yet."""
    return {
        "shapes": [_frame(shape) for shape in SHAPES],
        "highest": stance_picture.HIGHEST,
        "radius": [stance_picture.LEAST, stance_picture.MOST],
        "ring": RING,
        "small": SMALL,
        "most": MOST,
        "many": MANY,
        "ties": stance_picture.TIES_SHOWN,
        "silent": NAMED,
        "crowd": stance_picture.CROWD,
        "error": ERROR,
    }


def _frame(shape: Size) -> dict[str, Any]:
    box, letter = _room(shape), shape.letter
    below = Box(box.left, box.bottom + STRIP * letter, box.right, box.top)
    plot = stance_picture.room_between(below, letter)
    ends = [plot.left, shape.height - plot.top, plot.right, shape.height - plot.bottom]
    return {"size": [shape.width, shape.height, letter], "plot": [round(end, 1) for end in ends]}


@cache
def _width(said: str, size: float, bold: bool) -> float:
    return letters(said, size, bold) / NARROWER  # the browser may have no narrower font


@dataclass(frozen=True)
class _Pen:
    """Writes items as lists: the kind, its places from the upper left corner, its look, and the
    number of the actor that it stands for or belongs to."""

    height: float
    actors: Mapping[str, int]

    @singledispatchmethod
    def put(self, item: Item) -> list[Any]:
        """One item as a list."""
        raise TypeError(item)

    @put.register
    def _words(self, item: Words) -> list[Any]:
        rise = {"baseline": 0.36, "bottom": 0.5, "center": 0.0, "top": -0.5}[item.up]
        y = self._y(item.y + rise * item.size)
        flags = {"bold": item.bold, "kept clear": item.back is not None, "turned": item.turned}
        look = item.across[0] + "".join(flag[0] for flag, yes in flags.items() if yes)
        colour = _colour(item.colour)
        said = words(item.said) or ""
        return ["text", _exact(item.x), y, said, _r(item.size), colour, look, self._number(item.of)]

    @put.register
    def _mark(self, item: Mark) -> list[Any]:
        place = [_exact(item.x), self._y(item.y), _r(item.radius)]
        whole = int(item.actor is not None)
        number = self._number(item.actor or item.of)
        return ["mark", *place, item.shape, _colour(item.colour), whole, number]

    @put.register
    def _disc(self, item: Disc) -> list[Any]:
        place = [_r(item.x), self._y(item.y), _r(item.radius)]
        look = [_colour(item.fill), _colour(item.edge), _r(item.thick), item.opacity]
        return ["disc", *place, *look, self._number(item.of)]

    @put.register
    def _rule(self, item: Rule) -> list[Any]:
        points = [[_r(x), self._y(y)] for x, y in item.points]
        look = [_colour(item.colour), _r(item.thick), int(item.dash != "none"), item.opacity]
        return ["rule", points, *look, self._number(item.of)]

    @put.register
    def _block(self, item: Block) -> list[Any]:
        left, bottom, right, top = item.frame
        frame = [_r(left), self._y(top), _r(right), self._y(bottom)]
        return ["block", *frame, _colour(item.colour), item.opacity]

    def _y(self, up: float) -> float:
        return _r(self.height - up)

    def _number(self, actor: str | None) -> int | None:
        return None if actor is None else self.actors.get(actor)


def _r(value: float, digits: int = 1) -> float:
    short = round(value, digits)
    return int(short) if short == int(short) else short


def _exact(x: float) -> float:
    """Across the page a place is a position: marks stand true over the axis' numbers."""
    return _r(x, 2)


def _colour(colour: str) -> str:
    return ROLES.get(colour, colour)
