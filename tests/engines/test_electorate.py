"""Who votes: those named, or the members of the one body that is."""

from __future__ import annotations

import pytest

from graphkit.decision_rule import read_rule
from graphkit.engines.outcomes.electorate import electorate, voting_members

INSIDE = {"house": {"a", "b", "group", "c", "d"}, "group": {"c", "d"}}


def members(body):
    return INSIDE.get(body, ())


def found(rule, named, placed):
    who = electorate(read_rule(rule), named, members, placed.__contains__)
    return who.rule.kind, who.voters, who.body


@pytest.mark.parametrize(
    ("rule", "placed", "kind", "voters", "body"),
    [
        # a rule for several: the members, as soon as one of them has a stance
        ("majority", {"a"}, "majority", ("a", "b", "c", "d"), "house"),
        ("majority", {"a", "house"}, "majority", ("a", "b", "c", "d"), "house"),
        ("majority", {"house"}, "majority", ("house",), None),
        ("qualified:2", {"a"}, "qualified", ("a", "b", "c", "d"), "house"),
        # consent: of two who have one
        ("consent", {"a"}, "consent", ("house",), None),
        ("consent", {"a", "b"}, "consent", ("a", "b", "c", "d"), "house"),
        ("consent", {"a", "b", "house"}, "consent", ("a", "b", "c", "d"), "house"),
        # one who decides: its members by majority, where it has no stance and two of them do
        ("sole", {"a", "b"}, "majority", ("a", "b", "c", "d"), "house"),
        ("sole", {"a"}, "sole", ("house",), None),
        ("sole", {"a", "b", "house"}, "sole", ("house",), None),
        ("veto", {"a", "b"}, "majority", ("a", "b", "c", "d"), "house"),
        ("veto", {"a", "b", "house"}, "veto", ("house",), None),
        ("sole", set(), "sole", ("house",), None),
    ],
)
def test_one_body_alone(rule, placed, kind, voters, body):
    assert found(rule, ("house",), placed) == (kind, voters, body)


def test_of_several_named_each_decides_and_sole_means_the_first():
    assert found("consent", ("house", "x"), {"a", "b"}) == ("consent", ("house", "x"), None)
    assert found("majority", ("house", "x"), {"a", "b"}) == ("majority", ("house", "x"), None)
    assert found("sole", ("x", "house"), {"x", "a"}) == ("sole", ("x",), None)
    assert found("sole", ("house", "x"), {"a", "b"})[1:] == (("a", "b", "c", "d"), "house")
    assert found("majority", (), set()) == ("majority", (), None)


def test_votes_of_a_rule_stay_with_those_who_then_decide_by_majority():
    who = electorate(
        read_rule("qualified:3;a=2"), ("house",), members, {"a", "b"}.__contains__
    ).rule
    assert who.seats(["a", "b"]) == [2.0, 1.0]
    given = read_rule("majority;a=2")
    taken = electorate(given, ("house",), members, {"a", "b"}.__contains__).rule
    assert taken.seats(["a", "b"]) == [2.0, 1.0]


@pytest.mark.parametrize(
    ("placed", "voters"),
    [
        (set(), ("a", "b", "c", "d")),
        ({"a", "c"}, ("a", "b", "c", "d")),
        # a group with a stance of its own, where none of its members has one, votes as one
        ({"group"}, ("a", "b", "group")),
        ({"group", "c"}, ("a", "b", "c", "d")),
        ({"group", "a"}, ("a", "b", "group")),
    ],
)
def test_a_body_within_a_body_votes_as_one_or_its_members_do(placed, voters):
    assert voting_members("house", members, placed.__contains__) == voters


def test_who_speaks_for_itself_beside_a_group_that_votes_as_one():
    """e belongs to a group with a stance as well as to one without: it has no stance, and the
    group speaks for it; f belongs to the house alone."""
    inside = {"house": {"one", "two", "e", "f"}, "one": {"e"}, "two": {"e"}}
    found = voting_members("house", lambda body: inside.get(body, ()), {"one"}.__contains__)
    assert found == ("f", "one")
