"""A dataset as an event list of the Discourse Network Analyzer: a statement a line.

A statement is for a concept or against it (1 or 0), at a time, in one document.
"""

from __future__ import annotations

import re
from dataclasses import replace

from graphkit.dataset import Dataset, Source, Stance
from graphkit.formats.reading.csv_text import GUARD
from graphkit.formats.writing.csv_write import FORMULA
from graphkit.formats.writing.positions_table import refuse_without_stances

HOLDS = frozenset(
    ("stances.actor", "stances.issue", "stances.position", "stances.date", "stances.source",
     "stances.locator", "stances.summary", "stances.x_person", "stances.x_coder", "sources.id",
     "sources.title", "sources.publisher")
)  # fmt: skip
LIMITS = "for or against, not how far; one document a statement; where in it, by characters"
_CHARACTERS = re.compile(r"characters (\d+) to (\d+)", re.ASCII)
HEADER = (
    "statement_id", "time", "person", "organization", "concept", "agreement", "start_position",
    "stop_position", "text", "coder", "document_id", "document_title", "document_author",
    "document_source", "document_section", "document_type",
)  # fmt: skip


def fit(dataset: Dataset) -> Dataset:
    """Stances on a side, at its end, each from one document; and the documents cited so."""
    stances = tuple(_sided(stance) for stance in dataset.stances if stance.position)
    refuse_without_stances(stances, "dna_csv")
    cited = dict.fromkeys(source for stance in stances for source in stance.source)
    known = dataset.source_by_id
    sources = tuple(known.get(id, Source(id)) for id in cited)
    return replace(dataset, stances=stances, sources=sources)


def _sided(stance: Stance) -> Stance:
    """The stance at the end of its side, with one document and a place by characters."""
    place = stance.locator if _CHARACTERS.fullmatch(stance.locator or "") else None
    side = 1.0 if stance.position > 0 else -1.0
    return replace(stance, position=side, source=stance.source[:1], locator=place)


def write(dataset: Dataset) -> bytes:
    """Semicolons, and every text in quotes, as DNA writes it."""
    lines = [";".join(map(_quoted, HEADER))]
    every = enumerate(dataset.stances, start=1)
    lines += [";".join(_cells(number, stance, dataset)) for number, stance in every]
    return ("\n".join(lines) + "\n").encode()


def _cells(number: int, stance: Stance, dataset: Dataset) -> list[str]:
    """One statement; the actor is the organization, the person only where it is known."""
    document = next(iter(stance.source), "")
    source = dataset.source_by_id.get(document)
    time = f"{stance.date.isoformat()} 00:00:00" if stance.date else ""
    title, publisher = (source.title, source.publisher) if source else (None, None)
    agreement = "1" if stance.position > 0 else "0"
    said = (stance.extra.get("x_person"), stance.actor, stance.issue)
    place = _CHARACTERS.fullmatch(stance.locator or "")
    characters = [place[1], place[2]] if place else ["", ""]
    text = [_quoted(stance.summary or ""), _quoted(stance.extra.get("x_coder", ""))]
    where = [document, title, "", publisher, "", ""]
    words = [_quoted(word or "") for word in said]
    cells = [str(number), time, *words, agreement, *characters, *text]
    return [*cells, *(_quoted(word or "") for word in where)]


def _quoted(text: str) -> str:
    """A text in quotes; what a spreadsheet would run is guarded, as in every CSV written here."""
    guarded = f"'{text}" if FORMULA.match(text) or GUARD.match(text) else text
    return '"' + guarded.replace('"', '""') + '"'
