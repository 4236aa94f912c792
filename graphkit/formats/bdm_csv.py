"""The expected-utility literature's table: Actor, Capability, Position, Salience; one issue.

After B. Bueno de Mesquita's data sets. Positions there stand on the issue's own scale (years,
per cent, shares). They are mapped to -1..1 by the lowest and highest position in the file, or by
the ends that the analyst states, and the scale is kept on the issue (scale_low, scale_high), so
that an outcome p is (p * (high - low) + high + low) / 2 on it.
"""

from __future__ import annotations

from pathlib import Path

from graphkit.errors import Place
from graphkit.formats.format import Format, ReadOptions
from graphkit.formats.reading.cells import number
from graphkit.formats.reading.coding import Coding, codings
from graphkit.formats.reading.csv_table import csv_table
from graphkit.formats.reading.decode import read_text
from graphkit.formats.reading.problems import Fault, Problems
from graphkit.formats.reading.raw import FixedPlace, RawDataset, RawTable, name_of
from graphkit.formats.writing.bdm import HOLDS, again, fit, write
from graphkit.scale import Scale

HEADER = ("actor", "capability", "position", "salience")
ISSUE = "issue"


def is_bdm(first_line: str) -> bool:
    """Whether a file's first line is exactly this format's header, in any case."""
    words = [word.strip().strip('"').casefold() for word in first_line.split(",")]
    return tuple(words) == HEADER


def begins_so(path: Path) -> bool:
    """Whether the file's first line is this format's header."""
    try:
        with path.open("rb") as stream:
            first = stream.readline(200)
    except OSError:  # told where the file is read
        return False
    return is_bdm(first.decode("utf-8-sig", "replace"))


def read(path: Path, options: ReadOptions, problems: Problems) -> RawDataset:
    """One issue, every actor's capability, position and salience on it."""
    raw = RawDataset(name_of(path))
    text = read_text(path, options, problems)
    if text is None:
        return raw
    if not is_bdm(text.splitlines()[0]):
        problems.error("no-header", "The header is not Actor,Capability,Position,Salience.",
                       Place(path.name, 1, 1))  # fmt: skip
        return raw
    table = csv_table(text, file=path.name, problems=problems, name="stances")
    if table is None or not len(table):
        problems.error("empty", "There are no rows under the header.", Place(path.name, 1, 1))
        return raw
    _spread(table, raw, path.name, options, problems)
    return raw


def _spread(
    table: RawTable, raw: RawDataset, file: str, options: ReadOptions, problems: Problems
) -> None:
    """The one table as three: actors, the issue, stances."""
    names, capability, written, salience = table.columns
    places = [_numbers(table, 2, problems), _numbers(table, 1, problems)]
    weight = _numbers(table, 3, problems)
    if problems.fatal:
        return
    position, power = places
    coding = codings(options.scale, options.values).get("position", Coding())
    low, high = coding.scale or (min(position), max(position))
    if coding.scale is None:
        _tell(low, high, file, problems)
    power = _scaled(power, "capability", 100, file, problems)
    weight = _scaled(weight, "salience", 1, file, problems)
    raw.tables["actors"] = RawTable(
        "actors",
        ["id", "name", "capability", "x_capability"],
        [names, list(names), _texts(power), capability],
        table.where,
    )
    # One position alone has no scale: it stands in the middle of any, here of one 2 wide.
    ends = (low, high) if low != high else (low - 1, high + 1)
    raw.tables["issues"] = RawTable(
        "issues",
        ["id", "question", "scale_low", "scale_high"],
        [[ISSUE], [f"Where between {low:g} and {high:g}?"], [repr(ends[0])], [repr(ends[1])]],
        FixedPlace(Place(file)),
    )
    scale = Scale(*ends)
    # A scale that is stated is applied where all columns are, so not here as well.
    mapped = position if coding.scale else [scale.position(place) for place in position]
    raw.tables["stances"] = RawTable(
        "stances",
        ["actor", "issue", "position", "salience", "x_position", "x_salience"],
        [list(names), [ISSUE] * len(names), _texts(mapped), _texts(weight), written, salience],
        table.where,
    )


def _texts(values: list[float]) -> list[str]:
    return [repr(value) for value in values]


def _numbers(table: RawTable, column: int, problems: Problems) -> list[float]:
    values = []
    for row, written in enumerate(table.columns[column]):
        try:
            value = number(written)
            if value < 0 and column != 2:
                raise Fault("range", f"{table.header[column]} is not negative.")
            values.append(value)
        except Fault as fault:
            where = table.where.cell(row, column)
            problems.error(fault.code, fault.message, where, hint=fault.hint)
    return values


def _scaled(
    values: list[float], what: str, top: float, file: str, problems: Problems
) -> list[float]:
    """Values on a scale that ends at `top`; a longer scale is shrunk by its highest value."""
    highest = max(values)
    if highest <= top:
        return values
    end = 100.0 if what == "salience" and highest <= 100 else highest
    message = f"{what}: values above {top:g} are divided by {end / top:g}; as written in x_{what}."
    problems.note("scale", message, Place(file))
    return [value / end * top for value in values]


def _tell(low: float, high: float, file: str, problems: Problems) -> None:
    if low == high:
        problems.warn("scale", f"Every position is {low:g}; all are read as 0.", Place(file))
        return
    message = f"Positions from {low:g} to {high:g} are mapped to -1 to 1; as written in x_position."
    problems.note("scale", message, Place(file))


bdm_csv = Format(
    name="bdm_csv",
    question="Actor, Capability, Position, Salience: one issue on its own scale",
    suffixes=(".csv",),
    called="a Bueno de Mesquita table (Actor, Capability, Position, Salience)",
    facts="Scholz, Calbert and Smith 2011",
    read=read,
    write=write,
    fit=fit,
    again=again,
    holds=HOLDS,
    limits="one issue; the current stances on it, and those who hold them",
    recognises=begins_so,
)
