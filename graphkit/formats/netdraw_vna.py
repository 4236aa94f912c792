"""NetDraw's VNA: sections of node data and tie data, each with a row of headings."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from pathlib import Path

from graphkit.errors import Place
from graphkit.formats.format import Format, ReadOptions
from graphkit.formats.reading.bare_lines import CellPlaces, Line, lines_of, tell_ragged
from graphkit.formats.reading.cells import NUMBER, SIGN_WORDS, UNSIGNED
from graphkit.formats.reading.columns import index_of, rename
from graphkit.formats.reading.decode import read_text
from graphkit.formats.reading.pair_tables import settle_pair
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.raw import RawDataset, RawTable, as_columns, name_of
from graphkit.formats.reading.signs import NEGATIVE
from graphkit.formats.reading.zero_ties import without_zeros
from graphkit.phrases import phrase

SECTIONS = {"node data": "actors", "tie data": "ties"}
_PADDED = re.compile(r",[ \t]+(?=\")")
_STRENGTHS = ("strength", "weight", "value", "tie strength")


def read(path: Path, options: ReadOptions, problems: Problems) -> RawDataset:
    """Nodes as actors, ties with their strength; several relations are a tie each."""
    raw = RawDataset(name_of(path))
    text = read_text(path, options, problems)
    if text is None:
        return raw
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    starts = [number for number, line in enumerate(lines) if line.lstrip().startswith("*")]
    for start, end in itertools.pairwise([*starts, len(lines)]):
        _section(lines[start].strip(" *\t").casefold(), lines[start + 1 : end], start + 1,
                 path.name, raw, problems)  # fmt: skip
    if not raw.tables and not problems.fatal:
        message = phrase("This is no VNA file: there is no line *Node data or *Tie data.")
        problems.error("shape", message, Place(path.name, 1, 1))
    if "ties" in raw.tables:
        raw.tables["ties"] = _relations(raw.tables["ties"], path.name)
        without_zeros(raw.tables["ties"], problems)
    settle_pair(raw, problems)
    return raw


def _section(
    title: str, body: Sequence[str], before: int, file: str, raw: RawDataset, problems: Problems
) -> None:
    """One section; node properties place and draw nodes and are passed over."""
    name = SECTIONS.get(" ".join(title.split()))
    head = next((line for line in body if line.strip()), "")
    if name is None:
        message = phrase("*{title} says how it is drawn and was passed over.", title=title)
        problems.note("passed-over", message, Place(file, before, 1))
        return
    delimiter = "," if "," in head else "\t" if "\t" in head else " "
    body = [_PADDED.sub(",", line) for line in body]
    found = lines_of("\n" * before + "\n".join(body), delimiter, file, problems)
    if not found:
        return
    words, *rows = found
    width = len(words)
    tell_ragged(rows, width, file, problems)
    good = [row for row in rows if len(row) == width]
    columns = as_columns([[cell.text.strip() for cell in row] for row in good], width)
    header = [cell.text.strip() for cell in words]
    raw.tables[name] = RawTable(name, header, columns, CellPlaces(file, good, words))


def _relations(ties: RawTable, file: str) -> RawTable:
    """Ties with their value as weight. A column of numbers that is no strength is a relation of
    its own, whose values are strengths."""
    rename(ties, dict.fromkeys(_STRENGTHS, "weight"))
    if index_of(ties, "weight") is not None:
        return ties
    ends = [index_of(ties, "from"), index_of(ties, "to")]
    valued = [
        index
        for index, texts in enumerate(ties.columns)
        if index not in ends and texts and all(NUMBER.fullmatch(text) for text in texts)
    ]
    if not valued or None in ends:
        return ties
    return _apart(ties, valued, file)


def _apart(ties: RawTable, valued: list[int], file: str) -> RawTable:
    """A row for every pair and relation; of relations without a negative value none has signs."""
    others = [index for index in range(len(ties.header)) if index not in valued]
    signed = [index for index in valued if any(map(NEGATIVE.match, ties.columns[index]))]
    rows: list[list[str]] = []
    places: list[Line] = []
    where = ties.where
    assert isinstance(where, CellPlaces)
    for index in valued:
        for row, value in enumerate(ties.columns[index]):
            kept = [ties.columns[other][row] for other in others]
            sign = [_sign(value) if index in signed else UNSIGNED] if signed else []
            weight = NEGATIVE.sub("", value, count=1) if signed else value
            rows.append([*kept, ties.header[index], weight, *sign])
            cells = where.rows[row]
            places.append([*(cells[other] for other in others), *[cells[index]] * 3])
    header = [*(ties.header[other] for other in others), "relation", "weight"]
    header += ["sign"] if signed else []
    return RawTable("ties", header, as_columns(rows, len(header)), CellPlaces(file, places))


def _sign(value: str) -> str:
    return SIGN_WORDS[-1 if NEGATIVE.match(value) else 1]


netdraw_vna = Format(
    name="netdraw_vna",
    question="NetDraw's VNA",
    suffixes=(".vna",),
    called=phrase("a NetDraw VNA file"),
    facts="docs.gephi.org, Netdraw VNA; analytictech.com",
    read=read,
)
