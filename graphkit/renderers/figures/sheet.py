"""A page to draw on, in points: text that is measured, marks, lines, all with the shared look.

What is drawn is kept as items, which a pen puts on paper.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import product
from typing import Any

import numpy as np

from graphkit.findings import Report
from graphkit.language import Language, Name
from graphkit.pictures import ActorProfile
from graphkit.renderers.contrast import ink_on
from graphkit.renderers.figures.advances import width
from graphkit.renderers.figures.geometry import Floats
from graphkit.renderers.figures.items import (
    Across,
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
from graphkit.renderers.figures.lettering import fold_lines, is_whole
from graphkit.renderers.figures.options import Size
from graphkit.renderers.style import FAINT, INK, MUTED, PAPER, Dash, camp_style, clean


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the page, in points from the lower left corner."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.top - self.bottom

    @property
    def frame(self) -> tuple[float, float, float, float]:
        return self.left, self.bottom, self.right, self.top

    def inset(self, left: float = 0, bottom: float = 0, right: float = 0, top: float = 0) -> Box:
        return Box(self.left + left, self.bottom + bottom, self.right - right, self.top - top)

    def at(self, across: float, up: float) -> tuple[float, float]:
        """The point at these shares (0..1) of width and height."""
        return self.left + across * self.width, self.bottom + up * self.height


STEP = 1.28  # of its size, from one line to the next
SMALLER = (1.0, 0.9, 0.8, 0.7)  # what words are tried at before they are cut
Measure = Callable[[str, float, bool], float]  # how wide words are: words, size, bold


@dataclass
class Sheet:
    """One picture being drawn. `letter` is the size of ordinary text in points.

    `bare` leaves the headline out, `sourced` the line on the sources; `measure` is how a pen with
    fonts of its own measures words.
    """

    report: Report
    language: Language
    page: Size
    fonts: tuple[str, ...]
    letter: float
    bare: bool = False
    sourced: bool = False
    measure: Measure | None = None
    ink: str = INK
    muted: str = MUTED
    faint: str = FAINT
    paper: str = PAPER
    line: float = 1.0
    items: list[Item] = field(default_factory=list)

    @property
    def written(self) -> list[str]:
        """Every line of text."""
        return [item.said for item in self.items if isinstance(item, Words)]

    def say(self, value: Any) -> str:
        """Words in the reader's language, without what cannot be written."""
        return clean(self.language.say(value))

    def name(self, actor: str) -> str:
        """An actor's name; its id where nothing of the name can be written."""
        return self.say(Name(actor)) or clean(actor) or "?"

    @cached_property
    def by_id(self) -> dict[str, ActorProfile]:
        return {actor.id: actor for actor in self.report.actors}

    def width_of(self, words: str, size: float, bold: bool = False) -> float:
        """How wide words are, in points."""
        if self.measure is not None:
            return self.measure(words, size, bold)
        return width(words, size, bold)

    def write(
        self,
        words: str,
        x: float,
        y: float,
        *,
        size: float,
        colour: str | None = None,
        bold: bool = False,
        across: Across = "left",
        up: Up = "baseline",
        backed: bool = False,
        turned: bool = False,
        front: float = 6,
        of: str | None = None,
        on: str | None = None,
    ) -> None:
        """Put words at a point; `backed` lays the paper's colour under them, `turned` writes
        upwards, `on` is the colour of the mark that they stand on."""
        back = self.paper if backed else None
        ink = self.ink if on is None else ink_on(on, self.ink, self.paper)
        colour = colour or ink
        self.items.append(
            Words(x, y, words, size, colour, bold, across, up, back, turned, front, of, on)
        )

    def lines(
        self, rows: Sequence[str], x: float, top: float, *, size: float, **look: Any
    ) -> float:
        """Put lines of text under each other; returns the y below the last one."""
        step = size * STEP
        for number, row in enumerate(rows):
            self.write(row, x, top - size - number * step, size=size, **look)
        return top - len(rows) * step

    def fitted(
        self,
        words: str,
        room: float,
        size: float,
        *,
        most: int = 2,
        more: int = 0,
        high: float = math.inf,
        bold: bool = False,
    ) -> tuple[list[str], float]:
        """Words in at most so many lines in a room, smaller and then in some `more` lines before
        any is cut; and their size."""
        lines, small = [words], size
        for allowed, share in product(range(most, most + more + 1), SMALLER):
            small = share * size
            fit = max(1, int(min(allowed, high / (STEP * small))))
            measure = partial(self.width_of, size=small, bold=bold)
            lines = fold_lines(words, room, fit, measure)
            if is_whole(lines, words):
                break
        return lines, small

    def room_for(self, names: Sequence[str], size: float, width: float) -> float:
        """The room of names left of a picture: at most 40% of the width, or half of it where the
        longest would be cut at its smallest."""
        longest = max(self.width_of(name, size) for name in names)
        return min(longest, max(0.4 * width, min(SMALLER[-1] * longest, 0.5 * width)))

    def label(
        self,
        words: str,
        right: float,
        y: float,
        room: float,
        size: float,
        *,
        most: int = 2,
        high: float = math.inf,
        bold: bool = False,
    ) -> None:
        """What stands at the left of a row at height `y`, up to `right`, as `fitted` has it."""
        lines, small = self.fitted(words, room, size, most=most, high=high, bold=bold)
        top = y + len(lines) * STEP / 2 * small
        self.lines(lines, right, top, size=small, across="right", bold=bold)

    def actor(self, profile: ActorProfile, x: float, y: float, radius: float) -> None:
        """An actor's mark: the camp's colour and shape."""
        look = camp_style(profile.camp)
        self.mark(x, y, radius, look.shape, look.colour, actor=profile.id)

    def ring(self, x: float, y: float, radius: float, of: str | None = None) -> None:
        """The ring around those who decide."""
        wide = 0.12 * self.letter
        self.items.append(Disc(x, y, radius - wide / 2, self.paper, self.ink, wide, of=of))

    def disc(
        self,
        x: float,
        y: float,
        radius: float,
        colour: str,
        *,
        opacity: float,
        name: str | None = None,
        front: float = 2,
    ) -> None:
        """A filled circle."""
        self.items.append(Disc(x, y, radius, colour, opacity=opacity, name=name, front=front))

    def mark(
        self,
        x: float,
        y: float,
        radius: float,
        shape: str,
        colour: str,
        *,
        actor: str | None = None,
        edge: str | None = None,
        front: float = 5,
        of: str | None = None,
    ) -> None:
        """A filled shape of that radius."""
        name = None if actor is None else f"actor-{_slug(actor)}"
        edge, thick = edge or self.paper, 0.06 * self.letter
        self.items.append(Mark(x, y, radius, shape, colour, edge, thick, name, actor, front, of))

    def rule(
        self,
        points: Sequence[tuple[float, float]],
        *,
        colour: str | None = None,
        width: float = 1.0,
        dash: Dash = "none",
        front: float = 2,
        opacity: float = 1.0,
        of: str | None = None,
    ) -> None:
        """A line through points."""
        thick = width * self.line
        colour = colour or self.faint
        self.items.append(Rule(tuple(points), colour, thick, dash, opacity, front, of))

    def block(
        self,
        box: Box,
        colour: str,
        *,
        front: float = 3,
        opacity: float = 1.0,
        edge: str = "none",
    ) -> None:
        """A filled rectangle."""
        self.items.append(Block(box.frame, colour, opacity, edge, front))

    def strokes(
        self,
        segments: Floats,
        colour: str,
        widths: Floats | float,
        *,
        dash: Dash = "none",
        opacity: float = 0.8,
        name: str | None = None,
        front: float = 3,
    ) -> None:
        """Many straight lines at once: rows of x0, y0, x1, y1."""
        lines = tuple((a, b, c, d) for a, b, c, d in np.asarray(segments).reshape(-1, 4).tolist())
        thick = tuple(np.broadcast_to(np.asarray(widths) * self.line, len(lines)).tolist())
        if lines:
            self.items.append(Strokes(lines, thick, colour, dash, opacity, name, front))

    def polygons(self, corners: Floats, colour: str, *, opacity: float, front: float = 3) -> None:
        """Many filled polygons at once: an array of polygons x corners x 2."""
        told = tuple(tuple(map(tuple, polygon)) for polygon in np.asarray(corners).tolist())
        if told:
            self.items.append(Polygons(told, colour, opacity, front))


def _slug(identifier: str) -> str:
    """An id for the SVG: letters and digits as they are, anything else by its code."""
    return re.sub(r"[^A-Za-z0-9]", lambda m: "-" if m[0] in "_-" else f"x{ord(m[0]):x}", identifier)
