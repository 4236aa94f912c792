"""Decision rules in words: every form, and everything that is wrong in one at once."""

import pytest

from graphkit.dataset import Issue
from graphkit.decision_rule import Quota, read_rule

HALF = {"share": True, "more": True}


@pytest.mark.parametrize(
    ("words", "kind", "quotas"),
    [
        (None, "sole", []),
        ("sole", "sole", []),
        ("unanimity", "consent", []),
        ("veto", "veto", []),
        ("Majority", "majority", [Quota(0.5, **HALF, base="cast")]),
        ("simple majority", "majority", [Quota(0.5, **HALF, base="cast")]),
        ("majority of members", "majority", [Quota(0.5, **HALF, of="members")]),
        ("majority of members present", "majority", [Quota(0.5, **HALF, of="members", base="present")]),
        ("absolute majority", "majority", [Quota(0.5, **HALF)]),
        ("majority;abstain=against", "majority", [Quota(0.5, **HALF, base="present")]),
        ("qualified:12", "qualified", [Quota(12)]),
        ("quota:12.5", "qualified", [Quota(12.5)]),
        ("qualified:2/3", "qualified", [Quota(2 / 3, share=True)]),
        ("qualified:2/3 of votes cast", "qualified", [Quota(2 / 3, share=True, base="cast")]),
        (
            "qualified:3/5 of members present and voting",
            "qualified",
            [Quota(0.6, share=True, of="members", base="cast")],
        ),
        ("qualified:2/3;abstain=not counted", "qualified", [Quota(2 / 3, share=True, base="cast")]),
        ("qualified:>50%", "qualified", [Quota(0.5, **HALF)]),
        (
            "qualified:55% of members & 65% of x_population",
            "qualified",
            [Quota(0.55, share=True, of="members"), Quota(0.65, share=True, of="x_population")],
        ),
        (
            "quota:55% states; quota:65% x_Population",
            "qualified",
            [Quota(0.55, share=True, of="members"), Quota(0.65, share=True, of="x_Population")],
        ),
        (
            "majority of members & majority of x_cantons",
            "majority",
            [Quota(0.5, **HALF, of="members"), Quota(0.5, **HALF, of="x_cantons", base="cast")],
        ),
    ],
)  # fmt: skip
def test_what_a_rule_says(words, kind, quotas):
    rule = read_rule(words)
    assert (rule.kind, list(rule.quotas)) == (kind, quotas)
    assert rule.written == (words or "sole")


def test_votes_lists_and_options():
    rule = read_rule(
        "qualified:15 of members & 65% of people; people: de=18.6, fr=15.2; a=2; block=4; "
        "quorum=50%; proposer=ec; quota:3"
    )
    assert rule.weights == {"people": {"de": 18.6, "fr": 15.2}, "votes": {"a": 2}}
    assert rule.block == Quota(4, of="members")
    assert rule.quorum == Quota(0.5, share=True, of="members")
    assert (rule.proposer, rule.quotas[2]) == ("ec", Quota(3))
    assert rule.weighing("people", ["fr", "de"]) == [15.2, 18.6]
    with pytest.raises(LookupError):
        rule.weighing("people", ["lu"])
    assert read_rule("consent;abstain=not counted").abstain_blocks is False


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("unanimous", ["'unanimous'", "Did you mean 'unanimity'?"]),
        ("qualified:65% of popluation; population: a=1", ["'popluation'", "mean 'population'"]),
        ("majority of members; a=2", ["No quota counts the votes given", "'of votes'"]),
        ("majority; quorum=many", ["'many' is no quota"]),
        ("majority; abstain=perhaps", ["abstain is 'against' or 'not counted', not 'perhaps'"]),
        ("sole; quorum=3", ["'sole' takes no quorum"]),
        ("majority; quorum=3; quorum=4", ["'quorum' is given twice"]),
        ("consent; quota:3", ["'consent' takes no quota"]),
        ("sole:3", ["'sole:3' takes no quota. Write sole, or qualified:N."]),
        ("majority:", ["'majority:' takes no quota. Write majority, or qualified:N."]),
        ("qualified", ["'qualified' lacks its quota. Write qualified:N."]),
        ("quota:", ["'quota:' lacks its quota. Write quota:N."]),
        ("nothing like it", ["There are: sole, consent, veto, majority, qualified."]),
        ("sole; proposer=a", ["'sole' takes no proposer"]),
        ("veto; abstain=no", ["'veto' takes no abstain"]),
        ("qualified:1.2.3", ["'1.2.3' is no quota"]),
        ("qualified:2/0", ["'2/0' is no quota"]),
        ("qualified:0", ["'0' is no quota"]),
        ("qualified:-2", ["'-2' is no quota"]),
        ("qualified:2 of xyz", ["There are no weights 'xyz'", "a column of the actors, x_xyz"]),
        ("majority; a", ["'a' is not one actor=weight"]),
        ("majority; =2", ["'=2' is not one actor=weight"]),
        ("majority; a=2; a=3", ["'a=3' is not one actor=weight"]),
        ("majority; a=inf", ["'inf' is not a number above 0"]),
        ("majority; a=nan", ["'nan' is not a number above 0"]),
        (
            "qualified:3 of p; p: a=1, b=2; q: a=1",
            ["No quota counts 'q'. Write 'of q' behind one."],
        ),
        ("qualified:101%", ["'101%' is more than all there is"]),
        ("qualified:3/2", ["'3/2' is more than all there is"]),
        ("qualified:140%", ["'140%' is more than all there is"]),
        ("majority; qorum=50%", ["Did you mean 'quorum'?"]),
        # all at once
        ("qualified:x; a=0; abstain=maybe", ["'x' is no quota", "'0' is not a number", "maybe"]),
    ],
)
def test_what_is_wrong_is_said_all_at_once(words, said):
    with pytest.raises(ValueError) as error:
        read_rule(words)
    assert [part for part in said if part not in str(error.value)] == []


@pytest.mark.parametrize(
    ("words", "more"),
    [(">2", True), ("more than 2", True), ("over 2", True), ("Over 2", True), (">=2", False),
     ("at least 2", False), ("2", False)],
)  # fmt: skip
def test_a_quota_to_be_reached_or_exceeded(words, more):
    assert read_rule(f"qualified:{words}").quotas == (Quota(2.0, more=more),)
    assert read_rule("qualified:100%").quotas == (Quota(1.0, share=True),)


@pytest.mark.parametrize(
    ("words", "bases"),
    [
        # of a share of all or of those present abstentions are taken out, or put in
        ("qualified:2/3;abstain=not counted", ["cast"]),
        ("qualified:2/3 present;abstain=ignored", ["cast"]),
        ("qualified:2/3 cast;abstain=no", ["present"]),
        ("qualified:2/3 of members present;abstain=Against", ["present"]),
        ("qualified:2/3;abstain=against", ["all"]),
        ("qualified:3;abstain=none", ["all"]),  # a number of votes has no base
        ("qualified:2/3 & 3;abstain=none", ["cast", "all"]),
    ],
)
def test_how_abstentions_count(words, bases):
    assert [quota.base for quota in read_rule(words).quotas] == bases


def test_who_has_weight_and_from_where():
    rule = read_rule("qualified:2 of x_people & 2 of votes; b=2; c=3; quorum=3 of x_seats")
    assert (rule.columns, rule.named) == (("x_people", "x_seats"), ("b", "c"))
    assert rule.seats(["a", "b"]) == [1.0, 2.0]
    filled = rule.with_columns({"x_people": {"a": 4.0}, "x_other": {"a": 9.0}})
    assert filled.weights == {"votes": {"b": 2.0, "c": 3.0}, "x_people": {"a": 4.0}}
    assert filled.weighing("x_people", ["a"]) == [4.0]
    assert filled.weighing("members", ["b"]) == [1.0]
    with pytest.raises(LookupError) as error:
        filled.weighing("x_people", ["a", "d", "e"])
    assert error.value.args == ("d", "x_people")
    plain = read_rule("majority")
    assert plain.with_columns({"x_people": {"a": 1.0}}) is plain
    with pytest.raises(LookupError):
        read_rule("qualified:2 of x_people").weighing("x_people", ["a"])


@pytest.mark.parametrize(
    ("words", "vote", "even_handed"),
    [("sole", False, False), ("consent", False, False), ("veto", False, False),
     ("majority", True, True), ("majority of votes cast", True, True),
     ("qualified:>50% cast", True, True), ("qualified:>=50% cast", True, False),
     ("qualified:>51% cast", True, False), ("majority of members", True, False),
     ("majority;block=2", True, False), ("majority & 3", True, False)],
)  # fmt: skip
def test_where_the_larger_of_the_votes_cast_carries(words, vote, even_handed):
    assert (read_rule(words).vote, read_rule(words).even_handed) == (vote, even_handed)


def test_an_issue_holds_the_rule_and_its_words():
    issue = Issue("q", "?", decision_rule="Qualified: 2 ; a=3")
    assert issue.decision_rule == read_rule("Qualified: 2 ; a=3")
    assert issue.decision_rule.written == "Qualified: 2 ; a=3"
    with pytest.raises(ValueError, match="'unanimous'"):
        Issue("q", "?", decision_rule="unanimous")


@pytest.mark.parametrize("word", ["qualified", "quota"])
def test_a_further_quota_may_stand_in_a_part_of_its_own(word: str) -> None:
    """Whichever of its two names it is called by."""
    rule = read_rule(f"qualified:55% of members; {word}:9; fr=4")
    assert rule.quotas == (Quota(0.55, share=True, of="members"), Quota(9))
    assert rule.seats(["de", "fr"]) == [1.0, 4.0]
