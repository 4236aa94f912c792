"""What pictures of a report show beside its words, as frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from graphkit.language import Name, Text

Layout = Mapping[str, tuple[float, float]]
Division = Literal["camps", "groups"]
TieState = Literal["support", "oppose", "contested", "neutral", "unsigned"]
_STATES: Mapping[int | None, TieState] = {
    1: "support",
    -1: "oppose",
    0: "neutral",
    None: "unsigned",
}


@dataclass(frozen=True, slots=True)
class Link:
    """All claims between two actors in one direction, folded: what a picture draws as one line.

    `strength` is that of the strongest claim; of a contested link, whose `sign` is 0 because some
    claims say support and some opposition, `support` and `oppose` are those of each side. Where
    no claim says a sign, not even neutral, `sign` is None.
    """

    source: str
    target: str
    sign: int | None
    strength: float
    directed: bool
    wedge: bool
    claims: tuple[str, ...]
    support: float = 0.0
    oppose: float = 0.0

    @property
    def contested(self) -> bool:
        """Whether there are claims of support and of opposition."""
        return bool(self.support and self.oppose)

    @property
    def state(self) -> TieState:
        """What the link says of its two actors."""
        return "contested" if self.contested else _STATES[self.sign]


@dataclass(frozen=True, slots=True)
class Camp:
    """A group that stands together, or is tied together: its number, label, and its members by
    influence."""

    number: int
    label: Text
    members: tuple[str, ...]
    kind: Division = "camps"


@dataclass(frozen=True, slots=True)
class StanceAxis:
    """Where the layout "stance" puts positions: the x of -1 (`left`) and of 1 (`right`), and from
    where on those stand who have none."""

    left: float
    right: float
    without: float


@dataclass(frozen=True, slots=True)
class CurrentStance:
    """Where an actor stands on an issue now (-1 to 1), and the claim that says so.

    `represented` is not counted there: its body or its members hold a stance too.
    """

    actor: str
    issue: str
    position: float
    claim: str
    represented: bool = False


@dataclass(frozen=True, slots=True)
class VoteGroup:
    """A group among the voters, and how its members vote (heads)."""

    name: Name | Text | str
    yes: int
    no: int
    abstain: int
    absent: int

    @property
    def size(self) -> int:
        """How many there are."""
        return self.yes + self.no + self.abstain + self.absent


@dataclass(frozen=True, slots=True)
class Move:
    """An actor that went from one position (-1 to 1) on an issue to another, by the claim of a
    day; `before` is None where it had none."""

    actor: str
    issue: str
    before: float | None
    after: float
    day: date | None
    claim: str | None

    @property
    def turned(self) -> bool:
        """Whether it went over to the other side."""
        return self.before is not None and self.before * self.after < 0


@dataclass(frozen=True, slots=True)
class Agreement:
    """Who says the same as whom over all issues.

    `actors` are the most influential of the `of` that agree or disagree with anybody; `pairs`
    are those among them, from 1 (agree) to -1. The counts are over every pair that shares an
    issue: `neither` come out even, or one of the two is neutral.
    """

    actors: tuple[str, ...]
    pairs: tuple[tuple[str, str, float], ...]
    of: int
    agree: int
    disagree: int
    neither: int = 0


@dataclass(frozen=True, slots=True)
class Step:
    """One stop of the story: what it says, whom it lights up, and how the map stands.

    `title` and `text` are `Text`s, or strings by language code. `state` holds the map's own
    settings, such as ``{"layout": "stance", "focus": "trump"}``.
    """

    title: Text | Mapping[str, str]
    text: tuple[Text | Mapping[str, str], ...] = ()
    highlight: tuple[str, ...] = ()
    state: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Note:
    """The reader's own words on an actor, on a tie, or on a place of the map.

    `at` is a share of the picture's width and height, from its upper left corner.
    """

    words: str
    actor: str | None = None
    tie: tuple[str, str] | None = None
    at: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class ActorProfile:
    """One actor as reports and pictures show it.

    `influence` is the size (0..1 relative to the largest), `rank` 1 is the most influential;
    `position` the current stance on the report's issue (-1..1) with the claim it rests on.
    `shared_rank` is the rank to print where ranges are known, `tied` whether its range overlaps
    with another; `memberships` are camps with the share of replicates in each. An `aggregate` is
    an institution whose members are listed too, and is not ranked. The stance of one that is
    `represented` is not counted: its body or its members hold one too.
    """

    id: str
    camp: int | None
    influence: float
    rank: int
    position: float | None = None
    salience: float | None = None
    capability: float | None = None
    stance: str | None = None
    condition: str | None = None
    why_camp: Text | None = None
    rank_low: int | None = None
    rank_high: int | None = None
    camp_share: float | None = None
    memberships: tuple[tuple[int, float], ...] = ()
    shared_rank: int | None = None
    tied: bool = False
    aggregate: bool = False
    represented: bool = False
