"""Decision path on datasets: whose position counts, conditions, options, who can stop it."""

import pytest

from graphkit.api import measure
from graphkit.dataset import Actor, Dataset, Issue, Option, Stance
from graphkit.errors import UsageError

OPTIONS = (Option("refuse", -0.8), Option("wait", -0.1), Option("allow", 0.7))


def case(stances, *, decided_by, rule=None, member_of=(), condition=None, **more):
    """`stances` maps actors to (position, salience); `member_of` maps actors to a body."""
    bodies = dict(member_of)
    names = sorted({*stances, *decided_by})
    return Dataset(
        "case",
        actors=tuple(
            Actor(one, one, capability=10.0, member_of=(bodies[one],) if one in bodies else ())
            for one in names
        ),
        issues=(
            Issue("q", "?", options=OPTIONS, decided_by=decided_by, decision_rule=rule, **more),
        ),
        stances=tuple(
            Stance(f"s_{one}", one, "q", place, weight, condition=(condition or {}).get(one))
            for one, (place, weight) in stances.items()
        ),
    )


def test_the_one_who_decides_settles_it():
    data = case({"a": (0.9, 1), "b": (-0.7, 1), "c": (1, 1)}, decided_by=("b",), rule="sole")
    found = measure("decision_path", data)
    assert found.summary["outcome"] == -0.7
    assert (found.summary["by"], found.summary["option"]) == ("b", "refuse")
    assert found.summary["can_stop"] == "b"
    assert found.provenance.rows == {"stances": ("s_b",)}


def test_a_decider_without_a_stance_stands_where_its_members_do():
    """A vote each, whatever the salience: m2 (through the committee, which has a member and so
    no vote of its own) and m4 at -.6 and -.3 outvote m1 at .2; between them the median is -.3."""
    stances = {"m1": (0.2, 0.5), "m2": (-0.6, 1), "m3": (0.9, 0.2), "m4": (-0.3, 1)}
    inside = {"m1": "house", "m2": "committee", "committee": "house", "m3": "elsewhere"}
    inside |= {"m4": "house"}
    data = case({**stances, "committee": (0.4, 0)}, decided_by=("house",), member_of=inside)
    found = measure("decision_path", data)
    assert found.summary["outcome"] == -0.3
    assert (found.summary["yes"], found.summary["no"], found.summary["body"]) == (1, 2, "house")
    assert found.summary["passes"] is False
    assert str(found.reading) == "In a vote of house, q fails 1 to 2."


def test_a_decider_nobody_speaks_for_is_not_defined():
    found = measure("decision_path", case({"a": (1, 1)}, decided_by=("house",)))
    assert not found.defined
    assert measure("decision_path", case({"a": (1, 1)}, decided_by=())).why_not is not None


def test_conditional_support_counts_only_when_the_condition_is_met():
    given = {"a": "if it is degraded", "b": "unless paid"}
    data = case({"a": (0.6, 1), "b": (-0.5, 1)}, decided_by=("a",), condition=given)
    assert measure("decision_path", data).summary["outcome"] == 0.6
    assert measure("decision_path", data, conditions_met=False).summary["outcome"] == 0
    found = measure("decision_path", data)
    assert found.summary["outcome_conditions_unmet"] == 0
    assert str(found.result.notes[-1]) == "Where no condition is met the outcome is 0.00."
    data = case({"a": (0.6, 1), "b": (-0.5, 1)}, decided_by=("b",), condition=given)
    assert len(measure("decision_path", data).result.notes) == 1
    assert measure("decision_path", data, conditions_met=False).summary["outcome"] == -0.5


def test_conditions_of_the_members_who_speak_for_a_body_count_too():
    """.9 and .4 outvote -.8: the median is .4. With the .9 at 0 it is 1 to 1, which fails."""
    stances = {"m1": (0.9, 1), "m2": (0.4, 0.5), "m3": (-0.8, 0.4)}
    inside = dict.fromkeys(stances, "house")
    terms = {"m1": "if it is degraded", "m3": "unless paid"}
    data = case(stances, decided_by=("house",), member_of=inside, condition=terms)
    found = measure("decision_path", data)
    assert found.summary["outcome"] == 0.4
    assert found.summary["outcome_conditions_unmet"] is None
    assert measure("decision_path", data, conditions_met=False).summary["passes"] is False
    said = [str(note) for note in found.result.notes]
    assert "m1 holds this stance only on a condition: if it is degraded." in said
    assert said[-1] == "Where no condition is met it fails."
    # In a chain the house stands where its majority leads: at .4; on terms that fail at 0.
    data = case(
        {**stances, "senate": (0.5, 1)},
        decided_by=("house", "senate"), rule="consent", member_of=inside, condition=terms,
    )  # fmt: skip
    found = measure("decision_path", data)
    assert (found.summary["outcome"], found.summary["by"]) == (0.4, "house")
    assert found.summary["outcome_conditions_unmet"] is None
    said = [str(note) for note in found.result.notes]
    assert "Of the members that speak for house, 1 supports on a condition only." in said


def test_where_terms_are_not_met_a_consent_may_fail():
    stances = {"house": (0.9, 1), "senate": (0.4, 1)}
    data = case(
        stances, decided_by=("house", "senate"), rule="unanimity", condition={"senate": "if paid"}
    )
    found = measure("decision_path", data)
    assert (found.summary["outcome"], found.summary["outcome_conditions_unmet"]) == (0.4, None)
    assert "they do not agree" in str(found.result.notes[-1])


def test_several_who_decide_by_no_rule_are_led_by_the_first_and_it_says_so():
    data = case({"a": (0.9, 1), "b": (-0.7, 1)}, decided_by=("a", "b"))
    found = measure("decision_path", data)
    assert found.summary["outcome"] == 0.9
    assert [str(note) for note in found.result.notes] == [
        "No decision rule is coded: a, the first of those who decide, is taken to decide alone."
    ]


def test_who_likes_things_as_they_are_stops_the_change():
    """The house, which begins, is where things are; the senate would go with it to -1."""
    stances = {"house": (1, 1), "senate": (-1, 1)}
    data = case(stances, decided_by=("house", "senate"), rule="consent", status_quo=1.0)
    found = measure("decision_path", data)
    assert (found.summary["outcome"], found.summary["stopped_by"]) == (1, "house")
    assert str(found.reading) == (
        "Those who decide q do not agree on a change, so things stay as they are, at +1.00; "
        "it fails with house."
    )


def test_nobody_alone_stops_a_majority_of_three():
    stances = {"a": (1, 1), "b": (0.2, 1), "c": (-1, 1)}
    found = measure("decision_path", case(stances, decided_by=tuple(stances), rule="majority"))
    assert (found.summary["outcome"], found.summary["can_stop"]) == (0.2, None)


def test_a_status_quo_off_the_scale_is_refused():
    data = case({"a": (1, 1)}, decided_by=("a",))
    with pytest.raises(UsageError, match="from -1 to 1, not 5"):
        measure("decision_path", data, status_quo=5.0)


def test_the_status_quo_is_coded_or_given():
    stances = {"house": (0.9, 1), "senate": (-0.5, 1)}
    data = case(stances, decided_by=("house", "senate"), rule="consent", status_quo=-1.0)
    assert abs(measure("decision_path", data).summary["outcome"]) < 1e-12
    assert measure("decision_path", data, status_quo=0.0).summary["outcome"] == 0
    data = case(stances, decided_by=("house", "senate"), rule="consent")
    found = measure("decision_path", data).summary
    assert (found["outcome"], found["by"], found["stopped_by"]) == (None, None, "senate")
    assert found["can_stop"] == "house|senate"


def test_on_a_scale_of_its_own_a_vote_says_what_counts_as_for():
    held = {"a": (0.6, 1), "b": (0.2, 1), "c": (-0.8, 1)}
    scale = {"scale_low": 10, "scale_high": 15, "status_quo": -1}
    data = case(held, decided_by=("a", "b", "c"), rule="majority", **scale)
    said = str(measure("decision_path", data).reading)
    assert said.endswith("passes 2 to 1. Who stands nearer 15 than 10 counts as for it.")
    plain = measure("decision_path", case(held, decided_by=("a", "b", "c"), rule="majority"))
    assert "nearer" not in str(plain.reading)
