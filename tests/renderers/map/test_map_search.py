"""Search: by name or alias, in any language, whatever the width, case or accents."""

from __future__ import annotations

import pytest
from map_case import page_of
from opened_map import Open

from graphkit.findings import Report

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("chip m", "Chip Maker"),
        ("POTUS", "The President"),
        ("大統", "The President"),
        ("chipco", "Chip Maker"),  # the alias is coded in full-width letters
        ("芯片", "Chip Maker"),
        ("elan", "Élan Institute"),
        ("ÉLAN", "Élan Institute"),
        ("hawk", "Senator Hawk"),
    ],
)
def test_finds(open_map: Open, report: Report, typed: str, found: str) -> None:
    seen = open_map(page_of(report))
    seen.page.fill("#search", typed)
    first = seen.page.locator("#suggestions li").first
    assert first.locator("span").first.inner_text() == found
    seen.page.press("#search", "Enter")
    seen.settle()
    assert seen.text("#panel h2") == found


def test_issues_are_found_too(open_map: Open, report: Report) -> None:
    seen = open_map(page_of(report))
    seen.page.fill("#search", "販売")
    seen.page.press("#search", "Enter")
    seen.settle()
    assert seen.text("#panel h2") == "Chip sales"
    assert "select=issue:sale" in seen.hash().replace("%3A", ":")


def test_arrow_keys_choose_among_suggestions(open_map: Open, report: Report) -> None:
    seen = open_map(page_of(report))
    seen.page.fill("#search", "senator")
    assert seen.page.locator("#suggestions li").count() == 2
    seen.page.press("#search", "ArrowDown")
    chosen = seen.page.get_attribute("#search", "aria-activedescendant")
    assert seen.page.get_attribute(f"#{chosen}", "aria-selected") == "true"
    seen.page.press("#search", "Enter")
    seen.settle()
    assert seen.text("#panel h2") == "Senator Dove"


def test_nothing_found_is_said(open_map: Open, report: Report) -> None:
    seen = open_map(page_of(report))
    seen.page.fill("#search", "zzz")
    assert seen.text("#suggestions") == "Nothing by that name"
    seen.page.press("#search", "Escape")
    assert not seen.page.locator("#suggestions").is_visible()
