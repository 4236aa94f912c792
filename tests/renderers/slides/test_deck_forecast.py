"""The forecast's slide: what stands beside the bars and above the scale covers nothing."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import Any

from harbour import language, report
from hypothesis import given
from hypothesis import strategies as st
from pptx import Presentation

from graphkit.findings import Section
from graphkit.language import text
from graphkit.renderers.slides.powerpoint import forecast

SCALE = (100.0, 500.0)
options = st.lists(
    st.tuples(st.floats(*SCALE), st.floats(5, 130)),
    min_size=1,
    max_size=7,
    unique_by=lambda o: o[0],
).map(sorted)


@given(options)
def test_no_pole_crosses_words_and_no_words_each_other(drawn: list[tuple[float, float]]) -> None:
    poles, wides = [pole for pole, _ in drawn], [wide for _, wide in drawn]
    flags = forecast._flags(poles, wides, SCALE[1] + 20)
    tiers = forecast._tiers(flags)
    assert [flag.pole for flag in flags] == poles
    assert min(tiers) == 0
    for one, other in combinations(range(len(flags)), 2):
        a, b = flags[one], flags[other]
        if tiers[one] == tiers[other]:
            assert a.right <= b.left or b.right <= a.left
        high, low = (a, b) if tiers[one] < tiers[other] else (b, a)
        assert not low.left < high.pole < low.right or tiers[one] == tiers[other]


def test_numbers_stand_in_a_column_past_the_scale() -> None:
    """The compromise is at -.12 with a bar from -.4 to .1: its number stands at neither end."""
    slide = forecast_slide()
    mark = next(s for s in slide.shapes if s.name.startswith("Oval"))
    bar = next(s for s in slide.shapes if "90% range from" in alt(s))
    number = next(s for s in slide.shapes if s.has_text_frame and s.text_frame.text == "−0.12")
    assert bar.left < mark.left < bar.left + bar.width
    decided = next(s for s in slide.shapes if s.has_text_frame and s.text_frame.text == "−0.6")
    assert abs(number.left + number.width - decided.left - decided.width) < 20_000  # EMU: 1.6 pt
    ticks = [s for s in slide.shapes if alt(s).startswith("position ")]
    assert number.left > max(s.left for s in ticks)
    assert alt(bar) == "Compromise: 90% range from −0.40 to +0.10"
    assert any(s.has_text_frame and s.text_frame.text == "bar: 90% range" for s in slide.shapes)


def test_bars_are_explained_only_where_there_are_some() -> None:
    found, *_ = report().findings
    assert found.result is not None
    bare = {"outcome": -0.12, "outcome_unit": -0.12}
    plain = replace(found, result=replace(found.result, summary=bare))
    slide = forecast_slide(findings=(plain,))
    assert not any("90%" in alt(shape) for shape in slide.shapes)


def forecast_slide(**changes: Any) -> Any:
    import io

    from graphkit.renderers.slides.powerpoint import render

    said = text("Averaging of positions expects opposition.")
    told = Section("forecast", text("What will happen"), lead=(said,))
    given = replace(report(), **{"sections": (*report().sections, told), **changes})
    deck = Presentation(io.BytesIO(render(given, language=language("en", given))))
    return next(s for s in deck.slides if "expects" in s.shapes.title.text_frame.text)


def alt(shape: Any) -> str:
    return str(shape._element.xpath(".//p:cNvPr")[0].get("descr", ""))
