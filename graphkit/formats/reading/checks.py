"""What a row must hold by itself: required fields, names, days, scale, true translations."""

from __future__ import annotations

from functools import partial
from typing import Any

from graphkit.formats.reading.cells import is_private
from graphkit.formats.reading.characters import shown
from graphkit.formats.reading.parse_columns import ParsedTable, place_of
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.tables import SCHEMA, TRANSLATIONS
from graphkit.partial_date import date_text, first_day
from graphkit.phrases import phrase, phrase_of, run_on
from graphkit.private_rows import PRIVATE, marks_rows
from graphkit.rows import Option

FROM_ID = {"actors": "name", "issues": "question"}


def fill_names(typed: ParsedTable, problems: Problems) -> None:
    """Call actors and issues by their ids where no name or question is given."""
    attribute = FROM_ID.get(typed.raw.name)
    if attribute is None:
        return
    ids = typed.columns.get("id", [None] * len(typed))
    named = typed.columns.get(attribute, [None] * len(typed))
    typed.columns[attribute] = [n or i for n, i in zip(named, ids, strict=True)]
    without = sum(name is None for name in named)
    if without:
        what = (
            phrase("{without} of {typed}", without=f"{without:,}", typed=f"{len(typed):,}")
            if without < len(typed)
            else f"{without:,}"
        )
        message = phrase(
            "{name}: no {attribute} for {what}; called by the id.",
            name=typed.raw.name,
            attribute=attribute,
            what=what,
        )
        problems.note("no-name", message)


def check_marks(typed: ParsedTable, problems: Problems) -> None:
    """Warn where rows are marked as private that cannot be: those of actors, issues, sources."""
    if "private" in {column.name for column in typed.match.table.columns}:
        return
    for name, index in typed.match.extra.items():
        heading = name.removeprefix(PRIVATE)
        if marks_rows(heading) and any(map(is_private, typed.extra[name])):
            message = phrase(
                "{name}: {heading} marks rows as private, which only claims can be: they stay in "
                "what is made for the public.",
                name=typed.raw.name,
                heading=shown(heading),
            )
            hint = phrase("Mark the claims about them, or take these rows out.")
            problems.warn("private-row", message, typed.raw.where.header(index), hint=hint)


def note_numbers(typed: ParsedTable, problems: Problems) -> None:
    """Say what is made of an empty strength, and of power that is coded from 0 to 1."""
    strengths = typed.columns.get("strength", [])
    empty = range(len(strengths)) if None in strengths else ()
    without = [row for row in empty if strengths[row] is None and row not in typed.bad]
    if 0 < len(without) < len(strengths):
        message = phrase(
            "{name}: no strength for {without} of {strengths}; 1 is taken.",
            name=typed.raw.name,
            without=f"{len(without):,}",
            strengths=f"{len(strengths):,}",
        )
        place = place_of(typed.raw, without[0], typed.match.columns["strength"])
        problems.note("no-strength", message, place)
    powers = [value for value in typed.columns.get("capability", []) if value is not None]
    own_scale = "x_capability" in typed.extra  # brought from another scale by its reader
    if powers and max(powers) < 1 and any(powers) and not own_scale:
        message = phrase(
            "{name}: capability runs to {powers}, on a scale from 0 to 100.",
            name=typed.raw.name,
            powers=f"{max(powers):g}",
        )
        problems.note(
            "capability",
            message,
            hint=phrase("If these are shares, say so with --scale capability:0..1."),
        )


def check_required(typed: ParsedTable, problems: Problems) -> None:
    """Every row has what it must have; one message a row."""
    table = SCHEMA[typed.raw.name]
    optional = (FROM_ID.get(table.name), None if "sign" in typed.columns else "sign")
    needed = [column for column in table.columns if column.required]
    # A whole column that is missing is told once, unless rows name their own fields.
    needed = [c for c in needed if c.field in typed.columns or typed.raw.keyed]
    columns = [
        (column.name, typed.columns.get(column.field) or [None] * len(typed))
        for column in needed
        if column.name not in optional
    ]
    missing: dict[int, list[str]] = {}
    for name, values in columns:
        for row, value in enumerate(values) if None in values else ():
            # What could not be read is told already; of a sign it may be said that there is none.
            told = row in typed.bad or name == "sign"
            if value is None and (not told or _blank(typed, row, name)):
                missing.setdefault(row, []).append(name)
    for row, names in sorted(missing.items()):
        typed.bad.add(row)
        message = phrase_of(
            "{name}: incomplete row, missing field {listed}.",
            "{name}: incomplete row, missing fields {listed}.",
            len(names),
            name=table.name,
            listed=run_on(phrase(" and "), names),
        )
        hint = phrase("Write n/a where there is none.") if names == ["position"] else None
        problems.error("missing", message, partial(typed.raw.where.row, row), hint=hint)


def _blank(typed: ParsedTable, row: int, name: str) -> bool:
    """Whether nothing at all is written; a value that could not be read is told already."""
    index = typed.match.columns.get(name)
    return index is None or not typed.raw.columns[index][row].strip()


def check_translations(typed: ParsedTable, problems: Problems) -> None:
    """A translation says what there is to say: options stand at the same positions."""
    for heading, values in typed.languages.get(TRANSLATIONS, {}).items():
        column = SCHEMA[typed.raw.name].column(heading.partition(":")[0])
        originals = typed.columns.get(column.field) or [None] * len(typed)
        index = typed.match.languages[TRANSLATIONS][heading]
        for row, (value, original) in enumerate(zip(values, originals, strict=True)):
            if value in (None, ()) or row in typed.bad:
                continue
            where = place_of(typed.raw, row, index)
            if not original:
                message = phrase(
                    "{heading} translates a {name} that is not there.",
                    heading=shown(heading),
                    name=column.name,
                )
                problems.error("translation", message, where)
            elif column.kind == "options" and _places(value) != _places(original):
                message = phrase(
                    "{heading} has other positions than options.", heading=shown(heading)
                )
                hint = phrase("Give every option, in the same order, at the same position.")
                problems.error("translation", message, where, hint=hint)
            else:
                continue
            typed.bad.add(row)


def _places(options: tuple[Option, ...]) -> list[float]:
    return [option.position for option in options]


def check_days(typed: ParsedTable, problems: Problems) -> None:
    """A tie ends no earlier than it starts."""
    starts, ends = typed.columns.get("since"), typed.columns.get("until")
    if not starts or not ends:
        return
    for row, (start, end) in enumerate(zip(starts, ends, strict=True)):
        if start is not None and end is not None and end < first_day(start):
            typed.bad.add(row)
            message = phrase(
                "The end {date_text} is before the start {date_text2}.",
                date_text=date_text(end),
                date_text2=date_text(start),
            )
            where = place_of(typed.raw, row, typed.match.columns["until"])
            problems.error("date-order", message, where)


def check_scales(typed: ParsedTable, problems: Problems) -> None:
    """An issue's scale has two different ends."""
    if typed.raw.name != "issues":
        return
    nothing: list[Any] = [None] * len(typed)
    low, high = (typed.columns.get(name) or nothing for name in ("scale_low", "scale_high"))
    for row in range(len(typed)):
        ends = (low[row], high[row])
        if ends != (None, None) and (None in ends or ends[0] == ends[1]):
            _tell_scale(typed, row, low[row] is None, problems)


def _tell_scale(typed: ParsedTable, row: int, only_high: bool, problems: Problems) -> None:
    typed.bad.add(row)
    columns = typed.match.columns
    index = columns.get("scale_high" if only_high else "scale_low", 0)
    message = phrase("A scale has two different ends: scale_low and scale_high.")
    problems.error("scale", message, place_of(typed.raw, row, index))
