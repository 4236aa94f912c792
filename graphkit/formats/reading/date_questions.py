"""What a column of dates leaves open, as a question with every reading."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import product

from graphkit.errors import Answer
from graphkit.formats.reading.characters import shown
from graphkit.formats.reading.date_form import COUNTS
from graphkit.formats.reading.date_words import ORDERS, Order, Written, read_date
from graphkit.formats.reading.problems import Fault
from graphkit.formats.reading.tables import Column
from graphkit.phrases import phrase, run_on

WORDS: Mapping[Order, str] = {
    "dmy": phrase("day, month, year"),
    "mdy": phrase("month, day, year"),
    "ymd": phrase("year, month, day"),
}


def decided(found: Collection[Written]) -> Order | None:
    """The order that the dates of a column show, where they agree on one.

    >>> decided([read_date("3/4/2024"), read_date("25/4/2024")]), decided([read_date("3/4/2024")])
    ('dmy', None)
    """
    possible = set(ORDERS)
    for written in found:
        if orders := written.orders():
            possible &= orders
    return possible.pop() if len(possible) == 1 else None


def ask_dates(
    column: Column, bad: Sequence[str], texts: Sequence[str], fault: Fault
) -> tuple[Fault, tuple[Answer, ...]] | None:
    """The question about dates that the column leaves open, with every reading."""
    found = [read for text in dict.fromkeys(texts) if text.strip() and (read := read_date(text))]
    three = [read for read in found if read.three and not read.same_either_way()]
    order = decided(three)
    possible = [o for o in ORDERS if all(o in read.orders() for read in three)]
    if three and not possible:
        message = phrase(
            "The column {name} writes some dates day first and some month first.", name=column.name
        )
        return Fault(fault.code, message, hint=phrase("Write all of them YYYY-MM-DD.")), ()
    orders: list[Order | None] = [None] if not three or order else [*possible]
    open_: dict[str, bool] = {
        phrase("what comes first"): len(orders) > 1,
        phrase("the century"): any(read.short for read in found),
        phrase("where numbers begin"): any(read.number is not None for read in found),
    }
    if not any(open_.values()):
        message = phrase(
            "{bad} is no date in the order that was stated for dates.", bad=shown(bad[0])
        )
        return Fault(fault.code, message), ()
    centuries = ((2000,) if len(orders) > 1 else (2000, 1900)) if open_["the century"] else (None,)
    counts = COUNTS if open_["where numbers begin"] else (None,)
    answers = tuple(_answer(*choice) for choice in product(orders, centuries, counts))
    what = run_on(phrase(" and "), (words for words, is_open in open_.items() if is_open))
    message = phrase(
        "{bad} is open: nothing in the column {name} decides {what}.",
        bad=shown(bad[0]),
        name=column.name,
        what=what,
    )
    return Fault(fault.code, message, hint=phrase("Say which:")), answers


def _answer(order: Order | None, century: int | None, count: str | None) -> Answer:
    words = [str(word) for word in (order, century, count) if word]
    named = {"excel": "days counted from 1900", "excel1904": "days counted from 1904"}
    parts = [WORDS[order]] if order else []
    parts += [f"years {century} to {century + 99}"] if century else []
    parts += [named[count]] if count else []
    return Answer(run_on(phrase(", "), parts), f"--dates {','.join(words)}")
