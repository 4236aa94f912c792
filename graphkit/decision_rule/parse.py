"""The words of a decision rule, read."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import cast, get_args

from graphkit.decision_rule.rule import COLUMN, MEMBERS, VOTES, Base, Kind, Quota, Rule
from graphkit.errors import did_you_mean
from graphkit.phrases import phrase, run_on

ALSO: Mapping[str, str] = {
    "unanimity": "consent",
    "simple majority": "majority",
    "simple_majority": "majority",
    "absolute majority": "majority of all",
    "absolute_majority": "majority of all",
    "quota": "qualified",
}
KINDS: Sequence[Kind] = get_args(Kind)
OPTIONS = ("block", "quorum", "abstain", "proposer")
ABSTAIN: Mapping[str, bool] = {
    **dict.fromkeys(("against", "no"), True),
    **dict.fromkeys(("not counted", "ignored", "none"), False),
}
_BASES: Mapping[str, Base] = {"all": "all", "present": "present", "cast": "cast", "voting": "cast"}
_ONE_EACH = (MEMBERS, "member", "states", "heads", "countries")
_QUOTA = re.compile(
    r"(?P<more>>=|>|more than\b|over\b|at least\b)?\s*"
    r"(?P<amount>majority|\d+\s*/\s*\d+|[\d.]+\s*%?)\s*(?:\bof\b)?\s*(?P<what>.*)",
    re.IGNORECASE,
)
_LIST = re.compile(r"([^\W\d]\w*):(?=\s|.*,)(.*)", re.DOTALL)


def read_rule(word: str | None) -> Rule:
    """The rule that a `decision_rule` cell states; none given is `sole`.

    Raises ValueError, with everything that is wrong, for anything else.

    >>> read_rule("qualified:12;france=4").seats(["france", "luxembourg"])
    [4.0, 1.0]
    >>> [(quota.amount, quota.of) for quota in read_rule("quota:55% of members & 9").quotas]
    [(0.55, 'members'), (9.0, 'votes')]
    """
    written = (word or "sole").strip()
    reader = _Reader([part.strip() for part in written.split(";")])
    rule = reader.rule()
    if reader.wrong:
        raise ValueError(run_on(" ", dict.fromkeys(reader.wrong)))
    return replace(rule, written=written)


def read_weights(parts: Sequence[str]) -> dict[str, float]:
    """Weights written as ``id=number``; raises ValueError for anything else."""
    weights: dict[str, float] = {}
    for part in filter(None, map(str.strip, parts)):
        actor, sign, number = part.rpartition("=")
        if not sign or not actor.strip() or actor.strip() in weights:
            raise ValueError(phrase("'{part}' is not one actor=weight.", part=part))
        weights[actor.strip()] = _number(number)
    return weights


def read_weight(word: str | None) -> float | None:
    """A weight that an actor has in a column: a number above 0, or None.

    >>> read_weight("83.2"), read_weight("many")
    (83.2, None)
    """
    try:
        return _number(word or "")
    except ValueError:
        return None


def _number(word: str) -> float:
    try:
        number = float(word)
    except ValueError:
        number = -1.0
    if not (number > 0 and math.isfinite(number)):
        raise ValueError(phrase("'{word}' is not a number above 0.", word=word.strip()))
    return number


class _Reader:
    """One rule's parts, read one after the other; `wrong` gathers what cannot be."""

    def __init__(self, parts: Sequence[str]) -> None:
        self.wrong: list[str] = []
        self.options: dict[str, str] = {}
        self.weights: dict[str, dict[str, float]] = {}
        self.first, *rest = parts
        self.more_quotas: list[str] = []
        for part in filter(None, rest):
            self._take(part)

    def _take(self, part: str) -> None:
        """Put a part after the first where it belongs."""
        name = re.split(r"[=:]", part, maxsplit=1)[0].strip().casefold()
        listed = _LIST.fullmatch(part)
        if name in OPTIONS and "=" in part:
            if name in self.options:
                self.wrong.append(phrase("'{name}' is given twice.", name=name))
            self.options[name] = part.partition("=")[2].strip()
        elif name in ("quota", "qualified") and ":" in part:
            self.more_quotas.append(part.partition(":")[2])
        elif listed:
            self._weigh(listed[1], listed[2].split(","))
        else:
            self._weigh(VOTES, [part])

    def _weigh(self, name: str, parts: Sequence[str]) -> None:
        kept = self.weights.setdefault(name, {})
        for part in parts:
            try:
                given = read_weights([part])
            except ValueError as error:
                near = did_you_mean(part.partition("=")[0].strip(), OPTIONS)
                self.wrong.append(phrase("{error} {near}", error=error, near=near).strip())
                continue
            if kept.keys() & given.keys():
                self.wrong.append(phrase("'{part}' is not one actor=weight.", part=part.strip()))
            kept.update(given)

    def rule(self) -> Rule:
        """The rule, as far as it can be read."""
        name, colon, number = (part.strip() for part in self.first.partition(":"))
        name = ALSO.get(name.casefold(), name)
        kind = "majority" if re.match(r"majority\b", name, re.IGNORECASE) else name.casefold()
        if kind not in KINDS:
            near = did_you_mean(name, (*KINDS, *ALSO)) or phrase(
                "There are: {listed}.", listed=", ".join(KINDS)
            )
            self.wrong.append(
                phrase("There is no decision rule '{first}'. {near}", first=self.first, near=near)
            )
            kind = "sole"
        elif kind == "qualified" and not number:
            shown = self.first.partition(":")[0].strip()
            self.wrong.append(
                phrase("'{first}' lacks its quota. Write {shown}:N.", first=self.first, shown=shown)
            )
        elif colon and kind != "qualified":
            self.wrong.append(
                phrase(
                    "'{first}' takes no quota. Write {name}, or qualified:N.",
                    first=self.first,
                    name=name,
                )
            )
        rule = Rule(cast(Kind, kind), weights=self.weights)
        if not rule.vote:
            return self._without_votes(rule)
        words = [number if kind == "qualified" else name, *self.more_quotas]
        return self._counted(rule, [part for word in words for part in word.split("&")])

    def _without_votes(self, rule: Rule) -> Rule:
        allowed = {"sole": (), "consent": ("proposer", "abstain"), "veto": ("proposer",)}[rule.kind]
        for option in self.options.keys() - set(allowed):
            self.wrong.append(phrase("'{kind}' takes no {option}.", kind=rule.kind, option=option))
        if self.more_quotas:
            self.wrong.append(phrase("'{kind}' takes no quota.", kind=rule.kind))
        against = self._abstain()
        return replace(
            rule, proposer=self.options.get("proposer") or None, abstain_blocks=against is not False
        )

    def _counted(self, rule: Rule, words: Sequence[str]) -> Rule:
        quotas = [self._quota(word, VOTES) for word in words if word.strip()]
        found = [quota for quota in quotas if quota is not None]
        against = self._abstain()
        if against is not None:
            base: Base = "present" if against else "cast"
            other = ("cast",) if against else ("all", "present")
            found = [replace(q, base=base) if q.share and q.base in other else q for q in found]
        rule = replace(
            rule,
            quotas=tuple(found),
            block=self._option("block"),
            quorum=self._option("quorum"),
            proposer=self.options.get("proposer") or None,
        )
        self._check_used(rule)
        return rule

    def _option(self, name: str) -> Quota | None:
        if name not in self.options:
            return None
        return self._quota(self.options[name], MEMBERS)

    def _abstain(self) -> bool | None:
        word = self.options.get("abstain")
        if word is None:
            return None
        if word.casefold() not in ABSTAIN:
            self.wrong.append(
                phrase("abstain is 'against' or 'not counted', not '{word}'.", word=word)
            )
        return ABSTAIN.get(word.casefold())

    def _check_used(self, rule: Rule) -> None:
        used = {quota.of for quota in rule.counts}
        for name in self.weights.keys() - used:
            what = phrase("the votes given") if name == VOTES else phrase("'{name}'", name=name)
            self.wrong.append(
                phrase(
                    "No quota counts {what}. Write 'of {name}' behind one.", what=what, name=name
                )
            )

    def _quota(self, word: str, of: str) -> Quota | None:
        """What one quota says, such as `55% of members`; None where it cannot be read."""
        found = _QUOTA.fullmatch(word.strip())
        amount = _amount(found["amount"]) if found else None
        if found is None or amount is None or not amount[0] > 0:
            self.wrong.append(
                phrase(
                    "'{word}' is no quota. Write a number above 0, such as 12, 65% or 2/3, "
                    "and of what.",
                    word=word.strip(),
                )
            )
            return None
        number, share = amount
        if share and number > 1:
            self.wrong.append(phrase("'{word}' is more than all there is.", word=word.strip()))
        majority = found["amount"].casefold() == "majority"
        more = majority or (found["more"] or "").casefold() in (">", "more than", "over")
        weights, base = self._what(found["what"], of)
        if base is None:
            base = "cast" if majority and weights != MEMBERS else "all"
        return Quota(number, share, more, weights, base)

    def _what(self, words: str, of: str) -> tuple[str, Base | None]:
        """The weights and the base that words such as `members present` name."""
        base: Base | None = None
        for word in words.split():
            folded = word.casefold()
            if folded in _BASES:
                base = _BASES[folded]
            elif word in self.weights or folded == VOTES or folded.startswith(COLUMN):
                of = VOTES if folded == VOTES else word
            elif folded in _ONE_EACH:
                of = MEMBERS
            elif folded not in ("and", "the"):
                near = did_you_mean(word, (*self.weights, MEMBERS, VOTES, *_BASES))
                self.wrong.append(
                    phrase(
                        "There are no weights '{word}': give a list '{word}: id=number, "
                        "id=number' or a column of the actors, x_{word}. {near}",
                        word=word,
                        near=near,
                    ).strip()
                )
        return of, base


def _amount(word: str) -> tuple[float, bool] | None:
    """The number that a quota states, and whether it is a share; None if it is no number."""
    word = word.replace(" ", "").casefold()
    if word == "majority":
        return 0.5, True
    from fractions import Fraction  # most rules state none

    try:
        if word.endswith("%"):
            return float(Fraction(word[:-1]) / 100), True
        return float(Fraction(word)), "/" in word
    except (ValueError, ZeroDivisionError):
        return None
