"""Yours to arrange: columns, places, notes, several actors, paths, the matrix, contested ties."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from urllib.parse import quote

import pytest
import yaml
from map_case import content_of, make_report, page_of
from opened_map import Open, Opened

from graphkit.findings import Report
from graphkit.renderers import style

pytestmark = pytest.mark.browser


@pytest.fixture
def parties() -> Report:
    """The small case with a column of the analyst's own; chip supports and opposes hawk."""
    base = make_report()
    own = {"hawk": "Reds", "dove": "Blues|Greens", "pres": "Reds"}
    actors = tuple(
        replace(a, extra={"x_party": own.get(a.id, "")}, country="JP" if a.id == "chip" else "US")
        for a in base.dataset.actors
    )
    links = tuple(
        replace(link, support=0.4, oppose=0.3, claims=("ti3", "ti2"))
        if link.source == "chip" and link.target == "hawk"
        else link
        for link in base.links
    )
    return make_report(dataset=replace(base.dataset, actors=actors), links=links)


def test_columns_come_with_the_data_where_they_tell_groups_apart(parties: Report) -> None:
    columns = {column["key"]: column for column in content_of(page_of(parties))["columns"]}
    assert set(columns) == {"type", "country", "x_party"}
    assert columns["x_party"]["words"] == ["Reds", "Blues", "Greens"]
    assert columns["x_party"]["values"][:4] == [0, None, 0, [1, 2]]
    assert content_of(page_of(parties))["words"]["en"]["columns"] == ["Type", "Country", "party"]


# What each leaves of the eight actors, counted by hand.
@pytest.mark.parametrize(
    ("only", "left"),
    [("x_party:Reds", 2), ("x_party:Greens", 1), ("x_party:", 5), ("x_party:Reds,x_party:Blues", 3),
     ("x_party:Reds,type:person", 2), ("country:JP,type:person", 0), ("nothing:such", 8)],
)  # fmt: skip
def test_filters_by_columns(open_map: Open, parties: Report, only: str, left: int) -> None:
    seen = open_map(page_of(parties), "only=" + ",".join(map(quote, only.split(","))))
    assert seen.text("#counts").startswith(f"Actors: {left} of 8")


def test_a_column_is_filtered_by_its_boxes(open_map: Open, parties: Report) -> None:
    seen = open_map(page_of(parties), "filters=1")
    seen.page.click("#filters summary:has-text('party')")
    assert "none given (5)" in seen.text("#filters")
    seen.page.check("#filter-x_party-0")
    seen.settle()
    assert seen.text("#counts").startswith("Actors: 2 of 8")
    seen.page.click("#unfilter")
    seen.settle()
    assert not seen.page.is_checked("#filter-x_party-0")


def test_colours_and_shapes_follow_a_column(open_map: Open, parties: Report) -> None:
    seen = open_map(page_of(parties), "filters=1")
    seen.page.select_option("#look-colour", "x_party")
    seen.settle()
    drawing, first, second = seen.drawing(), *style.CAMPS[:2]
    assert (
        len(re.findall(rf'<circle [^>]*fill="{first.colour}" stroke', drawing)) == 3
    )  # and legend
    assert re.search(rf'<polygon [^>]*fill="{second.colour}" stroke', drawing)
    assert "Reds" in seen.text("#legend-list") and "none given" in seen.text("#legend-list")


def test_groups_follow_a_column(open_map: Open, parties: Report) -> None:
    seen = open_map(page_of(parties), "layout=camps&group=x_party")
    headings = re.findall(r">([^<>]* \(\d\))</text>", seen.drawing())
    assert set(headings) >= {"Reds (2)", "Blues (1)", "none given (5)"}


def test_signs_and_flags_are_drawn_and_nothing_is_fetched(open_map: Open, parties: Report) -> None:
    seen = open_map(page_of(parties), "icons=country")
    drawing = seen.drawing()
    assert 'fill="#bc002d"' in drawing  # the disc of Japan's flag
    assert 'fill="#3c3b6e"' in drawing and seen.requests == []
    seen.go("icons=type")
    drawing = seen.drawing()
    assert "#3c3b6e" not in drawing and re.search(r'<path d="M[^"]*Z" fill="#ffffff"', drawing)


def test_ties_are_named_on_demand(open_map: Open, parties: Report) -> None:
    seen = open_map(page_of(parties))
    assert ">funds</text>" not in seen.drawing()
    seen.go("labels=1")
    assert ">funds</text>" in seen.drawing()


def place(seen: Opened, name: str) -> tuple[float, float]:
    """Where a name stands in the drawing."""
    found = re.search(rf'<text x="([\d.]+)" y="([\d.]+)"[^>]*>{name}</text>', seen.drawing())
    assert found
    return float(found[1]), float(found[2])


def test_an_actor_is_dragged_and_stays(open_map: Open, report: Report) -> None:
    seen = open_map(page_of(report))
    x, y = seen.spot(report, "dove")
    before = place(seen, "Senator Dove")
    seen.page.mouse.move(x, y)
    seen.page.mouse.down()
    seen.page.mouse.move(x + 40, y + 30, steps=4)
    seen.page.mouse.up()
    seen.settle()
    assert "pins=dove" in seen.hash()
    after = place(seen, "Senator Dove")
    assert abs(after[0] - before[0]) + abs(after[1] - before[1]) > 30
    again = open_map(page_of(report), seen.hash()[1:])
    assert place(again, "Senator Dove") == pytest.approx(after, abs=1.5)
    seen.page.click("#undo")
    seen.settle()
    assert "pins" not in seen.hash() and place(seen, "Senator Dove") == pytest.approx(before)


def test_an_actor_is_moved_by_the_keyboard(open_map: Open, report: Report) -> None:
    seen = open_map(page_of(report), "select=actor:dove")
    seen.page.focus("#panel [aria-label='Move right']")
    for _ in range(3):
        seen.page.keyboard.press("Enter")
        seen.settle()
    assert "pins=dove" in seen.hash()
    moved = json.loads(seen.saved("take-places"))["layouts"]["stress"]
    assert moved["dove"][0] > report.layouts["stress"]["dove"][0] + 0.02
    assert moved["hawk"] == pytest.approx(report.layouts["stress"]["hawk"], abs=1e-3)
    seen.page.click("#panel button:has-text('Back to its own place')")
    seen.settle()
    assert "pins" not in seen.hash()


def test_places_speak_where_they_mean_something(open_map: Open, report: Report) -> None:
    seen = open_map(page_of(report), "layout=stance&pins=hawk:0.9:0.1")
    assert seen.drawing() == open_map(page_of(report), "layout=stance").drawing()


def test_notes_are_written_drawn_and_taken_away(open_map: Open, report: Report) -> None:
    seen = open_map(page_of(report), "select=actor:chip")
    seen.page.fill("#note-field", "Ask the lawyers\n  first, 'then' \"me\": #1")
    seen.page.locator("#note-field").blur()
    seen.settle()
    seen.go(seen.hash()[1:].replace("select=actor%3Achip", "select=tie:chip>pres"))
    seen.page.fill("#note-field", "日本語のメモ")
    seen.page.locator("#note-field").blur()
    seen.settle()
    seen.page.click("#open-filters")
    seen.page.click("#new-note")
    seen.page.fill("#note-field", "Here, in the middle")
    seen.page.keyboard.press("Tab")
    seen.settle()
    drawing = seen.drawing()
    for words in ("Ask the lawyers", "日本語のメモ", "Here, in the middle"):
        assert words in drawing
    assert seen.saved("take-png")[:4] == b"\x89PNG"
    notes = yaml.safe_load(seen.saved("take-notes"))["notes"]
    assert notes[0] == {"actor": "chip", "text": "Ask the lawyers first, 'then' \"me\": #1"}
    assert notes[1] == {"tie": ["chip", "pres"], "text": "日本語のメモ"}
    assert notes[2]["text"] == "Here, in the middle" and len(notes[2]["at"]) == 2
    seen.page.click("#panel button:has-text('Take the note away')")
    seen.settle()
    assert "Here, in the middle" not in seen.drawing()


def test_notes_stand_in_the_picture_of_stances_too(open_map: Open, report: Report) -> None:
    seen = open_map(page_of(report), "layout=stance&notes=" + quote("actor:hawk|Loud"))
    assert ">Loud</text>" in seen.drawing()


def test_several_actors_are_chosen_by_mouse_and_keyboard(open_map: Open, report: Report) -> None:
    seen = open_map(page_of(report))
    seen.page.mouse.click(*seen.spot(report, "dove"))
    seen.settle()
    seen.page.keyboard.down("Shift")
    seen.page.mouse.click(*seen.spot(report, "think"))
    seen.page.keyboard.up("Shift")
    seen.settle()
    assert "Senator Dove" in seen.text("#panel ul") and "Élan Institute" in seen.text("#panel ul")
    seen.go("table=1&select=actor:dove")
    seen.page.focus("[aria-label='Choose as well: Senator Hawk']")
    seen.page.keyboard.press("Enter")
    seen.settle()
    assert seen.text("#panel h2") == "2 actors"
    pressed = seen.page.locator("#actors-table button[aria-pressed=true]")
    assert pressed.count() == 2
    seen.page.click("#panel [aria-label='Leave out Senator Dove']")
    seen.settle()
    assert seen.text("#panel h2") == "Senator Hawk"


def test_the_shortest_path_is_found_and_lit(open_map: Open, report: Report) -> None:
    """dove funds chip, hawk and chip oppose each other: two steps from dove to hawk."""
    seen = open_map(page_of(report), "select=" + quote("actors:dove;hawk"))
    said = seen.text("#panel .path")
    assert "Steps: 2" in said and "Senator Dove supports Chip Maker" in said
    assert "Senator Hawk opposes Chip Maker" in said and "Chip Maker opposes Senator Hawk" in said
    seen.page.click("#panel button:has-text('Choose all of them')")
    seen.settle()
    assert seen.text("#panel h2") == "3 actors"
    seen.go("select=" + quote("actors:dove;alone"))
    assert "No chain of ties" in seen.text("#panel .path")
    seen.go("signs=1&select=" + quote("actors:dove;hawk"))  # dove, chip, president, hawk
    assert "Steps: 3" in seen.text("#panel .path")


def test_the_matrix_says_who_is_for_and_against_whom(open_map: Open, parties: Report) -> None:
    seen = open_map(page_of(parties), "table=1")
    seen.page.click("#table button:has-text('Who is for and against whom')")
    seen.settle()
    cells = {
        cell.get_attribute("aria-label"): cell.inner_text()
        for cell in seen.page.locator("#matrix button.cell").all()
    }
    assert cells["Chip Maker supports The President"] == "+"
    assert cells["Senator Hawk opposes Chip Maker"] == "−"
    assert cells["Chip Maker supports and opposes Senator Hawk"] == "±"
    assert {"The Paper deals with Élan Institute", "Élan Institute deals with The Paper"} <= set(
        cells
    )
    assert len(cells) == 9  # eight ties, the undirected one both ways
    seen.page.click("[aria-label='Senator Hawk opposes Chip Maker']")
    seen.settle()
    assert seen.text("#panel h2") == "Senator Hawk opposes Chip Maker"


def test_a_contested_tie_has_two_colours_and_both_sides(open_map: Open, parties: Report) -> None:
    seen = open_map(page_of(parties), "select=" + quote("tie:chip>hawk"))
    drawing = seen.drawing()
    dashes = re.findall(r'stroke="(#\w+)"[^>]*stroke-dasharray="([\d.]+) \2"', drawing)
    assert {colour for colour, _ in dashes} >= {style.SUPPORT.lower(), style.OPPOSE.lower()}
    assert "Claims of support (0.40)" in seen.text("#panel .side-for")
    assert "[ti2]" in seen.text("#panel .side-for")
    assert "[ti3]" in seen.text("#panel .side-against")


HOSTILE = "</script><img src=x onerror=alert(1)> ${alert(1)} \u202e"


def test_hostile_words_stay_words(open_map: Open) -> None:
    base = make_report()
    actors = tuple(
        replace(a, extra={f"x_{HOSTILE}": HOSTILE, "x___proto__": "constructor"}, type="toString",
                country="__proto__") for a in base.dataset.actors[:4]
    ) + base.dataset.actors[4:]  # fmt: skip
    page = page_of(make_report(dataset=replace(base.dataset, actors=actors)))
    seen = open_map(page, "filters=1")
    notes = ",".join(
        quote(f"{about}|{HOSTILE}", safe="")
        for about in ("actor:chip", "tie:chip>pres", "at:0.5:0.5", "at:x:y", "actor:__proto__", "")
    )
    key = quote(f"x_{HOSTILE}")
    for hash_ in (
        f"notes={notes}&icons=type&colour={key}&group={key}&layout=camps",
        f"notes={notes}&icons=country&labels=1&select=note:at:0.5:0.5",
        f"only={key}:{quote(HOSTILE)},{quote('x___proto__:constructor')}&filters=1",
        "pins=chip:NaN:1,__proto__:0:0,chip:9e9:-9&colour=__proto__&group=constructor&icons=x",
        f"select=actors:{quote(HOSTILE)};__proto__;chip;;%25E0%25A4%25A",
        "table=1&matrix=1",
    ):
        seen.go(hash_)
        seen.drawing()
    seen.page.fill("#search", HOSTILE)
    assert seen.requests == [] and seen.dialogs == []
    assert seen.page.locator("img").count() == 0 and seen.page.title() == "The President refuses."
    assert seen.page.evaluate("Object.prototype.polluted === undefined")


def test_marks_and_words_can_be_seen_in_both_themes(open_map: Open, parties: Report) -> None:
    """WCAG's contrast, reckoned here: 3 to 1 for marks (or their outline), 4.5 to 1 for words."""
    page = page_of(parties)
    for scheme in ("light", "dark"):
        seen = open_map(page, "labels=1&icons=type", color_scheme=scheme)
        drawing = seen.drawing()
        paper = re.search(r'<polygon [^>]*fill="(#\w+)"', drawing)
        assert paper
        for colour in set(re.findall(r'<text [^>]*fill="(#\w+)"', drawing)):
            assert contrast(colour, paper[1]) >= 4.5, (scheme, colour)
        marks = re.findall(r'<(?:circle|polygon) [^>]*fill="(#\w+)" stroke="(#\w+)"', drawing)
        assert len(marks) >= 8
        for fill, stroke in marks:
            assert max(contrast(fill, paper[1]), contrast(stroke, paper[1])) >= 3, (scheme, fill)
        for line in set(re.findall(r'fill="none" stroke="(#\w+)"', drawing)):
            assert contrast(line, paper[1]) >= 3, (scheme, line)


def contrast(one: str, other: str) -> float:
    """The ratio of two colours' relative luminances (WCAG 2.2, section 1.4.3)."""

    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_the_reckoning_of_contrast_is_the_standards() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)  # WCAG's own example


def test_without_signs_nobody_is_for_or_against(open_map: Open) -> None:
    base = make_report()
    links = tuple(replace(link, sign=None) for link in base.links)
    seen = open_map(page_of(make_report(links=links)), "table=1&matrix=1")
    assert "Who is tied to whom" in seen.text("#matrix caption")
    assert "against" not in seen.text("#table")
    bare = open_map(page_of(make_report(links=())), "table=1&matrix=1")
    assert bare.page.locator("#actors-table tbody tr").count() == 8
    assert not bare.page.locator("#table .segments").is_visible()
