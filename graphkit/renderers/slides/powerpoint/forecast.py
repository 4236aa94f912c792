"""The forecast as native shapes: a scale with the options, a mark a model, what was decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from graphkit.forecasts import Forecast
from graphkit.language import Text, text
from graphkit.renderers.figures.forecast import decided, expected, options
from graphkit.renderers.slides.powerpoint.axis import along, draw_scale
from graphkit.renderers.slides.powerpoint.drawing import Canvas
from graphkit.renderers.slides.powerpoint.layouts import Room
from graphkit.renderers.slides.powerpoint.lettering import LINE, lines, width
from graphkit.renderers.slides.powerpoint.page import Deck
from graphkit.renderers.style import INK, MUTED
from graphkit.scale import Scale

SIZE = 13.0
SMALL = 11.0
NUMBERS = 62.0  # for the forecasts in numbers, at the right
BELOW = 5 + 4 * LINE * SMALL  # for the marks of the scale, two lines on its ends, the legend


def put_forecast(deck: Deck, slide: Any) -> None:
    """One row a model, the options above, the decision as a dashed line down the rows; the
    numbers stand in a column at the right, where none can be read as the end of a bar."""
    canvas, room = Canvas(deck, slide.shapes), deck.room
    found, issue = expected(deck.report), decided(deck.report)
    names = max(width(deck.say(f.model.title), SIZE) for f, _ in found) + 16
    wide = Room(room.left + min(names, 0.34 * room.width), room.top, 0, 0)
    scale = Room(wide.left, room.top, room.right - wide.left - NUMBERS, room.height - BELOW)
    said = [(position, deck.say(label)) for position, label in options(deck.report)]
    top = scale.top + _options(canvas, scale, said)
    rows = Room(scale.left, top, scale.width, scale.bottom - top)
    draw_scale(canvas, rows, SMALL)
    if any(forecast.ends for forecast, _ in found):
        _legend(canvas, rows)
    step = rows.height / (len(found) + (issue is not None))
    for number, (forecast, unit) in enumerate(found):
        y = rows.top + (number + 0.5) * step
        if forecast.ends is not None:
            low, high = forecast.ends
            alt = deck.say(_said(forecast, low, high, deck.report.scale))
            span = (along(rows, low), y, along(rows, high), y)
            canvas.line(span, colour=INK, thick=4, alt=alt)
        _row(canvas, rows, y, deck.say(forecast.model.title), unit)
    if issue is not None and issue.outcome is not None:
        x = along(rows, issue.outcome)
        alt = deck.say(
            text("On record: {outcome}", outcome=deck.report.scale.say_coarse(issue.outcome))
        )
        canvas.line((x, rows.top, x, rows.bottom), colour=INK, thick=1.5, dash="long", alt=alt)
        _row(
            canvas,
            rows,
            rows.bottom - 0.5 * step,
            deck.say(text("On record")),
            issue.outcome,
            on_record=True,
        )


def _legend(canvas: Canvas, rows: Room) -> None:
    """What the bars are, below the ends of the scale."""
    words = canvas.deck.say(text("bar: 90% range"))
    place = (rows.left + 0.2 * rows.width, rows.bottom + 5 + 3 * SMALL * LINE, 0.6 * rows.width)
    canvas.words([words], (*place, SMALL * LINE), size=SMALL, colour=MUTED, across="center")


def _said(forecast: Forecast, low: float, high: float, scale: Scale) -> Text:
    spread = scale.say_range(low, high)
    return text("{model}: 90% range from {range}", model=forecast.model.title, range=spread)


def _row(
    canvas: Canvas,
    rows: Room,
    y: float,
    label: str,
    outcome: float,
    *,
    on_record: bool = False,
) -> None:
    """A model, or the decision (told to one digit): its name, a mark, the number."""
    high, bold = SIZE * LINE, on_record
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
    x, radius = along(rows, outcome), 6.5
    scale = canvas.deck.report.scale
    number = canvas.deck.say(scale.say_coarse(outcome) if on_record else scale.say(outcome))
    canvas.box(
        "DIAMOND" if bold else "OVAL",
        (x - radius, y - radius, 2 * radius, 2 * radius),
        fill=INK,
        alt=f"{label}: {number}",
    )
    across = width(number, SIZE, bold) + 2
    place = (room.right - across, y - high / 2, across, high)
    canvas.words([number], place, size=SIZE, colour=INK, bold=bold, across="right")


def _options(canvas: Canvas, scale: Room, options: list[tuple[float, str]]) -> float:
    """Write the options above the scale as flags; returns the height they take."""
    if not options:
        return 0.0
    high = SMALL * LINE
    said = [lines(label, 130, SMALL)[:3] for _, label in options]
    poles = [along(scale, position) for position, _ in options]
    wides = [max(width(w, SMALL) for w in words) + 3 for words in said]
    flags = _flags(poles, wides, canvas.deck.room.right)
    tiers = _tiers(flags)
    tops, top = [], scale.top
    for tier in range(max(tiers) + 1):
        tops.append(top)
        top += max(len(words) for words, t in zip(said, tiers, strict=True) if t == tier) * high + 6
    for (_, label), words, flag, tier in zip(options, said, flags, tiers, strict=True):
        foot = tops[tier] + len(words) * high
        canvas.line((flag.pole, tops[tier], flag.pole, top + 4), colour=MUTED, thick=0.5, alt=label)
        canvas.words(
            words,
            (flag.left, tops[tier], flag.right - flag.left, foot - tops[tier]),
            size=SMALL,
            colour=MUTED,
            across="right" if flag.turned else "left",
        )
    return top + 4 - scale.top


@dataclass(frozen=True, slots=True)
class _Flag:
    """An option's words beside a pole at its position; `turned` where they hang to its left."""

    pole: float
    left: float
    right: float
    turned: bool


def _flags(poles: list[float], wides: list[float], edge: float) -> list[_Flag]:
    """Flags that fly to the right, but for those that would cross `edge` or a turned one's pole."""
    flags: list[_Flag] = []
    for pole, wide in zip(reversed(poles), reversed(wides), strict=True):
        if pole + 4 + wide <= edge:
            flags.append(_Flag(pole, pole + 4, pole + 4 + wide, turned=False))
        else:
            flags.append(_Flag(pole, pole - 4 - wide, pole - 4, turned=True))
            edge = pole - 2
    return flags[::-1]


def _tiers(flags: Sequence[_Flag]) -> list[int]:
    """On which of several tiers, 0 on top, each flag hangs, so that no pole crosses any words.

    Flags come from left to right. One that lies over the words of earlier ones hangs below
    them; a turned one, which lies over their poles, hangs above them.
    """
    tiers: list[int] = []
    for flag in flags:
        over = [
            tier
            for other, tier in zip(flags, tiers, strict=False)
            if other.right + 4 > min(flag.left, flag.pole) and other.left < flag.right
        ]
        tiers.append(0 if not over else min(over) - 1 if flag.turned else max(over) + 1)
    return [tier - min(tiers) for tier in tiers]
