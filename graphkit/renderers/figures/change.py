"""Before and after: a slope for every actor that moved, named at its new end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graphkit.findings import Report
from graphkit.language import Name, Text, others, plural, text
from graphkit.pictures import Move
from graphkit.renderers.figures.kind import Entry, Kind
from graphkit.renderers.figures.lettering import is_whole
from graphkit.renderers.figures.sheet import STEP, Box, Sheet
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
            names=[*told, *others(len(names) - NAMED)],
        )
    names = list(dict.fromkeys(move.actor for move in moves))
    told = [Name(actor) for actor in names[:NAMED]]
    return text("{names} moved without changing sides", names=[*told, *others(len(names) - NAMED)])


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
    words = [_words(sheet, plot, move) for move in moves]
    tall = max(len(said.name) * said.size for said in words) * STEP + 1.5 * letter
    ends = _apart([_up(plot, move.after) for move in moves], tall, plot)
    starts = _apart([_up(plot, move.before or 0.0) for move in moves], 2.4 * letter, plot)
    named = all(said.named for said in words)
    for move, said, start, end in zip(moves, words, starts, ends, strict=True):
        _slope(sheet, plot, move)
        _before(sheet, plot, move, said, start, named)
        _after(sheet, plot, move, said, end)
    return ()


@dataclass(frozen=True, slots=True)
class _Words:
    """What a slope is called in lines of a size: at its start, at its end, and what moved there;
    `named` where its start holds the whole name."""

    start: Sequence[str]
    start_size: float
    name: Sequence[str]
    size: float
    about: Sequence[str]
    small: float
    named: bool


def _words(sheet: Sheet, plot: Box, move: Move) -> _Words:
    letter, size, name = sheet.letter, 0.9 * sheet.letter, sheet.name(move.actor)
    start = sheet.fitted(name, plot.left - 5.4 * letter, size, most=3, high=2.45 * letter)
    head = f"{sheet.say(_scale(sheet.report, move).say_coarse(move.after))}  {name}"
    said = text("{issue}", issue=Name(move.issue))
    if move.day is not None:
        said = text("{issue}, {day}", issue=Name(move.issue), day=str(move.day))
    room = sheet.page.width - plot.right - 2.8 * letter
    name_lines = sheet.fitted(head, room, size, most=1, more=2, bold=True)
    about = sheet.fitted(sheet.say(said), room, 0.8 * letter, most=1, more=1)
    return _Words(*start, *name_lines, *about, is_whole(start[0], name))


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


def _slope(sheet: Sheet, plot: Box, move: Move) -> None:
    colour = COLOURS[Scale.side(move.after)]
    ends = [(plot.left, _up(plot, move.before or 0.0)), (plot.right, _up(plot, move.after))]
    sheet.rule(ends, colour=colour, width=0.2 * sheet.letter, front=4)
    for (x, y), place in zip(ends, (move.before or 0.0, move.after), strict=True):
        sheet.mark(x, y, 0.4 * sheet.letter, "circle", COLOURS[Scale.side(place)])


def _before(sheet: Sheet, plot: Box, move: Move, said: _Words, y: float, named: bool) -> None:
    """The position before, and whose it was where there is room for all names."""
    size, left = 0.9 * sheet.letter, plot.left - 0.8 * sheet.letter
    before = sheet.say(_scale(sheet.report, move).say_coarse(move.before or 0.0))
    sheet.write(before, left, y - 0.35 * size, size=size, across="right")
    if named:
        top = y + len(said.start) * STEP / 2 * said.start_size
        left -= 3 * sheet.letter
        sheet.lines(said.start, left, top, size=said.start_size, across="right")


def _after(sheet: Sheet, plot: Box, move: Move, said: _Words, y: float) -> None:
    """Position and name at the new end, and under them on what issue and when."""
    right, colour = plot.right + 0.8 * sheet.letter, COLOURS[Scale.side(move.after)]
    top = y + (len(said.name) * STEP - 0.2) * said.size
    below = sheet.lines(said.name, right, top, size=said.size, bold=True, colour=colour)
    sheet.lines(said.about, right, below + 0.1 * said.small, size=said.small, colour=sheet.muted)


change = Kind(
    name="change",
    title=text("Before and after"),
    why_not=_why_not,
    headline=_headline,
    describe=_describe,
    legend=_legend,
    paint=_paint,
)
