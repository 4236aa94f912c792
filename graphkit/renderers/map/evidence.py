"""The claims and sources that travel with the map, as plain rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from graphkit.dataset import Claim, Dataset, DirectInfluence, Influence, Source, Stance, Tie
from graphkit.language import Name, Text, Written
from graphkit.partial_date import date_text
from graphkit.renderers.style import clean
from graphkit.rows import option_labels, written

Row = dict[str, Any]


def words(value: str | Written | None) -> str | None:
    """Text from the data, fit to be shown; None where there is none."""
    said = str(value) if value else ""
    return (said if said.isprintable() else clean(said)) or None


def page_ids(ids: Iterable[str]) -> dict[str, str]:
    """What each id is called in the page and its links: itself, as far as it can be written.

    Two ids that look alike without what cannot be written are kept apart by a number.
    """
    called: dict[str, str] = {}
    taken: set[str] = set()
    for name in ids:
        plain = word = words(name) or "-"
        count = 1
        while word in taken:
            count += 1
            word = f"{plain}~{count}"
        taken.add(word)
        called[name] = word
    return called


IN_LANGUAGES = ("role", "note", "condition", "summary", "reason")


def written_in(dataset: Dataset, code: str) -> list[list[str]]:
    """What the analyst wrote and how it reads in a language, where the two differ."""
    every = (*dataset.actors, *dataset.claims())
    rows = [row for row in every if getattr(row, "translations", None)]
    found = [written(row, name) for row in rows for name in IN_LANGUAGES if hasattr(row, name)]
    found += [label for issue in dataset.issues for label in option_labels(issue)]
    pairs = {
        words(said.words): words(said.translations[code])
        for said in found
        if said is not None and code in said.translations
    }
    return [[one, other] for one, other in pairs.items() if one and other and one != other]


def names_in(value: Any) -> Iterator[str]:
    """The ids of everybody named in a table's cell, in the order of its words."""
    match value:
        case Name():
            yield value.id
        case Text():
            yield from names_in(list(value.fields.values()))
        case list() | tuple():
            for part in value:
                yield from names_in(part)


def iso(day: date | None) -> str | None:
    return date_text(day) if day else None


def claim_rows(
    dataset: Dataset,
    actors: Mapping[str, int],
    issues: Mapping[str, int],
    sources: Mapping[str, int],
) -> tuple[list[Row], dict[str, int]]:
    """Every claim about actors and issues of the map, and each one's number by its id."""
    rows: list[Row] = []
    numbers: dict[str, int] = {}
    for claim in dataset.claims():
        ends = _ends(claim, actors, issues)
        if ends is not None:
            numbers[claim.id] = len(rows)
            rows.append({"id": words(claim.id) or "", **ends, **_common(claim, sources)})
    return rows, numbers


def _ends(claim: Claim, actors: Mapping[str, int], issues: Mapping[str, int]) -> Row | None:
    """Whom a claim is about; None where the map shows no such claim."""
    match claim:
        case DirectInfluence():
            return None
        case Tie(source_actor=one, target_actor=other):
            kind, places = "tie", actors
        case Stance(actor=one, issue=other):
            kind, places = "stance", issues
        case Influence(actor=one, issue=other):
            kind, places = "influence", issues
    if one not in actors or other not in places:
        return None
    return {"kind": kind, "actor": actors[one], "other": places[other], **_own(claim)}


def _own(claim: Claim) -> Row:
    match claim:
        case Tie():
            return {
                "sign": claim.sign,
                "strength": _short(claim.strength),
                "relation": words(claim.relation),
                "date": iso(claim.since),
                "until": iso(claim.until),
                "summary": words(claim.summary),
            }
        case Stance():
            return {
                "value": claim.position,
                "salience": claim.salience,
                "condition": words(claim.condition),
                "date": iso(claim.date),
                "summary": words(claim.summary),
            }
        case Influence():
            return {
                "value": claim.capability,
                "date": iso(claim.date),
                "summary": words(claim.reason),
            }
        case DirectInfluence():
            return {}


def _common(claim: Claim, sources: Mapping[str, int]) -> Row:
    cited = [sources[source] for source in claim.source if source in sources]
    return {
        "sources": cited or None,
        "confidence": getattr(claim, "confidence", None),
        "locator": words(getattr(claim, "locator", None)),
    }


def _short(number: float) -> float:
    return float(f"{number:.6g}")


def source_rows(dataset: Dataset) -> tuple[list[Row], dict[str, int]]:
    """The sources, those that are only named in a claim too, and each one's number."""
    known: dict[str, Source] = dict(dataset.source_by_id)
    for claim in dataset.claims():
        for source in claim.source:
            known.setdefault(source, Source(source))
    numbers = {source: number for number, source in enumerate(known)}
    return [_source(source) for source in known.values()], numbers


def _source(source: Source) -> Row:
    return {
        "id": words(source.id) or "",
        "publisher": words(source.publisher),
        "title": words(source.title),
        "url": web_address(source.url),
        "date": iso(source.date),
    }


def web_address(url: str | None) -> str | None:
    """An address that may become a link: http or https, nothing else."""
    said = words(url)
    return said if said and said.lower().startswith(("http://", "https://")) else None
