"""The report for a terminal: plain words in tables that fit the width, safe to print."""

from __future__ import annotations

import io
from collections.abc import Callable, Collection, Iterator, Mapping
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
from graphkit.renderers.terminal.page import page
from graphkit.renderers.terminal.tables import console_on, indented, print_table

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["render", "render_finding"]


def render(
    report: Report,
    *,
    language: Language,
    width: int = 100,
    color: bool = False,
    evidence: bool = False,
    sections: Collection[str] | None = (),
) -> bytes:
    """The report's one page; or those `sections` whose ids are named; None is the page and all.

    A report that has no page, as a comparison, is printed whole.
    `color` adds ANSI styles, `width` counts terminal cells, `evidence` prints the claims that each
    part rests on.
    """
    if not report.page:
        sections = None
    wanted = [s for s in report.sections if sections is None or s.id in sections]
    out = io.StringIO()
    console = console_on(out, width, color)
    for section in wanted:
        _section(console, report, section, language, evidence)
    if sections is None or not wanted:
        first = page(report, language, width, color=color, evidence=evidence and not wanted)
        return _trimmed(first, out)
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
    console = console_on(out, width, color)
    console.print(printable(language.say(title)), style="bold")
    indented(console, language.say(finding.reading))
    for table in _tables(finding):
        console.print()
        print_table(console, Table(table.columns, table.rows[:most]), language)
        if more := len(table.rows[most:]) if most else 0:
            indented(console, language.say(plural("{count} more.", "{count} more.", more)))
    for note in finding.result.notes if finding.result else ():
        indented(console, language.say(note), style="dim")
    console.print()
    indented(console, language.sentences([*_origin(finding)]), style="dim")
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


def _trimmed(*parts: io.StringIO) -> bytes:
    whole = "".join(part.getvalue() for part in parts).lstrip("\n")
    lines = (line.rstrip() for line in whole.splitlines())
    return ("\n".join(lines).rstrip() + "\n").encode()


def _section(
    console: Console, report: Report, section: Section, language: Language, evidence: bool
) -> None:
    console.print()
    console.print(printable(language.say(section.title)).upper(), style="bold cyan")
    for sentence in section.lead:
        indented(console, language.say(sentence))
    if section.table is not None:
        print_table(console, section.table, language)
    for note in section.notes:
        indented(console, language.say(note), style="dim")
    if evidence:
        for claim in report.cited(section):
            indented(console, claim.said(language), style="dim")
