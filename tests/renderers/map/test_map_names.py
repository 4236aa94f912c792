"""Names stand at their own nodes, or not at all; who decides is always named."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from map_case import make_report, page_of
from opened_map import Open, Opened

from graphkit.analysis.analyse import analyse
from graphkit.dataset import Actor, Dataset, Tie
from graphkit.findings import Report, Settings
from graphkit.formats import load

pytestmark = pytest.mark.browser

Box = tuple[float, float, float, float]

READ = """() => {
  const shapes = [...document.querySelectorAll("svg svg circle, svg svg polygon")]
    .filter((shape) => shape.getAttribute("stroke")).map((shape) => {
      const { x, y, width, height } = shape.getBBox();
      const corners = [...(shape.points ?? [{ x: x + width / 2, y: y + height / 2 }])];
      const mean = (axis) => corners.reduce((sum, corner) => sum + corner[axis], 0) / corners.length;
      return [[mean("x"), mean("y")], shape.r ? shape.r.baseVal.value : null, [x, y, x + width, y + height]];
    });
  const texts = [...document.querySelectorAll("svg svg text")].map((text) => {
    const { x, y, width, height } = text.getBBox();
    return [text.textContent, [x, y + height * 0.18, x + width, y + height * 0.82]];
  });
  return { shapes, texts };
}"""


@dataclass(frozen=True)
class Node:
    """What is drawn at one place: who is a ring's or a circle's, else a box."""

    centre: tuple[float, float]
    radius: float | None
    box: Box

    def away(self, name: Box) -> float:
        """How far its rim is from a name."""
        left, top, right, bottom = self.box
        if self.radius is None:
            return math.hypot(
                max(0, left - name[2], name[0] - right), max(0, top - name[3], name[1] - bottom)
            )
        x, y = self.centre
        dx, dy = max(0, name[0] - x, x - name[2]), max(0, name[1] - y, y - name[3])
        return math.hypot(dx, dy) - self.radius


@dataclass(frozen=True)
class Drawn:
    """The nodes of a drawing and the box of every actor's name in it."""

    nodes: list[Node]
    names: dict[str, Box]
    spots: dict[str, tuple[float, float]]

    def own(self, name: str) -> list[Node]:
        return [node for node in self.nodes if math.dist(node.centre, self.spots[name]) < 1.5]


def drawn(seen: Opened, chromium: Any, report: Report, layout: str) -> Drawn:
    """What stands in the current view, read by a browser from the drawing that it saves."""
    canvas = seen.page.locator("#canvas").bounding_box()
    side, top, bottom = Opened.canvas_margin
    places = report.layouts[layout]
    spots = {
        actor.name: (
            side + places[actor.id][0] * (canvas["width"] - 2 * side),
            top + (1 - places[actor.id][1]) * (canvas["height"] - top - bottom),
        )
        for actor in report.dataset.actors
    }
    page = chromium.new_page()
    page.set_content(seen.drawing())
    found = page.evaluate(READ)
    page.close()
    nodes = [Node(tuple(centre), r, tuple(box)) for centre, r, box in found["shapes"]]
    return Drawn(nodes, named(found["texts"], spots), spots)


def named(texts: list[tuple[str, Box]], known: Any) -> dict[str, Box]:
    """Boxes by name; a name may be shortened or stand in two lines."""
    found: dict[str, Box] = {}
    at = 0
    while at < len(texts):
        for lines in (texts[at : at + 2], texts[at : at + 1]):
            words = " ".join(words for words, _ in lines)
            whole = [name for name in known if name == words]
            short = [name for name in known if name.startswith(words.rstrip("…"))]
            if whole or (words.endswith("…") and short):
                boxes = [box for _, box in lines]
                box = tuple(
                    f(side)
                    for f, side in zip((min, min, max, max), zip(*boxes, strict=True), strict=True)
                )
                found[(whole or short)[0]] = box
                at += len(lines) - 1
                break
        at += 1
    return found


def over_each_other(names: dict[str, Box]) -> list[tuple[str, str]]:
    return [
        (one, other)
        for (one, a), (other, b) in combinations(names.items(), 2)
        if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
    ]


@pytest.fixture(scope="module")
def blackwell(root: Path) -> Report:
    """The reference data: 116 actors."""
    return analyse(
        load(str(root / "graphs" / "blackwell")), Settings(replicates=0), with_pictures=True
    )


@pytest.mark.parametrize(
    ("layout", "size", "least"),
    [("stress", (1366, 768), 25), ("stress", (390, 844), 4)],
)
def test_a_name_is_nearest_to_its_own_node_and_covers_nothing(
    open_map: Open, chromium: Any, blackwell: Report, layout: str, size: tuple[int, int], least: int
) -> None:
    seen = open_map(page_of(blackwell), f"layout={layout}", size=size)
    view = drawn(seen, chromium, blackwell, layout)
    assert "Donald Trump" in view.names and len(view.names) >= least
    for name, box in view.names.items():
        own = view.own(name)
        near = min(node.away(box) for node in own)
        others = min(node.away(box) for node in view.nodes if node not in own)
        assert (near < 9 and near + 1 < others) or (name == "Donald Trump" and others > 0), (
            near,
            others,
        )
    assert over_each_other(view.names) == []


def test_who_has_no_room_beside_the_mark_is_named_at_the_end_of_a_line(
    open_map: Open, blackwell: Report
) -> None:
    seen = open_map(page_of(blackwell, options=None), "issue=h20", size=(1366, 768))
    drawing = seen.drawing()
    assert ">Anthropic<" in drawing and ">ByteDance<" in drawing
    circles = re.findall(r'<circle cx="([\d.]+)" cy="([\d.]+)" r="([\d.]+)"', drawing)
    marks = [(float(x), float(y), float(r)) for x, y, r in circles]
    found = re.findall(r'<path d="M([\d. ]+)L([\d. ]+)"[^>]* stroke-width="0\.5\d?"', drawing)
    lines = [(*map(float, one.split()), *map(float, other.split())) for one, other in found]
    assert len(lines) >= 2
    for x, y, to_x, to_y in lines:
        assert any(math.hypot(x - a, y - b) < 0.1 for a, b, _ in marks)
        others = [mark for mark in marks if math.hypot(x - mark[0], y - mark[1]) >= 0.1]
        on_the_way = [(x + (to_x - x) * t / 20, y + (to_y - y) * t / 20) for t in range(21)]
        assert all(math.hypot(a - p, b - q) > r for a, b, r in others for p, q in on_the_way)


def test_a_phone_names_the_most_influential(
    open_map: Open, chromium: Any, blackwell: Report
) -> None:
    seen = open_map(page_of(blackwell), size=(390, 844))
    names = drawn(seen, chromium, blackwell, "stress").names
    called = {actor.id: actor.name for actor in blackwell.dataset.actors}
    ranks = {called[profile.id]: profile.rank for profile in blackwell.actors}
    assert len(names) >= 4 and max(ranks[name] for name in names) <= 20


@pytest.mark.parametrize("chosen", ["huang", "trump"])
def test_those_near_to_the_chosen_fill_the_page_and_are_named(
    open_map: Open, chromium: Any, blackwell: Report, chosen: str
) -> None:
    seen = open_map(page_of(blackwell), f"focus={chosen}&select=actor:{chosen}", size=(1366, 768))
    canvas = seen.page.locator("#canvas").bounding_box()
    view = drawn(seen, chromium, blackwell, "stress")
    lefts, tops, rights, bottoms = zip(*(node.box for node in view.nodes), strict=True)
    assert max(rights) - min(lefts) > 0.8 * canvas["width"]
    assert max(bottoms) - min(tops) > 0.8 * canvas["height"]
    assert over_each_other(view.names) == [] and {"Donald Trump", "Jensen Huang"} <= set(view.names)
    assert min(node.away(view.names["Donald Trump"]) for node in view.nodes) > 0


ARABIC = "المجلس الأعلى لتنظيم الاتصالات وتقنية المعلومات في المملكة"
GERMAN = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"


def with_long_names() -> Report:
    report = make_report()
    called = {"chip": ARABIC, "hawk": GERMAN}
    actors = [replace(a, name=called.get(a.id, a.name)) for a in report.dataset.actors]
    return make_report(dataset=replace(report.dataset, actors=tuple(actors)))


def test_a_shortened_name_ends_where_its_script_ends(open_map: Open, chromium: Any) -> None:
    seen = open_map(page_of(with_long_names()), "layout=camps")
    page = chromium.new_page()
    page.set_content(seen.drawing())
    ends = page.evaluate(
        """() => [...document.querySelectorAll("svg svg text")]
            .filter((text) => text.textContent.endsWith("…"))
            .map((text) => [text.textContent[0], text.getStartPositionOfChar(0).x,
                text.getStartPositionOfChar(text.textContent.length - 1).x])"""
    )
    page.close()
    first = {letter: (start, end) for letter, start, end in ends}
    assert first[ARABIC[0]][1] < first[ARABIC[0]][0] and first["D"][1] > first["D"][0]


def test_the_whole_name_is_told_on_hover_and_in_the_panel(open_map: Open) -> None:
    report = with_long_names()
    seen = open_map(page_of(report))
    x, y = seen.spot(report, "chip")
    seen.page.mouse.move(x - 3, y)
    seen.page.mouse.move(x, y)
    seen.page.wait_for_selector("#tip b")
    assert seen.text("#tip b") == ARABIC
    seen.go("select=actor:chip")
    assert seen.text("#panel h2") == ARABIC


BROKEN = """() => [...document.querySelectorAll("thead th")].flatMap((head) => {
  const words = document.createTreeWalker(head, NodeFilter.SHOW_TEXT).nextNode();
  return [...words.textContent.matchAll(/[A-Za-z]+/g)].filter(({ 0: word, index }) => {
    const range = document.createRange();
    range.setStart(words, index);
    range.setEnd(words, index + word.length);
    return range.getClientRects().length > 1;
  }).map(([word]) => word);
})"""


@pytest.mark.parametrize("size", [(1366, 768), (1024, 768), (390, 844)])
def test_heads_of_the_table_break_between_words_only(open_map: Open, size: tuple[int, int]) -> None:
    """And beside long names all columns have room."""
    seen = open_map(page_of(with_long_names()), "table=1&select=actor:chip", size=size)
    assert seen.page.evaluate(BROKEN) == []
    table = seen.page.locator("#actors-table").bounding_box()
    if size[0] > 390:  # a phone scrolls sideways
        assert table["x"] + table["width"] <= seen.page.locator("#panel").bounding_box()["x"]


def test_a_name_hides_no_end_of_a_line_where_there_is_room(open_map: Open, chromium: Any) -> None:
    """Two actors far apart on one line: neither name stands where the line leaves or arrives."""
    actors = (Actor("a", "Westerly"), Actor("b", "Easterly"))
    data = Dataset("pair", actors=actors, ties=(Tie("t", "a", "b", 1),))
    found = analyse(data, Settings(replicates=0), with_pictures=True)
    layout = {"a": (0.2, 0.5), "b": (0.8, 0.5)}
    found = replace(found, layouts={**found.layouts, "stress": layout})
    picture = drawn(open_map(page_of(found)), chromium, found, "stress")
    assert set(picture.names) == {"Westerly", "Easterly"}
    for name, toward in (("Westerly", 1), ("Easterly", -1)):
        x, y = picture.spots[name]
        left, top, right, bottom = picture.names[name]
        on_the_line = top < y < bottom and (left > x if toward > 0 else right < x)
        assert not on_the_line
