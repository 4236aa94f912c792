"""Inside a slide deck: no chrome, and the deck keeps its arrow keys."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from map_case import page_of
from opened_map import Open

from graphkit.findings import Report
from graphkit.renderers.map import inline_html

pytestmark = pytest.mark.browser


def test_embedded_it_has_no_chrome(open_map: Open, report: Report) -> None:
    seen = open_map(page_of(report), "embed=1")
    for part in ("header", ".camera", ".status"):
        assert not seen.page.locator(part).is_visible()
    assert seen.page.locator("#canvas").is_visible()
    assert seen.page.locator("#legend-list").is_visible()


def test_the_deck_gets_its_keys(chromium: Any, report: Report, tmp_path: Path) -> None:
    (tmp_path / "map.html").write_bytes(page_of(report))
    (tmp_path / "deck.html").write_text(
        "<script>window.got = []; onmessage = (e) => got.push(e.data)</script>"
        '<iframe src="map.html#embed=1" sandbox="allow-scripts allow-downloads"'
        ' width="900" height="500"></iframe>'
    )
    page = chromium.new_page()
    page.goto(f"file://{tmp_path}/deck.html")
    frame = page.frame_locator("iframe")
    frame.locator("#canvas").click(position={"x": 5, "y": 5})
    for key in ("ArrowRight", "ArrowLeft", " ", "a"):
        page.keyboard.press(key)
    page.wait_for_function("got.length >= 3")
    got = [json.loads(words) for words in page.evaluate("window.got")]
    assert got == [{"method": "triggerKey", "args": [code]} for code in (39, 37, 32)]
    page.close()


def test_a_step_can_be_embedded(open_map: Open, report: Report) -> None:
    seen = open_map(page_of(report), "embed=1&story=3")
    assert seen.text("#story h2") == "Camps"
    assert not seen.page.locator("#story .step").first.is_visible()


def test_a_notebook_cell_shows_the_map(chromium: Any, report: Report) -> None:
    page = chromium.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda e: errors.append(str(e)))
    page.set_content(f"<h1>A notebook</h1>{inline_html(page_of(report))}")
    frame = page.frame_locator("iframe")
    assert frame.locator("#headline").inner_text() == "The President refuses."
    frame.locator("[data-layout=camps]").click()
    assert frame.locator("[data-layout=camps]").get_attribute("aria-pressed") == "true"
    assert errors == []
    page.close()
