"""The report for a terminal: plain words in tables that fit the width, safe to print."""

from __future__ import annotations

import io
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import TYPE_CHECKING

from graphkit.findings import Finding, Report, Section
from graphkit.language import Language, Text, plural, printable, text
from graphkit.renderers.audience import INTERNAL
from graphkit.renderers.finding_tables import tables_of
from graphkit.renderers.terminal.page import page
from graphkit.renderers.terminal.tables import (
    WHOLE,
    First,
    console_on,
    indented,
    others_counted,
    print_table,
)

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["First", "others_counted", "render", "render_finding"]


def render(
    report: Report,
    *,
    language: Language,
    width: int = 100,
    color: bool = False,
    evidence: bool = False,
    sections: Collection[str] | None = (),
    first: First = WHOLE,
) -> bytes:
    """The report's one page; or those `sections` whose ids are named; None is the page and all.

    A report that has no page, as a comparison, is printed whole.
    `color` adds ANSI styles, `width` counts terminal cells, `evidence` prints the claims that each
    part rests on, `first` says how many rows of a section's table are printed.
    """
    if not report.page:
        sections = None
    wanted = [s for s in report.sections if sections is None or s.id in sections]
    out = io.StringIO()
    console = console_on(out, width, color)
    for section in wanted:
        _section(console, report, section, language, evidence, first)
    if sections is None or not wanted:
        page_first = page(report, language, width, color=color, evidence=evidence and not wanted)
        return _trimmed(page_first, out)
    return _trimmed(out)


def render_finding(
    finding: Finding,
    title: Text,
    *,
    language: Language,
    width: int = 100,
    color: bool = False,
    first: First = WHOLE,
) -> bytes:
    """One finding as text: what it says, its numbers, and where they come from; of each table
    the `first` rows."""
    out = io.StringIO()
    console = console_on(out, width, color)
    console.print(printable(language.say(title)), style="bold")
    indented(console, language.say(finding.reading))
    for table in tables_of(finding):
        console.print()
        print_table(console, table, language, first=first)
    for note in finding.result.notes if finding.result else ():
        indented(console, language.say(note), style="dim")
    console.print()
    indented(console, language.sentences([*_origin(finding)]), style="dim")
    return _trimmed(out)


def _origin(finding: Finding) -> Iterator[Text]:
    """The rows that a finding rests on, the source of the method, and what computed it."""
    origin = finding.provenance
    if origin.audience == "internal":
        yield text("{mark}.", mark=INTERNAL)
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


def _trimmed(*parts: io.StringIO) -> bytes:
    whole = "".join(part.getvalue() for part in parts).lstrip("\n")
    lines = (line.rstrip() for line in whole.splitlines())
    return ("\n".join(lines).rstrip() + "\n").encode()


def _section(
    console: Console,
    report: Report,
    section: Section,
    language: Language,
    evidence: bool,
    first: First,
) -> None:
    console.print()
    console.print(printable(language.say(section.title)).upper(), style="bold cyan")
    for sentence in section.lead:
        indented(console, language.say(sentence))
    if section.table is not None:
        print_table(console, section.table, language, first=first)
    for note in section.notes:
        indented(console, language.say(note), style="dim")
    if evidence:
        for claim in report.cited(section):
            indented(console, claim.said(language), style="dim")
