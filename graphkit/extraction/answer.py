"""What a model answered, gate by gate: what passes is a proposal, what does not has a reason."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from graphkit.coding.claims import Coded, CodedStance, CodedTie
from graphkit.coding.newcomers import new_actor_id
from graphkit.dataset import Dataset
from graphkit.extraction.question import Passage
from graphkit.texts.quotes import LONGEST, Quote, find_quote, quote_at

Reason = Literal[
    "not-json", "not-in-form", "quote", "actor", "issue", "position", "sign", "self-tie"
]
MOST = 200  # claims of one passage
LONGEST_NAME = 120  # characters of a new actor's name
_FENCE = re.compile(r"\s*```(?:json)?\s*\n(.*)\n\s*```\s*", re.DOTALL)
_SIGNS = {"support": 1, "supports": 1, "oppose": -1, "opposes": -1, 1: 1, -1: -1}


@dataclass(frozen=True, slots=True)
class Proposed:
    """A claim that passed: what it says, where it stands, and the actors that are new, by id."""

    coded: Coded
    quote: Quote
    new_actors: Mapping[str, str] = field(default_factory=dict)


class _Rejected(Exception):
    def __init__(self, reason: Reason) -> None:
        self.reason = reason
        super().__init__(reason)


def read_answer(words: str, passage: Passage, dataset: Dataset) -> Iterator[Proposed | Reason]:
    """Each claim of an answer as a proposal, or why it is none.

    The quotation must stand in the passage to the letter; actors and issues are those of the
    dataset, an actor else a name that stands in the passage; positions lie on the issue's scale.
    """
    try:
        claims = _claims(words)
    except _Rejected as rejected:
        yield rejected.reason
        return
    gates = _Gates(passage, dataset)
    for claim in claims:
        try:
            yield gates.proposed(claim)
        except _Rejected as rejected:
            yield rejected.reason


def _claims(words: str) -> list[Any]:
    fenced = _FENCE.fullmatch(words)
    try:
        found = json.loads(fenced[1] if fenced else words)
    except (ValueError, RecursionError):
        raise _Rejected("not-json") from None
    claims = found.get("claims") if isinstance(found, dict) else None
    if not isinstance(claims, list) or len(claims) > MOST:
        raise _Rejected("not-in-form")
    return claims


@dataclass
class _Gates:
    """The gates of one passage; a new actor has one id in all its claims."""

    passage: Passage
    dataset: Dataset
    new: dict[str, str] = field(default_factory=dict)  # ids by name

    def proposed(self, claim: Any) -> Proposed:
        if not isinstance(claim, dict):
            raise _Rejected("not-in-form")
        quote = self._quote(claim.get("quote"))
        match claim.get("kind"):
            case "stance":
                actor = self._actor(claim.get("actor"))
                issue = self._issue(claim.get("issue"))
                coded: Coded = CodedStance(actor, issue, self._position(issue, claim))
                ends = {actor}
            case "tie":
                one, other = self._actor(claim.get("from")), self._actor(claim.get("to"))
                if one == other:
                    raise _Rejected("self-tie")
                coded, ends = CodedTie(one, other, self._sign(claim.get("sign"))), {one, other}
            case _:
                raise _Rejected("not-in-form")
        new = {id: name for name, id in self.new.items() if id in ends}
        return Proposed(coded, quote, new)

    def _quote(self, words: Any) -> Quote:
        """Where the words stand, inside the passage that was asked about."""
        span = self.passage.span
        found = None
        if isinstance(words, str) and words.strip() and len(words) <= LONGEST:
            found = find_quote(self.passage.words, words)
        if found is None:
            raise _Rejected("quote")
        return quote_at(self.passage.text, span.start + found.start, span.start + found.end)

    def _actor(self, said: Any) -> str:
        if isinstance(said, str) and said in self.dataset.actor_by_id:
            return said
        name = said.get("new") if isinstance(said, dict) else None
        if not isinstance(name, str):
            raise _Rejected("actor")
        name = " ".join(name.split())
        if not name or len(name) > LONGEST_NAME or "|" in name or name not in self.passage.words:
            raise _Rejected("actor")
        known = {word: one.id for one in self.dataset.actors for word in (one.name, *one.aliases)}
        if name in known:
            return known[name]
        taken = {*self.dataset.actor_by_id, *self.dataset.issue_by_id, *self.new.values()}
        return self.new.setdefault(name, new_actor_id(name, taken))

    def _issue(self, said: Any) -> str:
        if not isinstance(said, str) or said not in self.dataset.issue_by_id:
            raise _Rejected("issue")
        return said

    def _position(self, issue: str, claim: Mapping[str, Any]) -> float:
        place, scale = claim.get("position"), self.dataset.issue_by_id[issue].scale
        low, high = scale.ends
        if isinstance(place, bool) or not isinstance(place, int | float):
            raise _Rejected("position")
        if not low <= place <= high:  # which no nan does
            raise _Rejected("position")
        return scale.position(float(place))

    @staticmethod
    def _sign(said: Any) -> int:
        if isinstance(said, bool) or not isinstance(said, str | int) or said not in _SIGNS:
            raise _Rejected("sign")
        return _SIGNS[said]
