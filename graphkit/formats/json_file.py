"""One JSON file whose keys are the tables."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from graphkit.dataset import Dataset
from graphkit.formats.format import EVERYTHING, Format, ReadOptions
from graphkit.formats.reading.characters import shown
from graphkit.formats.reading.decode import line_and_column, read_text
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.raw import RawDataset, name_of
from graphkit.formats.reading.tree import Branch, Items, Misread, Node, Planter, Scalar
from graphkit.formats.reading.tree_tables import tables
from graphkit.formats.writing.tree_write import nested
from graphkit.phrases import phrase

_TOKEN = re.compile(
    r"[ \t\r\n]*(?:"
    r'(?P<string>"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")'
    r"|(?P<number>-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)"
    r"|(?P<word>true|false|null)|(?P<mark>[\[\]{},:])|(?P<end>\Z))"
)
_ESCAPE = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
    r"|(?P<half>\\u[dD][89a-fA-F][0-9a-fA-F]{2})|\\."
)


def read(path: Path, options: ReadOptions, problems: Problems) -> RawDataset:
    """The tables of a JSON file."""
    raw = RawDataset(name_of(path))
    text = read_text(path, options, problems)
    if text is None:
        return raw
    try:
        tables(parse(text, path.name, problems), path.name, raw, problems)
    except Misread as fault:
        fault.tell(path.name, problems)
    return raw


def parse(text: str, file: str, problems: Problems) -> Node | None:
    """The tree of a JSON text; numbers stay the text that is written.

    Refused: duplicate keys, NaN and Infinity, comments, trailing commas, unpaired surrogates.
    """
    return _Reader(text, file, problems).read()


def parse_all(text: str, file: str, problems: Problems) -> list[Node]:
    """The trees of a text of JSON values one after the other, as in a file of JSON lines."""
    return list(_Reader(text, file, problems).read_all())


class _Reader:
    """Reads token by token; what is open is kept as a stack of closing marks."""

    def __init__(self, text: str, file: str, problems: Problems) -> None:
        self.text = text
        self.planter = Planter(file, problems)
        self.at = 0
        self.closing: list[str] = []
        self.fresh = False  # whether what is open has no member yet
        self.seen, self.line, self.line_start = 0, 1, 0

    def read(self) -> Node | None:
        """Read everything."""
        self._value(*self._next())
        while self.closing:
            self._member()
        kind, start = self._next()
        if kind != "end":
            raise self._misread(phrase("The data ends before this."), start)
        return self.planter.root

    def read_all(self) -> Iterator[Node]:
        """Read one value after the other."""
        while (token := self._next())[0] != "end":
            self._value(*token)
            while self.closing:
                self._member()
            assert self.planter.root is not None
            yield self.planter.root
            self.planter = Planter(self.planter.file, self.planter.problems)

    def _next(self) -> tuple[str, int]:
        """The kind of the next token and where it starts."""
        found = _TOKEN.match(self.text, self.at)
        if found is None:
            rest = self.text[self.at :]
            raise self._misread(_not_json(rest), self.at + len(rest) - len(rest.lstrip()))
        kind = str(found.lastgroup)
        self.at = found.end()
        return (found[kind] if kind == "mark" else kind), found.start(kind)

    def _member(self) -> None:
        """One more member of what is open, or its end."""
        kind, start = self._next()
        if kind == self.closing[-1]:
            self.closing.pop()
            self.planter.end()
            self.fresh = False
            return
        if not self.fresh:
            if kind not in (",", "end"):
                raise self._misread(
                    phrase("A comma or {closing} is expected.", closing=self.closing[-1]), start
                )
            if kind == ",":
                kind, start = self._next()
        if self.closing[-1] == "}" and kind != "end":
            self._key(kind, start)
            kind, start = self._next()
        self.fresh = False
        self._value(kind, start)

    def _key(self, kind: str, start: int) -> None:
        if kind != "string":
            raise self._misread(phrase("A key in double quotes is expected."), start)
        self.planter.key(self._string(start), *self._place(start))
        kind, start = self._next()
        if kind != ":":
            raise self._misread(phrase("A colon is expected."), start)

    def _value(self, kind: str, start: int) -> None:
        place = self._place(start)
        match kind:
            case "{" | "[":
                self.planter.begin(Branch(*place) if kind == "{" else Items(*place))
                self.closing.append("}" if kind == "{" else "]")
                self.fresh = True
            case "string":
                self.planter.scalar(Scalar(*place, self._string(start), True))
            case "number" | "word":
                word = self.text[start : self.at]
                self.planter.scalar(Scalar(*place, None if word == "null" else word))
            case "end":
                raise self._misread(phrase("Unexpected end: the file is cut off."), start)
            case _:
                raise self._misread(phrase("A value is expected."), start)

    def _string(self, start: int) -> str:
        written = self.text[start : self.at]
        if "\\" not in written:
            return written[1:-1]
        for found in _ESCAPE.finditer(written):
            if found["half"]:
                message = phrase(
                    "Invalid text: {found} is half of a surrogate pair.", found=shown(found[0])
                )
                raise self._misread(message, start + found.start())
        return str(json.loads(written))

    def _place(self, index: int) -> tuple[int, int]:
        """Line and column; tokens come in order, so only what is new is searched."""
        breaks = self.text.count("\n", self.seen, index)
        if breaks:
            self.line += breaks
            self.line_start = self.text.rindex("\n", self.seen, index) + 1
        self.seen = index
        return self.line, index - self.line_start + 1

    def _misread(self, message: str, index: int) -> Misread:
        return Misread("json", message, *line_and_column(self.text, index))


def _not_json(rest: str) -> str:
    """What stands where a value, a key or a mark should."""
    start = rest.lstrip()
    if start.startswith(("//", "/*", "#")):
        return phrase("A comment: JSON has none.")
    if start.startswith("'"):
        return phrase("A text in single quotes: JSON wants double ones.")
    if start.startswith('"'):
        return phrase("A text that never ends, or holds a line break or tab as it is.")
    if word := re.match(r"[+-]?(NaN|Infinity|\.?\d)|None|True|False", start):
        return phrase("{word} cannot be written so in JSON.", word=shown(word[0]))
    return phrase("This is not JSON: {split}.", split=shown(start.split()[0], 20))


def write(dataset: Dataset) -> bytes:
    """The data set as one JSON document."""
    return (json.dumps(nested(dataset), ensure_ascii=False, indent=1) + "\n").encode()


json_file = Format(
    name="json",
    question="One JSON file whose keys are the tables",
    suffixes=(".json",),
    read=read,
    write=write,
    holds=EVERYTHING,
)
