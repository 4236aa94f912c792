"""A folder of CSV tables with a datapackage.json."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from graphkit.dataset import Dataset
from graphkit.errors import Place
from graphkit.formats.about import says
from graphkit.formats.format import EVERYTHING, Format, ReadOptions
from graphkit.formats.reading.csv_table import csv_table
from graphkit.formats.reading.decode import cannot_be_read, read_text
from graphkit.formats.reading.other_headings import bring
from graphkit.formats.reading.parse_columns import clean
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.raw import RawDataset, name_of
from graphkit.formats.reading.which_table import misspelt, table_called
from graphkit.formats.writing.csv_write import csv_bytes
from graphkit.formats.writing.datapackage import descriptor
from graphkit.formats.writing.flat import flatten
from graphkit.phrases import phrase

DESCRIPTOR = "datapackage.json"


def is_own(path: Path) -> bool:
    """Whether a folder says by its descriptor and the names of all its tables that it is one, so
    that no other format need be asked."""
    folder = path.parent if path.name == DESCRIPTOR else path
    if not (folder / DESCRIPTOR).is_file():
        return False
    names = [file.stem for file in folder.glob("*.csv")]
    return bool(names) and all(table_called(name) == name for name in names)


def read(path: Path, options: ReadOptions, problems: Problems) -> RawDataset:
    """Every table that has a file in the folder; title and description of the descriptor."""
    folder = path.parent if path.name == DESCRIPTOR else path
    raw = RawDataset(name_of(folder))
    _describe(folder / DESCRIPTOR, raw, problems)
    files = _files(folder, problems)
    if files and not any(table_called(file.stem) or misspelt(file.stem) for file in files):
        from graphkit.formats.own_tables import read_own  # our own tables need no guesses

        return read_own(files, options, problems)
    for file in files:
        name = table_called(file.stem)
        if name is None:
            _tell_other(file, problems)
        elif name in raw.tables:
            message = phrase("The table {name} is given twice.", name=name)
            problems.error("duplicate-table", message, Place(file.name))
        else:
            _read_table(name, file, options, raw, problems)
    return raw


def _read_table(
    name: str, file: Path, options: ReadOptions, raw: RawDataset, problems: Problems
) -> None:
    text = read_text(file, options, problems)
    if text is None:
        return
    table = csv_table(
        text, file=file.name, problems=problems, name=name, header_row=options.header_row
    )
    if table is None:
        return
    raw.tables[name] = table
    if file.stem != name:  # nodes and edges, as other tools call them
        problems.note(
            "alias",
            phrase("{name} is read as the table {name2}.", name=file.name, name2=name),
            Place(file.name),
        )
        bring(table, problems)


def _files(folder: Path, problems: Problems) -> list[Path]:
    try:
        return sorted(file for file in folder.iterdir() if file.suffix == ".csv")
    except OSError as error:
        problems.error("unreadable", cannot_be_read(error), Place(folder.name))
        return []


def _tell_other(file: Path, problems: Problems) -> None:
    near, place = misspelt(file.stem), Place(file.name)
    if near:
        hint = phrase("Did you mean '{near}'?", near=near)
        problems.error(
            "unknown-table", phrase("'{stem}' is no table.", stem=file.stem), place, hint=hint
        )
    else:
        problems.warn(
            "unknown-table", phrase("'{stem}' is no table and was not read.", stem=file.stem), place
        )


def _describe(file: Path, raw: RawDataset, problems: Problems) -> None:
    if not file.is_file():
        return
    text = read_text(file, ReadOptions(), problems)
    if text is None:
        return
    try:
        found = json.loads(text)
    except json.JSONDecodeError as error:
        problems.error(
            "json", phrase("{msg}.", msg=error.msg), Place(file.name, error.lineno, error.colno)
        )
        return
    if isinstance(found, dict):
        place = Place(file.name)
        raw.title = clean(str(found.get("title") or ""), place, problems)
        raw.description = clean(str(found.get("description") or ""), place, problems)
        for key, value in found.items():
            says(key, value, place, raw, problems)


def write(dataset: Dataset) -> Mapping[str, bytes]:
    """The files of the folder by name."""
    tables = list(flatten(dataset))
    files = {f"{table.name}.csv": csv_bytes(table) for table in tables}
    return {**files, DESCRIPTOR: descriptor(dataset, tables)}


csv_folder = Format(
    name="csv_folder",
    question="A folder of CSV tables with a datapackage.json",
    suffixes=("",),
    read=read,
    write=write,
    holds=EVERYTHING,
)
