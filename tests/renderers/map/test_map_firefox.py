"""The map in the other browser: what a reader does first, in Debian's Firefox."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from firefox import Firefox
from map_case import make_report, page_of

pytestmark = pytest.mark.browser

Opened = Callable[[str], Firefox]
ARROW_RIGHT, ENTER = "\ue014", "\ue007"
HEADLINE = "The President refuses."


@pytest.fixture
def opened(firefox: Firefox, tmp_path: Path) -> Iterator[Opened]:
    """Opens the map; fails the test where the page had an error or asked for anything."""
    path = tmp_path / "map.html"
    path.write_bytes(page_of(make_report()))

    def open_map(after: str = "") -> Firefox:
        address = path.as_uri() + (f"#{after}" if after else "")
        firefox.open(address, ready="document.getElementById('counts').textContent !== ''")
        return firefox

    yield open_map
    assert firefox.errors == []
    assert firefox.requests == []


def test_it_opens_without_errors_and_asks_for_nothing(opened: Opened) -> None:
    seen = opened("")
    assert seen.text("#headline") == HEADLINE
    assert seen.run("document.title") == HEADLINE
    assert seen.text("#counts") == "Actors: 8 of 8 · Ties: 8 of 8"
    assert "Against (3)" in seen.text("#legend-list")
    painted = """[...document.querySelector("#canvas canvas").getContext("2d").getImageData(0, 0,
        document.querySelector("#canvas canvas").width,
        document.querySelector("#canvas canvas").height).data].filter((part) => part).length"""
    assert seen.run(painted) > 10_000


def test_the_policy_of_the_page_holds(opened: Opened) -> None:
    seen = opened("")
    tried = """(() => { const script = document.createElement("script");
        script.textContent = "window.hit = 1"; document.body.append(script); script.remove();
        return window.hit ?? 0; })()"""
    assert seen.run(tried) == 0
    seen.heard("Content-Security-Policy")


def test_a_name_in_any_language_is_found(opened: Opened) -> None:
    seen = opened("")
    seen.keys("/")
    seen.until("document.activeElement.id === 'search'")
    seen.keys(*"芯片")
    seen.until("document.querySelectorAll('#suggestions li').length === 1")
    seen.keys(ENTER)
    seen.until("document.querySelector('#panel h2')")
    assert seen.text("#panel h2") == "Chip Maker"


def test_a_filter_changes_picture_and_counts(opened: Opened) -> None:
    seen = opened("filters=1")
    seen.click("#filter-sign-0")
    seen.until("document.getElementById('counts').textContent.startsWith('Actors: 4')")
    assert "signs=-1" in seen.run("location.hash")
    seen.click("#unfilter")
    seen.until("document.getElementById('counts').textContent.startsWith('Actors: 8')")


def test_a_click_on_an_actor_opens_its_evidence(opened: Opened) -> None:
    seen = opened("")
    left, top, width, height = seen.run(
        "(({ x, y, width, height }) => [x, y, width, height])"
        "(document.getElementById('canvas').getBoundingClientRect())"
    )
    x, y = make_report().layouts["stress"]["pres"]
    seen.click_at(left + 26 + x * (width - 52), top + 20 + (1 - y) * (height - 46))
    seen.until("document.querySelector('#panel h2')")
    assert seen.text("#panel h2") == "The President"
    seen.click("#panel button.number")
    seen.until("document.querySelector('#panel .rests:not([hidden])')")
    assert "[in1]" in seen.text("#panel .rests")


def test_a_link_brings_back_the_view(opened: Opened) -> None:
    seen = opened("layout=stance&select=tie%3Achip%3Epres&signs=1&lang=ja")
    assert seen.run("document.documentElement.lang") == "ja"
    assert seen.run("document.querySelector('[data-layout=stance]').ariaPressed") == "true"
    assert "大統領" in seen.text("#panel h2")
    assert seen.text("#counts") == "アクター：8者中6者 · 関係：8件中5件"


def test_the_theme_follows_the_system_and_can_be_turned(opened: Opened) -> None:
    seen = opened("")
    paper = "getComputedStyle(document.body).backgroundColor"
    assert seen.run(paper) == "rgb(20, 23, 28)"
    seen.click("#theme")
    seen.until(f"{paper} === 'rgb(255, 255, 255)'")


def test_the_story_is_walked_with_arrow_keys(opened: Opened) -> None:
    seen = opened("story=1")
    seen.keys(ARROW_RIGHT)
    seen.until("document.querySelector('#story h2').textContent === 'Who decides'")
    assert "story=2" in seen.run("location.hash")


def test_what_is_arranged_holds(opened: Opened) -> None:
    seen = opened(
        "pins=dove:0.5:0.5&notes=actor%3Achip%7CHere&icons=type&labels=1&select=actor:dove"
    )
    before = seen.run("location.hash")
    seen.click("[aria-label='Move right']")
    seen.until(f"location.hash !== {before!r} && location.hash.includes('pins=dove')")
    assert seen.run("document.activeElement.ariaLabel") == "Move right"
    seen.run("location.hash = 'table=1&matrix=1&select=actors:dove;hawk'")
    seen.until("document.querySelector('#matrix')")
    assert seen.text("#panel h2") == "2 actors" and "Steps: 2" in seen.text("#panel .path")
    seen.run("location.hash = 'confidence=1'")
    seen.until("!document.querySelector('#empty').hidden")
    assert seen.errors == []
