"""A look into a file before it is read, to recognise it: cheap, bounded, and without complaint.

What was seen is kept until `forget`, since several formats look into the same file.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any

from graphkit.formats.reading.decode import LARGEST
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.xlsx_guard import is_safe

ROWS = 3  # rows of a sheet that are looked at
Row = tuple[str, ...]
Sheets = Mapping[str, tuple[Row, ...]]


def json_in(path: Path) -> Any:
    """What a JSON file holds; of a file of JSON lines the first; None where it is neither."""
    return _json(path, *_stamp(path))


def sheets_in(path: Path) -> Sheets:
    """The first rows of every sheet of a workbook in small letters; nothing where it is none."""
    return _sheets(path, *_stamp(path))


def forget() -> None:
    """Let go of what was looked at."""
    _json.cache_clear()
    _sheets.cache_clear()


def dicts(found: Any) -> list[dict[str, Any]]:
    """The mappings in a list, or among the values of a mapping; none in anything else."""
    values = list(found.values()) if isinstance(found, dict) else found
    return [row for row in values if isinstance(row, dict)] if isinstance(values, list) else []


def _stamp(path: Path) -> tuple[int, int]:
    try:
        found = path.stat()
    except OSError:  # told where the file is read
        return 0, -1
    return found.st_mtime_ns, found.st_size


@lru_cache(maxsize=1)
def _json(path: Path, changed: int, size: int) -> Any:
    if not 0 < size <= LARGEST:
        return None
    try:
        content = path.read_bytes()
        try:
            return json.loads(content)
        except json.JSONDecodeError as error:
            return json.loads(content.splitlines()[0]) if error.msg == "Extra data" else None
    except (OSError, ValueError, RecursionError, IndexError):
        return None


@lru_cache(maxsize=1)
def _sheets(path: Path, changed: int, size: int) -> Sheets:
    if size <= 0 or not zipfile.is_zipfile(path) or not is_safe(path, Problems()):
        return {}
    try:
        return dict(_first_rows(path))
    except Exception:  # openpyxl raises whatever its parts raise on broken files
        return {}


def _first_rows(path: Path) -> Iterator[tuple[str, tuple[Row, ...]]]:
    from openpyxl import load_workbook

    with path.open("rb") as stream:
        book = load_workbook(stream, read_only=True)
        for sheet in book.worksheets:
            sheet.reset_dimensions()  # what a workbook says of its size may be wrong
            rows = islice(sheet.iter_rows(values_only=True), ROWS)
            yield sheet.title, tuple(tuple(map(_word, row)) for row in rows)
        book.close()


def _word(value: object) -> str:
    return "" if value is None else str(value).strip().casefold()
