"""What one takes away: pictures, tables and links."""

from __future__ import annotations

import csv
import io
import re
import struct
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest
from map_case import make_report, page_of
from opened_map import Open

from graphkit.findings import Report
from graphkit.language import text

pytestmark = pytest.mark.browser


def rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))


def test_the_drawing_is_svg_with_headline_and_legend(open_map: Open, report: Report) -> None:
    drawing = open_map(page_of(report)).drawing()
    root = ET.fromstring(drawing)
    said = "".join(root.itertext())
    for words in ("The President refuses.", "Against (3)", "As of 1 December 2025", "graphkit"):
        assert words in said
    tags = {element.tag.split("}")[1] for element in root.iter()}
    assert tags == {"svg", "title", "path", "circle", "polygon", "text"}


def test_the_picture_is_png_at_twice_the_size(open_map: Open, report: Report) -> None:
    seen = open_map(page_of(report))
    data = seen.saved("take-png")
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", data[16:24])
    box = seen.page.locator("#canvas").bounding_box()
    assert width == 2 * (box["width"] + 48) and height > 2 * box["height"]
    assert len(data) > 20_000


PAST_THE_EDGE = """drawing => {
  document.body.append(document.importNode(new DOMParser().parseFromString(drawing, "image/svg+xml").documentElement, true));
  const paper = document.body.lastElementChild;
  return [...paper.querySelectorAll(":scope > text")]
    .filter((words) => words.getBBox().x + words.getBBox().width > paper.viewBox.baseVal.width)
    .map((words) => words.textContent);
}"""


def test_words_around_a_narrow_picture_are_wrapped_not_cut(open_map: Open, report: Report) -> None:
    long = "chips of the newest kind that the makers have to offer to anybody anywhere"
    data = report.dataset
    asked = replace(data.issues[0], question=f"May {long} and {long} be sold?")
    camp = replace(report.camps[0], label=text("Around those who want " + long))
    changed = replace(
        report,
        dataset=replace(data, issues=(asked, *data.issues[1:]), title="All about " + long),
        camps=(camp, *report.camps[1:]),
    )
    seen = open_map(page_of(changed), size=(390, 844))
    drawing = seen.drawing()
    for words in ("be sold?", "made with graphkit", "anybody anywhere (3)"):
        assert words in " ".join(" ".join(ET.fromstring(drawing).itertext()).split())
    assert seen.page.evaluate(PAST_THE_EDGE, drawing) == []


def test_the_drawing_shows_what_the_camera_sees(open_map: Open, report: Report) -> None:
    seen = open_map(page_of(report))
    whole = ET.fromstring(seen.drawing())
    for _ in range(4):
        seen.page.click("#zoom-in")
    seen.settle()
    near = ET.fromstring(seen.drawing())

    def frame(root: ET.Element) -> float:
        inner = root.find(".//{http://www.w3.org/2000/svg}svg")
        assert inner is not None
        return float(inner.get("viewBox", "").split()[2])

    assert frame(near) == pytest.approx(frame(whole) / 1.4**4, rel=0.01)


def test_the_filtered_tables_are_csv(open_map: Open, report: Report) -> None:
    seen = open_map(page_of(report), "signs=-1")
    actors = rows(seen.saved("take-actors"))
    assert actors[0][:3] == ["Actor", "Rank by influence", "Camp"]
    assert [row[0] for row in actors[1:]] == ["Chip Maker", "Senator Hawk"]
    assert [row[3] for row in actors[1:]] == ["1", "-1"]
    ties = rows(seen.saved("take-ties"))
    assert ties[1][:5] == ["Senator Hawk", "opposes", "Chip Maker", "criticises", "0.7"]


@pytest.mark.parametrize("name", ["=1+1", "+cmd", "-x", "@sum", "＝1", "\t=1", 'a,"b"\n=c'])
def test_no_cell_becomes_a_formula(open_map: Open, report: Report, name: str) -> None:
    actors = tuple(replace(a, name=name) if a.id == "chip" else a for a in report.dataset.actors)
    hostile = make_report(dataset=replace(report.dataset, actors=actors))
    found = rows(open_map(page_of(hostile)).saved("take-actors"))
    assert found[2][0][0] not in "=+-@＝\t"


def test_the_link_brings_back_the_whole_view(open_map: Open, report: Report) -> None:
    seen = open_map(page_of(report))
    seen.page.click("[data-layout=stance]")
    seen.page.click("#open-filters")
    seen.page.click("#filter-sign-2")
    seen.page.select_option("#size", "betweenness")
    seen.page.click("#zoom-in")
    seen.settle()
    seen.page.fill("#search", "hawk")
    seen.page.press("#search", "Enter")
    seen.settle()
    again = open_map(page_of(report), seen.hash().lstrip("#"))
    assert again.hash() == seen.hash()
    assert again.text("#counts") == seen.text("#counts")
    assert again.text("#panel h2") == "Senator Hawk"
    frame = re.compile(r'viewBox="-?[\d. -]+"')  # the address holds the camera to four digits
    assert frame.sub("", again.drawing()) == frame.sub("", seen.drawing())


def test_a_closed_clipboard_shows_the_link_instead(open_map: Open, report: Report) -> None:
    seen = open_map(page_of(report), "layout=camps")
    seen.page.evaluate("() => Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    seen.page.evaluate("() => { document.querySelector('.menu').open = true }")
    seen.page.click("#take-link")
    assert seen.page.input_value("#address").endswith("#layout=camps")
    seen.page.click("#address-close")
    assert not seen.page.locator("#address-box").is_visible()


def test_an_open_clipboard_takes_it(open_map: Open, report: Report) -> None:
    seen = open_map(
        page_of(report), "layout=camps", permissions=["clipboard-read", "clipboard-write"]
    )
    seen.page.bring_to_front()  # only a page in focus may read it
    seen.page.evaluate("() => { document.querySelector('.menu').open = true }")
    seen.page.click("#take-link")
    seen.page.locator("#told", has_text="Link copied.").wait_for()
    assert seen.page.evaluate("navigator.clipboard.readText()").endswith("#layout=camps")
