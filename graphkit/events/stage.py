"""Text files as one Parquet file of the columns that are used, broken rows counted and located.

So every engine reads the same rows, also of packed files and of those that no engine could part
by itself, and a row of the wrong number of columns is told by file and line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graphkit.errors import DataError, Place, Problem
from graphkit.events.archive import Text
from graphkit.events.mapping import EventMapping
from graphkit.events.text_layout import TextLayout, layout_of
from graphkit.phrases import phrase
from graphkit.progress import Tell

BLOCK = 1 << 23
ROW = "_row"  # a number of its own for every row, whatever the engine
LISTED = 3  # broken rows that are told one by one, of a file


@dataclass
class Staged:
    """What became of the text files of one mapping."""

    mapping: EventMapping
    path: Path
    rows: int = 0
    broken: int = 0
    places: list[Problem] = field(default_factory=list)


def stage(
    texts: Sequence[Text], mapping: EventMapping | None, folder: Path, tell: Tell
) -> list[Staged]:
    """One Parquet file in `folder` for each mapping that fits some of the texts.

    All layouts are looked at before the first row is read; what does not fit is one `DataError`.
    `tell` hears of every block: what is read, and how many rows have been read in all.
    """
    layouts = _layouts(texts, mapping)
    found: dict[str, Staged] = {}
    read = 0
    for name in dict.fromkeys(layout.mapping.name for _, layout in layouts):
        of_kind = [(text, layout) for text, layout in layouts if layout.mapping.name == name]
        staged = Staged(of_kind[0][1].mapping, folder / f"{len(found)}.parquet")
        read = _write(staged, of_kind, tell, read)
        found[name] = staged
    return list(found.values())


def _layouts(texts: Sequence[Text], mapping: EventMapping | None) -> list[tuple[Text, TextLayout]]:
    found: list[tuple[Text, TextLayout]] = []
    problems: list[Problem] = []
    for text in texts:
        try:
            layout = layout_of(text, mapping)
        except DataError as error:
            problems += error.problems
            continue
        if layout is not None:
            found.append((text, layout))
    if problems:
        raise DataError(list(dict.fromkeys(problems)))
    return found


def _write(
    staged: Staged, of_kind: Sequence[tuple[Text, TextLayout]], tell: Tell, read: int
) -> int:
    import pyarrow as pa
    import pyarrow.parquet as pq

    columns = tuple(dict.fromkeys(staged.mapping.used.values()))
    schema = pa.schema([*((name, pa.string()) for name in columns), (ROW, pa.int64())])
    with pq.ParquetWriter(staged.path, schema, compression="snappy") as writer:
        for text, layout in of_kind:
            for batch in _batches(text, layout, columns, staged):
                arrays = [_text(batch, name) for name in columns]
                numbers = pa.array(range(read, read + batch.num_rows), pa.int64())
                writer.write_table(pa.table([*arrays, numbers], schema=schema))
                staged.rows += batch.num_rows
                read += batch.num_rows
                tell(f"reading {text.name}", read, None)
    return read


def _batches(
    text: Text, layout: TextLayout, columns: tuple[str, ...], staged: Staged
) -> Iterator[Any]:
    """The rows of a file in blocks; those of the wrong width are counted."""
    import pyarrow as pa
    from pyarrow import csv

    before = staged.broken

    def broken(row: Any) -> str:
        staged.broken += 1
        if staged.broken - before <= LISTED:
            staged.places.append(_broken(text, row, layout))
        return "skip"

    used = [name for name in columns if name in layout.columns]
    try:
        with text.open() as stream:
            if layout.header:
                stream.readline()
            yield from csv.open_csv(
                stream,
                read_options=csv.ReadOptions(
                    column_names=layout.columns, block_size=BLOCK, use_threads=False
                ),
                parse_options=csv.ParseOptions(
                    delimiter=layout.delimiter,
                    quote_char='"' if layout.quoted else False,
                    newlines_in_values=layout.quoted,
                    invalid_row_handler=broken,
                ),
                convert_options=csv.ConvertOptions(
                    include_columns=used,
                    column_types=dict.fromkeys(used, pa.binary()),
                    check_utf8=False,
                ),
            )
    except pa.ArrowInvalid as error:
        if "Empty CSV" not in str(error):
            message = phrase("This cannot be read as rows: {error}.", error=error)
            raise DataError([Problem("error", "rows", message, Place(text.name))]) from None


def _broken(text: Text, row: Any, layout: TextLayout) -> Problem:
    line = None if row.number is None else row.number + layout.header
    message = phrase(
        "{actual_columns} columns instead of {expected_columns}; left out.",
        actual_columns=row.actual_columns,
        expected_columns=row.expected_columns,
    )
    return Problem("warning", "columns", message, Place(text.name, line))


def _text(batch: Any, name: str) -> Any:
    """A column as text; bytes that are no UTF-8 become the sign for such."""
    import pyarrow as pa

    if name not in batch.schema.names:
        return pa.array([""] * batch.num_rows, pa.string())
    column = batch.column(name)
    try:
        return column.cast(pa.string())
    except pa.ArrowInvalid:
        return pa.array([value.decode("utf-8", "replace") for value in column.to_pylist()])
