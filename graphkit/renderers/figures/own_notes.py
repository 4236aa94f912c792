"""The reader's own notes in pictures: below names, in callouts on ties and places, all of them in
full beside."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

import numpy as np

from graphkit.findings import Report
from graphkit.language import Name, Text, text
from graphkit.pictures import Note
from graphkit.renderers.figures.dodge import Frame
from graphkit.renderers.figures.items import Point
from graphkit.renderers.figures.labels import Anchor, lead, place
from graphkit.renderers.figures.lettering import balanced
from graphkit.renderers.figures.sheet import Box, Sheet
from graphkit.renderers.style import clean

LONGEST = 60
"""Letters of a note that stand in the picture; the whole of it is said beside."""

Places = Mapping[str, tuple[float, float, float]]

_SIZE = 0.86  # of ordinary text
_LINE, _PAD = 1.25, 0.4  # of its size
_POINT = 0.16  # letters: half the width of the dot that a callout points to


def below_names(report: Report) -> Mapping[str, Text]:
    """What stands below the name of each actor that somebody noted something on."""
    on = [(note.actor, clean(note.words)) for note in report.notes if note.actor is not None]
    return {actor: text("{words}", words=_shortened(words)) for actor, words in on}


def noted_ties(report: Report) -> frozenset[frozenset[str]]:
    """The ends of every tie that somebody noted something on."""
    return frozenset(frozenset(note.tie) for note in report.notes if note.tie is not None)


def draw_notes(
    sheet: Sheet, box: Box, places: Places, taken: Sequence[Frame] = (), *, actors: bool = False
) -> list[Frame]:
    """Callouts of the notes on places of the picture, and on ties between those who have a place
    in it (x, y, radius); on `actors`, too, where their names cannot carry them.

    Drawn in any case, where they cover least, and least of what is `taken`. Returns the room that
    they take.
    """
    said = [
        (words, spot)
        for words, spot in _spots(sheet.report, box, places, actors)
        if spot is not None
    ]
    size = _SIZE * sheet.letter
    rows = [balanced(words, 14 * size, 3, partial(sheet.width_of, size=size)) for words, _ in said]
    anchors = [
        Anchor(*spot, *_extent(sheet, lines, size), always=True)
        for (_, spot), lines in zip(said, rows, strict=True)
    ]
    marks = [(x - r, y - r, x + r, y + r) for x, y, r in places.values()]
    solid = np.array([*marks, *taken]).reshape(-1, 4)
    spots = place(anchors, box.frame, letter=sheet.letter, obstacles=solid)
    found = []
    for anchor, lines, spot in zip(anchors, rows, spots, strict=True):
        if spot is not None:
            frame = Box(spot.x, spot.y, spot.x + anchor.width, spot.y + anchor.height)
            _draw(sheet, frame, lines, (anchor.x, anchor.y), lead(anchor, spot))
            found.append(frame.frame)
    return found


def _spots(
    report: Report, box: Box, places: Places, actors: bool
) -> Iterator[tuple[str, tuple[float, float, float] | None]]:
    """What each note says and where it points; None where that is not in the picture."""
    for note in report.notes:
        words = _shortened(clean(note.words))
        if note.at is not None:
            across, down = note.at
            yield words, (*box.at(across, 1 - down), 0.0)
        elif note.actor is not None and actors:
            x, y, radius = places.get(note.actor, (0.0, 0.0, 0.0))
            yield words, (x, y + radius + 1, 0.0) if note.actor in places else None
        elif note.tie is not None and all(end in places for end in note.tie):
            (x1, y1, _), (x2, y2, _) = (places[end] for end in note.tie)
            yield words, ((x1 + x2) / 2, (y1 + y2) / 2, 0.0)


def _extent(sheet: Sheet, lines: Sequence[str], size: float) -> tuple[float, float]:
    wide = max(sheet.width_of(line, size) for line in lines)
    return wide + 2 * _PAD * size, (len(lines) * _LINE + 2 * _PAD) * size


def _draw(sheet: Sheet, frame: Box, lines: Sequence[str], point: Point, end: Point) -> None:
    size = _SIZE * sheet.letter
    sheet.rule([point, end], colour=sheet.ink, width=0.8, front=5.6)
    sheet.mark(*point, _POINT * sheet.letter, "circle", sheet.ink, front=5.6)
    sheet.block(frame, sheet.paper, edge=sheet.muted, front=5.7)
    for number, line in enumerate(lines):
        up = frame.top - (_PAD + (number + 0.82) * _LINE) * size
        sheet.write(line, frame.left + _PAD * size, up, size=size)


def in_full(report: Report) -> tuple[Text, ...]:
    """Every note, with what it is about."""
    return tuple(_said(note) for note in report.notes)


def _shortened(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1].rstrip()}…"


def _said(note: Note) -> Text:
    words = clean(note.words)
    if note.actor is not None:
        return text("Your note on {actor}: {words}", actor=Name(note.actor), words=words)
    if note.tie is not None:
        one, other = map(Name, note.tie)
        return text(
            "Your note on the tie from {one} to {other}: {words}", one=one, other=other, words=words
        )
    return text("Your note: {words}", words=words)
