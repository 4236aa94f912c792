"""The map opens readable and looks as agreed."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from map_case import make_report, page_of
from opened_map import Open, Opened

from graphkit.analysis.analyse import analyse
from graphkit.findings import Report, Settings
from graphkit.formats import load
from graphkit.language import Language, Name, text
from graphkit.pictures import Camp
from graphkit.renderers import style
from graphkit.renderers.map import MapOptions

pytestmark = pytest.mark.browser


def test_it_opens_with_headline_question_day_and_legend(open_map: Open, report: Report) -> None:
    seen = open_map(page_of(report))
    assert seen.text("#headline") == "The President refuses."
    assert seen.text("#more-headline") == "It comes to −0.75."
    assert seen.text("#question") == "May the chips be sold?"
    assert seen.text("#as-of") == "As of 1 December 2025"
    legend = seen.text("#legend-list")
    for words in ("Against (3)", "For (3)", "In no camp (2)", "support", "opposition", "decides"):
        assert words in legend
    assert "halo" in legend and "camp not certain" in legend
    assert seen.text("#counts") == "Actors: 8 of 8 · Ties: 8 of 8"
    assert seen.page.title() == "The President refuses."


def test_it_asks_for_nothing(open_map: Open, report: Report) -> None:
    seen = open_map(page_of(report))
    seen.go("select=actor:hawk")
    seen.go("story=1")
    assert seen.requests == []


def boxes(page: Any, drawing: str) -> dict[str, tuple[float, float, float, float]]:
    """The box of every name in a drawing, as a browser sets it."""
    page.set_content(drawing)
    return dict(
        page.evaluate(
            """() => [...document.querySelectorAll("svg svg text")].map((text) => {
                const { x, y, width, height } = text.getBBox();
                return [text.textContent, [x, y + height * 0.18, x + width, y + height * 0.82]];
            })"""
        )
    )


def collisions(found: dict[str, Any]) -> list[tuple[str, str]]:
    return [
        (a, b)
        for (a, p), (b, q) in combinations(found.items(), 2)
        if p[0] < q[2] and q[0] < p[2] and p[1] < q[3] and q[1] < p[3]
    ]


@pytest.mark.parametrize("layout", ["stress", "stance", "camps"])
@pytest.mark.parametrize("size", [(360, 640), (1280, 800), (3840, 2160)])
def test_names_never_cover_each_other(
    open_map: Open, report: Report, chromium: Any, layout: str, size: tuple[int, int]
) -> None:
    seen = open_map(page_of(report), f"layout={layout}", size=size)
    page = chromium.new_page()
    found = boxes(page, seen.drawing())
    page.close()
    names = {actor.name for actor in report.dataset.actors}
    assert collisions({words: box for words, box in found.items() if words in names}) == []
    assert len(names & found.keys()) >= (3 if size[0] == 360 else 8)


@pytest.fixture(scope="module")
def article(root: Path) -> Report:
    """Eleven actors of one article."""
    dataset = load(str(root / "graphs" / "blackwell-article"))
    return analyse(dataset, Settings(replicates=0), with_pictures=True)


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("size", [(360, 740), (1366, 768)])
def test_everybody_in_a_small_case_is_named_where_they_stand(
    open_map: Open, article: Report, chromium: Any, size: tuple[int, int], language: str
) -> None:
    """All names are there, and the nearest actor is the one named or a line leads to it."""
    seen = open_map(page_of(article, language=language), size=size)
    drawing = seen.drawing()
    page = chromium.new_page()
    found = boxes(page, drawing)
    page.close()
    canvas = seen.page.locator("#canvas").bounding_box()
    side, top, bottom = Opened.canvas_margin
    spots = {
        actor: (
            side + x * (canvas["width"] - 2 * side),
            top + (1 - y) * (canvas["height"] - top - bottom),
        )
        for actor, (x, y) in article.layouts["stress"].items()
    }
    led = re.findall(r"M([\d.]+) ([\d.]+)L", " ".join(re.findall(r'<path d="([^"]*)"', drawing)))
    called = Language(language, article.dataset.names(language))
    for actor in spots:
        name = called.say(Name(actor))
        box = next((b for words, b in found.items() if name.startswith(words.rstrip("…"))), None)
        assert box is not None, name
        others = [away(spot, box) for other, spot in spots.items() if other != actor]
        x, y = spots[actor]
        by_line = any(abs(float(a) - x) < 1 and abs(float(b) - y) < 1 for a, b in led)
        assert by_line or away(spots[actor], box) < min(others) + 8, name  # some are larger


def test_no_name_runs_up_to_somebody_else(open_map: Open, report: Report, chromium: Any) -> None:
    """Whatever the distance of two on one line, the name of one does not end at the other."""
    page = chromium.new_page()
    wide = 1280 - 2 * Opened.canvas_margin[0]
    for pixels in range(116, 146, 5):
        places = {
            **report.layouts["stress"],
            "chip": (0.4, 0.5),
            "hawk": (0.4 + pixels / wide, 0.5),
        }
        seen = open_map(page_of(make_report(layouts={**report.layouts, "stress": places})))
        *_, right, _ = boxes(page, seen.drawing())["Chip Maker"]
        hawk = 26 + places["hawk"][0] * wide
        assert right < 26 + 0.4 * wide or not 0 <= hawk - right < 28, pixels  # 18 of it is hawk
    page.close()


def away(spot: tuple[float, float], box: tuple[float, float, float, float]) -> float:
    """How far a place is from a box."""
    (x, y), (left, top, right, bottom) = spot, box
    return math.hypot(max(0, left - x, x - right), max(0, top - y, y - bottom))


def test_headings_of_the_camp_grid_keep_apart(
    open_map: Open, report: Report, chromium: Any
) -> None:
    long = text("Against here, for everything that might be said in the other matter as well")
    camps = tuple(Camp(camp.number, long, camp.members) for camp in report.camps)
    for size in ((360, 740), (1366, 768)):
        seen = open_map(page_of(make_report(camps=camps)), "layout=camps", size=size)
        page = chromium.new_page()
        found = boxes(page, seen.drawing())
        page.close()
        headings = {words: box for words, box in found.items() if re.search(r"\(\d\)$", words)}
        assert len(headings) >= 2 and collisions(headings) == []
        canvas = seen.page.locator("#canvas").bounding_box()
        assert max(box[2] for box in headings.values()) <= canvas["width"]


def test_nothing_lies_on_the_picture(open_map: Open, report: Report) -> None:
    seen = open_map(page_of(report))
    canvas = seen.page.locator("#canvas").bounding_box()
    camera = seen.page.locator(".camera").bounding_box()
    assert camera["y"] >= canvas["y"] + canvas["height"]


def test_signs_are_told_by_colour_dash_and_end(open_map: Open, report: Report) -> None:
    drawing = open_map(page_of(report)).drawing()
    lines = re.findall(r'<path d="[^"]*" fill="none" stroke="(#\w+)"[^>]*?>', drawing)
    dashed = re.findall(r'stroke="(#\w+)" stroke-width="[^"]*" stroke-dasharray="7 4"', drawing)
    assert {style.SUPPORT.lower(), style.OPPOSE.lower()} <= set(lines)
    assert set(dashed) == {style.OPPOSE.lower()}
    triangles = re.findall(r'<path d="M[^"]*Z[^"]*" fill="(#\w+)"', drawing)
    assert set(triangles) == {style.SUPPORT.lower()}


def test_camps_are_told_by_colour_and_shape(open_map: Open, report: Report) -> None:
    drawing = open_map(page_of(report)).drawing()
    first, second = style.CAMPS[:2]
    assert '<circle cx="' in drawing and f'fill="{first.colour}"' in drawing
    assert re.search(rf'<polygon points="[^"]*" fill="{second.colour}"', drawing)


def test_layouts_switch_without_loading(open_map: Open, report: Report) -> None:
    seen = open_map(page_of(report))
    pictures = [seen.drawing()]
    for layout in ("stance", "camps"):
        seen.page.click(f"[data-layout={layout}]")
        seen.settle()
        assert f"layout={layout}" in seen.hash()
        pictures.append(seen.drawing())
    assert "most influence" in pictures[1] and ">−1.0</text>" in pictures[1]
    assert "5 more took no side" in pictures[1]
    assert "Against (3)" in pictures[2]
    assert len(set(pictures)) == 3 and seen.requests == []


def test_stance_places_positions_exactly(open_map: Open, report: Report) -> None:
    seen = open_map(page_of(report), "layout=stance")
    drawing = seen.drawing()
    (tick,) = re.findall(r'<text x="([\d.]+)"[^>]*>−1.0</text>', drawing)
    marks = re.findall(rf'<circle cx="([\d.]+)"[^>]*fill="{style.OPPOSE.lower()}"', drawing)
    assert min(abs(float(mark) - float(tick)) for mark in marks) < 0.02  # hawk stands at −1


def test_size_follows_the_measure_chosen(open_map: Open, report: Report) -> None:
    seen = open_map(page_of(report))
    before = seen.drawing()
    seen.page.select_option("#size", "betweenness")
    seen.settle()
    assert seen.drawing() != before
    assert "size: Betweenness" in seen.text("#legend-list")
    assert "size=betweenness" in seen.hash()


def test_sizes_that_tell_nothing_are_not_explained(open_map: Open, report: Report) -> None:
    alike = make_report(actors=tuple(replace(a, influence=0.0) for a in report.actors))
    seen = open_map(page_of(alike))
    assert "size:" not in seen.text("#legend-list") and "size:" not in seen.drawing()
    seen.page.select_option("#size", "betweenness")
    seen.settle()
    assert "size: Betweenness" in seen.text("#legend-list")


def test_the_legend_says_what_a_pile_means(open_map: Open, report: Report, tmp_path: Path) -> None:
    assert "width" not in open_map(page_of(report), "layout=stance").text("#legend-list")
    (tmp_path / "issues.csv").write_text("id,question\nplan,Adopt the plan?\n")
    (tmp_path / "actors.csv").write_text("id,name\na,Ann\nb,Bob\nc,Cy\n")
    stances = "actor,issue,position\na,plan,1\nb,plan,1\nc,plan,-1\n"
    (tmp_path / "stances.csv").write_text(stances)
    equals = analyse(load(tmp_path), Settings(), with_pictures=True)
    seen = open_map(page_of(equals), "layout=stance")
    assert "height says how many stand there, width says nothing" in seen.text("#legend-list")


def test_uncertain_ranks_have_a_halo(open_map: Open, report: Report) -> None:
    colour = style.CAMPS[1].colour
    halo = rf'<circle [^>]*fill="{colour}" opacity="0.2"'
    assert re.search(halo, open_map(page_of(report)).drawing())
    sure = make_report(actors=tuple(a for a in report.actors if a.id != "chip"))
    assert not re.search(halo, open_map(page_of(sure)).drawing())


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_theme_follows_the_system_and_can_be_turned(
    open_map: Open, report: Report, scheme: str
) -> None:
    seen = open_map(page_of(report), color_scheme=scheme)
    paper = "getComputedStyle(document.body).backgroundColor"
    light, dark = "rgb(255, 255, 255)", "rgb(20, 23, 28)"
    assert seen.page.evaluate(paper) == (light if scheme == "light" else dark)
    seen.page.click("#theme")
    seen.settle()
    assert seen.page.evaluate(paper) == (dark if scheme == "light" else light)


def printed(seen: Opened) -> Any:
    """What comes out of the printer, as a document."""
    fitz = pytest.importorskip("pymupdf")
    return fitz.open(stream=seen.page.pdf(format="A4", landscape=True, print_background=True))


def coloured(sheet: Any, colour: str) -> int:
    """How many of a printed page's dots have a colour, more or less."""
    picture = sheet.get_pixmap(dpi=72)
    wanted = tuple(bytes.fromhex(colour.lstrip("#")))
    dots = (picture.pixel(x, y) for x in range(picture.width) for y in range(picture.height))
    return sum(max(abs(a - b) for a, b in zip(dot, wanted, strict=True)) < 12 for dot in dots)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_picture_is_printed_on_white_paper(open_map: Open, report: Report, scheme: str) -> None:
    seen = open_map(page_of(report), color_scheme=scheme)
    document = printed(seen)
    assert document.page_count == 1
    assert coloured(document[0], style.CAMPS[0].colour) > 100
    assert document[0].get_pixmap(dpi=36).pixel(2, 2) == (255, 255, 255)
    assert seen.page.locator("#printed").count() == 0  # and the screen is as it was
    assert (seen.page.evaluate("getComputedStyle(document.body).backgroundColor")) == (
        "rgb(255, 255, 255)" if scheme == "light" else "rgb(20, 23, 28)"
    )


def test_panel_and_table_are_printed_whole(open_map: Open, report: Report) -> None:
    seen = open_map(page_of(report), "select=actor:hawk")
    document = printed(seen)
    said = "".join(page.get_text() for page in document)
    assert document.page_count == 2 and "Senator Hawk" in said and "[st4]" in said
    seen.go("table=1")
    said = "".join(page.get_text() for page in printed(seen))
    assert all(actor.name in said for actor in report.dataset.actors)
    assert "The President refuses." in said and "Search" not in said


def test_languages_switch_in_the_page(open_map: Open, report: Report) -> None:
    seen = open_map(page_of(report))
    seen.page.click("#lang")
    seen.settle()
    assert seen.page.evaluate("document.documentElement.lang") == "ja"
    assert seen.text("#question") == "販売を認めるか。"
    assert "2025年12月1日" in seen.text("#as-of")
    assert "大統領" in seen.drawing() and "lang=ja" in seen.hash()


TORN = """([words, phrases]) => {
  const heading = document.querySelector("h1");
  heading.textContent = words;
  const range = document.createRange(), torn = [];
  const top = at => {
    range.setStart(heading.firstChild, at), range.setEnd(heading.firstChild, at + 1);
    return range.getBoundingClientRect().top;
  };
  for (let width = 200; width < 800; width += 10) {
    heading.style.width = `${width}px`;
    for (const phrase of phrases) {
      const first = words.indexOf(phrase);
      if (top(first) !== top(first + phrase.length - 1)) torn.push([phrase, width]);
    }
  }
  return torn;
}"""


def test_no_line_ends_within_a_japanese_phrase(open_map: Open, report: Report) -> None:
    seen = open_map(page_of(report), "lang=ja")
    words = "対中販売は反対が優勢：立場を示した30者のうち26者が反対、3者が支持"
    assert seen.page.evaluate(TORN, [words, ["示した", "うち"]]) == []


def test_it_opens_as_its_maker_wanted(open_map: Open, report: Report) -> None:
    options = MapOptions(layout="camps", size="betweenness", state={"select": "actor:chip"})
    seen = open_map(page_of(report, options=options))
    assert seen.page.get_attribute("[data-layout=camps]", "aria-pressed") == "true"
    assert seen.page.input_value("#size") == "betweenness"
    assert seen.text("#panel h2") == "Chip Maker"
    assert seen.hash() == ""


def test_the_picture_fits_a_phone(open_map: Open, report: Report) -> None:
    seen = open_map(page_of(report), size=(360, 640), has_touch=True, is_mobile=True)
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= 360
    box = seen.page.locator("#canvas").bounding_box()
    assert box["height"] > 200
    assert seen.text("#more-headline") == "It comes to −0.75."
    x, y = seen.spot(report, "chip")
    seen.page.touchscreen.tap(x, y)
    seen.page.wait_for_selector("#panel h2")
    assert seen.text("#panel h2") == "Chip Maker"


def test_the_legend_of_a_phone_opens_whole(open_map: Open, report: Report) -> None:
    seen = open_map(page_of(report), size=(390, 844), has_touch=True, is_mobile=True)
    entries = seen.page.locator("#legend-list li")
    assert not entries.first.is_visible()
    seen.page.tap("#legend > summary")
    seen.settle()
    assert entries.count() > 5 and "Against (3)" in seen.text("#legend-list")
    for number in range(entries.count()):
        box = entries.nth(number).bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= 390 and box["y"] + box["height"] <= 844
    assert seen.page.locator("#canvas").bounding_box()["height"] > 200


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_phone_says_that_there_are_more_tools(
    open_map: Open, report: Report, language: str
) -> None:
    seen = open_map(page_of(report, language=language), size=(390, 844))
    mark = "getComputedStyle(document.getElementById('tools'), '::after').content"
    assert seen.page.evaluate(mark) == '"›"'
    seen.page.evaluate("document.getElementById('tools').scrollLeft = 9999")
    seen.settle()
    assert seen.page.evaluate(mark) == '""'
    last = seen.page.locator("#lang").bounding_box()
    assert last["x"] + last["width"] <= 390
    wide = open_map(page_of(report, language=language))
    assert wide.page.evaluate(mark) == "none"


def test_it_works_in_a_sandboxed_frame_without_storage(
    chromium: Any, report: Report, tmp_path: Any
) -> None:
    (tmp_path / "map.html").write_bytes(page_of(report))
    (tmp_path / "deck.html").write_text(
        '<iframe src="map.html#story=1" sandbox="allow-scripts" width="900" height="600"></iframe>'
    )
    page = chromium.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda e: errors.append(str(e)))
    page.goto(f"file://{tmp_path}/deck.html")
    frame = page.frame_locator("iframe")
    assert frame.locator("#headline").inner_text() == "The President refuses."
    frame.locator("[aria-label='Next step']").click()
    assert frame.locator("#story h2").inner_text() == "Who decides"
    assert errors == []
    page.close()


def test_a_chamber_is_summed_up_in_the_panel(open_map: Open, report: Report) -> None:
    """Thirteen decide: the panel says what their votes come to, and names them on demand."""
    voters = tuple(replace(report.actors[0], id=f"m{n}") for n in range(13))
    issues = tuple(
        replace(i, decided_by=tuple(v.id for v in voters)) for i in report.dataset.issues
    )
    members = tuple(replace(report.dataset.actors[0], id=v.id, name=v.id) for v in voters)
    given = replace(
        report,
        dataset=replace(report.dataset, issues=issues, actors=(*report.dataset.actors, *members)),
        actors=(*report.actors, *voters),
        layouts={k: {**v, **dict.fromkeys((m.id for m in members), (0.5, 0.5))}
                 for k, v in report.layouts.items()},
        deciding=(text("In a vote of 13 the sale fails 6 to 7."),),
    )  # fmt: skip
    seen = open_map(page_of(given), "select=issue:sale")
    said = seen.text("#panel dl")
    assert "In a vote of 13 the sale fails 6 to 7." in said and "m12" not in said
    seen.page.click("#panel dl button:has-text('Show 13 more')")
    assert "m12" in seen.text("#panel dl")
