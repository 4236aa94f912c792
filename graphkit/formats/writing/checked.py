"""Write a dataset so that nothing is lost unsaid: what was written is read again and compared."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from graphkit.dataset import Dataset
from graphkit.errors import DataError, OutputError
from graphkit.formats.format import Content, Format, ReadOptions
from graphkit.formats.reading.build import build
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.tables import SCHEMA
from graphkit.formats.writing.fitting import has, keeps, without_unheld
from graphkit.formats.writing.losses import cells


def check_written(content: Content, held: Dataset, form: Format, name: str) -> None:
    """Read `content` again, as a file called `name`, and compare it with what it is to hold.

    Raises `OutputError` where anything differs. The files lie in a folder of their own for as
    long as that takes, so that nothing wrong ever stands where the output is to be.
    """
    with tempfile.TemporaryDirectory(prefix="graphkit-") as folder:
        path = _stored(content, Path(folder) / _file_name(name, form))
        problems = Problems()
        options = form.again(held) if form.again else ReadOptions()
        try:
            raw = form.read(path, options, problems)
            for column, coding in options.codings().items():
                raw.coding[column] = coding
            again = build(raw, problems)
        except DataError as error:
            first = next(p for p in error.problems if p.level == "error")
            raise _differs(form, f"it cannot be read again ({first})") from error
    if found := difference(held, again, form.holds):
        raise _differs(form, found)


def _file_name(name: str, form: Format) -> str:
    """The output's own name, with an ending that the format goes by."""
    ending = next(iter(form.suffixes), "")
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
        f"What was written as {form.name} is not what was to be written: {how}. Nothing is kept."
    )


def difference(held: Dataset, again: Dataset, holds: frozenset[str]) -> str:
    """The first thing in which two datasets differ, of all that `holds` keeps; empty for none."""
    if "*" not in holds:
        held, again = without_unheld(held, holds), without_unheld(again, holds)
    for word in ("title", "description", "titles"):
        if getattr(held, word) != getattr(again, word):
            return f"the {word} reads {getattr(again, word)!r}"
    for name in SCHEMA:
        if has(holds, name) and (found := _in_table(name, held, again, holds)):
            return found
    return ""


def _in_table(name: str, held: Dataset, again: Dataset, holds: frozenset[str]) -> str:
    wanted, found = (_rows(name, dataset, holds) for dataset in (held, again))
    missing, other = wanted - found, found - wanted
    if not missing and not other:
        return ""
    count = max(missing.total(), other.total())
    rows = f"{count:,} row{'s' * (count != 1)} of {name}"
    lacks, reads = next(iter(missing), None), next(iter(other), None)
    return f"{rows} differ, such as {reads} for {lacks}"


def _rows(name: str, dataset: Dataset, holds: frozenset[str]) -> Counter[str]:
    """The rows of a table as text, however they are ordered."""
    table, found = SCHEMA[name], Counter[str]()
    for row in getattr(dataset, name):
        said: Mapping[str, object] = cells(row, table)
        if table.prefix and not keeps(holds, name, "id"):
            said = {key: value for key, value in said.items() if key != "id"}
        found[repr(sorted(said.items()))] += 1
    return found
