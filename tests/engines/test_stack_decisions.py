"""Decisions in many replicates: each is the decision path of a dataset with those claims."""

from dataclasses import replace

import numpy as np
import pytest

from graphkit.api import measure
from graphkit.dataset import Actor, Dataset, Issue, Stance
from graphkit.engines.uncertainty.draws import draw
from graphkit.engines.uncertainty.error_model import ErrorModel
from graphkit.engines.uncertainty.stack_decisions import decided
from graphkit.graph.build import build_graph
from graphkit.graph.stances import claims

RULES = [
    ("sole", ("house",)),
    ("majority", ("house",)),
    ("qualified:2/3 of cast;block=2", ("house",)),
    ("majority", ("a", "b", "c", "d", "e")),
    ("majority of members", ("a", "b", "c", "d", "e")),
    ("qualified:3;proposer=b", ("a", "b", "c", "d", "e")),
    ("consent", ("house", "f")),
    ("veto", ("f", "house")),
    ("majority;f=2", ("f", "house", "a")),
]


def case(rule, decided_by, quo):
    places = {"a": 0.8, "b": 0.5, "c": 0.3, "d": -0.9, "e": 0.0, "f": 0.6}
    return Dataset(
        "case",
        actors=(
            *(Actor(one, one, member_of=("house",) if one != "f" else ()) for one in places),
            Actor("house", "House"),
        ),
        issues=(Issue("q", "?", decided_by=decided_by, decision_rule=rule, status_quo=quo),),
        stances=tuple(
            Stance(f"s{one}", one, "q", at, confidence=0.6) for one, at in places.items()
        ),
    )


@pytest.mark.parametrize("quo", [None, -1.0, 0.4])
@pytest.mark.parametrize(("rule", "decided_by"), RULES)
def test_every_replicate_is_the_decision_path_of_its_claims(rule, decided_by, quo):
    data = case(rule, decided_by, quo)
    drawn = claims(build_graph(data))
    errors = ErrorModel(position=0.0, capability=0.0, strength=0.0)
    replicates = draw(drawn, errors, 40, seed=1)
    found = decided(replicates, 0)
    ids = np.array(drawn.stances.ids)
    differ = set()
    for number in range(len(replicates)):
        kept = set(ids[replicates.chosen[replicates.chosen[:, number] >= 0, number]].tolist())
        there = replace(data, stances=tuple(s for s in data.stances if s.id in kept))
        want = measure("decision_path", there).summary.get("outcome")
        assert (None if np.isnan(found[number]) else found[number]) == pytest.approx(want)
        differ.add(want)
    assert len(differ) > 1
