"""How often actors stand in their camps, worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import graphkit
from graphkit.api import measure
from graphkit.dataset import Actor, Dataset, Tie
from graphkit.errors import UsageError
from graphkit.findings import Finding


def rows(finding: Finding) -> list[dict[str, Any]]:
    assert finding.result and finding.result.table
    keys = [column.key for column in finding.result.table.columns]
    return [dict(zip(keys, row, strict=True)) for row in finding.result.table.rows]


@pytest.fixture
def quarrel() -> Dataset:
    """a and b against c and d for certain; e backs a by one claim of confidence 0.7, and c by one
    of 0.4 that is weaker: it stands with c only when the first is false and the second true."""
    ties = [
        Tie("t1", "a", "b", 1, strength=1.0, confidence=1.0),
        Tie("t2", "c", "d", 1, strength=1.0, confidence=1.0),
        Tie("t3", "a", "c", -1, strength=1.0, confidence=1.0),
        Tie("t4", "e", "a", 1, strength=1.0, confidence=0.7),
        Tie("t5", "e", "c", 1, strength=0.1, confidence=0.4),
    ]
    return Dataset("quarrel", actors=tuple(Actor(x, x) for x in "abcde"), ties=tuple(ties))


def test_shares_by_hand(quarrel: Dataset) -> None:
    found = measure("camp_membership", quarrel, replicates=20_000)
    told = {row["actor"].id: row for row in rows(found)}
    own, other = told["e"]["camp"], told["c"]["camp"]
    assert own == told["a"]["camp"] != other
    assert found.values["e"] == pytest.approx(0.7, abs=0.01)
    assert told["e"][f"camp_{other}"] == pytest.approx(0.3 * 0.4, abs=0.01)
    assert told["e"]["none"] == pytest.approx(0.3 * 0.6, abs=0.01)
    assert [found.values[x] for x in "abcd"] == [1.0] * 4
    assert str(found.reading).startswith("1 of 5 actors stands in another camp")


def test_pairs_by_hand(quarrel: Dataset) -> None:
    told = rows(measure("camp_membership", quarrel, show="pairs", replicates=20_000))
    together = {row["actor"].id + row["other"].id: row["together"] for row in told}
    assert len(together) == 10
    assert together["ab"] == together["cd"] == 1.0 and together["ac"] == 0.0
    assert together["ae"] == pytest.approx(0.7, abs=0.01)
    assert together["ce"] == pytest.approx(0.12, abs=0.01)
    assert set(list(together)[:4]) == {"ae", "be", "ce", "de"}


def test_impossible_doubt_is_refused(quarrel: Dataset) -> None:
    for wrong in ({"replicates": 0}, {"confidence": 1.5}):
        with pytest.raises(UsageError):
            measure("camp_membership", quarrel, **wrong)


def test_without_camps_there_is_nothing_to_stand_in() -> None:
    lone = Dataset("lone", actors=(Actor("a", "a"),))
    assert not measure("camp_membership", lone).defined


@pytest.fixture
def hinged() -> Dataset:
    """Two groups of three, sure in themselves, that one claim of confidence 0.8 sets against each
    other; z hangs on z-y, of confidence 0.5, behind it."""
    inside = [("a", "b"), ("b", "c"), ("a", "c"), ("d", "e"), ("e", "f"), ("d", "f"), ("c", "b")]
    inside += [("g", "a"), ("g", "b")]
    ties = [Tie(f"t{n}", *pair, 1, confidence=1.0) for n, pair in enumerate(inside)]
    ties.append(Tie("hinge", "c", "d", -1, confidence=0.8))
    ties.append(Tie("last", "f", "z", 1, confidence=0.5))
    return Dataset("hinged", actors=tuple(Actor(x, x) for x in "abcdefgz"), ties=tuple(ties))


def test_nobody_is_surer_than_the_claims_that_hold_it(hinged: Dataset) -> None:
    """a, b, c and g are the middle; d, e and f are joined to it with 0.8, z with 0.8 x 0.5."""
    found = measure("camp_membership", hinged, replicates=4_000)
    assert [found.values[x] for x in "abcg"] == [1.0] * 4
    for actor, most in (("d", 0.8), ("e", 0.8), ("f", 0.8), ("z", 0.4)):
        assert found.values[actor] <= most
        assert found.values[actor] == pytest.approx(most, abs=0.03)
    told = {row["actor"].id: row for row in rows(found)}
    assert told["d"]["none"] == pytest.approx(0.2, abs=0.03)
    pairs = {
        row["actor"].id + row["other"].id: row["together"]
        for row in rows(measure("camp_membership", hinged, show="pairs", replicates=4_000))
    }
    # Among themselves they stand together whether the claim holds or not.
    assert pairs["de"] == pairs["df"] == 1.0
    assert pairs["fz"] <= 0.5 and pairs["fz"] == pytest.approx(0.5, abs=0.03)
    assert pairs["ad"] == 0.0


def test_two_groups_joined_by_a_friendly_claim(hinged: Dataset) -> None:
    friendly = replace(
        hinged, ties=tuple(replace(t, sign=1) if t.id == "hinge" else t for t in hinged.ties)
    )
    pairs = {
        row["actor"].id + row["other"].id: row["together"]
        for row in rows(measure("camp_membership", friendly, show="pairs", replicates=4_000))
    }
    for a in "abcg":
        for b in "def":
            assert pairs["".join(sorted(a + b))] <= 0.8
        assert pairs[a + "z"] <= 0.4


def test_parts_that_nothing_joins_are_sure_of_their_own_camps_only() -> None:
    ties = [Tie(a + b, a, b, 1, confidence=1.0) for a, b in ("ab", "bc", "ac", "xy", "yz", "xz")]
    data = Dataset("parts", actors=tuple(Actor(x, x) for x in "abcxyz"), ties=tuple(ties))
    found = measure("camp_membership", data, replicates=200)
    assert set(found.values.values()) == {1.0}
    pairs = {
        row["actor"].id + row["other"].id: row["together"]
        for row in rows(measure("camp_membership", data, show="pairs", replicates=200))
    }
    assert all(
        share == (1.0 if set(p) <= set("abc") or set(p) <= set("xyz") else 0.0)
        for p, share in pairs.items()
    )


def test_the_case_as_reported(cases: Path) -> None:
    """Who has no stance on the issue hangs on one tie of confidence 0.8."""
    data = graphkit.load(cases / "reported" / "scanning").on_issues(("council_text",))
    found = measure("camp_membership", data)
    speak = {stance.actor for stance in data.stances}
    assert all(share <= 0.8 for actor, share in found.values.items() if actor not in speak)
    pairs = rows(measure("camp_membership", data, show="pairs"))
    across = [
        row["together"] for row in pairs if (row["actor"].id in speak) != (row["other"].id in speak)
    ]
    assert max(across) <= 0.8
