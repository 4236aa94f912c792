"""What the analyst said that values mean, and numbers brought from the scale stated."""

from __future__ import annotations

from collections.abc import Mapping

from graphkit.formats.reading.characters import shown
from graphkit.formats.reading.coded_column import CodedColumn
from graphkit.formats.reading.parse_columns import place_of
from graphkit.formats.reading.position_words import position_of
from graphkit.formats.reading.problems import Fault
from graphkit.phrases import phrase, run_on
from graphkit.scale import Scale


def stated(column: CodedColumn) -> dict[str, str]:
    """Each text of which something was said, as text that says it here."""
    meant, outside = {}, set()
    for text in set(column.texts):
        try:
            words = _meaning(column, text)
        except Fault:
            words = "0"  # told, so that nothing will be used
            outside.add(text)
        if words is not None:
            meant[text] = words
    if outside:
        first = next(text for text in column.texts if text in outside)
        column.refuse(outside, "range", _outside(column, first))
    return meant


def _meaning(column: CodedColumn, text: str) -> str | None:
    """One text as it was stated; None where nothing was said of it."""
    coding = column.coding
    if coding.values and (key := column.key(text)) in coding.values:
        return coding.values[key]
    place = column.number(text) if coding.scale and text.strip() else None
    if place is None or coding.scale is None:
        return None
    scale = Scale(*coding.scale)
    low, high = scale.ends
    if not low <= place <= high:
        raise Fault("range", _outside(column, text))
    return repr(scale.position(place))


def _outside(column: CodedColumn, text: str) -> str:
    low, high = Scale(*(column.coding.scale or (-1, 1))).ends
    message = phrase(
        "{text} is outside the scale stated for {name}", text=shown(text), name=column.name
    )
    return phrase("{message}, {low} to {high}.", message=message, low=f"{low:g}", high=f"{high:g}")


def tell_stated(column: CodedColumn, meant: Mapping[str, str]) -> None:
    """What was made of the column because the analyst said so."""
    said = column.coding
    used = [text for text in sorted(meant) if column.key(text) in said.values]
    parts = [
        phrase(
            "{text} is read as {value}",
            text=shown(text),
            value=meant[text] or phrase("nothing said"),
        )
        for text in used
    ]
    if said.scale:
        low, high = said.scale
        parts.append(
            phrase(
                "{low} to {high} is read as full opposition to full support",
                low=f"{low:g}",
                high=f"{high:g}",
            )
        )
    if parts and said.scale != (-1, 1):
        column.note("coding", phrase("{listed}, as stated.", listed=run_on(phrase(", "), parts)))


def recode(column: CodedColumn) -> None:
    """An issue's outcome or status quo, coded as positions are."""
    meant = stated(column)
    column.texts[:] = [meant.get(text, text) for text in column.texts]


def recode_options(column: CodedColumn) -> None:
    """The positions of an issue's options, `label=position` separated by `|`."""
    for row, text in enumerate(column.texts):
        try:
            column.texts[row] = "|".join(_option(column, part) for part in text.split("|"))
        except Fault as fault:
            where = place_of(column.raw, row, column.index)
            column.problems.error(fault.code, fault.message, where)


def _option(column: CodedColumn, part: str) -> str:
    label, equals, place = part.rpartition("=")
    meant = _meaning(column, place) if equals else None
    return part if meant is None else f"{label}={_as_number(meant)}"


def _as_number(words: str) -> str:
    """A stated meaning as a number, which is what an option's position is."""
    return repr(place) if (place := position_of(words)) is not None else words
