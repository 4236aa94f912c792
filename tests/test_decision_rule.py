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
