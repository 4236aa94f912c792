"""Dates of which only the month or the year is known.

One rule reckons with them all: such a date counts as the last day of its span. So nothing is known
before it can be: what was said in March 2024 is not yet there on the 15th, and a tie that ended in
2024 still holds in June. Where something must come after a date for certain, as evidence from
before a decision must, `first_day` is the bound.
"""

from __future__ import annotations

import calendar
from datetime import date
from typing import Any


class PartialDate(date):
    """A month or a year: its last day to all that reckons with days, and written as it is known.

    >>> PartialDate(2024, 2), PartialDate(2024)
    (PartialDate('2024-02'), PartialDate('2024'))
    >>> PartialDate(2024, 2) == date(2024, 2, 29), PartialDate(2024) > date(2024, 12, 30)
    (True, True)
    """

    _written: str

    def __new__(cls, year: int, month: int | None = None, day: int | None = None) -> Any:
        if day is not None:  # what is reckoned from it is a day like any other
            return date(year, 12 if month is None else month, day)
        known = 12 if month is None else month
        made = super().__new__(cls, year, known, calendar.monthrange(year, known)[1])
        made._written = f"{year:04}" if month is None else f"{year:04}-{month:02}"
        return made

    @property
    def whole_year(self) -> bool:
        """Whether not even the month is known."""
        return len(self._written) == 4

    def __repr__(self) -> str:
        return f"PartialDate({self._written!r})"

    def __reduce__(self) -> Any:
        return type(self), (self.year,) if self.whole_year else (self.year, self.month)


def date_text(day: date) -> str:
    """A date in ISO's form, at the precision that it is known to.

    >>> date_text(PartialDate(2024, 3)), date_text(date(2024, 3, 1))
    ('2024-03', '2024-03-01')
    """
    return day._written if isinstance(day, PartialDate) else day.isoformat()


def first_day(day: date) -> date:
    """The first day that a date may mean.

    >>> first_day(PartialDate(2024)), first_day(date(2024, 3, 2))
    (datetime.date(2024, 1, 1), datetime.date(2024, 3, 2))
    """
    if not isinstance(day, PartialDate):
        return day
    return date(day.year, 1 if day.whole_year else day.month, 1)


def last_day(day: date) -> date:
    """The day that a date counts as, as a plain one."""
    return date(day.year, day.month, day.day)
