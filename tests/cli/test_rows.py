"""How many rows of a table are printed, and where the others are."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest

from graphkit.cli import run
from graphkit.cli.show import FIRST_ROWS

ACTORS = 30


@pytest.fixture
def ring(tmp_path: Path) -> str:
    """A ring of actors, each with as many ties as the next."""
    rows = [f"a{n:02},a{(n + 1) % ACTORS:02},support" for n in range(ACTORS)]
    path = tmp_path / "ring.csv"
    path.write_text("\n".join(["from,to,sign", *rows]) + "\n")
    return str(path)


def printed(capfd: pytest.CaptureFixture[str], *words: str) -> str:
    capfd.readouterr()
    assert run(list(words)) == 0
    return capfd.readouterr().out


def named(said: str) -> list[str]:
    """The actors in the first column of a table."""
    return re.findall(r"^  (a\d\d)\b", said, re.MULTILINE)


@pytest.mark.parametrize(
    ("asked", "shown"), [((), FIRST_ROWS), (("--rows", "3"), 3), (("--rows", "0"), ACTORS)]
)
def test_the_first_rows_are_printed_and_the_others_counted(
    ring: str, capfd: pytest.CaptureFixture[str], asked: tuple[str, ...], shown: int
) -> None:
    said = printed(capfd, "measure", "k_core", ring, *asked)
    assert named(said) == [f"a{n:02}" for n in range(shown)]
    others = f"{ACTORS - shown} more rows: --rows 0 shows them, --format csv writes them."
    assert (others in said) == (shown < ACTORS)
    assert said.count("more row") == (shown < ACTORS)


def test_one_row_left_is_one_row(ring: str, capfd: pytest.CaptureFixture[str]) -> None:
    said = printed(capfd, "measure", "k_core", ring, "--rows", str(ACTORS - 1))
    assert "1 more row: --rows 0 shows it, --format csv writes it." in said


def test_a_file_has_every_row(ring: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    printed(capfd, "measure", "k_core", ring, "-o", str(tmp_path / "out.txt"))
    assert len(named((tmp_path / "out.txt").read_text())) == ACTORS


def test_csv_has_every_row_with_id_name_and_range(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(
        "actors: [{id: a, name: Ada}, {id: b, name: =Ben}, {id: c, name: Cleo}]\n"
        "ties:\n- {from: a, to: b, sign: support}\n- {from: c, to: b, sign: oppose}\n"
    )
    said = printed(capfd, "measure", "signed_degree", str(path), "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(said)))
    assert {row["actor"]: row["actor_name"] for row in rows} == {
        "a": "Ada",
        "b": "'=Ben",  # no formula in a spreadsheet
        "c": "Cleo",
    }
    said = printed(capfd, "measure", "betweenness", "graphs/blackwell", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(said)))
    assert len(rows) == 116
    assert all(float(row["low"]) <= float(row["value"]) <= float(row["high"]) for row in rows)


def test_csv_of_what_is_not_defined_says_why(ring: str, capfd: pytest.CaptureFixture[str]) -> None:
    said = printed(capfd, "measure", "compromise", ring, "--format", "csv")
    assert list(csv.reader(io.StringIO(said)))[1][0] == "why_not"
