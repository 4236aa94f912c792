"""The report for a terminal: plain words in tables that fit the width, safe to print."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from graphkit.findings import (
    Column,
    Finding,
    Report,
    Section,
    Table,
    ranked,
    without_empty_columns,
)
from graphkit.language import Language, Name, Text, plural, printable, text
from graphkit.renderers.style import cell_text

if TYPE_CHECKING:
    from rich.console import Console, JustifyMethod
    from rich.table import Table as RichTable

MARGIN = 2
GAP = 2  # between the columns of a table


def render(
    report: Report,
    *,
    language: Language,
    width: int = 100,
    color: bool = False,
    evidence: bool = False,
) -> bytes:
    """The report as text; `color` adds ANSI styles, `width` counts terminal cells."""
    out = io.StringIO()
    console = _console(out, width, color)
    _head(console, report, language)
    for section in report.sections:
        _section(console, report, section, language, evidence)
    return _trimmed(out)


def render_finding(
    finding: Finding,
    title: Text,
    *,
    language: Language,
    width: int = 100,
    color: bool = False,
    most: int | None = None,
) -> bytes:
    """One finding as text: what it says, its numbers, and where they come from; of each table
    `most` rows."""
    out = io.StringIO()
    console = _console(out, width, color)
    console.print(printable(language.say(title)), style="bold")
    _indented(console, language.say(finding.reading))
    for table in _tables(finding):
        console.print()
        _print_table(console, Table(table.columns, table.rows[:most]), language)
        if more := len(table.rows[most:]) if most else 0:
            _indented(console, language.say(plural("{count} more.", "{count} more.", more)))
    for note in finding.result.notes if finding.result else ():
        _indented(console, language.say(note), style="dim")
    console.print()
    _indented(console, language.sentences([*_origin(finding)]), style="dim")
    return _trimmed(out)


def _origin(finding: Finding) -> Iterator[Text]:
    """The rows that a finding rests on, the source of the method, and what computed it."""
    origin = finding.provenance
    rows = [_ROWS[table](len(ids)) for table, ids in origin.rows.items()]
    if rows and origin.sources:
        yield plural(
            "{rows}, from {count} source.",
            "{rows}, from {count} sources.",
            origin.sources,
            rows=rows,
        )
    elif rows:
        yield text("{rows}.", rows=rows)
    yield text(
        "{source}. {engine}, seed {seed}.",
        source=origin.source,
        engine=origin.engine,
        seed=origin.seed,
    )


_ROWS: Mapping[str, Callable[[int], Text]] = {
    "actors": lambda n: plural("{count} actor", "{count} actors", n),
    "issues": lambda n: plural("{count} issue", "{count} issues", n),
    "stances": lambda n: plural("{count} stance", "{count} stances", n),
    "ties": lambda n: plural("{count} tie", "{count} ties", n),
    "influence": lambda n: plural("{count} row of power", "{count} rows of power", n),
    "direct_influence": lambda n: plural(
        "{count} row of direct influence", "{count} rows of direct influence", n
    ),
    "events": lambda n: plural("{count} event", "{count} events", n),
    "sources": lambda n: plural("{count} source", "{count} sources", n),
}


def _tables(finding: Finding) -> list[Table]:
    """The summary, then the table or, without one, the value of each actor."""
    tables = []
    if finding.summary:
        pair = (Column("key", text("Key")), Column("value", text("Value"), ".6g"))
        tables.append(Table(pair, tuple(finding.summary.items())))
    own = finding.result.table if finding.result else None
    if own and own.rows:
        tables.append(own)
    elif finding.values:
        tables.append(_values(finding))
    return [*tables[:-1], *_with_ranges(tables[-1], finding)] if tables else []


def _values(finding: Finding) -> Table:
    pair = (Column("actor", text("Actor")), Column("value", text("Value"), ".4g"))
    return Table(pair, tuple((Name(a), finding.values[a]) for a in ranked(finding.values)))


def _with_ranges(table: Table, finding: Finding) -> Iterator[Table]:
    """The table with how far the number of each actor and its rank may be off.

    The ranges stand in a table of their own beside one that is wide already.
    """
    intervals = finding.result.intervals if finding.result else None
    keys = {column.key for column in table.columns}
    if not intervals or keys & {"low", "rank_low", "best_rank"}:
        yield table
        return
    if table.columns[0].key != "actor" or len(table.columns) > _NARROW:
        yield table
        table = _values(finding)
    rows = []
    for row in table.rows:
        own = intervals.get(row[0].id)
        ends = (own.median, own.low, own.high, own.rank_low, own.rank_high) if own else (None,) * 5
        rows.append((*row, *ends))
    yield without_empty_columns(Table((*table.columns, *_RANGES), tuple(rows)))


_NARROW = 4  # columns beside which there is room for ranges
_RANGES = (
    Column("median", text("Median"), ".3g"),
    Column("low", text("5%"), ".3g"),
    Column("high", text("5% to 95%"), ".3g", upper=True),
    Column("rank_low", text("Best rank (90%)"), "g"),
    Column("rank_high", text("Rank, 90%"), "g", upper=True),
)


def _console(out: io.StringIO, width: int, color: bool) -> Console:
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


def _trimmed(out: io.StringIO) -> bytes:
    lines = (line.rstrip() for line in out.getvalue().splitlines())
    return ("\n".join(lines).rstrip() + "\n").encode()


def _head(console: Console, report: Report, language: Language) -> None:
    title = printable(report.dataset.called(language.code))
    console.print(title, style="bold")
    question = printable(report.question(language.code))
    if question:
        _indented(console, question, margin=0)
    if report.as_of is not None:
        console.print(language.say(text("As of {day}.", day=report.as_of)), style="dim")
    if report.headline:
        console.print()
        _indented(console, language.sentences(report.headline), style="bold")


def _section(
    console: Console, report: Report, section: Section, language: Language, evidence: bool
) -> None:
    console.print()
    console.print(printable(language.say(section.title)).upper(), style="bold cyan")
    for sentence in section.lead:
        _indented(console, language.say(sentence))
    if section.table is not None:
        _print_table(console, section.table, language)
    for note in section.notes:
        _indented(console, language.say(note), style="dim")
    if evidence:
        for claim in report.cited(section):
            _indented(console, claim.said(language), style="dim")


def _indented(console: Console, words: str, style: str = "", margin: int = MARGIN) -> None:
    from rich.padding import Padding

    from graphkit.renderers.cells import Words

    console.print(Padding(Words(printable(words), style), (0, 0, 0, margin)))


def _print_table(console: Console, content: Table, language: Language) -> None:
    from rich.padding import Padding

    console.print(Padding(_table(content, language, console.width - MARGIN), (0, 0, 0, MARGIN)))


def _table(content: Table, language: Language, room: int) -> RichTable:
    from rich.table import Table as RichTable

    from graphkit.renderers.cells import Words, column_cells, least_cells

    shown = [column for column, after in _pairs(content.columns) if not (after and after.upper)]
    rows = [_cells(row, content.columns, language) for row in content.rows]
    headings = [printable(language.say(column.title)) for column in shown]
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


def _pairs(columns: Sequence[Column]) -> Iterator[tuple[Column, Column | None]]:
    """Each column with the one after it."""
    return zip(columns, (*columns[1:], None), strict=True)


def _cells(row: Sequence[object], columns: Sequence[Column], language: Language) -> list[str]:
    """A row in words, the two ends of a range in one cell."""
    cells: list[str] = []
    for value, column in zip(row, columns, strict=True):
        said = _said(value, column, language)
        if column.upper:
            low = cells.pop()
            said = said if value is None or low == said else f"{low}\N{EN DASH}{said}"
        cells.append(said)
    return cells


def _said(cell: object, column: Column, language: Language) -> str:
    return printable(cell_text(cell, column, language))
