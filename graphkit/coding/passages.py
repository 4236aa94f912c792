"""Claims and proposals as they stand, each with its passage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graphkit.coders import CODER
from graphkit.coding.log import Entry
from graphkit.texts.quotes import Quote, parse_locator

Cells = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class CodedClaim:
    """A claim as it stands in its table, with its passage where its locator says one."""

    table: str
    id: str
    cells: Cells
    quote: Quote | None

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


def proposal_of(entry: Entry) -> Proposal:
    """The proposal that an entry of the log made."""
    cells = entry.after or {}
    quote = parse_locator(cells.get("locator", ""))
    assert quote is not None
    return Proposal(entry.number, entry.coder, entry.table, cells, quote)
