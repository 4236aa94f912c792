"""The ranking as a native bar chart, with each actor's rank and its range beside the name."""

from __future__ import annotations

from typing import Any

from graphkit.findings import ActorProfile
from graphkit.language import text
from graphkit.renderers.figures.lettering import shorten
from graphkit.renderers.figures.ranking import MOST, left_out, rank_words, ranked
from graphkit.renderers.slides.powerpoint.drawing import Canvas
from graphkit.renderers.slides.powerpoint.lettering import LINE, width
from graphkit.renderers.slides.powerpoint.page import POINT, Deck, describe
from graphkit.renderers.style import MUTED

SIZE = 12.0
NOTE = 11.0
NAMES = 0.4  # of the width is for names at most


def put_ranking(deck: Deck, slide: Any, body: Any, alt: str) -> None:
    """Bars of influence as a share of the first."""
    from pptx.chart.data import CategoryChartData
    from pptx.enum.chart import XL_CHART_TYPE
    from pptx.shapes.placeholder import ChartPlaceholder

    shown = ranked(deck.report)[:MOST]
    make: Any = CategoryChartData
    data = make(number_format="0%")
    data.categories = [_label(deck, actor) for actor in shown]
    title = deck.say(text("Influence, as a share of the first"))
    data.add_series(title, [round(actor.influence, 4) for actor in shown])
    room = deck.room
    if body is None:
        frame = slide.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, 0, 0, 1, 1, data)
    else:
        holder: Any = ChartPlaceholder(body._element, body._parent)
        frame = holder.insert_chart(XL_CHART_TYPE.BAR_CLUSTERED, data)
    frame.left, frame.top = round(room.left * POINT), round(room.top * POINT)
    notes = left_out(deck.report)
    high = room.height - (NOTE * LINE if notes else 0.0)
    frame.width, frame.height = round(room.width * POINT), round(high * POINT)
    if notes:
        place = (room.left, room.top + high, room.width, NOTE * LINE)
        said = deck.say(notes[0])
        Canvas(deck, slide.shapes).words([said], place, size=NOTE, colour=MUTED)
    _style(frame.chart, title)
    _number_axes(frame.chart)
    _without_formulas(frame.chart, data)
    describe(frame, alt)


def _label(deck: Deck, actor: ActorProfile) -> str:
    """A bar's name and rank on one line: a name that would take more is cut."""

    def said(name: str) -> str:
        return deck.say(text("{actor}, rank {rank}", actor=name, rank=rank_words(actor)))

    room = NAMES * deck.room.width - width(said(""), SIZE)
    return said(shorten(deck.name(actor.id), room, lambda words: width(words, SIZE)))


def _style(chart: Any, title: str) -> None:
    from pptx.enum.chart import XL_LABEL_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
    from pptx.util import Pt

    chart.has_legend = False
    chart.has_title = True
    chart.chart_title.text_frame.text = title
    chart.chart_title.text_frame.paragraphs[0].runs[0].font.size = Pt(SIZE)
    chart.chart_title.text_frame.paragraphs[0].runs[0].font.bold = False
    chart.chart_title.include_in_layout = False
    chart.font.size = Pt(SIZE)
    names, values = chart.category_axis, chart.value_axis
    names.reverse_order = True
    _name_every_bar(names)
    names.major_tick_mark = XL_TICK_MARK.NONE
    names.format.line.fill.background()
    values.visible = False
    values.has_major_gridlines = False
    values.minimum_scale, values.maximum_scale = 0, 1.1
    values.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    plot = chart.plots[0]
    plot.gap_width = 45
    plot.vary_by_categories = False
    plot.has_data_labels = True
    plot.data_labels.number_format = "0%"
    plot.data_labels.number_format_is_linked = False
    plot.data_labels.position = XL_LABEL_POSITION.OUTSIDE_END
    plot.data_labels.font.size = Pt(SIZE)


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
