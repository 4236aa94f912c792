"""A vote in a sentence, counted by hand: what it has, what it needs, and who blocks it."""

import pytest

from graphkit.decision_rule import read_rule
from graphkit.engines.outcomes.decision import decide
from graphkit.engines.outcomes.vote_words import amount, vote_sentence

NAN = float("nan")


def said(rule, positions, quo=None, body=None):
    names = [f"v{i}" for i in range(len(positions))]
    return str(vote_sentence("q", names, decide(read_rule(rule), names, positions, quo), body))


@pytest.mark.parametrize(
    ("positions", "result"),
    [
        ([1, 1, -1], "passes 2 to 1"),
        ([1, -1, -1], "fails 1 to 2"),
        ([1, -1], "is tied, 1 to 1, so that things stay as they are"),
        ([0, 0], "is tied, 0 to 0, 2 abstain, so that things stay as they are"),
        # one more against would tie it, and a tie fails
        ([1, 1, -1, 0, NAN], "passes 2 to 1, 1 abstains, 1 vote is not known and could change it"),
        ([1, 1, 1, -1, 0, 0, NAN], "passes 3 to 1, 2 abstain, 1 vote is not known"),
        ([1, 1, 1, 1, -1, NAN, NAN], "passes 4 to 1, 2 votes are not known"),
        ([1, -1, -1, NAN, NAN], "fails 1 to 2, 2 votes are not known and could change it"),
    ],
)
def test_a_plain_majority_for_it_first(positions, result):
    assert said("majority", positions) == f"In a vote of {len(positions)}, q {result}."
    assert said("majority", positions, body="house") == f"In a vote of house, q {result}."


def test_where_things_stand_on_the_side_of_support_it_is_still_those_for_it_first():
    assert said("majority", [1, 1, -1], 0.5) == "In a vote of 3, q passes 2 to 1."
    assert said("majority", [1, -1, -1], 0.5) == "In a vote of 3, q fails 1 to 2."


@pytest.mark.parametrize(
    ("rule", "positions", "quo", "result"),
    [
        (
            "majority;quorum=3",
            [1, NAN, NAN],
            None,
            "q fails for want of a quorum: 1 for, 0 against, 2 votes are not known and could "
            "change it.",
        ),
        # things are where support wants them, and stay there
        (
            "majority;quorum=3",
            [-1, NAN, NAN],
            1,
            "q is not voted down for want of a quorum: 0 for, 1 against, 2 votes are not known "
            "and could change it.",
        ),
        (
            "qualified:2/3",
            [1, 1, -1],
            None,
            "q passes with 2 votes where 2 are needed (2 for, 1 against).",
        ),
        # two against leave one of three, one against two, as many as are needed
        (
            "qualified:2/3",
            [1, -1, -1],
            None,
            "q fails: 1 of the 2 votes needed (1 for, 2 against). v1 and v2 together block it.",
        ),
        (
            "qualified:3",
            [1, 1, 0],
            None,
            "q fails: 2 of the 3 votes needed (2 for, 0 against, 1 abstains). v2 alone blocks it.",
        ),
        # more than half of four is three, more than two of three is three
        (
            "majority of members",
            [1, 1, -1, -1],
            None,
            "q fails: 2 of the 3 members needed (2 for, 2 against). v2 and v3 together block it.",
        ),
        (
            "qualified:>2",
            [1, 1, -1],
            None,
            "q fails: 2 of the 3 votes needed (2 for, 1 against). v2 alone blocks it.",
        ),
        # with the status quo on the side of support the vote is on leaving it
        (
            "qualified:2",
            [-1, -1, 1],
            0.5,
            "q is voted down with 2 votes where 2 are needed (1 for, 2 against).",
        ),
        (
            "qualified:2",
            [-1, 1, 1],
            0.5,
            "q is not voted down: 1 of the 2 votes needed (2 for, 1 against). v1 and v2 together "
            "block it.",
        ),
        (
            "qualified:3;block=2",
            [1, 1, -1],
            None,
            "q passes, since too few are against to block it: 2 of the 3 votes needed (2 for, 1 "
            "against).",
        ),
        # weights that are no whole numbers: the quota as it is. Without v2 alone 3 are left.
        (
            "qualified:3 of people; people: v0=1.5, v1=1.5, v2=2",
            [1, -1, -1],
            None,
            "q fails: 1.5 of the 3 people needed (1 for, 2 against). v1 and v2 together block it.",
        ),
        (
            "qualified:>3 of people; people: v0=1.5, v1=1.5, v2=2",
            [1, -1, -1],
            None,
            "q fails: 1.5 of the more than 3 people needed (1 for, 2 against). v2 alone blocks it.",
        ),
        # five of nine are needed, so five who are not for it block it
        (
            "qualified:5",
            [1] * 4 + [-1] * 5,
            None,
            "q fails: 4 of the 5 votes needed (4 for, 5 against). The 5 against together block it.",
        ),
        (
            "qualified:5",
            [1] * 3 + [-1] * 6,
            None,
            "q fails: 3 of the 5 votes needed (3 for, 6 against). 5 of those not for it are enough "
            "to block it.",
        ),
        (
            "qualified:4",
            [1, 1, -1, -1, -1],
            None,
            "q fails: 2 of the 4 votes needed (2 for, 3 against). v2 and v3 together block it.",
        ),
        (
            "qualified:3",
            [1, 1, -1, -1, -1],
            None,
            "q fails: 2 of the 3 votes needed (2 for, 3 against). v2, v3 and v4 together block it.",
        ),
    ],
)
def test_quotas(rule, positions, quo, result):
    assert said(rule, positions, quo) == f"In a vote of {len(positions)}, {result}"


@pytest.mark.parametrize(
    ("quota", "held", "shown"),
    [
        ("65%", 6496, "64.96% of people where 65% are needed"),  # rounded once more it would be it
        ("65%", 6400, "64.0% of people where 65% are needed"),
        ("65%", 6499, "64.99% of people where 65% are needed"),
        ("2/3", 6666, "66.66% of people where 66.7% are needed"),
        ("65%", 6500, "65.0% of people where 65% are needed"),
        (">65%", 6500, "65.0000% of people where more than 65% are needed"),
        (">65%", 6600, "66.0% of people where more than 65% are needed"),
    ],
)
def test_a_share_just_missed_does_not_read_as_reached(quota, held, shown):
    rule = f"qualified:1 of members & {quota} of people; people: v0={held}, v1={10_000 - held}"
    assert f"1 member where 1 is needed and {shown} (1 for, 1 against)" in said(rule, [1, -1])


def test_a_share_of_no_votes_cast_is_none():
    rule = "qualified:1 of members & 60% of people cast; people: v0=3, v1=4"
    assert "0 members where 1 is needed and 0.0% of people where 60% are needed" in said(
        rule, [0, 0]
    )


@pytest.mark.parametrize(
    ("weight", "shown"),
    [(3.0, "3"), (2.5, "2.5"), (0.25, "0.25"), (-0.5, "−0.50"), (1500.0, "1,500"),
     (1000.4, "1,000"), (999.5, "999.5"), (1 + 1e-12, "1"), (1.0, "1"), (-2.5, "−2.5")],
)  # fmt: skip
def test_a_weight_has_no_more_digits_than_it_needs(weight, shown):
    assert str(amount(weight)) == shown
