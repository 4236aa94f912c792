"""Who decides: one, a few, a chamber by party, many who must agree; each true to the data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from graphkit.analysis.headline import answer, short_answer
from graphkit.analysis.report_context import ReportContext
from graphkit.analysis.run import Run
from graphkit.analysis.vote_groups import vote_groups
from graphkit.analysis.who_decides import who_decides
from graphkit.dataset import Actor, Dataset, Issue, Stance
from graphkit.findings import Settings
from graphkit.language import Language


def chamber(parties, rule="majority", decided_by=None, belong="member_of", **issue) -> Dataset:
    """`parties` maps each party to (for, against, abstaining, not known)."""
    actors, stances = [Actor("house", "The House")], []
    for party, counts in parties.items():
        actors += [Actor(party, party.title(), type="party")] if belong == "member_of" else []
        for position, count in zip((1.0, -1.0, 0.0, None), counts, strict=True):
            for _ in range(count):
                one = f"m{len(actors):03}"
                bodies = ("house", party) if belong == "member_of" else ("house",)
                role = party.title() if belong == "role" else None
                actors.append(Actor(one, one.upper(), member_of=bodies, role=role))
                if position is not None:
                    stances.append(Stance(f"s{one}", one, "q", position))
    named = tuple(actor.id for actor in actors if actor.member_of)
    question = Issue(
        "q", "Pass?", decided_by=decided_by or named, decision_rule=rule,
        extra={"x_title": "the bill"}, **issue,
    )  # fmt: skip
    return Dataset("case", actors=tuple(actors), issues=(question,), stances=tuple(stances))


def context(dataset: Dataset) -> ReportContext:
    return ReportContext(Run(dataset, Settings(replicates=0)))


def said(dataset: Dataset) -> list[str]:
    language = Language("en", dataset.names())
    return [language.say(sentence) for sentence in who_decides(context(dataset))]


PARTIES = {"red": (46, 0, 0, 0), "blue": (0, 42, 2, 0), "green": (0, 2, 8, 0)}


@pytest.mark.parametrize("belong", ["member_of", "role"])
@pytest.mark.parametrize(
    ("decided_by", "rule", "where"),
    [
        (None, "majority", "100"),
        (("house",), "majority", "The House"),
        (("house",), "sole", "The House"),
        (("house",), None, "The House"),
    ],
)
def test_a_chamber_is_summed_up_by_party(belong, decided_by, rule, where) -> None:
    words = said(chamber(PARTIES, rule, decided_by, belong))
    assert words == [
        f"In a vote of {where}, the bill passes 46 to 44, 10 abstain.",
        "Red: 46 for; Blue: 42 against, 2 abstain; Green: 2 against, 8 abstain.",
    ]


@pytest.mark.parametrize(
    ("decided_by", "rule"), [(None, "majority"), (("house",), "majority"), (("house",), "sole")]
)
def test_where_a_chamber_votes_the_vote_is_the_answer(decided_by, rule) -> None:
    """44 of 46 + 42 + 10 are no clear lead, and yet it passes: that is what matters."""
    data = chamber(PARTIES, rule, decided_by)
    here, say = context(data), Language("en", data.names()).say
    first, parties, leads, *_ = map(say, answer(here))
    assert first.endswith("the bill passes 46 to 44, 10 abstain.")
    assert parties.startswith("Red: 46 for;")
    assert leads.startswith("Support leads on the bill: of 100 actors with a stance 46 support it")
    assert [say(words) for words in short_answer(here)] == ["The vote goes for the bill"]


def test_a_vote_that_fails_is_the_answer_whoever_leads_beside_it() -> None:
    """Two thirds of 7 are 5: four for it are not enough, though ten outside are for it too."""
    data = chamber({"red": (4, 3, 0, 0)}, "qualified:2/3", ("house",))
    outside = tuple(Actor(f"o{n}", f"O{n}") for n in range(10))
    said_ = tuple(Stance(f"so{n}", f"o{n}", "q", 1.0) for n in range(10))
    data = replace(data, actors=(*data.actors, *outside), stances=(*data.stances, *said_))
    here, say = context(data), Language("en", data.names()).say
    assert say(answer(here)[0]).startswith(
        "In a vote of The House, the bill fails: 4 of the 5 votes needed (4 for, 3 against)."
    )
    assert [say(words) for words in short_answer(here)] == ["The vote goes against the bill"]


def test_who_are_named_one_by_one_do_not_come_before_all_others() -> None:
    here = context(few("majority", [0.9, -0.4, 0.3]))
    assert str(answer(here)[0]).startswith("Support leads on")


def without_party(dataset: Dataset, members: Sequence[str]) -> Dataset:
    """The same house, in which these members belong to it and to nothing else."""
    alone = {
        one: replace(dataset.actor_by_id[one], member_of=("house",), role=None) for one in members
    }
    return replace(dataset, actors=tuple(alone.get(one.id, one) for one in dataset.actors))


@pytest.mark.parametrize("belong", ["member_of", "role"])
@pytest.mark.parametrize("decided_by", [None, ("house",)])
def test_independents_are_a_group_of_their_own(belong, decided_by) -> None:
    whole = chamber({"red": (4, 0, 0, 0), "blue": (0, 5, 0, 0)}, "majority", decided_by, belong)
    members = [actor.id for actor in whole.actors if actor.member_of]
    found = without_party(whole, [members[0], *members[-2:]])
    assert said(found)[1] == "Red: 3 for; Blue: 3 against; No party: 1 for, 2 against."


def test_a_party_that_votes_as_one_is_a_party() -> None:
    """Of the greens nobody's vote is known but theirs together: they are no independents."""
    whole = chamber({"red": (3, 0, 0, 0), "green": (0, 0, 0, 2)}, "majority", ("house",))
    greens = Stance("sgreen", "green", "q", -1.0)
    inside = tuple(
        replace(actor, member_of=("house",)) if actor.id in ("green", "red") else actor
        for actor in whole.actors
    )
    found = replace(whole, actors=inside, stances=(*whole.stances, greens))
    assert said(found)[1] == "Red: 3 for; Green: 1 against."


def test_without_a_party_for_most_there_are_no_parties() -> None:
    whole = chamber({"red": (4, 0, 0, 0), "blue": (0, 4, 0, 0)}, belong="role")
    members = [actor.id for actor in whole.actors if actor.member_of]
    assert len(said(without_party(whole, members[1:5]))) == 1
    assert len(said(without_party(whole, members[1:4]))) == 2


def test_two_parties_at_once_are_none() -> None:
    """A member of a party and of a committee does not say which of them is the party."""
    whole = chamber({"red": (4, 0, 0, 0), "blue": (0, 4, 0, 0)})
    both = replace(whole.actors[2], member_of=("house", "red", "blue"))
    actors = tuple(both if actor.id == both.id else actor for actor in whole.actors)
    assert len(said(replace(whole, actors=actors))) == 1


@pytest.mark.parametrize(
    ("parties", "rule", "quo", "words"),
    [
        ({"red": (2, 3, 1, 0)}, "majority", None, "the bill fails 2 to 3, 1 abstains."),
        ({"red": (3, 3, 0, 0)}, "majority", None,
         "the bill is tied, 3 to 3, so that things stay as they are."),
        ({"red": (3, 2, 0, 1)}, "majority", None,
         "the bill passes 3 to 2, 1 vote is not known and could change it."),
        ({"red": (4, 1, 0, 2)}, "majority", None, "the bill passes 4 to 1, 2 votes are not known."),
        # 4 of 7 are needed
        ({"red": (3, 2, 2, 0)}, "majority of members", None,
         "the bill fails: 3 of the 4 members needed (3 for, 2 against, 2 abstain). "
         "4 of those not for it are enough to block it."),
        # two thirds of 7 are 4.67, so 5
        ({"red": (5, 2, 0, 0)}, "qualified:2/3", None,
         "the bill passes with 5 votes where 5 are needed (5 for, 2 against)."),
        ({"red": (1, 2, 0, 5)}, "majority;quorum=1/2", None,
         "the bill fails for want of a quorum: 1 for, 2 against, 5 votes are not known and "
             "could change it."),
        # things are where support wants them: four of six must be against to change that
        ({"red": (3, 3, 0, 0)}, "qualified:2/3", 1.0,
         "the bill is not voted down: 3 of the 4 votes needed (3 for, 3 against). "
         "m003, m004 and m005 together block it."),
    ],
)  # fmt: skip
def test_how_a_vote_ends(parties, rule, quo, words) -> None:
    data = chamber(parties, rule, status_quo=quo, belong="role")
    size = sum(parties["red"])
    found = said(data)
    if "m003" in words:
        words = words.replace("m003, m004 and m005", "M001, M002 and M003")
    assert found[0] == f"In a vote of {size}, {words}"
    assert len(found) == 1  # one role sums nothing up


def few(rule, positions, **more) -> Dataset:
    names = tuple("abcdefgh"[: len(positions)])
    return Dataset(
        "few",
        actors=tuple(Actor(one, one.upper()) for one in names),
        issues=(Issue("q", "q", decided_by=names, decision_rule=rule, **more),),
        stances=tuple(
            Stance(f"s{one}", one, "q", p) for one, p in zip(names, positions, strict=True) if p is not None
        ),
    )  # fmt: skip


def test_two_or_three_are_named_with_the_tally_where_they_vote() -> None:
    assert said(few("consent", [0.9, 0.4])) == [
        "A and B decide.", "A stands at +0.9.", "B stands at +0.4.",
    ]  # fmt: skip
    assert said(few("majority", [0.9, -0.4, None])) == [
        "A, B and C decide.", "A stands at +0.9.", "B stands at \N{MINUS SIGN}0.4.",
        "C has no recorded stance.",
        "In a vote of 3, q is tied, 1 to 1, 1 vote is not known and could change it, so that "
        "things stay as they are.",
    ]  # fmt: skip


def test_one_who_decides_alone_is_not_joined_by_others_named() -> None:
    assert said(few("sole", [0.9, -0.4])) == ["A decides and supports it."]


def test_many_who_must_agree_are_counted() -> None:
    assert said(few("consent", [0.9, 0.4, -0.5, -0.1, 0.2, None])) == [
        "6 decide: 3 support it, 2 oppose it and 1 has no stance."
    ]
    found = said(few("consent", [0.9, 0.4, -0.5, -0.1, 0.2, 0.0]))
    assert found == [
        "6 decide: 3 support it, 2 oppose it and 1 takes no side.",
        "Those who decide q do not agree on a change, so things stay as they are; it fails with "
        "C, D and F.",
    ]


def test_many_on_a_scale_of_its_own_stand_above_or_below_its_middle() -> None:
    own = {"scale_low": 20.0, "scale_high": 90.0}  # the middle is 55, nobody is "for" a number
    found = said(few("consent", [0.9, 0.4, -0.5, None], **own))
    assert found[0] == "4 decide: 2 stand above it (55.0), 1 stands below it and 1 has no stance."


def test_places_are_told_on_the_scale_of_the_issue() -> None:
    own = {"scale_low": 20.0, "scale_high": 90.0}  # 0 is 55, .4 is 69
    assert said(few("sole", [0.4], **own)) == ["A decides and stands at 69."]
    assert said(few("consent", [0.4, 0.0], **own))[1:] == ["A stands at 69.", "B stands at 55."]


def with_members(bodies, rule, **more) -> Dataset:
    """Bodies without a stance of their own, decided by their members, who stand as given."""
    inside = {(body, n): at for body, held in bodies.items() for n, at in enumerate(held)}
    members = tuple(Actor(f"{b}{n}", f"{b}{n}", member_of=(b,)) for b, n in inside)
    stances = tuple(Stance(f"s{b}{n}", f"{b}{n}", "q", at) for (b, n), at in inside.items())
    question = Issue("q", "q", decided_by=tuple(bodies), decision_rule=rule, **more)
    actors = (*(Actor(body, body.upper()) for body in bodies), *members)
    return Dataset("bodies", actors=actors, issues=(question,), stances=stances)


def test_those_who_speak_for_a_body_stand_on_the_scale_of_the_issue() -> None:
    own = {"scale_low": 10.0, "scale_high": -10.0}  # -.5 is 5, .9 is -9
    assert said(with_members({"a": [-0.5]}, "sole", **own)) == [
        "A decides; it has no stance of its own, those who speak for it stand at 5."
    ]
    two = with_members({"a": [-0.5], "b": [0.9]}, "consent", **own)
    assert said(two)[1:] == [
        "A has no stance of its own, those who speak for it stand at 5.",
        "B has no stance of its own, those who speak for it stand at \N{MINUS SIGN}9.",
    ]
    # towards -10, so below 0, are b, c and d
    four = with_members({"a": [-0.5], "b": [0.9], "c": [0.1], "d": [0.4]}, "consent", **own)
    assert said(four)[0] == "4 decide: 3 stand below it (0.0) and 1 stands above it."


def both_sides(dataset: Dataset, actor: str) -> Dataset:
    """The same, in which the actor said the opposite as well, and neither claim counts for more."""
    own = next(s for s in dataset.stances if s.actor == actor)
    return replace(
        dataset, stances=(*dataset.stances, replace(own, id="other", position=-own.position))
    )


def test_who_is_put_on_both_sides_is_not_said_to_take_none() -> None:
    both = "claims that count the same put it on both sides."
    assert said(both_sides(few("sole", [0.4]), "a")) == [f"A decides; {both}"]
    own = {"scale_low": 20.0, "scale_high": 90.0}
    assert said(both_sides(few("sole", [0.4], **own), "a")) == [f"A decides; {both}"]
    assert said(both_sides(few("consent", [0.4, -0.4]), "a"))[1:] == [
        "Claims that count the same put A on both sides.", "B stands at \N{MINUS SIGN}0.4.",
    ]  # fmt: skip
    many = both_sides(few("consent", [0.9, 0.4, -0.5, 0.0, None]), "b")
    assert said(many)[0] == (
        "5 decide: 1 supports it, 1 opposes it, 1 takes no side, 1 has no stance and 1 is put on "
        "both sides."
    )


def test_how_often_a_decider_keeps_its_side_is_told_of_those_who_have_one() -> None:
    data = both_sides(few("consent", [0.4, -0.9, 0.0]), "a")
    here = ReportContext(Run(data, Settings(replicates=50)))
    assert here.certainty is not None
    assert set(here.certainty.stability.deciders) == {"b"}


def test_groups_are_told_only_where_they_sum_up_everybody() -> None:
    data = chamber(PARTIES)
    path = context(data).run.finding("decision_path", issue="q")
    groups = vote_groups(context(data), path)
    assert [(str(g.name.id), g.yes, g.no, g.abstain) for g in groups] == [
        ("red", 46, 0, 0), ("blue", 0, 42, 2), ("green", 0, 2, 8),
    ]  # fmt: skip
    alone = chamber({f"p{i}": (1, 0, 0, 0) for i in range(6)})
    assert vote_groups(context(alone), context(alone).run.finding("decision_path", issue="q")) == []
