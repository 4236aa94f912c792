"""The rows of a dataset's tables: what the analyst coded, as frozen, typed values.

`translations` holds what a row says in other languages, by column and language code:
`{"condition:ja": "..."}`. `written` brings a cell and its translations together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar

from graphkit.decision_rule import Rule, read_rule
from graphkit.language import Written
from graphkit.plain_numbers import Plain, floats
from graphkit.scale import Scale


@dataclass(frozen=True, slots=True)
class Actor(Plain):
    """Somebody who can take a side. `names` maps a language code to the name in it."""

    KINDS: ClassVar[tuple[tuple[str, type], ...]] = floats("capability")

    id: str
    name: str
    names: Mapping[str, str] = field(default_factory=dict)
    aliases: tuple[str, ...] = ()
    type: str | None = None
    role: str | None = None
    member_of: tuple[str, ...] = ()
    country: str | None = None
    capability: float | None = None
    url: str | None = None
    note: str | None = None
    private_note: str | None = None
    extra: Mapping[str, str] = field(default_factory=dict)
    translations: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Option(Plain):
    """A possible decision on an issue and its place on the scale from -1 to 1."""

    KINDS: ClassVar[tuple[tuple[str, type], ...]] = floats("position")

    label: str
    position: float


@dataclass(frozen=True, slots=True)
class Issue(Plain):
    """A question that actors support or oppose, and how it is decided.

    `status_quo` and `outcome` are positions from -1 to 1; `scale_low` and `scale_high` say what
    -1 and 1 stand for, where the question has a scale of its own (both given, or neither).
    A `decision_rule` given in words is parsed here, once; ValueError says what is wrong in it.
    """

    KINDS: ClassVar[tuple[tuple[str, type], ...]] = floats(
        "outcome", "status_quo", "scale_low", "scale_high"
    )

    id: str
    question: str
    questions: Mapping[str, str] = field(default_factory=dict)
    support_means: str | None = None
    oppose_means: str | None = None
    options: tuple[Option, ...] = ()
    decided_by: tuple[str, ...] = ()
    decision_rule: Rule | None = None
    decided_on: date | None = None
    outcome: float | None = None
    outcome_source: tuple[str, ...] = ()
    status_quo: float | None = None
    scale_low: float | None = None
    scale_high: float | None = None
    extra: Mapping[str, str] = field(default_factory=dict)
    translations: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        Plain.__post_init__(self)
        rule: object = self.decision_rule
        if isinstance(rule, str):
            object.__setattr__(self, "decision_rule", read_rule(rule))

    @property
    def scale(self) -> Scale:
        """What -1 and 1 stand for."""
        low, high = self.scale_low, self.scale_high
        if low is None or high is None:
            low, high = -1.0, 1.0
        return Scale(low, high, written(self, "oppose_means"), written(self, "support_means"))

    def nearest_option(self, position: float) -> Written | None:
        """The label of the option nearest to a position."""
        return nearest_option(self.options, option_labels(self), position)

    @property
    def title(self) -> str:
        """A short name: `x_title` when coded, else the question."""
        return self.extra.get("x_title") or self.question


@dataclass(frozen=True, slots=True)
class Stance(Plain):
    """A claim: at a date, an actor held a position (-1 oppose .. 1 support) on an issue."""

    KINDS: ClassVar[tuple[tuple[str, type], ...]] = (
        *floats("position", "salience", "confidence"),
        ("private", bool),
    )

    id: str
    actor: str
    issue: str
    position: float
    salience: float | None = None
    condition: str | None = None
    date: date | None = None
    confidence: float | None = None
    source: tuple[str, ...] = ()
    locator: str | None = None
    summary: str | None = None
    private: bool = False
    extra: Mapping[str, str] = field(default_factory=dict)
    translations: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Tie(Plain):
    """A claim: one actor supports (+1), opposes (-1) or deals with (0) another.

    A `sign` of None says that there is a tie, and nothing about sides: that of every tie of an
    unsigned network. 0 is a finding (neutral), None is none.
    """

    KINDS: ClassVar[tuple[tuple[str, type], ...]] = (
        ("sign", int),
        *floats("strength", "confidence"),
        ("directed", bool),
        ("private", bool),
    )

    id: str
    source_actor: str
    target_actor: str
    sign: int | None
    relation: str | None = None
    strength: float = 1.0
    directed: bool = True
    since: date | None = None
    until: date | None = None
    confidence: float | None = None
    source: tuple[str, ...] = ()
    locator: str | None = None
    summary: str | None = None
    private: bool = False
    extra: Mapping[str, str] = field(default_factory=dict)
    translations: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Influence(Plain):
    """A claim: an actor's power (0-100) on one issue at a date."""

    KINDS: ClassVar[tuple[tuple[str, type], ...]] = (
        *floats("capability", "formal", "access", "resources"),
        ("aggregate", bool),
        ("private", bool),
    )

    id: str
    actor: str
    issue: str
    capability: float
    date: date | None = None
    formal: float | None = None
    access: float | None = None
    resources: float | None = None
    aggregate: bool = False
    reason: str | None = None
    source: tuple[str, ...] = ()
    private: bool = False
    extra: Mapping[str, str] = field(default_factory=dict)
    translations: Mapping[str, Any] = field(default_factory=dict)


LEVELS = (0, 1, 2, 3, 4)  # of direct influence


@dataclass(frozen=True, slots=True)
class DirectInfluence(Plain):
    """A claim: how far one actor can act on another without going through a third.

    `level` is MACTOR's: 0 not at all, 1 on how it operates, 2 on its projects, 3 on its missions,
    4 on its existence (Godet 1991).
    """

    KINDS: ClassVar[tuple[tuple[str, type], ...]] = (*floats("level"), ("private", bool))

    id: str
    source_actor: str
    target_actor: str
    level: float
    date: date | None = None
    reason: str | None = None
    source: tuple[str, ...] = ()
    private: bool = False
    extra: Mapping[str, str] = field(default_factory=dict)
    translations: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, on one issue or several (`issue` may be empty)."""

    id: str
    date: date
    event: str
    issue: tuple[str, ...] = ()
    outcome: str | None = None
    source: tuple[str, ...] = ()
    extra: Mapping[str, str] = field(default_factory=dict)
    translations: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Source(Plain):
    """Where a claim was read."""

    KINDS: ClassVar[tuple[tuple[str, type], ...]] = floats("reliability")

    id: str
    publisher: str | None = None
    title: str | None = None
    url: str | None = None
    date: date | None = None
    language: str | None = None
    reliability: float | None = None
    note: str | None = None
    extra: Mapping[str, str] = field(default_factory=dict)


Row = Actor | Issue | Stance | Tie | Influence | DirectInfluence | Event | Source
Claim = Stance | Tie | Influence | DirectInfluence


def written(row: Row, column: str) -> Written | None:
    """What a row says in a column, in every language; None where it says nothing."""
    words = getattr(row, column)
    return Written(words, _translated(row, column)) if words else None


def option_labels(issue: Issue) -> tuple[Written, ...]:
    """The labels of an issue's options, in every language."""
    other = _translated(issue, "options")
    return tuple(
        Written(option.label, {code: options[place].label for code, options in other.items()})
        for place, option in enumerate(issue.options)
    )


def nearest_option(
    options: Sequence[Option], labels: Sequence[Written], position: float
) -> Written | None:
    """The label of the option nearest to a position, the more moderate of two.

    None where two on either side are as near and as moderate: neither end is preferred.
    """
    if not options:
        return None
    places = [option.position for option in options]
    ranks = [(round(abs(place - position), 9), round(abs(place), 9)) for place in places]
    best = [row for row, rank in enumerate(ranks) if rank == min(ranks)]
    if len({Scale.side(places[row]) for row in best}) > 1:
        return None
    return labels[best[0]] if labels else Written(options[best[0]].label)


def _translated(row: Row, column: str) -> dict[str, Any]:
    """A column's translations by language code."""
    found: Mapping[str, Any] = getattr(row, "translations", {})
    start = f"{column}:"
    return {
        heading.removeprefix(start): value
        for heading, value in found.items()
        if heading.startswith(start)
    }
