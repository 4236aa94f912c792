"""Scenarios: what words mean, what changes they make, and what is said to move."""

from datetime import date

import pytest

from graphkit.analysis.describe_scenario import supposed
from graphkit.analysis.parse_scenario import read_changes
from graphkit.analysis.scenario import (
    Drop,
    Scenario,
    SetCapability,
    SetPosition,
    SetSalience,
    SetTie,
    apply,
)
from graphkit.analysis.scenario_file import read_scenarios
from graphkit.analysis.whatif import WhatIf, compare
from graphkit.dataset import Actor, Dataset, Influence, Issue, Stance, Tie
from graphkit.errors import DataError, UsageError

SCALE = {"scale_low": 0.0, "scale_high": 10.0}


@pytest.fixture
def data():
    return Dataset(
        "case",
        actors=(Actor("a", "A", capability=10.0), Actor("b.c", "Ben"), Actor("d", "D", member_of=("a",))),
        issues=(Issue("q", "Do it?", decided_by=("a", "d"), decision_rule="sole"),
                Issue("r", "How much?", **SCALE)),
        stances=(
            Stance("s1", "a", "q", -1.0, 0.4, "if", date(2025, 1, 1)),
            Stance("s2", "a", "q", -0.5, 0.8, None, date(2025, 2, 1)),
            Stance("s3", "b.c", "q", 0.5, 0.5),
            Stance("s4", "b.c", "r", 0.0, 0.5),
        ),
        ties=(Tie("t1", "a", "b.c", 1, strength=0.7), Tie("t2", "b.c", "d", -1, directed=False)),
        influence=(Influence("i1", "b.c", "q", 30.0),),
    )  # fmt: skip


def test_words_of_the_command_line(data):
    found = read_changes(
        data,
        sets=[
            "a.q=support",
            "b.c.r=7.5",
            "a.capability=20",
            "b.c.q.capability=5",
            "a.q.salience=.3",
        ],
        ties=["a:b.c:+0.5", "a:d:oppose", "b.c:d:0"],
        add_ties=["a:b.c:-1"],
        drops=["d"],
    )
    assert found == (
        SetPosition("a", "q", 1.0),
        SetPosition("b.c", "r", 0.5),
        SetCapability("a", 20.0),
        SetCapability("b.c", 5.0, "q"),
        SetSalience("a", 0.3, "q"),
        SetTie("a", "b.c", 1, 0.5),
        SetTie("a", "d", -1),
        SetTie("b.c", "d", None, 0.0),
        SetTie("a", "b.c", -1, 1.0, add=True),
        Drop("d"),
    )


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"sets": ["a.q"]}, "ACTOR.ISSUE=POSITION"),
        ({"sets": ["aa.q=1"]}, "no actor 'aa'"),
        ({"sets": ["a.qq=1"]}, "no issue 'qq'"),
        ({"sets": ["a.q.power=1"]}, "no setting 'power'"),
        ({"sets": ["a.q=2"]}, "from -1 to 1"),
        ({"sets": ["b.c.r=11"]}, "from 0 to 10"),
        ({"sets": ["a.q=nan"]}, "from -1 to 1"),
        ({"sets": ["a.capability=101"]}, "from 0 to 100"),
        ({"ties": ["a:b.c"]}, "A:B:"),
        ({"ties": ["a:x:+1"]}, "no actor 'x'"),
        ({"ties": ["a:a:+1"]}, "itself"),
        ({"ties": ["a:d:inf"]}, "a number"),
        ({"drops": ["e"]}, "no actor 'e'"),
        ({"drops": ["Ben"]}, "no actor 'Ben'. Its id is 'b.c'."),
        ({"sets": ["=1"]}, "ACTOR.ISSUE=POSITION"),
        ({"sets": ["a=1"]}, "ACTOR.ISSUE=POSITION"),
        ({"sets": ["a.=1"]}, "no issue ''"),
        ({"sets": ["a.capabilty=3"]}, "Did you mean 'capability'"),
        ({"sets": ["a.q=suport"]}, "is not support, oppose, neutral or a number .*'support'"),
        ({"ties": ["a:d:opose"]}, "Did you mean 'oppose'"),
        ({"ties": ["a:d:1e10"]}, "above the maximum strength"),
        ({"add_ties": ["a:d:0"]}, "adds nothing"),
    ],
)
def test_words_that_cannot_be_read_are_refused(data, given, said):
    with pytest.raises(UsageError, match=said):
        read_changes(data, **given)


def changed(data, *changes):
    return apply(data, Scenario("x", changes))


def test_a_position_takes_the_place_of_earlier_claims(data):
    after = changed(data, SetPosition("a", "q", 0.9))
    (held,) = (row for row in after.stances if row.actor == "a")
    assert (held.position, held.salience, held.condition) == (0.9, 0.8, None)
    assert len(data.stances) == 4


def test_capability_and_salience(data):
    after = changed(data, SetCapability("b.c", 5.0), SetCapability("a", 7.0, "q"))
    assert [row.capability for row in after.influence] == [5.0, 7.0]
    assert {actor.id: actor.capability for actor in after.actors}["b.c"] == 5.0
    after = changed(data, SetSalience("b.c", 0.1))
    assert [row.salience for row in after.stances] == [0.4, 0.8, 0.1, 0.1]


def test_ties_are_replaced_added_and_taken_away(data):
    def ties(*changes):
        return [(t.source_actor, t.target_actor, t.sign, t.strength, t.directed)
                for t in changed(data, *changes).ties]  # fmt: skip

    undirected = ("b.c", "d", -1, 1.0, False)
    assert ties(SetTie("a", "b.c", -1, 0.5)) == [undirected, ("a", "b.c", -1, 0.5, True)]
    assert ties(SetTie("a", "b.c", -1, add=True))[2] == ("a", "b.c", -1, 1.0, True)
    assert ties(SetTie("d", "b.c", 1))[1] == ("d", "b.c", 1, 1.0, False)
    assert ties(SetTie("b.c", "d", None)) == [("a", "b.c", 1, 0.7, True)]


def test_who_is_dropped_is_gone_everywhere(data):
    after = changed(data, Drop("a"))
    assert [actor.id for actor in after.actors] == ["b.c", "d"]
    assert after.actors[1].member_of == ()
    assert after.issues[0].decided_by == ("d",)
    assert len(after.stances) == 2
    assert len(after.ties) == 1


def test_what_moves_is_said(data):
    scenarios = [
        Scenario("turn", (SetPosition("a", "q", 1.0),)),
        Scenario("nothing", (SetPosition("a", "q", -0.5),)),
        Scenario("alone", (Drop("b.c"),)),
    ]
    found = compare(data, scenarios)
    # a 10 x .8 = 8 at -.5 against b.c 30 x .5 = 15 at .5
    assert found.base.outcomes["q"]["compromise"] == pytest.approx(3.5 / 23)
    turn, nothing, alone = found.scenarios
    assert turn.outcomes["q"]["compromise"] == pytest.approx(15.5 / 23)
    assert turn.outcomes["q"]["decision_path"] == 1.0
    said = " ".join(map(str, found.moved(turn)))
    assert "turns, from −0.50 to +1.00" in said
    assert [str(line) for line in found.moved(nothing)] == ["Nothing moves."]
    assert alone.outcomes["r"]["compromise"] is None
    assert "no outcome any more" in " ".join(map(str, found.moved(alone)))
    row = next(row for row in found.outcomes().rows if str(row[1]) == "Compromise")
    # The issues have different scales, so that places are told: 3.5 / 23 = .152, 15.5 / 23 = .674.
    assert [str(place) for place in row[2:]] == ["+0.15", "+0.67", "+0.15", "−0.50"]


def test_an_actor_changes_camp_when_its_ties_do():
    pairs = [("a", "b", 1), ("b", "c", 1), ("a", "c", 1), ("x", "y", 1), ("y", "z", 1),
             ("x", "z", 1), ("a", "x", -1), ("b", "y", -1)]  # fmt: skip
    data = Dataset(
        "camps",
        actors=tuple(Actor(one, one) for one in "abcxyz"),
        ties=tuple(Tie(f"t{i}", a, b, s, directed=False) for i, (a, b, s) in enumerate(pairs)),
    )
    what = WhatIf(data)
    assert what.base.camps["c"] == what.base.camps["a"] != what.base.camps["x"]
    turned = Scenario("c", (SetTie("b", "c", -1), SetTie("a", "c", -1), SetTie("c", "x", 1)))
    after = what.outcome_of(turned)
    assert after.camps["c"] == what.base.camps["x"]
    assert "c changes camp." in map(str, what.compare([turned]).moved(after))


def test_scenarios_from_a_file(data, tmp_path):
    path = tmp_path / "scenarios.yaml"
    path.write_text(
        "- name: turn\n  set: [a.q=support, a.capability=50]\n  drop: d\n- add_tie: a:b.c:-1\n",
        encoding="utf-8",
    )
    assert read_scenarios(data, path) == (
        Scenario("turn", (SetPosition("a", "q", 1.0), SetCapability("a", 50.0), Drop("d"))),
        Scenario("scenario 2", (SetTie("a", "b.c", -1, 1.0, add=True),)),
    )


@pytest.mark.parametrize(
    ("words", "line", "said"),
    [
        ("set: a.q=1\n", 1, "list of scenarios"),
        ("- name: x\n  sets: a.q=1\n", 2, "Did you mean 'set'"),
        ("- drop: d\n- set: [e.q=1]\n", 2, "no actor 'e'"),
        ("- name: x\n  set:\n    a: 1\n", 3, "word is expected here. Write ACTOR"),
        ("- name: x\n  set: [a.q=1,\n    a.q=7]\n", 3, "'7' is not"),
        ("- name: x\n- name: y\n  drop: d\n", 1, "'x' changes nothing"),
        ("- {name: x, drop: d}\n- {name: x, drop: a}\n", 2, "two scenarios called 'x'"),
        ("- name: x\n  drop:\n", 2, "drop: a word is expected"),
        ("- name: x\n  name: y\n", 2, "Duplicate"),
        ("- x\n", 1, "name: and changes"),
        ("", 1, "empty"),
    ],
)
def test_a_file_of_another_form_is_refused_with_the_place(data, tmp_path, words, line, said):
    path = tmp_path / "scenarios.yaml"
    path.write_text(words, encoding="utf-8")
    with pytest.raises(DataError, match=said) as refused:
        read_scenarios(data, path)
    assert refused.value.problems[0].place.line == line
    assert len(refused.value.problems) == 1


def test_every_word_of_a_file_that_cannot_be_read_is_told(data, tmp_path):
    path = tmp_path / "scenarios.yaml"
    path.write_text("- set: [a.q=7, a.qq=1]\n  drop: e\n- sett: a.q=1\n- x\n", encoding="utf-8")
    with pytest.raises(DataError) as refused:
        read_scenarios(data, path)
    places = [(p.place.line, p.place.column) for p in refused.value.problems]
    assert places == [(1, 9), (1, 16), (2, 9), (3, 3), (4, 3)]


def test_when_everybody_is_dropped_nothing_is_left(data):
    found = compare(data, [Scenario("none", tuple(map(Drop, ("a", "b.c", "d"))))])
    assert found.scenarios[0].outcomes["q"]["compromise"] is None
    assert (found.scenarios[0].camps, found.scenarios[0].ranks) == ({}, {})


def test_what_is_supposed_is_said_by_name(data):
    changes = (
        SetPosition("a", "q", 1.0),
        SetPosition("d", "r", 0.5),
        SetCapability("a", 50.0),
        SetSalience("b.c", 0.2, "q"),
        SetTie("a", "d", -1, 0.5),
        SetTie("a", "b.c", None),
        Drop("d"),
    )
    said = [str(line) for line in supposed(Scenario("x", changes), WhatIf(data).positions)]
    assert said == [
        "Supposed: a moves from −0.50 to +1.00 on q.",
        "Supposed: d takes a stance on r, at 7.50.",
        "Supposed: the power of a on every issue is 50.",
        "Supposed: the salience of b.c on q is 0.2.",
        "Supposed: a opposes d, with a strength of 0.5.",
        "Supposed: there is no tie from a to b.c.",
        "Supposed: d takes no part.",
    ]


def test_camps_and_ranks_stand_side_by_side():
    """On a path a - b - c - d, b and c stand between alike; with a tied to c, c does alone."""
    pairs = [("a", "b"), ("b", "c"), ("c", "d")]
    data = Dataset(
        "path",
        actors=tuple(Actor(one, one) for one in "abcd"),
        ties=tuple(Tie(f"t{i}", *pair, 1, directed=False) for i, pair in enumerate(pairs)),
    )
    found = compare(data, [Scenario("more", (SetTie("a", "c", 1, add=True),))])
    rows = [[getattr(cell, "id", str(cell)) for cell in row] for row in found.actors().rows]
    assert ["b", "Rank", "1", "2"] in rows
    assert not any(row[0] == "c" for row in rows)


def test_among_ties_without_signs_none_is_supposed_to_have_one() -> None:
    actors = (Actor("a", "A"), Actor("b", "B"))
    data = Dataset("x", actors=actors, ties=(Tie("1", "a", "b", None), Tie("2", "b", "a", None)))
    with pytest.raises(UsageError, match="carry no sign"):
        apply(data, Scenario("s", (SetTie("b", "a", 1),)))
    without = apply(data, Scenario("s", (SetTie("a", "b", None),)))
    assert [tie.id for tie in without.ties] == ["2"] and without.unsigned
