"""A dataset as an event list of the Discourse Network Analyzer: a statement a line.

A statement is for a concept or against it (1 or 0), at a time, in one document.
"""

from __future__ import annotations

from dataclasses import replace

from graphkit.dataset import Dataset, Stance
from graphkit.formats.reading.csv_text import GUARD
from graphkit.formats.writing.csv_write import FORMULA
from graphkit.formats.writing.positions_table import refuse_without_stances

HOLDS = frozenset(
    ("stances.id", "stances.actor", "stances.issue", "stances.position", "stances.date",
     "stances.source", "stances.summary", "sources.id", "sources.title", "sources.publisher")
)  # fmt: skip
HEADER = (
    "statement_id", "time", "person", "organization", "concept", "agreement", "start_position",
    "stop_position", "text", "coder", "document_id", "document_title", "document_author",
    "document_source", "document_section", "document_type",
)  # fmt: skip


def fit(dataset: Dataset) -> Dataset:
    """Stances on a side, at its end, each from one document; and the documents cited so."""
    refuse_without_stances(dataset, "dna_events")
    stances = tuple(
        replace(stance, position=1.0 if stance.position > 0 else -1.0, source=stance.source[:1])
        for stance in dataset.stances
        if stance.position
    )
    cited = {source for stance in stances for source in stance.source}
    sources = tuple(source for source in dataset.sources if source.id in cited)
    return replace(dataset, stances=stances, sources=sources)


def write(dataset: Dataset) -> bytes:
    """Semicolons, and every text in quotes, as DNA writes it."""
    lines = [";".join(map(_quoted, HEADER))]
    lines += [";".join(_cells(stance, dataset)) for stance in dataset.stances]
    return ("\n".join(lines) + "\n").encode()


def _cells(stance: Stance, dataset: Dataset) -> list[str]:
    """One statement; who speaks is an organization, since the data does not tell persons apart."""
    document = next(iter(stance.source), "")
    source = dataset.source_by_id.get(document)
    time = f"{stance.date.isoformat()} 00:00:00" if stance.date else ""
    title, publisher = (source.title, source.publisher) if source else (None, None)
    agreement = "1" if stance.position > 0 else "0"
    who = [_quoted(""), _quoted(stance.actor), _quoted(stance.issue)]
    what = [agreement, "", "", _quoted(stance.summary or ""), ""]
    where = [document, title, "", publisher, "", ""]
    return [_quoted(stance.id), time, *who, *what, *(_quoted(words or "") for words in where)]


def _quoted(text: str) -> str:
    """A text in quotes; what a spreadsheet would run is guarded, as in every CSV written here."""
    guarded = f"'{text}" if FORMULA.match(text) or GUARD.match(text) else text
    return '"' + guarded.replace('"', '""') + '"'
