"""Against the coder's own camps: do the computed camps agree with them, who differs and why."""

from __future__ import annotations

from graphkit.analysis.study import Study
from graphkit.analysis.validity import validity
from graphkit.findings import Section, Table
from graphkit.language import counted, text

ROWS = 10


def section(study: Study) -> Section | None:
    """None where no camps were coded by hand."""
    found = validity(study.run)
    if found is None:
        return None
    shown = found.table.rows[:ROWS]
    more = len(found.table.rows) - len(shown)
    return Section(
        id="validity",
        title=text("Against the coder's own camps"),
        lead=(found.reading,),
        table=Table(found.table.columns, shown) if shown else None,
        notes=(counted("{count} more.", "{count} more.", more),) if more else (),
        evidence=tuple(dict.fromkeys(c for d in found.differing[:ROWS] for c in d.claims)),
    )
