"""Paragraphs and tables in a terminal: plain words that fit the width, safe to print."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphkit.findings import Column, Table
from graphkit.language import Language, Text, plural, printable
from graphkit.renderers.style import cell_text, ranges_in_one, titled

if TYPE_CHECKING:
    from rich.console import Console, JustifyMethod
    from rich.table import Table as RichTable

MARGIN = 2
GAP = 2  # between the columns of a table


def console_on(out: io.StringIO, width: int, color: bool) -> Console:
    from rich.console import Console

    return Console(
        file=out,
        width=width,
        force_terminal=color,
        no_color=not color,
        color_system="standard" if color else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )


def indented(
    console: Console, words: str, style: str = "", margin: int = MARGIN, heading: str = ""
) -> None:
    """A paragraph; with a `heading` that begins it, out by the margin."""
    from rich.padding import Padding

    from graphkit.renderers.cells import Words
    from graphkit.renderers.figures.advances import wide

    colon = "：" if heading and wide(heading[-1]) else ": "
    said = f"{heading}{colon}{printable(words)}" if heading else printable(words)
    left = 0 if heading else margin
    console.print(Padding(Words(said, style, len(heading)), (0, 0, 0, left)))


@dataclass(frozen=True, slots=True)
class First:
    """How many rows of a table are printed, and what is said of the others."""

    rows: int | None
    others: Callable[[int], Text]


def others_counted(number: int) -> Text:
    """How many rows more there are."""
    return plural("{count} more.", "{count} more.", number)


WHOLE = First(None, others_counted)


def print_table(
    console: Console,
    content: Table,
    language: Language,
    heading: str | None = None,
    first: First = WHOLE,
) -> None:
    """A table, or its first rows and how to see the others; with a `heading`, that stands over
    its first column, and out by the margin."""
    from rich.padding import Padding

    margin = 0 if heading else MARGIN
    shown = Table(content.columns, content.rows[: first.rows])
    table = _table(shown, language, console.width - margin, heading)
    console.print(Padding(table, (0, 0, 0, margin)))
    if others := len(content.rows) - len(shown.rows):
        indented(console, language.say(first.others(others)))


def _table(content: Table, language: Language, room: int, heading: str | None = None) -> RichTable:
    from rich.table import Table as RichTable

    from graphkit.renderers.cells import Words, column_cells, least_cells

    shown = titled(content.columns)
    rows = [_cells(row, content.columns, language) for row in content.rows]
    headings = [printable(language.say(column.title)) for column in shown]
    if heading:
        headings[0] = heading
        rows = [[" " * MARGIN + first, *others] for first, *others in rows]
    said = list(zip(headings, *rows, strict=True))
    narrow = sum(map(least_cells, said)) + GAP * (len(said) - 1) > room
    gap = 1 if narrow else GAP
    widths = column_cells(said, max(room - gap * (len(said) - 1), len(said)))
    table = RichTable(box=None, padding=(0, gap, 0, 0), header_style="dim", pad_edge=False)
    for column, heading, width in zip(shown, headings, widths, strict=True):
        justify: JustifyMethod = "right" if column.format else "left"
        table.add_column(Words(heading), justify=justify, overflow="fold", width=width)
    for row in rows:
        table.add_row(*map(Words, row))
    return table


def _cells(row: Sequence[object], columns: Sequence[Column], language: Language) -> list[str]:
    """A row in words, the two ends of a range in one cell."""
    cells = [_said(cell, column, language) for cell, column in zip(row, columns, strict=True)]
    return ranges_in_one(cells, columns)


def _said(cell: object, column: Column, language: Language) -> str:
    return printable(cell_text(cell, column, language))
