"""Claims and proposals as they stand, each with its passage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graphkit.coders import CODER
from graphkit.coding.claims import Coded, CodedStance, CodedTie, quoted_summary
from graphkit.coding.log import Entry
from graphkit.coding.newcomers import newcomers
from graphkit.formats.reading.cells import SIGN_WORDS
from graphkit.texts.quotes import Quote, Units, parse_locator, place_of

Cells = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class CodedClaim:
    """A claim as it stands in its table, with its passage where its locator says one."""

    table: str
    id: str
    cells: Cells
    quote: Quote | None

    def span_in(self, units: Units) -> tuple[int, int] | None:
        """Where it stands in its text, as this or another program counted."""
        return place_of(self.cells.get("locator", ""), units)

    @property
    def note(self) -> str:
        """What the coder wrote; nothing where the summary is only the quotation."""
        return note_of(self.cells, self.quote)

    @property
    def coder(self) -> str:
        """Who coded it."""
        return self.cells.get(CODER, "")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A claim that waits for a person: by whom (a model, an assistant), where, and what."""

    number: int
    by: str
    table: str
    cells: Cells
    quote: Quote

    def span_in(self, units: Units) -> tuple[int, int] | None:
        """Where it stands in its text."""
        return place_of(self.quote.locator, units)

    @property
    def note(self) -> str:
        """Why, as the proposer wrote it."""
        return note_of(self.cells, self.quote)

    @property
    def new_actors(self) -> dict[str, str]:
        """The names of actors that it brings along, by id."""
        return newcomers(self.cells)

    @property
    def coded(self) -> Coded:
        """What is proposed."""
        return coded_of(self.table, self.cells)


def note_of(cells: Cells, quote: Quote | None) -> str:
    """A claim's summary, where it is more than the words quoted."""
    summary = cells.get("summary", "")
    return "" if quote is not None and summary == quoted_summary(quote) else summary


def coded_of(table: str, cells: Cells) -> Coded:
    """What the cells of a claim say."""
    confidence = float(cells["confidence"]) if cells.get("confidence") else None
    private, note = cells.get("private") == "yes", cells.get("summary", "")
    if table == "ties":
        signs = {word: sign for sign, word in SIGN_WORDS.items()}
        return CodedTie(
            cells["from"], cells["to"], signs[cells["sign"]], cells.get("relation", ""),
            cells.get("directed") != "no", confidence, private, note,
        )  # fmt: skip
    salience = float(cells["salience"]) if cells.get("salience") else None
    return CodedStance(
        cells["actor"], cells["issue"], float(cells["position"]), cells.get("condition", ""),
        salience, confidence, private, note,
    )  # fmt: skip


def proposal_of(entry: Entry) -> Proposal:
    """The proposal that an entry of the log made."""
    cells = entry.after or {}
    quote = parse_locator(cells.get("locator", ""))
    assert quote is not None
    return Proposal(entry.number, entry.coder, entry.table, cells, quote)
