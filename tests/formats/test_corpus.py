"""Good, bad and tricky files of every format: what must come of each stands in `cases/index.tsv`.

A line a case: its file or folder, options, the verdict, the exit code, where the problems are (as
messages begin), their kinds, and why. Files are kept as they are, to the byte.
"""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from pathlib import Path

import pytest

from graphkit.cli import run
from graphkit.errors import DataError, Problem
from graphkit.formats import ReadOptions, formats, load

CASES = Path(__file__).parent.parent / "cases"
LEVELS = {"REJECT": "error", "WARN": "warning"}


@dataclass(frozen=True)
class Case:
    """One line of the index."""

    path: Path
    options: list[str]
    verdict: str
    exit: int
    places: list[str]
    codes: set[str]


def index() -> list[Case]:
    lines = (CASES / "index.tsv").read_text(encoding="utf-8").splitlines()[1:]
    cases = []
    for line in lines:
        path, options, verdict, code, places, codes, _ = line.split("\t")
        cases.append(Case(CASES / path, shlex.split(options), verdict, int(code),
                          list(filter(None, places.split(", "))), set(codes.split())))  # fmt: skip
    return cases


INDEX = index()


def read_options(words: list[str]) -> ReadOptions:
    given = dict(zip(words[::2], words[1::2], strict=True))
    return ReadOptions(
        encoding=given.get("--encoding"),
        header_row=int(given.get("--header-row", 1)),
        values=(given["--values"],) if "--values" in given else (),
    )


def told_of(case: Case) -> tuple[str, tuple[Problem, ...]]:
    try:
        found = load(case.path, options=read_options(case.options)).notices
    except DataError as error:
        return "REJECT", error.problems
    return ("WARN" if any(p.level == "warning" for p in found) else "ACCEPT"), found


@pytest.mark.parametrize("case", INDEX, ids=lambda case: str(case.path.relative_to(CASES)))
def test_case(case: Case, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    verdict, found = told_of(case)
    assert verdict == case.verdict, [str(problem) for problem in found]
    meant = [problem for problem in found if problem.level == LEVELS.get(verdict)]
    places = [str(problem.place).partition(" (")[0] for problem in meant]
    for place in case.places:
        assert any(f"{one}:".startswith(f"{place}:") for one in places), places
    assert {problem.code for problem in meant} == case.codes
    target = tmp_path / "out.json"
    words = ["convert", str(case.path), *case.options, "--to", "json", "-o", str(target)]
    assert run(words) == case.exit
    said = capfd.readouterr().err
    assert "Traceback" not in said
    assert target.exists() is (case.exit == 0)
    assert [path.name for path in tmp_path.iterdir()] == ["out.json"] * target.exists()


def test_the_corpus_is_as_large_as_it_is_said_to_be() -> None:
    assert len(INDEX) >= 300
    listed = {case.path.relative_to(CASES) for case in INDEX}
    there = {path.relative_to(CASES) for folder in CASES.iterdir() if folder.is_dir()
             for path in folder.iterdir()}  # fmt: skip
    assert listed == there
    assert {path.parts[0] for path in listed} >= formats.keys()
    rejected = [case for case in INDEX if case.verdict == "REJECT"]
    assert sum(bool(case.places) for case in rejected) >= 0.97 * len(rejected)
    assert all(case.exit == 3 * (case.verdict == "REJECT") for case in INDEX)
