"""A page to draw on, in points: text that is measured, marks, lines, all with the shared look."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from graphkit.findings import ActorProfile, Report
from graphkit.language import Language, Name
from graphkit.renderers.figures.geometry import Floats
from graphkit.renderers.figures.lettering import wide, width
from graphkit.renderers.figures.options import FigureOptions
from graphkit.renderers.style import FAINT, INK, MUTED, PAPER, Dash, camp_style, clean

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

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


@dataclass
class Sheet:
    """One picture being drawn. `letter` is the size of ordinary text in points."""

    report: Report
    language: Language
    options: FigureOptions
    figure: Figure
    axes: Axes
    fonts: tuple[str, ...]
    letter: float
    ink: str = INK
    muted: str = MUTED
    faint: str = FAINT
    paper: str = PAPER
    line: float = 1.0
    written: list[str] = field(default_factory=list)

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
        return width(words, size, self.fonts, _weight(words, bold) == "bold")

    def write(
        self,
        words: str,
        x: float,
        y: float,
        *,
        size: float,
        colour: str | None = None,
        bold: bool = False,
        across: Literal["left", "center", "right"] = "left",
        up: Literal["bottom", "baseline", "center", "top"] = "baseline",
        backed: bool = False,
        turned: bool = False,
        front: float = 6,
    ) -> None:
        """Put words at a point; `backed` lays the paper's colour under them, `turned` writes
        upwards."""
        from matplotlib.text import Text as Words

        self.written.append(words)
        back = {"facecolor": self.paper, "edgecolor": "none", "alpha": 0.78, "pad": 0.6}
        self.axes.add_artist(
            Words(
                x,
                y,
                words,
                fontfamily=list(self.fonts),
                fontsize=size,
                fontweight=_weight(words, bold),
                color=colour or self.ink,
                horizontalalignment=across,
                verticalalignment=up,
                bbox=back if backed else None,
                rotation=90 if turned else 0,
                parse_math=False,
                zorder=front,
                clip_on=False,
            )
        )

    def lines(
        self, rows: Sequence[str], x: float, top: float, *, size: float, **look: Any
    ) -> float:
        """Put lines of text under each other; returns the y below the last one."""
        step = size * 1.28
        for number, row in enumerate(rows):
            self.write(row, x, top - size - number * step, size=size, **look)
        return top - len(rows) * step

    def actor(self, profile: ActorProfile, x: float, y: float, radius: float) -> None:
        """An actor's mark: the camp's colour and shape."""
        look = camp_style(profile.camp)
        self.mark(x, y, radius, look.shape, look.colour, gid=f"actor-{_slug(profile.id)}", front=5)

    def ring(self, x: float, y: float, radius: float) -> None:
        """The ring around those who decide."""
        from matplotlib.patches import Circle

        wide = 0.12 * self.letter
        look = {"facecolor": self.paper, "edgecolor": self.ink, "linewidth": wide, "zorder": 5}
        self.axes.add_artist(Circle((x, y), radius - wide / 2, **look))

    def mark(
        self,
        x: float,
        y: float,
        radius: float,
        shape: str,
        colour: str,
        *,
        gid: str | None = None,
        edge: str | None = None,
        front: float = 5,
    ) -> None:
        """A filled shape of that radius."""
        from matplotlib.lines import Line2D

        marker = MARKERS[shape]
        mark = Line2D(
            [x],
            [y],
            marker=marker,
            markersize=2 * radius * _FULLER.get(marker, 1.0),
            markerfacecolor=colour,
            markeredgecolor=edge or self.paper,
            markeredgewidth=0.06 * self.letter,
            linestyle="none",
            zorder=front,
        )
        mark.set_gid(gid)
        self.axes.add_artist(mark)

    def rule(
        self,
        points: Sequence[tuple[float, float]],
        *,
        colour: str | None = None,
        width: float = 1.0,
        dash: Dash = "none",
        front: float = 2,
        opacity: float = 1.0,
    ) -> None:
        """A line through points."""
        from matplotlib.lines import Line2D

        xs, ys = zip(*points, strict=True)
        self.axes.add_artist(
            Line2D(
                xs,
                ys,
                color=colour or self.faint,
                linewidth=width * self.line,
                linestyle=_DASHES[dash],
                alpha=opacity,
                zorder=front,
                solid_capstyle="butt",
            )
        )

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
        from matplotlib.patches import Rectangle

        self.axes.add_artist(
            Rectangle(
                (box.left, box.bottom),
                box.width,
                box.height,
                facecolor=colour,
                edgecolor=edge,
                alpha=opacity,
                linewidth=0.8,
                zorder=front,
            )
        )

    def strokes(
        self,
        segments: Floats,
        colour: str,
        widths: Floats | float,
        *,
        dash: Dash = "none",
        opacity: float = 0.8,
        gid: str | None = None,
        front: float = 3,
    ) -> None:
        """Many straight lines at once: rows of x0, y0, x1, y1."""
        from matplotlib.collections import LineCollection

        if len(segments):
            many = LineCollection(
                list(np.asarray(segments).reshape(-1, 2, 2)),
                colors=colour,
                linewidths=np.asarray(widths) * self.line,
                linestyles=[_DASHES[dash]],
                alpha=opacity,
                zorder=front,
            )
            many.set_gid(gid)
            self.axes.add_artist(many)

    def polygons(self, corners: Floats, colour: str, *, opacity: float, front: float = 3) -> None:
        """Many filled polygons at once: an array of polygons x corners x 2."""
        from matplotlib.collections import PolyCollection

        if len(corners):
            self.axes.add_artist(
                PolyCollection(
                    list(corners),
                    facecolors=colour,
                    edgecolors="none",
                    alpha=opacity,
                    zorder=front,
                )
            )


def _weight(words: str, bold: bool) -> str:
    """Bold, but not where some characters come from a font that has no bold face."""
    return "bold" if bold and not any(map(wide, words)) else "normal"


def _slug(identifier: str) -> str:
    """An id for the SVG: letters and digits as they are, anything else by its code."""
    return re.sub(r"[^A-Za-z0-9]", lambda m: "-" if m[0] in "_-" else f"x{ord(m[0]):x}", identifier)
