"""No one weighs twice: who is counted through whom."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.api import measure
from graphkit.dataset import Actor, Dataset, Influence, Issue, Stance
from graphkit.graph.build import build_graph
from graphkit.graph.positions import contest
from graphkit.graph.representation import members_of, represented
from graphkit.graph.views import stance


def case(actors: dict[str, tuple[float | None, tuple[str, ...]]], placed: str, **more) -> Dataset:
    """Actors with their power and the bodies they belong to; `placed` are those with a stance."""
    return Dataset(
        "c",
        actors=tuple(
            Actor(name, name, capability=power, member_of=bodies)
            for name, (power, bodies) in actors.items()
        ),
        issues=(Issue("i", "?"),),
        stances=tuple(Stance(f"s{a}", a, "i", 0.5) for a in placed.split()),
        **more,
    )


def counted(data: Dataset) -> set[str]:
    return set(contest(stance(build_graph(data)), "i").actors)


COUNCIL = {"council": (95.0, ()), "de": (85.0, ("council",)), "fr": (75.0, ("council",))}


@pytest.mark.parametrize(
    ("actors", "placed", "found"),
    [
        # 85 + 75 is more than the council's 95; 85 alone is less.
        (COUNCIL, "council de fr", {"de", "fr"}),
        (COUNCIL, "council de", {"council"}),
        (COUNCIL, "council", {"council"}),
        (COUNCIL, "de", {"de"}),
        # An institution and its officer.
        ({"ec": (70.0, ()), "lind": (45.0, ("ec",))}, "ec lind", {"ec"}),
        ({"firm": (36.0, ()), "boss": (43.0, ("firm",))}, "firm boss", {"boss"}),
        # Power is not coded for all: by number.
        ({"a": (None, ()), "b": (9.0, ("a",))}, "a b", {"a"}),
        ({"a": (None, ()), "b": (9.0, ("a",)), "c": (9.0, ("a",))}, "a b c", {"b", "c"}),
        # Through other bodies too: the office alone speaks for the firm's two members.
        (
            {"firm": (50.0, ()), "office": (10.0, ("firm",)), "b": (30.0, ("office",))},
            "firm office b",
            {"firm"},
        ),
        (
            {"firm": (20.0, ()), "office": (10.0, ("firm",)), "b": (30.0, ("office",))},
            "firm office b",
            {"b"},
        ),
        (
            {"firm": (5.0, ()), "office": (40.0, ("firm",)), "b": (30.0, ("office",))},
            "firm office b",
            {"office"},
        ),
        # Whatever comes first: the widest body is looked at before those within it.
        ({"a": (30.0, ("b",)), "b": (40.0, ("c",)), "c": (35.0, ())}, "a b c", {"c"}),
        # Who has all the power of its body leaves it none of its own.
        ({"firm": (40.0, ()), "boss": (40.0, ("firm",))}, "firm boss", {"boss"}),
        # A circle of memberships: one of the two, not both, not none.
        ({"a": (5.0, ("b",)), "b": (7.0, ("a",))}, "a b", {"b"}),
    ],
)
def test_who_is_counted(actors, placed, found) -> None:
    assert counted(case(actors, placed)) == found


def test_an_aggregate_is_never_added_to_its_members() -> None:
    power = (Influence("p", "council", "i", 100.0, aggregate=True),)
    assert counted(case(COUNCIL, "council de", influence=power)) == {"de"}


def test_the_same_ones_are_counted_in_every_outcome() -> None:
    """The council at +1 and its two members at -1: the members' 160 outweigh its 95."""
    data = case(COUNCIL, "council de fr")
    sides = {"council": 1.0, "de": -1.0, "fr": -1.0}
    data = replace(
        data, stances=tuple(replace(row, position=sides[row.actor]) for row in data.stances)
    )
    for model in ("compromise", "median_voter", "opinion_dynamics"):
        found = measure(model, data, issue="i")
        if found.defined:
            assert found.summary["outcome"] == -1.0, model
    assert set(measure("pivots", data, issue="i").values) == {"de", "fr"}


@st.composite
def memberships(draw):
    size = draw(st.integers(1, 7))
    names = [f"a{n}" for n in range(size)]
    belongs = {
        name: tuple(draw(st.sets(st.sampled_from(names), max_size=2)) - {name}) for name in names
    }
    power = np.array(
        draw(st.lists(st.sampled_from([1, 2, 5, np.nan]), min_size=size, max_size=size))
    )
    placed = np.array(draw(st.lists(st.booleans(), min_size=size, max_size=size)))
    return names, belongs, power, placed


@pytest.mark.relation
@given(memberships())
def test_never_a_body_beside_a_member_and_never_nobody(drawn) -> None:
    names, belongs, power, placed = drawn
    members = members_of(names, belongs)
    gone = represented(placed[:, None], power[:, None], np.zeros(len(names), bool), members)[:, 0]
    kept = placed & ~gone
    assert not (gone & ~placed).any()
    for body, group in enumerate(members):
        assert not (kept[body] and kept[group].any())
    # Whoever is left out is so for the sake of somebody tied to it by membership.
    for actor in np.flatnonzero(gone).tolist():
        kin = {*members[actor], *(b for b, group in enumerate(members) if actor in group)}
        kin |= {m for b in list(kin) for m in members[b]}
        kin |= {b for b, group in enumerate(members) if kin & set(group)}
        assert kept[sorted(kin)].any()


def test_each_issue_is_judged_by_who_speaks_on_it() -> None:
    """The council's 95 against 85 + 75 where both speak, 85 where one does; where power is not all
    coded, by number; on the last the council says nothing."""
    placed = np.array([[1, 1, 1, 1, 0], [1, 1, 1, 1, 1], [1, 0, 1, 0, 1]], dtype=bool)
    power = np.array([[95.0] * 5, [85, 85, np.nan, np.nan, 85], [75.0] * 5])
    found = represented(placed, power, np.array([False] * 3), [[1, 2], [], []])
    assert found.tolist() == [
        [True, False, True, False, False],
        [False, True, False, True, False],
        [False, False, False, False, False],
    ]
    weak = np.array([[95.0] * 5, [50.0] * 5, [40.0] * 5])  # both fall short wherever they speak
    short = represented(placed, weak, np.array([False] * 3), [[1, 2], [], []])
    assert short[0].tolist() == [False] * 5 and short[1].tolist() == [True, True, True, True, False]
    known = represented(placed, power, np.array([True, False, False]), [[1, 2], [], []])
    assert known.tolist() == [[True, True, True, True, False], [False] * 5, [False] * 5]
