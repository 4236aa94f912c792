"""No words on top of each other, none beyond the paper's edge."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from harbour import crowd, language
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.findings import Report
from graphkit.renderers.figures import draw as drawing
from graphkit.renderers.figures import kinds
from graphkit.renderers.figures.dodge import dodge, spread
from graphkit.renderers.figures.labels import Anchor, lead, place
from graphkit.renderers.figures.options import SIZES, FigureOptions
from graphkit.renderers.figures.theme import Theme

LESS = ("4:3", "square", "wide")


def boxes(report: Report, kind: str, code: str, size: str) -> list[tuple[str, object]]:
    """What each piece of text really takes, as the drawing library draws it."""
    import matplotlib
    from matplotlib.text import Text

    with matplotlib.rc_context(drawing._SETTINGS), drawing.quiet():
        options = FigureOptions(size=size)
        sheet = drawing.composed(
            report, kinds[kind], language=language(code, report), options=options, theme=Theme()
        )
        figure = drawing._drawn(sheet, transparent=False, faces_known=False)
        renderer = figure.canvas.get_renderer()
        return [
            (item.get_text(), item.get_window_extent(renderer))
            for item in figure.findobj(Text)
            if item.get_text()
        ]


def overlapping(found: list[tuple[str, object]]) -> list[tuple[str, str]]:
    """Pairs whose ink overlaps: extents less the room above and below the letters."""
    pairs = []
    for (one, a), (other, b) in combinations(found, 2):
        wide = min(a.x1, b.x1) - max(a.x0, b.x0)
        high = min(a.y1, b.y1) - max(a.y0, b.y0)
        if wide > 1.0 and high > 0.3 * min(a.height, b.height):
            pairs.append((one, other))
    return pairs


def outside(found: list[tuple[str, object]], size: str) -> list[str]:
    page = SIZES[size]
    return [
        words for words, box in found
        if box.x0 < -0.5 or box.y0 < -0.5 or box.x1 > page.width + 0.5 or box.y1 > page.height + 0.5
    ]  # fmt: skip


ROOMS = [
    pytest.param(size, code, marks=pytest.mark.slow if code == "ja" and size in LESS else ())
    for size in SIZES
    for code in ("en", "ja")
]


@pytest.mark.parametrize(("size", "code"), ROOMS)
@pytest.mark.parametrize("kind", list(kinds))
def test_no_words_collide_on_a_small_case(harbour: Report, kind: str, code: str, size: str) -> None:
    found = boxes(harbour, kind, code, size)
    assert overlapping(found) == []
    assert outside(found, size) == []


@pytest.mark.slow
@pytest.mark.parametrize("code", ["en", "ja"])
@pytest.mark.parametrize("kind", sorted(set(kinds) - {"influence_dependence"}))
def test_no_words_collide_on_the_reference_data(blackwell: Report, kind: str, code: str) -> None:
    found = boxes(blackwell, kind, code, "16:9")
    assert overlapping(found) == []
    assert outside(found, "16:9") == []


@pytest.mark.parametrize("size", ["column", "4:3"])
def test_who_decides_lies_on_no_other_name_in_little_room(blackwell: Report, size: str) -> None:
    """Whoever is always named comes before those who would only be named larger."""
    assert overlapping(boxes(blackwell, "stance", "en", size)) == []


@pytest.mark.slow
def test_a_crowd_is_drawn_without_collisions() -> None:
    found = boxes(crowd(300, 600), "network", "en", "16:9")
    assert overlapping(found) == []


def test_in_a_crowd_the_leading_names_are_to_be_read_from_afar(blackwell: Report) -> None:
    """Larger where there is room; who has none is named as small as the rest."""
    found = boxes(blackwell, "network", "ja", "16:9")
    high = {words: box.height for words, box in found}  # type: ignore[attr-defined]
    names = language("ja", blackwell).names
    order = [high.get(names[actor.id]) for actor in blackwell.actors]
    leading, others = (list(filter(None, part)) for part in (order[:30], order[30:]))
    assert len(leading) >= 25 and others
    assert sum(value > 1.3 * max(others) for value in leading) >= 20


def test_a_label_without_room_is_written_smaller() -> None:
    crowded = Anchor(50, 50, 5, 300, 10, smaller=(40, 8))
    (spot,) = place([crowded], (0, 0, 200, 100), letter=10)
    assert spot is not None and spot.small and spot.x + 40 <= 200
    (spot,) = place([Anchor(50, 50, 5, 60, 10, smaller=(40, 8))], (0, 0, 200, 100), letter=10)
    assert spot is not None and not spot.small


def test_who_leads_gives_way_where_more_then_keep_their_size() -> None:
    """On a page a line high, right of the first mark is left of the second, at the right edge;
    the first has room at its left, too."""
    one, other = Anchor(100, 50, 5, 40, 10, (20, 5)), Anchor(170, 50, 5, 44, 10, (20, 5))
    page = (50.0, 44.5, 180.0, 55.5)
    first, second = place([one, other], page, letter=10)
    assert first is not None and not first.small and (second is None or second.small)
    first, second = place([one, other], page, letter=10, leading=2)
    assert first is not None and second is not None and not first.small and not second.small


anchors = st.lists(
    st.builds(
        Anchor,
        x=st.floats(0, 400), y=st.floats(0, 300), radius=st.floats(1, 12),
        width=st.floats(5, 90), height=st.floats(6, 24),
    ),
    max_size=25,
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(anchors, st.floats(4, 14))
def test_labels_never_cover_anything(marks: list[Anchor], letter: float) -> None:
    frame = (-20.0, -20.0, 420.0, 320.0)
    taken = np.array([[100.0, 100.0, 160.0, 130.0]])
    spots = place(marks, frame, letter=letter, obstacles=taken)
    labels = [
        (spot.x, spot.y, spot.x + a.width, spot.y + a.height)
        for a, spot in zip(marks, spots, strict=True) if spot is not None
    ]  # fmt: skip
    solid = [(a.x - a.radius, a.y - a.radius, a.x + a.radius, a.y + a.radius) for a in marks]
    for label in labels:
        assert frame[0] <= label[0] and frame[1] <= label[1]
        assert label[2] <= frame[2] and label[3] <= frame[3]
        assert not any(covers(label, other) for other in (*solid, tuple(taken[0])))
    assert not any(covers(a, b) for a, b in combinations(labels, 2))


@settings(max_examples=60, deadline=None)
@given(anchors, st.floats(4, 14))
def test_no_label_can_be_read_as_that_of_another_mark(marks: list[Anchor], letter: float) -> None:
    """It touches its own and is nearer to it than to any other, or a line leads to it alone."""
    spots = place(marks, (-20.0, -20.0, 420.0, 320.0), letter=letter)
    placed = [(a, spot) for a, spot in zip(marks, spots, strict=True) if spot is not None]
    boxes = {id(a): (s.x, s.y, s.x + a.width, s.y + a.height) for a, s in placed}
    for anchor, spot in placed:
        others = [m for m in marks if np.hypot(m.x - anchor.x, m.y - anchor.y) > 1e-6]
        nearest = min((gap(boxes[id(anchor)], m) for m in others), default=np.inf)
        if not spot.led:
            assert gap(boxes[id(anchor)], anchor) < min(nearest, 5 + 0.42 * anchor.radius)
            continue
        assert nearest > 0.7 * letter
        end = np.array(lead(anchor, spot))
        for share in np.linspace(0, 1, 40):
            x, y = end + share * (np.array([anchor.x, anchor.y]) - end)
            assert all(np.hypot(m.x - x, m.y - y) > m.radius for m in others)


def gap(box: tuple[float, ...], mark: Anchor) -> float:
    x, y = np.clip(mark.x, box[0], box[2]), np.clip(mark.y, box[1], box[3])
    return float(np.hypot(mark.x - x, mark.y - y)) - mark.radius


def test_one_who_must_be_named_is_named_in_any_crowd() -> None:
    crowded = [Anchor(x, y, 6, 60, 10) for x in range(0, 400, 15) for y in range(0, 300, 15)]
    chosen = Anchor(203, 148, 6, 60, 10, always=True)
    spots = place([chosen, *crowded], (0, 0, 400, 300), letter=10)
    assert spots[0] is not None
    assert place([replace(chosen, always=False), *crowded], (0, 0, 400, 300), letter=10)[0] is None


def covers(a: tuple[float, ...], b: tuple[float, ...]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def test_a_lone_label_stands_to_the_right() -> None:
    (spot,) = place([Anchor(50, 50, 5, 30, 10)], (0, 0, 200, 100), letter=10)
    assert spot is not None and not spot.led
    assert spot.x > 55 and spot.y == pytest.approx(45)


def test_a_label_without_room_is_left_out() -> None:
    assert place([Anchor(50, 50, 5, 300, 10)], (0, 0, 200, 100), letter=10) == [None]


def test_marks_at_one_point_part_and_stay_inside() -> None:
    radii = np.full(6, 5.0)
    frame = (0.0, 0.0, 100.0, 100.0)
    placed = spread(np.full((6, 2), 50.0), radii, frame)
    for a, b in combinations(placed, 2):
        assert np.hypot(*(a - b)) >= 10 - 0.5
    assert (placed >= 5).all() and (placed <= 95).all()


def test_marks_that_lie_apart_stay_where_they_are() -> None:
    centres = np.array([[10.0, 10.0], [80.0, 80.0]])
    assert np.abs(spread(centres, np.array([5.0, 5.0]), (0, 0, 100, 100)) - centres).max() < 0.01


points = st.lists(
    st.tuples(st.floats(0, 100), st.floats(0, 100), st.floats(1, 12)), min_size=1, max_size=40
)


@settings(max_examples=60, deadline=None)
@given(points)
def test_marks_of_values_move_by_their_width_at_most(marks: list[tuple[float, ...]]) -> None:
    true, radii = np.array(marks)[:, :2], np.array(marks)[:, 2]
    placed = dodge(true, radii, (0.0, 0.0, 100.0, 100.0))
    assert (np.hypot(*(placed - true).T) <= 2 * radii + 1e-6).all()
    assert (placed >= -1e-9).all() and (placed <= 100 + 1e-9).all()


def test_marks_at_one_value_are_seen_side_by_side() -> None:
    placed = dodge(np.full((2, 2), 50.0), np.full(2, 5.0), (0, 0, 100, 100))
    assert np.hypot(*(placed[0] - placed[1])) >= 10 - 0.5
