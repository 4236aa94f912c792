"""Tables with headings of their own: read by a mapping, which is guessed where none is given."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from graphkit.errors import Place, UsageError, did_you_mean, unknown
from graphkit.formats.format import ReadOptions
from graphkit.formats.mapping_yaml import read_mapping
from graphkit.formats.reading.apply_mapping import apply_mapping
from graphkit.formats.reading.characters import shown
from graphkit.formats.reading.coding import codings
from graphkit.formats.reading.csv_table import tell_no_header
from graphkit.formats.reading.decode import read_text
from graphkit.formats.reading.grid import LOOKED_AT, Grid, csv_grid, sheet_grid
from graphkit.formats.reading.guess import Guess, Told, guess
from graphkit.formats.reading.guess_notes import tell_guess, tell_passed_over, tell_used
from graphkit.formats.reading.guess_rows import Body, body_of, tables_in
from graphkit.formats.reading.mapping import (
    TABLES,
    FileMapping,
    TableMapping,
    pairs_of,
    with_coding,
)
from graphkit.formats.reading.matrix_grids import put_matrices
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.raw import RawDataset, name_of
from graphkit.formats.reading.workbook import workbook_in
from graphkit.phrases import phrase

CLAIMED = ("actor", "issue", "position", "from", "to", "sign", "weight")
ENDINGS = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm")


def read_own(paths: Sequence[Path], options: ReadOptions, problems: Problems) -> RawDataset:
    """The data set of files, or of all such files in a folder, read as the options say."""
    files = [file for path in paths for file in _files(path)]
    if not files:
        raise UsageError(
            phrase(
                "'{paths}' holds no tables: files that end in {listed}.",
                paths=paths[0],
                listed=", ".join(ENDINGS),
            )
        )
    raw = RawDataset(name_of(paths[0]))
    grids = [grid for file in files for grid in _grids(file, options, raw, problems)]
    if not problems.fatal and not understand(grids, options, raw, problems):
        tell_nothing(grids, options, problems, import_command(paths, options))
    return raw


def _files(path: Path) -> list[Path]:
    if not path.exists():
        raise UsageError(phrase("There is no file or folder '{path}'.", path=path))
    if not path.is_dir():
        return [path]
    return sorted(file for file in path.iterdir() if file.suffix.lower() in ENDINGS)


def _grids(file: Path, options: ReadOptions, raw: RawDataset, problems: Problems) -> list[Grid]:
    """The tables of a file: one, or one a sheet."""
    if file.suffix.lower() not in (".xlsx", ".xlsm"):
        text = read_text(file, options, problems)
        grid = csv_grid(text, file.name, problems) if text else None
        return tables_in(grid) if grid else []
    opened = workbook_in(file, raw, problems)
    return book_grids(opened.book, opened.stored, file.name, options) if opened else []


def book_grids(book: Any, stored: Any, file: str, options: ReadOptions) -> list[Grid]:
    """The sheets of a workbook that hold anything; one alone if it is named."""
    titles = [sheet.title for sheet in book.worksheets]
    if options.sheet is not None and options.sheet not in titles:
        hint = did_you_mean(options.sheet, titles) or phrase(
            "There are: {listed}.", listed=", ".join(titles)
        )
        raise UsageError(
            phrase("There is no sheet '{sheet}'. {hint}", sheet=options.sheet, hint=hint)
        )
    chosen = [s for s in book.worksheets if options.sheet in (None, s.title)]
    grids = [sheet_grid(sheet, stored, file) for sheet in chosen]
    return [table for grid in grids if grid.rows for table in tables_in(grid)]


def understand(
    grids: Sequence[Grid],
    options: ReadOptions,
    raw: RawDataset,
    problems: Problems,
    *,
    only_claims: bool = False,
) -> bool:
    """Read these tables into the data set; False, and nothing done, where they say nothing.

    With `only_claims` a mere list of actors is not taken: its reader knows better.
    """
    if options.mapping is not None:
        if options.columns or options.fixed or options.table:
            raise UsageError(phrase("The mapping says what each column is; change it there."))
        return _by_mapping(grids, read_mapping(Path(options.mapping)), options, raw, problems)
    told = told_by(options)
    found = guess(grids, told)
    if found is None and not only_claims and not told.columns and told.table in ("", "ties"):
        others = put_matrices(grids, told.header_row, raw, problems)
        tell_passed_over(others or (), problems)
        return others is not None
    if found is None or (only_claims and found.read[0][1].table == "actors"):
        return False
    tell_guess(found, problems)
    if found.questions:  # what else is wrong shows when they are answered
        _put_questions(found, problems)
        raw.mapping = found.mapping
    else:
        _tell_doubles(found.read, told, problems)
        _read(found.read, found.mapping, raw, problems)
    tell_passed_over(found.passed_over, problems)
    return True


def _tell_doubles(
    read: Sequence[tuple[Body, TableMapping]], told: Told, problems: Problems
) -> None:
    """Two columns that are called the same, where it matters which of them is read."""
    for body, mapping in read:
        chosen = {
            mapping.columns[t] for t in CLAIMED if t in mapping.columns if t not in told.columns
        }
        wide = {column.heading for column in body.columns if column.name in mapping.wide}
        for column in body.columns:
            if column.name != column.heading and column.heading in chosen | wide and column.filled:
                message = phrase("Duplicate column {header}.", header=shown(column.heading))
                hint = phrase("Give each a heading of its own, or say which with --columns.")
                where = body.grid.place(body.header, column.index)
                problems.error("duplicate-column", message, where, hint=hint)


def _put_questions(found: Guess, problems: Problems) -> None:
    tell_used(found.read, problems)
    for question in found.questions:
        column = question.column
        place = question.body.grid.place(question.body.header, column.index)
        message = phrase("{message} Say which:", message=question.message)
        where = replace(place, field=column.heading)
        problems.add("error", "coding", message, where, answers=question.answers)


def told_by(options: ReadOptions) -> Told:
    """What the options say of a table before it is guessed."""
    if options.table and options.table not in TABLES:
        raise unknown(phrase("table called"), options.table, TABLES)
    return Told(
        columns=pairs_of(options.columns, "--columns"),
        fixed=pairs_of(options.fixed, "--fixed"),
        coding=codings(options.scale, options.values),
        table=options.table or "",
        header_row=options.header_row if options.header_row != 1 else None,
        sum=options.sum,
    )


def _by_mapping(
    grids: Sequence[Grid],
    mapping: FileMapping,
    options: ReadOptions,
    raw: RawDataset,
    problems: Problems,
) -> bool:
    """Each table by the mapping whose headings it has; the one with most, where several fit."""
    read: list[tuple[Body, TableMapping]] = []
    passed_over = []
    for grid in grids:
        fitting = sorted(mapping.tables, key=lambda table: -len(table.headings))
        for table in (t for t in fitting if t.sheet in ("", grid.title)):
            body = body_of(grid, table.header_row, table.headings)
            if body is not None:
                read.append((body, replace(table, header_row=body.header_line)))
                break
        else:
            passed_over.append(grid)
    if read:
        said = with_coding(mapping, codings(options.scale, options.values))
        said = replace(said, sum=said.sum or options.sum, dates=options.dates or said.dates)
        _read(read, said, raw, problems)
        tell_passed_over(passed_over, problems)
    return bool(read)


def _read(
    read: Sequence[tuple[Body, TableMapping]],
    mapping: FileMapping,
    raw: RawDataset,
    problems: Problems,
) -> None:
    raw.mapping, raw.sum = mapping, mapping.sum
    raw.coding.update(mapping.coding)
    tell_used(read, problems)
    apply_mapping(read, raw, problems)


def tell_nothing(
    grids: Sequence[Grid], options: ReadOptions, problems: Problems, command: str
) -> None:
    """Say which headings were looked for, or which were found, and how to say what they are."""
    place = grids[0].place(0, 0) if grids else None
    rows = [row for grid in grids for row in grid.rows[:LOOKED_AT]]
    seen = list(dict.fromkeys(cell for row in rows for cell in row if cell))
    if wanted := _wanted(options):
        missing = [word for word in wanted if word.casefold() not in map(str.casefold, seen)]
        message = phrase(
            "The headings {listed} do not stand together in a row.",
            listed=", ".join(map(shown, wanted)),
        )
        near = [did_you_mean(word, seen) for word in missing]
        problems.error("no-header", message, place, hint=" ".join(filter(None, near)))
    else:
        head = [cell for grid in grids for row in grid.rows[:1] for cell in row if cell]
        tell_no_header(head, place or Place(""), problems, command, options.table)


def _wanted(options: ReadOptions) -> list[str]:
    if options.mapping is not None:
        tables = read_mapping(Path(options.mapping)).tables
        return list(dict.fromkeys(h for table in tables for h in table.headings))
    return list(pairs_of(options.columns, "--columns").values())


def import_command(paths: Sequence[Path], options: ReadOptions, output: str = "") -> str:
    """The whole command that imports these files as they are read now."""
    words = ["graphkit", "import", *map(str, paths), "-o", output or _new_name(paths[0])]
    if options.header_row != 1:
        words += ["--header-row", str(options.header_row)]
    for flag, value in (("--encoding", options.encoding), ("--sheet", options.sheet),
                        ("--table", options.table), ("--mapping", options.mapping),
                        ("--dates", options.dates)):  # fmt: skip
        words += [flag, str(value)] if value else []
    for flag, several in (("--columns", options.columns), ("--fixed", options.fixed),
                          ("--scale", options.scale), ("--values", options.values)):  # fmt: skip
        for value in [several] if isinstance(several, str) else several:
            words += [flag, str(value)]
    return shlex.join([*words, *(["--sum"] if options.sum else [])])


def _new_name(path: Path) -> str:
    """A folder to write to: called as the file, where there is none of that name."""
    name = name_of(path)
    return f"{name}-dataset" if Path(name).exists() else name
