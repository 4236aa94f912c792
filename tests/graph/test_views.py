"""The views of the graph, by hand: how claims become ties and stances become agreement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from math import sqrt
from typing import Any

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.dataset import Actor, Dataset, Issue, Stance, Tie
from graphkit.errors import UsageError
from graphkit.graph.adopt import adopt
from graphkit.graph.build import build_graph
from graphkit.graph.network import Network
from graphkit.graph.pair_claims import every
from graphkit.graph.views import agreement, camps, influence, signed, takes, views
from graphkit.measures import measures

Arcs = dict[tuple[str, str], tuple[int | None, float]]


def arcs(network: Network) -> Arcs:
    signs = [None] * network.ties if network.sign is None else network.sign.tolist()
    ends = zip(network.source.tolist(), network.target.tolist(), strict=True)
    return {
        (network.actors[a], network.actors[b]): (sign, pytest.approx(strength))
        for (a, b), sign, strength in zip(ends, signs, network.strength.tolist(), strict=True)
    }


def tied(*rows: Tie) -> Any:
    actors = sorted({actor for tie in rows for actor in (tie.source_actor, tie.target_actor)})
    return build_graph(Dataset("ties", actors=tuple(Actor(a, a) for a in actors), ties=rows))


def taking(sides: Mapping[str, str]) -> Any:
    """Stances written as one character an issue: + - 0 or a dot for none."""
    position = {"+": 1.0, "-": -0.5, "0": 0.0}
    issues = [f"i{number}" for number in range(len(next(iter(sides.values()))))]
    return build_graph(
        Dataset(
            "stances",
            actors=tuple(Actor(actor, actor) for actor in sides),
            issues=tuple(Issue(issue, issue) for issue in issues),
            stances=tuple(
                Stance(f"{actor}{issue}", actor, issue, position[mark])
                for actor, row in sides.items()
                for issue, mark in zip(issues, row, strict=True)
                if mark in position
            ),
        )
    )


def sides(network: Network) -> dict[tuple[str, str], tuple[float, float]]:
    """The support and the opposition of each pair; 0 where there is none."""
    found: dict[tuple[str, str], tuple[float, float]] = {}
    assert network.sign is not None
    for tie in range(network.ties):
        ends = (network.actors[network.source[tie]], network.actors[network.target[tie]])
        plus, minus = found.get(ends, (0.0, 0.0))
        strength = float(network.strength[tie])
        if network.sign[tie] > 0:
            found[ends] = (plus + strength, minus)
        else:
            found[ends] = (plus, minus + strength)
    return found


def test_the_strongest_claim_for_a_side_is_its_strength() -> None:
    """Not the mean: .9 corroborated by .3 stays .9."""
    graph = tied(
        Tie("1", "a", "b", 1, strength=0.9),
        Tie("2", "a", "b", 1, strength=0.3),
        Tie("3", "b", "a", -1, strength=0.2),
        Tie("4", "b", "a", -1, strength=0.5),
    )
    assert arcs(signed(graph)) == {("a", "b"): (1, 0.9), ("b", "a"): (-1, 0.5)}
    assert arcs(influence(graph)) == arcs(signed(graph))
    assert signed(graph).claims == (("1", "2"), ("4", "3"))  # what states the strength first


def test_of_many_claims_as_strong_the_first_is_told_first() -> None:
    rows = [Tie(f"t{number:02}", "b", "a", 1) for number in range(40)]
    assert signed(tied(Tie("x", "c", "a", 1), *rows)).claims[0] == tuple(row.id for row in rows)


def test_support_and_opposition_are_contested_and_both_kept() -> None:
    graph = tied(
        Tie("1", "a", "b", 1, strength=0.8),
        Tie("2", "a", "b", -1, strength=0.2),
        Tie("3", "b", "a", -1, strength=0.5),
    )
    view, reach = signed(graph), influence(graph)
    assert sides(view) == {("a", "b"): (0.8, 0.2), ("b", "a"): (0.0, 0.5)}
    assert view.contested.tolist() == [True, True, False]
    assert view.claims == (("2",), ("1",), ("3",))
    assert arcs(reach) == {("a", "b"): (0, 0.8), ("b", "a"): (-1, 0.5)}
    assert reach.contested.tolist() == [True, False]


def test_claims_of_equal_strength_do_not_cancel() -> None:
    graph = tied(Tie("1", "a", "b", 1, strength=0.4), Tie("2", "a", "b", -1, strength=0.4))
    assert sides(signed(graph)) == {("a", "b"): (0.4, 0.4)}
    assert signed(graph).contested_pairs == influence(graph).contested_pairs == 1
    # Neither holds the two together nor parts them where camps are looked for.
    assert arcs(camps(graph)) == {}
    assert camps(graph).left_out["contested"] == 1


def test_neutral_claims_carry_influence_and_no_sign() -> None:
    graph = tied(Tie("1", "a", "b", 0, strength=0.9), Tie("2", "a", "b", 1, strength=0.8))
    assert arcs(signed(graph)) == {("a", "b"): (1, 0.8)}
    assert signed(graph).claims == (("2",),)
    assert signed(graph).left_out["neutral"] == 1
    assert arcs(influence(graph)) == {("a", "b"): (1, 0.9)}
    assert influence(graph).of(1).strength.tolist() == [0.8]


def test_a_directed_neutral_claim_gives_signed_ties_no_direction() -> None:
    """Else every undirected tie would count as sent and as received all of a sudden."""
    one = Tie("1", "a", "b", 1, directed=False)
    assert not signed(tied(one, Tie("2", "b", "c", 0))).directed


def test_self_ties_are_left_out_and_counted() -> None:
    graph = tied(Tie("1", "a", "a", -1), Tie("2", "a", "b", 1))
    for view in (influence, signed, camps):
        assert ("a", "a") not in arcs(view(graph))
        assert view(graph).left_out["self_ties"] == 1


def test_undirected_ties_stand_once_alone_and_twice_beside_directed_ones() -> None:
    one = Tie("1", "b", "a", -1, strength=0.5, directed=False)
    assert arcs(signed(tied(one))) == {("a", "b"): (-1, 0.5)}
    assert not signed(tied(one)).directed
    mixed = tied(one, Tie("2", "b", "c", 1))
    both = {("a", "b"): (-1, 0.5), ("b", "a"): (-1, 0.5), ("b", "c"): (1, 1.0)}
    assert arcs(signed(mixed)) == arcs(influence(mixed)) == both
    assert signed(mixed).directed
    # Where camps are looked for an undirected tie counts once.
    assert arcs(camps(mixed)) == {("a", "b"): (-1, 0.5), ("b", "c"): (1, 1.0)}


def test_undirected_claims_either_way_round_are_about_one_pair() -> None:
    graph = tied(
        Tie("1", "a", "b", 1, strength=0.2, directed=False),
        Tie("2", "b", "a", 1, strength=0.6, directed=False),
    )
    assert arcs(signed(graph)) == {("a", "b"): (1, 0.6)}
    assert signed(graph).claims == (("2", "1"),)


def test_datasets_without_signs_have_no_sign() -> None:
    """Not neutral ones: those have a sign, 0, and the signed view leaves them out."""
    graph = tied(Tie("1", "a", "b", None, strength=2.0), Tie("2", "b", "c", None))
    for view in (influence(graph), signed(graph)):
        assert view.sign is None
        assert arcs(view) == {("a", "b"): (None, 2.0), ("b", "c"): (None, 1.0)}
    assert signed(tied(Tie("1", "a", "b", 0))).ties == 0


def test_beside_shared_stances_ties_without_signs_hold_no_camp() -> None:
    """a and b agree, c is against both: the camps view is the agreement alone."""
    stances = tuple(
        Stance(f"s{actor}", actor, "i", place)
        for actor, place in zip("abc", (1.0, 1.0, -1.0), strict=True)
    )
    data = Dataset(
        "x", actors=tuple(Actor(a, a) for a in "abc"), issues=(Issue("i", "?"),), stances=stances
    )
    untied = camps(build_graph(data))
    found = camps(build_graph(replace(data, ties=(Tie("1", "a", "c", None),))))
    assert found.left_out["unsigned"] == 1
    assert found.sign is not None and untied.sign is not None
    assert sorted(zip(found.source, found.target, found.sign, strict=True)) == sorted(
        zip(untied.source, untied.target, untied.sign, strict=True)
    )


def test_unsigned_graphs_have_no_sign() -> None:
    graph = adopt(nx.Graph([("a", "b")]))
    assert signed(graph).sign is None
    assert influence(graph).sign is None
    assert camps(graph).sign is None


# Four issues: a and b are alike on i0 and i1 and apart on i2; only a takes a side on i3.
PAIR = {"a": "++++", "b": "++-0"}
NET, ALIKE, APART, TAKEN = 1, 2, 1, (4, 3)


@pytest.mark.parametrize(
    ("normalisation", "divisor"),
    [
        ("none", 1),
        ("average", (4 + 3) / 2),
        ("jaccard", 4 + 3 - 2),  # sides taken: i0+ i1+ i2+ i3+ and i2-
        ("cosine", sqrt(4 * 3)),
    ],
)
def test_agreement_by_hand(normalisation: Any, divisor: float) -> None:
    graph = taking(PAIR)
    subtract = agreement(graph, normalisation)
    assert arcs(subtract) == {("a", "b"): (1, NET / divisor)}
    assert arcs(agreement(graph, normalisation, "congruence")) == {("a", "b"): (1, ALIKE / divisor)}
    assert arcs(agreement(graph, normalisation, "conflict")) == {("a", "b"): (-1, APART / divisor)}
    assert subtract.claims == (("ai0", "bi0", "ai1", "bi1", "ai2", "bi2"),)
    conflict = agreement(graph, normalisation, "conflict")
    assert conflict.claims == (("ai2", "bi2"),) and set(every(conflict.claims)) == {"ai2", "bi2"}
    alike = agreement(graph, normalisation, "congruence").claims
    assert alike == (("ai0", "bi0", "ai1", "bi1"),)
    assert sorted(every(alike)) == ["ai0", "ai1", "bi0", "bi1"]
    assert not subtract.directed


def test_agreement_that_cancels_leaves_no_tie() -> None:
    graph = taking({"a": "++", "b": "+-", "c": ".."})
    assert arcs(agreement(graph)) == {}
    assert agreement(graph).left_out == {"balanced": 1, "neutral": 0}
    assert len(agreement(graph, relation="congruence").actors) == 3
    assert agreement(graph, relation="congruence").ties == 1


def test_full_agreement_is_one_and_full_opposition_minus_one() -> None:
    for normalisation in ("average", "cosine"):
        network = agreement(taking({"a": "+-", "b": "+-", "c": "-+"}), normalisation)
        assert arcs(network) == {
            ("a", "b"): (1, 1.0),
            ("a", "c"): (-1, 1.0),
            ("b", "c"): (-1, 1.0),
        }


def test_a_pair_of_which_one_is_neutral_shares_an_issue_and_says_nothing() -> None:
    """a-b agree, a-c and b-c share only an issue on which c is neutral; d shares none."""
    graph = taking({"a": "+.", "b": "+.", "c": "0.", "d": ".+"})
    assert arcs(agreement(graph)) == {("a", "b"): (1, 1.0)}
    assert agreement(graph).left_out == {"balanced": 0, "neutral": 2}


def test_graded_agreement_by_hand() -> None:
    """Plus is 1, minus -0.5: a and b agree with 1 x 1 and differ with 1 x -0.5, over the two
    issues each takes sides on; two who both stand at -0.5 agree with a quarter of full."""
    graph = taking({"a": "++", "b": "+-", "c": ".-"})
    assert arcs(agreement(graph, grading="graded")) == {
        ("a", "b"): (1, (1 - 0.5) / 2),
        ("a", "c"): (-1, 0.5 / 1.5),
        ("b", "c"): (1, 0.25 / 1.5),
    }
    assert arcs(agreement(graph, grading="sign")) == {
        ("a", "c"): (-1, 1 / 1.5),
        ("b", "c"): (1, 1 / 1.5),
    }


def mixed_case() -> Any:
    """A tie of .6 between a and b; a and b agree in full (1), both with c not at all (-.5)."""
    graph = taking({"a": "+", "b": "+", "c": "-"})
    tie = {"layer": "tie", "sign": -1, "strength": 0.6, "directed": False}
    graph.add_edge("a", "b", key="t", **tie)
    return graph


def test_layers_are_brought_to_the_same_total_before_they_are_mixed() -> None:
    """Agreement adds up to 1 + .5 + .5 = 2, ties to .6: it is multiplied by .3, and by
    .25 / .75 of that where it is to be a quarter of the whole."""
    graph = mixed_case()
    assert arcs(camps(graph)) == {
        ("a", "b"): (-1, 0.6 - 0.3),
        ("a", "c"): (-1, 0.15),
        ("b", "c"): (-1, 0.15),
    }
    assert arcs(camps(graph, mix=0.25)) == {
        ("a", "b"): (-1, 0.6 - 0.1),
        ("a", "c"): (-1, 0.05),
        ("b", "c"): (-1, 0.05),
    }


def test_at_the_ends_of_the_mix_one_layer_stands_alone_as_it_is() -> None:
    graph = mixed_case()
    assert arcs(camps(graph, mix=0.0)) == arcs(signed(graph))
    assert arcs(camps(graph, mix=1.0)) == arcs(agreement(graph, grading="graded"))
    assert (camps(graph, mix=0.0).name, camps(graph, mix=1.0).name) == ("signed", "agreement")
    for wrong in (-0.1, 1.1):
        with pytest.raises(UsageError):
            camps(graph, mix=wrong)


def test_camps_turned_round_are_the_same_camps() -> None:
    """With all positions turned to the other side the view is the same, to the last bit."""
    rows = {"a": (0.3, -0.7), "b": (0.45, 0.1), "c": (-0.6, 0.2), "d": (0.9, -0.35)}
    graphs = [
        build_graph(
            Dataset(
                "turned",
                actors=tuple(Actor(a, a) for a in rows),
                issues=(Issue("i", "i"), Issue("j", "j")),
                stances=tuple(
                    Stance(f"{a}{issue}", a, issue, turn * at)
                    for a, held in rows.items()
                    for issue, at in zip("ij", held, strict=True)
                ),
                ties=(Tie("t", "a", "b", -1, strength=0.37),),
            )
        )
        for turn in (1, -1)
    ]
    one, other = map(camps, graphs)
    assert one.strength.tolist() == other.strength.tolist()
    assert one.sign is not None and other.sign is not None
    assert one.sign.tolist() == other.sign.tolist()


def test_camps_add_agreement_to_ties() -> None:
    """All of it to the tie that joins the pair, half to each of two, else on its own."""
    graph = taking({"a": "+", "b": "+", "c": "-", "d": "-"})
    for number, (source, target, sign, strength) in enumerate(
        (("b", "a", -1, 0.4), ("a", "c", -1, 0.5), ("c", "d", 1, 0.2), ("d", "c", -1, 0.75))
    ):
        tie = {"layer": "tie", "sign": sign, "strength": strength, "directed": True}
        graph.add_edge(source, target, key=f"t{number}", **tie)
    # Ties add up to 1.85, the six agreements to 6: with a mix of 6 / 7.85 none is rescaled.
    network = camps(graph, grading="sign", mix=6 / 7.85)
    assert arcs(network) == {
        ("b", "a"): (1, 0.6),
        ("a", "c"): (-1, 1.5),
        ("c", "d"): (1, 0.7),
        ("d", "c"): (-1, 0.25),
        ("a", "d"): (-1, 1.0),
        ("b", "c"): (-1, 1.0),
        ("b", "d"): (-1, 1.0),
    }
    by_arc = dict(zip(arcs(network), network.claims, strict=True))
    assert set(by_arc["a", "c"]) == {"t1", "ai0", "ci0"}


rows = st.lists(
    st.tuples(
        *(st.sampled_from("abcd"), st.sampled_from("abcd"), st.sampled_from((-1, 0, 1))),
        *(st.sampled_from((0.25, 0.5, 1.0)), st.booleans()),
    ),
    max_size=12,
)


def claims_of(ties: list[Any], name: Mapping[str, str], scale: float = 1.0) -> Any:
    made = [
        Tie(f"t{number:02}", name[a], name[b], sign, strength=scale * strength, directed=directed)
        for number, (a, b, sign, strength, directed) in enumerate(ties)
    ]
    actors = tuple(Actor(name[actor], actor) for actor in "abcd")
    return Dataset("rows", actors=actors, ties=tuple(made))


SAME = {actor: actor for actor in "abcd"}


def by_pair(network: Network, *, any_way: bool) -> dict[frozenset[str], list[Any]]:
    """The ties of each pair; those of a directed network with their direction, unless a tie that
    is alone may stand either way."""
    found: dict[frozenset[str], list[Any]] = {}
    for ends, value in arcs(network).items():
        found.setdefault(frozenset(ends), []).append((ends, value))
    alone = any_way or not network.directed
    return {
        pair: [value for _, value in ties] if alone and len(ties) == 1 else sorted(ties, key=str)
        for pair, ties in found.items()
    }


@pytest.mark.relation
@given(rows, st.permutations("wxyz"), st.randoms(use_true_random=False))
def test_views_do_not_depend_on_names_or_row_order(
    ties: list[Any], names: list[str], random: Any
) -> None:
    new = dict(zip("abcd", names, strict=True))
    shuffled = list(ties)
    random.shuffle(shuffled)
    for view in (influence, signed, camps):
        before = by_pair(view(build_graph(claims_of(ties, SAME))), any_way=view is camps)
        after = by_pair(view(build_graph(claims_of(shuffled, new))), any_way=view is camps)
        renamed = {
            frozenset(new[actor] for actor in pair): sorted(
                (
                    ((new[tie[0][0]], new[tie[0][1]]), tie[1]) if isinstance(tie[0], tuple) else tie
                    for tie in found
                ),
                key=str,
            )
            for pair, found in before.items()
        }
        assert after == renamed


@pytest.mark.relation
@given(rows)
def test_scaling_all_strengths_scales_every_tie(ties: list[Any]) -> None:
    for view in (influence, signed, camps):
        before = view(build_graph(claims_of(ties, SAME)))
        after = view(build_graph(claims_of(ties, SAME, scale=4.0)))
        assert (after.strength == 4 * before.strength).all()
        assert arcs(after).keys() == arcs(before).keys()
        assert after.claims == before.claims


@pytest.mark.relation
@given(rows)
def test_networks_keep_their_promises(ties: list[Any]) -> None:
    graph = build_graph(claims_of(ties, SAME))
    for name in ("influence", "signed", "agreement", "camps"):
        network = views[name](graph)
        assert isinstance(network, Network)
        assert network.actors == tuple("abcd")
        assert (network.strength > 0).all()
        assert (network.source != network.target).all()
        pairs = list(zip(network.source.tolist(), network.target.tolist(), strict=True))
        assert network.directed or all(a < b for a, b in pairs)
        signs = [0] * network.ties if network.sign is None else network.sign.tolist()
        ties_of = list(zip(pairs, signs, strict=True)) if name == "signed" else pairs
        assert len(set(ties_of)) == len(ties_of) == len(network.claims)


def test_views_go_by_their_names_and_every_measure_names_one() -> None:
    assert set(views) == {
        "influence", "signed", "agreement", "camps", "direct_influence", "stance", "claims",
    }  # fmt: skip
    graph = tied(Tie("1", "a", "b", 1))
    assert {name: view(graph).name for name, view in views.items()} | {"camps": "camps"} == {
        name: name for name in views
    }
    assert {measures[name].network for name in measures} <= set(views)
    assert takes("camps", "mix") and not takes("signed", "mix")
