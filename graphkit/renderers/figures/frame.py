"""What stands around every picture: the finding above it, legend, day and sources below."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import numpy as np

from graphkit.findings import Report
from graphkit.language import Text, plural, sense, text
from graphkit.pictures import TieState
from graphkit.renderers.figures.kind import Entry, Kind
from graphkit.renderers.figures.lettering import fold_lines, wrap
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
    clean,
    in_no_camp,
    tie_without_sign,
)

MARGIN = 1.6  # in letters
HEADLINE = 1.5
CAPTION = 0.8
LEGEND = 0.88


def draw_frame(sheet: Sheet, kind: Kind) -> None:
    """Headline, picture, legend and caption, each in its own room."""
    page = sheet.options.page
    margin = MARGIN * sheet.letter
    side = 0.2 * margin if sheet.options.bare else margin
    room = Box(side, min(side, 0.8 * margin), page.width - side, page.height - side)
    below = room.top if sheet.options.bare else _headline(sheet, kind, room)
    above = _caption_room(sheet, room)
    legend = _rows(sheet, kind.legend(sheet.report), room.width)
    step = 1.75 * LEGEND * sheet.letter
    picture = Box(room.left, above + len(legend) * step + 0.4 * sheet.letter, room.right, below)
    notes = kind.paint(sheet, picture)
    _draw_legend(sheet, legend, room.left, above + len(legend) * step, step)
    _caption(sheet, room, notes)


def _headline(sheet: Sheet, kind: Kind, room: Box) -> float:
    size, rows = _fitted(sheet, sheet.say(kind.headline(sheet.report)), room.width)
    below = sheet.lines(rows, room.left, room.top, size=size, bold=True)
    about = sheet.say(subtitle(sheet.report, kind, sheet.language.code))
    small = sheet.letter
    rows = fold_lines(about, room.width, 2, lambda line: sheet.width_of(line, small))
    return sheet.lines(rows, room.left, below, size=small, colour=sheet.muted) - 0.5 * small


def _fitted(sheet: Sheet, words: str, width: float) -> tuple[float, list[str]]:
    """A headline in three lines, smaller where it must be, so that nothing of it is lost."""
    for share in (1.0, 0.88, 0.76, 0.66):
        size = share * HEADLINE * sheet.letter
        measure = partial(sheet.width_of, size=size, bold=True)
        rows = wrap(words, width, measure)
        if len(rows) <= 3 and max(map(measure, rows), default=0.0) <= width:
            return size, rows
    return size, fold_lines(words, width, 3, measure)


def subtitle(report: Report, kind: Kind, language: str) -> Text:
    """What the picture shows, and of which data."""
    name = report.dataset.called(language)
    title = kind.unsigned if kind.unsigned and report.dataset.unsigned else kind.title
    return text("{title} · {dataset}", title=title, dataset=name)


def sources_line(report: Report) -> Text:
    """On which day and on how much the picture rests."""
    cited = {source for claim in report.dataset.claims() for source in claim.source}
    count = sum(1 for _ in report.dataset.claims())
    said = text("{count} claims without a source", count=count)
    if cited:
        said = plural(
            "{claims} claims from {count} source",
            "{claims} claims from {count} sources",
            len(cited),
            claims=count,
        )
    parts = {"dataset": report.dataset.name, "claims": said}
    if report.as_of is None:
        return text("Source: {dataset}, {claims}. Made with graphkit.", **parts)
    return text(
        "As of {day}. Source: {dataset}, {claims}. Made with graphkit.", day=report.as_of, **parts
    )


def _caption_room(sheet: Sheet, room: Box) -> float:
    return room.bottom + 2 * 1.35 * CAPTION * sheet.letter


def _caption(sheet: Sheet, room: Box, notes: Sequence[Text]) -> None:
    """Up to two small lines: notes on the picture, then day and sources."""
    size = CAPTION * sheet.letter

    def fitted(value: str, most: int) -> list[str]:
        return fold_lines(value, room.width, most, lambda line: sheet.width_of(line, size))

    said, source = clean(sheet.language.sentences(notes)), sheet.say(sources_line(sheet.report))
    if not said or sheet.width_of(said, size) > room.width:
        rows = fitted(clean(sheet.language.sentences((*notes, sources_line(sheet.report)))), 2)
    else:
        rows = [said, *fitted(source, 1)]
    sheet.lines(rows, room.left, _caption_room(sheet, room), size=size, colour=sheet.muted)


def _rows(sheet: Sheet, entries: Sequence[Entry], width: float) -> list[list[tuple[Entry, str]]]:
    """The legend's entries in rows that fit the width."""
    size, gap = LEGEND * sheet.letter, 3.2 * LEGEND * sheet.letter
    rows: list[list[tuple[Entry, str]]] = []
    left = 0.0
    for entry in entries:
        words = sheet.say(entry.label)
        wide = gap + sheet.width_of(words, size)
        if not rows or left + wide > width:
            rows.append([])
            left = 0.0
        rows[-1].append((entry, words))
        left += wide + 1.2 * size
    return rows


def _draw_legend(
    sheet: Sheet, rows: Sequence[Sequence[tuple[Entry, str]]], left: float, top: float, step: float
) -> None:
    size = LEGEND * sheet.letter
    for number, row in enumerate(rows):
        x, y = left, top - number * step - 0.6 * step
        for entry, words in row:
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


def tie_entries(report: Report) -> tuple[Entry, ...]:
    """What lines mean, as far as the report has such."""
    states, wedge = {link.state for link in report.links}, any(link.wedge for link in report.links)
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
