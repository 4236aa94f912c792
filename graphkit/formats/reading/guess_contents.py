"""What the cells of a column can be: positions, degrees, names, days, strengths."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from graphkit.formats.reading.cells import YES_NO, comma_number, sign
from graphkit.formats.reading.date_words import read_date
from graphkit.formats.reading.guess_rows import OwnColumn
from graphkit.formats.reading.position_words import level_of, position_of, says_nothing
from graphkit.formats.reading.problems import Fault
from graphkit.private_rows import marks_rows

MOST = 0.8
_DAY = re.compile(r"\d{4}[-./]\d{1,2}[-./]\d{1,2}(\D|$)|\d{1,2}[-./]\s?\d{1,2}[-./]\s?\d{2,4}\b")
FEW_WORDS = 8
MARKS = frozenset("+-−–—")
WIDEST = 10  # numbers of positions in a matrix of actors and issues lie from -10 to 10


def reads(read: Callable[[str], Any], text: str) -> bool:
    """Whether a cell can be read so."""
    try:
        read(text)
    except Fault as fault:
        return fault.level != "error"
    return True


def is_number(text: str) -> bool:
    """Whether a cell is a number, with a decimal point or comma."""
    return reads(comma_number, text.removesuffix("%").strip())


def is_word_of_position(text: str) -> bool:
    """Whether a word says where somebody stands, or that this is not known."""
    marked = text in MARKS  # in a column of signs a dash is opposition, else nothing is known
    said = position_of(text) is not None or says_nothing(text) or marked
    return said and not is_number(text)


def share(texts: Sequence[str], holds: Callable[[str], bool]) -> float:
    """The part of the cells of which something holds; each distinct text is looked at once."""
    counts = Counter(texts)
    return sum(n for text, n in counts.items() if holds(text)) / len(texts) if texts else 0.0


def position_grade(column: OwnColumn) -> int:
    """3: words of position; 2: numbers; 1: a few words of another kind; 0: neither."""
    filled = column.filled
    numbers = {text for text in set(filled) if is_number(text)}
    words = [text for text in filled if text not in numbers]
    if share(filled, is_word_of_position) >= MOST / 2:
        return 3
    if share(filled, lambda text: is_number(text) or is_word_of_position(text)) >= MOST:
        return 2
    few = len({word.casefold() for word in words}) <= FEW_WORDS and max(map(len, words)) <= 40
    return int(bool(words) and few and len(words) >= MOST * len(filled))


def holds_degrees(column: OwnColumn) -> bool:
    """Whether its cells are numbers, or words such as high and low."""
    known = share(column.filled, lambda text: is_number(text) or level_of(text) is not None)
    return known >= MOST


def holds_names(column: OwnColumn) -> bool:
    """Whether its cells are words and not numbers."""
    return share(column.filled, lambda text: any(map(str.isalpha, text))) > 0.5


def may_be_actors(column: OwnColumn) -> bool:
    """Whether its cells are names: words, and not mostly such as yes, no and support."""
    return holds_names(column) and share(column.filled, _says_side) < MOST


def _says_side(text: str) -> bool:
    return len(text) > 1 and position_of(text) is not None


def holds_days(column: OwnColumn) -> bool:
    """Whether its cells are days, however they are written: which day is the reader's question."""
    said = [text for text in column.filled if not (says_nothing(text) or text in MARKS)]
    return share(said, _is_day) >= MOST


def _is_day(text: str) -> bool:
    found = read_date(text)
    month = found.parts[1] if found and len(found.parts) > 1 else 1
    return bool(_DAY.match(text)) or (found is not None and month <= 12)


def holds_numbers(column: OwnColumn) -> bool:
    """Whether its cells are numbers."""
    return share(column.filled, is_number) >= MOST


def holds_signs(column: OwnColumn) -> bool:
    """Whether every cell is a sign of a tie."""
    return bool(column.filled) and all(reads(sign, text) for text in set(column.filled))


def marks_private(column: OwnColumn) -> bool:
    """Whether a column says of each row whether it is private; what is neither is told later."""
    return marks_rows(column.heading)


def holds_true(column: OwnColumn) -> bool:
    """A column that may hold anything."""
    return bool(column.filled)


def may_be_positions(columns: Sequence[OwnColumn]) -> bool:
    """Whether the cells of several columns are positions of one kind: few numbers, or words."""
    filled = [text for column in columns for text in column.filled]
    said = share(filled, is_word_of_position)
    numbers = {text for text in set(filled) if is_number(text)}
    small = all(abs(comma_number(text.removesuffix("%").strip())) <= WIDEST for text in numbers)
    counted = share(filled, lambda text: text in numbers)
    return said >= MOST or (small and said + counted >= MOST and len(numbers) <= 2 * WIDEST + 1)


def says_sides(column: OwnColumn) -> bool:
    """Whether it holds words of support and opposition, and more than yes and no."""
    return position_grade(column) == 3 and any(
        position_of(text) is not None and text.strip().casefold() not in YES_NO
        for text in set(column.filled)
        if not is_number(text)
    )


def is_counted(column: OwnColumn) -> bool:
    """Whether a column only numbers the rows, from 0 or 1."""
    return any(
        column.texts == [str(n + first) for n in range(len(column.texts))] for first in (0, 1)
    )
