"""Equal ties added up, where the analyst says so: three events are three, not one said thrice."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import chain
from typing import Any

from graphkit.formats.reading.parse_columns import ParsedTable
from graphkit.formats.reading.problems import Problems
from graphkit.phrases import phrase

EQUAL = ("source_actor", "target_actor", "sign", "relation", "directed", "private")  # make ties so
FIRST = (*EQUAL, "id", "confidence", "locator", "summary")  # kept of the first alone


def add_up(ties: ParsedTable, problems: Problems) -> None:
    """Make one tie of equal ones: strengths are added, one without a strength counts 1.

    Its days run from the first to the last, its sources are those of all. Where a row is wrong
    nothing is added up, so that each is told where it stands.
    """
    if ties.bad:
        return
    ties.columns.setdefault("strength", [None] * len(ties))
    groups: dict[tuple[Any, ...], list[int]] = {}
    keys = zip(*(ties.columns[name] for name in EQUAL if name in ties.columns), strict=True)
    for row, key in enumerate(keys):
        groups.setdefault(key, []).append(row)
    several = [rows for rows in groups.values() if len(rows) > 1]
    for columns in (ties.columns, ties.extra, *ties.languages.values()):
        for name, column in columns.items():
            if name not in FIRST:
                for rows in several:
                    column[rows[0]] = _together(name, [column[row] for row in rows])
    merged = len(ties) - len(groups)
    if merged:
        ties.merge([rows[0] for rows in groups.values()])
        message = phrase(
            "ties: {merged} equal rows were added up with others, as stated.", merged=f"{merged:,}"
        )
        problems.note("sum", message, lambda: ties.raw.where.header(0))


def _together(name: str, said: Sequence[Any]) -> Any:
    """What the cells of equal ties say together; of days, nothing where one is not known."""
    if name == "strength":
        return math.fsum(1.0 if number is None else number for number in said)
    if name in ("since", "until"):
        return None if None in said else (min if name == "since" else max)(said)
    if isinstance(said[0], tuple):
        return tuple(dict.fromkeys(chain.from_iterable(said)))
    return "|".join(dict.fromkeys(filter(None, said))) or None
