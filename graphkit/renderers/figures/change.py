"""Before and after: a slope for every actor that moved, named at its new end."""

from __future__ import annotations

from collections.abc import Sequence

from graphkit.findings import Report
from graphkit.language import Name, Text, plural, text
from graphkit.pictures import Move
from graphkit.renderers.figures.kind import Entry, Kind
from graphkit.renderers.figures.sheet import Box, Sheet
from graphkit.renderers.style import NEUTRAL, OPPOSE, SUPPORT
from graphkit.scale import Scale

MOST = 8
NAMED = 3
COLOURS = {-1: OPPOSE, 0: NEUTRAL, 1: SUPPORT}


def drawn(report: Report) -> list[Move]:
    """The moves with a position before, the first of those told."""
    return [move for move in report.moves if move.before is not None][:MOST]


def _why_not(report: Report) -> Text | None:
    return None if drawn(report) else text("nobody with a dated position has moved.")


def _headline(report: Report) -> Text:
    moves = drawn(report)
    names = list(dict.fromkeys(move.actor for move in moves if move.turned))
    told = [Name(actor) for actor in names[:NAMED]]
    if names:
        return plural(
            "{names} changed sides",
            "{names} changed sides",
            len(names),
            names=[*told, *_others(len(names) - NAMED)],
        )
    names = list(dict.fromkeys(move.actor for move in moves))
    told = [Name(actor) for actor in names[:NAMED]]
    return text("{names} moved without changing sides", names=[*told, *_others(len(names) - NAMED)])


def _others(count: int) -> list[Text]:
    return [plural("{count} other", "{count} others", count)] if count > 0 else []


def _describe(report: Report) -> Text:
    said = [
        text(
            "{actor} on {issue} from {before} to {after}",
            actor=Name(move.actor),
            issue=Name(move.issue),
            before=_scale(report, move).say_coarse(move.before or 0.0),
            after=_scale(report, move).say_coarse(move.after),
        )
        for move in drawn(report)
    ]
    return text("Positions before and after: {moves}.", moves=said)


def _scale(report: Report, move: Move) -> Scale:
    return report.dataset.issue_by_id[move.issue].scale


def _legend(report: Report) -> tuple[Entry, ...]:
    return ()


def _paint(sheet: Sheet, box: Box) -> tuple[Text, ...]:
    letter = sheet.letter
    plot = box.inset(0.22 * box.width, 1.6 * letter, 0.46 * box.width, 1.8 * letter)
    _axes(sheet, plot)
    moves = sorted(drawn(sheet.report), key=lambda move: -move.after)
    heights = _apart([_up(plot, move.after) for move in moves], 2.6 * letter, plot)
    starts = _apart([_up(plot, move.before or 0.0) for move in moves], 2.4 * letter, plot)
    for move, end, start in zip(moves, heights, starts, strict=True):
        _slope(sheet, plot, move, end, start)
    return ()


def _up(plot: Box, position: float) -> float:
    return plot.at(0, (position + 1) / 2)[1]


def _apart(wanted: Sequence[float], gap: float, plot: Box) -> list[float]:
    """Heights for words, no two nearer than `gap`, as near as can be to those wanted."""
    gap = min(gap, plot.height / max(1, len(wanted)))
    placed = list(wanted)
    order = sorted(range(len(wanted)), key=lambda number: -wanted[number])
    above = plot.top + gap
    for number in order:
        placed[number] = above = min(placed[number], above - gap)
    below = plot.bottom - gap
    for number in reversed(order):
        placed[number] = below = max(placed[number], below + gap)
    return placed


def _axes(sheet: Sheet, plot: Box) -> None:
    size = 0.85 * sheet.letter
    for x, said in ((plot.left, text("before")), (plot.right, text("after"))):
        sheet.rule([(x, plot.bottom), (x, plot.top)], colour=sheet.muted, width=0.9)
        sheet.write(sheet.say(said), x, plot.top + 0.6 * size, size=size, across="center")
    middle = _up(plot, 0.0)
    sheet.rule([(plot.left, middle), (plot.right, middle)], dash="long", width=0.8)
    for y, said, colour in (
        (plot.top, text("support"), SUPPORT),
        (plot.bottom, text("opposition"), OPPOSE),
    ):
        across = (plot.left + plot.right) / 2
        up = y - 1.1 * size if y == plot.top else y + 0.3 * size
        sheet.write(sheet.say(said), across, up, size=size, across="center", colour=colour)


def _slope(sheet: Sheet, plot: Box, move: Move, end: float, start: float) -> None:
    letter, size = sheet.letter, 0.9 * sheet.letter
    colour = COLOURS[Scale.side(move.after)]
    ends = [(plot.left, _up(plot, move.before or 0.0)), (plot.right, _up(plot, move.after))]
    sheet.rule(ends, colour=colour, width=0.2 * letter, front=4)
    for (x, y), place in zip(ends, (move.before or 0.0, move.after), strict=True):
        sheet.mark(x, y, 0.4 * letter, "circle", COLOURS[Scale.side(place)])
    scale = _scale(sheet.report, move)
    before = sheet.say(scale.say_coarse(move.before or 0.0))
    left = plot.left - 0.8 * letter
    sheet.write(before, left, start - 0.35 * size, size=size, across="right")
    left -= 3 * letter
    room = left - 1.6 * letter
    sheet.label(sheet.name(move.actor), left, start, room, size, most=3, high=2.45 * letter)
    after = sheet.say(scale.say_coarse(move.after))
    right = plot.right + 0.8 * letter
    room = sheet.page.width - right - 2 * letter
    head = sheet.name(move.actor)
    size = min(size, size * (room - 4 * letter) / max(1.0, sheet.width_of(head, size, True)))
    head = f"{after}  {head}"
    said = text("{issue}", issue=Name(move.issue))
    if move.day is not None:
        said = text("{issue}, {day}", issue=Name(move.issue), day=str(move.day))
    about, small = sheet.fitted(sheet.say(said), room, 0.8 * letter, most=1)
    sheet.write(head, right, end + 0.05 * size, size=size, bold=True, colour=colour)
    sheet.write("".join(about), right, end - 1.22 * small, size=small, colour=sheet.muted)


change = Kind(
    name="change",
    title=text("Before and after"),
    why_not=_why_not,
    headline=_headline,
    describe=_describe,
    legend=_legend,
    paint=_paint,
)
