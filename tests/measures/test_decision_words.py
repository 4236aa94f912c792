"""A decision path in words: who settles it or stops it, what is taken for granted, the table."""

from __future__ import annotations

import pytest

from graphkit.api import measure
from graphkit.dataset import Actor, Dataset, Issue, Stance
from graphkit.engines.outcomes.vote_words import NAMED


def case(stances, *, decided_by, rule=None, member_of=None, condition=None, **more):
    """`stances` maps actors to positions, two for one who said both on one day (contested)."""
    bodies, names = member_of or {}, sorted({*stances, *decided_by})
    held = {a: places if isinstance(places, tuple) else (places,) for a, places in stances.items()}
    return Dataset(
        "case",
        actors=tuple(
            Actor(one, one, member_of=(bodies[one],) if one in bodies else ()) for one in names
        ),
        issues=(Issue("q", "?", decided_by=decided_by, decision_rule=rule, **more),),
        stances=tuple(
            Stance(f"s_{one}{n}", one, "q", place, condition=(condition or {}).get(one))
            for one, places in held.items()
            for n, place in enumerate(places)
        ),
    )


def found(*given, **named):
    return measure("decision_path", case(*given, **named))


def notes(*given, **named):
    return [str(note) for note in found(*given, **named).result.notes]


@pytest.mark.parametrize(
    ("stances", "rule", "quo", "reading"),
    [
        ({"a": 0.4, "b": 0.9}, "sole", None, "a settles q at +0.40."),
        ({"a": 0.9, "b": 0.4}, "consent", None, "b settles q at +0.40."),
        # from 0, b accepts up to 0.8
        ({"a": 0.9, "b": 0.4}, "consent", 0.0, "b settles q at +0.80."),
        # a would have 0.5 and gets it, where nobody stands but the proposer c
        (
            {"a": 0.9, "b": 0.7},
            "consent;proposer=c",
            -1.0,
            "What c can get through on q is +0.50.",
        ),
        (
            {"a": 0.9, "b": -0.4},
            "consent",
            None,
            "Those who decide q do not agree on a change, so things stay as they are; it fails "
            "with b.",
        ),
        (
            {"a": 0.9, "b": -0.4},
            "consent",
            0.0,
            "Those who decide q do not agree on a change, so things stay as they are, at 0.00; it "
            "fails with b.",
        ),
        # nobody takes a side: it fails with all who might have stopped it
        (
            {"a": 0.0, "b": 0.0},
            "consent;abstain=not counted",
            None,
            "Those who decide q do not agree on a change, so things stay as they are; it fails "
            "with a and b.",
        ),
        (
            {"a": 0.9, "b": -0.1, "d": -0.2, "e": -0.3},
            "consent",
            None,
            "Those who decide q do not agree on a change, so things stay as they are; it fails "
            "with b, d and e.",
        ),
        (
            {"a": 0.9, "b": -0.1, "d": -0.2, "e": -0.3, "f": -1.0},
            "consent",
            None,
            "Those who decide q do not agree on a change, so things stay as they are; it fails "
            "with b, d, e and 1 other.",
        ),
        (
            {"a": 0.9, "b": -0.1, "d": -0.2, "e": -0.3, "f": -1.0, "g": -1.0},
            "consent",
            None,
            "Those who decide q do not agree on a change, so things stay as they are; it fails "
            "with b, d, e and 2 others.",
        ),
        (
            {"a": 0.9, "b": 0.7},
            "qualified:2;proposer=c",
            -1.0,
            "In a vote of 2, q passes with 2 votes where 2 are needed (2 for, 0 against). What c "
            "can get through is +0.50.",
        ),
    ],
)
def test_who_settles_it_or_stops_it(stances, rule, quo, reading):
    proposer = {"c": 0.5} if "proposer" in rule else {}
    data = case({**stances, **proposer}, decided_by=tuple(stances), rule=rule, status_quo=quo)
    assert str(measure("decision_path", data).reading) == reading


def test_a_proposer_nobody_speaks_for_is_not_defined():
    data = case({"a": 1, "b": 1}, decided_by=("a", "b"), rule="qualified:2;proposer=c")
    said = str(measure("decision_path", data).why_not)
    assert said == "no stance of c, who decides, or of a member is known."


def test_a_list_that_lacks_a_decider_is_not_defined():
    data = case({"a": 1, "b": 1}, decided_by=("a", "b"), rule="qualified:2 of seats; seats: a=2")
    assert str(measure("decision_path", data).why_not) == "b has no weight in seats."


def test_the_table_says_how_each_votes_and_what_it_can_stop():
    """Four votes are needed; the one who said both on one day is contested."""
    stances = {"a": 0.5, "b": -0.5, "d": 0.0, "e": (0.5, -0.5)}
    data = case(
        stances, decided_by=("a", "b", "d", "e", "f"), rule="qualified:4;a=2",
        condition={"a": "if paid"},
    )  # fmt: skip
    result = measure("decision_path", data).result
    assert [column.key for column in result.table.columns] == [
        "order", "actor", "position", "vote", "weight", "basis", "can_stop", "stops", "condition",
    ]  # fmt: skip
    rows = [(*map(str, (row[0], row[1].id, *row[2:])),) for row in result.table.rows]
    # Of six votes four are needed: it takes three who are not for it to stop it, those against
    # first, then who abstains, then whose vote is not known.
    assert rows == [
        ("1", "a", "0.5", "for", "2.0", "own stance", "False", "False", "if paid"),
        ("2", "b", "-0.5", "against", "1.0", "own stance", "False", "True", "None"),
        ("3", "d", "0.0", "abstains", "1.0", "own stance", "False", "True", "None"),
        ("4", "e", "0.0", "contested", "1.0", "own stance", "False", "True", "None"),
        ("5", "f", "None", "not known", "1.0", "None", "False", "False", "None"),
    ]
    assert list(map(str, result.notes)) == [
        "Where things stand without a decision is not coded (status_quo).",
        "1 who votes has no stance on record; the vote counts as absent.",
        "Claims that count the same put e on both sides: counted as absent.",
        "a holds this stance only on a condition: if paid.",
    ]


def test_the_table_of_a_chain_has_no_votes_and_says_what_speaks_for_a_body():
    inside = dict.fromkeys(("m1", "m2", "m3"), "house") | {"n1": "court"}
    stances = {"m1": 0.5, "m2": 0.5, "m3": -0.5, "n1": 0.25, "a": 1.0}
    result = found(
        stances, decided_by=("a", "house", "court"), rule="consent", member_of=inside
    ).result
    assert [column.key for column in result.table.columns] == [
        "order", "actor", "position", "basis", "can_stop", "stops", "condition",
    ]  # fmt: skip
    assert [str(row[3]) for row in result.table.rows] == [
        "own stance", "vote of 3 members", "the one member with a stance",
    ]  # fmt: skip
    assert result.values == {"a": 1.0, "house": 0.5, "court": 0.25}


HOUSE = {"m1": "house", "m2": "house", "m3": "house"}
VOTES = {"m1": 0.5, "m2": 0.5, "m3": -0.5}


@pytest.mark.parametrize(
    ("stances", "decided_by", "rule", "first"),
    [
        (
            VOTES,
            ("house",),
            "sole",
            "house has no stance of its own: its members are taken to decide by majority.",
        ),
        (
            VOTES,
            ("house",),
            None,
            "No decision rule is coded: the members of house are taken to decide by majority.",
        ),
        (
            {**VOTES, "house": -0.2},
            ("house",),
            "majority",
            "house also has a stance of its own, −0.20; the votes of its members count.",
        ),
        (
            {**VOTES, "house": -0.2},
            ("house",),
            "sole",
            "house decides by a stance of its own; of its members 2 support it and 1 opposes it.",
        ),
        (
            VOTES,
            ("m1", "m2"),
            None,
            "No decision rule is coded: m1, the first of those who decide, is taken to decide "
            "alone.",
        ),
    ],
)
def test_what_is_taken_for_granted(stances, decided_by, rule, first):
    assert notes(stances, decided_by=decided_by, rule=rule, member_of=HOUSE) == [first]


def test_nothing_is_said_where_nothing_is_taken_for_granted():
    one = {"m1": 0.5, "house": -0.2}  # of one member there is nothing to tell
    assert notes(one, decided_by=("house",), rule="sole", member_of=HOUSE) == []
    two = {"m1": 0.5, "m2": 0.0, "house": -0.2}  # and of two of whom one takes no side
    assert notes(two, decided_by=("house",), rule="sole", member_of=HOUSE) == []
    assert notes(VOTES, decided_by=tuple(VOTES), rule="qualified:2", status_quo=-1.0) == []
    assert notes(VOTES, decided_by=tuple(VOTES), rule="majority") == []
    assert notes(VOTES, decided_by=("m1",)) == []


@pytest.mark.parametrize(
    ("positions", "terms", "said"),
    [
        # three at most are named
        ([1, 1, 1, 1], 3, [f"v{i} holds this stance only on a condition: if paid." for i in range(3)]),
        ([1, 1, 1, 1], 4, ["Of those who decide, 4 support on a condition only."]),
        ([1, 1, 1, -1], 4, ["Of those who decide, 3 support on a condition only."]),
        ([1, -1, 0, -1], 4, ["Of those who decide, 1 supports on a condition only."]),
        ([-1, -1, 0, -1], 4, []),  # who opposes on terms is no support that may go
        ([1, 1, 1], 3, [f"v{i} holds this stance only on a condition: if paid." for i in range(3)]),
    ],
)  # fmt: skip
def test_who_decides_on_terms(positions, terms, said):
    assert NAMED == 3
    held = {f"v{i}": place for i, place in enumerate(positions)}
    on_terms = {f"v{i}": "if paid" for i in range(terms)}
    found = notes(held, decided_by=tuple(held), rule="majority", condition=on_terms)
    assert [note for note in found if "condition" in note and "Where" not in note] == said


@pytest.mark.parametrize(
    ("positions", "rule", "quo", "said"),
    [
        # 2 to 1 for it; without a's terms 1 to 1, a tie, which leads nowhere that is known
        ([0.5, 0.5, -0.5], "majority", None, ["Where no condition is met it fails."]),
        # where things stand on the side of support, a majority is needed to leave it
        (
            [0.5, -0.5, -0.5],
            "qualified:2",
            0.5,
            [],
        ),
        (
            [0.5, -0.5],
            "majority",
            0.25,
            ["Where no condition is met it fails.", "Where no condition is met the outcome is −0.50."],
        ),
        ([0.5, 0.25], "consent", None, [
            "Where no condition is met they do not agree, and things stay as they are.",
        ]),
        ([0.5, 0.25], "consent;abstain=not counted", None, []),
        ([0.5, 0.25], "sole", None, ["Where no condition is met the outcome is 0.00."]),
        ([-0.5, 0.25], "sole", None, []),
    ],
)  # fmt: skip
def test_what_comes_of_it_where_no_condition_is_met(positions, rule, quo, said):
    held = {f"v{i}": place for i, place in enumerate(positions)}
    found = notes(
        held, decided_by=tuple(held), rule=rule, condition={"v0": "if paid"}, status_quo=quo
    )
    assert [note for note in found if note.startswith("Where no")] == said


@pytest.mark.parametrize(("low", "high", "sides"), [
    (20.0, 90.0, "2 stand above it and 1 stands below it"),
    (90.0, 20.0, "2 stand below it and 1 stands above it"),
])  # fmt: skip
def test_on_a_scale_of_its_own_members_of_a_body_support_nothing(low, high, sides) -> None:
    said = notes(
        {"m1": 0.5, "m2": 0.9, "m3": -0.4, "house": -0.2}, decided_by=("house",), rule="sole",
        member_of=dict.fromkeys(("m1", "m2", "m3"), "house"), scale_low=low, scale_high=high,
    )  # fmt: skip
    assert said == [
        "house decides by a stance of its own; compared with the middle, 55.0, of its members "
        f"{sides}."
    ]
