"""Agreement in replicates from tables: as the agreement view has it, and as pair by pair."""

from __future__ import annotations

import numpy as np
import pytest

from graphkit.engines.uncertainty import agreement_tables
from graphkit.engines.uncertainty.draws import draw
from graphkit.engines.uncertainty.error_model import ErrorModel
from graphkit.engines.uncertainty.replicates import point
from graphkit.engines.uncertainty.stack_camps import agreement
from graphkit.graph.agreement import agreement as agreement_view
from graphkit.graph.build import build_graph
from graphkit.graph.views import claims
from tests.votes import house


@pytest.mark.parametrize("grading", ["graded", "sign"])
def test_both_ways_find_the_same_agreement(grading: str, monkeypatch: pytest.MonkeyPatch) -> None:
    replicates = draw(claims(build_graph(house(12, 30, absent=0.3).dataset())), ErrorModel(), 20, 0)
    stances = replicates.claims.stances
    found = []
    for many in (0, 10**9):
        monkeypatch.setattr(agreement_tables, "_MANY", many)
        assert agreement_tables.shares_many(stances, 12) == (many == 0)
        found.append(agreement(replicates, grading))  # type: ignore[arg-type]
    for one, other in zip(*found, strict=True):
        assert one == pytest.approx(other, abs=1e-12)


def test_as_coded_it_is_the_view() -> None:
    graph = build_graph(house(15, 40, absent=0.2).dataset())
    whole = point(claims(graph))
    assert agreement_tables.shares_many(whole.claims.stances, 15)
    low, high, net = agreement(whole, "sign")
    view = agreement_view(graph)
    own = dict(zip(view.pair.tolist(), (view.sign * view.strength).tolist(), strict=True))
    held = dict(zip((low * 15 + high).tolist(), net[:, 0].tolist(), strict=True))
    assert {pair: value for pair, value in held.items() if value} == pytest.approx(own)
    assert np.all(low < high)
