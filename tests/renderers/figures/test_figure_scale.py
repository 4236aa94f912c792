"""Figures of an issue on a scale of its own: every number and mark is a place on it."""

from __future__ import annotations

from xml.etree import ElementTree

import own_scale
import pytest

from graphkit.language import Language
from graphkit.renderers.figures import kinds
from graphkit.renderers.figures.draw import alt_text, draw

EN = Language("en", {"alpha": "Alpha", "beta": "Beta", "years": "Delay"})
SVG = "{http://www.w3.org/2000/svg}"
MARKS = ["4", "5", "6", "7", "8", "9", "10"]


def words(picture: bytes) -> list[str]:
    root = ElementTree.fromstring(picture)
    return ["".join(element.itertext()).strip() for element in root.iter(f"{SVG}text")]


@pytest.mark.parametrize("kind", ["stance", "forecast"])
@pytest.mark.parametrize("turned", [False, True])
def test_the_axis_has_the_scales_own_marks_and_no_others(kind: str, turned: bool) -> None:
    report = own_scale.report(*((10, 4) if turned else (4, 10)))
    picture = draw(report, language=EN, kind=kind)
    said = words(picture.content)
    marks = [word for word in said if word in MARKS]
    assert marks == (MARKS[::-1] if turned else MARKS)
    assert "as late as can be" in said
    everything = " ".join((*said, picture.alt))
    assert not any(word in everything for word in ("oppose", "support", "+", "−"))


def test_sides_are_those_of_the_middle() -> None:
    said = EN.say(kinds["stance"].headline(own_scale.report()))
    assert said == "1 of 2 actors with a stance is above 7.00, 1 below it: Delay"
    alt = alt_text(own_scale.report(), "stance", language=EN)
    assert "on a scale from 4 to 10" in alt and "Alpha at 5.0 and Beta at 9.0" in alt


def test_forecasts_and_the_decision_are_places() -> None:
    """Compromise 5.8, median and decision path 5; challenge between. -0.5 is 4 + 0.5 x 3."""
    report = own_scale.report()
    alt = alt_text(report, "forecast", language=EN)
    assert "On record: 5.5" in alt
    assert "Compromise: 5.80, Median voter: 5.00, Decision path: 5.00" in alt


def test_turned_round_the_same_positions_are_the_mirrored_places() -> None:
    alt = alt_text(own_scale.report(10, 4), "forecast", language=EN)
    assert "Compromise: 8.20, Median voter: 9.00, Decision path: 9.00" in alt  # 14 - 5.8, 14 - 5
    said = alt_text(own_scale.report(10, 4), "timeline", language=EN)
    assert "Alpha crossed the middle of Delay (7.00)" in said and "Alpha 6.0 → 9.0" in said


def test_the_timeline_says_what_above_and_below_the_line_is() -> None:
    picture = draw(own_scale.report(10, 4), language=EN, kind="timeline")
    said = words(picture.content)
    assert {"less than 7.00", "more than 7.00"} <= set(said)
    assert "Above its row's line an actor wants less than 7.00" in " ".join(said)
