"""`graphkit timeline`: what it prints, writes and refuses."""

from __future__ import annotations

import csv
import io
import json
from importlib import resources
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from referencing import Registry, Resource

from graphkit.cli import run

ACTORS = "id,name,name:ja\nann,Ann,アン\nbob,Bob,ボブ\n=cyd,Cyd,シド\n"
ISSUES = "id,question,decided_by\nq,Do it?,ann\n"
STANCES = """\
id,actor,issue,position,date,confidence,private
s1,ann,q,0.8,2026-01-07,0.9,
s2,bob,q,-0.5,2026-01-20,0.8,
s3,=cyd,q,-1,2026-02-10,0.9,
s4,ann,q,-0.6,2026-03-03,0.9,
s5,bob,q,1,2026-03-10,0.9,yes
"""


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = tmp_path / "case"
    folder.mkdir()
    for name, content in (("actors", ACTORS), ("issues", ISSUES), ("stances", STANCES)):
        (folder / f"{name}.csv").write_text(content, encoding="utf-8")
    return folder


def call(*words: object) -> int:
    return run([str(word) for word in words])


def schema(name: str) -> Any:
    return json.loads(resources.files("graphkit").joinpath("schemas", name).read_text())


def test_the_table_in_words(case: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """(0.8 - 0.5 - 1) / 3 = -0.23 in February, (-0.6 - 0.5 - 1) / 3 = -0.70 in March; one of three
    in favour: 4 x 1/3 x 2/3 = 0.89."""
    assert call("timeline", case, "--by", "month", "--replicates", "0") == 0
    said = capfd.readouterr().out
    assert "goes from +0.15 (2026-01) to −0.70 (2026-03)." in said
    lines = [" ".join(line.split()) for line in said.splitlines()]
    assert [line for line in lines if line.startswith("2026-")] == [
        "2026-01 2 +0.15 1 1 1.00 2",
        "2026-02 1 −0.23 1 2 0.89 2",
        "2026-03 1 −0.70 0 3 0.00 1",
    ]
    assert "Ann 2026-03 +0.8 −0.6" in lines
    flat = " ".join(said.split())
    assert "3 windows are too few" in flat and "Phases are not defined here" in flat


def test_json_holds_to_its_schema_and_has_no_private_row(
    case: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    report = schema("report-1.json")
    known = Registry().with_resource(report["$id"], Resource.from_contents(report))
    check = jsonschema.Draft202012Validator(schema("timeline-1.json"), registry=known)
    told = {}
    for audience in ("public", "internal"):
        options = ("--by", "month", "--audience", audience, "--format", "json")
        assert call("timeline", case, *options) == 0
        told[audience] = json.loads(capfd.readouterr().out)
        check.validate(told[audience])
    last = {name: one["windows"][-1]["positions"]["q"]["bob"] for name, one in told.items()}
    assert last == {"public": -0.5, "internal": 1.0}
    assert told["public"]["series"][0]["values"] == [
        pytest.approx(v) for v in (0.15, -0.7 / 3, -0.7)
    ]


def test_csv_has_a_row_a_number_and_is_safe_to_open(
    case: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert call("timeline", case, "--by", "month", "--format", "csv", "--lang", "ja") == 0
    rows = list(csv.DictReader(io.StringIO(capfd.readouterr().out)))
    held = [r for r in rows if r["what"] == "position" and r["first"] == "2026-03-01"]
    assert {(r["id"], r["name"], r["value"]) for r in held} == {
        ("ann", "アン", "-0.6"), ("bob", "ボブ", "-0.5"), ("'=cyd", "シド", "-1.0")}  # fmt: skip
    claims = [r["value"] for r in rows if r["what"] == "claims"]
    assert claims == ["2", "1", "1"]


def test_the_figure_is_drawn_to_a_file_with_words_beside(
    case: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert call("timeline", case, "--figure", tmp_path / "t.svg", "--replicates", "0") == 0
    assert (tmp_path / "t.svg").read_bytes().startswith(b"<?xml")
    assert "Forecast (compromise) from +0.80 to −0.70" in (tmp_path / "t.alt.txt").read_text()
    assert call("timeline", case, "--figure", tmp_path / "t.gif") == 2
    assert "ends in .svg, .png or .pdf" in capfd.readouterr().err


def test_as_of_a_day_nothing_later_is_told(case: Path, capfd: pytest.CaptureFixture[str]) -> None:
    options = ("--by", "month", "--replicates", "0", "--as-of")
    assert call("timeline", case, *options, "2026-02-28") == 0
    early = capfd.readouterr().out
    with (case / "stances.csv").open("a") as file:
        file.write("s6,ann,q,1,2026-03-01,1,\n")
    assert call("timeline", case, *options, "2026-02-28") == 0
    assert capfd.readouterr().out == early
    assert "2026-03" not in early


def test_ties_without_dates_are_said_to_have_no_course(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    bare = tmp_path / "bare.csv"
    bare.write_text("from,to,sign\na,b,support\nb,c,oppose\n", encoding="utf-8")
    assert call("timeline", bare) == 0
    assert "Not defined here, because no claim carries a date" in capfd.readouterr().out
    assert call("timeline", bare, "--format", "json") == 0
    told = json.loads(capfd.readouterr().out)
    assert (told["defined"], told["windows"]) == (False, [])
    assert call("timeline", bare, "--figure", tmp_path / "t.svg") == 2
    assert "no claim carries a date" in capfd.readouterr().err
    assert not (tmp_path / "t.svg").exists()


def test_too_many_windows_and_unknown_words_are_refused(
    case: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert call("timeline", case, "--by", "day", "--from", "2000-01-01") == 2
    assert "take longer ones (--by)" in capfd.readouterr().err
    assert call("timeline", case, "--by", "fortnight") == 2
    assert call("timeline", case, "--issue", "r") == 2
