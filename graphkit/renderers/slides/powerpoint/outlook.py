"""The forecast as native shapes: a scale with the options, a mark a model, what was decided."""

from __future__ import annotations

from typing import Any

from graphkit.language import text
from graphkit.renderers.figures.forecast import decided, forecasts, options
from graphkit.renderers.slides.powerpoint.drawing import Canvas
from graphkit.renderers.slides.powerpoint.layouts import Room
from graphkit.renderers.slides.powerpoint.lettering import LINE, lines, width
from graphkit.renderers.slides.powerpoint.page import Deck
from graphkit.renderers.style import FAINT, INK, MUTED, OPPOSE, SUPPORT

SIZE = 13.0
SMALL = 11.0


def put_forecast(deck: Deck, slide: Any) -> None:
    """One row a model, the options above, the decision as a dashed line down the rows."""
    canvas, room = Canvas(deck, slide.shapes), deck.room
    found, issue = forecasts(deck.report), decided(deck.report)
    names = max(width(deck.say(f.label), SIZE) for f in found) + 16
    wide = Room(room.left + min(names, 0.34 * room.width), room.top, 0, 0)
    scale = Room(wide.left, room.top, room.right - wide.left - 30, room.height - 42)
    said = [(position, deck.say(label)) for position, label in options(deck.report)]
    top = scale.top + _options(canvas, scale, said)
    rows = Room(scale.left, top, scale.width, scale.bottom - top)
    _grid(canvas, rows)
    step = rows.height / (len(found) + (issue is not None))
    for number, forecast in enumerate(found):
        y = rows.top + (number + 0.5) * step
        if forecast.low is not None and forecast.high is not None:
            ends = (_x(rows, forecast.low), y, _x(rows, forecast.high), y)
            canvas.line(ends, colour=INK, thick=4, alt=deck.say(text("90% range")))
        _row(canvas, rows, y, deck.say(forecast.label), forecast.outcome, "+.2f", bold=False)
    if issue is not None and issue.outcome is not None:
        x = _x(rows, issue.outcome)
        alt = deck.say(text("Decided at {outcome:+.1f}", outcome=issue.outcome))
        canvas.line((x, rows.top, x, rows.bottom), colour=INK, thick=1.5, dashed=True, alt=alt)
        _row(
            canvas,
            rows,
            rows.bottom - 0.5 * step,
            deck.say(text("Decided")),
            issue.outcome,
            "+.1f",
            bold=True,
        )


def _x(rows: Room, position: float) -> float:
    return rows.left + (position + 1) / 2 * rows.width


def _row(
    canvas: Canvas, rows: Room, y: float, label: str, outcome: float, form: str, *, bold: bool
) -> None:
    high = SIZE * LINE
    room = canvas.deck.room
    said = lines(label, rows.left - room.left - 12, SIZE, bold)[:2]
    canvas.words(
        said,
        (room.left, y - len(said) * high / 2, rows.left - room.left - 12, len(said) * high),
        size=SIZE,
        colour=INK,
        bold=bold,
        across="right",
    )
    x, radius = _x(rows, outcome), 6.5
    exact = text("{outcome:+.2f}", outcome=outcome)
    number = canvas.deck.say(text("{outcome:+.1f}", outcome=outcome) if form == "+.1f" else exact)
    canvas.box(
        "DIAMOND" if bold else "OVAL",
        (x - radius, y - radius, 2 * radius, 2 * radius),
        fill=INK,
        alt=f"{label}: {number}",
    )
    across = width(number, SIZE, bold) + 2
    left = x + radius + 4 if x + radius + 4 + across < room.right else x - radius - 4 - across
    canvas.words([number], (left, y - high / 2, across, high), size=SIZE, colour=INK, bold=bold)


def _grid(canvas: Canvas, rows: Room) -> None:
    say, high = canvas.deck.say, SMALL * LINE
    for position in (-1.0, -0.5, 0.0, 0.5, 1.0):
        x = _x(rows, position)
        canvas.line(
            (x, rows.top, x, rows.bottom),
            colour=FAINT,
            thick=0.75,
            alt=say(text("position {position:+.1f}", position=position)),
        )
        words = say(text("{position:+.1f}", position=position)) if position else "0"
        canvas.words(
            [words], (x - 25, rows.bottom + 3, 50, high), size=SMALL, colour=MUTED, across="center"
        )
    canvas.line(
        (rows.left, rows.bottom, rows.right, rows.bottom),
        colour=MUTED,
        thick=1,
        alt=say(text("scale from oppose to support")),
    )
    top = rows.bottom + 5 + high
    canvas.words(
        [say(text("oppose"))], (rows.left, top, 150, high), size=SMALL, colour=OPPOSE, bold=True
    )
    canvas.words(
        [say(text("support"))],
        (rows.right - 150, top, 150, high),
        size=SMALL,
        colour=SUPPORT,
        bold=True,
        across="right",
    )


def _options(canvas: Canvas, scale: Room, options: list[tuple[float, str]]) -> float:
    """Write the options above the scale in tiers; returns the height they take."""
    if not options:
        return 0.0
    high = SMALL * LINE
    said = [lines(label, 130, SMALL)[:3] for _, label in options]
    halves = [max(width(w, SMALL) for w in words) / 2 + 2 for words in said]
    middles = [
        min(max(_x(scale, position), scale.left - 40 + half), canvas.deck.room.right - half)
        for (position, _), half in zip(options, halves, strict=True)
    ]
    tiers = _tiers(middles, halves)
    tops, top = [], scale.top
    for tier in range(max(tiers) + 1):
        tops.append(top)
        top += max(len(words) for words, t in zip(said, tiers, strict=True) if t == tier) * high + 6
    for (position, label), words, half, middle, tier in zip(
        options, said, halves, middles, tiers, strict=True
    ):
        foot = tops[tier] + len(words) * high
        x = _x(scale, position)
        canvas.line((x, foot + 1, x, top + 4), colour=MUTED, thick=0.5, alt=label)
        canvas.words(
            words,
            (middle - half, tops[tier], 2 * half, foot - tops[tier]),
            size=SMALL,
            colour=MUTED,
            across="center",
        )
    return top + 4 - scale.top


def _tiers(middles: list[float], halves: list[float]) -> list[int]:
    last: list[float] = []
    tiers = []
    for middle, half in zip(middles, halves, strict=True):
        tier = next((t for t, right in enumerate(last) if middle - half > right + 8), len(last))
        if tier == len(last):
            last.append(0.0)
        last[tier] = middle + half
        tiers.append(tier)
    return tiers
