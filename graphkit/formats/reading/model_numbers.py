"""The numbers of expected-utility models: power, salience, positions on an own scale."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from graphkit.errors import Place
from graphkit.formats.format import ReadOptions
from graphkit.formats.reading.cells import comma_number, number
from graphkit.formats.reading.coding import Coding, codings
from graphkit.formats.reading.never_negative import answers, never_negative, question
from graphkit.formats.reading.parse_columns import place_of
from graphkit.formats.reading.problems import Fault, Problems
from graphkit.formats.reading.raw import RawTable
from graphkit.phrases import phrase
from graphkit.scale import Scale


def numbers(
    raw: RawTable, index: int, problems: Problems, *, signed: bool = False, what: str = ""
) -> list[float]:
    """A column as numbers; what is none, or negative where that cannot be, is told."""
    read = comma_number if raw.decimal_comma else number
    values = []
    for row, written in enumerate(raw.columns[index]):
        try:
            value = read(written)
            if value < 0 and not signed:
                raise Fault(
                    "range", phrase("{value} is not negative.", value=what or raw.header[index])
                )
            values.append(value)
        except Fault as fault:
            where = place_of(raw, row, index)
            problems.error(fault.code, fault.message, where, hint=fault.hint)
            values.append(0.0)
    return values


def scaled(
    values: Sequence[float],
    what: str,
    top: float,
    file: str,
    problems: Problems,
    *,
    stated: Collection[str],
) -> list[float]:
    """Values on a scale that ends at `top`; a longer scale is shrunk by its highest value. One that
    the analyst has `stated` is applied where all columns are, so not here as well."""
    highest = max(values, default=0.0)
    if highest <= top or what in stated:
        return list(values)
    end = 100.0 if what == "salience" and highest <= 100 else highest
    message = phrase(
        "{what}: values above {top} are divided by {value}; as written in x_{what}.",
        what=what,
        top=f"{top:g}",
        value=f"{end / top:g}",
    )
    problems.note("scale", message, Place(file))
    return [value / end * top for value in values]


def said_of_positions(options: ReadOptions) -> Coding:
    """What the analyst says of the column of positions."""
    return codings(options.scale, options.values).get("position", Coding())


def ask(positions: Sequence[float], where: Place, problems: Problems) -> bool:
    """Whether it cannot be told where opposition ends; if so, it is asked."""
    found = set(positions)
    if not never_negative(found):
        return False
    message = phrase(
        "{question} Say which:",
        question=question(phrase("The column {name}", name="position"), found),
    )
    given = answers("position", found)
    problems.add("error", "coding", message, where, answers=given)
    return True


def ends_of(positions: Sequence[float]) -> tuple[float, float]:
    """The lowest and the highest of an issue's positions, as the ends of its scale.

    One position alone has no scale: it stands in the middle of any, here of one 2 wide.
    """
    low, high = min(positions), max(positions)
    return (low, high) if low != high else (low - 1, high + 1)


def mapped(positions: Sequence[float], ends: tuple[float, float]) -> list[str]:
    """Positions on a scale of their own as positions from -1 to 1."""
    scale = Scale(*ends)
    return [repr(scale.position(place)) for place in positions]


def texts(values: Sequence[float]) -> list[str]:
    """Numbers as the text that reads as them again."""
    return [repr(value) for value in values]
