"""Agreement with the coder's camps: the index by its formula, and who differs."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import graphkit
from graphkit.analysis.run import Run
from graphkit.analysis.validity import adjusted_rand_index, validity
from graphkit.dataset import Actor, Dataset, Tie
from graphkit.findings import Settings


def test_values_by_hand() -> None:
    # Table of counts 2 1 / 0 3: pairs 1+3 = 4; rows 3+3 = 6, columns 1+6 = 7, all 15.
    one, other = [1, 1, 1, 2, 2, 2], [1, 1, 2, 2, 2, 2]
    assert adjusted_rand_index(one, other) == pytest.approx((4 - 42 / 15) / (6.5 - 42 / 15))
    # Counts 1 1 / 1 1: no pair together in both; 2 and 2 of 6.
    assert adjusted_rand_index("aabb", "xyxy") == pytest.approx((0 - 4 / 6) / (2 - 4 / 6))
    assert adjusted_rand_index("aabb", "xxxx") == 0.0


labels = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=2, max_size=12)


@given(labels)
def test_it_is_the_rand_index_adjusted_for_chance(pairs: list[tuple[int, int]]) -> None:
    one, other = (list(side) for side in zip(*pairs, strict=True))
    kinds = [
        (one[i] == one[j], other[i] == other[j]) for i, j in combinations(range(len(pairs)), 2)
    ]
    both, first, second = (
        sum(a and b for a, b in kinds), sum(a for a, _ in kinds), sum(b for _, b in kinds),
    )  # fmt: skip
    rand = 1 + (2 * both - first - second) / len(kinds)
    chance = 1 + (2 * first * second / len(kinds) - first - second) / len(kinds)
    if chance == pytest.approx(1):
        assert adjusted_rand_index(one, other) == 1.0
    else:
        expected = (rand - chance) / (1 - chance)
        assert adjusted_rand_index(one, other) == pytest.approx(expected)
    assert adjusted_rand_index(one, other) == pytest.approx(adjusted_rand_index(other, one))


def test_partitions_of_different_things_are_refused() -> None:
    for one, other in (([1], [1, 2]), ([], [])):
        with pytest.raises(ValueError, match="same things"):
            adjusted_rand_index(one, other)


def coded(**codes: str) -> Dataset:
    ties = ("ab+", "bc+", "de+", "ad-", "be-", "cf-", "ef+")
    return Dataset(
        "coded",
        actors=tuple(Actor(a, a, extra={"x_camp": code}) for a, code in codes.items()),
        ties=tuple(
            Tie(f"t{a}{b}", a, b, 1 if sign == "+" else -1) for a, b, sign in map(tuple, ties)
        ),
    )


def test_who_differs_and_why() -> None:
    codes = {"a": "open", "b": "open", "c": "restrict", "d": "restrict", "e": "restrict"}
    found = validity(Run(coded(**codes, f="context"), Settings()), codes=("open", "restrict"))
    assert found is not None
    assert found.actors == 5
    assert found.index == pytest.approx(adjusted_rand_index("oorrr", "11122"))
    [odd] = found.differing
    assert (odd.actor, odd.code) == ("c", "restrict")
    assert odd.camp != odd.usual
    assert set(odd.claims) == {"tbc", "tcf"}
    assert "b" in str(odd.why)
    assert len(found.table.rows) == 1
    assert "1 actor differs" in str(found.reading)


def test_all_codes_are_compared_unless_some_are_asked_for() -> None:
    codes = {"a": "open", "b": "open", "c": "restrict", "d": "restrict", "e": "restrict"}
    found = validity(Run(coded(**codes, f="context"), Settings()))
    assert found is not None
    assert found.actors == 6
    assert found.index == pytest.approx(adjusted_rand_index("oorrrc", "111222"))
    assert "The same coder" in str(found.reading)


def test_nothing_to_compare() -> None:
    assert validity(Run(coded(**dict.fromkeys("abcdef", "open")), Settings())) is None
    assert validity(Run(Dataset("none"), Settings())) is None


def test_blackwell_agrees_with_its_coder_far_beyond_chance(blackwell_folder: Path) -> None:
    found = validity(Run(graphkit.load(blackwell_folder), Settings()))
    assert found is not None
    # A referee's own computation over all seven codes: .65 for 112 actors in a camp.
    assert (found.actors, len(found.counts)) == (112, 7)
    assert found.index == pytest.approx(0.65, abs=0.005)
    assert found.actors == sum(sum(row.values()) for row in found.counts.values())
