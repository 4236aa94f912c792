"""DataFrames go through the checks of files, and a dataset comes back as frames."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from drawn_datasets import datasets
from hypothesis import HealthCheck, given, settings

import graphkit
from graphkit.dataset import Dataset as Rows
from graphkit.formats.format import ReadOptions
from graphkit.formats.frames import from_frames, to_frames

pandas = pytest.importorskip("pandas", reason="pandas is not installed")
OPTIONS = ReadOptions()


def errors(data: object, **options: object) -> list[str]:
    with pytest.raises(graphkit.DataError) as caught:
        graphkit.load(data, **options)
    return [str(problem) for problem in caught.value.problems if problem.level == "error"]


def test_a_frame_of_ties() -> None:
    frame = pandas.DataFrame(
        {
            "Source": [1, 2, 3],
            "Target": ["2", "3", "1"],
            "sign": ["support", "oppose", "neutral"],
            "weight": [0.5, None, 2],
            "since": pandas.to_datetime(["2020-01-02", None, "2021-05-06"]),
        }
    )
    found = graphkit.load(frame).ties
    assert [(t.source_actor, t.target_actor, t.sign, t.strength, t.since) for t in found] == [
        ("1", "2", 1, 0.5, date(2020, 1, 2)),
        ("2", "3", -1, 1.0, None),
        ("3", "1", 0, 2.0, date(2021, 5, 6)),
    ]


def test_a_frame_of_stances_on_a_scale() -> None:
    frame = pandas.DataFrame({"actor": ["a", "b"], "issue": ["q", "q"], "position": [1, 7]})
    found = graphkit.load(frame, scale="position:1..7")
    assert [stance.position for stance in found.stances] == [-1.0, 1.0]


def test_numbers_that_are_never_negative_are_asked_about_here_too() -> None:
    frame = pandas.DataFrame({"actor": ["a", "b"], "issue": ["q", "q"], "position": [0, 1]})
    (told,) = errors(frame)
    assert told.startswith("DataFrame (position): The column position is never negative")


def test_problems_stand_at_the_rows_label() -> None:
    frame = pandas.DataFrame(
        {"from": ["a", "b"], "to": ["b", "c"], "sign": ["support", "opose"]}, index=[3, 8]
    )
    assert errors(frame) == [
        "DataFrame:row 8 (sign): 'opose' is not a sign. Did you mean 'oppose'?"
    ]
    frame = pandas.DataFrame({"from": ["a"], "to": [{"b": 1}], "sign": ["+"]})
    assert errors(frame)[0] == "DataFrame:row 0 (to): A plain value is expected here, not a dict."


def test_a_mapping_of_frames_by_table() -> None:
    frames = {
        "nodes": pandas.DataFrame({"id": ["a", "b"], "label": ["A", "B"]}),
        "ties": pandas.DataFrame({"from": ["a"], "to": ["x"], "sign": ["+"]}),
    }
    assert errors(frames)[0].startswith("DataFrame ties:row 0 (to): Unknown actor 'x'")
    frames["ties"]["to"] = ["b"]
    found = graphkit.load(frames)
    assert [actor.name for actor in found.actors] == ["A", "B"]
    assert "Did you mean 'stances'?" in errors({"stancs": frames["ties"]})[0]


def test_what_is_no_table_is_said() -> None:
    assert "Columns from and to were not found" in errors(pandas.DataFrame({"colour": ["red"]}))[0]
    twice = pandas.DataFrame([["a", "b", "c"]], columns=["from", "to", "to"])
    assert "Two columns have the same name" in errors(twice)[0]


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(dataset=datasets())
def test_frames_come_back_as_the_same_dataset(dataset: Rows) -> None:
    # a scale that shows no negative position is said beside the tables, which frames have not
    options = ReadOptions(scale="position:-1..1") if dataset.stances else OPTIONS
    again = from_frames(to_frames(dataset), options)
    rows = {name: part for name, part in dataset.tables().items() if part}
    assert {name: part for name, part in again.tables().items() if part} == rows


def test_frames_have_numbers_truths_and_days(blackwell_folder: Path) -> None:
    found = graphkit.load(blackwell_folder)
    frames = found.to_pandas()
    assert {name: len(frame) for name, frame in frames.items()} == {
        "actors": 116, "issues": 12, "stances": 232, "ties": 155, "influence": 178, "events": 43,
        "sources": 188,
    }  # fmt: skip
    ties = frames["ties"]
    assert str(ties.dtypes["strength"]) == "float64" and str(ties.dtypes["directed"]) == "bool"
    assert str(ties.dtypes["since"]).startswith("datetime64")
    assert (ties["sign"] == "oppose").sum() == sum(tie.sign == -1 for tie in found.ties)
    assert graphkit.Dataset.from_pandas(frames).sha256 == found.sha256
