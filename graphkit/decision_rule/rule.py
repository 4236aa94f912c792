"""A decision rule as a value: who decides how, and what a vote needs to carry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

Kind = Literal["sole", "consent", "veto", "majority", "qualified"]
Base = Literal["all", "present", "cast"]
MEMBERS = "members"  # one vote each
VOTES = "votes"  # as many as the rule gives each, one where it says nothing
COLUMN = "x_"  # how the name of a column of the actors begins
NEAR = 1e-9  # positions closer than this are the same, and weights up to this share of them


@dataclass(frozen=True, slots=True)
class Quota:
    """What a vote must reach: an amount of weight, or a share of a base.

    `of` names the weights: `members`, `votes`, a list of the rule's, or a column of the actors.
    The base of a share is everyone's weight, that of those present, or of the votes cast for or
    against. `more`: more than the amount is needed, not at least it.
    """

    amount: float
    share: bool = False
    more: bool = False
    of: str = VOTES
    base: Base = "all"

    @property
    def half_of_cast(self) -> bool:
        """Whether it is reached as soon as more are for than against."""
        return self.share and self.more and self.amount == 0.5 and self.base == "cast"


@dataclass(frozen=True, slots=True)
class Rule:
    """A decision rule.

    A vote (`majority`, `qualified`) carries when it reaches every one of `quotas`, or when fewer
    than `block` are not for it, and only when `quorum` are present. `weights` maps the name of
    a list to the weights in it. `abstain_blocks` says whether one who takes no side withholds
    consent. `written` is the rule as it was coded.
    """

    kind: Kind
    quotas: tuple[Quota, ...] = ()
    block: Quota | None = None
    quorum: Quota | None = None
    proposer: str | None = None
    abstain_blocks: bool = True
    weights: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    written: str = ""

    @property
    def vote(self) -> bool:
        """Whether votes are counted."""
        return self.kind in ("majority", "qualified")

    @property
    def even_handed(self) -> bool:
        """Whether support and opposition need the same: the larger of the votes cast carries."""
        return len(self.quotas) == 1 and self.quotas[0].half_of_cast and self.block is None

    @property
    def counts(self) -> tuple[Quota, ...]:
        """Everything that is counted: the quotas, the block and the quorum."""
        return (*self.quotas, *(one for one in (self.block, self.quorum) if one is not None))

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the actors that hold weights."""
        used = dict.fromkeys(quota.of for quota in self.counts)
        return tuple(name for name in used if name.startswith(COLUMN))

    @property
    def named(self) -> tuple[str, ...]:
        """Everyone to whom the rule gives weight."""
        return tuple(dict.fromkeys(actor for given in self.weights.values() for actor in given))

    def weighing(self, of: str, voters: Sequence[str]) -> list[float]:
        """The weight of each voter in a list or column.

        Raises LookupError with voter and name where a list other than `votes` has none for one.
        """
        given = self.weights.get(of, {})
        if of in (MEMBERS, VOTES):
            return [given.get(voter, 1.0) for voter in voters]
        missing = [voter for voter in voters if voter not in given]
        if missing:
            raise LookupError(missing[0], of)
        return [given[voter] for voter in voters]

    def seats(self, voters: Sequence[str]) -> list[float]:
        """The votes of each voter."""
        return self.weighing(VOTES, voters)

    def with_columns(self, columns: Mapping[str, Mapping[str, float]]) -> Rule:
        """The rule with the weights that stand in columns of the actors."""
        used = {name: columns[name] for name in self.columns if name in columns}
        return replace(self, weights={**self.weights, **used}) if used else self


SOLE = Rule("sole")
MAJORITY = Rule("majority", (Quota(0.5, share=True, more=True, base="cast"),))
