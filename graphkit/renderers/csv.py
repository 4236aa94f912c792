"""Findings as CSV, safe to open in a spreadsheet: a report's numbers, or one finding's table."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from graphkit.dataset import Audience
from graphkit.findings import Column, Finding, Report, Table
from graphkit.language import Language, Name
from graphkit.partial_date import date_text
from graphkit.renderers.audience import audience_cells
from graphkit.renderers.finding_tables import table_of

COLUMNS = ("measure", "network", "id", "name", "value", "low", "high")
_LIVE = ("=", "+", "-", "@", "\t", "\r")


def render(report: Report, *, language: Language) -> bytes:
    """Columns: measure, network, id (actor, or key of a summary), name, value, low, high."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow((*COLUMNS, *audience_cells(report.settings.audience, heading=True)))
    for finding in report.findings:
        mark = audience_cells(finding.provenance.audience)
        kind = (finding.measure, finding.network)
        intervals = (finding.result.intervals if finding.result else None) or {}
        for actor, value in finding.values.items():
            span = intervals.get(actor)
            ends = (span.low, span.high) if span else ("", "")
            writer.writerow(
                (
                    *kind,
                    literal(actor),
                    literal(language.names.get(actor, actor)),
                    value,
                    *ends,
                    *mark,
                )
            )
        for key, figure in finding.summary.items():
            shown = literal(figure) if isinstance(figure, str) else "" if figure is None else figure
            writer.writerow((*kind, literal(key), "", shown, "", "", *mark))
    return out.getvalue().encode()


def render_finding(finding: Finding, *, language: Language) -> bytes:
    """The finding's table, of which text shows the first rows: every row and, where the numbers
    of actors may be off, how far."""
    return render_table(table_of(finding), language=language, audience=finding.provenance.audience)


def render_table(table: Table, *, language: Language, audience: Audience = "public") -> bytes:
    """A table; actors and issues stand as ids, their names beside them."""
    named = [any(map(_names, column)) for column in zip(*table.rows, strict=True)]
    named = named or [False] * len(table.columns)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow((*_headings(table.columns, named), *audience_cells(audience, heading=True)))
    for row in table.rows:
        said = (
            part
            for cell, name in zip(row, named, strict=True)
            for part in (_cell(cell, language), *([_called(cell, language)] if name else ()))
        )
        writer.writerow((*said, *audience_cells(audience)))
    return out.getvalue().encode()


def _headings(columns: Sequence[Column], named: Sequence[bool]) -> Iterator[str]:
    for column, name in zip(columns, named, strict=True):
        yield column.key
        if name:
            yield f"{column.key}_name"


def _names(cell: Any) -> bool:
    """Whether a cell is an actor or issue, or several."""
    return isinstance(cell, Name) or (isinstance(cell, tuple | list) and any(map(_names, cell)))


def _cell(cell: Any, language: Language) -> Any:
    match cell:
        case None:
            return ""
        case bool() | int() | float():
            return cell
        case Name():
            return literal(cell.id)
        case date():
            return date_text(cell)
        case tuple() | list():
            return "|".join(str(_cell(item, language)) for item in cell)
        case _:
            return literal(language.say(cell))


def _called(cell: Any, language: Language) -> str:
    if isinstance(cell, tuple | list):
        return "|".join(_called(item, language) for item in cell)
    return "" if cell is None else literal(language.say(cell))


def literal(words: str) -> str:
    """Text that a spreadsheet does not take for a formula."""
    return f"'{words}" if words.startswith(_LIVE) else words
