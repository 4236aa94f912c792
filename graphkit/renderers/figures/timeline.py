"""The timeline: when actors took which side, with the events in between."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

from graphkit.dataset import Event, Stance
from graphkit.findings import Report
from graphkit.language import Name, Text, plural, text
from graphkit.renderers.figures.kind import Entry, Kind
from graphkit.renderers.figures.lettering import wrap
from graphkit.renderers.figures.sheet import STEP, Box, Sheet
from graphkit.renderers.style import NEUTRAL, OPPOSE, SUPPORT
from graphkit.rows import written
from graphkit.scale import Scale, Side
from graphkit.side_words import side_name

MOST_ACTORS, FEWEST = 14, 6  # fewer where rows would be lower than a line and a half
MOST_EVENTS = 8


def _dated(report: Report) -> dict[str, list[tuple[date, Stance]]]:
    """Each actor's dated claims on the report's issue, in order."""
    found: dict[str, list[tuple[date, Stance]]] = defaultdict(list)
    for stance in report.dataset.stances:
        if stance.issue == report.issue and stance.date is not None:
            found[stance.actor].append((stance.date, stance))
    return {
        actor: sorted(rows, key=lambda row: (row[0], row[1].id)) for actor, rows in found.items()
    }


def _moved(rows: Sequence[tuple[date, Stance]]) -> float:
    positions = [stance.position for _, stance in rows]
    return max(positions) - min(positions)


def _shown(report: Report, most: int = MOST_ACTORS) -> list[str]:
    """Those who moved, then the most influential, at most so many; in the report's order."""
    dated = _dated(report)
    order = {actor.id: place for place, actor in enumerate(report.actors)}
    known = [actor for actor in dated if actor in order]
    known.sort(key=lambda actor: (-(_moved(dated[actor]) > 0.1), order[actor]))
    return sorted(known[:most], key=lambda actor: order[actor])


def _why_not(report: Report) -> Text | None:
    days = {day for rows in _dated(report).values() for day, _ in rows}
    if len(days) < 2:
        return text("the stances on the issue carry fewer than two dates.")
    return None


def _headline(report: Report) -> Text:
    dated = _dated(report)
    turned = [
        Name(actor)
        for actor in _shown(report)
        if {-1, 1} <= {report.scale.side(stance.position) for _, stance in dated[actor]}
    ]
    parts = {"issue": Name(report.issue or ""), "middle": report.scale.say(0.0)}
    if report.scale.own:
        return _crossed(turned, len(dated), parts)
    if turned:
        return text("{actors} changed sides on {issue}", actors=turned[:4], **parts)
    return plural(
        "The one actor with dated stances on {issue} has not changed sides",
        "None of the {count} actors with dated stances on {issue} has changed sides",
        len(dated),
        **parts,
    )


def _crossed(turned: list[Name], actors: int, parts: dict[str, Any]) -> Text:
    """Who changed sides, where the sides are those of the middle of a scale of its own."""
    if turned:
        return text("{actors} crossed the middle of {issue} ({middle})", actors=turned[:4], **parts)
    return plural(
        "The one actor with dated stances on {issue} has not crossed the middle ({middle})",
        "None of the {count} actors with dated stances on {issue} has crossed the middle "
        "({middle})",
        actors,
        **parts,
    )


def _describe(report: Report) -> Text:
    dated = _dated(report)
    days = sorted(day for rows in dated.values() for day, _ in rows)
    return text(
        "Stances from {first} to {last}: {actors}.",
        first=days[0],
        last=days[-1],
        actors=[
            text(
                "{actor} {path}",
                actor=Name(actor),
                path=" → ".join(
                    str(report.scale.say_coarse(stance.position)) for _, stance in dated[actor][-4:]
                ),
            )
            for actor in _shown(report)[:6]
        ],
    )


def _legend(report: Report) -> tuple[Entry, ...]:
    scale = report.scale
    if scale.own:
        sides: dict[str, Side] = {"for": 1, "against": -1, "no side": 0}
        return tuple(Entry(mark, side_name(scale, side)) for mark, side in sides.items())
    return (
        Entry("for", text("supports")),
        Entry("against", text("opposes")),
        Entry("no side", text("takes no side")),
    )


def _how(scale: Scale) -> Text:
    """What above and below a row's line means."""
    if scale.own:
        return text(
            "Above its row's line an actor wants {high}, below it {low}.",
            high=side_name(scale, 1),
            low=side_name(scale, -1),
        )
    return text("Above its row's line an actor is in favour, below it against.")


def _events(report: Report, first: date, last: date) -> list[Event]:
    """Events on the issue in the time shown: those with an outcome first when there are many."""
    found = [
        event
        for event in report.dataset.events
        if report.issue in event.issue and first <= event.date <= last
    ]
    found.sort(key=lambda event: (event.outcome is None, event.date, event.id))
    return sorted(_thin(found), key=lambda event: (event.date, event.id))


def _thin(events: list[Event]) -> list[Event]:
    if len(events) <= MOST_EVENTS:
        return events
    step = len(events) / MOST_EVENTS
    ordered = sorted(events, key=lambda event: (event.date, event.id))
    return [ordered[int(place * step)] for place in range(MOST_EVENTS)]


def _paint(sheet: Sheet, box: Box) -> tuple[Text, ...]:
    dated, size = _dated(sheet.report), 0.92 * sheet.letter
    days = [day for actor in _shown(sheet.report) for day, _ in dated[actor]]
    first, last = min(days), max(days)
    events = _events(sheet.report, first, last)
    listed = _event_list(sheet, events, box)
    tall = box.height - listed - 5 * size
    shown = _shown(sheet.report, min(MOST_ACTORS, max(FEWEST, int(tall / (1.6 * size)))))
    wide = sheet.room_for([sheet.name(actor) for actor in shown], size, box.width) + size
    plot = Box(
        box.left + wide, box.bottom + listed + 2.4 * size, box.right - size, box.top - 2.6 * size
    )
    _months(sheet, plot, first, last)
    _event_lines(sheet, plot, [_x(plot, event.date, first, last) for event in events])
    step = plot.height / len(shown)
    for number, actor in enumerate(shown):
        y = plot.top - (number + 0.5) * step
        sheet.rule([(plot.left, y), (plot.right, y)], width=0.5)
        right = plot.left - 0.9 * size
        sheet.label(sheet.name(actor), right, y, wide - size, size, high=1.3 * step)
        spots = [(_x(plot, day, first, last), stance) for day, stance in dated[actor]]
        _path(sheet, spots, y, plot.right, step)
    everyone = len(dated)
    how = _how(sheet.report.scale)
    if len(shown) == everyone:
        return (how,)
    return (
        how,
        text(
            "{n} of {all} actors: those who moved, then the most influential.",
            n=len(shown),
            all=everyone,
        ),
    )


def _x(plot: Box, day: date, first: date, last: date) -> float:
    return plot.at((day - first).days / max((last - first).days, 1), 0)[0]


def _event_lines(sheet: Sheet, plot: Box, places: Sequence[float]) -> None:
    """A numbered line at each event; a number too close to the last stands a row higher."""
    size, last, row = 0.78 * sheet.letter, -100.0, 0
    for number, x in enumerate(places, 1):
        row = (row + 1) % 2 if x - last < 1.6 * size else 0
        top = plot.top + (0.3 + 1.1 * row) * size
        sheet.rule([(x, plot.bottom), (x, top)], colour=sheet.muted, width=0.8, dash="long")
        words = str(number)
        sheet.write(
            words, x, top + 0.2 * size, size=size, across="center", colour=sheet.muted, bold=True
        )
        last = x


def _path(
    sheet: Sheet, spots: Sequence[tuple[float, Stance]], y: float, right: float, step: float
) -> None:
    """The position held from each claim to the next: higher in the row is more in favour."""
    radius = min(0.3 * step, 0.42 * sheet.letter)
    ends = [x for x, _ in spots[1:]] + [right]
    for (x, stance), end in zip(spots, ends, strict=True):
        colour, _ = _side(stance.position)
        level = y + 0.3 * step * stance.position
        if end > x:
            sheet.rule(
                [(x, level), (end, level)],
                colour=colour,
                width=0.15 * sheet.letter,
                dash="long" if stance.position < 0 else "none",
                opacity=0.6,
            )
    for x, stance in spots:
        colour, shape = _side(stance.position)
        sheet.mark(x, y + 0.3 * step * stance.position, radius, shape, colour)


def _side(position: float) -> tuple[str, str]:
    looks = {1: (SUPPORT, "triangle"), -1: (OPPOSE, "square"), 0: (NEUTRAL, "circle")}
    return looks[Scale.side(position)]


def _months(sheet: Sheet, plot: Box, first: date, last: date) -> None:
    """Month lines, few enough to be read."""
    size = 0.85 * sheet.letter
    months = [
        (y, m)
        for y in range(first.year, last.year + 1)
        for m in range(1, 13)
        if first <= date(y, m, 1) <= last
    ]
    every = max(1, -(-len(months) * 5.2 * size // plot.width))
    for place, (year, month) in enumerate(months):
        x = _x(plot, date(year, month, 1), first, last)
        if place % int(every) == 0:
            sheet.rule([(x, plot.bottom), (x, plot.top)], width=0.6)
            sheet.write(
                f"{year}-{month:02d}",
                x,
                plot.bottom - 1.4 * size,
                size=size,
                across="center",
                colour=sheet.muted,
            )


def _event_list(sheet: Sheet, events: Sequence[Event], box: Box) -> float:
    """The events by number below the plot, in two columns where they fit; returns their height."""
    if not events:
        return 0.0
    size = 0.78 * sheet.letter
    said = [
        sheet.say(
            text(
                "[{number}] {day}: {event}",
                number=number,
                day=event.date,
                event=written(event, "event"),
            )
        )
        for number, event in enumerate(events, 1)
    ]
    half = box.width / 2 - size
    columns = 2 if all(sheet.width_of(words, size) <= half for words in said) else 1
    wide = box.width / columns - size
    folded = [wrap(words, wide, partial(sheet.width_of, size=size)) for words in said]
    each = -(-len(events) // columns)
    rows = sum(map(len, folded)) if columns == 1 else each
    for column in range(columns):
        lines = [line for lines in folded[column * each : (column + 1) * each] for line in lines]
        x, top = box.left + column * (wide + size), box.bottom + (rows + 0.2) * STEP * size
        sheet.lines(lines, x, top, size=size, colour=sheet.muted)
    return (rows * STEP + 0.5) * size


timeline = Kind(
    name="timeline",
    title=text("Stances over time"),
    why_not=_why_not,
    headline=_headline,
    describe=_describe,
    legend=_legend,
    paint=_paint,
)
