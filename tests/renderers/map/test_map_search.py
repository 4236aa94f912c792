"""Search: by name or alias, in any language, whatever the width, case or accents."""

from __future__ import annotations

from typing import Any

import pytest
from map_case import page_of
from opened_map import Open, Opened

from graphkit.findings import Report
from graphkit.renderers.map.network import HERE

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


def groups_of(seen: Opened) -> dict[str, list[str]]:
    """What is suggested, by group: the first words of each entry."""
    found = {}
    for group in seen.page.locator("#suggestions [role=group]").all():
        entries = group.locator("li").all()
        found[group.get_attribute("aria-label")] = [
            entry.locator("span").first.inner_text() for entry in entries
        ]
    return found


@pytest.mark.parametrize(
    ("typed", "group", "found"),
    [
        ("maker chip", "Actors", "Chip Maker"),  # in another order
        ("cm", "Actors", "Chip Maker"),  # initials
        ("snator hwak", "Actors", "Senator Hawk"),  # a letter left out, two exchanged
        ("presidnet", "Actors", "The President"),
        ("Institut", "Actors", "Élan Institute"),
        ("instutite", "Actors", "Élan Institute"),  # two slips in a long word
        ("decides", "By role, type or country", "The President"),
        ("think tank", "By role, type or country", "Élan Institute"),
        ("company", "By role, type or country", "Chip Maker"),
        ("every week", "Evidence", "Chip Maker supports The President (lobbies)"),
        ("public refused", "Evidence", "The President: Chip sales −0.9"),
        ("criticises", "Evidence", "Senator Hawk opposes Chip Maker (criticises)"),
        ("sales chip", "Issues", "Chip sales"),
    ],
)
def test_finds_by_what_is_remembered(
    open_map: Open, report: Report, typed: str, group: str, found: str
) -> None:
    seen = open_map(page_of(report))
    seen.page.fill("#search", typed)
    assert found in groups_of(seen)[group]


def test_evidence_leads_to_what_it_is_about(open_map: Open, report: Report) -> None:
    seen = open_map(page_of(report))
    seen.page.fill("#search", "every week")
    seen.page.press("#search", "Enter")
    seen.settle()
    assert seen.text("#panel h2") == "Chip Maker supports The President"


def test_no_evidence_is_found_that_came_later(open_map: Open, report: Report) -> None:
    for day, there in (("2025-10-29", False), ("2025-10-30", True)):
        seen = open_map(page_of(report), f"day={day}")
        seen.page.fill("#search", "public refused")
        assert ("The President: Chip sales" in seen.text("#suggestions")) is there


def test_slips_are_no_pretext(open_map: Open, report: Report) -> None:
    """Short words allow none, and another name is another name."""
    seen = open_map(page_of(report))
    for typed in ("hwk", "xyzzy", "senatress maker"):
        seen.page.fill("#search", typed)
        assert seen.text("#suggestions") == "Nothing by that name", typed
        assert "Esc clears the search" in seen.page.locator("#found").text_content()


@pytest.mark.parametrize(
    ("one", "other", "steps"),
    [("kitten", "sitting", 3), ("", "abc", 3), ("ca", "ac", 1), ("flaw", "lawn", 2), ("a", "a", 0)],
)
def test_distances_are_those_of_the_textbook(
    chromium: Any, one: str, other: str, steps: int
) -> None:
    """Levenshtein's own and the usual examples, with exchanges counted as one (Damerau)."""
    script = (HERE / "page" / "fuzzy.js").read_text(encoding="utf-8").replace("export ", "")
    page = chromium.new_page()
    assert page.evaluate(f"() => {{ {script}; return distance({one!r}, {other!r}) }}") == steps
    page.close()
