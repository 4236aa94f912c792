"""Filters and focus: what is shown, counted, kept in the address, and taken back."""

from __future__ import annotations

import pytest
from map_case import page_of
from opened_map import Open

from graphkit.findings import Report

pytestmark = pytest.mark.browser

# What each filter leaves of the 8 actors and 8 ties, counted by hand from map_case.
CASES = [
    ("camps=1", 3, 2),  # pres, hawk, think: ti2, ti6
    ("camps=0", 2, 0),  # press, alone
    ("signs=-1", 2, 2),  # ti3, ti4 between hawk and chip
    ("signs=1,-1", 6, 7),  # all but ti7; press and alone have no such tie
    ("relations=funds", 3, 2),  # dove and lobby to chip
    ("strength=0.7", 3, 3),  # ti1, ti2, ti3
    ("confidence=0.85", 4, 3),  # ti4, ti5, ti6; what states none is not certain enough
    ("issue=tax", 2, 0),  # dove and think
    ("issue=sale", 3, 4),  # pres, chip, hawk
    ("focus=dove", 2, 1),
    ("focus=dove&steps=2", 5, 6),  # chip with pres, hawk, lobby: ti1 to ti5 and ti8
    ("layers=stance", 8, 0),
]


@pytest.mark.parametrize(("filters", "actors", "ties"), CASES)
def test_counts(open_map: Open, report: Report, filters: str, actors: int, ties: int) -> None:
    seen = open_map(page_of(report), filters)
    assert seen.text("#counts") == f"Actors: {actors} of 8 · Ties: {ties} of 8"
    seen.page.click("#unfilter")
    seen.settle()
    assert seen.text("#counts") == "Actors: 8 of 8 · Ties: 8 of 8"
    assert seen.hash() == ""


def test_each_control_filters(open_map: Open, report: Report) -> None:
    seen = open_map(page_of(report))
    seen.page.click("#open-filters")
    seen.page.click("#filter-camp-1")
    seen.settle()
    assert seen.text("#counts").startswith("Actors: 5 of 8")
    assert "camps=1,0" in seen.hash()
    seen.page.click("#filter-camp-1")
    seen.settle()
    assert "camps" not in seen.hash()
    seen.page.select_option("#filter-relation", "advises")
    seen.settle()
    assert seen.text("#counts") == "Actors: 3 of 8 · Ties: 2 of 8"
    seen.page.select_option("#filter-issue", "sale")
    seen.settle()
    assert seen.text("#counts") == "Actors: 2 of 8 · Ties: 1 of 8"
    seen.page.evaluate(
        "() => { const r = document.getElementById('filter-strength'); r.value = 0.85;"
        " r.dispatchEvent(new Event('change')) }"
    )
    seen.settle()
    assert "strength=" in seen.hash()


def test_filtered_ties_are_gone_from_the_picture(open_map: Open, report: Report) -> None:
    seen = open_map(page_of(report), "signs=-1")
    drawing = seen.drawing()
    assert "Senator Hawk" in drawing and "Senator Dove" not in drawing


def test_the_stance_layer_shows_issues(open_map: Open, report: Report) -> None:
    seen = open_map(page_of(report), "layers=stance")
    drawing = seen.drawing()
    assert "Chip sales" in drawing and "Should there be a tax?" in drawing


def test_focus_from_the_panel_and_steps(open_map: Open, report: Report) -> None:
    seen = open_map(page_of(report), "select=actor:dove")
    seen.page.click("#panel button:has-text('Focus')")
    seen.settle()
    assert seen.text("#counts").startswith("Actors: 2 of 8")
    seen.page.click("[aria-label='Up to 2 steps away']")
    seen.settle()
    assert seen.text("#counts").startswith("Actors: 5 of 8")
    seen.page.click("#panel button:has-text('Show everybody')")
    seen.settle()
    assert seen.text("#counts").startswith("Actors: 8 of 8")


def test_a_broken_address_is_no_obstacle(open_map: Open, report: Report) -> None:
    seen = open_map(
        page_of(report), "camps=%E0%A4%A&steps=x&focus=__proto__&__proto__=1&view=a,b,c"
    )
    assert seen.text("#counts") == "Actors: 8 of 8 · Ties: 8 of 8"
