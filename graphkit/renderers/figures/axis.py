"""The axis of an issue's scale under a plot: its marks, and what its two ends mean."""

from __future__ import annotations

from graphkit.renderers.figures.sheet import STEP, Box, Sheet
from graphkit.renderers.style import OPPOSE, SUPPORT

LETTER = 0.85  # of ordinary text
BELOW = 4.4 * LETTER  # the room that marks and two lines of words take, in ordinary letters


def draw_scale(sheet: Sheet, plot: Box) -> None:
    """Lines up the plot at the scale's marks, the middle stronger, with their words below."""
    size, scale = LETTER * sheet.letter, sheet.report.scale
    for position, words in scale.axis:
        x = along(plot, position)
        width = 0.7 if scale.side(position) else 1.2
        sheet.rule([(x, plot.bottom), (x, plot.top)], width=width)
        y = plot.bottom - 1.4 * size
        sheet.write(sheet.say(words), x, y, size=size, across="center", colour=sheet.muted)
    sheet.rule([plot.at(0, 0), plot.at(1, 0)], colour=sheet.muted, width=0.9)
    _ends(sheet, plot, size)


def along(plot: Box, position: float) -> float:
    """The x of a position from -1 to 1."""
    return plot.at((position + 1) / 2, 0)[0]


def _ends(sheet: Sheet, plot: Box, size: float) -> None:
    """What the two ends of the scale mean, in the room of two lines each: three small ones."""
    low, high = sheet.report.scale.meanings
    y = plot.bottom - 1.75 * size
    room, tall = 0.46 * plot.width, 2.15 * STEP * size
    if low is not None:
        lines, small = sheet.fitted(sheet.say(low), room, size, most=3, high=tall, bold=True)
        sheet.lines(lines, plot.left, y, size=small, colour=OPPOSE, bold=True)
    if high is not None:
        lines, small = sheet.fitted(sheet.say(high), room, size, most=3, high=tall, bold=True)
        sheet.lines(lines, plot.right, y, size=small, colour=SUPPORT, bold=True, across="right")
