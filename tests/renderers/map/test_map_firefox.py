"""The map in the other browser: what a reader does first, in Debian's Firefox."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from firefox import Firefox
from map_case import make_report, page_of

pytestmark = pytest.mark.browser

FIREFOX = (
    os.environ.get("GRAPHKIT_FIREFOX") or shutil.which("firefox-esr") or shutil.which("firefox")
)
ARROW_RIGHT, ENTER = "\ue014", "\ue007"
HEADLINE = "The President refuses."


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    """One Firefox, on a dark system, for all tests of this file."""
    pytest.importorskip("websocket", reason="websocket-client talks to Firefox")
    if FIREFOX is None:
        pytest.skip("there is no Firefox; set GRAPHKIT_FIREFOX")
    started = Firefox(FIREFOX, tmp_path_factory.mktemp("firefox") / "profile")
    started.size(1280, 800)
    yield started
    started.close()


@pytest.fixture
def firefox(browser: Firefox, tmp_path: Path) -> Iterator[Callable[[str], Firefox]]:
    """Opens the map; fails the test where the page had an error or asked for anything."""
    path = tmp_path / "map.html"
    path.write_bytes(page_of(make_report()))

    def opened(after: str = "") -> Firefox:
        browser.open(path, after)
        return browser

    yield opened
    assert browser.errors == []
    assert browser.requests == []


Opened = Callable[[str], Firefox]


def test_it_opens_without_errors_and_asks_for_nothing(firefox: Opened) -> None:
    seen = firefox("")
    assert seen.text("#headline") == HEADLINE
    assert seen.run("document.title") == HEADLINE
    assert seen.text("#counts") == "Actors: 8 of 8 · Ties: 8 of 8"
    assert "Against (3)" in seen.text("#legend-list")
    painted = """[...document.querySelector("#canvas canvas").getContext("2d").getImageData(0, 0,
        document.querySelector("#canvas canvas").width,
        document.querySelector("#canvas canvas").height).data].filter((part) => part).length"""
    assert seen.run(painted) > 10_000


def test_the_policy_of_the_page_holds(firefox: Opened) -> None:
    seen = firefox("")
    tried = """(() => { const script = document.createElement("script");
        script.textContent = "window.hit = 1"; document.body.append(script); script.remove();
        return window.hit ?? 0; })()"""
    assert seen.run(tried) == 0
    seen.heard("Content-Security-Policy")


def test_a_name_in_any_language_is_found(firefox: Opened) -> None:
    seen = firefox("")
    seen.keys("/")
    seen.until("document.activeElement.id === 'search'")
    seen.keys(*"芯片")
    seen.until("document.querySelectorAll('#suggestions li').length === 1")
    seen.keys(ENTER)
    seen.until("document.querySelector('#panel h2')")
    assert seen.text("#panel h2") == "Chip Maker"


def test_a_filter_changes_picture_and_counts(firefox: Opened) -> None:
    seen = firefox("filters=1")
    seen.click("#filter-sign-0")
    seen.until("document.getElementById('counts').textContent.startsWith('Actors: 4')")
    assert "signs=-1" in seen.run("location.hash")
    seen.click("#unfilter")
    seen.until("document.getElementById('counts').textContent.startsWith('Actors: 8')")


def test_a_click_on_an_actor_opens_its_evidence(firefox: Opened) -> None:
    seen = firefox("")
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


def test_a_link_brings_back_the_view(firefox: Opened) -> None:
    seen = firefox("layout=stance&select=tie%3Achip%3Epres&signs=1&lang=ja")
    assert seen.run("document.documentElement.lang") == "ja"
    assert seen.run("document.querySelector('[data-layout=stance]').ariaPressed") == "true"
    assert "大統領" in seen.text("#panel h2")
    assert seen.text("#counts") == "アクター：8者中6者 · 関係：8件中5件"


def test_the_theme_follows_the_system_and_can_be_turned(firefox: Opened) -> None:
    seen = firefox("")
    paper = "getComputedStyle(document.body).backgroundColor"
    assert seen.run(paper) == "rgb(20, 23, 28)"
    seen.click("#theme")
    seen.until(f"{paper} === 'rgb(255, 255, 255)'")


def test_the_story_is_walked_with_arrow_keys(firefox: Opened) -> None:
    seen = firefox("story=1")
    seen.keys(ARROW_RIGHT)
    seen.until("document.querySelector('#story h2').textContent === 'Who decides'")
    assert "story=2" in seen.run("location.hash")


def test_what_is_arranged_holds(firefox: Opened) -> None:
    seen = firefox(
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
