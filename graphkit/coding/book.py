"""The book of a coded dataset: its texts, the claims in them, proposals, and undo."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path

from graphkit.coders import CODER
from graphkit.coding.claims import PROPOSED_BY, Coded, claim_cells
from graphkit.coding.entries import check_proposal, check_seen, checked_quote, claim_entry
from graphkit.coding.folder import EDITED
from graphkit.coding.log import Entry
from graphkit.coding.newcomers import newcomer_entries, newcomers_cell, with_newcomers
from graphkit.coding.passages import CodedClaim, Proposal, proposal_of
from graphkit.coding.saving import SavedTables
from graphkit.dataset import Dataset
from graphkit.errors import UsageError, unknown
from graphkit.formats.writing.storage import write_atomically
from graphkit.phrases import phrase
from graphkit.texts.quotes import Quote, parse_locator
from graphkit.texts.reading import Reading
from graphkit.texts.stored import DIGEST, digest_of, new_id, stored_text, text_path

Cells = Mapping[str, str]
Put = tuple[str, str, Cells, Cells | None]  # table, id, cells, and as the caller saw them


class CodingBook:
    """One dataset's texts and claims. Each call sees what others have saved meanwhile.

    Every change raises `DataError` with all that is wrong with it and where, and then nothing was
    changed; what returns is on the disk.
    """

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)
        if self.path.exists() and not self.path.is_dir():
            raise UsageError(
                phrase(
                    "'{path}' is a file; texts are coded into a folder of tables: "
                    "graphkit convert {path} -o FOLDER --to csv_folder",
                    path=self.path,
                )
            )
        self._saved = SavedTables(self.path)
        self._texts: dict[tuple[str, str], str] = {}

    # What is there

    def held(self) -> AbstractContextManager[object]:
        """Nobody else changes anything meanwhile: several calls see one state."""
        return self._saved.alone()

    @property
    def version(self) -> str:
        """Another one after every change, whoever made it."""
        with self._saved.alone() as folder:
            return f"{self._saved.history.last}-{folder.digest[:12]}"

    @property
    def dataset(self) -> Dataset:
        """The dataset as its tables stand now."""
        with self._saved.alone() as folder:
            return folder.dataset

    def texts(self) -> list[str]:
        """The sources whose text is kept, by id."""
        with self._saved.alone() as folder:
            return [id for id, row in folder.sheet("sources").rows.items() if row.get(DIGEST)]

    def source(self, id: str) -> Cells:
        """What is known of a source; raises `UsageError` for one that is not there."""
        with self._saved.alone() as folder:
            rows = folder.sheet("sources").rows
            if id not in rows:
                raise unknown("source", id, rows)
            return rows[id]

    def text(self, id: str) -> str:
        """The text of a source as it was read; raises `DataError` where it was changed since."""
        digest = self.source(id).get(DIGEST, "")
        if not digest:
            raise UsageError(phrase("The text of '{id}' is not kept here.", id=id))
        if (id, digest) not in self._texts:
            self._texts[id, digest] = stored_text(self.path, id, digest)
        return self._texts[id, digest]

    def claims(self, source: str | None = None, *, coder: str | None = None) -> list[CodedClaim]:
        """The claims on a source, or all; of one coder where named (and those of nobody)."""
        with self._saved.alone() as folder:
            return [
                CodedClaim(table, id, cells, parse_locator(cells.get("locator", "")))
                for table in ("stances", "ties")
                for id, cells in folder.sheet(table).rows.items()
                if (source is None or source in cells.get("source", "").split("|"))
                and (coder is None or cells.get(CODER, coder) == coder)
            ]

    def proposals(self, source: str | None = None) -> list[Proposal]:
        """The proposals that wait, oldest first."""
        with self._saved.alone():
            waiting = [proposal_of(entry) for entry in self._saved.history.waiting]
        return [one for one in waiting if source is None or one.cells.get("source") == source]

    def proposed(self) -> list[Proposal]:
        """Every proposal ever made, decided on or not."""
        with self._saved.alone():
            return [proposal_of(entry) for entry in self._saved.history.proposed.values()]

    def read_by(self, coder: str, source: str) -> set[int]:
        """The numbers of the paragraphs that a coder has marked as read."""
        with self._saved.alone():
            marks = (mark.rpartition("#") for mark in self._saved.history.read[coder])
            return {int(number) for of, _, number in marks if of == source}

    # Texts, actors, issues

    def add_text(self, reading: Reading, *, id: str | None = None, coder: str = "") -> str:
        """Keep a text beside the dataset; its id among the sources, the old one where it is there
        already. `id` names the source, one that is listed or a new one."""
        digest = digest_of(reading.text)
        with self._saved.alone() as folder:
            rows = folder.sheet("sources").rows
            same = next((id for id, row in rows.items() if row.get(DIGEST) == digest), None)
            if same is not None and id in (None, same):
                return same
            id = (
                id
                or reading.source
                or new_id(Path(reading.file).stem, {*rows, *folder.dataset.source_by_id})
            )
            before = rows.get(id)
            if before and before.get(DIGEST):
                raise UsageError(
                    phrase(
                        "'{id}' has another text already; give this one an id of its own.", id=id
                    )
                )
            said = {name: getattr(reading, name) for name in _ABOUT if getattr(reading, name)}
            cells = {"id": id, **said, **(before or {}), DIGEST: digest}
            write_atomically({text_path(self.path, id): reading.text.encode()})
            self._saved.do(folder, [Entry(coder, "put", "sources", id, before, cells)])
            return id

    def new_actor(self, name: str, *, coder: str = "") -> str:
        """List an actor that no claim names yet; the id made of the name."""
        return self._new("actors", name, {"name": name}, coder)

    def new_issue(self, question: str, said: Cells, *, coder: str = "") -> str:
        """List an issue; `said` are other cells of its row, such as `support_means`."""
        words = said.get("x_title") or question
        return self._new("issues", words, {"question": question, **said}, coder)

    def _new(self, table: str, words: str, cells: Cells, coder: str) -> str:
        with self._saved.alone() as folder:
            taken = {*folder.dataset.actor_by_id, *folder.dataset.issue_by_id}
            id = new_id(words, taken, table.removesuffix("s"))
            self._saved.do(folder, [Entry(coder, "put", table, id, None, {"id": id, **cells})])
            return id

    def put(
        self, table: str, id: str, cells: Cells, *, coder: str = "", before: Cells | None = None
    ) -> None:
        """Put an actor, issue or source, or the cells of any row, as they shall stand.

        `before` is what the caller saw: where the row is another by now, it is refused.
        """
        self.put_all([(table, id, cells, before)], coder=coder)

    def put_all(self, rows: Sequence[Put], *, coder: str = "") -> None:
        """Put several rows in one step, which one undo takes back: of each its table, id, cells
        and what the caller saw, as in `put`."""
        entries = []
        with self._saved.alone() as folder:
            for table, id, cells, before in rows:
                if table not in EDITED:
                    raise unknown("table to code into called", table, EDITED)
                there = folder.row(table, id)
                check_seen(folder, table, id, there, before)
                after = {name: value for name, value in {**cells, "id": id}.items() if value}
                entries.append(Entry(coder, "put", table, id, there, after))
            self._saved.do(folder, entries)

    # Claims

    def code(
        self, coded: Coded, source: str, start: int, end: int, *, coder: str = "", id: str = "",
        before: Cells | None = None,
    ) -> str:  # fmt: skip
        """Code the passage from `start` up to `end` (characters) of a source's text; the claim's
        id. With an `id` that claim is corrected."""
        text = self.text(source)
        with self._saved.alone() as folder:
            quote = checked_quote(coded, folder.dataset, source, text, start, end)
            there = folder.row(coded.table, id) if id else None
            check_seen(folder, coded.table, id, there, before)
            entry = claim_entry("put", coded, quote, source, folder, coder, id)
            return self._saved.do(folder, [entry])[0].id

    def remove(self, table: str, id: str, *, coder: str = "", before: Cells | None = None) -> None:
        """Take a claim out of its table; `before` as in `put`."""
        with self._saved.alone() as folder:
            there = folder.row(table, id)
            if there is None:
                raise unknown("claim", id, folder.sheet(table).rows)
            check_seen(folder, table, id, there, before)
            self._saved.do(folder, [Entry(coder, "drop", table, id, there, None)])

    def mark_read(self, coder: str, source: str, paragraph: int) -> None:
        """Say that a coder has read a paragraph and found nothing to code in it."""
        with self._saved.alone() as folder:
            self._saved.do(folder, [Entry(coder, "read", id=f"{source}#{paragraph}")])

    # Proposals

    def propose(
        self, coded: Coded, source: str, quote: Quote, *, by: str, note: str = "",
        new_actors: Cells | None = None,
    ) -> int:  # fmt: skip
        """Let a claim wait for a person; its number. The same gates as for a claim: the quotation
        stands in the text to the letter, actor and issue are known, the position is on the scale.
        `new_actors` (names by id) are listed when it is accepted."""
        text, new = self.text(source), new_actors or {}
        with self._saved.alone() as folder:
            check_proposal(coded, with_newcomers(folder.dataset, new), source, text, quote)
            cells = claim_cells(coded, quote, source, "", by) | newcomers_cell(new)
            return self._saved.do(
                folder, [Entry(by, "propose", coded.table, "", None, cells, note=note)]
            )[0].number

    def accept(
        self, number: int, coded: Coded, *, coder: str = "", start: int | None = None,
        end: int | None = None,
    ) -> str:  # fmt: skip
        """Make a claim of a proposal, as it is or corrected; the claim's id."""
        with self._saved.alone():
            proposal = self.proposal(number)
        source = proposal.cells["source"]
        text = self.text(source)
        with self._saved.alone() as folder:
            self.proposal(number)
            at = (proposal.quote.start if start is None else start,
                  proposal.quote.end if end is None else end)  # fmt: skip
            added = newcomer_entries(coded, folder.dataset, proposal.cells, coder)
            dataset = with_newcomers(folder.dataset, proposal.new_actors)
            quote = checked_quote(coded, dataset, source, text, *at)
            entry = claim_entry("accept", coded, quote, source, folder, coder, about=number)
            entry = replace(entry, after={**(entry.after or {}), PROPOSED_BY: proposal.by})
            return self._saved.do(folder, [*added, entry])[-1].id

    def reject(self, number: int, *, coder: str = "", note: str = "") -> None:
        """Turn a proposal down; it is kept in the log with the reason."""
        with self._saved.alone() as folder:
            self.proposal(number)
            self._saved.do(folder, [Entry(coder, "reject", about=number, note=note)])

    def proposal(self, number: int) -> Proposal:
        """A proposal that waits; raises `UsageError` for one that does not."""
        entry = next((one for one in self._saved.history.waiting if one.number == number), None)
        if entry is None:
            raise UsageError(phrase("No proposal {number} waits any more.", number=number))
        return proposal_of(entry)

    # Undo

    def can_undo(self, coder: str = "") -> bool:
        """Whether there is a step of the coder's to take back."""
        with self._saved.alone():
            return self._saved.history.to_undo(coder) is not None

    def can_redo(self, coder: str = "") -> bool:
        """Whether there is a step of the coder's to do again."""
        with self._saved.alone():
            return self._saved.history.to_redo(coder) is not None

    def undo(self, coder: str = "") -> list[Entry]:
        """Take back the coder's last step; its entries, none where there is nothing to take back.

        Raises `DataError` with the place where a row was changed since.
        """
        with self._saved.alone() as folder:
            step = self._saved.history.to_undo(coder)
            return [] if step is None else self._saved.again(folder, step, "undo", coder)

    def redo(self, coder: str = "") -> list[Entry]:
        """Do again what the coder's last undo took back."""
        with self._saved.alone() as folder:
            step = self._saved.history.to_redo(coder)
            return [] if step is None else self._saved.again(folder, step, "redo", coder)


_ABOUT = ("publisher", "title", "url", "date", "language")
