"""Polarisation: the published index on one issue, hand-computed fields on several."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

import graphkit
from graphkit.dataset import Actor, Dataset, Influence, Issue, Stance
from graphkit.findings import Finding


def field(sides: Mapping[str, Sequence[float | None]], **more: object) -> Dataset:
    """One row of positions for each actor, one column an issue."""
    issues = [f"i{number}" for number in range(len(next(iter(sides.values()))))]
    stances = [
        Stance(f"{actor}.{issue}", actor, issue, position)
        for actor, row in sides.items()
        for issue, position in zip(issues, row, strict=True)
        if position is not None
    ]
    return Dataset(
        name="field",
        actors=tuple(Actor(actor, actor) for actor in sides),
        issues=tuple(Issue(issue, issue) for issue in issues),
        stances=tuple(stances),
        **more,  # type: ignore[arg-type]
    )


def run(sides: Mapping[str, Sequence[float | None]], **parameters: str) -> Finding:
    return graphkit.measure("polarisation", field(sides), **parameters)


@pytest.mark.parametrize("normalisation", ["average", "cosine"])
@given(support=st.integers(0, 8), oppose=st.integers(0, 8))
def test_one_issue_is_the_published_index(normalisation: str, support: int, oppose: int) -> None:
    """Reynal-Querol: 1 - sum of p ((1/2 - p) / (1/2))^2, which for two groups is 4 p (1 - p)."""
    sides = {f"s{i}": (1.0,) for i in range(support)} | {f"o{i}": (-0.5,) for i in range(oppose)}
    if len(sides) < 2:
        return
    share = [Fraction(n, len(sides)) for n in (support, oppose)]
    half = Fraction(1, 2)
    expected = 1 - sum(p * ((half - p) / half) ** 2 for p in share)
    summary = run(sides, normalisation=normalisation).summary
    assert summary["polarisation"] == pytest.approx(float(expected), abs=1e-9)
    assert summary["by_issue"] == pytest.approx(float(expected), abs=1e-9)


def test_issues_that_divide_alike_and_issues_that_cross() -> None:
    alike = {"a": (1, 1), "b": (1, 1), "c": (-1, -1), "d": (-1, -1)}
    assert run(alike).summary["polarisation"] == 1.0
    # Each of two independent lines holds half of the variance.
    across = {"a": (1, 1), "b": (1, -1), "c": (-1, 1), "d": (-1, -1)}
    assert run(across).summary["polarisation"] == 0.5
    assert run(across).summary["by_issue"] == 1.0
    one_voice = {"a": (1, 1), "b": (1, 1), "c": (0.2, 1)}
    assert run(one_voice).summary["polarisation"] == 0.0


def test_by_issue_table_with_power() -> None:
    sides = {"a": (1.0,), "b": (-1.0,), "c": (-1.0,), "d": (0.0,)}
    influence = tuple(
        Influence(f"n{actor}", actor, "i0", capability)
        for actor, capability in (("a", 60.0), ("b", 10.0), ("c", 10.0), ("d", 50.0))
    )
    finding = graphkit.measure("polarisation", field(sides, influence=influence))
    assert finding.result is not None
    assert finding.result.table is not None
    (row,) = finding.result.table.rows
    assert row[1:4] == (1, 2, 1)
    assert row[4] == pytest.approx(4 * (1 / 3) * (2 / 3))
    assert row[5] == pytest.approx(4 * 0.75 * 0.25)


def test_aggregates_are_not_added_to_their_members() -> None:
    data = Dataset(
        name="body",
        actors=(Actor("body", "body"), Actor("a", "a", member_of=("body",)), Actor("b", "b")),
        issues=(Issue("i", "?"),),
        stances=(Stance("1", "body", "i", 1), Stance("2", "a", "i", 1), Stance("3", "b", "i", -1)),
        influence=(Influence("4", "body", "i", 50, aggregate=True),),
    )
    summary = graphkit.measure("polarisation", data).summary
    assert summary["actors"] == 2
    assert summary["polarisation"] == 1.0


@pytest.mark.relation
@given(
    st.lists(st.tuples(*[st.sampled_from((-1.0, 0.0, 1.0, None))] * 3), min_size=2, max_size=8),
    st.randoms(use_true_random=False),
)
def test_bounded_and_the_same_under_renaming_and_mirroring(rows: list[tuple], random) -> None:
    sides = {f"a{number}": row for number, row in enumerate(rows)}
    finding = run(sides)
    if not finding.defined:
        assert sum(any(x for x in row) for row in rows) < 2
        return
    value = finding.summary["polarisation"]
    assert 0 <= float(value or 0) <= 1
    names = [f"b{number}" for number in range(len(rows))]
    random.shuffle(names)
    mirrored = {
        name: tuple(None if x is None else -x for x in row)
        for name, row in zip(names, rows, strict=True)
    }
    assert run(mirrored).summary["polarisation"] == pytest.approx(value, abs=1e-11)


def test_not_defined_without_two_who_take_a_side() -> None:
    finding = run({"a": (1.0,), "b": (0.0,)})
    assert str(finding.why_not) == "fewer than two actors take a side."
    finding = graphkit.measure("polarisation", nx.path_graph(3))
    assert str(finding.why_not) == "fewer than two actors take a side."
