"""Who supports and who opposes whom, as a matrix: rows act on columns."""

from __future__ import annotations

from collections import Counter

from graphkit.findings import Report
from graphkit.language import Name, Text, plural, text
from graphkit.pictures import Link, TieState
from graphkit.renderers.figures.kind import Entry, Kind
from graphkit.renderers.figures.legend import CONTESTED, SIGNED
from graphkit.renderers.figures.sheet import Box, Sheet
from graphkit.renderers.style import TIES

MOST = 16
DRAWN: tuple[TieState, ...] = ("support", "oppose", "contested")


def signed(report: Report) -> list[Link]:
    """The ties of support, opposition or both."""
    return [link for link in report.links if link.state in DRAWN]


def shown(report: Report) -> list[str]:
    """Those with most signed ties, in the order of their camps and influence."""
    count = Counter(end for link in signed(report) for end in (link.source, link.target))
    rank = {actor.id: number for number, actor in enumerate(report.actors)}
    camp = {actor.id: actor.camp or 99 for actor in report.actors}
    first = sorted(count, key=lambda actor: (-count[actor], rank.get(actor, 0)))[:MOST]
    return sorted(first, key=lambda actor: (camp.get(actor, 99), rank.get(actor, 0)))


def _why_not(report: Report) -> Text | None:
    return None if signed(report) else text("no tie says support or opposition.")


def _headline(report: Report) -> Text:
    links = signed(report)
    received = {state: Counter(k.target for k in links if k.state == state) for state in DRAWN}
    opposed, backed = received["oppose"], received["support"]
    if opposed:
        names, most = _first(opposed)
        if len(names) > 2:
            return text(
                "{oppose} ties of opposition and {support} of support",
                oppose=opposed.total(),
                support=backed.total(),
            )
        return plural(
            "{names} meets the most opposition, from {n}",
            "{names} meet the most opposition, from {n} each",
            len(names),
            names=names,
            n=plural("{count} actor", "{count} actors", most),
        )
    if contested := received["contested"].total():
        return plural(
            "Contested, with claims of support and of opposition: {contested} of {count} tie",
            "Contested, with claims of support and of opposition: {contested} of {count} ties",
            len(links),
            contested=contested,
        )
    names, most = _first(backed)
    if len(names) > 2:
        return plural(
            "Nobody opposes anybody: {count} tie of support",
            "Nobody opposes anybody: {count} ties of support",
            backed.total(),
        )
    return plural(
        "Nobody opposes anybody; {names} has the most support, from {n}",
        "Nobody opposes anybody; {names} have the most support, from {n} each",
        len(names),
        names=names,
        n=plural("{count} actor", "{count} actors", most),
    )


def _first(received: Counter[str]) -> tuple[list[Name], int]:
    """Those who receive most, and how much."""
    most = max(received.values())
    return [Name(actor) for actor, count in sorted(received.items()) if count == most], most


def _describe(report: Report) -> Text:
    return text("A matrix of {n} actors: rows support or oppose columns.", n=len(shown(report)))


def _legend(report: Report) -> tuple[Entry, ...]:
    states = {link.state for link in signed(report)}
    entries = zip(DRAWN, (*SIGNED, CONTESTED), strict=True)
    return tuple(Entry(f"cell {s}", entry.label) for s, entry in entries if s in states)


def _paint(sheet: Sheet, box: Box) -> tuple[Text, ...]:
    letter, actors = sheet.letter, shown(sheet.report)
    size = 0.8 * letter
    names = [f"{sheet.name(actor)}  {n}" for n, actor in enumerate(actors, 1)]
    left = min(max(sheet.width_of(name, size) for name in names) + letter, 0.4 * box.width)
    high = 1.6 * letter
    wide = (box.width - left) / len(actors)
    cell = min(wide, (box.height - high) / len(actors), 2.6 * letter)
    x0, y0 = box.left + left, box.top - high
    for number, name in enumerate(names):
        y, x = y0 - (number + 0.5) * cell, x0 + (number + 0.5) * cell
        fit = min(1.0, (left - letter) / max(1.0, sheet.width_of(name, size)), 1.1 * cell / size)
        up = y - 0.35 * fit * size
        sheet.write(name, x0 - 0.5 * letter, up, size=fit * size, across="right")
        sheet.write(str(number + 1), x, y0 + 0.4 * letter, size=fit * size, across="center")
        half = cell / 2 - 1
        sheet.block(Box(x - half, y - half, x + half, y + half), sheet.faint, opacity=0.7)
    place = {actor: number for number, actor in enumerate(actors)}
    for link in signed(sheet.report):
        if link.source in place and link.target in place:
            _cell(sheet, x0, y0, cell, place[link.source], place[link.target], link.state)
            if not link.directed:
                _cell(sheet, x0, y0, cell, place[link.target], place[link.source], link.state)
    end = len(actors) * cell
    for step in range(len(actors) + 1):
        at = step * cell
        sheet.rule([(x0, y0 - at), (x0 + end, y0 - at)], width=0.5, front=1)
        sheet.rule([(x0 + at, y0), (x0 + at, y0 - end)], width=0.5, front=1)
    ends = {end for link in signed(sheet.report) for end in (link.source, link.target)}
    more = len(ends) - len(actors)
    if more <= 0:
        return ()
    return (plural("{count} actor with fewer ties is not shown.",
                   "{count} actors with fewer ties are not shown.", more),)  # fmt: skip


def _cell(
    sheet: Sheet, x0: float, y0: float, cell: float, row: int, column: int, state: TieState
) -> None:
    """A full square for support, a lower one for opposition, a diamond for both."""
    x, y = x0 + (column + 0.5) * cell, y0 - (row + 0.5) * cell
    half = 0.4 * cell
    if state == "contested":
        sheet.mark(x, y, half, "diamond", TIES[state].colour)
        return
    up = half if state == "support" else 0.36 * half
    sheet.block(Box(x - half, y - up, x + half, y + up), TIES[state].colour)


matrix = Kind(
    name="matrix",
    title=text("Who supports and opposes whom"),
    why_not=_why_not,
    headline=_headline,
    describe=_describe,
    legend=_legend,
    paint=_paint,
)
