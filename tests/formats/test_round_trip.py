"""What any writer writes reads back as the same data."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from drawn_datasets import datasets
from hypothesis import HealthCheck, given, settings

from graphkit.dataset import Actor, Dataset, Tie
from graphkit.errors import UsageError
from graphkit.formats import formats, load, write
from graphkit.formats.writing.storage import write_atomically

# All that hold everything; what the others keep is tried in test_written.py.
ENDINGS = {"csv_folder": "", "xlsx": ".xlsx", "yaml": ".yaml", "json": ".json", "parquet": ""}


def stored(content: bytes | Mapping[str, bytes], path: Path) -> Path:
    files = (
        {path: content} if isinstance(content, bytes) else {path / k: v for k, v in content.items()}
    )
    write_atomically(files)
    return path


def reread(dataset: Dataset, form: str, check: Callable[[Path], None] | None = None) -> Dataset:
    with tempfile.TemporaryDirectory() as folder:
        path = stored(write(dataset, form), Path(folder) / f"case{ENDINGS[form]}")
        if check:
            check(path)
        return load(path)


@pytest.mark.parametrize("form", ENDINGS)
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(dataset=datasets())
def test_reads_back_the_same(form: str, dataset: Dataset) -> None:
    again = reread(dataset, form)
    assert again.tables() == dataset.tables()
    assert (again.title, again.description) == (dataset.title, dataset.description)
    assert write(again, form) == write(replace(dataset, name=again.name), form)


@pytest.mark.parametrize("form", ENDINGS)
def test_ids_with_white_space_and_apostrophes(form: str) -> None:
    ids = ("Shell", "Shell ", " Shell", "\u3000x", "a\nb", "'=x", "''-y")
    dataset = Dataset(
        "case",
        actors=tuple(Actor(id, "n") for id in ids),
        ties=tuple(Tie(f"t{n}", ids[0], id, 1) for n, id in enumerate(ids[1:])),
    )
    assert reread(dataset, form).tables() == dataset.tables()


@pytest.mark.parametrize("form", ENDINGS)
def test_reference_data_survives(form: str, blackwell_folder: Path) -> None:
    dataset = load(blackwell_folder)
    again = reread(dataset, form)
    assert again.tables() == dataset.tables()
    assert again.sha256 == dataset.sha256
    assert (again.title, again.description) == (dataset.title, dataset.description)
    assert again.titles == dataset.titles == {"ja": "エヌビディアのBlackwell対中販売をめぐる関係者"}


def test_an_independent_reader_accepts_the_folder(
    blackwell_folder: Path, frictionless: Callable[[Path], None]
) -> None:
    reread(load(blackwell_folder), "csv_folder", frictionless)


def test_csv_is_plain_and_safe() -> None:
    dataset = Dataset(
        "Ein Fall",
        actors=(Actor("-rf", "=cmd|' /C calc'!A0", note="a\nb"), Actor("b", "B")),
        ties=(Tie("ti1", "-rf", "b", -1, strength=0.5), Tie("ti2", "b", "-rf", 1, directed=False)),
    )
    files = write(dataset, "csv_folder")
    assert isinstance(files, Mapping)
    assert files["actors.csv"] == b"id,name,note\n'-rf,'=cmd|' /C calc'!A0,\"a\nb\"\nb,B,\n"
    assert files["ties.csv"].decode().splitlines() == [
        "id,from,to,sign,strength,directed",
        "ti1,'-rf,b,oppose,0.5,yes",
        "ti2,b,'-rf,support,1,no",
    ]
    assert b'"name": "ein-fall"' in files["datapackage.json"]


def test_no_column_of_signs_where_ties_have_none(tmp_path: Path) -> None:
    files = write(Dataset("x", ties=(Tie("t", "a", "b", None),)), "csv_folder")
    assert isinstance(files, Mapping)
    assert files["ties.csv"].decode().splitlines()[0] == "id,from,to"
    assert load(stored(files, tmp_path / "x")).unsigned


def test_edge_list_writes_the_ties_alone(tmp_path: Path) -> None:
    dataset = Dataset(
        "x", actors=(Actor("a", "A"), Actor("b", "B")), ties=(Tie("t", "a", "b", -1),)
    )
    path = stored(write(dataset, "edge_list"), tmp_path / "x.csv")
    assert load(path).ties == dataset.ties
    with pytest.raises(UsageError, match="no ties"):
        write(Dataset("x"), "edge_list")


def test_what_is_only_read_cannot_be_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(formats._loaded, "pajek", replace(formats["pajek"], write=None))
    with pytest.raises(UsageError, match="read but not written"):
        write(Dataset("x"), "pajek")
    with pytest.raises(UsageError, match="Did you mean 'yaml'"):
        write(Dataset("x"), "yamll")


def test_every_format_that_holds_everything_is_tried_here() -> None:
    assert {name for name, form in formats.items() if "*" in form.holds} == set(ENDINGS)
