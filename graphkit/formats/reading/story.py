"""The reader's own story, from a small YAML file.

    steps:
      - title: Who decides
        text: The president alone. He has refused since October.
        highlight: [trump]
        focus: trump
      - title: {en: The camps, ja: 陣営}
        layout: camps

A step may set what the page's address can: layout, size, issue, camps, signs, relations,
layers, strength, confidence, focus, steps, select, open.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any

from graphkit.errors import DataError, Place, did_you_mean
from graphkit.findings import Report
from graphkit.formats.format import ReadOptions
from graphkit.formats.reading.decode import read_text
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.tree import Branch, Items, Misread, Node, Scalar
from graphkit.formats.yaml_file import parse
from graphkit.phrases import phrase
from graphkit.pictures import Step

WORDS = ("layout", "size", "issue", "focus", "select")
NUMBERS = ("steps", "strength", "confidence")
LISTS = ("camps", "signs", "relations", "layers", "open")
KEYS = ("title", "text", "highlight", *WORDS, *NUMBERS, *LISTS)


def read_story(path: Path, report: Report) -> tuple[Step, ...]:
    """The steps of a story file; raises `DataError` with everything wrong in it, located."""
    problems = Problems()
    reader = _Reader(path.name, report, problems)
    steps: list[Step] = []
    written = read_text(path, ReadOptions(), problems)
    if written is not None:
        try:
            steps = reader.steps(parse(written, path.name, problems))
        except Misread as fault:
            fault.tell(path.name, problems)
    if problems.fatal:
        raise DataError(problems.told())
    return tuple(steps)


class _Reader:
    """Turns the file's tree into steps and notes what does not fit."""

    def __init__(self, file: str, report: Report, problems: Problems) -> None:
        self.file = file
        self.problems = problems
        self.actors = {actor.id for actor in report.actors}
        self.issues = set(report.dataset.issue_by_id)
        self.layouts = set(report.layouts)

    def steps(self, root: Node | None) -> list[Step]:
        entry = root.entry("steps") if isinstance(root, Branch) else None
        if entry is None or not isinstance(entry.value, Items):
            self._error(phrase("A story is a list under the key 'steps'."), root)
            return []
        return [self._step(node) for node in entry.value.nodes]

    def _step(self, node: Node) -> Step:
        if not isinstance(node, Branch):
            self._error(phrase("A step is written as 'title: ...' with more keys below."), node)
            return Step({})
        for entry in node.entries:
            if entry.key not in KEYS:
                hint = did_you_mean(entry.key, KEYS)
                place = Place(self.file, entry.line, entry.column)
                self.problems.error(
                    "unknown-key", phrase("Unknown key '{key}'.", key=entry.key), place, hint=hint
                )
        title = node.entry("title")
        if title is None:
            self._error(phrase("A step needs a title."), node)
        said = node.entry("text")
        lit = node.entry("highlight")
        return Step(
            title=self._said(title.value) if title else {},
            text=(self._said(said.value),) if said else (),
            highlight=tuple(self._known(lit.value, self.actors)) if lit else (),
            state=self._state(node),
        )

    def _state(self, node: Branch) -> dict[str, Any]:
        state: dict[str, Any] = {}
        for entry in node.entries:
            if entry.key in WORDS:
                state[entry.key] = self._word(entry.key, entry.value)
            elif entry.key in NUMBERS:
                state[entry.key] = self._number(entry.value)
            elif entry.key in LISTS:
                state[entry.key] = [item.text or "" for item in self._scalars(entry.value)]
        return state

    def _word(self, key: str, node: Node) -> str:
        known = {"layout": self.layouts, "issue": self.issues, "focus": self.actors}.get(key)
        if known is not None:
            return next(iter(self._known(node, known)), "")
        return next((item.text or "" for item in self._scalars(node)), "")

    def _number(self, node: Node) -> float:
        word = next((item.text or "" for item in self._scalars(node)), "")
        try:
            number = float(word)
        except ValueError:
            number = -1.0
        if not 0 <= number < 1e9:
            self._error(phrase("Not a number from 0 up: '{word}'.", word=word), node)
            return 0.0
        return int(number) if number.is_integer() else number

    def _known(self, node: Node, known: Collection[str]) -> list[str]:
        found = []
        for item in self._scalars(node):
            word = item.text or ""
            if word in known:
                found.append(word)
            else:
                self._error(
                    phrase("There is no '{word}' here.", word=word), item, did_you_mean(word, known)
                )
        return found

    def _said(self, node: Node) -> dict[str, str]:
        """Words by language; a plain text stands for every language."""
        if isinstance(node, Branch):
            return {
                entry.key: entry.value.text or ""
                for entry in node.entries
                if isinstance(entry.value, Scalar)
            }
        return {"en": " ".join(item.text or "" for item in self._scalars(node))}

    def _scalars(self, node: Node) -> list[Scalar]:
        nodes = node.nodes if isinstance(node, Items) else [node]
        plain = [item for item in nodes if isinstance(item, Scalar)]
        if len(plain) < len(nodes):
            self._error(phrase("Text or a list of texts belongs here."), node)
        return plain

    def _error(self, message: str, node: Node | None, hint: str | None = None) -> None:
        place = Place(self.file, node.line if node else 1, node.column if node else 1)
        self.problems.error("story", message, place, hint=hint)
