"""Which format a path is in: by folder, ending, and the first line."""

from __future__ import annotations

from pathlib import Path

from graphkit.errors import UsageError, did_you_mean

_BY_SUFFIX = {
    ".csv": "edge_list",
    ".tsv": "edge_list",
    ".txt": "edge_list",
    ".xlsx": "xlsx",
    ".xls": "xlsx",
    ".xlsm": "xlsx",
    ".yaml": "yaml",
    ".yml": "yaml",
    ".json": "json",
}


def detect(path: Path) -> str:
    """The name of the format of a file or folder; raises `UsageError` when there is none."""
    if not path.exists():
        near = did_you_mean(path.name, _beside(path))
        raise UsageError(f"There is no file or folder '{path}'. {near}".rstrip())
    if path.is_dir() or path.name == "datapackage.json":
        return "csv_folder"
    suffix = path.suffix.lower()
    if suffix not in _BY_SUFFIX:
        endings = ", ".join(sorted(_BY_SUFFIX))
        raise UsageError(
            f"'{path.name}' is in no format that graphkit reads: a folder of CSV tables, or a "
            f"file that ends in {endings}."
        )
    if suffix == ".csv" and _first_line_is_bdm(path):
        return "bdm_csv"
    return _BY_SUFFIX[suffix]


def _beside(path: Path) -> list[str]:
    folder = path.parent
    return [entry.name for entry in folder.iterdir()] if folder.is_dir() else []


def _first_line_is_bdm(path: Path) -> bool:
    from graphkit.formats.bdm_csv import is_bdm

    try:
        with path.open("rb") as stream:
            first = stream.readline(200)
    except OSError:  # told where the file is read
        return False
    return is_bdm(first.decode("utf-8-sig", "replace"))
