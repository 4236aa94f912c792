"""The starter dataset is valid, complete and explains itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from graphkit.analysis.check import check
from graphkit.dataset import TABLES
from graphkit.formats import load
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


def test_readme_names_every_column() -> None:
    readme = starter("x")["README.md"].decode()
    assert "graphkit brief x" in readme
    assert "- position*: From -1 (oppose) to 1 (support)" in readme
