"""The legend of a picture: what its lines, colours and shapes mean, as far as they are drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

import numpy as np

from graphkit.findings import Report
from graphkit.language import sense, text
from graphkit.pictures import Link, TieState
from graphkit.renderers.figures.kind import Entry
from graphkit.renderers.figures.lettering import wrap
from graphkit.renderers.figures.sheet import Box, Sheet
from graphkit.renderers.figures.ties import PALE, STRONG, draw_ends
from graphkit.renderers.style import (
    NEUTRAL,
    NO_CAMP,
    OPPOSE,
    SUPPORT,
    TIES,
    camp_called,
    camp_style,
    in_no_camp,
    tie_without_sign,
)

LEGEND = 0.88


Rows = Sequence[Sequence[tuple[Entry | None, str]]]  # None: more words of the entry above


def legend_rows(sheet: Sheet, entries: Sequence[Entry], width: float) -> Rows:
    """The legend's entries in rows that fit the width; one with too many words has rows of its
    own."""
    size, gap = LEGEND * sheet.letter, 3.2 * LEGEND * sheet.letter
    rows: list[list[tuple[Entry | None, str]]] = []
    left = 0.0
    for entry in entries:
        first, *more = wrap(sheet.say(entry.label), width - gap, partial(sheet.width_of, size=size))
        wide = gap + sheet.width_of(first, size)
        if not rows or more or left + wide > width:
            rows.append([])
            left = 0.0
        rows[-1].append((entry, first))
        rows += [[(None, words)] for words in more]
        left += width if more else wide + 1.2 * size
    return rows


def draw_legend(sheet: Sheet, rows: Rows, left: float, top: float, step: float) -> None:
    size = LEGEND * sheet.letter
    for number, row in enumerate(rows):
        x, y = left, top - number * step - 0.6 * step
        for entry, words in row:
            if entry is not None:
                _MARKS[entry.mark](sheet, entry, x, y)
            sheet.write(words, x + 3.0 * size, y - 0.36 * size, size=size)
            x += 4.4 * size + sheet.width_of(words, size)


def _tie_mark(sheet: Sheet, entry: Entry, x: float, y: float) -> None:
    wide, look = 2.1 * sheet.letter, TIES[STATES[entry.mark]]
    line = [(x, y), (x + wide, y)]
    sheet.rule(line, colour=look.colour, width=0.13 * sheet.letter, dash=look.dash)
    draw_ends(sheet, np.array([[x + wide, y, 1.0, 0.0]]), look.end, look.colour, 1.0)


def _wedge_mark(sheet: Sheet, entry: Entry, x: float, y: float) -> None:
    """The strong lines beside a pale one."""
    for place, colour, opacity in ((0, SUPPORT, PALE), (1, SUPPORT, STRONG), (2, OPPOSE, STRONG)):
        up = y + (1 - place) * 0.34 * sheet.letter
        line = [(x, up), (x + 2.1 * sheet.letter, up)]
        sheet.rule(
            line,
            colour=colour,
            width=0.13 * sheet.letter,
            dash="long" if colour == OPPOSE else "none",
            opacity=opacity,
        )


def _camp_mark(sheet: Sheet, entry: Entry, x: float, y: float) -> None:
    look = NO_CAMP if entry.camp is None else camp_style(entry.camp)
    sheet.mark(x + 1.6 * sheet.letter, y, 0.48 * sheet.letter, look.shape, look.colour)


def _ring_mark(sheet: Sheet, entry: Entry, x: float, y: float) -> None:
    sheet.ring(x + 1.6 * sheet.letter, y, 0.55 * sheet.letter)


def _hollow_mark(sheet: Sheet, entry: Entry, x: float, y: float) -> None:
    for share, colour in ((0.48, sheet.muted), (0.32, sheet.paper)):
        sheet.mark(x + 1.6 * sheet.letter, y, share * sheet.letter, "circle", colour)


def _decided_mark(sheet: Sheet, entry: Entry, x: float, y: float) -> None:
    sheet.mark(x + 1.6 * sheet.letter, y, 0.45 * sheet.letter, "diamond", sheet.ink)


def _quota_mark(sheet: Sheet, entry: Entry, x: float, y: float) -> None:
    middle = x + 1.6 * sheet.letter
    line = [(middle, y - 0.6 * sheet.letter), (middle, y + 0.6 * sheet.letter)]
    sheet.rule(line, colour=sheet.ink, width=0.16 * sheet.letter)


def _size_mark(sheet: Sheet, entry: Entry, x: float, y: float) -> None:
    for place, radius in ((0.5, 0.2), (1.1, 0.34), (1.9, 0.5)):
        sheet.mark(x + place * sheet.letter, y, radius * sheet.letter, "circle", sheet.muted)


def _interval_mark(sheet: Sheet, entry: Entry, x: float, y: float) -> None:
    sheet.rule(
        [(x + 0.4 * sheet.letter, y), (x + 2.1 * sheet.letter, y)],
        colour=sheet.ink,
        width=0.1 * sheet.letter,
    )
    sheet.mark(x + 1.25 * sheet.letter, y, 0.24 * sheet.letter, "circle", sheet.ink)


def _square_mark(sheet: Sheet, entry: Entry, x: float, y: float) -> None:
    half = 0.45 * sheet.letter
    middle, up = x + 1.6 * sheet.letter, half if entry.mark == "agree" else 0.32 * half
    colour = SUPPORT if entry.mark == "agree" else OPPOSE
    sheet.block(Box(middle - half, y - up, middle + half, y + up), colour)


def _cell_mark(sheet: Sheet, entry: Entry, x: float, y: float) -> None:
    state = entry.mark.removeprefix("cell ")
    half, middle = 0.45 * sheet.letter, x + 1.6 * sheet.letter
    if state == "contested":
        sheet.mark(middle, y, half, "diamond", TIES["contested"].colour)
        return
    up = half if state == "support" else 0.36 * half
    colour = SUPPORT if state == "support" else OPPOSE
    sheet.block(Box(middle - half, y - up, middle + half, y + up), colour)


def _disc_mark(sheet: Sheet, entry: Entry, x: float, y: float) -> None:
    colour = {"pro": SUPPORT, "contra": OPPOSE}.get(entry.mark, NEUTRAL)
    sheet.mark(x + 1.6 * sheet.letter, y, 0.48 * sheet.letter, "circle", colour)


def _side_mark(sheet: Sheet, entry: Entry, x: float, y: float) -> None:
    shape, colour = _SIDES[entry.mark]
    sheet.mark(x + 1.6 * sheet.letter, y, 0.48 * sheet.letter, shape, colour)


_SIDES = {
    "for": ("triangle", SUPPORT),
    "against": ("square", OPPOSE),
    "no side": ("circle", NEUTRAL),
}
STATES: Mapping[str, TieState] = {
    "support": "support",
    "oppose": "oppose",
    "contested": "contested",
    "neither": "neutral",
    "unsigned": "unsigned",
}
_MARKS: dict[str, Callable[[Sheet, Entry, float, float], None]] = {
    "support": _tie_mark,
    "oppose": _tie_mark,
    "contested": _tie_mark,
    "neither": _tie_mark,
    "unsigned": _tie_mark,
    "wedge": _wedge_mark,
    "decides": _ring_mark,
    "camp": _camp_mark,
    "hollow": _hollow_mark,
    "decided": _decided_mark,
    "quota": _quota_mark,
    "pro": _disc_mark,
    "contra": _disc_mark,
    "neither side": _disc_mark,
    "cell support": _cell_mark,
    "cell oppose": _cell_mark,
    "cell contested": _cell_mark,
    "size": _size_mark,
    "interval": _interval_mark,
    "agree": _square_mark,
    "disagree": _square_mark,
    "for": _side_mark,
    "against": _side_mark,
    "no side": _side_mark,
}

SIGNED = (
    Entry("support", sense("tie", "supports")),
    Entry("oppose", sense("tie", "opposes")),
)
CONTESTED = Entry("contested", text("contested: claims of both"))
NEITHER = Entry("neither", text("neither"))
WEDGE = Entry("wedge", text("dark: support across camps, or opposition within one"))
DECIDES = Entry("decides", text("decides"))
SIZE = Entry("size", text("larger: more influence"))


def tie_entries(report: Report, links: Iterable[Link] | None = None) -> tuple[Entry, ...]:
    """What lines mean, as far as the report, or some links of it, have such."""
    drawn = report.links if links is None else tuple(links)
    states, wedge = {link.state for link in drawn}, any(link.wedge for link in drawn)
    without = Entry("unsigned", tie_without_sign(report))
    entries = [e for e in (*SIGNED, CONTESTED, NEITHER, without) if STATES[e.mark] in states]
    return (*entries, *((WEDGE,) if wedge else ()))


def size_entries(report: Report) -> tuple[Entry, ...]:
    """What the size of a mark means, where sizes differ."""
    return (SIZE,) if len({actor.influence for actor in report.actors}) > 1 else ()


def camp_entries(report: Report, most: int = 8) -> tuple[Entry, ...]:
    """The marks of the largest camps, by number as on the map, and one for actors in none."""
    largest = sorted(report.camps[:most], key=lambda camp: camp.number)
    entries = [Entry("camp", camp_called(camp), camp.number) for camp in largest]
    if entries and any(actor.camp is None for actor in report.actors):
        entries.append(Entry("camp", in_no_camp(report)))
    return tuple(entries)
