"""A located tree as raw tables: each table a list of mappings, or the whole a list of ties."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from graphkit.errors import Place, did_you_mean
from graphkit.formats.about import says
from graphkit.formats.reading.characters import shown
from graphkit.formats.reading.evidence import expand
from graphkit.formats.reading.parse_columns import clean
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.raw import RawDataset, RawTable, Whereabouts, check_filled
from graphkit.formats.reading.tables import SCHEMA
from graphkit.formats.reading.tree import Branch, Entry, Items, Node, Scalar
from graphkit.formats.reading.which_table import table_called
from graphkit.phrases import phrase

ABOUT = ("name", "title", "description")


def tables(root: Node | None, file: str, raw: RawDataset, problems: Problems) -> None:
    """Fill `raw` from the tree; what does not fit goes to the problems."""
    match root:
        case Items():
            raw.tables["ties"] = _table("ties", root, file, problems, bare=True)
        case Branch():
            for entry in root.entries:
                _top(entry, file, raw, problems)
        case _:
            problems.error("empty", phrase("There is no data."), Place(file, 1, 1))


def _top(entry: Entry, file: str, raw: RawDataset, problems: Problems) -> None:
    name = table_called(entry.key)
    place = Place(file, entry.line, entry.column)
    if entry.key in ABOUT and isinstance(entry.value, Scalar):
        words = clean(entry.value.text or "", place, problems)
        setattr(raw, entry.key, words or getattr(raw, entry.key))
    elif isinstance(entry.value, Scalar) and says(
        entry.key, entry.value.text, place, raw, problems
    ):
        return
    elif name is None:
        near = did_you_mean(entry.key, (*SCHEMA, "edges", "nodes", *ABOUT))
        problems.error(
            "unknown-table",
            phrase("There is no table {key}.", key=shown(entry.key)),
            place,
            hint=near,
        )
    elif name in raw.tables:
        problems.error(
            "duplicate-table", phrase("The table {name} is given twice.", name=name), place
        )
    else:
        if entry.key != name:
            problems.note(
                "alias",
                phrase("{key} is read as the table {name}.", key=shown(entry.key), name=name),
                place,
            )
        raw.tables[name] = _table(name, entry.value, file, problems)


@dataclass
class Line:
    """One row: its text by key, and where each value and key stands."""

    place: Place
    texts: dict[str, str] = field(default_factory=dict)
    values: dict[str, Place] = field(default_factory=dict)
    keys: dict[str, Place] = field(default_factory=dict)
    folded: set[str] = field(default_factory=set)  # the keys that were put, in small letters

    def put(self, key: str, text: str, value: Place, at: Place) -> None:
        """Set a field; a second text for it joins the first."""
        before = self.texts.get(key)
        self.texts[key] = f"{before}|{text}" if before else text
        self.values.setdefault(key, value)
        self.keys.setdefault(key, at)
        self.folded.add(key.casefold())


@dataclass
class TreePlaces(Whereabouts):
    """Where the fields of rows stand in a tree."""

    lines: list[Line]
    words: list[str]
    first: Place

    def header(self, column: int) -> Place:
        return self._keys[self.words[column]] if column < len(self.words) else self.first

    @cached_property
    def _keys(self) -> dict[str, Place]:
        """Where each key is written first."""
        found: dict[str, Place] = {}
        for line in self.lines:
            for word, place in line.keys.items():
                found.setdefault(word, place)
        return found

    def row(self, row: int) -> Place:
        return self.lines[row].place

    def key(self, row: int, column: int) -> Place:
        line = self.lines[row]
        return line.keys.get(self._word(column), line.place)

    def cell(self, row: int, column: int, mark: str = "") -> Place:
        line = self.lines[row]
        return line.values.get(self._word(column), line.place)

    def _word(self, column: int) -> str:
        return self.words[column] if column < len(self.words) else ""


def _table(name: str, node: Node, file: str, problems: Problems, *, bare: bool = False) -> RawTable:
    lines = [_line(row, file, problems) for row in _rows(name, node, file, problems)]
    return table_of(name, lines, Place(file, node.line, node.column), bare=bare)


def table_of(name: str, lines: list[Line], first: Place, *, bare: bool = False) -> RawTable:
    """A table whose rows are lines of named fields; `first` is where it stands."""
    words = list(dict.fromkeys(word for line in lines for word in line.texts))
    written = sum(len(line.texts) for line in lines)
    check_filled(name, len(lines), len(words), written, first)
    columns = [[line.texts.get(word, "") for line in lines] for word in words]
    # A table whose rows name no field at all still has as many rows as were written.
    if lines and not columns:
        words, columns = ["id"], [[""] * len(lines)]
    return RawTable(
        name, list(words), columns, TreePlaces(lines, words, first), keyed=True, bare=bare
    )


def _rows(name: str, node: Node, file: str, problems: Problems) -> list[Branch]:
    if isinstance(node, Scalar) and node.text is None:
        return []
    if not isinstance(node, Items):
        message = phrase("{name}: a list of rows is expected here.", name=name)
        problems.error("shape", message, Place(file, node.line, node.column))
        return []
    for row in node.nodes:
        if not isinstance(row, Branch):
            message = phrase("{name}: a row with named fields is expected here.", name=name)
            problems.error("shape", message, Place(file, row.line, row.column))
    return [row for row in node.nodes if isinstance(row, Branch)]


def _line(row: Branch, file: str, problems: Problems) -> Line:
    line = Line(Place(file, row.line, row.column))
    for entry in row.entries:
        at = Place(file, entry.line, entry.column)
        value = Place(file, entry.value.line, entry.value.column)
        match entry.value:
            case Scalar(text=None):
                line.put(entry.key, "", value, at)
            case Scalar(text=str(text)):
                line.put(entry.key, text, value, at)
            case Items() if entry.key == "evidence":
                expand(entry.value, file, line.put, problems)
            case Items(nodes=nodes):
                line.put(entry.key, _joined(nodes, file, problems), value, at)
            case _:
                problems.error("shape", phrase("One value is expected here, not a mapping."), value)
    return line


def _joined(nodes: list[Node], file: str, problems: Problems) -> str:
    """Several values as one cell."""
    texts = []
    for node in nodes:
        place = Place(file, node.line, node.column)
        if not isinstance(node, Scalar):
            problems.error("shape", phrase("A list of plain values is expected here."), place)
        elif node.text and "|" in node.text:
            problems.error("several", phrase("A value in a list may not contain |."), place)
        else:
            texts.append(node.text or "")
    return "|".join(texts)
