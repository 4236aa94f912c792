"""The header of UCINET's DL: sizes, format and labels, in any order, up to `data:`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from graphkit.formats.reading.csv_text import CsvCell

_DATA = re.compile(r"\bdata\s*:", re.IGNORECASE)
_SIZE = re.compile(r"\b(n|nr|nc|nm)\s*=?\s*(\d+)", re.IGNORECASE)
_NO_SIZE = re.compile(r"\b(?:n|nr|nc|nm)\s*=\s*([^\s\d,][^\s,]*)", re.IGNORECASE)
_FORMAT = re.compile(r"\bformat\s*=\s*(\w+)", re.IGNORECASE)
_ABSENT = re.compile(r"\bdiag(?:onal)?\s*=?\s*absent", re.IGNORECASE)
_LABELS = re.compile(
    r"\b(?:(row|col(?:umn)?|matrix|level)\s+)?labels?\s*(?::|(embedded)\s*:?)", re.IGNORECASE
)
_OTHER = re.compile(r"\b(?:format\s*=|diag(?:onal)?\b|n[rcm]?\s*=\s*\d)", re.IGNORECASE)
_CELL = re.compile(r'"([^"\n]*)"?|[^\s,"]+')
FORMATS = {
    "fm": "fullmatrix", "uh": "upperhalf", "lh": "lowerhalf", "el1": "edgelist1",
    "el2": "edgelist2", "nl1": "nodelist1", "nl2": "nodelist2", "edgelist": "edgelist1",
    "nodelist": "nodelist1",
}  # fmt: skip


@dataclass
class Header:
    """What a DL file says before its data; `start` is where the data begin."""

    format: str = "fullmatrix"
    sizes: dict[str, int] = field(default_factory=dict)
    labels: dict[str, list[str]] = field(default_factory=dict)
    embedded: set[str] = field(default_factory=set)
    diagonal: bool = True
    wrong_sizes: list[str] = field(default_factory=list)
    start: int = 0

    @property
    def rows(self) -> int:
        """The number of rows that is stated, else that of labels, else 0."""
        return self.sizes.get("nr", self.sizes.get("n", len(self.labels.get("row", ()))))

    @property
    def columns(self) -> int:
        """The number of columns."""
        return self.sizes.get("nc", self.sizes.get("n", len(self.labels.get("col", ()))))


def dl_header(text: str) -> Header | None:
    """The header of a text, or None where there is no `data:`."""
    end = _DATA.search(text)
    if end is None:
        return None
    head, found = text[: end.start()], Header(start=end.end())
    written, plain = _sections(head, found)
    _sizes(plain, found)
    for kind, words in written.items():
        wanted = {"row": found.rows, "col": found.columns}.get(kind, found.sizes.get("nm", 1))
        found.labels[kind] = _labels(words, wanted)
    return found


def _sections(head: str, found: Header) -> tuple[dict[str, str], str]:
    """What stands under each kind of labels, and what is left of the header without them."""
    marks = list(_LABELS.finditer(head))
    stops = sorted(m.start() for m in (*marks, *_OTHER.finditer(head)))
    written: dict[str, str] = {}
    plain, at = "", 0
    for mark in marks:
        kind = (mark[1] or "").casefold()[:3]
        kinds = (kind,) if kind else ("row", "col")
        plain += head[at : mark.start()] + " "
        at = mark.end()
        if mark[2]:
            found.embedded.update(kinds)
        else:
            at = next((stop for stop in stops if stop >= mark.end()), len(head))
            written.update(dict.fromkeys(kinds, head[mark.end() : at]))
    return written, plain + head[at:]


def _sizes(plain: str, found: Header) -> None:
    for name, number in _SIZE.findall(plain):
        found.sizes.setdefault(name.casefold(), int(number))
    found.wrong_sizes = _NO_SIZE.findall(plain)
    if form := _FORMAT.search(plain):
        found.format = FORMATS.get(form[1].casefold(), form[1].casefold())
    found.diagonal = not _ABSENT.search(plain)


def _labels(words: str, wanted: int) -> list[str]:
    """Labels separated by blanks, commas or lines; by commas and lines alone where that gives as
    many as there are to be."""
    apart = [found[1] if found[1] is not None else found[0] for found in _CELL.finditer(words)]
    if len(apart) != wanted:
        parts = [part.strip().strip('"') for part in re.split(r"[,\n\r]", words)]
        parts = [part for part in parts if part]
        if len(parts) == wanted:
            return parts
    return apart


def dl_lines(text: str, start: int) -> list[list[CsvCell]]:
    """The cells of every line of the data, each with its place."""
    first = text.count("\n", 0, start) + 1
    shift = start - (text.rfind("\n", 0, start) + 1)
    found = []
    for number, line in enumerate(text[start:].split("\n"), start=first):
        cells = [
            CsvCell(
                cell[1] if cell[1] is not None else cell[0],
                number,
                cell.start() + 1 + (shift if number == first else 0),
                cell[1] is not None,
            )
            for cell in _CELL.finditer(line)
        ]
        if cells:
            found.append(cells)
    return found


def flat(lines: Sequence[Sequence[CsvCell]]) -> list[CsvCell]:
    """All cells one after the other: the rows of a matrix may run over several lines."""
    return [cell for line in lines for cell in line]
