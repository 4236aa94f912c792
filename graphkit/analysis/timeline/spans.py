"""Which windows a case is looked at in: of the calendar, or from event to event."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from graphkit.dataset import Dataset, Tie
from graphkit.errors import UsageError
from graphkit.partial_date import last_day
from graphkit.phrases import phrase
from graphkit.timeline import By, Span

_USUAL: tuple[By, ...] = ("week", "month", "quarter", "year")
FEW = 60  # windows that a reader follows
MOST = 1000  # windows that are computed at all
_DAY = timedelta(days=1)


def spans(
    dataset: Dataset, today: date, by: By | None, since: date | None, few: int = FEW
) -> tuple[By, list[Span]]:
    """The windows up to a day, and what they go by: the finest calendar that gives `few` where
    that is left open.

    They begin with the first dated stance, else the first dated claim, or on the day `since`.
    Empty where no claim is dated by then, or that day is later. `dataset` is not cut to the day:
    a tie that ended is a change. Raises `UsageError` for more windows than can be computed.
    """
    days = claim_days(dataset, today)
    first = since or next(iter(_stance_days(dataset, today) or days), None)
    if first is None or first > today or not days:
        return by or "month", []
    chosen = by or _fitting(first, today, few)
    ends = list(_ends(dataset, chosen, first, today, days))
    if len(ends) > MOST:
        raise UsageError(
            phrase(
                "That would be {ends} windows; take longer ones (--by) or fewer (--from).",
                ends=f"{len(ends):,}",
            )
        )
    start = since or _begin(chosen, first)
    firsts = [start, *(end + _DAY for end in ends[:-1])]
    return chosen, [Span(one, other) for one, other in zip(firsts, ends, strict=True)]


def claim_days(dataset: Dataset, today: date) -> list[date]:
    """Every day up to today on which something was claimed or held no more, in order."""
    found = {*made(dataset, today)}
    ended = (last_day(tie.until) for tie in dataset.ties if tie.until is not None)
    found |= {day + _DAY for day in ended if day < today}
    return sorted(found)


def made(dataset: Dataset, today: date) -> list[date]:
    """The day on which each dated claim was made or began, up to today, in order."""
    days = (row.since if isinstance(row, Tie) else row.date for row in dataset.claims())
    return sorted(last_day(day) for day in days if day is not None and day <= today)


def in_each(days: Sequence[date], windows: Iterable[Span]) -> list[int]:
    """How many of some days (in order) lie in each window."""
    return [bisect_right(days, window.last) - bisect_left(days, window.first) for window in windows]


def _stance_days(dataset: Dataset, today: date) -> list[date]:
    return sorted({last_day(row.date) for row in dataset.stances if row.date and row.date <= today})


def _fitting(first: date, today: date, few: int) -> By:
    """The finest calendar that gives few enough windows; days where all is within a week or two."""
    if (today - first).days < 14:
        return "day"
    days = {"week": 7, "month": 30, "quarter": 91, "year": 365}
    return next((by for by in _USUAL if (today - first).days / days[by] <= few), "year")


def _ends(
    dataset: Dataset, by: By, first: date, today: date, days: Sequence[date]
) -> Iterator[date]:
    """The last day of each window."""
    if by in ("event", "change"):
        happened = days if by == "change" else {last_day(row.date) for row in dataset.events}
        chosen = sorted(day for day in happened if first <= day <= today)
        yield from chosen if chosen and chosen[-1] == today else [*chosen, today]
        return
    end = _end(by, first)
    while end < today:
        yield end
        end = _end(by, end + _DAY)
    yield today


def _begin(by: By, day: date) -> date:
    """The first day of the calendar window that a day lies in."""
    if by == "week":
        return day - timedelta(days=day.weekday())
    if by == "month":
        return day.replace(day=1)
    if by == "quarter":
        return date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)
    return date(day.year, 1, 1) if by == "year" else day


def _end(by: By, day: date) -> date:
    """The last day of the calendar window that a day lies in."""
    if by == "day":
        return day
    if by == "week":
        return date.fromordinal(min(day.toordinal() + 6 - day.weekday(), date.max.toordinal()))
    month = 12 if by == "year" else day.month if by == "month" else 3 * ((day.month + 2) // 3)
    return date(day.year, month, monthrange(day.year, month)[1])
