"""Changes of rows, logged and then saved: what returns is on the disk, what fails changed nothing.

A process killed at any moment leaves the log ahead of the tables, never behind; whoever comes next
brings them up to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import RLock

from graphkit.coding.folder import EDITED, Change, Folder
from graphkit.coding.history import History
from graphkit.coding.log import Entry, Kind, Log
from graphkit.formats.reading.number_cells import NUMBER
from graphkit.formats.writing.table_edit import refused

Cells = Mapping[str, str]
ROUNDED = 1e-8  # how far a position may be off that was rounded when it was written


class SavedTables:
    """The tables of a folder with their log; nobody else changes them while they are held."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._folder = Folder.read(path)  # what is wrong in it is told before anything is made
        self._thread = RLock()
        self._held = 0
        self.log = Log(path)
        self.history = History()
        with self.alone():
            pass

    @contextmanager
    def alone(self) -> Iterator[Folder]:
        """The tables as they stand, with no other process between; what a killed one left in the
        log is brought into them first."""
        with self._thread:
            if self._held:  # by this very thread: what it reads belongs together
                yield self._folder
                return
            with self.log.alone():
                self._held += 1
                try:
                    self._bring_up_to_date()
                    yield self._folder
                finally:
                    self._held -= 1

    def _bring_up_to_date(self) -> None:
        self.history.take(self.log.since(self.history.last))
        if not self._folder.is_current():
            self._folder = Folder.read(self.path)
        if pending := self.log.since(self.log.applied):
            self._apply(pending)

    def _apply(self, entries: Sequence[Entry]) -> None:
        """Bring logged changes of rows into the tables; a row that stands so already stays."""
        rows: dict[tuple[str, str], Cells | None] = {}
        for entry in entries:
            key = entry.table, entry.id
            there = rows.get(key, self._folder.row(*key)) if entry.table in EDITED else None
            if entry.changes_a_row and there == entry.before:  # else edited since, or done already
                rows[key] = entry.after
        if rows:
            self._folder = self._folder.changed(Change(*key, cells) for key, cells in rows.items())
            self._folder.store()
        self.log.mark_applied(entries[-1].number)

    def do(self, folder: Folder, entries: Sequence[Entry]) -> list[Entry]:
        """Check what entries come to, log them, and write the tables."""
        rows = [entry for entry in entries if entry.changes_a_row]
        changed = folder.changed([Change(e.table, e.id, e.after) for e in rows]) if rows else folder
        self._check_read_back(changed, rows)
        logged = self.log.append(entries)
        self.history.take(logged)
        if rows:
            changed.store()
            self._folder = changed
        self.log.mark_applied(logged[-1].number)
        return logged

    def _check_read_back(self, changed: Folder, rows: Sequence[Entry]) -> None:
        """Every position and sign must be read back as it was meant, however a column is coded."""
        for entry in rows:
            claim = changed.dataset.claim_by_id.get(entry.id)
            meant = (entry.after or {}).get("position", "")
            read = getattr(claim, "position", None)
            if entry.table == "stances" and NUMBER.fullmatch(meant):
                place = changed.scale.position(float(meant))
                if read is None or abs(place - read) > ROUNDED:
                    message = f"{meant} would be read back as {read}: it is coded otherwise."
                    raise refused(changed.sheet("stances"), entry.id, message, "position")

    def again(self, folder: Folder, step: int, kind: Kind, coder: str) -> list[Entry]:
        """Take a step back, or do again what was taken back; only on rows that are as it left
        them."""
        back = kind == "undo"
        entries = []
        for one in self.history.changes(step, back=back):
            before, after = (one.after, one.before) if back else (one.before, one.after)
            there = folder.row(one.table, one.id)
            if there != before:
                message = "The row was changed since, so that this is not undone."
                raise refused(folder.sheet(one.table), one.id, message)
            entries.append(Entry(coder, kind, one.table, one.id, before, after, about=step))
        return self.do(folder, entries or [Entry(coder, kind, about=step)])
