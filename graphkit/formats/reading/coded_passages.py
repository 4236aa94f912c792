"""Passages of documents that coders put codes on, and the claims that they come to.

The codes on one passage make a claim together: an actor, an issue, a position. Programs keep them
in several ways, and all are one here: several codes on one selection; a selection for each code,
at the same place; the actor's name inside the sentence that is coded; a code on the whole
document. A passage takes what it lacks from those of its own coder that enclose it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import product

from graphkit.errors import Place
from graphkit.formats.reading.code_roles import Code, CodeRoles, Meaning

PARTS = ("actor", "issue", "position")


@dataclass(frozen=True, slots=True)
class Document:
    """What was coded: the source of its claims. Empty where nothing is said."""

    id: str
    place: Place
    title: str = ""
    url: str = ""
    date: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """One place in one document with the codes that one coder put on it.

    Without `start` and `end` it is the whole document; without a coder it holds for all of them.
    `joins`: two spans that the coder joined, to the right, left or both ways.
    """

    document: str
    place: Place
    codes: tuple[Code, ...]
    coder: str = ""
    start: int | None = None
    end: int | None = None
    quote: str = ""
    locator: str = ""
    own: Mapping[str, str] = field(default_factory=dict)
    joins: str = ""

    def encloses(self, other: Passage) -> bool:
        """Whether what this says may be meant of the other: it lies around, by the same coder."""
        if self.document != other.document or self.coder not in ("", other.coder):
            return False
        if self.start is None or self.end is None:
            return True
        if other.start is None or other.end is None:
            return False
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Passage) -> bool:
        """Whether both speak of the same words, where they are of one document."""
        if None in (self.start, self.end, other.start, other.end):
            return True
        return self.start < other.end and other.start < self.end  # type: ignore[operator]


@dataclass(frozen=True, slots=True)
class CodedClaim:
    """An actor's position on an issue, as one coder read it in one passage."""

    actor: str
    issue: str
    position: str
    passage: Passage
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CodedTie:
    """One actor's support of or opposition to another, as a coder joined them."""

    source: str
    target: str
    sign: str
    directed: bool
    passage: Passage


@dataclass
class Reading:
    """What became of passages: claims, passages that lack a part (by it), and unclear ones."""

    claims: list[CodedClaim] = field(default_factory=list)
    ties: list[CodedTie] = field(default_factory=list)
    lacking: dict[str, list[Passage]] = field(default_factory=lambda: defaultdict(list))
    unclear: list[Passage] = field(default_factory=list)
    joined: int = 0


@dataclass(frozen=True, slots=True)
class Sorted:
    """A passage with the meanings of its codes, by part."""

    passage: Passage
    parts: Mapping[str, tuple[Meaning, ...]]

    def has(self, part: str) -> bool:
        return bool(self.parts.get(part))


def read_claims(passages: Sequence[Passage], roles: CodeRoles, question: str) -> Reading:
    """The claims that passages come to; `question` is what a position without an issue is about."""
    reading = Reading()
    found = _at_one_place([sort_codes(passage, roles) for passage in passages], roles)
    by_document: dict[str, list[Sorted]] = defaultdict(list)
    for one in found:
        by_document[one.passage.document].append(one)
    given: dict[int, Passage] = {}
    bare: list[tuple[Sorted, str]] = []
    for one in found:
        whole, givers = _completed(one, by_document[one.passage.document])
        missing = next((part for part in ("position", "actor") if not whole.has(part)), None)
        if missing is None:
            given.update((id(giver), giver.passage) for giver in givers)
            reading.joined += any(giver.passage.start is not None for giver in givers)
            if one.passage.joins and len(one.parts.get("actor", ())) == 2 and not one.has("issue"):
                _tie(one, reading)
            else:
                _claim(whole, roles, question, reading)
        else:
            bare.append((one, missing if any(map(one.has, PARTS)) else "code"))
    _leave_out(bare, given, reading)
    return reading


def _leave_out(
    bare: Sequence[tuple[Sorted, str]], given: Collection[int], reading: Reading
) -> None:
    """Passages that are no claims and that none was taken from, unless joined in one, or only
    what a whole document says of itself."""
    said: dict[tuple[str, str], set[Code]] = defaultdict(set)
    made: list[CodedClaim | CodedTie] = [*reading.claims, *reading.ties]
    for claim in made:
        if claim.passage.joins:
            said[claim.passage.document, claim.passage.coder].update(claim.passage.codes)
    for one, missing in bare:
        passage = one.passage
        joined = said[passage.document, passage.coder].issuperset(passage.codes)
        if id(one) not in given and not joined and (passage.coder or passage.start is not None):
            reading.lacking[missing].append(passage)


def _tie(one: Sorted, reading: Reading) -> None:
    """Two actors and what one is to the other."""
    ends = [meaning.name for meaning in one.parts["actor"]]
    source, target = reversed(ends) if one.passage.joins == "left" else ends
    for position in one.parts["position"]:
        directed = one.passage.joins != "bi"
        reading.ties.append(CodedTie(source, target, position.name, directed, one.passage))


def _at_one_place(found: Sequence[Sorted], roles: CodeRoles) -> list[Sorted]:
    """The passages, those of one coder at the very same place as one; what is whole stays alone."""
    kept: dict[object, Sorted] = {}
    for number, one in enumerate(found):
        passage = one.passage
        whole = one.has("actor") and one.has("position")
        key = (passage.document, passage.coder, passage.start, passage.end, number if whole else -1)
        if key in kept:
            before = kept[key].passage
            codes = tuple(dict.fromkeys((*before.codes, *passage.codes)))
            own = {**passage.own, **before.own}
            one = sort_codes(replace(before, codes=codes, own=own), roles)
        kept[key] = one
    return list(kept.values())


def sort_codes(passage: Passage, roles: CodeRoles) -> Sorted:
    """The meanings of a passage's codes by part; those of none under `other`."""
    parts: dict[str, list[Meaning]] = defaultdict(list)
    for code in passage.codes:
        meaning = roles.meaning(code)
        parts[meaning.role or "other"].append(meaning)
    return Sorted(passage, {part: tuple(dict.fromkeys(found)) for part, found in parts.items()})


def _completed(one: Sorted, others: Sequence[Sorted]) -> tuple[Sorted, list[Sorted]]:
    """The passage with what it lacks, and from which passages it was taken.

    A passage that has an actor and a position is a claim of its own: neither is lent from it.
    """
    parts = dict(one.parts)
    givers: list[Sorted] = []
    if not any(one.has(part) for part in ("actor", "position")):
        return one, []  # an issue or another code alone claims nothing
    for part, beside in (("actor", "position"), ("position", "actor"), ("issue", "")):
        if parts.get(part):
            continue
        able = [
            other for other in others
            if other is not one and other.has(part) and not (beside and other.has(beside))
            and other.passage.encloses(one.passage)
        ]  # fmt: skip
        if able:
            nearest = min(able, key=lambda other: _length(other.passage))
            parts[part] = nearest.parts[part]
            givers.append(nearest)
    return replace(one, parts=parts), givers


def _length(passage: Passage) -> float:
    if passage.start is None or passage.end is None:
        return float("inf")
    return passage.end - passage.start


def _claim(whole: Sorted, roles: CodeRoles, question: str, reading: Reading) -> None:
    """Every claim of a passage, unless it cannot be told which of its codes go together."""
    actors, positions = whole.parts["actor"], whole.parts["position"]
    issues = [meaning.name for meaning in whole.parts.get("issue", ())]
    default = roles.question
    on = [(a, p.name) for p in positions for a in issues or [default or p.on or question]]
    if not all(about for about, _ in on):
        reading.lacking["issue"].append(whole.passage)
        return
    several = len(on) > len({about for about, _ in on})
    if several and len(actors) * len(issues or [""]) > 1:
        reading.unclear.append(whole.passage)
        return
    others = tuple(meaning.name for meaning in whole.parts.get("other", ()))
    for actor, (about, position) in product(actors, on):
        claim = CodedClaim(actor.name, about, position, whole.passage, others)
        reading.claims.append(claim)
