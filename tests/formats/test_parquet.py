"""Parquet: tables of others, and what pyarrow and pandas see of those written here."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from graphkit.dataset import Actor, Dataset, Tie
from graphkit.errors import DataError, UsageError
from graphkit.formats import load, write

pyarrow = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
from pyarrow import parquet  # noqa: E402


def put(folder: Path, name: str, **columns: Any) -> Path:
    path = folder / name
    parquet.write_table(pyarrow.table(columns), path)
    return path


def test_one_table_of_ties_with_headings_of_another_tool(tmp_path: Path) -> None:
    path = put(
        tmp_path, "x.parquet", Source=[1, 2, 2], Target=[2, 3, 1], Weight=[0.5, -2.0, 1.0],
        Type=["Directed", "Undirected", "Directed"],
    )  # fmt: skip
    ties = load(path).ties
    assert [(t.source_actor, t.target_actor, t.sign, t.strength, t.directed) for t in ties] == [
        ("1", "2", 1, 0.5, True),
        ("2", "3", -1, 2.0, False),
        ("2", "1", 1, 1.0, True),
    ]


def test_dates_truths_lists_and_nothing(tmp_path: Path) -> None:
    put(
        tmp_path, "stances.parquet", actor=["a", "b"], issue=["q", "q"], position=[1, -1],
        date=[date(2024, 1, 2), None], source=[["s1", "s2"], []], private=[False, True],
    )  # fmt: skip
    put(
        tmp_path, "events.parquet", date=[datetime(2024, 3, 4)], event=["Talks"],
    )  # fmt: skip
    found = load(tmp_path)
    one, other = found.stances
    assert (one.date, one.source, one.private) == (date(2024, 1, 2), ("s1", "s2"), False)
    assert (other.date, other.source, other.private) == (None, (), True)
    assert found.events[0].date == date(2024, 3, 4)


def test_problems_stand_at_their_rows(tmp_path: Path) -> None:
    path = put(
        tmp_path, "ties.parquet", **{"from": ["a", "b"], "to": ["b", "c"], "sign": ["+", "maybe"]}
    )
    with pytest.raises(DataError) as caught:
        load(path)
    told = [str(problem) for problem in caught.value.problems if problem.level == "error"]
    assert len(told) == 1 and told[0].startswith("ties.parquet:row 2 (sign): 'maybe' is not a sign")


def test_nested_values_and_other_files_are_refused(tmp_path: Path) -> None:
    path = put(tmp_path, "ties.parquet", **{"from": ["a"], "to": ["b"], "x_more": [{"deep": 1}]})
    with pytest.raises(DataError, match=r"row 1 \(x_more\): A plain value is expected"):
        load(path)
    path.write_bytes(b"PAR1 but no more")
    with pytest.raises(DataError, match="no Parquet file that can be read"):
        load(path)


def test_what_is_written_has_types(tmp_path: Path) -> None:
    made = Dataset(
        "case",
        "A title",
        actors=(Actor("a", "A", aliases=("x", "y"), capability=50.0), Actor("b", "B")),
        ties=(Tie("t1", "a", "b", -1, strength=0.5, since=date(2020, 1, 2), directed=False),),
    )
    files = write(made, "parquet")
    assert not isinstance(files, bytes) and set(files) == {"actors.parquet", "ties.parquet"}
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    ties = parquet.read_table(tmp_path / "ties.parquet")
    assert ties.schema.field("strength").type == pyarrow.float64()
    assert ties.schema.field("since").type == pyarrow.date32()
    assert ties.to_pylist() == [
        {"id": "t1", "from": "a", "to": "b", "sign": "oppose", "strength": 0.5, "directed": False,
         "since": date(2020, 1, 2)}
    ]  # fmt: skip
    actors = parquet.read_table(tmp_path / "actors.parquet").to_pylist()
    assert [row["aliases"] for row in actors] == [["x", "y"], None]
    assert load(tmp_path).title == "A title"
    assert write(made, "parquet") == files


def test_without_pyarrow_it_is_said_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = put(tmp_path, "ties.parquet", **{"from": ["a"], "to": ["b"]})
    from graphkit.formats.reading import extras

    def missing(name: str) -> Any:
        raise ImportError(name)

    monkeypatch.setattr(extras, "import_module", missing)
    for call in (lambda: load(path), lambda: write(Dataset("x"), "parquet")):
        with pytest.raises(UsageError, match=r"pip install 'graphkit\[parquet\]'"):
            call()


def test_what_a_file_says_of_the_whole(tmp_path: Path) -> None:
    ties = pyarrow.table({"from": ["a"], "to": ["b"], "sign": ["+"]})
    about = '{"title": "T", "description": "D", "title:ja": "J", "other": 1}'
    parquet.write_table(ties.replace_schema_metadata({"graphkit": about}), tmp_path / "x.parquet")
    found = load(tmp_path / "x.parquet")
    assert (found.title, found.description, found.titles) == ("T", "D", {"ja": "J"})
    parquet.write_table(ties.replace_schema_metadata({"graphkit": "[1]"}), tmp_path / "y.parquet")
    assert load(tmp_path / "y.parquet").title == ""
