"""pandas DataFrames as a dataset, and back: the tables of a dataset, a frame each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graphkit.dataset import Dataset
from graphkit.errors import Place
from graphkit.formats.format import ReadOptions
from graphkit.formats.reading.build import build_as
from graphkit.formats.reading.extras import needed
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.raw import RawDataset
from graphkit.formats.reading.value_tables import RowPlaces, value_table
from graphkit.formats.reading.which_table import misspelt, table_called
from graphkit.formats.writing.flat import FlatTable, Value, as_cell, flatten
from graphkit.phrases import phrase


def is_frame(data: object) -> bool:
    """Whether something is a DataFrame, without importing pandas."""
    return all(hasattr(data, name) for name in ("columns", "index", "iloc"))


def from_frames(frames: Any, options: ReadOptions, *, name: str = "DataFrame") -> Dataset:
    """One frame (its headings say which table it is) or a mapping from table names to frames.

    Checked as files are; places read `DataFrame:row 3 (sign)`, with the row's label in the index.
    """
    problems, raw = Problems(), RawDataset(name)
    if not isinstance(frames, Mapping):
        _add(raw, frames, "DataFrame", None, problems)
    else:
        for word, frame in frames.items():
            table = table_called(str(word))
            if table is None:
                near = misspelt(str(word))
                hint = phrase("Did you mean '{near}'?", near=near) if near else None
                problems.error(
                    "unknown-table",
                    phrase("'{word}' is no table.", word=word),
                    Place(name),
                    hint=hint,
                )
            else:
                _add(raw, frame, f"DataFrame {word}", table, problems)
    return build_as(raw, options, problems)


def _add(raw: RawDataset, frame: Any, file: str, name: str | None, problems: Problems) -> None:
    columns = {str(word): frame.iloc[:, place].tolist() for place, word in enumerate(frame.columns)}
    if len(columns) < len(frame.columns):
        problems.error("duplicate-column", phrase("Two columns have the same name."), Place(file))
        return
    places = RowPlaces(file, frame.index)
    table = value_table(columns, places, problems, name)
    if table is not None:
        raw.tables[table.name] = table


def to_frames(dataset: Dataset) -> dict[str, Any]:
    """The tables that have rows, a DataFrame each: numbers, truths and days as such, the rest as
    text; several values in a cell are separated by `|`."""
    pandas = needed("pandas", "pandas")
    return {table.name: _frame(table, pandas) for table in flatten(dataset)}


def _frame(table: FlatTable, pandas: Any) -> Any:
    columns = list(zip(*table.rows, strict=True))
    made = {
        word: _series(column, pandas) for word, column in zip(table.header, columns, strict=True)
    }
    return pandas.DataFrame(made)


def _series(values: tuple[Value, ...], pandas: Any) -> Any:
    said = [value for value in values if value is not None]
    if said and all(isinstance(value, bool) for value in said):
        return pandas.Series(values, dtype="bool" if len(said) == len(values) else "boolean")
    if said and all(isinstance(value, float | int) for value in said):
        return pandas.Series(values, dtype="float64")
    if said and not any(isinstance(value, str | tuple) for value in said):
        days = [None if value is None else as_cell(value) for value in values]
        return pandas.Series(days, dtype="datetime64[s]")
    return pandas.Series([as_cell(value) or None for value in values], dtype="object")
