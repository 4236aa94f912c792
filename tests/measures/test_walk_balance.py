"""Walk balance against published values, a series of exact fractions, and its invariants."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from published import TRIBES_WALK_BALANCE, tribes

import graphkit
from graphkit.engines.spectra import traces as spectra

Signs = dict[tuple[str, str], int]
pairs = st.lists(st.sampled_from(list(combinations("abcdef", 2))), unique=True, min_size=1)
signed = pairs.flatmap(
    lambda chosen: st.fixed_dictionaries({pair: st.sampled_from((-1, 1)) for pair in chosen})
)


def graph_of(signs: Signs) -> nx.Graph:
    graph: nx.Graph = nx.Graph()
    graph.add_edges_from((a, b, {"sign": sign}) for (a, b), sign in signs.items())
    return graph


def trace_by_series(matrix: list[list[int]]) -> Fraction:
    """Closed walks of every length k over k!, in exact fractions, until nothing is added."""
    size = len(matrix)
    power = [[int(i == j) for j in range(size)] for i in range(size)]
    total, factorial = Fraction(0), 1
    for length in range(60):
        factorial *= max(length, 1)
        total += Fraction(sum(power[i][i] for i in range(size)), factorial)
        power = [
            [sum(row[k] * matrix[k][j] for k in range(size)) for j in range(size)] for row in power
        ]
    return total


def test_highland_tribes_have_the_published_value() -> None:
    finding = graphkit.measure("walk_balance", tribes())
    assert round(float(finding.summary["balance"] or 0), 7) == TRIBES_WALK_BALANCE
    assert finding.summary["standard_error"] == 0


@pytest.mark.relation
@settings(max_examples=25, deadline=None)
@given(signed)
def test_equals_the_series_over_walks(signs: Signs) -> None:
    actors = sorted({actor for pair in signs for actor in pair})
    sign = {**signs, **{(b, a): value for (a, b), value in signs.items()}}
    matrix = [[sign.get((a, b), 0) for b in actors] for a in actors]
    whole = [[abs(value) for value in row] for row in matrix]
    expected = float(trace_by_series(matrix) / trace_by_series(whole))
    assert graphkit.measure("walk_balance", graph_of(signs)).summary["balance"] == pytest.approx(
        expected, abs=1e-9
    )


@pytest.mark.relation
@given(signed, st.sets(st.sampled_from("abcdef")))
def test_switching_and_isolates_change_nothing(signs: Signs, side: set[str]) -> None:
    switched = {
        (a, b): -sign if (a in side) != (b in side) else sign for (a, b), sign in signs.items()
    }
    graph = graph_of(switched)
    graph.add_node("isolate")
    before = graphkit.measure("walk_balance", graph_of(signs)).summary
    assert graphkit.measure("walk_balance", graph).summary == pytest.approx(before, abs=1e-9)


def test_only_opposite_pairs_leave_nothing_to_measure() -> None:
    graph: nx.DiGraph = nx.DiGraph([("a", "b", {"sign": 1}), ("b", "a", {"sign": -1})])
    finding = graphkit.measure("walk_balance", graph)
    assert str(finding.why_not) == "every tied pair carries both support and opposition."


def test_stable_where_the_traces_overflow() -> None:
    """All support on 1,000 actors: the trace is about e^999, the balance 1."""
    from scipy.sparse import csr_array

    complete = csr_array(np.ones((1000, 1000)) - np.eye(1000))
    assert spectra.exponential_trace(complete).log == pytest.approx(999)


def test_estimate_beyond_the_exact_limit_is_within_its_error(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from scipy.sparse import random_array

    matrix = random_array((900, 900), density=0.006, rng=np.random.default_rng(3)).tocsr()
    matrix = ((matrix > 0.5).astype(float) - (matrix > 0).astype(float) / 2).tocsr()
    matrix = matrix + matrix.T
    exact = spectra.exponential_trace(matrix)
    monkeypatch.setattr(spectra, "EXACT", 100)
    estimate = spectra.exponential_trace(matrix)
    assert 0 < estimate.error < 0.02
    assert abs(estimate.log - exact.log) < 4 * estimate.error
    assert spectra.exponential_trace(matrix) == estimate
