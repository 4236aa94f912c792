"""What the page of agreement shows: alpha by variable, who coded, and every difference with its
passage and the codings side by side.

It shows what others coded: worked out only when it is asked for, never beside the coding.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from graphkit.api import Report, agreement, as_dataset
from graphkit.coders import coder_of, is_agreed
from graphkit.dataset import Stance, Tie
from graphkit.findings import Section
from graphkit.language import Language
from graphkit.workbench.seen import Seen, placed

OF_CODER = "coder:"  # how the columns of the differences begin that hold a coder's reading
Json = dict[str, Any]
Rows = Sequence[Stance | Tie]


def agreed_view(seen: Seen) -> Json:
    """The page of agreement, on one state of the book."""
    with seen.book.held():
        version, dataset = seen.book.version, as_dataset(seen.book.dataset)
        claims = {claim.id: claim for claim in seen.book.claims()}
        texts = set(seen.book.texts())
    report = agreement(dataset, language=seen.language.code, audience="internal")
    sections = {part.id: part for part in report.sections}
    parts = {id: _part(seen.language, part) for id, part in sections.items()}
    tables = {id: report.table(id) for id in ("alpha", "coders")}
    differences = []
    for cells, rows in _told(report, sections["differences"]):
        source = rows[0].source[0]
        units = seen.units(source) if source in texts else None
        spans = (claims[row.id].span_in(units) for row in rows if units and row.id in claims)
        differences.append(
            {
                **{key: cells.get(key, "") for key in ("where", "passage", "about")},
                "source": source,
                **(placed(units, next(filter(None, spans), None)) if units else {"start": None}),
                "readings": _readings(cells, rows),
                "several": len(rows) > 1,
                "notes": {row.id: claims[row.id].note for row in rows if row.id in claims},
            }
        )
    return {"version": version, **parts, "tables": tables, "list": differences}


def _part(language: Language, section: Section) -> Json:
    return {
        "title": language.say(section.title),
        "lead": language.sentences(section.lead),
        "notes": [language.say(note) for note in section.notes],
    }


def _told(report: Report, section: Section) -> Iterator[tuple[Mapping[str, str], Rows]]:
    """Each difference: its cells in words where there is something in them, and its rows."""
    if section.table is None:
        return
    keys = [column.key for column in section.table.columns]
    claims = report.dataset.claim_by_id
    for words, row in zip(report.table(section.id)[1:], section.table.rows, strict=True):
        cells = {key: said for key, said, cell in zip(keys, words, row, strict=True)
                 if cell is not None}  # fmt: skip
        ids: Any = row[keys.index("rows")]
        rows: Any = [claims[id] for id in ids]
        yield cells, rows


def _readings(cells: Mapping[str, str], rows: Rows) -> list[Json]:
    """What each coder who saw the source put, and the row that says so; no row for nothing. Last
    what was agreed on in a row of its own."""
    made = {coder_of(row) or "": row for row in rows}
    said = {key.removeprefix(OF_CODER): words for key, words in cells.items()
            if key.startswith(OF_CODER)}  # fmt: skip
    if "" in made:
        said[""] = cells["agreed"]
    return [
        {
            "coder": coder,
            "said": words,
            "id": made[coder].id if coder in made else "",
            "agreed": coder in made and is_agreed(made[coder]),
        }
        for coder, words in said.items()
    ]
