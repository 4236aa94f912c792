"""Where camps are said to stand, and what that is said of, worked out by hand."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.analysis.camp_labels import camp_labels
from graphkit.analysis.headline import headline
from graphkit.analysis.report_context import ReportContext
from graphkit.analysis.run import Run
from graphkit.analysis.sections.camps import section
from graphkit.analysis.sections.certainty import section as certainty
from graphkit.dataset import Actor, Dataset, Influence, Issue, Stance, Tie
from graphkit.findings import Settings
from graphkit.language import Language

ISSUES = (Issue("q", "Q?"), Issue("other", "Other?"))


def context(stances: Mapping[str, Mapping[str, float]], actors: str = "abcdef") -> ReportContext:
    """`stances` has each actor's position by issue; nobody is tied to anybody."""
    rows = [(actor, issue, at) for actor, held in stances.items() for issue, at in held.items()]
    data = Dataset(
        "case",
        actors=tuple(Actor(name, name.upper()) for name in actors),
        issues=ISSUES,
        stances=tuple(Stance(f"s{n}", *row) for n, row in enumerate(rows)),
    )
    return ReportContext(Run(data, Settings(replicates=0)))


def labels(stances: Mapping[str, Mapping[str, float]], *camps: str) -> list[str]:
    members = {number: list(group) for number, group in enumerate(camps, 1)}
    found = camp_labels(context(stances).groups, members)
    return [Language().say(found[number]) for number in members]


def held(**positions: float) -> dict[str, dict[str, float]]:
    return {actor: {"q": at} for actor, at in positions.items()}


def test_a_camp_with_members_on_both_sides_is_not_called_by_one() -> None:
    assert labels(held(a=-1, b=-0.5, c=1, d=0.8), "ab", "cd") == ["Against", "For"]
    assert labels(held(a=-1, b=0.2, c=1, d=-0.2), "ab", "cd") == ["Mostly against", "Mostly for"]
    assert labels(held(a=-1, b=0.9, c=1, d=0.1), "ab", "cd") == ["Divided", "For"]


def test_one_voice_among_several_says_nothing_of_the_others() -> None:
    """Only c of c, d and e speaks to the issue; two of the three speak to the other."""
    stances = {**held(a=-1, b=-1, c=1), "d": {"other": -1}, "e": {"other": -0.5}}
    assert labels(stances, "ab", "cde") == ["Against", "Against (2 of 3), on other"]
    assert labels(held(a=-1, b=-1, c=1), "ab", "cde") == ["Against", "Around c"]
    assert labels(held(a=-1, b=-1, c=1), "ab", "c") == ["Against", "For"]


def test_who_has_no_stance_gets_no_side() -> None:
    """Half of c to f speak, on one side: with how many of how many. Of a to e a minority does."""
    assert labels(held(a=-1, b=-1, c=1, d=0.8), "ab", "cdef") == ["Against", "For (2 of 4)"]
    assert labels(held(a=-1, b=-0.5), "abcdef") == ["Around a, 2 of 6 against"]
    assert labels(held(c=-1, d=0.2, e=-0.1), "abcdef") == ["Mostly against (2 of 6)"]
    assert labels(held(a=-1, b=1), "abcdef") == ["Around a"]
    assert labels({}, "ab", "cdef") == ["Around a", "Around c"]


def test_a_camp_without_a_side_is_named_by_its_ties() -> None:
    """c is tied most to e, then to d; to f it is opposed, and a is in another camp."""
    near = {"c": {"d": 0.4, "e": 0.9, "f": -1.0, "a": 2.0}}
    groups = context(held(a=-1, b=-1)).groups
    found = camp_labels(groups, {1: ["a", "b"], 2: ["c", "d", "e", "f"]}, near)
    assert Language().say(found[2]) == "Around c, with e and d"


@given(st.lists(st.sampled_from((-1.0, -0.3, 0.0, 0.6, 1.0, None)), min_size=1, max_size=8))
@settings(max_examples=60, deadline=None)
def test_a_label_counts_right(positions: list[float | None]) -> None:
    """ "n of m" are the members on the side that the label names, m all members."""
    actors = "abcdefgh"[: len(positions)]
    stances = {a: {"q": p} for a, p in zip(actors, positions, strict=True) if p is not None}
    members = {1: list(actors)}
    label = Language().say(camp_labels(context(stances, actors).groups, members)[1])
    count = re.search(r"(\d+) of (\d+)", label)
    if count:
        sides = {"for": 1, "against": -1}
        named = [sign for word, sign in sides.items() if word in label.casefold()]
        wanted = sum(p is not None and (not named or p * named[0] > 0) for p in positions)
        assert (int(count[1]), int(count[2])) == (wanted, len(actors))
    elif not label.startswith("Around"):
        assert None not in positions


def test_sides_on_a_scale_of_its_own_are_said_on_it() -> None:
    issue = Issue("q", "Q?", scale_low=20.0, scale_high=90.0)
    stances = tuple(
        Stance(f"s{a}", a, "q", at) for a, at in zip("abcd", (-1.0, -0.5, 1.0, 0.5), strict=True)
    )
    data = Dataset(
        "own", actors=tuple(Actor(a, a) for a in "abcd"), issues=(issue,), stances=stances
    )
    groups = ReportContext(Run(data, Settings(replicates=0))).groups
    found = camp_labels(groups, {1: ["a", "b"], 2: ["c", "d"]})
    assert [Language().say(label) for label in found.values()] == ["Below 55.0", "Above 55.0"]


def test_camps_on_the_same_side_are_told_apart_by_who_speaks_for_them() -> None:
    """The first member on that side, not the first member."""
    both = labels(held(a=0.0, b=-1, c=-1, d=-1), "ab", "cd")
    assert both == ["Against, around b", "Against, around c"]


def test_voices_are_those_on_the_side_of_their_camp() -> None:
    standing = context(held(a=0.2, b=-1, c=-0.1, d=0.0)).groups
    assert standing.voices(["a", "b", "c", "d", "e"]) == ["b", "c"]


@pytest.fixture
def chambers() -> Dataset:
    """A house and two of its members speak, and a body none of whose members does."""
    return Dataset(
        "chambers",
        actors=(
            Actor("house", "House"),
            Actor("m1", "M1", member_of=("house",)),
            Actor("m2", "M2", member_of=("house",)),
            Actor("court", "Court"),
            Actor("judge", "Judge", member_of=("court",)),
        ),
        issues=ISSUES[:1],
        stances=(
            Stance("s1", "house", "q", -1.0),
            Stance("s2", "m1", "q", -0.8),
            Stance("s3", "m2", "q", -0.9),
            Stance("s4", "court", "q", 1.0),
        ),
        ties=(Tie("t1", "judge", "court", 1),),
        influence=tuple(
            Influence(f"i-{body}", body, "q", 50.0, aggregate=True) for body in ("house", "court")
        ),
    )


def test_an_institution_is_not_counted_beside_its_members(chambers: Dataset) -> None:
    """In counts, camp means and replicates; one that speaks alone counts."""
    asked = ReportContext(Run(chambers, Settings(replicates=300)))
    assert "of 3 actors with a stance 2 oppose it and 1 supports it" in str(headline(asked)[0])
    told = section(asked)
    assert told is not None and told.table is not None
    keys = [column.key for column in told.table.columns]
    rows = [dict(zip(keys, row, strict=True)) for row in told.table.rows]
    assert [(row["actors"], row["placed"]) for row in rows] == [(2, 1), (3, 2)]
    assert [row["position"] for row in rows] == pytest.approx([1.0, -0.85])
    notes = [Language("en", chambers.names()).say(note) for note in told.notes]
    assert "With a stance, but not counted beside their members, who have one too: House." in notes
    # Claims of confidence 0.8: opposition leads unless the court stands alone against nobody or
    # one, or all are silent. With both members it leads (.64); with one of them the sides are
    # even unless the court is silent (.32 x .2); with neither the house itself counts, and leads
    # when the court is silent (.04 x .8 x .2).
    assert asked.certainty is not None
    expected = 0.64 + 0.32 * 0.2 + 0.04 * 0.8 * 0.2
    share = ReportContext(Run(chambers, Settings(replicates=20_000))).certainty
    assert share is not None and share.stability.majority == pytest.approx(expected, abs=0.01)


def test_an_institution_is_one_on_every_day(chambers: Dataset) -> None:
    """Coded as one later: on an earlier day it still is not counted beside its members."""
    dated = replace(
        chambers,
        stances=tuple(replace(row, date=_day(1)) for row in chambers.stances),
        influence=tuple(replace(row, date=_day(3)) for row in chambers.influence),
    )
    asked = ReportContext(Run(dated, Settings(as_of=_day(2), replicates=0)))
    assert not asked.run.dataset.influence
    assert set(asked.groups.counted) == {"m1", "m2", "court"}
    assert asked.run.finding("compromise").summary["actors"] == 3


def test_members_speak_for_a_decider_without_a_stance(chambers: Dataset) -> None:
    silent = replace(
        chambers,
        issues=(Issue("q", "Q?", decided_by=("house",)),),
        stances=tuple(row for row in chambers.stances if row.actor != "house"),
    )
    said = " ".join(str(s) for s in headline(ReportContext(Run(silent, Settings(replicates=0)))))
    assert "In a vote of house, q fails 0 to 2." in said  # those at -0.8 and -0.9


def test_a_source_that_turns_an_actor_is_named() -> None:
    """Without the later source c stands where the earlier one saw it, on the other side."""
    names = ["a", "b", "c", "d"]
    data = Dataset(
        "turned",
        actors=tuple(Actor(name, name.upper(), capability=50.0) for name in names),
        issues=ISSUES[:1],
        stances=(
            *(Stance(f"s-{n}", n, "q", -1.0, 1.0, source=(f"of-{n}",)) for n in "abd"),
            Stance("s1", "c", "q", 0.5, 1.0, date=_day(1), source=("early",)),
            Stance("s2", "c", "q", -0.6, 1.0, date=_day(2), source=("late",)),
        ),
    )
    asked = ReportContext(Run(data, Settings(replicates=10)))
    assert asked.certainty is not None
    turning = {hinge.id: hinge.turns for hinge in asked.certainty.hinges if hinge.turns}
    assert turning == {"late": ("c",)}
    told = certainty(asked)
    assert told is not None and told.table is not None
    lead = [Language("en", data.names()).say(sentence) for sentence in told.lead]
    assert (
        "Without late [late] (1 claim rests on it alone) this would change: the side of C." in lead
    )
    # The largest shift that the text tells is in the table: (1.1 - 0) / 4 against a left out.
    shifts = [abs(row[2]) for row in told.table.rows]
    assert f"moves by {max(shifts):.2f} at most" in lead[1]
    assert max(shifts) == pytest.approx(np.mean([-1, -1, -1, 0.5]) - np.mean([-1, -1, -1, -0.6]))


def _day(number: int) -> date:
    return date(2026, 1, number)


def test_no_forecast_without_its_only_source() -> None:
    data = Dataset(
        "one",
        actors=(Actor("a", "A"), Actor("b", "B")),
        issues=ISSUES[:1],
        stances=(
            Stance("s1", "a", "q", -1.0, source=("one",)),
            Stance("s2", "b", "q", -1.0, source=("one",)),
        ),
    )
    said = [
        str(sentence) for sentence in headline(ReportContext(Run(data, Settings(replicates=10))))
    ]
    assert said[-1] == "Without one [one] (2 claims rest on it alone) there would be no forecast."
