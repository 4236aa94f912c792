"""The dataset's tables as a folder of CSV files: read as they stand now, changed all or nothing.

Before anything is written, the changed tables are read as any dataset is; where that finds an
error, everything stays as it was.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from graphkit.dataset import Dataset
from graphkit.errors import DataError, Place, Problem, UsageError
from graphkit.formats import load
from graphkit.formats.about import says
from graphkit.formats.csv_folder import DESCRIPTOR
from graphkit.formats.reading.coding import Coding
from graphkit.formats.reading.never_negative import never_negative
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.raw import RawDataset, name_of
from graphkit.formats.reading.which_table import table_called
from graphkit.formats.writing.descriptor_edit import parsed_descriptor, with_columns
from graphkit.formats.writing.storage import write_atomically
from graphkit.formats.writing.table_edit import Cells, CsvSheet
from graphkit.phrases import phrase
from graphkit.scale import Scale

EDITED = ("actors", "issues", "sources", "stances", "ties")


@dataclass(frozen=True, slots=True)
class Change:
    """A row put (`cells`) or dropped (None)."""

    table: str
    id: str
    cells: Cells | None


@dataclass
class Folder:
    """The tables as they stand in their files at one moment."""

    path: Path
    files: Mapping[str, bytes]
    sheets: Mapping[str, CsvSheet] = field(default_factory=dict)
    dataset: Dataset = field(default_factory=lambda: Dataset("dataset"))

    @classmethod
    def read(cls, path: Path) -> Folder:
        """The tables of a folder; raises `DataError` with the place of all that is wrong."""
        files = _contents(path)
        return cls(path, files, _sheets(files), _loaded(path, files))

    @cached_property
    def scale(self) -> Scale:
        """How the column of positions is coded, where the folder says so; else from -1 to 1."""
        raw, problems = RawDataset(""), Problems()
        found = parsed_descriptor(self.files[DESCRIPTOR]) if DESCRIPTOR in self.files else {}
        for key, value in found.items():
            says(key, value, Place(DESCRIPTOR), raw, problems)
        coded = raw.coding.get("position", Coding()).scale
        return Scale(*coded) if coded else Scale()

    def is_current(self) -> bool:
        """Whether the files are still what was read."""
        return _contents(self.path) == self.files

    @property
    def digest(self) -> str:
        """Of the files' contents."""
        found = hashlib.sha256()
        for name, content in self.files.items():
            found.update(f"{name}\0{len(content)}\0".encode() + content)
        return found.hexdigest()

    def row(self, table: str, id: str) -> dict[str, str] | None:
        """The cells of a row that say something; None where there is no such row."""
        return self.sheet(table).rows.get(id)

    def sheet(self, table: str) -> CsvSheet:
        """The table as it lies in its file, or empty where there is none."""
        return self.sheets.get(table) or CsvSheet.empty(table)

    def changed(self, changes: Iterable[Change]) -> Folder:
        """The folder as it would be; nothing is written. Raises `DataError` where it would not be
        a dataset."""
        puts: dict[str, dict[str, Cells]] = {}
        drops: dict[str, set[str]] = {}
        for change in changes:
            drops.setdefault(change.table, set()).discard(change.id)
            puts.setdefault(change.table, {}).pop(change.id, None)
            if change.cells is None:
                drops[change.table].add(change.id)
            else:
                puts[change.table][change.id] = change.cells
        files = dict(self.files)
        for table in puts:
            rows = {**self._only_mentioned(table), **puts[table]}
            files[f"{table}.csv"] = self.sheet(table).edited(rows, drops[table])
        sheets = {**self.sheets, **_sheets({f"{t}.csv": files[f"{t}.csv"] for t in puts})}
        files[DESCRIPTOR] = self._descriptor(files, sheets)
        return Folder(self.path, files, sheets, _loaded(self.path, files))

    def _only_mentioned(self, table: str) -> dict[str, Cells]:
        """The actors, issues or sources that claims mention and no table lists: listing one, all
        must be."""
        if self.sheet(table).rows or table not in ("actors", "issues", "sources"):
            return {}
        data = self.dataset
        if table == "sources":
            cited = dict.fromkeys(source for claim in data.claims() for source in claim.source)
            return {id: {"id": id} for id in cited}
        if table == "actors":
            return {row.id: {"id": row.id, "name": row.name} for row in data.actors}
        return {row.id: {"id": row.id, "question": row.question} for row in data.issues}

    def _descriptor(self, files: Mapping[str, bytes], sheets: Mapping[str, CsvSheet]) -> bytes:
        """The descriptor, saying that positions run from -1 where no position shows it."""
        headings = {name: sheet.headings for name, sheet in sheets.items()}
        column = [row.get("position", "") for row in self._stances(sheets)]
        try:
            unsure = never_negative({float(cell) for cell in column if cell})
        except ValueError:  # words say it
            unsure = False
        said = {"scale:position": "-1..1"} if unsure else {}
        named = Dataset(name_of(self.path))
        return with_columns(files.get(DESCRIPTOR), named, headings, said)

    def _stances(self, sheets: Mapping[str, CsvSheet]) -> Iterable[Mapping[str, str]]:
        return sheets["stances"].rows.values() if "stances" in sheets else ()

    def store(self) -> None:
        """Write the files that differ from those on the disk, all of them or none."""
        there = _contents(self.path)
        write_atomically(
            {self.path / name: new for name, new in self.files.items() if there.get(name) != new}
        )


def _contents(path: Path) -> dict[str, bytes]:
    """The files of a folder that make a dataset, by name."""
    try:
        names = sorted(f.name for f in path.iterdir() if f.suffix == ".csv" and f.is_file())
        names += [DESCRIPTOR] * (path / DESCRIPTOR).is_file()
        return {name: (path / name).read_bytes() for name in names}
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise UsageError(
            phrase("'{path}' cannot be read: {value}.", path=path, value=error.strerror or error)
        ) from None


def _sheets(files: Mapping[str, bytes]) -> dict[str, CsvSheet]:
    """The tables that are edited here; one under another tool's name is refused."""
    found, problems = {}, []
    for file, content in files.items():
        stem = file.removesuffix(".csv")
        table = table_called(stem) if file.endswith(".csv") else None
        if table not in EDITED:
            continue
        if stem != table:
            message = phrase(
                "This is not called {table}.csv, so that it cannot be edited in place.", table=table
            )
            hint = phrase("Bring it into graphkit's tables first: graphkit convert.")
            problems.append(Problem("error", "other-table", message, Place(file), hint))
            continue
        found[table] = CsvSheet.read(table, file, content)
    if problems:
        raise DataError(problems)
    return found


def _loaded(path: Path, files: Mapping[str, bytes]) -> Dataset:
    """The dataset that files make, read as any is; empty where there is no table yet."""
    if not any(name.endswith(".csv") for name in files):
        return Dataset(name_of(path))
    with tempfile.TemporaryDirectory(prefix="graphkit-") as folder:
        inside = Path(folder) / name_of(path)
        inside.mkdir()
        for name, content in files.items():
            (inside / name).write_bytes(content)
        return load(inside)
