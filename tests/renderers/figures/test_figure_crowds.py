"""Pictures of more actors than a page can hold draw the first, and say so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graphkit.dataset import Actor, Dataset, Tie
from graphkit.findings import Report, Settings
from graphkit.language import Language, text
from graphkit.pictures import ActorProfile, Camp, Link
from graphkit.renderers.figures import camps, network
from graphkit.renderers.figures.draw import draw

CROWD = network.MOST + 200


def crowd(actors: int) -> Report:
    """Actors in a row of falling influence, each tied to the next, in one camp."""
    ids = [f"a{n:04}" for n in range(actors)]
    ties = tuple(Tie(f"t{n}", ids[n], ids[n + 1], 1) for n in range(actors - 1))
    return Report(
        dataset=Dataset("crowd", actors=tuple(Actor(id, id) for id in ids), ties=ties),
        settings=Settings(),
        as_of=None,
        issue=None,
        sha256="0" * 64,
        headline=(),
        sections=(),
        findings=(),
        actors=tuple(ActorProfile(id, 1, 1 / (n + 1), n + 1) for n, id in enumerate(ids)),
        camps=(Camp(1, text("All"), tuple(ids)),),
        links=tuple(
            Link(
                tie.source_actor,
                tie.target_actor,
                1,
                1.0,
                directed=True,
                wedge=False,
                claims=(tie.id,),
                support=1.0,
                oppose=0.0,
            )
            for tie in ties
        ),
        layouts={"stress": {id: (n % 40 / 40, n // 40 / 40) for n, id in enumerate(ids)}},
    )


@pytest.fixture(scope="module")
def many() -> Report:
    return crowd(CROWD)


def svg(report: Report, kind: str) -> str:
    return draw(report, language=Language("en"), kind=kind).content.decode()


@pytest.mark.slow
def test_the_first_are_drawn_and_the_rest_counted(many: Report) -> None:
    drawn = svg(many, "network")
    said = f"Drawn are the {network.FIRST} of {CROWD:,} actors with the most influence"
    assert said in drawn
    last, next_one = f"a{network.FIRST - 1:04}", f"a{network.FIRST:04}"
    assert last in drawn
    assert next_one not in drawn


@pytest.mark.slow
def test_of_a_thousand_all_are_drawn() -> None:
    drawn = svg(crowd(network.MOST), "network")
    assert "Drawn are" not in drawn
    assert f"a{network.MOST - 1:04}" in drawn


def test_a_camp_of_hundreds_is_one_disc(many: Report) -> None:
    few = many.camps[0].members[: camps.MARKED]
    small = replace(many, camps=(Camp(1, text("All"), few),))
    assert svg(small, "camps").count("a0599") >= 1
    assert "a0599" not in svg(many, "camps")
