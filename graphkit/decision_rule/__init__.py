"""Decision rules: what an issue's `decision_rule` says, parsed once into a value.

A rule is parts separated by semicolons. The first names it:

    sole                                    the first named decides alone
    consent, or unanimity                   everyone must agree; otherwise things stay as they are
    veto                                    the first decides, each later one can only block
    majority                                more for than against, of the votes cast
    majority of members                     more than half of all members, there or not
    majority of present                     more than half of those present
    qualified:12                            at least 12 votes (quota:12 is the same)
    qualified:2/3 of cast                   at least two thirds of the votes for and against
    qualified:55% of members & 65% of x_population    both, x_population a column of the actors

The others say more, each where it is wanted:

    fr=4                                    votes; one for each who is not named
    population: de=18.6, fr=15.2            a list of weights of its own, for `of population`
    block=4                                 so many must be against for a lost quota to count
    quorum=50%                              so many members must be present
    abstain=against, or not counted         how abstentions count
    proposer=ec                             whose proposal it is, in decided_by or not

Nothing given is `sole`. A share is of everyone's votes unless `cast` or `present` follows.
"""

from graphkit.decision_rule.parse import OPTIONS, read_rule, read_weight, read_weights
from graphkit.decision_rule.rule import (
    COLUMN,
    MAJORITY,
    MEMBERS,
    NEAR,
    SOLE,
    VOTES,
    Kind,
    Quota,
    Rule,
)

__all__ = [
    "COLUMN",
    "MAJORITY",
    "MEMBERS",
    "NEAR",
    "OPTIONS",
    "SOLE",
    "VOTES",
    "Kind",
    "Quota",
    "Rule",
    "read_rule",
    "read_weight",
    "read_weights",
]
