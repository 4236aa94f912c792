"""The map of an issue on a scale of its own."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace

import own_scale
import pytest
from map_case import page_of
from opened_map import Open

from graphkit.analysis.analyse import analyse
from graphkit.findings import Report, Settings

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module", params=[(4.0, 10.0), (10.0, 4.0)], ids=["up", "down"])
def delay(request: pytest.FixtureRequest) -> Report:
    return own_scale.report(*request.param)


def places(report: Report) -> list[str]:
    """Alpha's and Beta's, by hand: 5 and 9, or mirrored at 7."""
    return ["5.0", "9.0"] if report.scale.high > report.scale.low else ["9.0", "5.0"]


def test_an_actor_and_its_claims_stand_on_the_scale(open_map: Open, delay: Report) -> None:
    seen = open_map(page_of(delay), "select=actor:alpha")
    panel = seen.text("#panel")
    low, high = (f"{end:.0f}" for end in (delay.scale.low, delay.scale.high))
    assert f"Position (from {low} to {high})" in panel
    place = places(delay)[0]
    assert (
        seen.page.locator("#panel .measure", has_text="Position").first.inner_text().split()[-1]
        == place
    )
    assert f"How many years?” {place}" in panel
    assert "−0.7" not in panel and "(−1 to +1)" not in panel


def test_the_issue_tells_its_scale_and_what_was_decided(open_map: Open, delay: Report) -> None:
    seen = open_map(page_of(delay), "select=issue:years")
    panel = seen.text("#panel")
    up = delay.scale.high > delay.scale.low
    assert ("from 4 to 10" if up else "from 10 to 4") in panel
    assert f"marks what was decided: {'5.50' if up else '8.50'}" in panel
    assert "off by 0.30" in panel  # the compromise: 5.8 against 5.5
    assert "supports" not in panel and "opposes" not in panel


def test_the_axis_is_marked_with_places(open_map: Open, delay: Report) -> None:
    seen = open_map(page_of(delay), "layout=stance")
    drawing = seen.drawing()
    up = delay.scale.high > delay.scale.low
    for mark in ("5", "6", "7", "8", "9", "4" if up else "10"):
        assert f">{mark}</text>" in drawing
    # the high end says what it means, in the colour of its side
    said = re.search(r'x="([\d.]+)"[^>]*>as late as can be</text>', drawing)
    high = re.search(rf'x="([\d.]+)"[^>]*>{10 if up else 4}</text>', drawing)
    assert said and high and said[1] == high[1]
    assert "+0.5" not in drawing and "opposes" not in drawing


def test_the_table_and_its_file_hold_places(open_map: Open, delay: Report) -> None:
    seen = open_map(page_of(delay), "table=1")
    table = seen.text("#actors-table")
    assert all(place in table for place in places(delay))
    saved = seen.saved("take-actors").decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(saved)))
    heading = next(key for key in rows[0] if key.startswith("Position"))
    assert [float(row[heading]) for row in rows] == pytest.approx([float(p) for p in places(delay)])


def test_a_position_that_claims_leave_open_is_none_of_theirs(open_map: Open) -> None:
    """Alpha says 5 and 9 on one day: it stands at the middle, 7."""
    data = own_scale.dataset()
    first, last, beta = data.stances
    open_ = replace(last, id="other", position=-last.position)
    later = replace(beta, date=last.date)  # so that all is said on one day
    data = replace(data, stances=(first, last, open_, later))
    report = analyse(data, Settings(replicates=0), with_pictures=True)
    seen = open_map(page_of(report), "select=issue:years")
    alpha = seen.page.locator("#panel .measure", has=seen.page.get_by_text("Alpha", exact=True))
    assert alpha.last.inner_text().split()[:2] == ["Alpha", "7.0"]
    seen.go("select=actor:alpha")
    assert "How many years?” 7.0" in seen.text("#panel")
