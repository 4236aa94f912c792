"""For everyone: keyboard alone, a table with the same content, and axe-core's opinion."""

from __future__ import annotations

import shutil
import subprocess
import tarfile
from pathlib import Path

import pytest
from map_case import page_of
from opened_map import Open

from graphkit.findings import Report

pytestmark = pytest.mark.browser

AXE = "axe-core@4.10.3"


def test_the_map_can_be_walked_with_arrow_keys(open_map: Open, report: Report) -> None:
    seen = open_map(page_of(report))
    seen.page.focus("#canvas")
    seen.page.keyboard.press("ArrowRight")
    seen.settle()
    assert seen.text("#panel h2") == "The President"  # the most influential to begin with
    heard = {seen.text("#panel h2")}
    for key in ("ArrowLeft", "ArrowUp", "ArrowRight", "ArrowDown", "ArrowLeft", "ArrowLeft"):
        seen.page.keyboard.press(key)
        seen.settle()
        heard.add(seen.text("#panel h2"))
    assert len(heard) >= 3
    seen.page.keyboard.press("Enter")
    assert seen.page.evaluate("document.activeElement.closest('#panel') !== null")
    seen.page.keyboard.press("Escape")
    seen.settle()
    assert not seen.page.locator("#panel").is_visible()
    assert seen.page.evaluate("document.activeElement.id") == "canvas"


def test_zoom_focus_and_search_have_keys(open_map: Open, report: Report) -> None:
    seen = open_map(page_of(report), "select=actor:dove")
    seen.page.focus("#canvas")
    seen.page.keyboard.press("+")
    seen.settle()
    assert "view=" in seen.hash()
    seen.page.keyboard.press("0")
    seen.settle()
    assert "view=" not in seen.hash()
    seen.page.keyboard.press("f")
    seen.settle()
    assert seen.text("#counts").startswith("Actors: 2 of 8")
    seen.page.keyboard.press("/")
    assert seen.page.evaluate("document.activeElement.id") == "search"


def test_every_control_is_reached_by_tab_and_shows_its_focus(
    open_map: Open, report: Report
) -> None:
    seen = open_map(page_of(report), "filters=1&select=actor:chip")
    everything = seen.page.evaluate(
        """() => [...document.querySelectorAll("a, button, input, select, summary, [tabindex='0']")]
            .filter((element) => element.checkVisibility() && !element.disabled).length"""
    )
    reached = set()
    seen.page.evaluate("document.body.focus()")
    for _ in range(everything + 5):
        seen.page.keyboard.press("Tab")
        place, outline, inside = seen.page.evaluate(
            """() => [[...document.querySelectorAll("*")].indexOf(document.activeElement),
                getComputedStyle(document.activeElement).outlineStyle,
                document.activeElement !== document.body]"""
        )
        if inside:
            reached.add(place)
            assert outline != "none"
    assert len(reached) >= everything - 2


def test_the_table_holds_the_same_content_and_actions(open_map: Open, report: Report) -> None:
    seen = open_map(page_of(report), "table=1")
    rows = seen.page.locator("#actors-table tbody tr")
    assert rows.count() == 8
    assert rows.first.inner_text().split("\t")[0].startswith("The President")
    assert seen.page.locator("#ties-table tbody tr").count() == 8
    assert seen.page.locator("#issues-table tbody tr").count() == 2
    seen.page.click("#actors-table button:has-text('Chip Maker')")
    seen.settle()
    assert seen.text("#panel h2") == "Chip Maker"
    seen.page.click("#ties-table button >> nth=0")
    seen.settle()
    assert "supports" in seen.text("#panel h2")
    seen.page.click("[aria-label='Focus: Senator Dove']")
    seen.settle()
    assert rows.count() == 2


def test_the_table_sorts(open_map: Open, report: Report) -> None:
    seen = open_map(page_of(report), "table=1")
    names = seen.page.locator("#actors-table tbody th button.name")
    seen.page.click("#sort-name")
    assert names.first.inner_text() == "Chip Maker"
    seen.page.click("#sort-name")
    assert names.first.inner_text() == "The President"
    assert seen.page.locator("th[aria-sort]").get_attribute("aria-sort") == "descending"
    seen.page.click("#sort-position")
    assert names.first.inner_text() == "Senator Hawk"


@pytest.fixture(scope="module")
def axe(root: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """axe-core's script, as `.ci/run` installed it, or fetched by npm."""
    installed = root / ".ci" / "page" / "node_modules" / "axe-core" / "axe.min.js"
    if installed.exists():
        return installed.read_text(encoding="utf-8")
    if shutil.which("npm") is None:
        pytest.skip("there is no npm to fetch axe-core with")
    folder = tmp_path_factory.mktemp("axe")
    done = subprocess.run(
        ["npm", "pack", AXE, "--silent"], cwd=folder, capture_output=True, text=True, check=False
    )
    packed = next(iter(folder.glob("axe-core-*.tgz")), None)
    if done.returncode or packed is None:
        pytest.skip(f"npm could not fetch {AXE}")
    with tarfile.open(packed) as archive:
        member = archive.extractfile("package/axe.min.js")
        assert member is not None
        return member.read().decode("utf-8")


VIEWS = [
    "",
    "select=actor:chip",
    "filters=1",
    "table=1",
    "story=2",
    "select=issue:sale&layout=stance",
    "table=1&matrix=1",
    "select=actors:dove;hawk",
    "select=tie:chip>pres&labels=1",
    "select=note:at:0.5:0.5&notes=at%3A0.5%3A0.5%7CHere",
    "confidence=1",
    "embed=1",
    "layout=camps&group=type&colour=type&icons=type",
    "story=2&select=actor:chip",
]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_nothing_serious(
    open_map: Open, report: Report, axe: str, view: str, scheme: str
) -> None:
    seen = open_map(page_of(report), view, color_scheme=scheme, bypass_csp=True)
    seen.page.evaluate(axe)
    seen.page.fill("#search", "a") if view == "" else None  # with its suggestions
    if "filters=1" in view:
        for menu in seen.page.locator("#filters details summary").all():
            menu.click()
    found = seen.page.evaluate("async () => (await axe.run()).violations")
    serious = [
        (fault["id"], [node["html"] for node in fault["nodes"]])
        for fault in found
        if fault["impact"] in ("serious", "critical", "moderate")
    ]
    assert serious == []


def test_the_axe_fixture_would_notice(open_map: Open, report: Report, axe: str) -> None:
    seen = open_map(page_of(report), bypass_csp=True)
    seen.page.evaluate("document.getElementById('fit').removeAttribute('aria-label')")
    seen.page.evaluate("document.getElementById('fit').textContent = ''")
    seen.page.evaluate(axe)
    found = seen.page.evaluate("async () => (await axe.run()).violations.map((v) => v.id)")
    assert "button-name" in found


def test_axe_is_not_part_of_the_package() -> None:
    import graphkit

    package = Path(graphkit.__file__).parent
    assert not list(package.rglob("*axe*"))
