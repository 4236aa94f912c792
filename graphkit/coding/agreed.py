"""Marking the reading of a passage that coders agreed on: all readings stay."""

from __future__ import annotations

from collections.abc import Sequence

from graphkit.coders import AGREED, codings, is_agreed
from graphkit.coding.book import CodingBook
from graphkit.dataset import Stance, Tie
from graphkit.errors import UsageError, unknown
from graphkit.phrases import phrase

YES = "yes"


def agree(book: CodingBook, ids: Sequence[str], *, coder: str = "") -> None:
    """Mark these rows as what was agreed on; another mark in the same passage goes.

    Raises `UsageError` for a row that is not there or that nobody else read, and where a table has
    no ids to find it by, before any is marked.
    """
    data, there = book.dataset, {one.id for one in book.claims()}
    found: dict[str, tuple[str, tuple[Stance | Tie, ...]]] = {}
    for stance_passage in codings(data.stances).passages:
        found |= {row.id: ("stances", stance_passage.rows) for row in stance_passage.rows}
    for tie_passage in codings(data.ties).passages:
        found |= {row.id: ("ties", tie_passage.rows) for row in tie_passage.rows}
    for id in ids:
        if id not in data.claim_by_id:
            raise unknown("claim", id, data.claim_by_id)
        if id not in found:
            raise UsageError(
                phrase("'{id}' is not one of several coders' readings of a passage.", id=id)
            )
        if id not in there:
            raise UsageError(
                phrase(
                    "{value}.csv has no column id: write {yes} under {agreed} by hand.",
                    value=found[id][0],
                    yes=YES,
                    agreed=AGREED,
                )
            )
    for id in ids:
        table, rows = found[id]
        for row in rows:
            if is_agreed(row) != (row.id == id):
                _mark(book, table, row.id, YES if row.id == id else "", coder)


def _mark(book: CodingBook, table: str, id: str, word: str, coder: str) -> None:
    cells = next(one.cells for one in book.claims() if one.table == table and one.id == id)
    book.put(table, id, {**cells, AGREED: word}, coder=coder, before=cells)
