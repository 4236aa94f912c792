"""Native bar charts with their datasheet: the ranking, and numbers that go with sentences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from graphkit.findings import Table
from graphkit.language import text
from graphkit.pictures import ActorProfile
from graphkit.renderers.contrast import MARKS, contrast, ink_on
from graphkit.renderers.figures.lettering import shorten
from graphkit.renderers.figures.ranking import MOST, left_out, rank_words, ranked
from graphkit.renderers.figures.votes import COLOURS, in_order, needed_words, tally
from graphkit.renderers.figures.votes import bars as bars_of
from graphkit.renderers.slides.powerpoint.alternative import describe
from graphkit.renderers.slides.powerpoint.drawing import Canvas, colour_of
from graphkit.renderers.slides.powerpoint.layouts import Room, place
from graphkit.renderers.slides.powerpoint.lettering import LINE, width
from graphkit.renderers.slides.powerpoint.page import Deck
from graphkit.renderers.slides.powerpoint.paper import Paper
from graphkit.renderers.style import INK, PAPER, SUPPORT

SIZE = 12.0
NOTE = 11.0
CLOSE, SMALL = 12, 10.0  # bars from which on names are written smaller
NARROW = 0.035  # of the longest bar
NAMES = 0.4  # of the width is for names at most


def put_ranking(deck: Deck, slide: Any, body: Any, alt: str) -> None:
    """Bars of influence as a share of the first."""
    shown, room = ranked(deck.report)[:MOST], deck.room
    notes = left_out(deck.report)
    high = room.height - (NOTE * LINE if notes else 0.0)
    bars = _Bars(
        deck.say(text("Influence, as a share of the first")),
        [_label(deck, actor) for actor in shown],
        [_Series([round(actor.influence, 4) for actor in shown])],
        "0%",
        1.1,
    )
    _put(deck, slide, body, bars, Room(room.left, room.top, room.width, high), alt)
    if notes:
        spot = (room.left, room.top + high, room.width, NOTE * LINE)
        said = deck.say(notes[0])
        Canvas(deck, slide.shapes).words([said], spot, size=NOTE, colour=deck.paper.muted)


def put_bars(deck: Deck, slide: Any, table: Table, room: Room) -> None:
    """A table of names and numbers as bars, in its order."""
    name, number = table.columns
    size = LINE * SIZE
    rows = [
        (_shortened(deck, deck.say(said), 0.42 * room.width), round(float(value), 4))
        for said, value in table.rows
    ]
    most = max((value for _, value in rows), default=1.0)
    labels, values = [said for said, _ in rows], [value for _, value in rows]
    bars = _Bars(deck.say(number.title), labels, [_Series(values)], "0.00", 1.2 * most)
    high = min(room.height, (len(rows) * 1.9 + 5) * size)
    place = Room(room.left, room.top, room.width, high)
    told = ", ".join(f"{said} {value:.2f}" for said, value in rows)
    alt = f"{deck.say(name.title)}: {deck.say(number.title)}. {told}"
    _put(deck, slide, None, bars, place, alt)


def put_votes(deck: Deck, slide: Any, body: Any, alt: str) -> None:
    """The vote: all of them, then party by party, as stacked bars."""
    rows = [tally(deck.report), *bars_of(deck.report)]
    said = {
        "yes": text("for"),
        "no": text("against"),
        "abstain": text("abstains"),
        "absent": text("not known"),
    }
    series = [
        _Series(
            [round(row.parts.get(part, 0.0), 2) for row in rows],
            deck.say(said[part]),
            COLOURS[part],
        )
        for part in in_order(deck.report)
        if any(row.parts.get(part) for row in rows)
    ]
    quota, title = needed_words(deck.report), deck.say(text("Votes"))
    if quota is not None:
        title = deck.say(text("Votes; {quota}", quota=quota))
    labels = [_shortened(deck, deck.say(row.label), 0.25 * deck.room.width) for row in rows]
    most = 1.02 * max((row.whole for row in rows), default=1.0)
    room = deck.room
    high = min(room.height, (len(rows) * 2.4 + 6) * SIZE * LINE)
    form = f'[<{NARROW * most:.2f}]"";0.##'  # a part too narrow for its number goes without
    bars = _Bars(title, labels, series, form, most)
    _put(deck, slide, body, bars, Room(room.left, room.top, room.width, high), alt)


@dataclass(frozen=True, slots=True)
class _Series:
    """Numbers, one a bar; where bars are stacked, their name and colour."""

    values: list[float]
    name: str = ""
    colour: str | None = None


@dataclass(frozen=True, slots=True)
class _Bars:
    """A chart's title, its bars from the top, how their numbers are written, and the axis' end."""

    title: str
    labels: list[str]
    series: list[_Series]
    form: str
    most: float

    @property
    def stacked(self) -> bool:
        return self.series[0].colour is not None


def _put(deck: Deck, slide: Any, body: Any, bars: _Bars, room: Room, alt: str) -> None:
    from pptx.chart.data import CategoryChartData
    from pptx.enum.chart import XL_CHART_TYPE
    from pptx.shapes.placeholder import ChartPlaceholder

    make: Any = CategoryChartData
    data = make(number_format=bars.form.rpartition(";")[2])  # written unescaped: no conditions
    data.categories = bars.labels
    for series in bars.series:
        data.add_series(series.name or bars.title, series.values)
    kind = XL_CHART_TYPE.BAR_STACKED if bars.stacked else XL_CHART_TYPE.BAR_CLUSTERED
    if body is None:
        frame = slide.shapes.add_chart(kind, 0, 0, 1, 1, data)
    else:
        holder: Any = ChartPlaceholder(body._element, body._parent)
        frame = holder.insert_chart(kind, data)
    place(frame, room)
    _style(deck, frame.chart, bars)
    _number_axes(frame.chart)
    _without_formulas(frame.chart, data)
    describe(frame, alt)


def _label(deck: Deck, actor: ActorProfile) -> str:
    """A bar's name and rank on one line: a name that would take more is cut."""

    def said(name: str) -> str:
        return deck.say(text("{actor}, rank {rank}", actor=name, rank=rank_words(actor)))

    room = NAMES * deck.room.width - width(said(""), SIZE)
    return said(_shortened(deck, deck.name(actor.id), room))


def _shortened(deck: Deck, words: str, room: float) -> str:
    return shorten(words, room, lambda said: width(said, SIZE))


def _style(deck: Deck, chart: Any, bars: _Bars) -> None:
    from pptx.enum.chart import (
        XL_LABEL_POSITION,
        XL_LEGEND_POSITION,
        XL_TICK_LABEL_POSITION,
        XL_TICK_MARK,
    )
    from pptx.util import Pt

    chart.has_legend = bars.stacked
    if bars.stacked:
        chart.legend.position = XL_LEGEND_POSITION.BOTTOM
        chart.legend.include_in_layout = False
    chart.has_title = True
    chart.chart_title.text_frame.text = bars.title
    chart.chart_title.text_frame.paragraphs[0].runs[0].font.size = Pt(SIZE)
    chart.chart_title.text_frame.paragraphs[0].runs[0].font.bold = False
    chart.chart_title.include_in_layout = False
    chart.font.size = Pt(SIZE)
    if deck.paper.dark:
        chart.font.color.rgb = colour_of(deck.paper.ink)
    names, values = chart.category_axis, chart.value_axis
    names.tick_labels.font.size = Pt(SIZE if len(bars.labels) <= CLOSE else SMALL)
    names.reverse_order = True
    _name_every_bar(names)
    names.major_tick_mark = XL_TICK_MARK.NONE
    names.format.line.fill.background()
    values.visible = False
    values.has_major_gridlines = False
    values.minimum_scale, values.maximum_scale = 0, bars.most
    values.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    plot = chart.plots[0]
    plot.gap_width = 45
    plot.vary_by_categories = False
    if not bars.stacked and contrast(deck.paper.accent, deck.paper.colour) < MARKS:
        plot.series[0].format.fill.solid()
        plot.series[0].format.fill.fore_color.rgb = colour_of(deck.paper.legible(SUPPORT))
    plot.has_data_labels = True
    plot.data_labels.number_format = bars.form
    plot.data_labels.number_format_is_linked = False
    place = XL_LABEL_POSITION.CENTER if bars.stacked else XL_LABEL_POSITION.OUTSIDE_END
    plot.data_labels.position = place
    plot.data_labels.font.size = Pt(SIZE)
    if bars.stacked:
        _stack(plot, bars, deck.paper)


def _stack(plot: Any, bars: _Bars, paper: Paper) -> None:
    """One bar of coloured parts, their numbers in them."""
    plot.overlap = 100
    for shown, series in zip(plot.series, bars.series, strict=True):
        assert series.colour is not None
        shown.format.fill.solid()
        shown.format.fill.fore_color.rgb = colour_of(series.colour)
        outline = paper.outline(series.colour)
        if outline is not None:
            shown.format.line.color.rgb = colour_of(outline)
        ink = ink_on(series.colour, INK, PAPER)
        shown.data_labels.font.color.rgb = colour_of(ink)
        shown.data_labels.show_value = True
        shown.data_labels.number_format = bars.form
        shown.data_labels.number_format_is_linked = False


def _name_every_bar(names: Any) -> None:
    """python-pptx has no call for it; without it every other name goes where room is scarce."""
    from pptx.oxml import parse_xml
    from pptx.oxml.ns import nsdecls

    skip = parse_xml(f'<c:tickLblSkip {nsdecls("c")} val="1"/>')
    names._element.insert_element_before(skip, "c:tickMarkSkip", "c:noMultiLvlLbl", "c:extLst")


def _number_axes(chart: Any) -> None:
    """python-pptx numbers axes below zero, which PowerPoint reads but the schema forbids."""
    names = {"axId", "crossAx"}
    found = [e for e in chart._chartSpace.iter() if e.tag.rpartition("}")[2] in names]
    numbers = {old: str(n) for n, old in enumerate(sorted({e.get("val") for e in found}), 1)}
    for element in found:
        element.set("val", numbers[element.get("val")])


def _without_formulas(chart: Any, data: Any) -> None:
    """Write the chart's workbook again: a name that begins with = must not become a formula."""
    from contextlib import contextmanager

    from pptx.chart.xlsx import CategoryWorkbookWriter
    from xlsxwriter import Workbook  # type: ignore[import-untyped]

    class Words(CategoryWorkbookWriter):
        @contextmanager
        def _open_worksheet(self, xlsx_file: Any) -> Any:
            plain = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
            book = Workbook(xlsx_file, plain)
            yield book, book.add_worksheet()
            book.close()

    write: Any = Words
    chart.part.chart_workbook.update_from_xlsx_blob(write(data).xlsx_blob)
