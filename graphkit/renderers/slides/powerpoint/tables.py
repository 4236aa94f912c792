"""Tables as native ones: columns by what they hold, text no larger than fits."""

from __future__ import annotations

import math
from typing import Any

from graphkit.findings import Column, Table
from graphkit.renderers.contrast import ink_on
from graphkit.renderers.slides.fitting import Cells, fit_rows, row_height
from graphkit.renderers.slides.powerpoint.alternative import POINT, describe
from graphkit.renderers.slides.powerpoint.drawing import Canvas, colour_of
from graphkit.renderers.slides.powerpoint.lettering import LINE
from graphkit.renderers.slides.powerpoint.page import Deck
from graphkit.renderers.slides.powerpoint.words import hold_lines
from graphkit.renderers.slides.story import Page
from graphkit.renderers.style import INK, PAPER, table_words

SIDE, ABOVE = 5.0, 2.5  # a cell's padding in points
FORM = Cells((16.0, 14.0, 13.0, 12.0, 11.0, 10.0), SIDE, ABOVE)
NOTE, BELOW = 11.0, 5.0  # size of the note below a table, and the gap between


def put_table(deck: Deck, slide: Any, body: Any, page: Page, table: Table, alt: str) -> None:
    """Put a page's table into the content placeholder; below it stands how many rows are left
    out, of those there are or of those that fit."""
    from pptx.shapes.placeholder import TablePlaceholder

    room = deck.room
    cells = table_words(table, deck.language)
    fit = fit_rows(cells, room.size, FORM)
    if page.left_out(fit.shown) is not None:
        fit = fit_rows(cells, (room.width, room.height - BELOW - NOTE * LINE), FORM)
    size, widths, shown = fit.size, fit.widths, fit.shown
    if body is None:
        frame = slide.shapes.add_table(shown + 1, len(widths), 0, 0, 1, 1)
    else:
        holder: Any = TablePlaceholder(body._element, body._parent)
        frame = holder.insert_table(shown + 1, len(widths))
    frame.left, frame.top = round(room.left * POINT), round(room.top * POINT)
    frame.width = round(math.fsum(widths) * POINT)
    native = frame.table
    for column, wide in zip(native.columns, widths, strict=True):
        column.width = round(wide * POINT)
    for number, row in enumerate(cells[: shown + 1]):
        native.rows[number].height = round(row_height(row, widths, size, FORM) * POINT)
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


def _coloured(deck: Deck, cell: Any, row: int) -> None:
    """Text that is read on the bands of the table's style, which are light in dark themes too."""
    ground = deck.paper.accent if row == 0 else PAPER
    ink = ink_on(ground, INK, PAPER)
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
