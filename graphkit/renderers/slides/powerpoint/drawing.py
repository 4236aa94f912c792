"""Native shapes in points: boxes, words, lines, and connectors that stay glued."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Literal

from graphkit.renderers.contrast import TEXT, legible
from graphkit.renderers.figures.items import VEIL
from graphkit.renderers.figures.lettering import rejoin
from graphkit.renderers.slides.powerpoint.alternative import POINT, describe
from graphkit.renderers.slides.powerpoint.lettering import width
from graphkit.renderers.slides.powerpoint.page import Deck
from graphkit.renderers.slides.powerpoint.words import hold_lines
from graphkit.renderers.style import Dash, TieStyle

# Presets of the rectangle family: their four connection sites are top, left, bottom, right.
PRESETS = {
    "circle": "ROUNDED_RECTANGLE",
    "square": "RECTANGLE",
    "diamond": "FLOWCHART_TERMINATOR",
    "triangle": "PLAQUE",
    "hexagon": "FLOWCHART_PREDEFINED_PROCESS",
    "star": "FOLDED_CORNER",
    "down": "FLOWCHART_INTERNAL_STORAGE",
    "pentagon": "FLOWCHART_ALTERNATE_PROCESS",
}
MARKS = {
    "circle": "OVAL",
    "square": "RECTANGLE",
    "diamond": "DIAMOND",
    "triangle": "ISOSCELES_TRIANGLE",
    "hexagon": "HEXAGON",
    "star": "STAR_5_POINT",
    "down": "FLOWCHART_MERGE",
    "pentagon": "PENTAGON",
}
Across = Literal["left", "center", "right"]


@dataclass
class Canvas:
    """A slide, or a group on it, to draw on. All coordinates are points from the top left."""

    deck: Deck
    shapes: Any

    def box(
        self,
        preset: str,
        place: tuple[float, float, float, float],
        *,
        fill: str | None,
        edge: str | None = None,
        thick: float = 0.75,
        alt: str = "",
    ) -> Any:
        """A shape at (left, top, width, height); `preset` names one of PowerPoint's."""
        from pptx.enum.shapes import MSO_SHAPE

        numbers = [round(value * POINT) for value in place]
        shape = self.shapes.add_shape(getattr(MSO_SHAPE, preset), *numbers)
        _plain(shape, fill, edge, thick)
        describe(shape, alt)
        return shape

    def words(
        self,
        said: list[str],
        place: tuple[float, float, float, float],
        *,
        size: float,
        colour: str,
        bold: bool = False,
        across: Across = "left",
        on: str | None = None,
    ) -> Any:
        """A text box that holds exactly these lines, no wider than they are; `on` is the colour of
        the shape that it lies on."""
        left, top, wide, high = place
        needed = min(wide, max(width(line, size, bold) for line in said) + 3)
        left += {"left": 0.0, "center": 0.5, "right": 1.0}[across] * (wide - needed)
        place = (left, top, needed, high)
        colour = legible(colour, on or self.deck.paper.colour, TEXT)
        box = self.shapes.add_textbox(*(round(value * POINT) for value in place))
        self.inside(box, said, size=size, colour=colour, bold=bold, across=across)
        describe(box, rejoin(said))
        return box

    def inside(
        self,
        shape: Any,
        said: list[str],
        *,
        size: float,
        colour: str,
        bold: bool = False,
        across: Across = "center",
    ) -> None:
        """Write lines into a shape, without margins and without wrapping."""
        from pptx.enum.text import MSO_ANCHOR, PP_ALIGN

        frame = shape.text_frame
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        frame.word_wrap = False
        frame.vertical_anchor = MSO_ANCHOR.MIDDLE
        for number, line in enumerate(said):
            paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
            paragraph.alignment = getattr(PP_ALIGN, across.upper())
            run = self.deck.run(paragraph, line, size=size, bold=bold)
            hold_lines(paragraph, line, size)
            run.font.color.rgb = colour_of(colour)

    def line(
        self,
        ends: tuple[float, float, float, float],
        *,
        colour: str,
        thick: float,
        dash: Dash = "none",
        alt: str = "",
    ) -> Any:
        """A straight line from (x, y) to (x, y)."""
        from pptx.enum.shapes import MSO_CONNECTOR

        numbers = [round(value * POINT) for value in ends]
        line = self.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *numbers)
        _stroke(line, colour, thick, dash)
        describe(line, alt)
        return line

    def polygon(self, corners: Sequence[tuple[float, float]], fill: str) -> Any:
        """A filled shape with these corners."""
        (x, y), *others = [(round(a * POINT), round(b * POINT)) for a, b in corners]
        builder = self.shapes.build_freeform(x, y)
        builder.add_line_segments(others, close=True)
        shape = builder.convert_to_shape()
        if self.shapes.turbo_add_enabled:  # freeforms are numbered apart: count anew after one
            self.shapes.turbo_add_enabled = True
        _plain(shape, fill, None, 0.0)
        return shape


@contextmanager
def grouped(deck: Deck, slide: Any, name: str) -> Iterator[tuple[Canvas, Group]]:
    """A canvas; all that is drawn on it becomes one group, to be described.

    Shapes are drawn on the slide and grouped at the end: python-pptx measures a group anew, and
    counts the slide's shapes anew, with every shape that is added.
    """
    shapes, group = slide.shapes, Group(name)
    before = {shape.shape_id for shape in shapes}
    shapes.turbo_add_enabled = True
    yield Canvas(deck, shapes), group
    shapes.turbo_add_enabled = False
    drawn = [shape for shape in shapes if shape.shape_id not in before]
    if drawn:
        made = shapes.add_group_shape(shapes=drawn)
        made.name = group.name
        describe(made, group.words)
        group.element = made._element


@dataclass
class Group:
    """A group being drawn: its name, and what is said to those who cannot see it."""

    name: str
    words: str = ""
    element: Any = None


def tie_line(
    canvas: Canvas,
    look: TieStyle,
    thick: float,
    directed: bool,
    alt: str,
    *,
    colour: str | None = None,
) -> Any:
    """A connector that looks like a tie; glue it with `begin_connect` and `end_connect`.

    PowerPoint has no bar among its line ends: opposition ends in an oval flat as one.
    """
    from lxml import etree
    from pptx.oxml.ns import qn

    colour = colour or canvas.deck.paper.legible(look.colour)
    line = canvas.line((0, 0, 1, 1), colour=colour, thick=thick, dash=look.dash, alt=alt)
    wide, long = ("lg", "sm") if look.end == "bar" else ("med", "med")
    ends = {"triangle": "triangle", "bar": "oval", "diamond": "diamond", "none": "none"}
    stroke = line.line._get_or_add_ln()
    for tag, shown in (("a:headEnd", not directed), ("a:tailEnd", True)):
        kind = ends[look.end] if shown else "none"
        etree.SubElement(stroke, qn(tag), type=kind, w=wide, len=long)
    return line


def colour_of(code: str) -> Any:
    from pptx.dml.color import RGBColor as Colour

    read: Any = Colour.from_string
    return read(code.lstrip("#"))


def veil(shape: Any, colour: str) -> None:
    """Lay a colour under words, so that lines behind them do not run through letters."""
    from pptx.oxml.ns import qn

    shape.fill.solid()
    shape.fill.fore_color.rgb = colour_of(colour)
    ground = shape._element.spPr.find(f".//{qn('a:srgbClr')}")
    ground.append(ground.makeelement(qn("a:alpha"), {"val": str(round(100_000 * VEIL))}))


def _no_effects(shape: Any) -> None:
    """Themes put shadows under shapes and lines."""
    for reference in shape._element.iter("{*}effectRef"):
        reference.set("idx", "0")


def _plain(shape: Any, fill: str | None, edge: str | None, thick: float) -> None:
    from pptx.util import Pt

    _no_effects(shape)
    if fill is None:
        shape.fill.background()
    else:
        shape.fill.solid()
        shape.fill.fore_color.rgb = colour_of(fill)
    if edge is None:
        shape.line.fill.background()
    else:
        shape.line.color.rgb = colour_of(edge)
        shape.line.width = Pt(thick)


def _stroke(line: Any, colour: str, thick: float, dash: Dash) -> None:
    from pptx.enum.dml import MSO_LINE
    from pptx.util import Pt

    line.line.color.rgb = colour_of(colour)
    line.line.width = Pt(thick)
    if dash != "none":
        line.line.dash_style = MSO_LINE.DASH if dash == "long" else MSO_LINE.DASH_DOT
    _no_effects(line)
