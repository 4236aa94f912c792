"""Faults that users met on the map: each as what they did, and what they should see."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from map_case import make_report, page_of
from opened_map import Open, Opened

from graphkit.findings import Report
from graphkit.language import text

pytestmark = pytest.mark.browser


def ticked(seen: Opened, kind: str) -> list[bool]:
    boxes = seen.page.locator(f"#filters input[id^=filter-{kind}-]").all()
    return [box.is_checked() for box in boxes]


def scale(seen: Opened) -> float:
    """How large the picture is shown, as the address says."""
    found = re.search(r"view=[^,]*,[^,]*,([^&]*)", seen.hash())
    return float(found[1]) if found else 1.0


@pytest.mark.parametrize("kind", ["camp", "sign"])
def test_unticking_the_last_leaves_none_and_says_so(
    open_map: Open, report: Report, kind: str
) -> None:
    seen = open_map(page_of(report), "filters=1")
    for box in seen.page.locator(f"#filters input[id^=filter-{kind}-]").all():
        box.uncheck()
        seen.settle()
    assert not any(ticked(seen, kind)) and len(ticked(seen, kind)) == 3
    assert seen.text("#counts").startswith("Actors: 0 of 8")
    assert "Nobody is left" in seen.text("#empty")
    seen.page.click(f"#filter-{kind}-0")
    seen.settle()
    assert ticked(seen, kind) == [True, False, False]
    assert not seen.page.locator("#empty").is_visible()


def test_where_a_filter_leaves_nobody_it_says_how_to_clear(open_map: Open, report: Report) -> None:
    seen = open_map(page_of(report), "confidence=1")
    assert "Nobody is left" in seen.text("#empty")
    seen.page.focus("#empty-clear")
    seen.page.keyboard.press("Enter")
    seen.settle()
    assert seen.text("#counts").startswith("Actors: 8 of 8") and seen.hash() == ""
    assert seen.page.evaluate("document.activeElement.id") == "canvas"


@pytest.mark.parametrize("view", ["0.5,0.5,1e308", "0.5,0.5,99999", "1e200,-1e200,1e-9"])
def test_an_address_cannot_lead_astray(open_map: Open, report: Report, view: str) -> None:
    seen = open_map(page_of(report), f"view={view}&steps=1e9&strength=-4&confidence=7&story=1e99")
    seen.go(f"view={view}")
    box = re.search(r'viewBox="(\S+) (\S+) (\S+) (\S+)">', seen.drawing())
    assert box
    left, top, wide, high = map(float, box.groups())
    canvas = seen.page.locator("#canvas").bounding_box()
    assert canvas["width"] / 12.1 <= wide <= canvas["width"] / 0.24
    assert -1 <= left + wide / 2 <= canvas["width"] + 1
    assert -113 <= top + high / 2 <= canvas["height"] + 1


def test_the_wheel_comes_to_an_end(open_map: Open, report: Report) -> None:
    seen = open_map(page_of(report))
    box = seen.page.locator("#canvas").bounding_box()
    seen.page.mouse.move(box["x"] + 300, box["y"] + 200)
    for turn, least, most in ((600, 0.2, 0.5), (-600, 8, 13)):
        for _ in range(30):
            seen.page.mouse.wheel(0, turn)
        seen.settle()
        assert least <= scale(seen) <= most
        seen.page.mouse.wheel(0, turn)
        seen.settle()
        assert least <= scale(seen) <= most
    seen.page.click("#fit")
    seen.settle()
    assert "view=" not in seen.hash()


def test_the_share_menu_closes(open_map: Open, report: Report) -> None:
    seen = open_map(page_of(report))
    menu, opener = seen.page.locator(".menu > div"), seen.page.locator(".menu > summary")
    opener.click()
    assert menu.is_visible()
    seen.page.keyboard.press("Escape")
    assert not menu.is_visible()
    assert seen.page.evaluate("document.activeElement.tagName") == "SUMMARY"
    opener.click()
    seen.page.mouse.click(400, 500)
    assert not menu.is_visible()
    opener.click()
    with seen.page.expect_download():
        seen.page.click("#take-actors")
    assert not menu.is_visible()


LONG = "An Actor of a Very Long Name, " * 7 + "Limited Co."


@pytest.mark.parametrize("layout", ["stance", "stress", "camps"])
def test_a_long_name_leaves_the_header_as_low(open_map: Open, layout: str) -> None:
    base = make_report()
    actors = tuple(
        replace(a, name=LONG, names={}) if a.id == "pres" else a for a in base.dataset.actors
    )
    issues = tuple(replace(i, question=LONG, questions={}) for i in base.dataset.issues)
    long = make_report(dataset=replace(base.dataset, actors=actors, issues=issues))
    seen = open_map(page_of(long), f"layout={layout}&select=actor:pres", size=(1366, 768))
    assert seen.page.locator("header").bounding_box()["height"] <= 100
    assert seen.page.locator("#canvas").bounding_box()["height"] >= 0.65 * 768
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= 1366


KEPT = [
    ("", "[data-layout=camps]"),
    ("", "[data-layout=stress]"),
    ("filters=1", "#filter-camp-1"),
    ("filters=1", "#filter-sign-0"),
    ("select=actor:dove", "#panel button:has-text('Focus')"),
    ("select=actor:dove&focus=dove", "#panel [aria-label='Up to 2 steps away']"),
    ("story=2", "#story [aria-label='Next step']"),
    ("table=1", "#sort-name"),
    ("", "#open-filters"),
    ("", "#open-table"),
    ("", "#lang"),
]


@pytest.mark.parametrize(("hash_", "control"), KEPT)
def test_whoever_uses_a_control_stays_on_it(
    open_map: Open, report: Report, hash_: str, control: str
) -> None:
    seen = open_map(page_of(report), hash_)
    spot = seen.page.locator(control)
    box = spot.bounding_box()
    spot.focus()
    seen.page.keyboard.press("Space")
    seen.settle()
    now = seen.page.evaluate_handle("document.activeElement").as_element().bounding_box()
    assert abs(now["x"] - box["x"]) < 40 and abs(now["y"] - box["y"]) < 12


def test_no_step_loses_the_focus(open_map: Open, report: Report) -> None:
    """What was used is gone afterwards: the focus goes to what is nearest, never to the page."""
    cases = {
        "select=actor:dove": "#panel > .close",
        "filters=1": "#filters .close",
        "story=8": "#story .close",
        "camps=1": "#unfilter",
        "table=1&select=actor:chip": "#panel > .close",
    }
    seen = open_map(page_of(report))
    for hash_, control in cases.items():
        seen.go(hash_)
        seen.page.focus(control)
        seen.page.keyboard.press("Enter")
        seen.settle()
        assert seen.page.evaluate("document.activeElement !== document.body"), control
        assert seen.page.evaluate("document.activeElement.checkVisibility()"), control


def test_what_is_chosen_is_said(open_map: Open, report: Report) -> None:
    seen = open_map(page_of(report))
    live = seen.page.locator("#chosen")
    assert live.get_attribute("role") == "status"
    for hash_, words in {
        "select=actor:dove": "Senator Dove. Camp 2: For · rank 4",
        "select=tie:chip>pres": "Chip Maker supports The President",
        "select=issue:sale": "Issue: Chip sales",
        "select=camp:2": "Camp 2: For. Actors: 3",
        "select=actors:dove;chip": "2 actors chosen: Senator Dove, Chip Maker",
        "": "Nothing is chosen.",
    }.items():
        seen.go(hash_)
        assert live.text_content() == words


def test_the_story_stands_beside_an_open_panel(open_map: Open, report: Report) -> None:
    for size in ((1366, 768), (390, 844)):
        seen = open_map(page_of(report), "story=2", size=size)
        canvas = seen.page.locator("#canvas").bounding_box()
        seen.page.evaluate("document.getElementById('canvas').focus()")
        seen.page.keyboard.press("ArrowUp")
        seen.settle()
        story, panel = (seen.page.locator(at).bounding_box() for at in ("#story", "#panel"))
        assert story["height"] > 120 and panel["height"] > 200
        assert (
            panel["y"] >= story["y"] + story["height"] - 1
            or panel["y"] + panel["height"] <= story["y"] + 1
        )
        assert seen.page.locator("#canvas").bounding_box()["width"] == canvas["width"]


def test_embedded_it_says_what_and_from_when_and_where(open_map: Open, report: Report) -> None:
    seen = open_map(page_of(report), "embed=1")
    for words in ("The President refuses.", "As of 1 December 2025", "A small case", "graphkit"):
        assert words in seen.text("#caption")
    seen.go("")
    assert not seen.page.locator("#caption").is_visible()


def test_a_camps_own_number_is_not_taken_for_its_size(open_map: Open, report: Report) -> None:
    actors = tuple(replace(one, camp=None) if one.id == "lobby" else one for one in report.actors)
    camps = (report.camps[0], replace(report.camps[1], members=("chip", "dove")))
    seen = open_map(page_of(replace(report, actors=actors, camps=camps)))
    assert "Camp 2: For (2)" in seen.text("#legend-list")


def test_the_header_stays_low_beside_moves(open_map: Open, report: Report) -> None:
    long = "Opposition leads on the chips of the newest kind: of 8 actors with a stance 2 oppose it"
    changed = replace(report, headline=(text(long + " and 1 supports it."), *report.headline[1:]))
    seen = open_map(page_of(changed), "since=2025-03-15&layout=stance", size=(1366, 768))
    assert seen.page.locator("header").bounding_box()["height"] <= 100
    phone = open_map(page_of(changed), "since=2025-03-15&layout=stance", size=(390, 844)).page
    bar, moves = (phone.locator(part).bounding_box() for part in ("#bar", "#moves"))
    assert bar["height"] <= 40 and bar["y"] + bar["height"] <= moves["y"]


def test_which_issue_is_shown_can_be_read_on_a_phone(open_map: Open, report: Report) -> None:
    data = report.dataset
    long = replace(data.issues[0], question="May the chips " + "of the newest kind " * 8 + "go?")
    changed = replace(report, dataset=replace(data, issues=(long, *data.issues[1:])))
    seen = open_map(page_of(changed), size=(390, 844))
    box = seen.page.locator("#issue-shown").bounding_box()
    assert box["width"] >= 80  # "Chip sales" and the arrow
