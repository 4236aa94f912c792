"""Against the coder's own camps: do the computed camps agree with them, who differs and why."""

from __future__ import annotations

from graphkit.analysis.report_context import ReportContext
from graphkit.analysis.validity import validity
from graphkit.findings import Section, Table
from graphkit.language import plural, text

ROWS = 10


def section(context: ReportContext) -> Section | None:
    """None where no camps were coded by hand."""
    found = validity(context.run)
    if found is None:
        return None
    shown = found.table.rows[:ROWS]
    more = len(found.table.rows) - len(shown)
    return Section(
        id="validity",
        title=text("Against the coder's own camps"),
        lead=(found.reading,),
        table=Table(found.table.columns, shown) if shown else None,
        notes=(plural("{count} more.", "{count} more.", more),) if more else (),
        evidence=tuple(dict.fromkeys(c for d in found.differing[:ROWS] for c in d.claims)),
    )
