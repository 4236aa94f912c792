"""The one page in a terminal: at most 45 lines where it is 80 cells wide."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from graphkit.findings import Report, Section
from graphkit.language import Language, printable, text
from graphkit.renderers.audience import called
from graphkit.renderers.terminal.tables import console_on, indented, print_table

if TYPE_CHECKING:
    from rich.console import Console


def _head(console: Console, report: Report, language: Language) -> None:
    title = printable(called(report, language))
    if report.as_of is not None:
        day = language.say(text("as of {day}", day=report.as_of))
        title = f"{title} \N{MIDDLE DOT} {day}"
    console.print(title, style="bold")
    question = printable(report.question(language.code))
    if question:
        indented(console, question, margin=0)


def page(
    report: Report, language: Language, width: int, *, color: bool = False, evidence: bool = False
) -> io.StringIO:
    """The page with as many rows as there is room for; `evidence` adds the claims under each part
    and lets it grow."""
    out = io.StringIO()
    for room in _ROOM:
        out = io.StringIO()
        console = console_on(out, width, color)
        _head(console, report, language)
        if report.answer:
            console.print()
            indented(console, language.sentences(report.answer), style="bold")
        for part in report.page[1:]:
            _part(console, part, language, room)
            for claim in report.cited(part) if evidence else ():
                indented(console, claim.said(language), style="dim")
        if evidence or out.getvalue().count("\n") <= LINES:
            break
    return out


LINES = 45
_ROOM: Sequence[Mapping[str, int]] = (  # rows of each part, fewer and fewer
    {},
    {"moves": 2},
    {"moves": 2, "people": 4},
    {"moves": 2, "people": 3},
    {"moves": 1, "people": 3},
    {"moves": 1, "people": 3, "turn": 1},
    {"moves": 1, "people": 2, "turn": 1, "camps": 2},
    {"moves": 1, "people": 1, "turn": 1, "camps": 1},
)


def _part(console: Console, part: Section, language: Language, room: Mapping[str, int]) -> None:
    """A part of the page, its heading in its first line: before a sentence, or over the first
    column of a table."""
    heading = printable(language.say(part.title)).upper()
    console.print()
    if part.id == "next":
        for number, command in enumerate(part.lead):
            indented(console, language.say(command), heading="" if number else heading)
    elif part.lead:
        indented(console, language.sentences(part.lead), heading=heading)
    if part.table is not None:
        table = replace(part.table, rows=part.table.rows[: room.get(part.id)])
        print_table(console, table, language, None if part.lead else heading)
    for note in part.notes:
        indented(console, language.say(note), style="dim")
