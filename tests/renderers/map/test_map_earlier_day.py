"""An earlier day: whatever tells, counts or draws ties, events and moves means that day's."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date

import pytest
from map_case import page_of
from opened_map import Open, Opened

from graphkit.analysis.analyse import analyse
from graphkit.dataset import Actor, Dataset, Event, Influence, Issue, Stance, Tie
from graphkit.findings import Settings
from graphkit.partial_date import PartialDate

pytestmark = pytest.mark.browser

# The mill and the port: on 15 February one claim of support (0.4) holds, funding (0.7) ended on the
# 1st; opposition (0.9) came in June. The bank's support of the mill ended in March.
DATA = Dataset(
    "quay",
    actors=tuple(
        Actor(one, one.title(), capability=80.0) for one in ("mill", "port", "bank", "inn")
    ),
    issues=(Issue("quay", "Should the quay grow?"), Issue("toll", "Should the toll fall?")),
    stances=(
        Stance("s1", "mill", "quay", 1.0, date=date(2024, 1, 1)),
        Stance("s2", "port", "quay", -1.0, date=date(2024, 2, 15)),
        Stance("s3", "inn", "quay", 0.5, date=date(2024, 6, 1)),
        Stance("s4", "mill", "quay", -0.5, date=date(2024, 5, 1)),
        Stance("s5", "inn", "toll", 0.5, date=date(2024, 1, 5)),
    ),
    ties=(
        Tie("t1", "mill", "port", 1, "lobbies", 0.4, since=date(2024, 1, 1)),
        Tie("t2", "mill", "port", -1, "sues", 0.9, since=date(2024, 6, 1)),
        Tie("t3", "bank", "mill", 1, "lends", 0.8, since=date(2024, 1, 1), until=date(2024, 3, 1)),
        Tie("t4", "mill", "port", 1, "funds", 0.7, since=date(2024, 1, 1), until=date(2024, 2, 1)),
    ),
    influence=(Influence("i1", "inn", "toll", 5.0, date(2024, 1, 1)),),
    events=(
        Event("e1", date(2024, 2, 15), "The dredger comes"),
        Event("e2", date(2024, 2, 15), "The dredger leaves"),
    ),
)  # fmt: skip
THEN = "day=2024-02-15"


@pytest.fixture(scope="module")
def page() -> bytes:
    return page_of(analyse(DATA, Settings(replicates=0), with_pictures=True))


def rows(seen: Opened, control: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(seen.saved(control).decode("utf-8-sig"))))


def test_ties_are_counted_of_those_of_the_day(open_map: Open, page: bytes) -> None:
    assert "Ties: 1 of 1" in open_map(page).text("#counts")
    seen = open_map(page, THEN)
    assert "Ties: 2 of 2" in seen.text("#counts")
    assert {row["Actor"]: row["Ties"] for row in rows(seen, "take-actors")} == {
        "Mill": "2", "Port": "1", "Bank": "1", "Inn": "0",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("day", "said", "strength", "claims"),
    [
        ("2024-01-20", "Mill supports Port", 0.7, 2),
        ("2024-02-15", "Mill supports Port", 0.4, 1),
        ("", "Mill supports and opposes Port", 0.9, 2),
    ],
)
def test_a_tie_is_as_strong_as_its_claims_of_the_day(
    open_map: Open, page: bytes, day: str, said: str, strength: float, claims: int
) -> None:
    seen = open_map(page, f"day={day}&select=tie:mill>port")
    told = seen.text("#panel")
    assert f"Strength {strength:.2f}; claims: {claims}" in told
    assert ("[t2]" in told) is (day == "")  # what came later is not told
    tie = next(row for row in rows(seen, "take-ties") if row["To"] == "Port")
    assert (float(tie["strength"]), tie["Claims"]) == (strength, str(claims))
    assert said in told


def test_who_was_tied_then_is_found_around_somebody(open_map: Open, page: bytes) -> None:
    seen = open_map(page, f"{THEN}&focus=bank")
    assert "Actors: 2 of 4" in seen.text("#counts")
    seen = open_map(page, f"{THEN}&select=actor:bank")
    assert "Ties (1)" in seen.text("#panel")
    seen = open_map(page, f"{THEN}&select=actors:bank;port")
    assert "Bank supports Mill" in seen.text("#panel .path")
    seen = open_map(page, "select=actors:bank;port")
    assert "Bank supports" not in seen.text("#panel")
    seen = open_map(page, "day=2024-05-01&select=tie:bank>mill")
    assert "No such tie on this day." in seen.text("#panel")


def test_power_in_numbers_is_told_of_the_reports_own_answer_alone(
    open_map: Open, page: bytes
) -> None:
    assert rows(open_map(page), "take-actors")[0]["Power on the issue"] == "80"
    for elsewhere in ("issue=toll", THEN):
        assert "Power on the issue" not in rows(open_map(page, elsewhere), "take-actors")[0]


def test_all_that_happened_on_a_day_is_named(open_map: Open, page: bytes) -> None:
    seen = open_map(page, THEN)
    said = "15 February 2024: The dredger comes; The dredger leaves"
    assert seen.text("#happened") == said
    assert seen.page.locator("#events i").evaluate_all("all => all.map(one => one.title)") == [said]


@pytest.mark.parametrize(
    ("hash_", "told"),
    [
        ("since=2024-02-15", True),
        ("since=2024-05-01&day=2024-02-15", False),  # not before the day looked at
        ("since=2024-05-01&day=2024-05-01", False),
        ("since=2031-01-01", False),
        ("since=yesterday", False),
    ],
)
def test_moves_are_told_since_an_earlier_day_only(
    open_map: Open, page: bytes, hash_: str, told: bool
) -> None:
    seen = open_map(page, hash_ + "&layout=stance")
    assert seen.page.locator("#moves").is_visible() is told
    if told:
        assert seen.text("#moves") == "since 15 February 2024: moved 1, changed sides 1, new 1"
    assert "since 1 May" not in seen.text("#legend-list") + seen.drawing()


def test_ties_both_ways_and_one_way_are_told_apart_on_their_days(open_map: Open) -> None:
    """By hand: the bank is against the inn until February, they back each other from February to
    March; the inn is against the mill until 20 February, they back each other all the time."""
    ties = (
        Tie("t5", "bank", "inn", -1, since=date(2024, 1, 1), until=date(2024, 2, 29)),
        Tie(
            "t6", "inn", "bank", 1, since=date(2024, 2, 1), until=date(2024, 3, 31), directed=False
        ),
        Tie("t7", "inn", "mill", -1, since=date(2024, 1, 1), until=date(2024, 2, 20)),
        Tie("t8", "mill", "inn", 1, since=date(2024, 1, 1), directed=False),
    )
    page = page_of(analyse(replace(DATA, ties=ties), Settings(replicates=0), with_pictures=True))
    both = "supports and opposes"
    for day, told in (
        (
            "2024-01-15",
            {("Bank", "Inn"): "opposes", ("Inn", "Mill"): both, ("Mill", "Inn"): "supports"},
        ),
        (
            "2024-02-15",
            {
                ("Bank", "Inn"): both,
                ("Inn", "Bank"): "supports",
                ("Inn", "Mill"): both,
                ("Mill", "Inn"): "supports",
            },
        ),
        ("2024-03-15", {("Bank", "Inn"): "supports", ("Inn", "Mill"): "supports"}),
        ("", {("Inn", "Mill"): "supports"}),
    ):
        seen = open_map(page, f"day={day}")
        found = {(row["From"], row["To"]): row["Tie"] for row in rows(seen, "take-ties")}
        assert found == told, day
    panel = open_map(page, "day=2024-03-15&select=tie:bank>inn").text("#panel")
    assert "Bank – Inn" in panel and "[t6]" in panel


def test_a_decision_of_a_month_is_known_on_its_last_day(open_map: Open) -> None:
    decided = replace(DATA.issues[1], decided_on=PartialDate(2024, 3), outcome=0.5)
    data = replace(DATA, issues=(DATA.issues[0], decided))
    page = page_of(analyse(data, Settings(replicates=0), with_pictures=True))
    for day, known in (("2024-03-30", False), ("2024-03-31", True)):
        seen = open_map(page, f"issue=toll&day={day}")
        told = seen.page.locator("#more-headline").text_content() or ""
        assert ("was decided" in told) is known
        assert ("no decision is recorded" in told) is not known
