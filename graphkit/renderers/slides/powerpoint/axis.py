"""The axis of an issue's scale under a plot, as native shapes: its marks, what its ends mean."""

from __future__ import annotations

from graphkit.language import text
from graphkit.renderers.slides.powerpoint.drawing import Across, Canvas
from graphkit.renderers.slides.powerpoint.layouts import Room
from graphkit.renderers.slides.powerpoint.lettering import LINE, lines
from graphkit.renderers.style import FAINT, MUTED, OPPOSE, SUPPORT


def draw_scale(canvas: Canvas, plot: Room, size: float) -> None:
    """Lines up the plot at the scale's marks, with their words below, then those of its ends."""
    say, scale, high = canvas.deck.say, canvas.deck.report.scale, size * LINE
    for position, words in scale.axis:
        x = along(plot, position)
        alt = say(text("position {position}", position=words))
        canvas.line((x, plot.top, x, plot.bottom), colour=FAINT, thick=0.75, alt=alt)
        place = (x - 25, plot.bottom + 2, 50, high)
        canvas.words([say(words)], place, size=size, colour=MUTED, across="center")
    ends = (plot.left, plot.bottom, plot.right, plot.bottom)
    canvas.line(ends, colour=MUTED, thick=1, alt=say(text("scale {span}", span=scale.span)))
    _ends(canvas, plot, size)


def along(plot: Room, position: float) -> float:
    """The x of a position from -1 to 1."""
    return plot.left + (position + 1) / 2 * plot.width


def _ends(canvas: Canvas, plot: Room, size: float) -> None:
    """What the ends mean, in at most two lines each."""
    right, top = canvas.deck.room.right, plot.bottom + 4 + size * LINE
    half = (right - plot.left - 20) / 2
    low, high = canvas.deck.report.scale.meanings
    sides: tuple[tuple[float, str, Across], ...] = (
        (plot.left, OPPOSE, "left"),
        (right - half, SUPPORT, "right"),
    )
    for said, (left, colour, across) in zip((low, high), sides, strict=True):
        if said is not None:
            rows = lines(canvas.deck.say(said), half, size, True)[:2]
            place = (left, top, half, len(rows) * size * LINE)
            canvas.words(rows, place, size=size, colour=colour, bold=True, across=across)
