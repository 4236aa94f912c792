"""Parquet: a folder with a file a table, or one table alone; read and written through pyarrow."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from graphkit.errors import Place
from graphkit.formats.about import says
from graphkit.formats.format import EVERYTHING, Format, ReadOptions
from graphkit.formats.reading.extras import needed
from graphkit.formats.reading.parse_columns import clean
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.raw import RawDataset, name_of
from graphkit.formats.reading.value_tables import RowPlaces, value_table
from graphkit.formats.reading.which_table import misspelt, table_called
from graphkit.formats.writing.parquet import ABOUT, write
from graphkit.phrases import phrase

MOST_CELLS, MOST_BYTES = 50_000_000, 1 << 30


def is_parquet(path: Path) -> bool:
    """Whether a path is such a file, or a folder that holds some and no CSV."""
    if not path.is_dir():
        return path.suffix.lower() == ".parquet"
    return any(path.glob("*.parquet")) and not any(path.glob("*.csv"))


def read(path: Path, options: ReadOptions, problems: Problems) -> RawDataset:
    """Every table of a folder, or the one of a file: by its name, else by its headings."""
    needed("pyarrow", "parquet")
    raw = RawDataset(name_of(path))
    for file in sorted(path.glob("*.parquet")) if path.is_dir() else [path]:
        name = table_called(file.stem)
        if name is None and path.is_dir():
            _tell_other(file, problems)
        elif name in raw.tables:
            message = phrase("The table {name} is given twice.", name=name)
            problems.error("duplicate-table", message, Place(file.name))
        elif (found := _open(file, problems)) is not None:
            _add(found, file.name, name, raw, problems)
    return raw


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


def _open(file: Path, problems: Problems) -> Any:
    """The table of a file, or None with the reason among the problems."""
    pyarrow, parquet = needed("pyarrow", "parquet"), needed("pyarrow.parquet", "parquet")
    try:
        with parquet.ParquetFile(file) as found:
            about = found.metadata
            groups = (about.row_group(number) for number in range(about.num_row_groups))
            size = sum(group.total_byte_size for group in groups)
            if about.num_rows * about.num_columns > MOST_CELLS or size > MOST_BYTES:
                message = phrase(
                    "{num_rows} rows of {num_columns} columns are too many.",
                    num_rows=f"{about.num_rows:,}",
                    num_columns=f"{about.num_columns:,}",
                )
                problems.error("large", message, Place(file.name))
                return None
            return found.read()
    except (pyarrow.ArrowException, OSError) as error:
        message = phrase(
            "This is no Parquet file that can be read: {value}",
            value=str(error).partition(chr(10))[0],
        )
        problems.error(
            "not-parquet", phrase("{message}.", message=message.rstrip(".")), Place(file.name)
        )
        return None


def _add(found: Any, file: str, name: str | None, raw: RawDataset, problems: Problems) -> None:
    _describe((found.schema.metadata or {}).get(ABOUT), file, raw, problems)
    words = found.column_names
    if len(set(words)) < len(words):
        problems.error("duplicate-column", phrase("Two columns have the same name."), Place(file))
        return
    columns = {word: found.column(word).to_pylist() for word in words}
    labels = range(1, found.num_rows + 1)
    table = value_table(columns, RowPlaces(file, labels), problems, name)
    if table is not None:
        raw.tables[table.name] = table


def _describe(about: bytes | None, file: str, raw: RawDataset, problems: Problems) -> None:
    """What was written of the whole beside the table."""
    if about is None:
        return
    try:
        said = json.loads(about)
    except ValueError:
        problems.warn(
            "metadata",
            phrase("What stands in the metadata under graphkit is no JSON."),
            Place(file),
        )
        return
    for key, value in said.items() if isinstance(said, dict) else ():
        if key in ("title", "description"):
            setattr(raw, key, clean(str(value), Place(file), problems))
        else:
            says(key, value, Place(file), raw, problems)


parquet = Format(
    name="parquet",
    question="Parquet: a folder with a file a table, or one table alone",
    suffixes=("", ".parquet"),
    facts="parquet.apache.org; read by pyarrow",
    read=read,
    write=write,
    recognises=is_parquet,
    holds=EVERYTHING,
)
