"""What YAML and JSON share: a located tree of mappings, lists and text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from graphkit.errors import Place
from graphkit.formats.reading.characters import shown
from graphkit.formats.reading.problems import Problems
from graphkit.phrases import phrase

DEEPEST = 64


@dataclass(slots=True)
class Scalar:
    """A value as text; None where nothing is written (null)."""

    line: int
    column: int
    text: str | None
    quoted: bool = False


@dataclass(slots=True)
class Entry:
    """One key of a mapping with its value."""

    key: str
    line: int
    column: int
    value: Node


@dataclass(slots=True)
class Branch:
    """A mapping of keys to values, in the order written."""

    line: int
    column: int
    entries: list[Entry] = field(default_factory=list)

    def entry(self, key: str) -> Entry | None:
        """The entry of that key."""
        return next((entry for entry in self.entries if entry.key == key), None)

    def text(self, key: str) -> str:
        """The text of that key; empty where there is none, or no plain one."""
        entry = self.entry(key)
        return (entry.value.text or "") if entry and isinstance(entry.value, Scalar) else ""

    def branch(self, key: str) -> Branch:
        """The mapping of that key; an empty one where there is none."""
        entry = self.entry(key)
        found = entry.value if entry else None
        return found if isinstance(found, Branch) else Branch(self.line, self.column)

    def nodes(self, key: str) -> list[Node]:
        """The values in the list of that key; one value that stands alone is a list of one."""
        entry = self.entry(key)
        if entry is None or (isinstance(entry.value, Scalar) and entry.value.text is None):
            return []
        return entry.value.nodes if isinstance(entry.value, Items) else [entry.value]

    def branches(self, key: str) -> list[Branch]:
        """The mappings in the list of that key."""
        return [node for node in self.nodes(key) if isinstance(node, Branch)]

    def texts(self, key: str) -> list[str]:
        """The plain texts in the list of that key."""
        return [n.text for n in self.nodes(key) if isinstance(n, Scalar) and n.text]


@dataclass(slots=True)
class Items:
    """A list of values."""

    line: int
    column: int
    nodes: list[Node] = field(default_factory=list)


Node = Scalar | Branch | Items


class Misread(Exception):
    """The file breaks the rules of its own language; reading stops there."""

    def __init__(
        self, code: str, message: str, line: int, column: int, hint: str | None = None
    ) -> None:
        super().__init__(message)
        self.code, self.message, self.hint = code, message, hint
        self.line, self.column = line, column

    def tell(self, file: str, problems: Problems) -> None:
        """Put it among the problems."""
        place = Place(file, self.line, self.column)
        problems.error(self.code, self.message, place, hint=self.hint)


class Planter:
    """Builds a tree from what a parser comes upon, without recursion, and guards its depth."""

    def __init__(self, file: str, problems: Problems) -> None:
        self.file = file
        self.problems = problems
        self.root: Node | None = None
        self._open: list[Branch | Items] = []
        self._keys: list[dict[str, Entry]] = []

    def begin(self, node: Branch | Items) -> None:
        """A mapping or list begins."""
        if len(self._open) >= DEEPEST:
            message = phrase("The data is nested more than {deepest} levels deep.", deepest=DEEPEST)
            raise Misread("depth", message, node.line, node.column)
        self._attach(node)
        self._open.append(node)
        self._keys.append({})

    def end(self) -> None:
        """The innermost mapping or list ends."""
        self._open.pop()
        self._keys.pop()

    def key(self, text: str, line: int, column: int) -> None:
        """A key of the innermost mapping; the value comes next."""
        branch = self._open[-1]
        assert isinstance(branch, Branch)
        before = self._keys[-1].get(text)
        if before is not None:
            message = phrase(
                "Duplicate key {text}; first in line {line}.", text=shown(text), line=before.line
            )
            self.problems.error("duplicate-key", message, Place(self.file, line, column))
        entry = Entry(text, line, column, Scalar(line, column, None))
        self._keys[-1][text] = entry
        branch.entries.append(entry)

    def scalar(self, node: Scalar) -> None:
        """A value that holds no others."""
        self._attach(node)

    def _attach(self, node: Node) -> None:
        if not self._open:
            self.root = node
        elif isinstance(inner := self._open[-1], Branch):
            inner.entries[-1].value = node
        else:
            inner.nodes.append(node)

    @property
    def wants_key(self) -> bool:
        """Whether the innermost thing open is a mapping."""
        return bool(self._open) and isinstance(self._open[-1], Branch)


def scalars(node: Node) -> Iterator[Scalar]:
    """Every scalar in a tree, in the order written."""
    match node:
        case Scalar():
            yield node
        case Branch():
            for entry in node.entries:
                yield from scalars(entry.value)
        case items:
            for item in items.nodes:
                yield from scalars(item)
