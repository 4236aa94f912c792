"""The reader's own notes on a picture, from a small YAML file.

    notes:
      - actor: trump
        text: Ask the lawyers first.
      - tie: [huang, trump]
        text: Since July.
      - at: [0.5, 0.3]
        text: Shares of the picture's width and height, from its upper left corner.

The map writes such a file for the notes made in it ("Your notes (YAML)").
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from graphkit.errors import DataError, Place, did_you_mean
from graphkit.findings import Report
from graphkit.formats.format import ReadOptions
from graphkit.formats.reading.decode import read_text
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.tree import Branch, Items, Misread, Node, Scalar
from graphkit.formats.yaml_file import parse
from graphkit.phrases import phrase
from graphkit.pictures import Note

KEYS = ("actor", "tie", "at", "text")
LONGEST = 400
"""Letters of a note; the map's own field takes no more."""


def read_notes(path: Path, report: Report) -> tuple[Note, ...]:
    """The notes of a file; raises `DataError` with everything wrong in it, located."""
    problems = Problems()
    written = read_text(path, ReadOptions(), problems)
    notes: list[Note] = []
    if written is not None:
        reader = _Reader(path.name, report, problems)
        try:
            notes = reader.notes(parse(written, path.name, problems))
        except Misread as fault:
            fault.tell(path.name, problems)
    if problems.fatal:
        raise DataError(problems.told())
    return tuple(notes)


class _Reader:
    """Turns the file's tree into notes and says what does not fit."""

    def __init__(self, file: str, report: Report, problems: Problems) -> None:
        self.file = file
        self.problems = problems
        self.actors = {actor.id for actor in report.actors}
        self.ties = {(link.source, link.target) for link in report.links}

    def notes(self, root: Node | None) -> list[Note]:
        entry = root.entry("notes") if isinstance(root, Branch) else None
        if entry is None or not isinstance(entry.value, Items):
            self._error(phrase("Notes are a list under the key 'notes'."), root)
            return []
        return [note for node in entry.value.nodes if (note := self._note(node)) is not None]

    def _note(self, node: Node) -> Note | None:
        if not isinstance(node, Branch):
            self._error(phrase("A note is written as 'actor: ...' with 'text: ...' below."), node)
            return None
        for entry in node.entries:
            if entry.key not in KEYS:
                hint = did_you_mean(entry.key, KEYS)
                place = Place(self.file, entry.line, entry.column)
                self.problems.error(
                    "unknown-key", phrase("Unknown key '{key}'.", key=entry.key), place, hint=hint
                )
        about = [entry for entry in node.entries if entry.key in ("actor", "tie", "at")]
        said = " ".join(" ".join(self._words(node, "text")).split())
        if len(about) != 1 or not said:
            self._error(phrase("A note has a text, and one of 'actor', 'tie' and 'at'."), node)
            return None
        if len(said) > LONGEST:
            self._error(phrase("A note has at most {longest} letters.", longest=LONGEST), node)
        return self._about(about[0].key, self._words(node, about[0].key), said, about[0].value)

    def _about(self, key: str, words: Sequence[str], said: str, node: Node) -> Note | None:
        if key == "at":
            return self._at(words, said, node)
        for word in words:
            if word not in self.actors:
                self._error(
                    phrase("There is no '{word}' here.", word=word),
                    node,
                    did_you_mean(word, self.actors),
                )
                return None
        if key == "actor" and len(words) == 1:
            return Note(said, actor=words[0])
        if key == "tie" and len(words) == 2 and (words[0], words[1]) in self.ties:
            return Note(said, tie=(words[0], words[1]))
        self._error(phrase("'{key}' names no {key} of the map.", key=key), node)
        return None

    def _at(self, words: Sequence[str], said: str, node: Node) -> Note | None:
        try:
            x, y = map(float, words)
        except ValueError:
            x = y = -1.0
        if 0 <= x <= 1 and 0 <= y <= 1:
            return Note(said, at=(x, y))
        self._error(phrase("'at' is two numbers from 0 to 1."), node)
        return None

    def _words(self, node: Branch, key: str) -> list[str]:
        entry = node.entry(key)
        value = entry.value if entry else None
        nodes = value.nodes if isinstance(value, Items) else [value] if value else []
        return [item.text or "" for item in nodes if isinstance(item, Scalar)]

    def _error(self, message: str, node: Node | None, hint: str | None = None) -> None:
        place = Place(self.file, node.line if node else 1, node.column if node else 1)
        self.problems.error("notes", message, place, hint=hint)
