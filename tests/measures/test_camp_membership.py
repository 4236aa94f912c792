"""How often actors stand in their camps, worked out by hand."""

from __future__ import annotations

from typing import Any

import pytest

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
