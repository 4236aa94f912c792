"""What the values in an archive's own column of signs mean."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graphkit.errors import DataError, Problem
from graphkit.events.mapping import EventMapping
from graphkit.formats.reading.position_words import NUMBERS, positions_of
from graphkit.phrases import phrase

MOST = 1000  # different words in a column of signs


def signs_of(runs: Any, table: Any, mapping: EventMapping) -> Mapping[str, int] | None:
    """The sign of each word in the column of signs; None where there is no column of words.

    The mapping file's meanings come first, then the one vocabulary of position words. A column in
    which nothing is against is asked about, and so is one that cannot be looked at (BigQuery).
    """
    if mapping.sign is None:
        return None
    column = table[mapping.sign]
    if mapping.signs:
        return dict(mapping.signs)
    if runs is None:
        raise _ask(mapping, phrase("What the signs mean cannot be seen without the data."))
    if column.type().is_numeric():
        low = runs.rows(table.aggregate(low=column.min())).to_pylist()[0]["low"]
        if low is not None and low >= 0:
            raise _ask(
                mapping, phrase("In the column '{sign}' nothing is below 0.", sign=mapping.sign)
            )
        return None
    words = runs.rows(table.select(word=column).distinct().limit(MOST)).to_pylist()
    found = _read([(row["word"] or "").strip() for row in words])
    if found and min(found.values()) >= 0:
        raise _ask(mapping, phrase("In the column '{sign}' nothing is against.", sign=mapping.sign))
    return found


def _read(words: list[str]) -> dict[str, int]:
    known = positions_of(words) | {word: NUMBERS[word] for word in words if word in NUMBERS}
    return {word.lower(): (place > 0) - (place < 0) for word, place in known.items()}


def _ask(mapping: EventMapping, message: str) -> DataError:
    hint = phrase("Say it in the mapping file, such as signs: {{1: support, 0: oppose}}.")
    return DataError([Problem("error", "signs", message, mapping.places.get("sign"), hint)])
