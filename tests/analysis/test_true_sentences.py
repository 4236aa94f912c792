"""Sentences on data on which a looser wording would be false or silly."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from graphkit.analysis.analyse import analyse
from graphkit.analysis.decision_words import decision_words
from graphkit.analysis.family_words import read_families
from graphkit.analysis.hinge_words import flip_words
from graphkit.analysis.report_context import ReportContext
from graphkit.analysis.run import Run
from graphkit.analysis.sections import certainty
from graphkit.analysis.sections.persuade import losing, plan
from graphkit.analysis.validity import _difference, _Pull
from graphkit.dataset import Actor, Dataset, Issue, Stance, Tie
from graphkit.engines.uncertainty.results import Hinge
from graphkit.findings import Report, Section, Settings
from graphkit.graph.positions import Question
from graphkit.language import Language, quoted
from graphkit.partial_date import PartialDate

DAY = date(2025, 5, 1)


def case(positions, *ties: Tie, day: date | None = DAY, **issue) -> Dataset:
    """One issue q; each position is an actor's: a, b, c ..."""
    ids = [chr(ord("a") + number) for number in range(len(positions))]
    stances = tuple(
        Stance(f"s{one}", one, "q", at, date=day)
        for one, at in zip(ids, positions, strict=True)
        if at is not None
    )
    asked = Issue("q", "Do it?", extra={"x_title": "the plan"}, **issue)
    actors = tuple(Actor(one, one.upper()) for one in ids)
    return Dataset("case", actors=actors, issues=(asked,), stances=stances, ties=ties)


def report(data: Dataset) -> Report:
    return analyse(data, Settings(replicates=0))


def said(data: Dataset, section: str) -> list[str]:
    found = report(data).section(section)
    assert isinstance(found, Section)
    language = Language("en", data.names())
    return [language.say(sentence) for sentence in (*found.lead, *found.notes)]


def test_days_that_are_one_day_are_no_span() -> None:
    assert "Whatever is dated is of 1 May 2025." in said(case([1, -1]), "quality")
    later = Stance("s9", "a", "q", 1.0, date=date(2025, 6, 1))
    two = case([1, -1])
    two = Dataset("two", actors=two.actors, issues=two.issues, stances=(*two.stances, later))
    assert "Dated from 1 May 2025 to 1 June 2025." in said(two, "quality")


def test_none_is_no_number_of_claims() -> None:
    assert said(case([1, -1]), "quality")[0].endswith("none has a confidence below 0.6.")


def test_nobody_moves_most_where_several_move_alike() -> None:
    """All three opponents go the same way, from -1 to the five supporters' 1."""
    alike = next(s for s in said(case([1] * 5 + [-1] * 3), "forecast") if "challenge model (" in s)
    assert alike == "In the challenge model (+1.00) 3 actors give way."
    # One of them stands further off and goes the whole way alone.
    other = next(
        s for s in said(case([1] * 5 + [-0.4, -1]), "forecast") if "challenge model (" in s
    )
    assert other == "In the challenge model (+1.00) 2 actors give way; G moves most."


def test_where_no_tie_stands_against_the_camps_that_is_said_once() -> None:
    fit = case([1, 1, -1], Tie("t1", "a", "b", 1), Tie("t2", "a", "c", -1))
    assert said(fit, "wedges") == [
        "All 2 signed ties fit the camps: no support across them, no opposition within one."
    ]
    assert not [s for s in said(fit, "camps") if "signed ties" in s]
    # a and b agree, a and c do not; b's tie with c crosses.
    cross = case([1, 1, -1], Tie("t1", "a", "b", 1), Tie("t2", "b", "c", 1, strength=0.1))
    assert said(cross, "wedges")[0].startswith("1 of 2 signed ties stands against the camps")
    assert [s for s in said(cross, "camps") if s.startswith("1 of 2 signed ties, taken alone")]


def test_camps_stand_in_the_order_of_their_numbers_with_the_sizes_of_the_sentence() -> None:
    """The first camp is the smaller one: a alone against b, c and d."""
    ties = [Tie(f"t{one}", "a", one, -1) for one in "bcd"]
    ties += [Tie("t4", "b", "c", 1), Tie("t5", "c", "d", 1)]
    data = case([None] * 4, *ties)
    found = report(data)
    camps = found.section("camps")
    assert camps is not None
    assert camps.table is not None
    keys = [column.key for column in camps.table.columns]
    rows = [dict(zip(keys, row, strict=True)) for row in camps.table.rows]
    assert [row["camp"] for row in rows] == [1, 2]
    sizes = [row["actors"] for row in rows]
    assert f"2 camps of {sizes[0]} and {sizes[1]} actors" in said(data, "camps")[1]
    assert f"2 camps, of {sizes[0]} and {sizes[1]} actors" in str(found.headline[0])


def test_nothing_is_across_camps_where_there_are_none() -> None:
    dealings = tuple(Tie(f"t{n}", one, two, 0) for n, (one, two) in enumerate(("ab", "bc")))
    actors = tuple(Actor(x, x) for x in "abc")
    found = report(Dataset("case", actors=actors, ties=dealings)).section("between")
    assert found is not None
    assert found.table is not None
    assert [column.key for column in found.table.columns] == ["actor", "betweenness"]


def test_one_forecast_is_no_range() -> None:
    asked = Question("q", "Do it?")
    words = str(read_families(asked, {"averaging": 1}, [0.25, 0.251], None))
    assert words.endswith("Every forecast is +0.25.")
    words = str(read_families(asked, {"averaging": 1, "bargaining": 1}, [0.25, 0.5], None))
    assert " expect support. Forecasts lie between +0.25 and +0.50." in words
    assert "all expect" not in words  # of two


@pytest.mark.parametrize(
    ("stage", "words"),
    [
        (None, "it was decided at 69 on 1 May 2025"),
        ("committee", "a committee came to 69 on 1 May 2025, which is no decision yet"),
    ],
)
def test_what_was_decided_stands_on_the_scale_of_the_issue(stage, words) -> None:
    """0.4 of the way from the middle, 55, to 90 is 69; not "+0.4" on a scale from 20 to 90."""
    own = Issue(
        "q", "How many?", outcome=0.4, decided_on=DAY, scale_low=20.0, scale_high=90.0,
        extra={"x_outcome_stage": stage} if stage else {},
    )  # fmt: skip
    assert str(decision_words(own)) == words
    usual = Issue("q", "Do it?", outcome=0.4, decided_on=DAY)
    assert str(decision_words(usual)) == "it was decided at +0.4 on 1 May 2025"


@pytest.mark.parametrize(
    ("decided_by", "words"),
    [
        (("a",), ["which side more actors take", "the side of A"]),  # a is the one who decides
        (("a", "b"), ["which side more actors take", "the side of one who decides", "the side of A"]),
        (("b",), ["which side more actors take", "the side of one who decides", "the side of A"]),
    ],
)  # fmt: skip
def test_the_one_who_decides_is_not_told_of_twice(decided_by, words) -> None:
    data = case([0.5, -0.5], decided_by=decided_by)
    here, say = ReportContext(Run(data, Settings())), Language("en", data.names()).say
    hinge = Hinge("coder", "k", ("majority", "decider"), 0.1, ("sa",), ("a",))
    assert list(map(say, flip_words(here, hinge))) == words


@pytest.mark.parametrize(
    ("positions", "said"),
    [
        # the mean, .15, is -.13 without a and keeps its side without each of the others
        ([1, 0.5, -1, 0.1], "A conclusion hangs on A alone"),
        ([1, 1, -0.5], "Conclusions hang on 2 actors, each alone"),
    ],
)
def test_what_hangs_on_one_is_not_said_to_hang_on_each(positions, said) -> None:
    data = case(positions)
    found = certainty.section(ReportContext(Run(data, Settings(replicates=20))))
    assert found is not None
    assert list(map(Language("en", data.names()).say, found.short)) == [said]


@pytest.mark.parametrize(
    ("day", "words"),
    [(PartialDate(2025, 5), "in May 2025"), (PartialDate(2025), "in 2025"), (DAY, "on 1 May 2025")],
)
def test_a_decision_stands_in_its_month_and_on_its_day(day: date, words: str) -> None:
    decided = decision_words(Issue("q", "Do it?", outcome=0.4, decided_on=day))
    assert str(decided) == f"it was decided at +0.4 {words}"
    said = Language("ja", {}).say(decided)
    assert said.endswith("の決定は+0.4であった") and said.startswith("2025年")


def test_on_a_scale_of_its_own_one_moves_towards_its_end() -> None:
    own = {"scale_low": 20.0, "scale_high": 90.0}
    up = said(case([-1, -0.5, 0.2], **own), "persuade")
    assert up[0].startswith("To move the outcome towards 90 on the plan")
    assert not [sentence for sentence in up if "support on" in sentence]


def test_a_range_is_of_the_replicates_that_have_a_forecast() -> None:
    """One claim of confidence 0.6: in two of five replicates there is nothing to forecast."""
    data = case([-0.6])
    data = replace(data, stances=(replace(data.stances[0], confidence=0.6),))
    context = ReportContext(Run(data, Settings(replicates=300)))
    told = certainty.section(context)
    assert told is not None
    lead = [str(sentence) for sentence in told.lead]
    assert context.certainty is not None
    share = context.certainty.stability.outcome
    assert share is not None
    assert 0.5 < share < 0.7  # so no nine in ten of all
    assert any(s.startswith("In nine of ten replicates that have a forecast it lies") for s in lead)


def test_where_nobody_is_left_to_persuade_no_plan_is_told() -> None:
    """The one who decides alone stands firmly on the side sought."""
    data = case([1, -1], decided_by=("a",), decision_rule="sole")
    context = ReportContext(Run(data, Settings(replicates=0)))
    told = plan(context, context.run.finding("persuasion", toward="support"), 5)
    assert [str(sentence) for sentence in told.lead] == ["Nobody is left to persuade on q."]
    assert (told.table, told.notes) == (None, ())


@pytest.mark.parametrize(
    ("positions", "toward"),
    [
        ([1, 1, -0.1, -0.1, -0.1], "support"),  # 2 to 3: fails, though the mean is +.34
        ([-1, -1, 0.1, 0.1, 0.1], "oppose"),  # 3 to 2: passes, though the mean is -.34
        # 2 to 2: neither side has won, and nothing says where things stay; the mean is on one
        ([1, 0.5, -0.1, -0.1], "oppose"),
        ([-1, -0.5, 0.1, 0.1], "support"),
        ([1, -1, 0.1, -0.1], None),
    ],
)
def test_the_losing_side_is_that_of_the_vote_not_of_the_mean(positions, toward) -> None:
    voters = tuple("abcde"[: len(positions)])
    data = case(positions, decided_by=voters, decision_rule="majority")
    assert losing(ReportContext(Run(data, Settings(replicates=0)))) == toward


@pytest.mark.parametrize("quo", [-0.5, 0.5])
def test_of_a_vote_the_losing_side_is_the_one_that_a_turn_would_help(quo) -> None:
    """One for, two against, and yet the proposer gets .1 or .5: it takes b or c to have it pass."""
    data = case(
        [0.3, -0.2, -0.9, 0.9], decided_by=tuple("abc"), status_quo=quo,
        decision_rule="qualified:2;proposer=d",
    )  # fmt: skip
    (found,) = (part for part in report(data).page if part.id == "turn")
    said = Language("en", data.names()).sentences(found.lead)
    assert said == "By the decision path: Each of B and C alone could turn the outcome on the plan."
    assert str(found.title) == "Towards support"


def test_after_a_tie_what_could_turn_it_and_towards_what_are_of_one_outcome() -> None:
    """The mean of .5, .5, -.1, -.1 is on the side of support: a turn is towards opposition."""
    for turn, end in ((1, "opposition"), (-1, "support")):
        data = case(
            [0.5 * turn, 0.5 * turn, -0.1 * turn, -0.1 * turn],
            decided_by=tuple("abcd"), decision_rule="majority",
        )  # fmt: skip
        (found,) = (part for part in report(data).page if part.id == "turn")
        assert str(found.title) == f"Towards {end}"
        said = Language("en", data.names()).sentences(found.lead)
        assert (
            said == "By the compromise: Each of A and B alone could turn the outcome on the plan."
        )


def test_a_vote_sets_off_what_is_voted_on() -> None:
    data = case([1, 1, -1], decided_by=("a", "b", "c"), decision_rule="majority")
    titled = Dataset(
        "case", actors=data.actors, stances=data.stances,
        issues=(Issue("q", "?", decided_by=("a", "b", "c"), decision_rule="majority",
                      extra={"x_title": "Rejecting the Bridge Act"}),),
    )  # fmt: skip
    headline = Language("en", titled.names()).sentences(report(titled).headline)
    assert "In a vote of 3, Rejecting the Bridge Act passes 2 to 1." in headline


def test_opinions_that_end_where_they_were_are_said_to() -> None:
    """Two listeners of one opinion: spreading changes nothing."""
    data = case([0.5, 0.5], Tie("t1", "a", "b", 1), Tie("t2", "b", "a", 1))
    reading = str(Run(data, Settings()).finding("opinion_dynamics").reading)
    assert reading.endswith("the outcome on q is +0.50, as it is without that.")
    moved = case([1.0, -0.5], Tie("t1", "a", "b", 1))
    assert "; without that it is +0.25." in str(
        Run(moved, Settings()).finding("opinion_dynamics").reading
    )


def test_what_binds_nobody_comes_from_nobody() -> None:
    """An actor without any tie to its camp, or to that of most with its code."""
    loose = _difference("d", "open", {"d": 3}, 1, [], ())
    assert str(loose.why) == "ties and stances bind it 0.0 to camp 3 and 0.0 to camp 1"
    pulled = _difference("d", "open", {"d": 3}, 1, [_Pull("e", 3, 0.5, 0)], [("t1",)])
    assert str(pulled.why).endswith("+0.5 to camp 3 and 0.0 to camp 1; most of that comes from e")
    assert pulled.claims == ("t1",)


def test_quotes_that_a_title_brings_are_not_doubled() -> None:
    assert quoted("“Build it now.”", "en") == "“Build it now”"
    assert quoted('"Build it?"', "en") == "“Build it?”"
    assert quoted("「建てるか」", "ja") == "「建てるか」"
    assert quoted("“Yes” or “no”?", "en") == "““Yes” or “no”?”"
