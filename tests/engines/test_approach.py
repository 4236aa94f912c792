"""By whom to reach somebody: where chains of support begin, and how they go."""

from __future__ import annotations

import pytest

from graphkit.dataset import Actor, Dataset, Issue, Stance, Tie
from graphkit.engines.outcomes.approach import chains, own_side
from graphkit.errors import UsageError
from graphkit.graph.build import build_graph
from graphkit.graph.positions import contest
from graphkit.graph.stances import stance
from graphkit.graph.ties import signed
from graphkit.language import Name

PLACES = {"a": 1.0, "b": 0.5, "c": 0.2, "d": -0.1, "e": -0.6}


def case(places=PLACES, ties=()):
    """The contest and the network of actors at these places; `f` has ties and no stance."""
    dataset = Dataset(
        "case",
        actors=tuple(Actor(one, one) for one in (*places, "f")),
        issues=(Issue("q", "?"),),
        stances=tuple(Stance(f"s{one}", one, "q", place) for one, place in places.items()),
        ties=tuple(Tie(f"t{n}", *pair, 1) for n, pair in enumerate(ties)),
    )
    graph = build_graph(dataset)
    return contest(stance(graph), "q"), signed(graph)


@pytest.mark.parametrize(
    ("aim", "sought", "near"),
    [
        (1.0, 1.0, ["a", "b", "c"]),
        (-1.0, -1.0, ["d", "e"]),
        (0.2, 0.0, ["b", "c", "d"]),  # 0.3 away at most
        (0.25, 0.0, ["b", "c"]),
        (-0.9, 0.0, ["e"]),
        (-1.0, 0.0, ["e"]),  # nobody so near: the nearest
    ],
)
def test_ones_own_side(aim, sought, near):
    field, network = case()
    assert own_side(field, network, aim, sought, None) == near


def test_where_nobody_is_on_ones_side_those_nearest_to_the_aim_are():
    field, network = case({"a": -0.5, "b": -0.2, "c": -0.2})
    assert own_side(field, network, 1.0, 1.0, None) == ["b", "c"]


def test_for_one_actor_it_is_that_one_with_a_stance_or_without():
    field, network = case()
    assert own_side(field, network, 1.0, 1.0, "f") == ["f"]
    with pytest.raises(UsageError, match="no actor 'g'"):
        own_side(field, network, 1.0, 1.0, "g")
    # without ties only who holds a stance is known
    assert own_side(field, None, 1.0, 1.0, "e") == ["e"]
    with pytest.raises(UsageError, match="no actor 'f'"):
        own_side(field, None, 1.0, 1.0, "f")


def test_the_shortest_chain_from_the_nearest_of_ones_side():
    field, network = case(ties=[("a", "f"), ("f", "d"), ("d", "e")])
    found = chains(field, network, ["a", "b"])
    assert {name: first.id for name, (first, _) in found.items()} == {"d": "a", "e": "a"}

    def walked(said):
        rest = said.fields.get("rest")
        return [said.fields["actor"].id, *(walked(rest) if rest is not None else [])]

    assert walked(found["d"][1]) == ["a", "f", "d"]
    assert walked(found["e"][1]) == ["a", "f", "d", "e"]
    assert found["d"][0] == Name("a")
    assert chains(field, None, ["a", "b"]) == {}
    assert chains(field, network, ["nobody"]) == {}
