"""What a deck tells: at most eight slides, each with something of its own, then an appendix."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from harbour import crowd, language

from graphkit.findings import Column, Report, Section, Table
from graphkit.language import Language, Name, text
from graphkit.pictures import Move
from graphkit.renderers.slides.powerpoint import render
from graphkit.renderers.slides.story import APPENDIX, STORY, Page, pages
from graphkit.renderers.slides.story.cast import cast

SAY = Language("en", {}).say


def ids(report: Report, part: Any = STORY) -> list[str]:
    return [page.id for page in pages(report) if page.part == part]


def page_of(report: Report, name: str) -> Page:
    return next(page for page in pages(report) if page.id == name)


def moved(report: Report, *actors: str) -> Report:
    moves = (Move(actor, "turbines", -0.4, 0.6, date(2026, 1, 3), None) for actor in actors)
    return replace(report, moves=tuple(moves))


def rows(count: int) -> Table:
    return Table((Column("a", text("A")),), tuple((f"row {n}",) for n in range(count)))


def test_the_story_comes_first_and_is_short(harbour: Report) -> None:
    told = pages(harbour)
    assert [page.part for page in told] == sorted(
        (page.part for page in told), key=[STORY, APPENDIX].index
    )
    assert 2 <= len(ids(harbour)) <= 8
    assert ids(harbour)[0] == "answer"


def test_no_two_slides_show_the_same(harbour: Report) -> None:
    given = moved(harbour, "mayor", "windco", "fishers")
    told = pages(given)
    figures = [page.figure for page in told if page.figure]
    assert len(figures) == len(set(figures))
    names, titles = [page.id for page in told], [SAY(page.title) for page in told]
    assert len(names) == len(set(names)) and len(titles) == len(set(titles))


def test_few_moves_are_told_on_the_first_slide_many_on_their_own(harbour: Report) -> None:
    few, many = moved(harbour, "mayor"), moved(harbour, "mayor", "windco", "fishers")
    assert "changes" not in ids(few) and "changes" in ids(many)
    for given, there in ((few, True), (many, False)):
        labels = [SAY(support.label) for support in page_of(given, "answer").supports]
        assert ("What changed" in labels) == there


def test_camps_are_led_by_nobody_where_all_weigh_alike(blackwell: Report) -> None:
    assert "led by" in SAY(page_of(blackwell, "map").title)
    alike = tuple(replace(actor, influence=0.0) for actor in blackwell.actors)
    page = page_of(replace(blackwell, actors=alike), "map")
    assert not [title for title in (page.title, *page.shorter) if "led by" in SAY(title)]


def test_after_an_earlier_day_what_changed_leads(harbour: Report) -> None:
    settings = replace(harbour.settings, since=date(2026, 1, 2))
    given = replace(moved(harbour, "mayor"), settings=settings)
    assert ids(given)[:2] == ["changes", "answer"]


@pytest.mark.parametrize(("pivots", "persuade", "told"), [
    (4, 5, ["pivots", "persuade"]), (1, 5, ["persuade"]), (4, 1, ["pivots"]), (2, 2, ["turn"]),
])  # fmt: skip
def test_who_can_turn_it_and_whom_to_talk_to(
    harbour: Report, pivots: int, persuade: int, told: list[str]
) -> None:
    """Two slides where both have enough to show, one where neither has."""
    sections = (
        Section("pivots", text("Who could turn it"), (text("One alone."),), rows(pivots)),
        Section("persuade", text("Whom to talk to"), (text("Start with one."),), rows(persuade)),
    )
    given = replace(harbour, sections=(*harbour.sections, *sections))
    assert [name for name in ids(given) if name in ("pivots", "persuade", "turn")] == told


def test_where_votes_decide_nobody_is_moved_part_of_the_way(harbour: Report) -> None:
    """The one page names nobody to talk to; neither does the deck."""
    persuade = Section("persuade", text("Whom to talk to"), (text("Start."),), rows(5))
    page = (Section("answer", text("The answer"), lead=(text("It passes."),)),)
    given = replace(harbour, sections=(*harbour.sections, persuade))
    assert "persuade" in ids(given)
    assert "persuade" not in ids(replace(given, page=page))


def test_the_first_slide_says_who_decides_what_to_expect_and_how_far_to_trust_it(
    harbour: Report,
) -> None:
    deciding, expected = text("{actor} decides.", actor=Name("council")), text("It falls.")
    trusted = (text("Seldom."), text("9 claims."))
    page = (
        Section("answer", text("The answer"), lead=(text("It leads."), deciding, expected)),
        Section("trust", text("How far to trust it"), lead=trusted),
    )
    given = replace(harbour, page=page, deciding=(deciding,), moves=())
    told = [(SAY(s.label), s.said) for s in page_of(given, "answer").supports]
    assert told == [
        ("Who decides", (deciding,)),
        ("What to expect", (expected,)),
        ("How far to trust it", trusted[:1]),
    ]
    assert page_of(given, "trust").title == trusted[0]


def test_errors_are_compared_on_the_same_decided_issues(harbour: Report) -> None:
    """The decision path was tried on 5 of 9: its error is no number beside the others'."""
    columns = (Column("model", text("Model")), Column("cases", text("Cases")),
               Column("error", text("Error"), ".2f"))  # fmt: skip
    found = [("Compromise", 9, 0.6), ("Plain mean", 9, 0.57), ("Median", 9, 0.7), ("Path", 5, 0.1)]
    scores = Section("scores", text("Scores"), table=Table(columns, tuple(found)))
    page = (Section("trust", text("Trust"), lead=(text("One."), text("Two."))),)
    given = replace(harbour, page=page, sections=(*harbour.sections, scores))
    table = page_of(given, "trust").table
    assert table is not None
    assert table.rows == (("Plain mean", 0.57), ("Compromise", 0.6), ("Median", 0.7))


def test_25_of_a_crowd_are_drawn_its_deciders_and_leaders_among_them() -> None:
    given = crowd(80, 120)
    chosen = cast(given)
    assert len(chosen) == 25
    for camp in given.camps[:3]:
        assert camp.members[0] in chosen
    assert cast(crowd(25, 30)) == ()


def test_the_vote_is_a_chart_with_its_datasheet(harbour: Report) -> None:
    """5 for, 9 against, 1 abstains, 1 is away; and by party. Twelve or fewer vote: the stance
    is shown; more: the vote."""
    from pptx import Presentation

    def with_heads(**heads: int) -> Report:
        path = harbour.finding("decision_path")
        assert path is not None and path.result is not None
        summary = {**path.summary, **{f"{part}_count": count for part, count in heads.items()}}
        voted = replace(path, result=replace(path.result, summary=summary))
        return replace(harbour, findings=tuple(voted if f is path else f for f in harbour.findings))

    given = with_heads(yes=5, no=9, abstain=1, absent=1)
    assert "votes" in ids(given) and "votes" not in ids(with_heads(yes=3, no=8, abstain=1))
    deck = Presentation(io.BytesIO(render(given, language=language("en", given))))
    slide = next(s for s in deck.slides if "fails 5 to 9" in s.shapes.title.text_frame.text)
    (chart,) = (shape.chart for shape in slide.shapes if shape.has_chart)
    assert next(iter(chart.plots[0].categories)) == "All"
    found = {series.name: next(iter(series.values)) for series in chart.plots[0].series}
    assert found == {"for": 5.0, "against": 9.0, "abstains": 1.0, "not known": 1.0}
    assert chart.chart_title.text_frame.text == "Votes; 8 are needed"
