"""Months and years: reckoned by their last day, kept as they are known."""

from __future__ import annotations

import copy
import pickle
from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.dataset import Dataset, Event, Stance, Tie
from graphkit.formats import formats, load, write
from graphkit.language import Language
from graphkit.partial_date import PartialDate, date_text, first_day, last_day

partial = st.builds(
    PartialDate, st.integers(1000, 2999), st.none() | st.integers(1, 12)
)  # fmt: skip


@given(partial)
def test_a_span_counts_as_its_last_day(found: PartialDate) -> None:
    year, *month = map(int, date_text(found).split("-"))
    last = date(year, *month, monthrange(year, month[0])[1]) if month else date(year, 12, 31)
    assert found == last == last_day(found)
    assert type(last_day(found)) is date
    assert first_day(found) == date(year, *(month or [1]), 1)
    assert found + timedelta(1) == last + timedelta(1)  # what is reckoned from it is a day


@given(partial)
def test_copies_stay_what_they_are(found: PartialDate) -> None:
    for other in (pickle.loads(pickle.dumps(found)), copy.deepcopy(found)):
        assert (other, date_text(other), repr(other)) == (found, date_text(found), repr(found))


@pytest.mark.parametrize("name", [n for n in formats if "*" in formats[n].holds])
@pytest.mark.parametrize(
    "day", [date(2024, 3, 31), PartialDate(2024, 3), PartialDate(2024)], ids=repr
)
def test_every_native_format_keeps_the_precision(
    tmp_path_factory: pytest.TempPathFactory, name: str, day: date
) -> None:
    made = Dataset(
        "case",
        stances=(Stance("st1", "a", "q", -0.5, date=day),),
        ties=(Tie("ti1", "a", "b", 1, since=day, until=day),),
        events=(Event("ev1", day, "it happened", ("q",)),),
    )
    content = write(made, name)
    path = tmp_path_factory.mktemp("trip") / f"case{formats[name].suffixes[0]}"
    if isinstance(content, bytes):
        path.write_bytes(content)
    else:
        path.mkdir()
        for file, part in content.items():
            (path / file).write_bytes(part)
    found = load(path)
    (stance,), (tie,), (event,) = found.stances, found.ties, found.events
    kept = [stance.date, tie.since, tie.until, event.date]
    assert [each and date_text(each) for each in kept] == [date_text(day)] * 4


def test_a_month_and_its_last_day_are_two_datasets() -> None:
    one = Dataset("x", stances=(Stance("st1", "a", "q", 1, date=PartialDate(2024, 3)),))
    other = replace(one, stances=(Stance("st1", "a", "q", 1, date=date(2024, 3, 31)),))
    assert one.sha256 != other.sha256
    assert one.last_day == date(2024, 3, 31) and type(one.last_day) is date


def test_nothing_is_known_before_it_can_be() -> None:
    data = Dataset(
        "x",
        stances=(Stance("st1", "a", "q", 1, date=PartialDate(2024, 3)),),
        ties=(Tie("ti1", "a", "b", 1, until=PartialDate(2024)),),
    )
    assert not data.until(date(2024, 3, 30)).stances
    assert data.until(date(2024, 3, 31)).stances
    assert data.until(date(2024, 12, 31)).ties
    assert not data.until(date(2025, 1, 1)).ties


def test_said_as_it_is_known() -> None:
    assert Language().say(PartialDate(2024, 3)) == "March 2024"
    assert Language().say(PartialDate(2024)) == "2024"
    assert Language().say(date(2024, 3, 31)) == "31 March 2024"


@pytest.mark.parametrize("month", [0, 13, -1])
def test_there_is_no_such_month(month: int) -> None:
    with pytest.raises(ValueError):
        PartialDate(2024, month)
    with pytest.raises(ValueError):
        PartialDate(2024, month, 3)
