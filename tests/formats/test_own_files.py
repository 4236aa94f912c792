"""Look-alikes of people's own tables: what comes out beside what their README counts, and with how
many options: none, or those of the one command that the question names."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest

from graphkit.dataset import Dataset
from graphkit.errors import DataError
from graphkit.formats import ReadOptions, load

FILES = os.environ.get("GRAPHKIT_FILES")
CASES = os.environ.get("GRAPHKIT_CASES")
pytestmark = pytest.mark.skipif(FILES is None, reason="GRAPHKIT_FILES names no folder of files")

# Actors, issues, stances for / against / neutral; the rest of the rows is left out and said.
STANCES = {
    "27-register-words.xlsx": (12, 1, (4, 4, 4)),
    "28-register-scores.xlsx": (10, 1, (4, 4, 2)),
    "29-article-dyads.csv": (6, 3, (9, 4, 0)),
    "31-testimony-words.csv": (6, 4, (6, 5, 2)),
    "33-un-votes.csv": (8, 4, (15, 10, 6)),
    "36-chorus-positions.csv": (6, 4, (7, 6, 2)),
    "41-analyst.xlsx": (9, 1, (4, 3, 1)),
}
ASKED = {
    "26-two-mode-01.csv": (12, 5, (28, 31, 0)),
    "30-testimony-01.csv": (6, 4, (9, 6, 0)),
    "32-legend-first.xlsx": (1, 16, (9, 5, 0)),
}
# Actors, ties without a sign, directed / undirected.
TIES = {"43-unnamed-index.csv": (8, 13, (13, 0)), "44-country-pairs.csv": (6, 15, (0, 15)),
        "46-shareholders.csv": (8, 10, (10, 0))}  # fmt: skip


def counted(dataset: Dataset) -> tuple[int, int, tuple[int, int, int]]:
    signs = Counter((s.position > 0) - (s.position < 0) for s in dataset.stances)
    return len(dataset.actors), len(dataset.issues), (signs[1], signs[-1], signs[0])


@pytest.mark.parametrize("name", STANCES)
def test_stances_without_an_option(name: str) -> None:
    assert FILES is not None
    assert counted(load(Path(FILES) / name)) == STANCES[name]


@pytest.mark.parametrize("name", ASKED)
def test_stances_once_the_question_is_answered(name: str) -> None:
    assert FILES is not None
    with pytest.raises(DataError) as caught:
        load(Path(FILES) / name)
    (error,) = [p for p in caught.value.problems if p.level == "error"]
    said = [answer.option.partition(" ")[2] for answer in error.answers]
    assert "position:0=oppose,1=support" in said
    assert caught.value.command.startswith("graphkit import ")
    found = load(Path(FILES) / name, options=ReadOptions(values="position:0=oppose,1=support"))
    assert counted(found) == ASKED[name]


@pytest.mark.parametrize("name", TIES)
def test_ties(name: str) -> None:
    assert FILES is not None
    dataset = load(Path(FILES) / name)
    directed = sum(tie.directed for tie in dataset.ties)
    assert {tie.sign for tie in dataset.ties} == {None}
    found = (len(dataset.actors), len(dataset.ties), (directed, len(dataset.ties) - directed))
    assert found == TIES[name]


def test_a_list_of_actors_is_told_as_such() -> None:
    assert FILES is not None
    dataset = load(Path(FILES) / "48-actors-only.csv")
    assert (len(dataset.actors), dataset.ties, dataset.stances) == (4, (), ())
    assert any("no tie and no stance" in str(n) for n in dataset.notices if n.level == "warning")


@pytest.mark.skipif(CASES is None, reason="GRAPHKIT_CASES names no folder of cases")
def test_a_register_gives_power_salience_and_position() -> None:
    assert CASES is not None
    dataset = load(Path(CASES) / "reported" / "16-stakeholder-register.csv")
    high, medium = (actor.capability for actor in dataset.actors)
    assert high is not None and medium is not None and high > medium > 0
    assert [s.position for s in dataset.stances] == [1, -1]
    assert len({s.salience for s in dataset.stances}) == 1  # both are highly interested


@pytest.mark.skipif(CASES is None, reason="GRAPHKIT_CASES names no folder of cases")
def test_a_citation_is_a_source_and_nothing_is_guessed_of_influence() -> None:
    assert CASES is not None
    dataset = load(Path(CASES) / "reported" / "17-wrong-near-names.csv")
    (tie,) = dataset.ties
    assert (tie.relation, tie.source, tie.confidence) == (
        "partner",
        ("https://example.org/a",),
        None,
    )
    assert {"x_Region", "x_Influence"} <= tie.extra.keys()
