"""Decision path on datasets: whose position counts, conditions, options, who can stop it."""

from graphkit.api import measure
from graphkit.dataset import Actor, Dataset, Issue, Option, Stance

OPTIONS = (Option("refuse", -0.8), Option("wait", -0.1), Option("allow", 0.7))


def case(stances, *, decided_by, rule=None, member_of=(), condition=None, **extra):
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
            Issue(
                "q", "?", options=OPTIONS, decided_by=decided_by, decision_rule=rule, extra=extra
            ),
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
    stances = {"m1": (0.2, 0.5), "m2": (-0.6, 1), "m3": (0.9, 0.2)}
    inside = {"m1": "house", "m2": "committee", "committee": "house", "m3": "elsewhere"}
    data = case({**stances, "committee": (-0.4, 0)}, decided_by=("house",), member_of=inside)
    # weights 5 at .2 and 10 at -.6: the median is -.6
    assert measure("decision_path", data).summary["outcome"] == -0.6


def test_a_decider_nobody_speaks_for_is_not_defined():
    found = measure("decision_path", case({"a": (1, 1)}, decided_by=("house",)))
    assert not found.defined
    assert measure("decision_path", case({"a": (1, 1)}, decided_by=())).why_not is not None
    assert not measure("decision_path", case({"a": (1, 1)}, decided_by=("a",), rule="?")).defined


def test_conditional_support_counts_only_when_the_condition_is_met():
    given = {"a": "if it is degraded", "b": "unless paid"}
    data = case({"a": (0.6, 1), "b": (-0.5, 1)}, decided_by=("a",), condition=given)
    assert measure("decision_path", data).summary["outcome"] == 0.6
    assert measure("decision_path", data, conditions_met=False).summary["outcome"] == 0
    data = case({"a": (0.6, 1), "b": (-0.5, 1)}, decided_by=("b",), condition=given)
    assert measure("decision_path", data, conditions_met=False).summary["outcome"] == -0.5


def test_the_status_quo_is_coded_or_given():
    stances = {"house": (0.9, 1), "senate": (-0.5, 1)}
    data = case(stances, decided_by=("house", "senate"), rule="consent", x_status_quo="-1")
    assert abs(measure("decision_path", data).summary["outcome"]) < 1e-12
    assert measure("decision_path", data, status_quo=0.0).summary["outcome"] == 0
    data = case(stances, decided_by=("house", "senate"), rule="consent")
    found = measure("decision_path", data).summary
    assert (found["outcome"], found["by"], found["stopped_by"]) == (None, None, "senate")
    assert found["can_stop"] == "house|senate"
