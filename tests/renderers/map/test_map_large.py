"""Larger datasets open with the top actors and the rest gathered by camp."""

from __future__ import annotations

import math
import random
import re
from dataclasses import replace
from itertools import combinations
from typing import Any

import pytest
from map_case import links_of, make_report, page_of
from opened_map import Open

from graphkit.analysis.layouts import layouts
from graphkit.dataset import Actor, Dataset, Issue, Tie
from graphkit.findings import Report
from graphkit.language import text
from graphkit.pictures import ActorProfile, Camp

pytestmark = pytest.mark.browser


def crowd(actors: int, ties: int) -> Report:
    """Two camps of actors with random ties, one of every third actors in the second camp."""
    chance = random.Random(0)
    ids = [f"a{n:05}" for n in range(actors)]
    rows = tuple(Actor(i, f"Actor {i}") for i in ids)
    pairs: set[tuple[str, str]] = set()
    while len(pairs) < ties:
        one, other = chance.sample(ids, 2)
        pairs.add((one, other))
    drawn = tuple(
        Tie(f"t{n}", a, b, chance.choice((1, -1)), "says", 0.5, summary=f"Claim {n}.")
        for n, (a, b) in enumerate(sorted(pairs))
    )
    dataset = Dataset("crowd", "A crowd", actors=rows, ties=drawn)
    profiles = tuple(
        ActorProfile(i, 2 if n % 3 == 2 else 1, 1 / (n + 1), n + 1) for n, i in enumerate(ids)
    )
    links = links_of(dataset)
    camps = tuple(
        Camp(k, text("Side {k}", k=k), tuple(p.id for p in profiles if p.camp == k)) for k in (1, 2)
    )
    return make_report(
        dataset=dataset, actors=profiles, links=links, camps=camps, issue=None,
        findings=(), sections=(), layouts=layouts(profiles, links, seed=0),
    )  # fmt: skip


@pytest.fixture(scope="module")
def thousands() -> Report:
    return crowd(2000, 6000)


def test_it_says_what_is_hidden(open_map: Open, thousands: Report) -> None:
    seen = open_map(page_of(thousands))
    assert seen.text("#counts") == (
        "Actors: 2,000 of 2,000 · Ties: 6,000 of 6,000 · "
        "1,960 actors stand together in circles: click a circle to open it"
    )
    words = " ".join(re.sub("<[^>]+>", " ", seen.drawing()).split())  # a name may take some lines
    # 40 are drawn, every third of them in the second camp.
    assert "Camp 1: Side 1, 1,307 more" in words and "Camp 2: Side 2, 653 more" in words


def test_a_camp_opens_from_its_panel_and_closes_again(open_map: Open, thousands: Report) -> None:
    seen = open_map(page_of(thousands), "select=camp%3A2")
    assert seen.text("#panel h2") == "Camp 2: Side 2"
    seen.page.click("#panel button:has-text('Show all its actors')")
    seen.page.locator("#counts", has_text="1,307 actors stand").wait_for()
    assert "open=2" in seen.hash()
    seen.page.click("#panel button:has-text('Gather its actors')")
    seen.page.locator("#counts", has_text="1,960 actors stand").wait_for()


def test_a_circle_opens_on_a_click(open_map: Open, thousands: Report) -> None:
    seen = open_map(page_of(thousands), "layout=camps")
    drawing = seen.drawing()

    circles = re.findall(
        r'<circle cx="([\d.]+)" cy="([\d.]+)" r="[\d.]+" fill="none"[^>]*dasharray="3 3"', drawing
    )
    box = seen.page.locator("#canvas").bounding_box()
    seen.page.mouse.click(box["x"] + float(circles[0][0]), box["y"] + float(circles[0][1]))
    seen.page.wait_for_selector("#panel h2")
    assert "open=" in seen.hash()


def shapes(page: Any, drawing: str) -> list[list[float]]:
    """The boxes of everything solid in a drawing: actors and the circles of camps."""
    page.set_content(drawing)
    found: list[list[float]] = page.evaluate(
        """() => [...document.querySelectorAll("svg svg circle, svg svg polygon")]
            .filter((shape) => shape.getAttribute("stroke-dasharray") === "3 3"
                || (shape.getAttribute("stroke") && shape.getAttribute("fill") !== "none"))
            .map((shape) => shape.getBBox())
            .map(({ x, y, width, height }) => [x, y, x + width, y + height])"""
    )
    return found


def test_nobody_hides_behind_anybody(open_map: Open, chromium: Any) -> None:
    """Actors of the same place and size, as mined data has them, stand side by side."""
    base = crowd(300, 600)
    alike = tuple(replace(p, influence=1.0) for p in base.actors)
    place = dict.fromkeys(base.layouts["stress"], (0.4, 0.6))
    heap = replace(base, actors=alike, layouts={**base.layouts, "stress": place})
    seen = open_map(page_of(heap))
    page = chromium.new_page()
    found = shapes(page, seen.drawing())
    page.close()
    solid = [box for box in found if box[2] - box[0] > 15]  # not the marks inside the circles
    assert len(solid) == 42
    round_ = [((left + r) / 2, (t + b) / 2, (r - left) / 2) for left, t, r, b in solid]
    over = [
        (a, b)
        for a, b in combinations(round_, 2)
        if math.hypot(a[0] - b[0], a[1] - b[1]) < a[2] + b[2]
    ]
    assert over == []


def test_the_grid_names_everybody_shown(open_map: Open, thousands: Report) -> None:
    drawing = open_map(page_of(thousands), "layout=camps").drawing()
    assert [n for n in range(40) if f">Actor a{n:05}<" not in drawing] == []
    assert ">Camp 1: Side 1 (1,334)<" in drawing  # 2,000 less the 666 from 2 on in steps of three


def test_ties_into_circles_stand_back(open_map: Open) -> None:
    drawing = open_map(page_of(crowd(300, 3000))).drawing()
    strengths = {float(alpha) for alpha in re.findall(r'<path [^>]*opacity="([\d.]+)"', drawing)}
    assert min(strengths) < 0.5 * max(strengths)


def test_an_actor_inside_a_circle_is_found_and_shown(open_map: Open, thousands: Report) -> None:
    seen = open_map(page_of(thousands))
    seen.page.fill("#search", "Actor a01999")
    seen.page.press("#search", "Enter")
    seen.page.wait_for_selector("#panel h2")
    assert "1,959 actors stand" in seen.text("#counts")
    assert "Actor a01999" in seen.drawing()


def test_the_table_holds_all_a_page_at_a_time(open_map: Open, thousands: Report) -> None:
    seen = open_map(page_of(thousands), "table=1")
    rows = seen.page.locator("#actors-table tbody tr")
    assert rows.count() == 100
    seen.page.click("#table button:has-text('Show 1,900 more')")
    assert rows.count() == 200


@pytest.mark.parametrize("actors", [300, 1000])
@pytest.mark.parametrize("opened", ["", "open=1,2"])
def test_who_decides_is_shown_on_top_and_named(open_map: Open, actors: int, opened: str) -> None:
    """Also far down the ranking, and where many more stand at the same place."""
    base = crowd(actors, 2 * actors)
    chief = f"a{actors - 10:05}"
    dataset = replace(base.dataset, issues=(Issue("z", "Yes?", decided_by=(chief,)),))
    stress = base.layouts["stress"] | dict.fromkeys(
        (f"a{n:05}" for n in range(9)), base.layouts["stress"][chief]
    )
    report = replace(base, dataset=dataset, issue="z", layouts={**base.layouts, "stress": stress})
    drawing = open_map(page_of(report), opened).drawing()
    assert f"{chief}<" in drawing  # maybe in a line of its own
    picture = drawing[: drawing.index("</svg>")]
    drawn = re.findall(r"<(?:circle|polygon) [^>]*>", picture)
    assert 'fill="none"' in drawn[-1] and 'stroke-width="2"' in drawn[-1]  # the ring


@pytest.mark.slow
def test_ten_thousand_actors_open_and_answer(open_map: Open) -> None:
    page = page_of(crowd(10_000, 30_000))
    assert len(page) <= 12_000_000
    seen = open_map(page)

    def act(hash_: str) -> Any:
        return seen.page.evaluate(
            """async (words) => {
                const began = performance.now();
                const heard = new Promise((done) => addEventListener("hashchange", done, { once: true }));
                location.hash = words;
                await heard;
                await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
                return performance.now() - began;
            }""",
            hash_,
        )

    assert act("select=actor:a00005") < 5000
    assert act("signs=-1") < 5000
