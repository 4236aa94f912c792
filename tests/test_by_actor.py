"""Numbers by actor: an array that no reader can tell from the dictionary."""

from __future__ import annotations

import pickle

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit import by_actor
from graphkit.by_actor import ByActor
from graphkit.findings import ranked

numbers = st.dictionaries(
    st.text(max_size=3),
    st.sampled_from([-1.5, -0.0, 0.0, 0.25, 2.0]) | st.floats(-9, 9),
    max_size=8,
)


@settings(max_examples=60)
@given(numbers, st.text(max_size=3))
def test_reads_like_the_dictionary(held: dict[str, float], other: str) -> None:
    found = ByActor(tuple(held), np.array(list(held.values()), dtype=float))
    assert found == held
    assert held == found
    assert (len(found), bool(found)) == (len(held), bool(held))
    assert list(found) == list(held)
    assert list(found.items()) == list(held.items())
    assert list(found.values()) == list(held.values())
    assert {actor: found[actor] for actor in held} == held
    assert found.get(other) == held.get(other)
    assert (other in found) == (other in held)
    assert repr(found) == repr(held)
    assert dict(found) == {**found} == held
    assert all(type(value) is float for value in found.values())
    assert pickle.loads(pickle.dumps(found)) == held
    assert found != {**held, f"{other} and more": 1.0}


@settings(max_examples=60)
@given(numbers)
def test_ranks_by_number_then_id_and_keeps_those_chosen(held: dict[str, float]) -> None:
    found = ByActor.of(held)
    assert ranked(found) == ranked(held) == sorted(held, key=lambda actor: (-held[actor], actor))
    chosen = np.array([value > 0 for value in held.values()], dtype=bool)
    assert found.some(chosen) == {actor: value for actor, value in held.items() if value > 0}
    assert found.some(np.flatnonzero(chosen)) == found.some(chosen)
    assert ByActor.of(found) is found


def test_whole_numbers_stay_whole() -> None:
    assert repr(ByActor(["a"], np.array([2]))) == "{'a': 2}"


def test_an_actor_without_a_number_is_not_in_it() -> None:
    found = ByActor(("a", "b"), np.array([1.0, np.nan])).some(np.array([True, False]))
    assert found.get("b") is None
    with pytest.raises(KeyError):
        found["b"]


def test_as_many_numbers_as_actors() -> None:
    with pytest.raises(ValueError, match=r"^\(1,\) numbers for 2 actors\.$"):
        ByActor(("a", "b"), np.array([1.0]))


def test_where_ids_stand_is_worked_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    monkeypatch.setattr(by_actor, "_places", lambda ids: asked.append(ids) or {"a": 0, "b": 1})
    found = ByActor(("a", "b"), np.array([1.0, 2.0]))
    assert [found["a"], found["b"], found.get("c")] == [1.0, 2.0, None]
    assert len(asked) == 1
