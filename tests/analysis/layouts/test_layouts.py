"""Layouts: deterministic, calm under change, true where they claim to be."""

from __future__ import annotations

import random
import time
from dataclasses import replace

import numpy as np
import pytest

from graphkit.analysis.layouts import NO_POSITION_X, layouts, position_x
from graphkit.pictures import ActorProfile, Layout, Link


def link(one: str, other: str, sign: int = 1, strength: float = 1.0) -> Link:
    return Link(one, other, sign, strength, True, False, ())


def two_camps(size: int, seed: int = 1) -> tuple[list[ActorProfile], list[Link]]:
    """Camp 1 opposes, camp 2 supports; support inside each, opposition across."""
    chance = random.Random(seed)
    actors = [
        ActorProfile(
            id=f"a{n:04}",
            camp=1 + n % 2,
            influence=1 / (1 + n),
            rank=n + 1,
            position=(-0.8 if n % 2 == 0 else 0.7) if n % 3 else None,
        )
        for n in range(size)
    ]
    links = []
    for n in range(2 * size):
        one, other = chance.sample(actors, 2)
        links.append(link(one.id, other.id, 1 if one.camp == other.camp else -1, 0.1 + n % 7))
    return actors, links


def distance(layout: Layout, one: str, other: str) -> float:
    return float(np.hypot(*np.subtract(layout[one], layout[other])))


@pytest.mark.parametrize("size", [0, 1, 2, 3, 40, 700])
def test_everybody_has_a_place_in_the_unit_square(size: int) -> None:
    actors, links = two_camps(size) if size > 1 else (two_camps(2)[0][:size], [])
    for name, layout in layouts(actors, links, seed=0).items():
        assert set(layout) == {actor.id for actor in actors}, name
        places = np.array(list(layout.values())).reshape(-1, 2)
        assert np.isfinite(places).all() and (places >= 0).all() and (places <= 1).all()


@pytest.mark.parametrize("size", [30, 700])
def test_the_order_of_rows_changes_nothing(size: int) -> None:
    actors, links = two_camps(size)
    assert layouts(actors, links, seed=0) == layouts(actors[::-1], links[::-1], seed=0)


def test_another_seed_starts_elsewhere() -> None:
    actors, links = two_camps(30)
    one, other = (layouts(actors, links, seed=seed)["stress"] for seed in (0, 1))
    assert one != other


def test_support_is_nearer_than_opposition() -> None:
    """Three actors: distances 1, 3 and 3 are met exactly by an isosceles triangle."""
    actors = [ActorProfile(i, None, 0.0, 1) for i in "abc"]
    links = [link("a", "b"), link("a", "c", -1), link("b", "c", -1)]
    found = layouts(actors, links, seed=0)["stress"]
    # The axes are stretched to fill the square, by two at the most.
    near, far = distance(found, "a", "b"), min(distance(found, x, "c") for x in "ab")
    assert far > 1.4 * near


def test_strength_decides_between_claims_that_contradict() -> None:
    actors = [ActorProfile(i, None, 0.0, 1) for i in "abc"]
    both = [link("a", "b", 1, 0.2), link("b", "a", -1, 0.9), link("a", "c"), link("b", "c")]
    other = [replace(item, sign=-item.sign) if item.source in "ab" else item for item in both[:2]]
    opposed = layouts(actors, both, seed=0)["stress"]
    friends = layouts(actors, [*other, *both[2:]], seed=0)["stress"]

    def ratio(layout: Layout) -> float:
        return distance(layout, "a", "b") / distance(layout, "a", "c")

    assert ratio(opposed) > ratio(friends)


@pytest.mark.parametrize("size", [60, 700])
def test_camps_stand_apart_and_support_to_the_right(size: int) -> None:
    actors, links = two_camps(size)
    found = layouts(actors, links, seed=0)["stress"]
    places = np.array([found[actor.id] for actor in actors])
    first = np.array([actor.camp == 1 for actor in actors])
    apart = np.linalg.norm(places[first].mean(0) - places[~first].mean(0))
    spread = np.linalg.norm(places[first] - places[first].mean(0), axis=1).mean()
    assert apart > 1.3 * spread
    assert places[~first, 0].mean() > places[first, 0].mean() + 0.2


def test_one_more_actor_does_not_reshuffle_the_rest() -> None:
    actors, links = two_camps(100)
    before = layouts(actors, links, seed=0)["stress"]
    new = ActorProfile("zz", 1, 0.5, 3, -0.5)
    more = [*links, link("zz", actors[0].id), link("zz", actors[1].id, -1)]
    after = layouts([*actors, new], more, seed=0)["stress"]
    moved = [distance({"a": before[i], "b": after[i]}, "a", "b") for i in before]
    assert np.mean(moved) < 0.1
    # Against a picture from another start, which moves everybody.
    elsewhere = layouts(actors, links, seed=5)["stress"]
    shuffled = [distance({"a": before[i], "b": elsewhere[i]}, "a", "b") for i in before]
    assert np.mean(moved) < 0.6 * np.mean(shuffled)


def test_who_is_in_the_previous_picture_stays_exactly() -> None:
    actors, links = two_camps(40)
    before = layouts(actors, links, seed=0)["stress"]
    new = ActorProfile("zz", 1, 0.5, 3)
    after = layouts([*actors[1:], new], [*links, link("zz", actors[2].id)], seed=0, previous=before)
    assert {i: after["stress"][i] for i in before if i != actors[0].id} == {
        i: place for i, place in before.items() if i != actors[0].id
    }
    assert distance(after["stress"], "zz", actors[2].id) < 0.2


def test_nobody_covers_anybody() -> None:
    actors, links = two_camps(60)
    places = list(layouts(actors, links, seed=0)["stress"].values())
    nearest = min(np.hypot(*np.subtract(p, q)) for n, p in enumerate(places) for q in places[:n])
    assert nearest > 0.012


@pytest.mark.parametrize("position", [-1.0, -0.35, 0.0, 1.0])
def test_stance_puts_x_exactly_where_the_position_is(position: float) -> None:
    actors = [ActorProfile("a", 1, 0.5, 1, position), ActorProfile("b", 1, 0.5, 1, position)]
    found = layouts(actors, [], seed=0)["stance"]
    assert found["a"][0] == found["b"][0] == pytest.approx(position_x(position), abs=1e-6)
    assert found["a"][1] != found["b"][1]


def test_stance_keeps_the_order_of_influence_at_one_position() -> None:
    actors = [ActorProfile(f"a{n}", 1, 1 - n / 40, n + 1, -1.0) for n in range(40)]
    found = layouts(actors, [], seed=0)["stance"]
    heights = [found[actor.id][1] for actor in actors]
    assert heights == sorted(heights, reverse=True)
    assert min(np.diff(heights[::-1])) > 0.015


def test_who_has_no_position_stands_aside() -> None:
    actors = [ActorProfile(f"a{n}", 1, 0.1, n, None if n % 2 else 1.0) for n in range(30)]
    found = layouts(actors, [], seed=0)["stance"]
    for actor in actors:
        assert (found[actor.id][0] >= NO_POSITION_X) == (actor.position is None)
    assert position_x(1.0) < NO_POSITION_X


def test_the_camp_grid_has_a_block_for_each_camp_from_against_to_for() -> None:
    actors, links = two_camps(41)
    actors.append(ActorProfile("nobody", None, 0.9, 1))
    found = layouts(actors, links, seed=0)["camps"]
    spans = {camp: [found[a.id][0] for a in actors if a.camp == camp] for camp in (1, 2, None)}
    assert max(spans[1]) < min(spans[2]) and max(spans[2]) < min(spans[None])
    first = [a for a in actors if a.camp == 1]
    assert found[first[0].id][1] == max(found[a.id][1] for a in first)


def test_many_camps_still_fit() -> None:
    actors = [ActorProfile(f"a{n}", n, 0.1, n) for n in range(60)]
    places = np.array(list(layouts(actors, [], seed=0)["camps"].values()))
    assert (places > 0).all() and (places < 1).all()
    assert len({tuple(place) for place in places.tolist()}) == 60


@pytest.mark.slow
@pytest.mark.parametrize(("size", "seconds"), [(116, 0.2), (2000, 4.0), (10_000, 20.0)])
def test_it_is_quick(size: int, seconds: float) -> None:
    actors, links = two_camps(size)
    layouts(actors[:20], links[:0], seed=0)
    began = time.process_time()
    layouts(actors, links, seed=0)
    assert time.process_time() - began < 2 * seconds  # processor time counts both cores
