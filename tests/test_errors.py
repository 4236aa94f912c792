"""Errors as a reader meets them: the place, the near names, the exit codes."""

from __future__ import annotations

import pytest

from graphkit.errors import (
    DataError,
    OutputError,
    Place,
    Problem,
    UsageError,
    did_you_mean,
    unknown,
)


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (Place("ties.csv"), "ties.csv"),
        (Place("ties.csv", 3), "ties.csv:3"),
        (Place("ties.csv", 3, 2, field="sign"), "ties.csv:3:2 (sign)"),
        (Place("a.xlsx", cell="ties!C3", line=9), "a.xlsx:ties!C3"),
    ],
)
def test_a_place_is_said_as_editors_read_it(place: Place, said: str) -> None:
    assert str(place) == said


def test_a_problem_has_its_place_first_and_its_hint_last() -> None:
    problem = Problem("error", "sign", "No sign.", Place("t.csv", 2), "Write support or oppose.")
    assert str(problem) == "t.csv:2: No sign. Write support or oppose."
    assert str(Problem("note", "n", "Only this.")) == "Only this."


def test_near_names_whatever_their_case() -> None:
    assert did_you_mean("Trumpp", ["trump", "xi"]) == "Did you mean 'trump'?"
    assert did_you_mean("zzz", ["trump"]) == ""
    assert str(unknown("actor", "nvidai", ["nvidia", "amd"])) == (
        "There is no actor 'nvidai'. Did you mean 'nvidia'?"
    )
    assert str(unknown("view", "zzz", ["b", "a"])) == "There is no view 'zzz'. There are: a, b."
    many = str(unknown("actor", "zzz", [f"actor{number:04}" for number in range(1234)]))
    assert many.endswith("actor0028, actor0029 and 1,204 more.")


def test_exit_codes() -> None:
    assert (UsageError.exit_code, DataError.exit_code, OutputError.exit_code) == (2, 3, 4)
    error = DataError([Problem("error", "x", "One."), Problem("error", "y", "Two.")])
    assert str(error) == "One.\nTwo."
    assert len(error.problems) == 2
