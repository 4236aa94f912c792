"""A pair that some claims call supporting and others opposing is contested in whatever is shown."""

from __future__ import annotations

from datetime import date

import pytest

from graphkit.analysis.analyse import analyse
from graphkit.analysis.changes import Changes
from graphkit.analysis.run import Run
from graphkit.dataset import Actor, Dataset, Tie
from graphkit.findings import Report, Settings
from graphkit.pictures import Link
from graphkit.renderers.figures.camps import ties_between
from graphkit.renderers.figures.legend import tie_entries

CLAIMS = (
    Tie("t1", "a", "b", 1, strength=0.4, since=date(2025, 1, 1)),
    Tie("t2", "a", "b", -1, strength=0.7, since=date(2025, 2, 1)),
    Tie("t3", "a", "b", 1, strength=0.9, since=date(2025, 3, 1)),
    Tie("t4", "b", "c", 1, strength=0.5),
    Tie("t5", "c", "d", 0, strength=0.5),
    Tie("t6", "d", "e", 0, strength=0.2),
    Tie("t7", "d", "e", -1, strength=0.3),
)


def town(*claims: Tie) -> Dataset:
    return Dataset("town", actors=tuple(Actor(a, a.upper()) for a in "abcde"), ties=claims)


@pytest.fixture(scope="module")
def report() -> Report:
    return analyse(town(*CLAIMS), Settings(replicates=0))


def link(report: Report, source: str, target: str) -> Link:
    return next(li for li in report.links if (li.source, li.target) == (source, target))


def test_links_have_both_sides_strengths_and_claims(report: Report) -> None:
    contested = link(report, "a", "b")
    assert (contested.state, contested.sign, contested.wedge) == ("contested", 0, False)
    assert (contested.support, contested.oppose, contested.strength) == (0.9, 0.7, 0.9)
    assert contested.claims == ("t3", "t1", "t2")  # what states the strength first
    assert [link(report, *ends).state for ends in ("bc", "cd", "de")] == [
        "support",
        "neutral",
        "oppose",  # dealings beside it change nothing
    ]


def test_the_report_says_so(report: Report) -> None:
    said = str
    section = report.section("contested")
    assert section is not None and section.table is not None
    (row,) = section.table.rows
    assert [*map(str, row[2:4]), said(row[4]), said(row[5])] == ["0.9", "0.7", "t3 and t1", "t2"]
    assert "1 tie is contested" in " ".join(map(said, report.headline))
    assert "All 2 signed ties fit this" in " ".join(map(said, report.headline))


def test_nothing_is_said_where_nothing_is_contested() -> None:
    plain = analyse(town(*CLAIMS[2:]), Settings(replicates=0))
    assert plain.section("contested") is None
    assert "contested" not in " ".join(map(str, plain.headline))
    assert "contested" not in [entry.mark for entry in tie_entries(plain)]


def test_pictures_explain_and_count_it(report: Report) -> None:
    assert [entry.mark for entry in tie_entries(report)][:4] == [
        "support",
        "oppose",
        "contested",
        "neither",
    ]
    camp = {actor.id: actor.camp for actor in report.actors}
    assert camp["a"] is None  # nothing places it
    assert sum(ties_between(report).values()) == 2  # b - c and d - e: a is in no camp


def test_undirected_claims_of_both_signs_are_one_line() -> None:
    rows = (Tie("1", "a", "b", 1, directed=False), Tie("2", "b", "a", -1, directed=False))
    mixed = (*rows, Tie("3", "b", "c", 1))
    for claims in (rows, mixed):
        links = analyse(town(*claims), Settings(replicates=0)).links
        both = [li for li in links if {li.source, li.target} == {"a", "b"}]
        assert [(li.state, li.directed) for li in both] == [("contested", False)]


def test_a_tie_that_becomes_contested_has_changed() -> None:
    runs = [
        Run(town(*CLAIMS), Settings(as_of=date(2025, month, 15), replicates=0)) for month in (1, 2)
    ]
    (turned,) = Changes(*runs).ties
    assert turned.before is not None and turned.after is not None
    assert (turned.before.state, turned.after.state) == ("support", "contested")
