"""Coded statements of the Discourse Network Analyzer as graphkit's tables, from any of its files.

A statement says that an organisation (through a person) agrees or disagrees with a concept, in a
passage of a document. The organisation is the actor, the person where no organisation is coded;
the passage becomes evidence: quote, characters, coder, document.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from graphkit.errors import Place
from graphkit.formats.format import ReadOptions
from graphkit.formats.reading.cells import SIGN_WORDS
from graphkit.formats.reading.coding import Coding
from graphkit.formats.reading.model_numbers import said_of_positions
from graphkit.formats.reading.picked import Foreign, Picked, first_rows
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.raw import RawDataset, RawTable
from graphkit.formats.reading.roll_calls import days_of, in_use
from graphkit.phrases import phrase, phrase_of

ROLES: Mapping[str, Sequence[str]] = {
    "organization": (
        "organization", "organisation", "organizations", "organisations", "org", "actor",
        "institution", "party", "group", "company",
    ),
    "person": ("person", "persons", "speaker", "individual", "politician"),
    "concept": ("concept", "concepts", "claim", "issue", "frame", "category", "belief", "policy"),
    "agreement": ("agreement", "agree", "agrees", "support", "stance", "qualifier", "position"),
}  # fmt: skip
FRAME = (
    "statement_id", "time", "start_position", "stop_position", "text", "coder", "document_id",
    "document_title", "document_author", "document_source", "document_section", "document_type",
)  # fmt: skip
AGREES = {
    **dict.fromkeys(("1", "1.0", "true", "yes"), SIGN_WORDS[1]),
    **dict.fromkeys(("0", "0.0", "false", "no"), SIGN_WORDS[-1]),
}
OF_ENTITIES = {"type": "type", "alias": "aliases", "notes": "note", "note": "note"}
Attributes = Mapping[str, Mapping[str, str]]


def role_of(variable: str) -> str | None:
    """The role that a variable has by its name."""
    folded = variable.strip().casefold()
    return next((role for role, known in ROLES.items() if folded in known), None)


def statement_tables(
    table: Foreign,
    raw: RawDataset,
    options: ReadOptions,
    problems: Problems,
    attributes: Mapping[str, Attributes] | None = None,
    *,
    typed: bool = False,
) -> None:
    """Fill `raw` from a table of statements; `attributes` describe entities, by role and name.

    With `typed` it is known of every agreement whether it is yes or no, and written as meant.
    """
    file = table.raw.where.header(0).file
    who, persons = _actors(table)
    concept, agreement = table.texts(*ROLES["concept"]), _agreement(table, options, typed)
    kept = _complete(table, who, concept, agreement, file, problems)
    used = first_rows([who[row] for row in kept])
    issues = _issue_ids(concept, used)
    ids = [issues[word] for word in concept]
    _tell_persons(persons, kept, file, problems)
    known = attributes or {}
    about = {**known.get("person", {}), **known.get("organization", {})}
    raw.tables["actors"] = _entities("actors", table, who, kept, about).table()
    about = {issues[id]: said for id, said in known.get("concept", {}).items() if id in issues}
    raw.tables["issues"] = _entities("issues", table, ids, kept, about).table()
    days = days_of(table.texts("time"), "statements", file, problems)
    sources = _sources(raw, table, kept, days)
    stances = Picked("stances", table, kept)
    stances.put("id", [f"st{id}" for id in table.texts("statement_id")], "statement_id")
    stances.put("actor", who, *ROLES["organization"], *ROLES["person"])
    stances.put("issue", ids, *ROLES["concept"])
    stances.put("position", agreement, *ROLES["agreement"])
    stances.put("date", days, "time")
    stances.put("source", sources, "document_id", "document_title")
    raw.tables["stances"] = _with_passage(stances)
    raw.tables["stances"].left_out = len(table) - len(kept)


def _with_passage(stances: Picked) -> RawTable:
    """The stances with the passage that each rests on, and what else is coded of it."""
    table = stances.source
    stances.put("locator", _characters(table), "start_position")
    stances.take("summary", "text")
    if table.heading(*ROLES["organization"]):
        stances.take("x_person", *ROLES["person"])
    stances.own(but=(*FRAME[6:], "stop_position"))
    stances.take("x_agreement", *ROLES["agreement"])
    return stances.table()


def _actors(table: Foreign) -> tuple[list[str], list[bool]]:
    """Whose statement each is, and whether that is a person for want of an organisation."""
    organizations = table.texts(*ROLES["organization"])
    people = table.texts(*ROLES["person"])
    pairs = list(zip(organizations, people, strict=True))
    who = [organization or person for organization, person in pairs]
    return who, [bool(person and not organization) for organization, person in pairs]


def _agreement(table: Foreign, options: ReadOptions, typed: bool) -> list[str]:
    """Agreement as a position: where it is yes or no, 1 agrees and 0 disagrees; a whole number is
    left as it stands, and so is whatever the analyst says more of."""
    written = table.texts(*ROLES["agreement"])
    distinct = {word.strip().casefold() for word in written} - {""}
    stated = typed or said_of_positions(options) != Coding()
    if stated or not distinct <= AGREES.keys():
        return written
    return [AGREES.get(word.strip().casefold(), "") for word in written]


def _complete(
    table: Foreign,
    who: Sequence[str],
    concept: Sequence[str],
    agreement: Sequence[str],
    file: str,
    problems: Problems,
) -> list[int]:
    """The statements that say who is for or against what; the others are counted by what lacks."""
    kept, lacking = [], Counter[str]()
    for row, parts in enumerate(zip(who, concept, agreement, strict=True)):
        words = ("organisation or person", "concept", "agreement")
        missing = [word for word, part in zip(words, parts, strict=True) if not part.strip()]
        if missing:
            lacking[" and no ".join(missing)] += 1
        else:
            kept.append(row)
    for what, count in sorted(lacking.items()):
        message = phrase_of(
            "{count} statement left out: no {what}.",
            "{count} statements left out: no {what}.",
            count,
            what=what,
        )
        problems.note("silent", message, Place(file))
    return kept


def _tell_persons(
    persons: Sequence[bool], kept: Sequence[int], file: str, problems: Problems
) -> None:
    alone = sum(persons[row] for row in kept)
    if alone < len(kept):
        message = phrase(
            "Organisations are the actors; the person of each statement is kept as x_person"
        )
        also = (
            phrase(", and is the actor in {alone} without an organisation", alone=f"{alone:,}")
            if alone
            else ""
        )
        problems.note(
            "persons", phrase("{message}{also}.", message=message, also=also), Place(file)
        )


def _issue_ids(concept: Sequence[str], actors: Mapping[str, int]) -> dict[str, str]:
    """Ids of concepts that no actor has."""
    return {word: f"concept: {word}" if word in actors else word for word in set(concept)}


def _entities(
    name: str, table: Foreign, ids: Sequence[str], kept: Sequence[int], about: Attributes
) -> Picked:
    """Every actor or concept once, with the attributes that DNA holds of it."""
    rows = {ids[row]: row for row in reversed(kept)}
    used = {id: rows[id] for id in dict.fromkeys(ids[row] for row in kept)}
    picked = in_use(name, used, table, None, ())
    if name == "actors":
        picked.say("name", list(used))
    else:
        picked.say("question", [id.removeprefix("concept: ") for id in used])
    for word in dict.fromkeys(key for id in used for key in about.get(id, {})):
        own = OF_ENTITIES.get(word.casefold()) if name == "actors" else None
        picked.say(own or f"x_{word}", [about.get(id, {}).get(word, "") for id in used])
    return picked


def _sources(
    raw: RawDataset, table: Foreign, kept: Sequence[int], days: Sequence[str]
) -> list[str]:
    """The documents as sources; which one each statement rests on."""
    word = table.heading("document_id", "document_title")
    if word is None:
        return [""] * len(table)
    # An id separates several by |, so a title that stands for one does without.
    ids = [id.replace("|", "/") for id in table.texts(word)]
    used = first_rows([ids[row] for row in kept])
    rows = {id: kept[row] for id, row in used.items()}
    picked = in_use("sources", rows, table, None, ())
    picked.take("title", "document_title")
    picked.take("publisher", "document_source")
    picked.put("date", days, "time")
    for part in ("author", "section", "type"):
        if any(table.texts(f"document_{part}")):
            picked.take(f"x_{part}", f"document_{part}")
    if used:
        raw.tables["sources"] = picked.table()
    return ids


def _characters(table: Foreign) -> list[str]:
    """Where in the document: the numbers of its first and last characters."""
    pairs = zip(table.texts("start_position"), table.texts("stop_position"), strict=True)
    return [f"characters {start} to {stop}" if start and stop else "" for start, stop in pairs]


def tell_roles(table: Foreign, problems: Problems) -> bool:
    """Whether there is a variable for who, for what and for the side; else what lacks is told."""
    variables = [word for word in table.raw.header if word.casefold() not in FRAME]
    there = ", ".join(variables) or "none"
    lacking = [
        what
        for what, roles in (
            ("who speaks (organization or person)", ("organization", "person")),
            ("what is spoken of (concept)", ("concept",)),
            ("for or against (agreement)", ("agreement",)),
        )
        if not any(table.heading(*ROLES[role]) for role in roles)
    ]
    for what in lacking:
        message = phrase("No variable says {what}; there are: {there}.", what=what, there=there)
        where = replace(table.raw.where.header(0), field=None)
        hint = phrase("Rename the column that does.")
        problems.error("no-variable", message, where, hint=hint)
    return not lacking
