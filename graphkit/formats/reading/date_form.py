"""How dates are written in an input, where the analyst says so: `--dates dmy,2000`.

dmy, mdy, ymd        what comes first, second and third
2000                 two-digit years lie in the hundred years from this one
excel, excel1904     numbers count days as Excel does, from 1900 or (old Macs) from 1904
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, get_args

from graphkit.errors import UsageError
from graphkit.formats.reading.date_words import ORDERS, Order
from graphkit.phrases import phrase

Count = Literal["excel", "excel1904"]
COUNTS: tuple[Count, ...] = get_args(Count)
_STARTS: dict[Count, date] = {"excel": date(1899, 12, 30), "excel1904": date(1904, 1, 1)}


@dataclass(frozen=True, slots=True)
class DateForm:
    """What was said of dates; None where nothing was."""

    order: Order | None = None
    century: int | None = None
    count: Count | None = None

    def year(self, short: int) -> int | None:
        """The year that two digits mean."""
        if self.century is None:
            return None
        return self.century + (short - self.century) % 100

    def counted(self, days: int) -> date | None:
        """The day that a spreadsheet's number means."""
        return None if self.count is None else _STARTS[self.count] + timedelta(days)


def date_form(words: str) -> DateForm:
    """What `--dates` says; raises `UsageError` for what cannot be meant.

    >>> date_form("dmy,2000").year(24), date_form("1950").year(49)
    (2024, 2049)
    >>> date_form("excel").counted(45385)
    datetime.date(2024, 4, 3)
    """
    said: dict[str, str] = {}
    for word in filter(None, (part.strip().casefold() for part in words.split(","))):
        kind = "order" if word in ORDERS else "count" if word in COUNTS else "century"
        if kind == "century" and not re.fullmatch(r"[12]\d{3}", word, re.ASCII):
            accepted = ", ".join((*ORDERS, *COUNTS))
            hint = phrase(
                "Say {accepted}, or the first year of two-digit ones, such as dmy,2000.",
                accepted=accepted,
            )
            raise UsageError(
                phrase("'{word}' is no way to write dates. {hint}", word=word, hint=hint)
            )
        if kind in said:
            raise UsageError(
                phrase(
                    "'{said}' and '{word}' cannot both hold for dates.", said=said[kind], word=word
                )
            )
        said[kind] = word
    century = said.get("century")
    return DateForm(
        next((order for order in ORDERS if order == said.get("order")), None),
        int(century) if century else None,
        next((count for count in COUNTS if count == said.get("count")), None),
    )
