"""One issue and one day on the whole page: what it shows is the report of that day."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from map_case import make_report, page_of
from opened_map import Open, Opened

from graphkit.analysis import actor_days, issue_days
from graphkit.analysis.analyse import analyse, every_day
from graphkit.analysis.headline import answer
from graphkit.analysis.report_context import ReportContext
from graphkit.analysis.run import Run
from graphkit.dataset import Dataset
from graphkit.findings import Report, Settings
from graphkit.formats import load
from graphkit.language import Language
from graphkit.renderers.map import warnings

pytestmark = pytest.mark.browser
BARE = Settings(replicates=0)
DRAWN = 60
TURNED = date(2025, 7, 15)  # Lutnick on the H20, from -0.7 to +0.6: st022 of the reference case


@pytest.fixture(scope="module")
def dataset(root: Path) -> Dataset:
    """The reference case."""
    return load(str(root / "graphs" / "blackwell"))


@pytest.fixture(scope="module")
def page(dataset: Dataset) -> bytes:
    """Its map."""
    return page_of(analyse(dataset, BARE, with_pictures=True), options=None)


@pytest.fixture(scope="module")
def doubted(dataset: Dataset) -> bytes:
    """The same with how sure everything is."""
    report = analyse(dataset, replace(BARE, replicates=DRAWN), with_pictures=True)
    return page_of(report, options=None)


def known(dataset: Dataset, day: date, issue: str, replicates: int = 0) -> ReportContext:
    """What a report makes of an issue, of all, as of a day."""
    issues = (issue, *(other.id for other in dataset.issues if other.id != issue))
    settings = replace(BARE, as_of=day, issues=issues, replicates=replicates)
    return ReportContext(Run(dataset, settings))


def rows(seen: Opened, control: str) -> list[dict[str, str]]:
    """A table that is taken away from the page."""
    text = seen.saved(control).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def bar(seen: Opened) -> list[int]:
    """How many the bar shows on the low side, on none and on the high one."""
    found = dict(
        seen.page.locator("#bar .parts span").evaluate_all(
            "all => all.map(one => [one.className, Number(one.dataset.count)])"
        )
    )
    return [found.get(side, 0) for side in ("against", "neither", "for")]


@pytest.mark.parametrize(
    ("issue", "day"),
    [
        ("blackwell_full", date(2025, 10, 30)),  # the decision
        ("blackwell_full", date(2026, 2, 2)),  # nothing happened
        ("h20", date(2025, 7, 15)),
        ("h200", date(2025, 12, 8)),
        ("h200", date(2026, 5, 31)),
        ("gain_ai", date(2025, 11, 20)),
    ],
)
def test_any_day_is_the_report_as_of_that_day(
    open_map: Open, dataset: Dataset, doubted: bytes, issue: str, day: date
) -> None:
    then = known(dataset, day, issue, DRAWN)
    names = dataset.names("en")
    say = Language("en", names).say
    seen = open_map(doubted, f"issue={issue}&day={day}")
    assert seen.text("#headline") == say(answer(then)[0])
    more = seen.page.locator("#more-headline").text_content()
    assert more == say(answer(then)[-1])
    assert f"{day.day} {day:%B %Y}" in seen.text("#as-of")
    held = then.groups.counted.values()
    sides = Counter((place > 0) - (place < 0) for place in held)
    assert bar(seen) == [sides[-1], sides[0], sides[1]]
    table = rows(seen, "take-actors")
    heading = next(title for title in table[0] if title.startswith("Position"))
    shown = {row["Actor"]: row[heading] for row in table}
    for actor in dataset.actors:
        position = then.position.get(actor.id)
        assert shown[names[actor.id]] == ("" if position is None else f"{position:g}")
    forecast = then.run.finding("compromise", issue=issue).summary["outcome_unit"]
    spread = then.certainty and then.certainty.outcome()
    assert spread is not None
    place, low, high = (
        f"{end:+.2f}".replace("-", "\N{MINUS SIGN}")
        for end in (forecast, spread.unit_low, spread.unit_high)
    )
    assert f"forecast {place} (90%: {low} to {high})" in seen.drawing()
    sure = seen.page.locator("#sure-lines").text_content() or ""
    assert f"from {DRAWN} replicates" in sure
    assert "Camps and ranks are those of 5 June 2026." in sure


@pytest.fixture(scope="module")
def by_day(dataset: Dataset) -> bytes:
    """The reference case's map with camps and ranks of every day."""
    days = every_day(dataset, BARE)
    return page_of(analyse(dataset, BARE, with_pictures=True, days=days), options=None)


@pytest.mark.parametrize(
    ("issue", "day"),
    [
        ("blackwell_full", date(2025, 10, 30)),
        ("blackwell_full", date(2026, 2, 2)),
        ("h20", date(2025, 7, 15)),
        ("gain_ai", date(2025, 11, 20)),
        ("remote_access", date(2026, 6, 5)),  # the report's own day, another issue
    ],
)
def test_camps_and_ranks_are_those_of_the_report_of_that_day(
    open_map: Open, dataset: Dataset, by_day: bytes, issue: str, day: date
) -> None:
    then = known(dataset, day, issue)
    names = dataset.names("en")
    seen = open_map(by_day, f"issue={issue}&day={day}")
    table = {row["Actor"]: row for row in rows(seen, "take-actors")}
    ranks = {one.id: "" if one.aggregate else f"{one.rank}" for one in then.profiles}
    assert {actor: table[names[actor]]["Rank by influence"] for actor in ranks} == ranks
    together: dict[str, set[str]] = {}
    for actor, name in names.items():
        if actor in ranks and table[name]["Camp"] != "In no camp":
            together.setdefault(table[name]["Camp"], set()).add(actor)
    assert sorted(map(sorted, together.values())) == sorted(sorted(c.members) for c in then.camps)
    if issue == dataset.issues[0].id:
        say = Language("en", names).say
        assert {words.partition(": ")[2] for words in together} == {
            say(camp.label) for camp in then.camps
        }
    assert "Camps and ranks are those of" not in (
        seen.page.locator("#sure-lines").text_content() or ""
    )


def test_the_grid_of_camps_and_the_choice_of_them_follow_the_day(
    open_map: Open, dataset: Dataset, by_day: bytes
) -> None:
    day = date(2025, 10, 30)
    then = known(dataset, day, "blackwell_full")
    seen = open_map(by_day, f"layout=camps&day={day}&filters=1")
    boxes = seen.page.locator("#filters [id^=filter-camp-]").count()
    without = len(dataset.actors) - sum(len(camp.members) for camp in then.camps)
    assert boxes == len(then.camps) + (without > 0)
    seen.go(f"layout=stress&day={day}")
    legend = seen.text("#legend-list")
    say = Language("en", dataset.names("en")).say
    for camp in then.camps[:9]:
        assert say(camp.label) in legend


def test_where_there_is_no_time_for_every_day_the_page_says_whose_camps_it_shows(
    open_map: Open, report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = report.dataset
    monkeypatch.setattr(actor_days, "WORK", 2 * (len(data.actors) + len(data.ties)) ** 2)
    page = page_of(
        analyse(data, BARE, with_pictures=True, days=every_day(data, BARE)), options=None
    )
    said = "Camps and ranks are those of 30 October 2025."
    for day, there in (("2025-03-15", True), ("2025-10-01", False)):
        seen = open_map(page, f"day={day}")
        assert (said in (seen.page.locator("#sure-lines").text_content() or "")) is there


def test_a_day_that_was_left_out_is_not_told_as_one_without_stances(
    open_map: Open, report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    sale = sum(row.issue == "sale" for row in report.dataset.stances)
    monkeypatch.setattr(issue_days, "WORK", 2 * sale)
    report = analyse(report.dataset, BARE, with_pictures=True)
    seen = open_map(page_of(report, options=None), "day=2025-03-15")
    assert "2 May 2025" in seen.text("#as-of")  # the last but one of its four days
    assert "2 support it and 1 opposes it" in seen.text("#headline")
    assert "The days before 2 May 2025 (2 with changes) are not in this map" in (
        seen.page.locator("#sure-lines").text_content() or ""
    )
    assert [str(warning) for warning in warnings(report)] == [
        "the map leaves out the earliest days of 1 issue: it has too many stances to show every "
        "day."
    ]


@pytest.mark.parametrize("chosen", ["issue:blackwell_full", "actor:huang"])
def test_the_panel_of_an_earlier_day_tells_nothing_later(
    open_map: Open, dataset: Dataset, page: bytes, chosen: str
) -> None:
    day = date(2025, 10, 30)
    seen = open_map(page, f"day={day}&select={chosen}")
    seen.page.locator("#panel details").evaluate_all("all => all.forEach(one => one.open = true)")
    seen.settle()
    told = set(re.findall(r"\[(st\d+)\]", seen.page.locator("#panel").text_content() or ""))
    kind, _, id_ = chosen.partition(":")
    rows = [s for s in dataset.stances if (s.issue if kind == "issue" else s.actor) == id_]
    assert told & {s.id for s in rows if s.date and s.date <= day}
    assert not told & {s.id for s in rows if s.date and s.date > day}
    panel = seen.text("#panel")
    if kind == "issue":
        assert "is told of 5 June 2026 alone" in panel and "Whom to talk to" not in panel
    else:
        assert "These numbers are those of 5 June 2026" in panel


def test_the_ties_of_a_day_are_those_of_its_report(
    open_map: Open, dataset: Dataset, page: bytes
) -> None:
    day = date(2025, 10, 30)
    links = known(dataset, day, "blackwell_full").links
    words = {"support": "supports", "oppose": "opposes", "neutral": "deals with"}
    names = dataset.names("en")
    expected = {(names[link.source], names[link.target]): link.state for link in links}
    seen = open_map(page, f"layout=stress&day={day}")
    shown = {(row["From"], row["To"]): row["Tie"] for row in rows(seen, "take-ties")}
    assert shown.keys() == expected.keys()
    told = {ends: words[state] for ends, state in expected.items() if state in words}
    assert {ends: shown[ends] for ends in told} == told
    assert f"Ties: {len(links)} of" in seen.text("#counts")


def test_the_slider_goes_by_keyboard_and_every_go_is_one_step_back(
    open_map: Open, dataset: Dataset, page: bytes
) -> None:
    seen = open_map(page)
    report = analyse(dataset, BARE, with_pictures=True)
    days = [day.day for day in report.history.days if day.issue == "blackwell_full"]
    seen.page.focus("#day")
    seen.page.keyboard.press("ArrowLeft")
    seen.settle()
    assert seen.hash() == f"#day={days[-1]}"
    assert seen.page.get_attribute("#day", "aria-valuetext").startswith(
        f"{days[-1].day} {days[-1]:%B %Y}: "
    )
    seen.page.keyboard.press("ArrowLeft")
    seen.settle()
    assert seen.hash() == f"#day={days[-2]}"
    seen.page.go_back()
    seen.settle()
    assert seen.hash() == f"#day={days[-1]}"
    seen.page.click("#undo")
    seen.settle()
    assert seen.hash() == ""
    seen.page.click("#earlier")
    seen.settle()
    seen.page.select_option("#pace", "months")
    seen.page.click("#earlier")
    seen.settle()
    assert re.fullmatch(r"#day=\d{4}-\d\d-(28|29|30|31)&pace=months", seen.hash())


def test_it_plays_to_the_end_and_can_be_stopped(open_map: Open, page: bytes) -> None:
    seen = open_map(page, "day=2026-05-20")
    before = seen.page.evaluate("history.length")
    seen.page.click("#play")
    assert seen.page.get_attribute("#play", "aria-label") == "Pause"
    seen.page.locator("#later:disabled").wait_for(timeout=20_000)
    seen.page.locator("#play[aria-label=Play]").wait_for(timeout=20_000)
    assert seen.hash() == ""
    assert seen.page.evaluate("history.length") <= before + 1
    seen.page.click("#play")  # from the beginning
    seen.settle()
    assert seen.hash() != ""
    seen.page.click("#play")
    assert seen.page.get_attribute("#play", "aria-label") == "Play"


def test_what_happened_is_named_on_the_slider(
    open_map: Open, dataset: Dataset, page: bytes
) -> None:
    seen = open_map(page, "day=2025-10-30")
    days = [s.date for s in dataset.stances if s.issue == "blackwell_full" and s.date]
    events = [
        event
        for event in dataset.events
        if "blackwell_full" in event.issue and min(days) <= event.date <= dataset.last_day
    ]
    assert seen.page.locator("#events i").count() == len(events) > 10
    assert seen.text("#happened").startswith("30 October 2025: Busan summit")
    titles = seen.page.locator("#events i").evaluate_all("all => all.map(one => one.title)")
    assert any("Busan summit" in title for title in titles)


def test_who_turned_has_an_arrow_and_the_legend_says_so(open_map: Open, page: bytes) -> None:
    seen = open_map(page, f"issue=h20&day={TURNED}")
    assert "moved since 14 July 2025" in seen.text("#legend-list")
    drawing = seen.drawing()
    assert "changed sides, 15 July 2025" in drawing
    assert "Lutnick" in drawing
    seen.go("issue=h20&day=2025-07-20")  # nothing new on that day: still since the stop before
    assert "moved since" in seen.text("#legend-list")


def test_since_opens_on_the_moves_and_leaves_everybody_where_they_are(
    open_map: Open, dataset: Dataset
) -> None:
    since = date(2026, 1, 1)
    plain = analyse(dataset, BARE, with_pictures=True)
    report = analyse(dataset, replace(BARE, since=since), with_pictures=True)
    assert report.layouts == plain.layouts
    seen = open_map(page_of(report, options=None))
    then, now = (known(dataset, day, "blackwell_full").position for day in (since, plain.as_of))
    moved = [a for a in now if a in then and abs(now[a] - then[a]) > 0.1 + 1e-9]
    turned = [a for a in moved if now[a] * then[a] < 0]
    new = now.keys() - then.keys()
    assert seen.text("#moves") == (
        f"since 1 January 2026: moved {len(moved)}, changed sides {len(turned)}, new {len(new)}"
    )


def test_places_stay_from_day_to_day(open_map: Open, page: bytes) -> None:
    def heights(seen: Opened) -> dict[str, str]:
        inner = seen.drawing()
        marks = re.findall(
            r'<circle cx="([\d.]+)" cy="([\d.]+)" r="([\d.]+)" fill="#0072b2"', inner
        )
        return {cy: r for _, cy, r in marks if float(r) > 8}

    seen = open_map(page, "day=2025-11-04")
    one = heights(seen)
    seen.go("day=2026-01-15")
    other = heights(seen)
    assert one and one.keys() <= other.keys() | one.keys()
    assert {y: r for y, r in one.items() if y in other}.items() <= other.items()


def test_a_day_out_of_reach_or_no_day_at_all_is_the_reports_own(
    open_map: Open, page: bytes
) -> None:
    for day in ("2199-01-01", "yesterday", "<b>", "2026-99-99"):
        seen = open_map(page, f"day={day}")
        assert "5 June 2026" in seen.text("#as-of")
    seen = open_map(page, "day=1900-01-01")
    assert "Nobody had taken a side" in seen.text("#headline")
    assert seen.page.locator("#bar").is_hidden()


def test_without_days_there_is_no_slider(open_map: Open, report: Report) -> None:
    bare = make_report(dataset=replace(report.dataset, stances=(), ties=()), links=(), current=())
    assert open_map(page_of(bare)).page.locator("#time").is_hidden()


def test_choosing_an_issue_changes_everything_that_is_about_it(
    open_map: Open, dataset: Dataset, page: bytes
) -> None:
    seen = open_map(page)
    seen.page.select_option("#issue-shown", "h200")
    seen.settle()
    assert seen.hash() == "#issue=h200"
    names = dataset.names("en")
    assert names["h200"].strip("“”") in seen.text("#headline")
    assert "decided: +0.5" in seen.drawing() and "decides alone" in seen.drawing()
    seen.page.select_option("#issue-shown", "blackwell_full")
    seen.settle()
    assert seen.hash() == ""


def test_camps_beside_another_issue_say_on_what_their_sides_are(
    open_map: Open, report: Report
) -> None:
    said = "Sides in these names are those on Chip sales"
    for hash_, there in (("", False), ("&issue=tax", True)):
        seen = open_map(page_of(report, options=None), "layout=stress" + hash_)
        assert "Against" in seen.text("#legend-list")
        assert (said in seen.text("#legend-list")) is there
