"""Of very many actors a page holds the first, and says so; what it says of all stays true."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from map_case import content_of, page_of
from opened_map import Open
from test_map_large import crowd

from graphkit.findings import Report
from graphkit.pictures import CurrentStance
from graphkit.renderers.map import room
from graphkit.renderers.map.room import with_room
from graphkit.rows import Issue

# Six actors in order; a tie's later end decides when the page has room for it.
PAIRS = [(0, 1), (0, 2), (1, 2), (2, 4), (3, 5), (0, 5)]


def small() -> Report:
    report = crowd(6, 6)
    ids = [actor.id for actor in report.actors]
    links = [
        replace(link, source=ids[one], target=ids[other])
        for link, (one, other) in zip(report.links, PAIRS, strict=True)
    ]
    return replace(report, links=tuple(links))


@pytest.mark.parametrize(
    ("actors", "ties", "held"),
    [(6, 6, 6), (4, 6, 4), (6, 5, 5), (6, 4, 5), (6, 3, 4), (6, 2, 2), (9, 9, 6)],
)
def test_as_many_as_there_is_room_for(
    monkeypatch: pytest.MonkeyPatch, actors: int, ties: int, held: int
) -> None:
    """By hand: the later ends are 1, 2, 2, 4, 5, 5, so three ties leave room for four actors."""
    monkeypatch.setattr(room, "ACTORS", actors)
    monkeypatch.setattr(room, "TIES", ties)
    assert len(with_room(small()).actors) == held


def test_counts_are_of_all_and_rows_of_those_held(monkeypatch: pytest.MonkeyPatch) -> None:
    report = crowd(30, 60)
    held = tuple(
        CurrentStance(actor.id, "sale", 1.0 if n % 3 else -1.0, "")
        for n, actor in enumerate(report.actors)
    )
    data = replace(report.dataset, issues=(Issue("sale", "?"),))
    monkeypatch.setattr(room, "ACTORS", 10)
    content: dict[str, Any] = content_of(page_of(replace(report, current=held, dataset=data)))
    assert (content["everyone"], len(content["actors"]["rows"])) == (30, 10)
    assert content["counts"] == [[10, 0, 20]]
    numbers = content["links"]["keys"].index("from"), content["links"]["keys"].index("to")
    ends = {row[at] for row in content["links"]["rows"] for at in numbers}
    assert ends <= set(range(10))
    names = {actor.id for actor in report.actors[:10]}
    between = [x for x in report.links if {x.source, x.target} <= names]
    assert len(content["links"]["rows"]) == len(between)


@pytest.mark.browser
def test_the_page_says_how_many_it_holds(open_map: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "ACTORS", 60)
    seen = open_map(page_of(crowd(90, 120)))
    assert "This page holds the first 60 of 90 actors" in seen.text("#counts")
