"""A square matrix as a list of ties: rows act, columns are acted on, 0 or nothing is no tie."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from graphkit.errors import Place
from graphkit.formats.reading.bare_lines import CellPlaces, Line
from graphkit.formats.reading.cells import NUMBER
from graphkit.formats.reading.characters import shown
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.raw import RawTable, as_columns
from graphkit.formats.reading.totals import adds_up, may_sum_up
from graphkit.phrases import phrase, phrase_of

MARKS = {"+": 1.0, "-": -1.0, "−": -1.0, "": 0.0}
Entries = dict[tuple[int, int], str]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The names of rows and columns alike, the rows' cells without their names, and how far these
    cells stand from the left; whether sums stood beside them, and where a cell stands in files
    that do not count in characters."""

    names: list[str]
    rows: list[Line]
    named: bool
    summed: bool = False
    at: Callable[[int, int], Place] | None = None

    def cell(self, row: int, column: int) -> str:
        return self.rows[row][column + self.named].text.strip()


def matrix_of(lines: Sequence[Line]) -> Matrix | None:
    """The square matrix that lines of cells are, or None; sums of rows and columns are left out.

    Either every row is named as a column is, in any order, or there are as many rows as headings
    and nothing in them but numbers, or their own number first: then rows stand in the order of the
    headings.
    """
    plain = _without_sums(lines)
    found = _square(plain)
    return replace(found, summed=plain is not lines) if found else None


def _without_sums(lines: Sequence[Line]) -> Sequence[Line]:
    """Without a last row and a last column that only sum up the others."""
    last_column, last_row = (
        may_sum_up(line[at].text) for line, at in ((lines[0], -1), (lines[-1], 0))
    )
    if not (last_column or last_row) or len(lines) < 3 or len({*map(len, lines)}) > 1:
        return lines
    rows = [[cell.text.strip() for cell in line] for line in lines[1:]]
    *above, last = rows
    if last_column and adds_up([row[-1] for row in rows], [row[1:-1] for row in rows]):
        lines = [line[:-1] for line in lines]
    if last_row and adds_up(last[1:], [*zip(*above, strict=True)][1:]):
        lines = lines[:-1]
    return lines


def _square(lines: Sequence[Line]) -> Matrix | None:
    head, rows = [cell.text.strip() for cell in lines[0]], list(lines[1:])
    size = len(rows)
    if size < 2:
        return None
    named = [row[0].text.strip() for row in rows]
    key = _same if sorted(head[-size:]) == sorted(named) else _alike
    order = {key(name): place for place, name in enumerate(named)}
    names = [named[order[word]] for word in map(key, head[-size:]) if word in order]
    alike = len(set(names)) == size
    if alike and len(head) <= size + 1 and all(len(row) == size + 1 for row in rows):
        return Matrix(names, [rows[order[key(name)]] for name in names], True)
    if head[0] == "" and _counted(named):
        head, rows = head[1:], [row[1:] for row in rows]
    plain = len(head) == size == len(set(head)) and not any(map(_number, head))
    if plain and all(len(row) == size and all(map(_worth, row)) for row in rows):
        return Matrix(head, rows, False)
    return None


def _counted(words: Sequence[str]) -> bool:
    """Whether rows are numbered from 0 or 1, as pandas and R write them."""
    return any(list(words) == [str(start + n) for n in range(len(words))] for start in (0, 1))


def _same(name: str) -> str:
    return name


def _alike(name: str) -> str:
    """A name by its letters and digits: R writes `Town Council` as the heading `Town.Council`."""
    return "".join(filter(str.isalnum, name)).casefold()


def _number(word: str) -> str | None:
    """A cell as a number with a decimal point, None where it is none."""
    word = word.strip().replace("−", "-").replace(",", ".")
    return word if NUMBER.fullmatch(word) else None


def _worth(cell: object) -> bool:
    text = str(getattr(cell, "text", "")).strip()
    return text in MARKS or _number(text) is not None


def matrix_tables(found: Matrix, *, file: str, problems: Problems) -> tuple[RawTable, RawTable]:
    """The actors of a matrix and its ties; one that is the same both ways has undirected ties, and
    so has one of which only half is written."""
    entries = _entries(found, file, problems)
    half = len(found.names) > 2 and _is_half(found)
    if half:  # the other side is the same
        entries |= {(b, a): worth for (a, b), worth in entries.items()}
    mirrored = all(entries.get((b, a)) == worth for (a, b), worth in entries.items())
    kept = [(a, b) for a, b in entries if not mirrored or a <= b]
    _tell(found, _direction(mirrored, half), len(kept), file, problems)
    signed = any(worth.startswith("-") for worth in entries.values())
    rows = [_row(found, a, b, entries, signed=signed, mirrored=mirrored) for a, b in kept]
    header = ["from", "to", *(["sign"] if signed else []), "strength", "directed"]
    cells = [[found.rows[a][b + found.named]] * len(header) for a, b in kept]
    columns = as_columns(rows, len(header))
    places = CellPlaces(file, cells, at=found.at)
    actors = CellPlaces(file, [[row[0]] for row in found.rows], at=found.at)
    return (
        RawTable("actors", ["id"], [list(found.names)], actors, headless=True),
        RawTable("ties", header, columns, places, bare=True, headless=True),
    )


def _entries(found: Matrix, file: str, problems: Problems) -> Entries:
    """What stands in the cells that are ties, as numbers; what is no number is told."""
    entries: Entries = {}
    for a in range(len(found.names)):
        for b in range(len(found.names)):
            text = found.cell(a, b)
            number = repr(MARKS[text]) if text in MARKS else _number(text)
            if number is None:
                cell = found.rows[a][b + found.named]
                message = phrase(
                    "{text} is no number, as the cells of a matrix of ties are.", text=shown(text)
                )
                where = CellPlaces(file, [], at=found.at).place(cell.line, cell.column)
                problems.error("number", message, where)
            elif float(number) != 0:
                entries[a, b] = repr(float(number))
    return entries


def _is_half(found: Matrix) -> bool:
    """Whether one side of the diagonal is written in full, 0 where there is none, and nothing on
    the other."""
    places = range(len(found.names))
    sides = [[bool(found.cell(a, b)) for a in places for b in places if (a > b) is low and a != b]
             for low in (True, False)]  # fmt: skip
    return any(all(one) and not any(other) for one, other in (sides, sides[::-1]))


def _row(
    found: Matrix, a: int, b: int, entries: Mapping[tuple[int, int], str], *,
    signed: bool, mirrored: bool,
) -> list[str]:  # fmt: skip
    worth = entries[a, b]
    sign = ["oppose" if worth.startswith("-") else "support"] if signed else []
    ends = [found.names[a], found.names[b]]
    return [*ends, *sign, worth.lstrip("-"), "no" if mirrored else "yes"]


def _direction(mirrored: bool, half: bool) -> str:
    """Why ties are directed or not."""
    if half:
        return phrase(" Only half of it is written, so its ties are read as undirected.")
    if mirrored:
        return phrase(" It is the same both ways, so its ties are read as undirected.")
    return phrase(" Rows act on columns.")


def _tell(found: Matrix, direction: str, ties: int, file: str, problems: Problems) -> None:
    size = len(found.names)
    message = phrase_of(
        "A matrix of {size} by {size}: {count} tie, 0 and empty cells are none.",
        "A matrix of {size} by {size}: {count} ties, 0 and empty cells are none.",
        ties,
        size=size,
    )
    if found.summed:
        message += phrase(" Sums of rows or columns were left out.")
    if not found.named:
        message += phrase(" Its rows have no names: they are read in the order of the headings.")
    problems.note("matrix", message + direction, Place(file))
