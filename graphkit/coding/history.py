"""What the log comes to: what can be undone, which proposals wait, which paragraphs were read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from graphkit.coding.log import Entry

DONE = ("put", "drop", "accept", "reject", "read")  # what a coder does and may undo


@dataclass
class History:
    """The log's entries, brought to what stands now; grows by `take`."""

    last: int = 0
    done: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    undone: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    steps: dict[int, list[Entry]] = field(default_factory=dict)
    proposed: dict[int, Entry] = field(default_factory=dict)
    decided: dict[int, Entry] = field(default_factory=dict)
    read: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def take(self, entries: Iterable[Entry]) -> None:
        """Go on with later entries."""
        for entry in entries:
            self.last = entry.number
            self.steps.setdefault(entry.step, []).append(entry)
            self._stack(entry)
            self._settle(entry)

    def _stack(self, entry: Entry) -> None:
        done, undone = self.done[entry.coder], self.undone[entry.coder]
        if entry.kind in DONE and entry.step not in done[-1:]:
            done.append(entry.step)
            undone.clear()
        elif entry.kind == "undo" and done[-1:] == [entry.about]:
            undone.append(done.pop())
        elif entry.kind == "redo" and undone[-1:] == [entry.about]:
            done.append(undone.pop())

    def _settle(self, entry: Entry) -> None:
        """Proposals, decisions and read paragraphs, after an entry."""
        if entry.kind == "propose":
            self.proposed[entry.number] = entry
        elif entry.kind in ("accept", "reject") and entry.about is not None:
            self.decided[entry.about] = entry
        elif entry.kind == "read":
            self.read[entry.coder].add(entry.id)
        elif entry.kind in ("undo", "redo") and entry.about is not None:
            for other in self.steps[entry.about]:
                if other.kind == "read":
                    marked = self.read[other.coder]
                    (marked.discard if entry.kind == "undo" else marked.add)(other.id)
                elif other.about is not None and entry.kind == "undo":
                    self.decided.pop(other.about, None)
                elif other.about is not None:
                    self.decided[other.about] = other

    @property
    def waiting(self) -> list[Entry]:
        """The proposals that nobody has decided on, oldest first."""
        return [entry for number, entry in self.proposed.items() if number not in self.decided]

    def to_undo(self, coder: str) -> int | None:
        """The step that this coder's undo takes back."""
        return self.done[coder][-1] if self.done[coder] else None

    def to_redo(self, coder: str) -> int | None:
        """The step that this coder's redo does again."""
        return self.undone[coder][-1] if self.undone[coder] else None

    def changes(self, step: int, *, back: bool) -> Sequence[Entry]:
        """A step's changes of rows, in the order in which they are made or taken back."""
        rows = [entry for entry in self.steps[step] if entry.changes_a_row]
        return rows[::-1] if back else rows
