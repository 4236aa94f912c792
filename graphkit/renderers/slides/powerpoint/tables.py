"""Tables as native ones: columns by what they hold, text no larger than fits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from graphkit.findings import Column, Table
from graphkit.renderers.columns import column_widths
from graphkit.renderers.slides.powerpoint.alternative import POINT, describe
from graphkit.renderers.slides.powerpoint.drawing import Canvas, colour_of
from graphkit.renderers.slides.powerpoint.layouts import Room
from graphkit.renderers.slides.powerpoint.lettering import LINE, lines
from graphkit.renderers.slides.powerpoint.page import Deck
from graphkit.renderers.slides.powerpoint.paper import contrast
from graphkit.renderers.slides.powerpoint.words import hold_lines
from graphkit.renderers.slides.story import Page
from graphkit.renderers.style import INK, PAPER, table_words

SIZES = (16.0, 14.0, 13.0, 12.0, 11.0, 10.0)
SIDE, ABOVE = 5.0, 2.5  # a cell's padding in points
NOTE, BELOW = 11.0, 5.0  # size of the note below a table, and the gap between


def put_table(deck: Deck, slide: Any, body: Any, page: Page, table: Table, alt: str) -> None:
    """Put a page's table into the content placeholder; below it stands how many rows are left
    out, of those there are or of those that fit."""
    from pptx.shapes.placeholder import TablePlaceholder

    room = deck.room
    cells = table_words(table, deck.language)
    size, widths, shown = _fit(cells, room)
    if page.left_out(shown) is not None:
        less = Room(room.left, room.top, room.width, room.height - BELOW - NOTE * LINE)
        size, widths, shown = _fit(cells, less)
    if body is None:
        frame = slide.shapes.add_table(shown + 1, len(widths), 0, 0, 1, 1)
    else:
        holder: Any = TablePlaceholder(body._element, body._parent)
        frame = holder.insert_table(shown + 1, len(widths))
    frame.left, frame.top = round(room.left * POINT), round(room.top * POINT)
    frame.width = round(sum(widths) * POINT)
    native = frame.table
    for column, wide in zip(native.columns, widths, strict=True):
        column.width = round(wide * POINT)
    for number, row in enumerate(cells[: shown + 1]):
        native.rows[number].height = round(_row_height(row, widths, size) * POINT)
        for place, words in enumerate(row):
            _cell(deck, native.cell(number, place), words, size, table.columns[place])
            if deck.paper.dark:
                _coloured(deck, native.cell(number, place), number)
    frame.height = sum(row.height for row in native.rows)
    describe(frame, alt)
    left_out = page.left_out(shown)
    if left_out is not None:
        bottom = frame.top / POINT + frame.height / POINT + BELOW
        spot = (room.left + SIDE, bottom, room.width - SIDE, NOTE * LINE)
        canvas = Canvas(deck, slide.shapes)
        canvas.words([deck.say(left_out)], spot, size=NOTE, colour=deck.paper.muted)


def _fit(cells: Sequence[Sequence[str]], room: Room) -> tuple[float, list[float], int]:
    """Size of text, widths of columns, and how many rows below the heading fit."""
    for size in SIZES:
        widths = column_widths(cells, room.width, size, padding=2 * SIDE + 2)
        if sum(_row_height(row, widths, size) for row in cells) <= room.height:
            return size, widths, len(cells) - 1
    shown, high = 0, _row_height(cells[0], widths, size)
    for row in cells[1:]:
        high += _row_height(row, widths, size)
        if high > room.height:
            break
        shown += 1
    return size, widths, max(1, shown)


def _row_height(row: Sequence[str], widths: Sequence[float], size: float) -> float:
    most = max(
        max(1, len(lines(words, wide - 2 * SIDE - 1, size)))
        for words, wide in zip(row, widths, strict=True)
    )
    return most * size * LINE + 2 * ABOVE + 1


def _coloured(deck: Deck, cell: Any, row: int) -> None:
    """Text that is read on the bands of the table's style, which are light in dark themes too."""
    ground = deck.paper.accent if row == 0 else PAPER
    ink = max((INK, PAPER), key=lambda colour: contrast(colour, ground))
    for run in cell.text_frame.paragraphs[0].runs:
        run.font.color.rgb = colour_of(ink)


def _cell(deck: Deck, cell: Any, words: str, size: float, column: Column) -> None:
    from pptx.enum.text import MSO_ANCHOR, PP_ALIGN

    cell.margin_left = cell.margin_right = round(SIDE * POINT)
    cell.margin_top = cell.margin_bottom = round(ABOVE * POINT)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    paragraph = cell.text_frame.paragraphs[0]
    deck.run(paragraph, words, size=size)
    hold_lines(paragraph, words, size)
    if column.format:
        paragraph.alignment = PP_ALIGN.RIGHT
