"""A second coder who says the same changes nothing; one who differs is drawn, not counted."""

from __future__ import annotations

from dataclasses import replace

import pytest
from kinds_of_graph import dataset

from graphkit.analysis.analyse import analyse
from graphkit.analysis.run import Run
from graphkit.dataset import Dataset
from graphkit.findings import Settings
from graphkit.measures import measures

DRAWN = {
    name for name, card in measures.items() if any(p.name == "replicates" for p in card.parameters)
}


def read_twice(data: Dataset, turn: int = 1) -> Dataset:
    """Every stance and tie by Ann, and by Bo, who puts what Ann puts or its opposite."""

    def by(row, coder):
        return replace(row, id=f"{row.id}{coder}", source=(row.id,), extra={"x_coder": coder})

    stances = [by(row, coder) for row in data.stances for coder in ("ann", "bo")]
    ties = [by(row, coder) for row in data.ties for coder in ("ann", "bo")]
    return replace(
        data,
        stances=tuple(
            replace(r, position=turn * r.position) if r.id.endswith("bo") else r for r in stances
        ),
        ties=tuple(replace(r, sign=turn * r.sign) if r.id.endswith("bo") else r for r in ties),
    )


@pytest.fixture(scope="module")
def runs():
    once = dataset(stances=True, ties=True)
    alone = replace(once, stances=tuple(replace(row, source=(row.id,)) for row in once.stances),
                    ties=tuple(replace(row, source=(row.id,)) for row in once.ties))  # fmt: skip
    return Run(alone, Settings()), Run(read_twice(once), Settings())


@pytest.mark.parametrize("name", sorted(set(measures) - DRAWN))
def test_a_second_coder_who_says_the_same_changes_no_measure(runs, name):
    one, two = (run.finding(name) for run in runs)
    assert one.defined == two.defined
    assert one.values == pytest.approx(two.values) and dict(one.summary) == dict(two.summary)


@pytest.mark.parametrize("turn", [1, -1])
def test_whole_reports_on_what_was_read_twice(turn):
    """With a second coder who always differs every stance is open and every tie contested."""
    data = read_twice(dataset(stances=True, ties=True), turn)
    found = analyse(data, Settings(replicates=60), with_pictures=True)
    sections = {section.id for section in found.sections}
    assert {"outcome", "certainty"} <= sections
    positions = Run(data, Settings()).finding("compromise").summary["outcome_unit"]
    assert (positions == 0) == (turn == -1)
