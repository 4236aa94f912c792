"""One date as people write it: what it says, and what it leaves open."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Literal

Order = Literal["dmy", "mdy", "ymd"]
ORDERS: tuple[Order, ...] = ("dmy", "mdy", "ymd")
ISO = re.compile(r"\d{4}(-\d\d(-\d\d)?)?", re.ASCII)
NOW = (
    "now; today; present; to date; ongoing; current; heute; jetzt; laufend; aujourd'hui; en cours; \
hoy; actualidad; en curso; 現在; 継続中"
)
_MONTHS = (
    "january jan januar jän janner janvier janv enero ene",
    "february feb februar feber fevrier fevr fev febrero",
    "march mar marz maerz mrz mars marzo",
    "april apr avril avr abril abr",
    "may mai mayo",
    "june jun juni juin junio",
    "july jul juli juillet juil julio",
    "august aug aout agosto ago",
    "september sept sep septembre septiembre setiembre set",
    "october oct oktober okt octobre octubre",
    "november nov novembre noviembre",
    "december dec dezember dez decembre diciembre dic",
)
_DAYS = (
    "monday mon tuesday tue tues wednesday wed thursday thu thur thurs friday fri saturday sat "
    "sunday sun montag mo dienstag di mittwoch mi donnerstag do freitag fr samstag sa sonnabend "
    "sonntag so lundi lun mardi mercredi jeudi jeu vendredi ven samedi sam dimanche dim "
    "lunes martes miercoles jueves viernes sabado domingo"
)
_FILLERS = frozenset(("of", "the", "de", "del", "le", "el", "den", "dem", "der", "am", "on"))
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925}
_TIME = re.compile(
    r"(?:t|,?\s+(?:um\s+|at\s+)?)\d{1,2}(?:[:h.]\d{2}){1,2}(?:[.,]\d+)?\s*"
    r"(?:[ap]\.?m\.?|uhr|h)?\s*(?:z|(?:utc|gmt|)(?:[+-]\d{1,2}(?::?\d{2})?)?)(?:\[[\w/]+\])?$"
)
_YEAR_FIRST = re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})\.?")
_TOGETHER = re.compile(r"(\d{4})(\d\d)(\d\d)")
_MONTH = re.compile(r"(\d{4})[-./](\d\d)")
_MONTH_FIRST = re.compile(r"(\d{1,2})[-./](\d{4})")
_YEAR = re.compile(r"(\d{4})(?:\.0)?")
_THREE = re.compile(r"(\d{1,4})\s*[-./]\s*(\d{1,2})\s*[-./]\s*(\d{4}|\d{2})")
_NUMBER = re.compile(r"(\d{5})(?:\.\d+)?")
_JAPANESE = re.compile(
    r"(?:(\d{4})|(令和|平成|昭和)(元|\d{1,2}))年(?:(\d{1,2})月(?:(\d{1,2})日)?)?(?:\(.\))?"
)


@dataclass(frozen=True, slots=True)
class Written:
    """A date as far as it is settled by itself.

    `parts` are year, month and day as far as they are known; `three` are the numbers of one whose
    order its column has to decide; `number` is a spreadsheet's count of days. `short` says that
    the year has two digits, `timed` that there is a time of day behind.
    """

    parts: tuple[int, ...] = ()
    three: tuple[int, int, int] | None = None
    number: int | None = None
    short: bool = False
    timed: bool = False

    def orders(self) -> frozenset[Order]:
        """The orders of day, month and year that make these three numbers a date."""
        if self.three is None:
            return frozenset()
        a, b, c = self.three
        fits: dict[Order, bool] = {
            "dmy": 1 <= a <= 31 and 1 <= b <= 12,
            "mdy": 1 <= a <= 12 and 1 <= b <= 31,
            "ymd": self.short and 1 <= b <= 12 and 1 <= c <= 31,
        }
        return frozenset(order for order in ORDERS if fits[order])

    def same_either_way(self) -> bool:
        """Whether day and month are the same number, and the year is not in doubt."""
        return self.three is not None and not self.short and self.three[0] == self.three[1]


def read_date(text: str) -> Written | None:
    """What a date says; None where it is none that is known here.

    >>> read_date("12 March 2024").parts, read_date("2024年3月").parts, read_date("2024").parts
    ((2024, 3, 12), (2024, 3), (2024,))
    >>> sorted(read_date("3.4.2024").orders()), sorted(read_date("25/3/2024").orders())
    (['dmy', 'mdy'], ['dmy'])
    """
    word = unicodedata.normalize("NFKC", text).strip().casefold()
    timed = _TIME.search(word)
    day = word[: timed.start()] if timed else word
    for shape in (_with_numbers, _japanese, _with_month):
        if (found := shape(day)) is not None:
            return Written(found.parts, found.three, found.number, found.short, bool(timed))
    return None


def _with_numbers(word: str) -> Written | None:
    if not word[:1].isdigit():
        return None
    for pattern, make in _SHAPES:
        if match := pattern.fullmatch(word):
            return make(*map(int, match.groups()))
    if match := _THREE.fullmatch(word):
        a, b, c = map(int, match.groups())
        short = len(match[3]) == 2
        if len(match[1]) <= 2:
            return Written(three=(a, b, c), short=short)
    return None


_SHAPES: tuple[tuple[re.Pattern[str], Callable[..., Written]], ...] = (
    (_YEAR_FIRST, lambda year, month, day: Written((year, month, day))),
    (_TOGETHER, lambda year, month, day: Written((year, month, day))),
    (_MONTH, lambda year, month: Written((year, month))),
    (_MONTH_FIRST, lambda month, year: Written((year, month))),
    (_YEAR, lambda year: Written((year,))),
    (_NUMBER, lambda number: Written(number=number)),
)


def _japanese(word: str) -> Written | None:
    match = _JAPANESE.fullmatch(word.replace(" ", ""))
    if match is None:
        return None
    year, era, of_era, *rest = match.groups()
    counted = int(year) if year else _ERAS[era] + (1 if of_era == "元" else int(of_era))
    return Written((counted, *(int(part) for part in rest if part)))


def _with_month(word: str) -> Written | None:
    """A date whose month is written out or shortened."""
    bare = re.sub("[\u0300-\u036f]", "", unicodedata.normalize("NFD", word))
    tokens = re.findall(r"\d+|[^\W\d_]+", bare)
    words = [t for t in tokens if not t.isdigit() and t not in _FILLERS and t not in _weekdays()]
    words = [t for t in words if t not in ("st", "nd", "rd", "th", "er")]
    months = [_months()[t] for t in words if t in _months()]
    numbers = [t for t in tokens if t.isdigit()]
    if len(months) != 1 or len(words) != 1 or not 1 <= len(numbers) <= 2:
        return None
    return _around(months[0], numbers)


def _around(month: int, numbers: list[str]) -> Written | None:
    """Day and year beside a month: the year has four digits, or is the last."""
    years = [number for number in numbers if len(number) == 4]
    days = [int(number) for number in numbers if len(number) <= 2]
    if len(years) == 1 and len(years) + len(days) == len(numbers):
        return Written((int(years[0]), month, *days))
    if not years and len(days) == len(numbers):
        *day, year = days
        return Written((year, month, *day), short=True)
    return None


@cache
def _months() -> dict[str, int]:
    listed = enumerate(_MONTHS, start=1)
    return {name: number for number, names in listed for name in names.split()}


@cache
def _weekdays() -> frozenset[str]:
    return frozenset(_DAYS.split())
