"""The file of actors that are one, where it does not lie among a dataset's tables."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from graphkit.errors import Place, UsageError
from graphkit.formats.format import ReadOptions
from graphkit.formats.reading.csv_table import csv_table
from graphkit.formats.reading.decode import read_text
from graphkit.formats.reading.doubles import Double
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.raw import RawDataset
from graphkit.formats.reading.tables import SAME_AS
from graphkit.formats.writing.csv_write import csv_bytes
from graphkit.formats.writing.flat import FlatTable
from graphkit.phrases import phrase, run_on


def read_same_as(path: Path, options: ReadOptions, raw: RawDataset, problems: Problems) -> None:
    """The table of a file, in place of the dataset's own. Raises `UsageError` without a file."""
    if not path.is_file():
        raise UsageError(phrase("There is no file '{path}'.", path=path))
    if SAME_AS.name in raw.tables:
        message = phrase(
            "{name} is read in place of the dataset's own table same_as.", name=path.name
        )
        problems.note("same-as-twice", message, Place(path.name))
    text = read_text(path, options, problems)
    table = text and csv_table(text, file=path.name, problems=problems, name=SAME_AS.name)
    if table:
        raw.tables[SAME_AS.name] = table


def same_as_bytes(found: Iterable[Double]) -> bytes:
    """A file to tick, a pair a row."""
    header = tuple(column.name for column in SAME_AS.columns)
    rows = (("", d.keep, d.same, d.keep_name, d.same_name, _why(d)) for d in found)
    return csv_bytes(FlatTable(SAME_AS.name, header, tuple(rows)))


def _why(double: Double) -> str:
    return phrase("they differ in {why}", why=run_on(phrase(" and "), double.why))
