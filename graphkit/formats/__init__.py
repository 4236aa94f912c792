"""Readers and writers, one format a file; imported when asked for.

To add one: write its file here, with its `Format`, and add its line below.
"""

from __future__ import annotations

from pathlib import Path

from graphkit.dataset import Dataset
from graphkit.errors import UsageError
from graphkit.formats.format import Format, ReadOptions
from graphkit.registry import Registry

__all__ = ["Format", "ReadOptions", "formats", "load"]

_HERE = "graphkit.formats"

formats: Registry[Format] = Registry(
    "format",
    {
        "csv_folder": f"{_HERE}.csv_folder:csv_folder",
        "edge_list": f"{_HERE}.edge_list:edge_list",
    },
)


def load(path: Path | str, *, options: ReadOptions = ReadOptions()) -> Dataset:  # noqa: B008
    """Read a data set from whatever it is kept in; what was noticed is in `notices`.

    Raises `DataError` with every problem of every table when the data is not acceptable, and
    `UsageError` when there is no such file.
    """
    from graphkit.formats.build import build
    from graphkit.formats.problems import Problems

    path = Path(path)
    if not path.exists():
        raise UsageError(f"There is no file or folder '{path}'.")
    problems = Problems()
    name = "csv_folder" if path.is_dir() else "edge_list"
    dataset = build(formats[name].read(path, options, problems), problems)
    return dataset.undirected() if options.undirected else dataset
