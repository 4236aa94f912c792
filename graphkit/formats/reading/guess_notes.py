"""What is said of a guess: every choice made, what was passed over, and how to choose otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from graphkit.errors import Level, Place, Problem
from graphkit.formats.reading.characters import shown
from graphkit.formats.reading.grid import OF_CELLS, Grid
from graphkit.formats.reading.guess import Guess
from graphkit.formats.reading.guess_contents import is_counted
from graphkit.formats.reading.guess_rows import Body
from graphkit.formats.reading.guess_sides import parted
from graphkit.formats.reading.mapping import TableMapping
from graphkit.formats.reading.problems import Problems
from graphkit.phrases import phrase, phrase_of, run_on
from graphkit.private_rows import own_column

LISTED = 6
OVERRULE = phrase("To choose otherwise: graphkit import with --columns COLUMN=HEADING,...")
RENAME = phrase("To call it otherwise: graphkit import with --fixed issue=...")


def tell_guess(found: Guess, problems: Problems) -> None:
    """What the tables look like, and what was made of their values."""
    body, mapping = found.read[0]
    place = body.grid.place(body.header, 0)
    problems.note(
        "format", phrase("This looks like {kind}.", kind=found.kind), Place(body.grid.file)
    )
    if mapping.table == "actors" and not found.questions:
        tell_actors_only(place, problems)
    if found.named_by:
        for one, table in found.read:
            if issue := table.fixed.get("issue"):
                message = phrase(
                    "All positions are read as being on one issue, {issue}, after ",
                    issue=shown(issue),
                )
                where = one.grid.place(one.header, 0)
                problems.note(
                    "issue",
                    phrase("{message}{named_by}.", message=message, named_by=found.named_by),
                    where,
                    hint=RENAME,
                )
    for reason in found.reasons:
        problems.note("scale", reason, place)


def tell_actors_only(place: Place, problems: Problems, *, level: Level = "warning") -> None:
    """Say that a list says nothing of sides: a warning, unless it is called as one of actors is."""
    message = phrase("There is no column of positions and no pair of columns that tie two actors: ")
    message += phrase("a list of actors, no tie and no stance.")
    problems.add(level, "actors-only", message, place)


def tell_used(read: Sequence[tuple[Body, TableMapping]], problems: Problems) -> None:
    """How each table is read, those that are read alike in one sentence; and what was in them."""
    told: list[tuple[TableMapping, str]] = []
    for body, mapping in read:
        plain = replace(mapping, header_row=1, sheet="")
        first = next((where for other, where in told if other == plain), None)
        if first is None:
            told.append((plain, body.grid.called))
            _tell_mapping(body, mapping, problems)
        else:
            message = phrase(
                "{capital} is read as {first} is.", capital=_capital(body.grid.called), first=first
            )
            problems.note("mapping", message, body.grid.place(body.header, 0))
        _tell_body(body, mapping, problems)


def _tell_mapping(body: Body, mapping: TableMapping, problems: Problems) -> None:
    grid, place = body.grid, body.grid.place(body.header, 0)
    parts = [
        phrase("{name} as {target}", name=shown(name), target=target)
        for target, name in mapping.columns.items()
    ]
    if mapping.wide:
        kind = phrase_of(
            "{count} {across}", "{count} {across}s", len(mapping.wide), across=mapping.across
        )
        parts.append(phrase("{listed} as {kind}", listed=_listed(mapping.wide), kind=kind))
    if mapping.salience:
        names = _listed(mapping.salience)
        parts.append(phrase("{name} as {target}", name=names, target="salience"))
    problems.note(
        "mapping",
        phrase(
            "Read as {table}: {listed}.", table=mapping.table, listed=run_on(phrase(", "), parts)
        ),
        place,
        hint=OVERRULE,
    )
    if mapping.wide and mapping.across in ("position", "sign"):
        _tell_parted(body, mapping, problems)
    if mapping.own:
        names = _listed([own_column(name) for name in mapping.own])
        problems.note(
            "own-columns", phrase("Columns of its own are kept as {names}.", names=names), place
        )
    if mapping.fixed.get("directed") == "no":
        message = phrase("Nothing says which end acts: ties are read as undirected.")
        problems.note("undirected", message, place)
    if body.header:
        line = body.header_line
        problems.note(
            "header-row",
            phrase(
                "The headings are read from row {line} of {called}.", line=line, called=grid.called
            ),
            place,
        )


def _tell_parted(body: Body, mapping: TableMapping, problems: Problems) -> None:
    """Where cells with several names were parted."""
    columns = [column for name in mapping.wide if (column := body.column(name))]
    cells = [text for column in columns for text in column.filled]
    by = parted(cells)
    several = [text for text in cells if by.search(text)]
    if several:
        message = phrase(
            "Several names in a cell are parted, as in {cell}.", cell=shown(several[0])
        )
        problems.note("parted", message, body.grid.place(body.header, columns[0].index))


def _tell_body(body: Body, mapping: TableMapping, problems: Problems) -> None:
    """Rows and columns that were passed over, and what was found in the cells used."""
    grid, place = body.grid, body.grid.place(body.header, 0)
    _tell_rows(body, problems)
    _tell_columns(body, mapping, problems)
    if grid.merged:
        cells = phrase("Merged cells ({listed})", listed=_listed(grid.merged))
        problems.note(
            "merged",
            phrase("{cells}: the value is read in each of their rows.", cells=cells),
            place,
        )
    _forward(body, mapping, problems)


def _tell_rows(body: Body, problems: Problems) -> None:
    """Sums and remarks below the data."""
    grid = body.grid
    for rows, what in ((body.totals, "sums up"), (body.asides, "is a remark")):
        for row in reversed(rows):
            first, words = next((n, cell) for n, cell in enumerate(grid.rows[row]) if cell)
            message = phrase(
                "Row {lines} ({words}) {what} and was left out.",
                lines=grid.lines[row],
                words=shown(words),
                what=what,
            )
            problems.note("footer", message, grid.place(row, first))


def _tell_columns(body: Body, mapping: TableMapping, problems: Problems) -> None:
    """Columns without a name or without anything in them."""
    used = {*mapping.headings, *mapping.own}
    for column in body.columns:
        place = body.grid.place(body.header, column.index)
        if column.heading and not column.filled:
            message = phrase(
                "The column {heading} holds nothing and was passed over.",
                heading=shown(column.heading),
            )
            problems.note("empty-column", message, place)
        elif not column.heading and column.filled and column.name not in used:
            why = phrase("only numbers the rows") if is_counted(column) else phrase("has no name")
            message = phrase(
                "Column {value} {why} and was passed over.", value=column.name.lstrip("#"), why=why
            )
            problems.note("unnamed-column", message, place)


def tell_passed_over(grids: Sequence[Grid], problems: Problems) -> None:
    """Sheets and files that are no data."""
    for grid in grids:
        message = phrase(
            "{capital} was passed over: no headings of ", capital=_capital(grid.called)
        )
        problems.note(
            "passed-over", phrase("{message}positions or ties.", message=message), grid.place(0, 0)
        )


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:] if words.startswith("the ") else words


def _listed(names: Iterable[str]) -> str:
    several = [shown(name) for name in names]
    more = phrase(" and {value} more", value=len(several) - LISTED) if len(several) > LISTED else ""
    return phrase("{listed}{more}", listed=", ".join(several[:LISTED]), more=more)


def _forward(body: Body, mapping: TableMapping, problems: Problems) -> None:
    """What was found in the sheet, but not in cells that are not read."""
    names = {*mapping.headings, *mapping.own}
    columns = [column for column in body.columns if column.name in names]
    used = {
        body.grid.place(row, column.index).cell
        for row in (body.rows if body.grid.noticed else ())
        for column in columns
    }
    for found in body.grid.noticed:
        if found.code not in OF_CELLS or _at(found) in used:
            problems.add(found.level, found.code, found.message, found.place, hint=found.hint)


def _at(found: Problem) -> str | None:
    return found.place.cell if found.place else None
