"""The starter dataset is valid, complete and explains itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from graphkit.analysis.check import check
from graphkit.dataset import TABLES
from graphkit.formats import formats, load, write
from graphkit.formats.starter import starter
from graphkit.formats.writing.storage import write_atomically


def test_starter_is_read_without_a_remark(
    tmp_path: Path, frictionless: Callable[[Path], None]
) -> None:
    folder = tmp_path / "mycase"
    write_atomically({folder / name: content for name, content in starter("mycase").items()})
    dataset = load(folder)
    assert dataset.notices == ()
    assert all(dataset.tables()[name] for name in TABLES)
    assert (dataset.name, dataset.title) == ("mycase", "A wind farm off the harbour")
    assert {w.level for w in check(dataset, as_of=dataset.last_day)} == {"note"}
    frictionless(folder)


ROWS = {
    "title": ("another,Another\n", "q,Another?\n", ["title", "description"]),
    "actors": ("mayor,The Mayor\n", "q,Another?\n", ["title", "description"]),
    "issue": ("another,Another\n", "windfarm,May it be built?\n", ["title", "description"]),
    "grown": ("mayor,The Mayor\nnew,New\n", "windfarm,May it be built?\nq,And now?\n", []),
}


@pytest.mark.parametrize(("actors", "issues", "stale"), ROWS.values(), ids=ROWS)
@pytest.mark.parametrize("form", ["csv_folder", "json", "yaml", "xlsx"])
def test_the_starters_title_over_other_data_is_warned_of(
    tmp_path: Path, form: str, actors: str, issues: str, stale: list[str]
) -> None:
    folder = tmp_path / "mycase"
    files = {
        "datapackage.json": starter("mycase")["datapackage.json"],
        "actors.csv": f"id,name\n{actors}".encode(),
        "issues.csv": f"id,question\n{issues}".encode(),
    }
    write_atomically({folder / name: content for name, content in files.items()})
    dataset = load(folder)
    if form != "csv_folder":
        path = tmp_path / f"case{formats[form].suffixes[0]}"
        content = write(dataset, form)
        assert isinstance(content, bytes)
        path.write_bytes(content)
        dataset = load(path)
    told = [n.message.split()[1] for n in dataset.notices if n.code == "starter"]
    assert told == stale


def test_readme_names_every_column() -> None:
    readme = starter("x")["README.md"].decode()
    assert "graphkit brief x" in readme
    assert "- position*: From -1 (oppose) to 1 (support)" in readme
