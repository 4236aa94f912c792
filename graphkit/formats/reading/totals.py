"""Rows and columns that only sum up the others, or give their mean."""

from __future__ import annotations

from collections.abc import Sequence

from graphkit.formats.reading.heading_words import AVERAGES, TOTALS, plain_words
from graphkit.formats.reading.number_cells import comma_number
from graphkit.formats.reading.problems import Fault

Cells = Sequence[str]
_NEAR = 0.0051  # a mean is written with two digits


def sums_up(called: str, cells: Cells, others: Sequence[Cells]) -> bool:
    """Whether a row or column so called only sums up the others: `others` are, for each of its
    cells, the cells that it would be the sum or the mean of.

    A company may be called Total, and a question Average: a word that stands among the others as
    well, or numbers like theirs that are neither sum nor mean, speak against it; a longer name
    must be borne out by the numbers.

    >>> sums_up("Total", ["2", "0"], [["1", "1"], ["1", "-1"]])
    True
    >>> sums_up("Total", ["oppose"], [["oppose", "support"]])
    False
    >>> sums_up("Total", ["1", "1"], [["1", "1"], ["1", "-1"]])
    False
    """
    if not may_sum_up(called):
        return False
    words = set(plain_words(called))
    if any(
        _number(t) is None and t in beside for t, beside in zip(cells, others, strict=True) if t
    ):
        return False
    told = _told(cells, others)
    theirs = [n for _, numbers in told for n in numbers]
    unlike = any(not min(theirs) <= n <= max(theirs) for n, _ in told)
    return adds_up(cells, others) or (words <= SUMS and (not told or unlike))


def adds_up(cells: Cells, others: Sequence[Cells]) -> bool:
    """Whether the numbers in these cells are the sums, or the means, of the others."""
    told = _told(cells, others)
    return bool(told) and all(_is_sum(n, numbers) for n, numbers in told)


def _told(cells: Cells, others: Sequence[Cells]) -> list[tuple[float, list[float]]]:
    """The numbers among the cells, each with those that it may be the sum of."""
    pairs = [(_number(text), _numbers(beside)) for text, beside in zip(cells, others, strict=True)]
    return [(number, numbers) for number, numbers in pairs if number is not None and numbers]


def may_sum_up(called: str) -> bool:
    """Whether a row or column is called as a sum is; its numbers are to bear it out."""
    words = set(plain_words(called))
    return bool(words & SUMS) and len(words) <= LONGEST


LONGEST = 3
SUMS = TOTALS | AVERAGES


def _number(text: str) -> float | None:
    try:
        return comma_number(text.removesuffix("%").strip())
    except Fault:
        return None


def _numbers(cells: Cells) -> list[float]:
    """The numbers that cells are; none where one of them is a word."""
    found = [_number(text) for text in cells if text]
    return [n for n in found if n is not None] if None not in found else []


def _is_sum(number: float, numbers: Sequence[float]) -> bool:
    total = sum(numbers)
    return min(abs(number - total), abs(number - total / len(numbers))) < _NEAR
