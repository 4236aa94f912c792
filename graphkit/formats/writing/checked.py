"""Write a dataset so that nothing is lost unsaid: what was written is read again and compared."""

from __future__ import annotations

import itertools
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from graphkit.dataset import TABLES, Dataset
from graphkit.errors import DataError, OutputError
from graphkit.formats.format import Content, Format, ReadOptions
from graphkit.formats.reading.build import build_as
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.tables import SCHEMA
from graphkit.formats.writing.fitting import has, keeps, without_unheld
from graphkit.formats.writing.losses import cells, same
from graphkit.phrases import phrase, phrase_of

Cells = dict[str, Any]


def check_written(content: Content, held: Dataset, form: Format, name: str) -> None:
    """Read `content` again, as a file called `name`, and compare it with what it is to hold.

    Raises `OutputError` where anything differs. The files lie in a folder of their own for as
    long as that takes, so that nothing wrong ever stands where the output is to be.
    """
    with _own_folder() as folder:
        path = _stored(content, folder / _file_name(name, form))
        problems = Problems()
        options = form.again(held) if form.again else ReadOptions()
        try:
            again = build_as(form.read(path, options, problems), options, problems)
        except DataError as error:
            first = next(p for p in error.problems if p.level == "error")
            raise _differs(form, f"it cannot be read again ({first})") from error
    if found := difference(held, again, form.holds):
        raise _differs(form, found)


@contextmanager
def _own_folder() -> Iterator[Path]:
    """A folder that goes afterwards; that it cannot be written to is told as of any output."""
    try:
        with tempfile.TemporaryDirectory(prefix="graphkit-") as folder:
            yield Path(folder)
    except OSError as error:
        reason = error.strerror or error
        raise OutputError(
            phrase("What is written cannot be read again to check it: {reason}.", reason=reason)
        ) from error


def _file_name(name: str, form: Format) -> str:
    """The output's own name, with an ending that the format goes by."""
    ending = "" if "" in form.suffixes else next(iter(form.suffixes), "")
    path = Path(name).name or "dataset"
    return path if path.lower().endswith(ending) else f"{path}{ending}"


def _stored(content: Content, path: Path) -> Path:
    if isinstance(content, bytes):
        path.write_bytes(content)
        return path
    path.mkdir()
    for file, part in content.items():
        (path / file).write_bytes(part)
    return path


def _differs(form: Format, how: str) -> OutputError:
    return OutputError(
        phrase(
            "What was written as {name} is not what was to be written: {how}. Nothing is kept.",
            name=form.name,
            how=how,
        )
    )


def difference(held: Dataset, again: Dataset, holds: frozenset[str]) -> str:
    """The first thing in which two datasets differ, of all that `holds` keeps; empty for none."""
    if "*" not in holds:
        held, again = without_unheld(held, holds), without_unheld(again, holds)
    for word in ("title", "description", "titles"):
        if getattr(held, word) != getattr(again, word):
            return phrase("the {word} reads {value}", word=word, value=f"{getattr(again, word)!r}")
    for name in TABLES:
        if has(holds, name) and (found := _in_table(name, held, again, holds)):
            return found
    return ""


def _in_table(name: str, held: Dataset, again: Dataset, holds: frozenset[str]) -> str:
    wanted, found = (_rows(name, dataset, holds) for dataset in (held, again))
    none: Cells = {}
    apart = [
        (one, other)
        for one, other in itertools.zip_longest(wanted, found, fillvalue=none)
        if one.keys() != other.keys() or not all(same(one[key], other[key]) for key in one)
    ]
    if not apart:
        return ""
    count, (lacks, reads) = len(apart), apart[0]
    rows = phrase_of(
        "{count} row of {name} differs", "{count} rows of {name} differ", count, name=name
    )
    column = next(key for key in {**lacks, **reads} if not same(lacks.get(key), reads.get(key)))
    return phrase(
        "{rows}, such as {column}: {value} for {value2}",
        rows=rows,
        column=column,
        value=f"{reads.get(column)!r}",
        value2=f"{lacks.get(column)!r}",
    )


def _rows(name: str, dataset: Dataset, holds: frozenset[str]) -> list[Cells]:
    """What the rows of a table say, sorted: files may keep them in another order."""
    table, found = SCHEMA[name], []
    for row in getattr(dataset, name):
        said = cells(row, table)
        if not keeps(holds, name, "id"):
            del said["id"]
        found.append(said)
    return sorted(found, key=_order)


def _order(said: Cells) -> tuple[str, list[float]]:
    """Words before numbers, whose last digits may differ."""
    ordered = sorted(said.items())
    words = [item for item in ordered if not isinstance(item[1], float)]
    return repr(words), [value for _, value in ordered if isinstance(value, float)]
