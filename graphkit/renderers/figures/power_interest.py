"""Power against interest (Mendelow 1991; Ackermann & Eden 2011): whom to attend to how closely."""

from __future__ import annotations

import numpy as np

from graphkit.findings import Report
from graphkit.language import Name, Text, plural, text
from graphkit.pictures import ActorProfile
from graphkit.renderers.figures.dodge import dodge, moved
from graphkit.renderers.figures.kind import Entry, Kind
from graphkit.renderers.figures.network import unnamed, write_names
from graphkit.renderers.figures.sheet import Box, Sheet
from graphkit.renderers.style import NEUTRAL, OPPOSE, SUPPORT
from graphkit.scale import Scale

HALF = 0.5  # where the grid parts high from low, of the most power and of full interest
COLOURS = {-1: OPPOSE, 0: NEUTRAL, 1: SUPPORT}


def placed(report: Report) -> list[ActorProfile]:
    """Those whose power and interest on the report's issue are both known."""
    return [
        a
        for a in report.actors
        if a.salience is not None and a.capability is not None and not a.aggregate
    ]


def _why_not(report: Report) -> Text | None:
    if len(placed(report)) > 1:
        return None
    return text("power and interest (salience) are not both coded for two actors.")


def _top(report: Report) -> float:
    return max((a.capability or 0.0 for a in report.actors), default=0.0) or 1.0


def _close(report: Report) -> list[ActorProfile]:
    """High in both."""
    top = _top(report)
    found = [a for a in placed(report) if (a.capability or 0) / top >= HALF]
    return [a for a in found if (a.salience or 0) >= HALF]


def _headline(report: Report) -> Text:
    close = _close(report)
    if not close:
        return text("Nobody has both much power and much interest")
    against = sum(Scale.side(a.position or 0.0) < 0 for a in close)
    if report.scale.own:
        return plural(
            "{count} of {n} actors has both much power and much interest",
            "{count} of {n} actors have both much power and much interest",
            len(close),
            n=len(placed(report)),
        )
    return plural(
        "{count} of {n} actors has both much power and much interest; {against} of them opposes",
        "{count} of {n} actors have both much power and much interest; {against} of them oppose",
        len(close),
        n=len(placed(report)),
        against=against,
    )


def _describe(report: Report) -> Text:
    names = [Name(a.id) for a in _close(report)[:8]]
    return text(
        "Interest (salience) across, power upwards. High in both: {actors}.",
        actors=names or [text("nobody")],
    )


def _legend(report: Report) -> tuple[Entry, ...]:
    if report.scale.own:
        return ()
    sides = {Scale.side(a.position or 0.0) for a in placed(report)}
    entries = {
        1: Entry("pro", text("supports")),
        -1: Entry("contra", text("opposes")),
        0: Entry("neither side", text("takes no side")),
    }
    return tuple(entries[side] for side in (1, -1, 0) if side in sides)


_CORNERS = (
    (0, 1, text("keep satisfied")),
    (1, 1, text("manage closely")),
    (0, 0, text("monitor")),
    (1, 0, text("keep informed")),
)


def _paint(sheet: Sheet, box: Box) -> tuple[Text, ...]:
    letter, shown = sheet.letter, placed(sheet.report)
    plot = box.inset(2.4 * letter, 2.2 * letter, letter, 0.4 * letter)
    _grid(sheet, plot)
    top = _top(sheet.report)
    radii = np.full(len(shown), 0.5 * letter * min(1.0, (30 / len(shown)) ** 0.3))
    inner = plot.inset(letter, 0.8 * letter, letter, 1.6 * letter)
    true = np.array([inner.at(a.salience or 0.0, (a.capability or 0.0) / top) for a in shown])
    centres = dodge(true, radii, plot.frame)
    places = {}
    for actor, (x, y), radius in zip(shown, centres, radii, strict=True):
        places[actor.id] = (float(x), float(y), float(radius))
        colour = COLOURS[Scale.side(actor.position or 0.0)]
        sheet.mark(float(x), float(y), float(radius), "circle", colour, actor=actor.id)
    taken = np.array(_corner_words(sheet, plot))
    named = write_names(sheet, plot, places, np.zeros((0, 2)), taken)
    return *moved(true, centres), *unnamed(named, len(shown))


def _grid(sheet: Sheet, plot: Box) -> None:
    size = 0.85 * sheet.letter
    middle = plot.at(HALF, HALF)
    sheet.block(Box(middle[0], middle[1], plot.right, plot.top), sheet.faint, opacity=0.4, front=1)
    for points in (
        [(middle[0], plot.bottom), (middle[0], plot.top)],
        [(plot.left, middle[1]), (plot.right, middle[1])],
    ):
        sheet.rule(points, width=0.9)
    frame = [plot.at(0, 0), plot.at(1, 0), plot.at(1, 1), plot.at(0, 1), plot.at(0, 0)]
    sheet.rule(frame, colour=sheet.muted, width=0.8)
    across, up = (
        sheet.say(text("more interest \N{RIGHTWARDS ARROW}")),
        sheet.say(text("more power \N{RIGHTWARDS ARROW}")),
    )
    sheet.write(across, plot.right, plot.bottom - 1.5 * size, size=size, across="right")
    sheet.write(up, plot.left - 0.9 * size, plot.top, size=size, turned=True, up="top",
                across="right")  # fmt: skip


def _corner_words(sheet: Sheet, plot: Box) -> list[tuple[float, float, float, float]]:
    """What to do about each quarter, in its outer corner; returns the room taken."""
    size, taken = 0.85 * sheet.letter, []
    for right, up, said in _CORNERS:
        words = sheet.say(said)
        wide = sheet.width_of(words, size, True)
        x = plot.right - wide - 0.5 * size if right else plot.left + 0.5 * size
        y = plot.top - 1.2 * size if up else plot.bottom + 0.5 * size
        sheet.write(words, x, y, size=size, bold=True, colour=sheet.muted)
        taken.append((x, y - 0.2 * size, x + wide, y + size))
    return taken


power_interest = Kind(
    name="power_interest",
    title=text("Power and interest"),
    why_not=_why_not,
    headline=_headline,
    describe=_describe,
    legend=_legend,
    paint=_paint,
)
