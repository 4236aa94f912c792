"""Ties of value 0 in formats that write a value for every pair: no ties."""

from __future__ import annotations

from graphkit.formats.reading.cells import NUMBER
from graphkit.formats.reading.columns import index_of
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.raw import RawTable
from graphkit.phrases import phrase


def without_zeros(ties: RawTable, problems: Problems) -> None:
    """Leave out rows whose weight is 0."""
    at = index_of(ties, "weight")
    if at is None:
        return
    zero = {word for word in set(ties.columns[at]) if NUMBER.fullmatch(word) and float(word) == 0}
    kept = [row for row, word in enumerate(ties.columns[at]) if word not in zero]
    if len(kept) < len(ties):
        gone = len(ties) - len(kept)
        rows = phrase("1 row") if gone == 1 else phrase("{gone} rows", gone=f"{gone:,}")
        message = phrase(
            "ties: {rows} of value 0 say that there is no tie and are left out.", rows=rows
        )
        problems.note("no-tie", message, ties.where.header(at))
        ties.keep(kept)
