"""Which code of a coded text is an actor, an issue or a position.

Said by the code itself where it is a word of position, by the group, set, label or prefix that it
stands under where that is called Actors, Topic, Stance ..., and by the analyst for the rest:

    --codes actor=Organisations        the codes in that group (or that code) are actors
    --codes "issue=*"                  every code without another part is an issue
    --codes ignore=Frames              those say nothing here
    --codes "question=Keep the toll"   what all positions are about, where no code says it
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graphkit.errors import UsageError, unknown
from graphkit.formats.reading.position_words import position_of, says_nothing
from graphkit.phrases import phrase

Codes = str | Sequence[str] | Mapping[str, Any]
ROLES = ("actor", "issue", "position", "ignore")
EVERY = "*"

_WORDS: Mapping[str, tuple[str, ...]] = {
    "actor": (
        "actor", "organisation", "organization", "org", "speaker", "stakeholder", "person",
        "people", "per", "who", "party", "parties", "entity", "entities", "institution", "company",
        "companies", "akteur", "akteure", "organisationen", "sprecher", "personen", "partei",
        "parteien", "acteur", "organisme", "actore", "organización", "organizacione", "persona",
        "主体", "アクター", "組織", "団体", "発言者", "行為者", "関係者", "人物",
    ),
    "issue": (
        "issue", "topic", "question", "concept", "policy", "policies", "proposal", "bill",
        "motion", "matter", "thema", "themen", "frage", "fragen", "streitfrage", "streitfragen",
        "vorhaben", "enjeu", "enjeux", "sujet", "tema", "asunto", "cuestión", "cuestione",
        "争点", "論点", "議題", "課題", "問題",
    ),
    "position": (
        "stance", "position", "side", "attitude", "sentiment", "sign", "agreement", "opinion",
        "vote", "polarity", "haltung", "haltungen", "positionen", "einstellung", "einstellungen",
        "meinung", "meinungen", "bewertung", "postura", "posición", "posicione", "avis",
        "立場", "態度", "賛否", "意見",
    ),
}  # fmt: skip
_ROLE_OF = {word: role for role, words in _WORDS.items() for word in words}
# Groups and controls whose names say nothing of what is in them.
_IDLE = frozenset(
    ("code", "codes", "label", "labels", "choice", "choices", "tag", "tags", "class", "type",
     "classification", "category", "categories", "answer", "coding scheme", "codebook", "scheme")
)  # fmt: skip
_PARTS = re.compile(r"\s*(?:[:：=|>/／]|\s[-–—]\s)\s*")
_BETWEEN = re.compile(rf",(?=\s*(?:{'|'.join((*ROLES, 'question'))})\s*=)")


@dataclass(frozen=True, slots=True)
class Code:
    """A code as a coder put it: its name, and the groups it stands in, the nearest first.

    `words` are those marked, where a code may say what they name: `Actor` on "Ferry Guild".
    """

    name: str
    groups: tuple[str, ...] = ()
    note: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a code is: an actor, an issue or a position, perhaps `on` an issue that its group names.

    A `role` of None: it cannot be told; "ignore": it was said to be none of these.
    """

    role: str | None
    name: str
    on: str = ""


@dataclass(frozen=True)
class CodeRoles:
    """What the analyst said of codes: roles by code or group, and what positions are about."""

    named: Mapping[str, str] = field(default_factory=dict)
    question: str = ""
    positions: Collection[str] = ()  # words whose meaning was stated with --values position:

    def meaning(self, code: Code) -> Meaning:
        """What a code is."""
        name = plain(code.name)
        own, *groups = (self.named.get(folded(word)) for word in (name, *code.groups))
        group = next(filter(None, groups), None)
        named = own or role_word(name)
        if code.words and named in ("actor", "issue"):
            return Meaning(named, plain(code.words))
        if own or group == "ignore":
            return self._as(own or "ignore", code, name)
        if self._is_position(name):  # whatever else is in its group
            return self._as("position", code, name)
        if group:
            return self._as(group, code, name)
        role = next(filter(None, map(role_word, code.groups)), None)
        first, *rest = _PARTS.split(name, maxsplit=1)
        if rest and (said := self._in_parts(first, rest[0], role)):
            return said
        return Meaning(role or self.named.get(EVERY), name)

    def _in_parts(self, first: str, last: str, role: str | None) -> Meaning | None:
        """What `Actor: Guild`, `stance: oppose` and `Toll: oppose` say."""
        before = self.named.get(folded(first)) or role_word(first)
        if before and role in (before, None):
            return Meaning(before, last)
        if role in ("position", None):
            for words, about in ((last, first), (first, last)):
                if about and self._is_position(words):
                    return Meaning("position", words, about)
        return None

    def _as(self, role: str, code: Code, name: str) -> Meaning:
        if role != "position":
            first, *rest = _PARTS.split(name, maxsplit=1)
            named = self.named.get(folded(first)) == role or role_word(first) == role
            return Meaning(role, rest[0] if rest and named else name)
        own = (g for g in code.groups if folded(g) not in self.named and not role_word(g))
        return Meaning(role, name, next((g for g in own if folded(g) not in _IDLE), ""))

    def _is_position(self, word: str) -> bool:
        known = position_of(word) is not None or says_nothing(word)
        return bool(word) and (known or folded(word) in self.positions)


def plain(name: str) -> str:
    """A name on one line, without the mark that separates several."""
    return " ".join(name.split()).replace("|", "/")


def prefix_of(name: str) -> list[str]:
    """What stands before the mark in `Actor: Guild`."""
    first, *rest = _PARTS.split(plain(name), maxsplit=1)
    return [first] if rest else []


def folded(word: str) -> str:
    """A name so that case and a closing colon do not count."""
    return word.strip().rstrip(":：").strip().casefold()


def role_word(word: str) -> str | None:
    """The role that a group, label or prefix names: Actors, Topic, Haltung; else None.

    >>> role_word("Actors"), role_word("Policy actors"), role_word("Frames")
    ('actor', 'actor', None)
    """
    whole = re.sub(r"\(.*?\)|[_\d]+", " ", folded(word)).strip()
    words = whole.split()
    for part in (whole, words[-1] if len(words) == 2 else ""):  # "Policy actors"
        if role := _ROLE_OF.get(part) or _ROLE_OF.get(part.removesuffix("s")):
            return role
    return None


def code_roles(given: Codes, positions: Collection[str] = ()) -> CodeRoles:
    """What was said of codes; raises `UsageError` for what cannot be meant."""
    named: dict[str, str] = {}
    question = ""
    for role, name in _pairs(given):
        if role == "question":
            question = name
        elif role not in ROLES:
            raise unknown(phrase("part of codes called"), role, (*ROLES, "question"))
        elif named.setdefault(folded(name), role) != role:
            raise UsageError(
                phrase(
                    "The codes '{name}' are said to be {named} and {role}.",
                    name=name,
                    named=named[folded(name)],
                    role=role,
                )
            )
    return CodeRoles(named, question, frozenset(map(folded, positions)))


def _pairs(given: Codes) -> list[tuple[str, str]]:
    if isinstance(given, Mapping):
        return [
            (str(role), str(name).strip())
            for role, names in given.items()
            for name in ([names] if isinstance(names, str) else names)
        ]
    parts = [p for words in ([given] if isinstance(given, str) else given)
             for p in _BETWEEN.split(words)]  # fmt: skip
    pairs = []
    for part in parts:
        role, equals, name = part.partition("=")
        if not equals or not name.strip():
            raise UsageError(
                phrase("'{part}' does not say ROLE=GROUP, such as actor=Organisations.", part=part)
            )
        pairs.append((role.strip(), name.strip()))
    return pairs
