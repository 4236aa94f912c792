"""The tables of one finding: its summary, its own or the number of each actor, and the ranges."""

from __future__ import annotations

from graphkit.findings import Column, Finding, Table, ranked, without_empty_columns
from graphkit.language import Name, text


def tables_of(finding: Finding) -> list[Table]:
    """The summary, then the table or, without one, the value of each actor.

    How far the number of each actor and its rank may be off stands beside it, or in a table of its
    own where that is wide already.
    """
    tables = [_summary(finding)] if finding.summary else []
    own = _own(finding)
    if own is None:
        return tables
    if not _lacks_ranges(own, finding):
        return [*tables, own]
    if _by_actor(own) and len(own.columns) <= _NARROW:
        return [*tables, _with_ranges(own, finding)]
    return [*tables, own, _with_ranges(_values(finding), finding)]


def table_of(finding: Finding) -> Table:
    """One table with all that the finding says of actors, ties or issues; else its summary, or the
    reason why there is none."""
    own = _own(finding)
    if own is None:
        return _summary(finding)
    ranges = _by_actor(own) and _lacks_ranges(own, finding)
    return _with_ranges(own, finding) if ranges else own


def _own(finding: Finding) -> Table | None:
    table = finding.result.table if finding.result else None
    if table is not None and len(table.rows):
        return table
    return _values(finding) if finding.values else None


def _summary(finding: Finding) -> Table:
    pair = (Column("key", text("Key")), Column("value", text("Value"), ".6g"))
    said = finding.summary if finding.defined else {"why_not": finding.why_not}
    return Table(pair, tuple(said.items()))


def _values(finding: Finding) -> Table:
    pair = (Column("actor", text("Actor")), Column("value", text("Value"), ".4g"))
    return Table(pair, tuple((Name(a), finding.values[a]) for a in ranked(finding.values)))


def _by_actor(table: Table) -> bool:
    return table.columns[0].key == "actor"


def _lacks_ranges(table: Table, finding: Finding) -> bool:
    """Whether ranges are known of which the table says nothing."""
    keys = {column.key for column in table.columns}
    known = finding.result.intervals if finding.result else None
    return bool(known) and not keys & {"low", "rank_low", "best_rank"}


def _with_ranges(table: Table, finding: Finding) -> Table:
    intervals = (finding.result.intervals if finding.result else None) or {}
    rows = []
    for row in table.rows:
        own = intervals.get(row[0].id)
        ends = (own.median, own.low, own.high, own.rank_low, own.rank_high) if own else (None,) * 5
        rows.append((*row, *ends))
    return without_empty_columns(Table((*table.columns, *_RANGES), tuple(rows)))


_NARROW = 4  # columns beside which there is room for ranges
_RANGES = (
    Column("median", text("Median"), ".3g"),
    Column("low", text("5%"), ".3g"),
    Column("high", text("5% to 95%"), ".3g", upper=True),
    Column("rank_low", text("Best rank (90%)"), "g"),
    Column("rank_high", text("Rank, 90%"), "g", upper=True),
)
