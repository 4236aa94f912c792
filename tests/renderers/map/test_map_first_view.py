"""What one sees first: the finding as a picture, whatever the shape of the data and the window."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import pytest
from map_case import content_of, make_report, page_of
from opened_map import Open, Opened

from graphkit.analysis.analyse import analyse
from graphkit.dataset import Actor, Dataset, Issue
from graphkit.findings import Report, Settings
from graphkit.formats import load
from graphkit.language import text
from graphkit.pictures import ActorProfile, CurrentStance
from graphkit.renderers import style
from graphkit.renderers.figures.votes import bars
from graphkit.renderers.map import MapOptions
from graphkit.renderers.map.scenes import MOST, SHAPES, scene_names

pytestmark = pytest.mark.browser

WINDOWS = [(1366, 768), (390, 844), (844, 390), (683, 384), (960, 540), (1920, 1080)]


def first(report: Report, *, language: str = "en") -> bytes:
    """The map as the command writes it."""
    return page_of(report, language=language, options=None)


@pytest.fixture(scope="module")
def blackwell(root: Path) -> Report:
    """The reference case."""
    return analyse(
        load(str(root / "graphs" / "blackwell")), Settings(replicates=0), with_pictures=True
    )


def case(name: str) -> Report:
    """A case from the folder named in GRAPHKIT_CASES."""
    folder = os.environ.get("GRAPHKIT_CASES")
    if not folder:
        pytest.skip("GRAPHKIT_CASES names no folder")
    path = Path(folder) / "reported" / name
    return analyse(load(str(path)), Settings(replicates=0), with_pictures=True)


def counts(seen: Opened) -> dict[str, int]:
    """How many the bar shows on each side."""
    parts = seen.page.locator("#bar .parts span")
    return dict(
        parts.evaluate_all("all => all.map(one => [one.className, Number(one.dataset.count)])")
    )


def marks(drawing: str) -> dict[str, int]:
    """How many whole marks the picture has in each side's colour; who is not counted has a hole,
    and those without a side stand lowest, in a row."""
    inner = drawing[drawing.index("<svg x=") : drawing.index("</svg>")]
    found = re.findall(r'<circle cx="([\d.]+)" cy="([\d.]+)" r="([\d.]+)" fill="(#\w+)"', inner)
    discs = [(x, float(y), float(r), colour) for x, y, r, colour in found]
    holes = {(x, y): r for x, y, r, colour in discs if colour == "#ffffff"}
    colours = {"against": style.OPPOSE, "neither": style.NEUTRAL, "for": style.SUPPORT}
    strip = max(y for _, y, *_ in discs) if "more took no side" in drawing else 1e9
    return {
        side: sum(
            fill == colour.lower() and y < strip - 1 and holes.get((x, y), 1e9) > r
            for x, y, r, fill in discs
        )
        for side, colour in colours.items()
    }


def test_bar_marks_legend_and_headline_agree(open_map: Open, blackwell: Report) -> None:
    seen = open_map(first(blackwell), size=(1366, 768))
    side = {-1: "against", 0: "neither", 1: "for"}
    held = [
        side[blackwell.scale.side(actor.position)]
        for actor in blackwell.actors
        if actor.position is not None and not actor.represented
    ]
    expected = {name: held.count(name) for name in side.values()}
    assert counts(seen) == expected == {"against": 22, "neither": 1, "for": 1}
    assert marks(seen.drawing()) == expected
    headline = seen.text("#headline")
    assert "of 24 actors with a stance 22 oppose it, 1 supports it" in headline
    assert seen.page.get_attribute("#bar", "aria-label") == (
        "22 oppose it, 1 takes no side, 1 supports it"
    )
    legend = seen.text("#legend-list")
    for words in ("Colour: the stance", "opposes", "neither side", "supports", "decides"):
        assert words in legend
    for words in ("Camp", "camp", "contested", "halo"):
        assert words not in legend
    assert seen.page.get_attribute("[data-layout=stance]", "aria-pressed") == "true"
    drawing = seen.drawing()
    for words in ("forecast −0.82", "decided: −0.9", "decides alone", "more took no side"):
        assert words in drawing


@pytest.mark.parametrize("size", WINDOWS, ids=lambda size: "x".join(map(str, size)))
def test_the_picture_has_most_of_the_window(
    open_map: Open, blackwell: Report, size: tuple[int, int]
) -> None:
    seen = open_map(first(blackwell), size=size)
    share = {(1366, 768): 0.65, (1920, 1080): 0.65, (390, 844): 0.6}.get(size, 0.0)
    for view in ("", "layout=stress", "layout=camps", "lang=ja", "issue=h200"):
        seen.go(view)
        canvas = seen.page.locator("#canvas").bounding_box()
        assert canvas["height"] >= max(320, share * size[1]), view
        if size[0] >= 1366:
            assert seen.page.locator("header").bounding_box()["height"] <= 100, view
        assert seen.page.evaluate("document.documentElement.scrollWidth") <= size[0], view
    footer = seen.page.locator("footer").bounding_box()
    bottom = seen.page.evaluate("document.documentElement.scrollHeight, document.body.scrollHeight")
    assert footer["y"] + footer["height"] <= bottom + 1  # what does not fit is scrolled to


def test_names_in_every_shape_lie_inside_it(blackwell: Report) -> None:
    content = content_of(first(blackwell))
    for language in ("en", "ja"):
        shapes = content["words"][language]["scenes"]["stance"]
        assert [tuple(shape["size"][:2]) for shape in shapes] == [
            (s.width, s.height) for s in SHAPES
        ]
        for shape in shapes:
            wide, high, _ = shape["size"]
            places = [item[1:3] for item in shape["items"] if item[0] in ("text", "mark", "disc")]
            assert all(0 <= x <= wide and 0 <= y <= high for x, y in places)
            whole = {item[-1] for item in shape["items"] if item[0] == "mark" and item[-2] == 1}
            stand = {n for n, a in enumerate(blackwell.actors) if a.position is not None}
            assert stand <= whole


def test_the_page_grows_by_a_tenth_at_most(blackwell: Report) -> None:
    page = first(blackwell)
    composed = sum(len(str(words["scenes"])) for words in content_of(page)["words"].values())
    assert composed <= 0.1 * len(page)
    assert page == first(blackwell)


def test_an_actor_is_opened_by_click_and_by_key(open_map: Open, report: Report) -> None:
    seen = open_map(first(report), size=(1366, 768))
    drawing = seen.drawing()
    (x, y), *_ = re.findall(
        rf'<circle cx="([\d.]+)" cy="([\d.]+)"[^>]*fill="{style.SUPPORT.lower()}"', drawing
    )
    box = seen.page.locator("#canvas").bounding_box()
    seen.page.mouse.click(box["x"] + float(x), box["y"] + float(y))
    seen.page.wait_for_selector("#panel h2")
    assert seen.text("#panel h2") == "Chip Maker"
    seen.page.keyboard.press("Escape")
    seen.page.focus("#canvas")
    heard = set()
    for key in ("ArrowRight", "ArrowRight", "ArrowLeft", "ArrowDown", "ArrowRight", "ArrowDown"):
        seen.page.keyboard.press(key)
        seen.settle()
        heard.add(seen.text("#panel h2"))
    assert len(heard) >= 3
    seen.page.keyboard.press("Enter")
    assert seen.page.evaluate("document.activeElement.closest('#panel') !== null")


def test_whoever_is_in_sight_is_chosen_without_a_move_of_the_picture(
    open_map: Open, report: Report
) -> None:
    for actor in ("press", "pres"):  # in the strip under the picture, and at its top
        seen = open_map(page_of(report, options=None), f"select=actor:{actor}")
        assert "view=" not in seen.hash()


def test_ties_at_rest_are_the_main_ones_and_all_of_whom_is_chosen(
    open_map: Open, report: Report
) -> None:
    """Between the three who take a side are two ties of support and two of opposition; the chip
    maker has one of the former, and two more from those who take no side."""
    assert content_of(first(report))["mainTies"] == [0, 1, 2, 3]
    seen = open_map(first(report), size=(1366, 768))
    assert supporting(seen.drawing()) == 2
    seen.go("select=actor:chip")
    assert supporting(seen.drawing()) == 3


def supporting(drawing: str) -> int:
    """How many ends of support the picture has: triangles."""
    inner = drawing[drawing.index("<svg x=") : drawing.index("</svg>")]
    paths = re.findall(rf'<path d="([^"]*)" fill="{style.SUPPORT.lower()}"', inner)
    return sum(len(re.findall("Z", path)) for path in paths)


def test_back_and_undo_take_back_every_step(open_map: Open, report: Report) -> None:
    seen = open_map(first(report))
    assert seen.page.locator("#undo").is_disabled()
    seen.page.click("[data-layout=stress]")
    seen.page.click("[data-layout=camps]")
    seen.page.click("#open-filters")
    seen.page.check("#filter-layer-1")
    seen.settle()
    assert seen.hash() == "#layout=camps&layers=tie,stance&filters=1"
    seen.page.go_back()
    seen.settle()
    assert "layers" not in seen.hash()
    seen.page.click("#undo")
    seen.settle()
    assert "layout=stress" in seen.hash()
    assert seen.page.get_attribute("[data-layout=stress]", "aria-pressed") == "true"
    seen.page.go_back()
    seen.settle()
    assert "layout" not in seen.hash() and seen.page.locator("#undo").is_disabled()
    seen.page.go_forward()
    seen.settle()
    assert "layout=stress" in seen.hash()


def test_the_end_of_the_story_leads_back(open_map: Open, report: Report) -> None:
    seen = open_map(first(report), "layout=camps&select=actor:hawk")
    before = seen.hash()
    seen.page.click("#open-story")
    seen.settle()
    seen.page.click("[aria-label='Next step']")
    seen.settle()
    assert "story=2" in seen.hash()
    seen.page.go_back()
    seen.settle()
    assert "story=1" in seen.hash()
    seen.page.click("[aria-label='End the story']")
    seen.settle()
    assert unquote(seen.hash()) == before and seen.text("#panel h2") == "Senator Hawk"


def test_what_is_long_stands_behind_how_sure(open_map: Open) -> None:
    long = "The camps part over this: " + "and what they say of it is long and winding " * 4
    report = make_report(headline=(text(long.strip()), text("It comes to {n:+.2f}.", n=-0.75)))
    seen = open_map(first(report), size=(1366, 768))
    assert seen.text("#headline") == "The camps part over this"
    assert not seen.page.locator("#sure").is_visible()
    seen.page.click("#open-sure")
    assert "long and winding" in seen.text("#sure") and "−0.75" in seen.text("#sure")
    seen.page.keyboard.press("Escape")
    assert not seen.page.locator("#sure").is_visible()
    assert seen.page.evaluate("document.activeElement.id") == "open-sure"
    seen.page.click(".menu > summary")
    seen.page.click("#headline")
    assert not seen.page.locator("#take-png").is_visible()


def test_a_name_of_many_letters_does_not_fill_the_header(open_map: Open) -> None:
    name = "Verylongword" * 18
    report = make_report(headline=(text("{who} refuses it.", who=name),))
    seen = open_map(first(report), size=(1366, 768))
    assert seen.page.locator("header").bounding_box()["height"] <= 100


def test_another_issue_has_its_own_headline_and_bar(open_map: Open) -> None:
    """On the tax two stand against each other, and a third is not counted beside its body."""
    base = make_report()
    third = CurrentStance("lobby", "tax", 0.9, "st5", represented=True)
    seen = open_map(first(replace(base, current=(*base.current, third))), "issue=tax")
    assert (
        seen.text("#headline")
        == "1 of 2 actors with a stance supports, 1 opposes: “Should there be a tax?”"
    )
    assert counts(seen) == {"against": 1, "for": 1}
    assert seen.text("#question") == "Should there be a tax?"
    assert "1 of 2 actors" in seen.drawing()
    seen.page.click("#unfilter")
    seen.settle()
    assert seen.text("#headline") == "The President refuses."
    assert counts(seen) == {"against": 2, "for": 1}


def test_without_stances_the_network_comes_first(open_map: Open, tmp_path: Path) -> None:
    (tmp_path / "signed.csv").write_text(
        "source,target,sign\na,b,1\nb,c,-1\nc,d,1\na,d,-1\n", encoding="utf-8"
    )
    (tmp_path / "plain.csv").write_text("source,target\na,b\nb,c\nc,d\na,d\n", encoding="utf-8")
    for name, tab in (("signed", "Who backs whom"), ("plain", "Who is tied to whom")):
        report = analyse(
            load(str(tmp_path / f"{name}.csv")), Settings(replicates=0), with_pictures=True
        )
        seen = open_map(first(report), size=(1366, 768))
        pressed = seen.page.locator("#layouts [aria-pressed=true]")
        assert pressed.inner_text() == tab
        assert not seen.page.locator("#bar").is_visible()
        assert "Colour: the stance" not in seen.text("#legend-list")


def test_a_house_opens_on_its_vote(open_map: Open) -> None:
    seen = open_map(first(case("parliament")), size=(1366, 768))
    assert seen.page.get_attribute("[data-layout=votes]", "aria-pressed") == "true"
    assert seen.text("#headline") == "In a vote of 100, the bill passes 46 to 44, 10 abstain."
    drawing = seen.drawing()
    for words in ("46 for, 44 against and 10 abstain", "Red", "Blue", "Green"):
        assert words in drawing
    legend = seen.text("#legend-list").split("\n")
    assert [words for words in legend if words] == [
        "for",
        "against",
        "abstain",
        "more votes than this needed",
    ]
    assert counts(seen) == {"against": 44, "neither": 10, "for": 46}
    seen.page.click("[data-layout=stance]")
    seen.settle()
    assert marks(seen.drawing()) == {"against": 44, "neither": 10, "for": 46}
    assert seen.page.locator("header").bounding_box()["height"] <= 100


@pytest.mark.parametrize("name", ["house", "parliament"])
def test_who_has_no_party_changes_nothing_about_that(name: str) -> None:
    """Whether a body decides or its members are listed, and whether all have a party or not."""
    report = case(name)
    alone = {f"mp{n:03}" for n in (0, 3, 60)}  # two of Red, one of Blue
    actors = [replace(a, role=None) if a.id in alone else a for a in report.dataset.actors]
    data = replace(report.dataset, actors=tuple(actors))
    independent = analyse(data, Settings(replicates=0), with_pictures=True)
    for one in (report, independent):
        assert scene_names(one) == ["votes", "stance"]
    assert [(str(bar.label), bar.whole) for bar in bars(independent)] == [
        ("Red", 44), ("Blue", 43), ("Green", 10), ("No party", 3),
    ]  # fmt: skip


def test_a_scale_of_its_own_is_told_by_its_places(open_map: Open) -> None:
    seen = open_map(first(case("02-own-scale-bdm.csv")), size=(1366, 768))
    assert "less than 55.0" in seen.text("#legend-list")
    assert counts(seen) == {"against": 1, "for": 2}
    assert ">20</text>" in seen.drawing() and ">90</text>" in seen.drawing()


def test_many_who_have_a_stance_open_as_groups() -> None:
    """Beyond some 200 a mark each is no picture; up to that many it is."""
    for many, found in ((MOST, ["stance"]), (MOST + 1, [])):
        ids = [f"a{n}" for n in range(many)]
        profiles = tuple(ActorProfile(i, 1, 0.5, 1, position=0.5) for i in ids)
        dataset = Dataset(
            "many", "Many", actors=tuple(Actor(i, i) for i in ids), issues=(Issue("sale", "?"),)
        )
        report = replace(make_report(), dataset=dataset, actors=profiles)
        assert scene_names(report) == found


def test_its_maker_can_open_it_otherwise(report: Report) -> None:
    assert content_of(first(report))["layoutNames"] == ["stance", "stress", "camps"]
    camps = content_of(page_of(report, options=MapOptions(layout="camps")))
    assert camps["layoutNames"] == ["camps", "stance", "stress"]
