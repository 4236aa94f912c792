"""The file that keeps where actors were put by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graphkit.analysis.analyse import analyse
from graphkit.cli import run
from graphkit.errors import DataError
from graphkit.findings import Settings
from graphkit.formats import load
from graphkit.formats.reading.layout_file import layout_beside, layout_text, read_layout

TIES = "from,to,sign\na,b,+\nb,c,-\nc,d,+\nd,a,-\n"


@pytest.fixture
def square(tmp_path: Path) -> Path:
    """Four actors in a file of ties."""
    file = tmp_path / "square.csv"
    file.write_text(TIES)
    return file


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    places = {"a": (0.25, 0.125), "é|,": (0.0, 1.0)}
    file = tmp_path / "layout.json"
    file.write_bytes(layout_text(places))
    assert read_layout(file) == places
    assert json.loads(file.read_text(encoding="utf-8"))["layouts"]["stress"]["a"] == [0.25, 0.125]


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("{", "layout.json:1:2"),
        ("[]", "under 'layouts'"),
        ('{"layouts": {"stress": {"a": [0.5]}}}', "'a' needs two numbers from 0 to 1"),
        ('{"layouts": {"stress": {"a": [0.5, 7]}}}', "'a' needs two numbers from 0 to 1"),
        ('{"layouts": {"stress": {"a": [true, 0.5]}}}', "'a' needs two numbers from 0 to 1"),
        ("[" * 100_000, "nested too deeply"),
    ],
)
def test_what_is_no_layout_is_said_with_its_place(tmp_path: Path, written: str, told: str) -> None:
    file = tmp_path / "layout.json"
    file.write_text(written)
    with pytest.raises(DataError) as fault:
        read_layout(file)
    assert told in str(fault.value) + "".join(str(p.place) for p in fault.value.problems)


def test_who_was_put_somewhere_stays_there_and_the_rest_fits_in(square: Path) -> None:
    put = {"a": (0.1, 0.2), "b": (0.9, 0.8)}
    report = analyse(load(str(square)), Settings(replicates=0), with_pictures=True, places=put)
    stress = report.layouts["stress"]
    assert stress["a"] == put["a"] and stress["b"] == put["b"]
    assert stress.keys() == {"a", "b", "c", "d"}


def test_the_command_keeps_places_and_holds_to_them(
    square: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = [tmp_path / f"{n}.html" for n in range(3)]
    common = ["map", str(square), "--replicates", "0", "-o"]
    assert run([*common, str(made[0]), "--save-layout"]) == 0
    kept = layout_beside(square)
    assert kept.name == "square.layout.json"
    capsys.readouterr()
    assert run([*common, str(made[1])]) == 0
    assert f"Places as kept in {kept}." in capsys.readouterr().err
    assert made[0].read_bytes() == made[1].read_bytes()
    kept.write_bytes(layout_text({"a": (0.11111, 0.2), "nobody": (0.5, 0.5)}))
    assert run([*common, str(made[2])]) == 0
    assert "of which 1 are of nobody here" in capsys.readouterr().err
    assert b"0.11111" in made[2].read_bytes()
    kept.write_text("{")
    assert run([*common, str(made[2])]) == 3
