"""What a coder says of a passage, checked before it becomes a row."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graphkit.coders import CODER
from graphkit.dataset import CLAIM_TABLES, Dataset
from graphkit.errors import Place, Problem, did_you_mean
from graphkit.formats.reading.cells import SIGN_WORDS
from graphkit.formats.reading.tables import SCHEMA
from graphkit.formats.writing.flat import number_text
from graphkit.phrases import phrase
from graphkit.texts.quotes import Quote

PROPOSED_BY = "x_proposed_by"  # the column that names who proposed an accepted claim
SHOWN = 200  # characters of a quotation that stand for a summary


@dataclass(frozen=True, slots=True)
class CodedStance:
    """An actor's position (-1 oppose .. 1 support) on an issue; `note` in the coder's words."""

    actor: str
    issue: str
    position: float
    condition: str = ""
    salience: float | None = None
    confidence: float | None = None
    private: bool = False
    note: str = ""

    table = "stances"

    @property
    def cells(self) -> dict[str, str]:
        """The claim's own cells."""
        return {
            "actor": self.actor,
            "issue": self.issue,
            "position": number_text(self.position),
            "condition": self.condition.strip(),
            "salience": _number(self.salience),
        }

    def wrong(self, dataset: Dataset) -> list[tuple[str, str]]:
        """Columns with what is wrong in them."""
        found = [*_unknown("actor", "actor", self.actor, dataset.actor_by_id),
                 *_unknown("issue", "issue", self.issue, dataset.issue_by_id)]  # fmt: skip
        if not (math.isfinite(self.position) and -1 <= self.position <= 1):
            found.append(("position", phrase("A position lies from -1 (oppose) to 1 (support).")))
        return found + _share("salience", self.salience) + _share("confidence", self.confidence)


@dataclass(frozen=True, slots=True)
class CodedTie:
    """One actor supports (1), opposes (-1) or deals with (0) another."""

    source_actor: str
    target_actor: str
    sign: int
    relation: str = ""
    directed: bool = True
    confidence: float | None = None
    private: bool = False
    note: str = ""

    table = "ties"

    @property
    def cells(self) -> dict[str, str]:
        """The claim's own cells."""
        return {
            "from": self.source_actor,
            "to": self.target_actor,
            "sign": SIGN_WORDS[self.sign],
            "relation": self.relation.strip(),
            "directed": "" if self.directed else "no",
        }

    def wrong(self, dataset: Dataset) -> list[tuple[str, str]]:
        """Columns with what is wrong in them."""
        actors = dataset.actor_by_id
        found = [*_unknown("from", "actor", self.source_actor, actors),
                 *_unknown("to", "actor", self.target_actor, actors)]  # fmt: skip
        if self.source_actor == self.target_actor:
            found.append(("to", phrase("A tie needs two actors.")))
        if self.sign not in SIGN_WORDS:
            found.append(("sign", phrase("A tie is support (1), opposition (-1) or neutral (0).")))
        return found + _share("confidence", self.confidence)


Coded = CodedStance | CodedTie


def claim_cells(coded: Coded, quote: Quote, source: str, day: str, coder: str) -> dict[str, str]:
    """A claim as the cells of its row, but for its id."""
    summary = coded.note.strip() or quoted_summary(quote)
    cells = {
        **coded.cells,
        "since" if coded.table == "ties" else "date": day,
        "confidence": _number(coded.confidence),
        "source": source,
        "locator": quote.locator,
        "summary": summary,
        "private": "yes" if coded.private else "",
        CODER: coder,
    }
    return {name: value for name, value in cells.items() if value}


def quoted_summary(quote: Quote) -> str:
    """What stands for a summary where the coder wrote none: the words quoted, on one line."""
    words = " ".join(quote.exact.split())
    return words if len(words) <= SHOWN else f"{words[: SHOWN - 1]}…"


def problems_of(coded: Coded, dataset: Dataset, where: str) -> list[Problem]:
    """Everything wrong with a claim, with its column; `where` says which claim."""
    return [
        Problem("error", "claim", message, Place(where, field=column))
        for column, message in coded.wrong(dataset)
    ]


def new_claim_id(table: str, taken: Sequence[str] | set[str]) -> str:
    """The next number of a table's claims: st233 after st232."""
    prefix = SCHEMA[table].prefix
    ids = (id.removeprefix(prefix) for id in taken if id.startswith(prefix))
    numbers = [int(rest) for rest in ids if rest.isdecimal()]
    number, width = max(numbers, default=0) + 1, 3 if not numbers or min(numbers) < 100 else 1
    while (id := f"{prefix}{number:0{width}}") in taken:
        number += 1
    return id


def claim_ids(dataset: Dataset) -> set[str]:
    """The ids of all claims and events: one namespace."""
    rows = [row.id for name in CLAIM_TABLES for row in getattr(dataset, name)]
    return {*rows, *(event.id for event in dataset.events)}


def _number(value: float | None) -> str:
    return "" if value is None else number_text(value)


def _share(column: str, value: float | None) -> list[tuple[str, str]]:
    fits = value is None or (math.isfinite(value) and 0 <= value <= 1)
    return [] if fits else [(column, phrase("A share lies from 0 to 1."))]


def _unknown(column: str, kind: str, id: str, known: Mapping[str, object]) -> list[tuple[str, str]]:
    if id in known:
        return []
    near = did_you_mean(id, known)
    return [
        (
            column,
            phrase(
                "There is no {kind} '{word}'. {hint}", kind=kind, word=id[:80], hint=near
            ).strip(),
        )
    ]
