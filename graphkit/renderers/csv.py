"""The findings' numbers as CSV: one row an actor and measure, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io

from graphkit.findings import Report
from graphkit.language import Language

COLUMNS = ("measure", "network", "id", "name", "value", "low", "high")
_LIVE = ("=", "+", "-", "@", "\t", "\r")


def render(report: Report, *, language: Language) -> bytes:
    """Columns: measure, network, id (actor, or key of a summary), name, value, low, high."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for finding in report.findings:
        kind = (finding.measure, finding.network)
        intervals = (finding.result.intervals if finding.result else None) or {}
        for actor, value in finding.values.items():
            span = intervals.get(actor)
            ends = (span.low, span.high) if span else ("", "")
            writer.writerow(
                (*kind, literal(actor), literal(language.names.get(actor, actor)), value, *ends)
            )
        for key, figure in finding.summary.items():
            shown = literal(figure) if isinstance(figure, str) else "" if figure is None else figure
            writer.writerow((*kind, literal(key), "", shown, "", ""))
    return out.getvalue().encode()


def literal(words: str) -> str:
    """Text that a spreadsheet does not take for a formula."""
    return f"'{words}" if words.startswith(_LIVE) else words
