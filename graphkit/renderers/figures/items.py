"""What lies on a page, as frozen values in points from the lower left: any pen can draw them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from graphkit.renderers.style import Dash

Across = Literal["left", "center", "right"]
Up = Literal["bottom", "baseline", "center", "top"]
Point = tuple[float, float]
VEIL = 0.78  # the opacity of what is laid under words


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text at a point; `back` is the colour laid under it, `on` that of the mark it
    stands on, `of` the actor it names."""

    x: float
    y: float
    said: str
    size: float
    colour: str
    bold: bool = False
    across: Across = "left"
    up: Up = "baseline"
    back: str | None = None
    turned: bool = False
    front: float = 6
    of: str | None = None
    on: str | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """A filled shape with a half width; `actor` is whom it stands for, `of` whose mark it is a
    part of."""

    x: float
    y: float
    radius: float
    shape: str
    colour: str
    edge: str
    thick: float
    name: str | None = None
    actor: str | None = None
    front: float = 5
    of: str | None = None


@dataclass(frozen=True, slots=True)
class Disc:
    """A circle, filled or as a ring; `of` is the actor whose mark it is a part of."""

    x: float
    y: float
    radius: float
    fill: str
    edge: str = "none"
    thick: float = 0.0
    opacity: float = 1.0
    name: str | None = None
    front: float = 5
    of: str | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A line through points; `of` is the actor whose name it leads to."""

    points: tuple[Point, ...]
    colour: str
    thick: float
    dash: Dash = "none"
    opacity: float = 1.0
    front: float = 2
    of: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A filled rectangle: left, bottom, right, top."""

    frame: tuple[float, float, float, float]
    colour: str
    opacity: float = 1.0
    edge: str = "none"
    front: float = 3


@dataclass(frozen=True, slots=True)
class Strokes:
    """Many straight lines of one look: (x, y, x, y) each, and how thick each is."""

    lines: tuple[tuple[float, float, float, float], ...]
    thick: tuple[float, ...]
    colour: str
    dash: Dash = "none"
    opacity: float = 1.0
    name: str | None = None
    front: float = 3


@dataclass(frozen=True, slots=True)
class Polygons:
    """Many filled polygons of one look."""

    corners: tuple[tuple[Point, ...], ...]
    colour: str
    opacity: float = 1.0
    front: float = 3


Item = Words | Mark | Disc | Rule | Block | Strokes | Polygons
