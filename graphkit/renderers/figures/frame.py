"""What stands around every picture: the finding above it, legend, day and sources below."""

from __future__ import annotations

from collections.abc import Sequence

from graphkit.findings import Report
from graphkit.language import Language, Text, plural, text
from graphkit.renderers.audience import called, marked
from graphkit.renderers.figures.kind import Kind
from graphkit.renderers.figures.legend import LEGEND, draw_legend, legend_rows
from graphkit.renderers.figures.sheet import Box, Sheet
from graphkit.renderers.style import clean

MARGIN = 1.6  # in letters
HEADLINE = 1.5
CAPTION = 0.8
NARROW = 300  # points: a column of print


def draw_frame(sheet: Sheet, kind: Kind) -> None:
    """Headline, picture, legend and caption, each in its own room."""
    page = sheet.page
    margin = MARGIN * sheet.letter
    side = 0.2 * margin if sheet.bare else margin
    room = Box(side, min(side, 0.8 * margin), page.width - side, page.height - side)
    below = room.top if sheet.bare else _headline(sheet, kind, room)
    above = _caption_room(sheet, room)
    legend = legend_rows(sheet, kind.legend(sheet.report), room.width)
    step = 1.75 * LEGEND * sheet.letter
    picture = Box(room.left, above + len(legend) * step + 0.4 * sheet.letter, room.right, below)
    notes = kind.paint(sheet, picture)
    draw_legend(sheet, legend, room.left, above + len(legend) * step, step)
    _caption(sheet, room, notes)


def _headline(sheet: Sheet, kind: Kind, room: Box) -> float:
    said = sheet.say(kind.headline(sheet.report))
    rows, size = sheet.fitted(said, room.width, HEADLINE * sheet.letter, most=3, more=2, bold=True)
    below = sheet.lines(rows, room.left, room.top, size=size, bold=True)
    about = sheet.say(subtitle(sheet.report, kind, sheet.language))
    small = sheet.letter
    rows, small = sheet.fitted(about, room.width, small)
    return sheet.lines(rows, room.left, below, size=small, colour=sheet.muted) - 0.5 * small


def subtitle(report: Report, kind: Kind, language: Language) -> Text:
    """What the picture shows, and of which data."""
    name = called(report, language)
    title = kind.unsigned if kind.unsigned and report.dataset.unsigned else kind.title
    return text("{title} · {dataset}", title=title, dataset=name)


def sources_line(report: Report, *, brief: bool = False) -> Text:
    """On which day and on how much the picture rests, and that it is internal where it is;
    `brief` where room is scarce."""
    return marked(_sources(report, brief), report)


def _sources(report: Report, brief: bool) -> Text:
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
    if brief:
        return text("Source: {dataset}, {claims}.", **parts)
    if report.as_of is None:
        return text("Source: {dataset}, {claims}. Made with graphkit.", **parts)
    return text(
        "As of {day}. Source: {dataset}, {claims}. Made with graphkit.", day=report.as_of, **parts
    )


def _caption_room(sheet: Sheet, room: Box) -> float:
    return room.bottom + _caption_lines(room) * 1.35 * CAPTION * sheet.letter


def _caption_lines(room: Box) -> int:
    return 3 if room.width < NARROW else 2


def _caption(sheet: Sheet, room: Box, notes: Sequence[Text]) -> None:
    """Up to two small lines, three in a column: notes on the picture, then day and sources, which
    `sourced` sheets have elsewhere."""
    size, source = CAPTION * sheet.letter, sheet.say(sources_line(sheet.report))
    said = [clean(sheet.language.sentences(notes)), *([] if sheet.sourced else [source])]
    rows = [part for part in said if part]
    if any(sheet.width_of(row, size) > room.width for row in rows):
        words = sheet.language.sentences(rows)
        rows, size = sheet.fitted(words, room.width, size, most=_caption_lines(room))
    sheet.lines(rows, room.left, _caption_room(sheet, room), size=size, colour=sheet.muted)
