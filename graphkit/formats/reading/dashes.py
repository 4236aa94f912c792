"""What a dash, `n/a` and the like mean: opposition in a column of signs, else nothing."""

from __future__ import annotations

from collections.abc import Collection

from graphkit.formats.reading.characters import shown
from graphkit.formats.reading.coded_column import CodedColumn
from graphkit.formats.reading.number_cells import NUMBER
from graphkit.formats.reading.position_words import says_nothing
from graphkit.phrases import phrase

DASHES = frozenset("-−‐‑‒–—－")
MARKS = frozenset(("+", "++", "--", "0", "±", "+/-"))


def dashes(column: CodedColumn) -> dict[str, str]:
    """What each dash and each word that says nothing means in this column."""
    distinct = set(column.texts)
    found = {text for text in distinct if text.strip() in DASHES}
    words = {text for text in distinct if text.strip() and not NUMBER.fullmatch(text)}
    silent = {text for text in words if says_nothing(text)} - found
    silent = {text for text in silent if column.key(text) not in column.coding.values}
    if found and _only_signs(distinct - found - silent, column):
        meant = dict.fromkeys(found, "oppose")
    elif column.name == "sign":
        refused = {text for text in found if column.key(text) not in column.coding.values}
        if refused:
            _refuse(column, refused)
        meant = dict.fromkeys(refused, "oppose")  # told, so that nothing will be used
    else:
        meant = dict.fromkeys(found, "")
    # A tie whose sign is not known is no tie that can be kept: that stays an error.
    return meant | (dict.fromkeys(silent, "") if column.name == "position" else {})


def _only_signs(others: Collection[str], column: CodedColumn) -> bool:
    """Whether beside dashes there are only `+` and `0`; in a column called sign, not even they."""
    marks = {text.strip() for text in others} - {"", "unsigned"}
    return marks <= MARKS and (any("+" in mark for mark in marks) or column.name == "sign")


def _refuse(column: CodedColumn, refused: Collection[str]) -> None:
    first = next(text for text in column.texts if text in refused)
    message = phrase("{first} may mean opposition, or that nothing is known.", first=shown(first))
    column.refuse(refused, "sign", message, phrase("Write oppose, or leave the row out."))
