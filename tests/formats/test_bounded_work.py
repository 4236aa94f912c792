"""What reading costs grows with the input: twice the rows, columns or mistakes, twice the work.

Work is counted in lines of Python run, memory in bytes held at most; seconds decide nothing.
"""

from __future__ import annotations

import contextlib
import io
import json
import sys
import tracemalloc
from collections.abc import Callable, Mapping
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from graphkit.errors import DataError
from graphkit.formats import load

Files = Mapping[str, str]


def lines_run(path: Path) -> int:
    """How many lines of graphkit's own code and difflib's run while the file is read."""
    counted = 0

    def count(frame: FrameType, event: str, arg: object) -> Any:
        nonlocal counted
        counted += event == "line"
        return count

    def enter(frame: FrameType, event: str, arg: object) -> Any:
        ours = "graphkit" in frame.f_code.co_filename or "difflib" in frame.f_code.co_filename
        return count if ours else None

    before = sys.gettrace()
    sys.settrace(enter)
    try:
        with contextlib.suppress(DataError):
            load(path)
    finally:
        sys.settrace(before)
    return counted


def mistyped(n: int) -> Files:
    actors = "".join(f"actor{i},Actor {i}\n" for i in range(3 * n))
    ties = "".join(f"aktor{i},actor{i},support\n" for i in range(n))
    return {"actors.csv": f"id,name\n{actors}", "ties.csv": f"from,to,sign\n{ties}"}


def equal_names(n: int) -> Files:
    return {"actors.csv": "id,name\n" + "".join(f"a{i},Same\n" for i in range(n))}


def many_issues(n: int) -> Files:
    head = ",".join(f"Bill {i}" for i in range(n))
    rows = [f"Town,2026-01-01{',support' * n}", f"Port,2026-01-02{',oppose' * n}"]
    return {"list.csv": "\n".join([f"Actor,Date,{head}", *rows])}


def many_attributes(n: int) -> Files:
    node = {"id": "a", **{f"k{i}": "1" for i in range(n)}}
    graph = {"nodes": [node, {"id": "b"}], "links": [{"source": "a", "target": "b"}]}
    return {"list.json": json.dumps(graph)}


@pytest.mark.parametrize(
    "made, size",
    [
        (mistyped, 60),
        (equal_names, 300),
        (many_issues, 150),
        (many_attributes, 300),
    ],
)
def test_twice_the_input_is_twice_the_work(
    tmp_path: Path, made: Callable[[int], Files], size: int
) -> None:
    counts = []
    for times in (0, 1, 2):  # the first pays for what is made once
        folder = tmp_path / str(times)
        folder.mkdir()
        files = made(size * max(times, 1))
        for name, text in files.items():
            (folder / name).write_text(text, encoding="utf-8")
        counts.append(lines_run(folder if "list" not in next(iter(files)) else folder / name))
    assert counts[2] < 2.4 * counts[1]


def held(path: Path) -> tuple[int, str]:
    """The bytes held at most while a file is read, and what was said against it."""
    said = ""
    tracemalloc.start()
    try:
        load(path)
    except DataError as error:
        said = str(error)
    finally:
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    return most, said


def test_a_new_key_in_every_row_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "list.json"
    rows = [{"id": f"a{i}", "name": "x", f"x_{i}": "1"} for i in range(2500)]
    path.write_text(json.dumps({"actors": rows}))
    most, said = held(path)
    assert said.startswith("list.json:1:12: actors: 2,500 rows by 2,502 columns")
    assert "7,500 are written" in said
    assert most < 200 * path.stat().st_size


def test_rows_of_very_different_length_are_no_table(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(",".join(f"Word {i}" for i in range(2500)) + "\n" + "a\n" * 2500)
    _, said = held(path)
    assert "2,501 rows by 2,500 columns" in said


def test_a_heading_in_the_last_column_of_a_sheet(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    sheet.title = "ties"
    sheet.append(["from", "to", "sign"])
    sheet.cell(1, 16384, "x_far")
    for row in range(600):
        sheet.append([f"a{row}", "b", "support"])
    sheet.cell(5, 16384, "there")
    stream = io.BytesIO()
    book.save(stream)
    path = tmp_path / "far.xlsx"
    path.write_bytes(stream.getvalue())
    load(path)  # modules are loaded
    most, said = held(path)
    assert not said
    assert most < 16_000_000  # 600 rows of 16,384 empty cells alone would be 78 MB
    ties = load(path).ties
    assert [tie.extra for tie in ties if tie.extra] == [{"x_far": "there"}]
    assert len(ties) == 600
