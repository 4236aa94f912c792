"""Columns of any type as the whole numbers and texts that the query reckons with.

What cannot be read becomes null, in every engine alike: texts are held against a pattern first,
since engines differ in what they cast.
"""

from __future__ import annotations

from typing import Any

_WHOLE = r"^ *[0-9]{1,9}(\.0+)? *$"
_DECIMAL = r"^ *[-+]?[0-9]{1,6}(\.[0-9]{0,9})? *$"
_BOUND = 1_000_000_000
_DATES = {
    "ymd": r"^ *([0-9]{4})[-/.]?([0-9]{2})[-/.]?([0-9]{2})([ T].*|[0-9]{6})? *$",
    "dmy": r"^ *([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})([ T].*)? *$",
    "mdy": r"^ *([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})([ T].*)? *$",
}


def text(column: Any) -> Any:
    """A text, empty where there is none."""
    import ibis

    if column is None:
        return ibis.literal("")
    return (column if column.type().is_string() else column.cast("string")).fill_null("")


def actor(column: Any, missing: tuple[str, ...]) -> Any:
    """An actor, empty where there is none."""
    found = text(column)
    return found.isin(list(missing)).ifelse("", found) if missing else found


def whole(column: Any) -> Any:
    """A whole number, 0 or above and below a thousand million."""
    import ibis

    if column.type().is_integer():
        number = column.cast("int64")
    else:
        number = _read(column, _WHOLE).floor().cast("int64")
    return number.between(0, _BOUND - 1).ifelse(number, ibis.literal(None, "int64"))


def thousandths(column: Any) -> Any:
    """A number in thousandths, halves upwards."""
    if column.type().is_integer():
        return _within(column.cast("int64")) * 1000
    return (_read(column, _DECIMAL) * 1000 + 0.5).floor().cast("int64")


def _read(column: Any, pattern: str) -> Any:
    """A number with a point, null where it is none or beyond all bounds."""
    import ibis

    nothing = ibis.literal(None, "float64")
    if column.type().is_numeric():
        return _within(column.cast("float64"))
    word = column.cast("string")
    return word.re_search(pattern).ifelse(word.strip().try_cast("float64"), nothing)


def _within(number: Any) -> Any:
    import ibis

    inside = (number > -_BOUND) & (number < _BOUND)
    return inside.ifelse(number, ibis.literal(None, number.type()))


def day(column: Any, form: str) -> Any:
    """A day as the number yyyymmdd."""
    import ibis

    kind = column.type()
    if kind.is_date() or kind.is_timestamp():
        parts = (column.year(), column.month(), column.day())
        year, month, of_month = (part.cast("int64") for part in parts)
        return year * 10_000 + month * 100 + of_month
    if kind.is_integer():
        number = column.cast("int64")
        longer = number > 10_000_000_000_000  # yyyymmddhhmmss
        return longer.ifelse((number / 1_000_000).floor().cast("int64"), number)
    word = column.cast("string")
    nothing = ibis.literal(None, "int64")
    fits = word.re_search(_DATES[form])
    if form == "ymd":
        digits = word.re_replace(r"[^0-9]", "").substr(0, 8)
        return fits.ifelse(digits.try_cast("int64"), nothing)
    first, second, year = (
        word.re_extract(_DATES[form], group).try_cast("int64") for group in (1, 2, 3)
    )
    of_month, month = (first, second) if form == "dmy" else (second, first)
    return fits.ifelse(year * 10_000 + month * 100 + of_month, nothing)


def day_is_valid(number: Any) -> Any:
    """Whether a number yyyymmdd is a day of the calendar."""
    import ibis

    of_month, of_year = number % 100, number % 10_000
    year, month = (number / 10_000).floor(), ((of_year - of_month) / 100).floor()
    leap = (year % 4 == 0) & ((year % 100 != 0) | (year % 400 == 0))
    longest = ibis.cases(
        (month.isin([4, 6, 9, 11]), 30),
        ((month == 2) & leap, 29),
        (month == 2, 28),
        else_=31,
    )
    inside = number.between(1_000_01_01, 9999_12_31) & of_year.between(101, 1231)
    return ibis.cases(  # most days are before the 29th, and cost no more
        (inside & of_month.between(1, 28), True),
        (inside & (of_month > 28), of_month <= longest),
        else_=False,
    )
