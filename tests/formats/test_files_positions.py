"""Look-alikes of files of votes and positions: what comes out beside what their README counts."""

from __future__ import annotations

import json
import os
import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest
from made_files import under, workbook_of

from graphkit.api import measure
from graphkit.dataset import Dataset
from graphkit.errors import DataError
from graphkit.formats import ReadOptions, load

FILES = os.environ.get("GRAPHKIT_FILES")
needs_files = pytest.mark.skipif(FILES is None, reason="GRAPHKIT_FILES names no folder of files")

# Actors that are no parties or groups, issues, stances for / against / neutral, rows left out.
COUNTS = {
    "16-ktab-1dim.csv": (12, 1, (6, 6, 0), 0),
    "17-ktab-3dim.csv": (8, 3, (9, 15, 0), 0),
    "18-ktab.xml": (8, 2, (8, 6, 1), 1),
    "19-dna-events.csv": (6, 3, (8, 6, 0), 0),
    "33-un-votes.csv": (8, 4, (15, 10, 6), 0),
    "34-voteview": (8, 5, (16, 18, 0), 6),
    "34-voteview/votes.csv": (8, 5, (16, 18, 0), 6),
    "35-howtheyvote": (6, 3, (8, 6, 2), 8),
    "35-howtheyvote/member_votes.csv": (6, 4, (9, 10, 2), 3),
    "36-chorus-positions.csv": (6, 4, (7, 6, 2), 1),
}


def sides(dataset: Dataset) -> tuple[int, int, int]:
    """Stances for, against and neutral."""
    count = Counter((row.position > 0) - (row.position < 0) for row in dataset.stances)
    return count[1], count[-1], count[0]


@needs_files
@pytest.mark.parametrize("name", COUNTS)
def test_counts(name: str) -> None:
    assert FILES is not None
    dataset = load(Path(FILES) / name)
    actors = [actor for actor in dataset.actors if actor.type not in ("party", "group")]
    left_out = sum(account.rejected for account in dataset.accounts)
    assert (len(actors), len(dataset.issues), sides(dataset), left_out) == COUNTS[name]
    assert not dataset.ties


@needs_files
def test_shares_ask_where_opposition_ends() -> None:
    assert FILES is not None
    path = Path(FILES) / "47-bdm-own-scale.csv"
    with pytest.raises(DataError) as caught:
        load(path)
    options = [answer.option for problem in caught.value.problems for answer in problem.answers]
    assert options == ["--scale position:0..1", "--scale position:-1..1"]
    dataset = load(path, options=ReadOptions(scale="position:0..1"))
    assert (len(dataset.actors), sides(dataset)) == (6, (2, 3, 1))
    assert dataset.issues[0].scale.ends == (0, 1)


@needs_files
def test_pairs_of_organisation_and_concept() -> None:
    assert FILES is not None
    dataset = load(Path(FILES) / "19-dna-events.csv")
    assert len({(row.actor, row.issue) for row in dataset.stances}) == 12
    assert sum("x_person" not in row.extra for row in dataset.stances) == 3


@needs_files
def test_a_question_without_a_coordinate_is_no_stance() -> None:
    assert FILES is not None
    stances = load(Path(FILES) / "18-ktab.xml").stances
    assert [row.issue for row in stances if row.actor == "Bodo"] == ["Compensation"]


@needs_files
def test_votes_keep_the_group_of_their_day() -> None:
    assert FILES is not None
    dataset = load(Path(FILES) / "35-howtheyvote" / "member_votes.csv")
    groups = [row.extra["x_group"] for row in dataset.stances if row.actor == "504"]
    assert set(groups) == {"BLUE_X", "RED_X"}
    assert dataset.actor_by_id["504"].member_of == ("RED_X",)


def test_an_event_list_with_few_columns(cases: Path) -> None:
    dataset = load(cases / "reported" / "20-dna-event-list.csv")
    assert [(row.actor, row.position) for row in dataset.stances] == [("Town", 1), ("Fishers", -1)]


def test_a_table_on_its_own_scale(cases: Path) -> None:
    dataset = load(cases / "reported" / "02-own-scale-bdm.csv")
    assert dataset.issues[0].scale.ends == (20, 90)


def test_the_sample_of_dna_beside_what_sqlite_says(oracles: Path) -> None:
    path = oracles / "dna_sample.dna"
    dataset = load(path)
    with closing(sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)) as database:
        agreed = Counter(row[0] for row in database.execute("SELECT Value FROM DATABOOLEAN"))
        quotes = database.execute(
            "SELECT s.ID, substr(d.Text, s.Start + 1, s.Stop - s.Start) FROM STATEMENTS s "
            "JOIN DOCUMENTS d ON d.ID = s.DocumentId WHERE s.StatementTypeId = 1"
        ).fetchall()
    assert sides(dataset) == (agreed[1], agreed[0], 0)
    assert len(dataset.sources) == 7
    said = {row.id: (row.summary or "").strip() for row in dataset.stances}
    assert said == {f"st{id}": quote.strip() for id, quote in quotes}


def test_the_airports_as_a_workbook(oracles: Path, tmp_path: Path) -> None:
    """The published exercise, its sheets called as nobody calls them: R* and the sum of influence
    come out as from the matrices themselves (tests/published.py)."""
    from published import AIRPORTS_BALANCE, AIRPORTS_INFLUENCE

    said = json.loads((oracles / "mactor_ADP_paris.json").read_text(encoding="utf-8"))
    actors, objectives = (
        [row["short_tittle"] for row in said[key]] for key in ("actores", "objetivos")
    )
    path = tmp_path / "adp.xlsx"
    path.write_bytes(
        workbook_of(
            {
                "Feuil1": under(objectives, said["2MAO"], actors),
                "Feuil2": under(actors, said["MID"], actors),
            }
        )
    )
    found = measure("mactor", load(path))
    assert [found.values[name] for name in actors] == pytest.approx(AIRPORTS_BALANCE, abs=0.001)
    assert found.summary["influence"] == AIRPORTS_INFLUENCE
