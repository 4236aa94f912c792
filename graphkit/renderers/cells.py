"""Words that break in a terminal where their language allows, counted in terminal cells.

rich breaks at spaces, and Chinese and Japanese anywhere: inside numbers, before full stops.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rich.cells import cell_len, chop_cells
from rich.console import Console, ConsoleOptions
from rich.measure import Measurement
from rich.text import Text

from graphkit.renderers.figures.lettering import wrap


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph or a table's cell, as something that rich can print."""

    said: str
    style: str = ""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Text]:
        for line in lines(self.said, options.max_width) or [""]:
            yield Text(line, style=self.style, no_wrap=True, overflow="crop")

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        least = max((cell_len(piece) for piece in wrap(self.said, 0, cell_len)), default=0)
        return Measurement(least, cell_len(self.said)).with_maximum(options.max_width)


def lines(said: str, width: int) -> list[str]:
    """`said` in lines of at most `width` cells; a piece wider than that is cut."""
    return [part for line in wrap(said, width, cell_len) for part in chop_cells(line, width)]
