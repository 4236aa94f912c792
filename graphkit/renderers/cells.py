"""Words that break in a terminal where their language allows, counted in terminal cells.

rich breaks at spaces, and Chinese and Japanese anywhere: inside numbers, before full stops.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len, chop_cells
from rich.console import Console, ConsoleOptions
from rich.measure import Measurement
from rich.text import Text

from graphkit.renderers.figures.lettering import wrap

HEADING = "bold cyan"


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph or a table's cell, as something that rich can print; the first `heading`
    characters are its heading."""

    said: str
    style: str = ""
    heading: int = 0

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Text]:
        for number, line in enumerate(lines(self.said, options.max_width) or [""]):
            told = Text(line, style=self.style, no_wrap=True, overflow="crop")
            if self.heading and not number:
                told.stylize(HEADING, 0, self.heading)
            yield told

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        least = max((cell_len(piece) for piece in wrap(self.said, 0, cell_len)), default=0)
        return Measurement(least, cell_len(self.said)).with_maximum(options.max_width)


def column_cells(columns: Sequence[Sequence[str]], room: int) -> list[int]:
    """How many terminal cells each column of a table gets, at most `room` together.

    Columns get what they need. Where that is too much, wordy ones wrap and share what is left,
    but none gets less than its longest piece as long as there is room for every such piece:
    rich would cut words in one column to spare a line in another.
    """
    most = [max(map(cell_len, column), default=0) for column in columns]
    least = [least_cells(column) for column in columns]
    if sum(most) <= room:
        return most
    return (
        _level(most, least, room) if sum(least) <= room else _level(least, [1] * len(least), room)
    )


def least_cells(column: Sequence[str]) -> int:
    """How many cells a column needs so that no word in it is cut."""
    return max((_longest_piece(words) for words in column), default=0)


def _longest_piece(words: str) -> int:
    return max((cell_len(piece) for piece in wrap(words, 0, cell_len)), default=0)


def _level(most: Sequence[int], least: Sequence[int], room: int) -> list[int]:
    """Widths from `least` to `most`, as even as they can be, that fill `room` exactly."""
    given = list(least)
    spare = room - sum(given)
    while spare > 0:
        growing = [place for place, width in enumerate(given) if width < most[place]]
        if not growing:
            break
        narrowest = min(growing, key=lambda place: given[place])
        given[narrowest] += 1
        spare -= 1
    return given


def lines(said: str, width: int) -> list[str]:
    """`said` in lines of at most `width` cells; a piece wider than that is cut."""
    return [part for line in wrap(said, width, cell_len) for part in chop_cells(line, width)]
