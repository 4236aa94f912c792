"""Claims made to entries of the log, and what is refused before that."""

from __future__ import annotations

from collections.abc import Mapping

from graphkit.coders import CODER
from graphkit.coding.claims import (
    Coded,
    CodedStance,
    claim_cells,
    claim_ids,
    new_claim_id,
    problems_of,
)
from graphkit.coding.folder import Folder
from graphkit.coding.log import Entry, Kind
from graphkit.dataset import Dataset
from graphkit.errors import DataError, Place, Problem
from graphkit.formats.writing.flat import number_text
from graphkit.formats.writing.table_edit import refused
from graphkit.phrases import complaint, phrase
from graphkit.texts.quotes import Quote, check_quote, quote_at

Cells = Mapping[str, str]
_OURS = (
    "id", "actor", "issue", "position", "condition", "salience", "from", "to", "sign", "relation",
    "directed", "date", "since", "confidence", "source", "locator", "summary", "private", CODER,
)  # fmt: skip


def checked_quote(
    coded: Coded, dataset: Dataset, source: str, text: str, start: int, end: int
) -> Quote:
    """The passage of a claim; raises `DataError` with everything wrong with either."""
    where = f"{source}, characters {start}-{end}"
    problems = problems_of(coded, dataset, where)
    try:
        quote = quote_at(text, start, end)
    except ValueError as error:
        problems.append(Problem("error", "quote", complaint(error), Place(where)))
    if problems:
        raise DataError(problems)
    return quote


def claim_entry(
    kind: Kind, coded: Coded, quote: Quote, source: str, folder: Folder, coder: str,
    id: str = "", about: int | None = None,
) -> Entry:  # fmt: skip
    """The entry that puts a claim, a new one or (with its `id`) as it is corrected."""
    there = folder.row(coded.table, id) if id else None
    day = folder.sheet("sources").rows.get(source, {}).get("date", "")
    cells = claim_cells(coded, quote, source, day, coder)
    if isinstance(coded, CodedStance):
        cells["position"] = number_text(round(folder.scale.place(coded.position), 9))
    kept = {name: value for name, value in (there or {}).items() if name not in _OURS}
    id = id or new_claim_id(coded.table, claim_ids(folder.dataset))
    after = {"id": id, **kept, **cells}
    return Entry(coder, kind, coded.table, id, there, after, about)


def check_proposal(coded: Coded, dataset: Dataset, source: str, text: str, quote: Quote) -> None:
    """The gates before a proposal waits; raises `DataError` with all that it fails."""
    problems = problems_of(coded, dataset, source)
    if wrong := check_quote(text, quote):
        problems.append(Problem("error", "quote", wrong, Place(source)))
    if problems:
        raise DataError(problems)


def check_seen(
    folder: Folder, table: str, id: str, there: Cells | None, seen: Cells | None
) -> None:
    """Refuse to change a row that is not what its reader saw."""
    if seen is not None and there != dict(seen):
        message = phrase("The row was changed meanwhile; look at it again.")
        raise refused(folder.sheet(table), id, message)
