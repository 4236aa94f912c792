"""Messages on standard error: one cause, one message, and twenty lines at most."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphkit.cli import run
from graphkit.cli.messages import MOST, problems
from graphkit.errors import Answer, Place, Problem


def many(code: str, number: int) -> list[Problem]:
    return [Problem("error", code, f"No {n}.", Place("a.csv", n)) for n in range(number)]


def test_few_are_all_told() -> None:
    assert problems(many("x", 3)).splitlines() == [f"error: a.csv:{n}: No {n}." for n in range(3)]


@pytest.mark.parametrize("kinds", [1, 4, 30])
def test_many_are_counted_and_where_to_see_them_is_said(kinds: int) -> None:
    found = [problem for kind in range(kinds) for problem in many(f"kind{kind}", 40)]
    *lines, last = problems(found, ["report", "a.csv"]).splitlines()
    assert len(lines) <= MOST
    assert last == f"... and {len(found) - len(lines):,} more: graphkit check shows them all."
    assert len(problems(found, ["check", "a.csv"]).splitlines()) == len(found)


def test_an_answer_is_a_whole_command_that_a_shell_takes_apart_again() -> None:
    answer = Answer("Say it", "--values 'position:so so=?'")
    found = Problem("error", "word", "What is it?", answers=(answer,))
    assert problems([found], ["report", "my data.csv"]).splitlines() == [
        "error: What is it?",
        "  Say it: graphkit report 'my data.csv' --values 'position:so so=?'",
    ]


def test_a_missing_column_of_ids_is_one_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = "".join(f"a{n},a{n + 1},+\n" for n in range(126))
    (tmp_path / "ties.csv").write_text(f"from,to,sign\n{rows}")
    (tmp_path / "actors.csv").write_text("name,country\n" + "A,x\n" * 127)
    assert run(["report", str(tmp_path)]) == 3
    said = capsys.readouterr().err
    assert said.count("error: ") == 1 and "column id is missing" in said


def test_an_id_that_is_not_known_is_told_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "ties.csv").write_text("from,to,sign\n" + "a,zz,+\nzz,a,-\n" * 20)
    (tmp_path / "actors.csv").write_text("id\na\n")
    assert run(["report", str(tmp_path)]) == 3
    said = capsys.readouterr().err
    assert said.count("error: ") == 1 and "40 cells name it" in said


def test_many_notes_are_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = "".join(f" a{n},b{n},+\n" for n in range(50))
    (tmp_path / "t.csv").write_text(f"from,to,sign\n{rows}")
    assert run(["measure", "pagerank", str(tmp_path / "t.csv")]) == 0
    said = capsys.readouterr().err.splitlines()
    assert len(said) <= MOST + 3
    assert any("more warnings: graphkit check shows them all" in line for line in said)
