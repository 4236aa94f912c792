"""Coded passages as tables: stances with quote, place, coder and document; and what was noticed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from graphkit.errors import Place
from graphkit.formats.format import ReadOptions
from graphkit.formats.reading.characters import shown
from graphkit.formats.reading.code_questions import ask, tell_strangers
from graphkit.formats.reading.code_roles import Code, CodeRoles, code_roles, plain
from graphkit.formats.reading.coded_passages import (
    CodedClaim,
    CodedTie,
    Document,
    Passage,
    Reading,
    read_claims,
)
from graphkit.formats.reading.coding import codings
from graphkit.formats.reading.position_words import position_of, says_nothing
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.raw import RawDataset
from graphkit.formats.reading.tree_tables import Line, table_of
from graphkit.phrases import phrase

LACKING = {
    "position": phrase("a position"),
    "actor": phrase("an actor"),
    "issue": phrase("an issue"),
    "code": phrase("a code of an actor, issue or position"),
}
SOME = 3


@dataclass
class CodedTexts:
    """What a reader of coded texts found. `left_out`: annotations that say nothing, each told."""

    first: Place
    documents: list[Document] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    codes: list[Code] = field(default_factory=list)
    left_out: int = 0
    question: str = ""
    undated: str = ""


def fill(found: CodedTexts, raw: RawDataset, options: ReadOptions, problems: Problems) -> None:
    """The tables of coded texts; asks where it cannot be told what codes are."""
    raw.coded_texts = True
    stated = codings(options.scale, options.values).get("position")
    roles = code_roles(options.codes, stated.values if stated else ())
    tell_strangers(found.passages, found.codes, roles, found.first, problems)
    if problems.fatal or ask(found.passages, roles, found.question, found.first, problems):
        return
    reading = read_claims(found.passages, roles, _question(found, roles))
    _tell(found, reading, roles, problems)
    if not reading.claims and not reading.ties:
        problems.error("no-claims", phrase("No passage has an actor and a position."), found.first)
        return
    _tables(found, reading, raw)
    table = raw.tables["stances" if reading.claims else "ties"]
    table.left_out += found.left_out + _left_over(reading)
    if not any(document.date for document in found.documents) and found.undated:
        problems.note("undated", found.undated, found.first)
    _tell_coders(reading.claims, problems)


def _question(found: CodedTexts, roles: CodeRoles) -> str:
    """What positions are about by default: nothing where any code says it."""
    meant = (roles.meaning(code) for passage in found.passages for code in passage.codes)
    if any(meaning.role == "issue" or meaning.on for meaning in meant):
        return ""
    return found.question


def _left_over(reading: Reading) -> int:
    return len(reading.unclear) + sum(map(len, reading.lacking.values()))


def _tables(found: CodedTexts, reading: Reading, raw: RawDataset) -> None:
    claims, ties = reading.claims, reading.ties
    where = {end: tie.passage.place for tie in ties for end in (tie.source, tie.target)}
    where |= {claim.actor: claim.passage.place for claim in reversed(claims)}
    actors = list(dict.fromkeys((*(claim.actor for claim in claims), *where)))
    issues = list(dict.fromkeys(claim.issue for claim in claims))
    ids = {issue: f"{issue} (issue)" if issue in actors else issue for issue in issues}
    cited = {made.passage.document for rows in (claims, ties) for made in rows}
    notes = {code.name.strip(): code.note for code in found.codes if code.note}
    named = [(name, (("id", name), ("name", name), ("note", notes.get(name, ""))))
             for name in actors]  # fmt: skip
    asked = [(name, (("id", ids[name]), ("question", name))) for name in issues]
    said = {claim.issue: claim.passage.place for claim in reversed(claims)}
    lines = {
        "actors": [_line(where[name], pairs) for name, pairs in named],
        "issues": [_line(said[name], pairs) for name, pairs in asked],
        "sources": [_source(d) for d in found.documents if d.id in cited],
        "stances": [_stance(claim, ids, found.documents) for claim in claims],
        "ties": [_tie(tie, found.documents) for tie in ties],
    }
    for name, rows in lines.items():
        if rows:
            raw.tables[name] = table_of(name, rows, found.first)


def _line(place: Place, pairs: Iterable[tuple[str, str]]) -> Line:
    line = Line(place)
    for key, text in pairs:
        if text:
            line.put(key, text, place, place)
    return line


def _source(document: Document) -> Line:
    pairs = ((key, getattr(document, key)) for key in ("id", "title", "url", "date", "language"))
    return _line(document.place, pairs)


def _stance(claim: CodedClaim, ids: dict[str, str], documents: Collection[Document]) -> Line:
    position = "n/a" if says_nothing(claim.position) else claim.position
    fixed = (("actor", claim.actor), ("issue", ids[claim.issue]), ("position", position))
    others = ("x_codes", "|".join(claim.others))
    return _line(
        claim.passage.place, (*fixed, *_evidence(claim.passage, "date", documents), others)
    )


def _tie(tie: CodedTie, documents: Collection[Document]) -> Line:
    ends = (("from", tie.source), ("to", tie.target), ("sign", tie.sign))
    fixed = (*ends, ("directed", "yes" if tie.directed else "no"))
    return _line(tie.passage.place, (*fixed, *_evidence(tie.passage, "since", documents)))


def _evidence(
    passage: Passage, date: str, documents: Collection[Document]
) -> tuple[tuple[str, str], ...]:
    """Where a claim was read: quotation, place, coder, document and the document's day."""
    day = next((d.date for d in documents if d.id == passage.document), "")
    return (
        (date, day),
        ("source", passage.document),
        ("locator", passage.locator),
        ("summary", passage.quote.strip()),
        ("x_coder", passage.coder),
        *passage.own.items(),
    )


def _tell(found: CodedTexts, reading: Reading, roles: CodeRoles, problems: Problems) -> None:
    """How codes were read, and which passages came to no claim."""
    claims = reading.claims
    if claims:
        kinds = (
            f"{len({c.actor for c in claims}):,} actors",
            f"positions {', '.join(shown(p) for p in dict.fromkeys(c.position for c in claims))}",
            f"on {' and '.join(map(shown, list(dict.fromkeys(c.issue for c in claims))[:SOME]))}",
        )
        message = phrase(
            "The codes are read as {kinds}, {kinds2}, {kinds3}.",
            kinds=kinds[0],
            kinds2=kinds[1],
            kinds3=kinds[2],
        )
        problems.note("codes", message, found.first, hint=_issue_hint(claims, found, roles))
    if barred := next((code.name for code in found.codes if "|" in code.name), ""):
        message = phrase(
            "| separates several names: {barred} is called {plain}.",
            barred=shown(barred),
            plain=shown(plain(barred)),
        )
        problems.note("bar", message, found.first)
    if reading.joined:
        message = phrase(
            "{claims} taken from passages that lie in each other.", claims=_claims(reading.joined)
        )
        problems.note("enclosed", message, found.first)
    for part, passages in reading.lacking.items():
        message = phrase(
            "{passages} without {lacking} left out.",
            passages=_passages(len(passages)),
            lacking=LACKING[part],
        )
        problems.note("no-claim", message, passages[0].place)
    for passage in reading.unclear:
        message = phrase(
            "Several actors or issues and several positions: it cannot be told which go "
        )
        problems.warn(
            "unclear-codes", phrase("{message}together; left out.", message=message), passage.place
        )
    others = Counter(code for claim in claims for code in claim.others)
    if others:
        most = ", ".join(shown(code) for code, _ in others.most_common(SOME))
        message = phrase(
            "{others} other codes on these passages are kept as x_codes: {most}",
            others=f"{len(others):,}",
            most=most,
        )
        problems.note(
            "other-codes",
            phrase("{message}{said}.", message=message, said=", ..." if len(others) > SOME else ""),
        )


def _issue_hint(claims: Sequence[CodedClaim], found: CodedTexts, roles: CodeRoles) -> str:
    """Where an issue's name was taken from, when no code is an issue."""
    codes = (code for passage in found.passages for code in passage.codes)
    if roles.question or any(roles.meaning(code).role == "issue" for code in codes):
        return ""
    issues = {claim.issue for claim in claims}
    where = (
        phrase("the whole is called so")
        if issues == {found.question}
        else phrase("the positions' groups are")
    )
    more = phrase("; --codes question=WORDS gives another name") if len(issues) == 1 else ""
    return phrase("No code is an issue: {where}{more}.", where=where, more=more)


def _tell_coders(claims: Sequence[CodedClaim], problems: Problems) -> None:
    """Say where coders read one passage differently: all claims are kept, none is averaged."""
    about: dict[tuple[str, str, str], list[CodedClaim]] = defaultdict(list)
    for claim in claims:
        about[claim.passage.document, claim.actor, claim.issue].append(claim)
    for (_, actor, issue), same in about.items():
        apart = [c for pair in combinations(same, 2) if _differ(*pair) for c in pair]
        if not apart:
            continue
        said = dict.fromkeys(f"{shown(c.passage.coder)} says {c.position}" for c in apart)
        message = phrase(
            "Coders differ on {actor} and {issue}: {listed}; ",
            actor=shown(actor),
            issue=shown(issue),
            listed=", ".join(said),
        )
        problems.warn(
            "coders-differ",
            phrase("{message}all claims are kept.", message=message),
            apart[0].passage.place,
        )


def _differ(one: CodedClaim, other: CodedClaim) -> bool:
    if one.passage.coder == other.passage.coder or not one.passage.overlaps(other.passage):
        return False
    places = [position_of(claim.position) for claim in (one, other)]
    if None in places:
        return one.position.casefold() != other.position.casefold()
    return places[0] != places[1]


def _claims(number: int) -> str:
    return (
        phrase("1 claim is") if number == 1 else phrase("{number} claims are", number=f"{number:,}")
    )


def _passages(number: int) -> str:
    return phrase("1 passage") if number == 1 else phrase("{number} passages", number=f"{number:,}")
