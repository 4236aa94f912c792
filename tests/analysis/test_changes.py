"""What changed between two states: worked out by hand on a case of five actors."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from graphkit.analysis.analyse import analyse
from graphkit.analysis.change_words import who_came_and_went
from graphkit.analysis.changes import Changes
from graphkit.analysis.question_reports import diff
from graphkit.analysis.run import Run
from graphkit.dataset import Actor, Dataset, Event, Issue, Stance, Tie
from graphkit.engines.balance.matching import best_match, called_like
from graphkit.errors import UsageError
from graphkit.findings import Settings
from graphkit.language import Language

SPRING, SUMMER = date(2026, 3, 1), date(2026, 8, 1)


@pytest.fixture
def case() -> Dataset:
    """By August Ann has turned, Bob hardened, Cyd spoken up; one tie ended, one began."""
    return Dataset(
        "case",
        actors=tuple(Actor(name[0].lower(), name) for name in ("Ann", "Bob", "Cyd", "Dee", "Eve")),
        issues=(Issue("q", "Do it?", decided_by=("a",), decision_rule="sole"), Issue("r", "And?")),
        stances=(
            Stance("s1", "a", "q", 0.5, 1.0, date=date(2026, 1, 5), summary="Yes."),
            Stance("s2", "a", "q", -0.5, 1.0, date=date(2026, 6, 5), summary="No."),
            Stance("s3", "b", "q", -0.5, 1.0, date=date(2026, 2, 5)),
            Stance("s4", "b", "q", -0.75, 1.0, date=date(2026, 7, 5)),
            Stance("s5", "c", "q", 1.0, 1.0, date=date(2026, 7, 6)),
            Stance("s6", "d", "q", 0.25, 1.0, date=date(2026, 2, 6)),
            Stance("s7", "d", "q", 0.25, 1.0, date=date(2026, 7, 7)),
            Stance("s8", "d", "r", 0.25, 1.0, date=date(2026, 7, 7)),
        ),
        ties=(
            Tie("t1", "a", "b", 1, since=date(2026, 1, 1), until=date(2026, 5, 1)),
            Tie("t2", "a", "b", -1, since=date(2026, 5, 2)),
            Tie("t3", "b", "d", 1, until=date(2026, 4, 1)),
            Tie("t4", "d", "e", 1, since=date(2026, 6, 1)),
            Tie("t5", "c", "d", 1),
        ),
        events=(
            Event("e1", date(2026, 2, 1), "Talks"),
            Event("e2", date(2026, 3, 1), "More talks"),
            Event("e3", date(2026, 6, 1), "A row"),
        ),
    )


@pytest.fixture
def changes(case: Dataset) -> Changes:
    return Changes(Run(case, Settings(as_of=SPRING)), Run(case, Settings(as_of=SUMMER)))


def test_who_moved_and_who_spoke_up(changes: Changes) -> None:
    assert [(m.actor, m.issue, m.before, m.after, m.claim) for m in changes.moved] == [
        ("a", "q", 0.5, -0.5, "s2"),
        ("b", "q", -0.5, -0.75, "s4"),
        ("c", "q", None, 1.0, "s5"),
        ("d", "r", None, 0.25, "s8"),
    ]
    assert changes.moved[0].shift == -1.0


def test_ties_that_turned_came_and_went(changes: Changes) -> None:
    found = [
        (t.link.source, t.link.target, t.before and t.before.sign, t.after and t.after.sign)
        for t in changes.ties
    ]
    assert found == [("a", "b", 1, -1), ("d", "e", None, 1), ("b", "d", 1, None)]


def test_who_is_new_and_what_happened(changes: Changes, case: Dataset) -> None:
    assert changes.appeared == ("e",)
    assert changes.gone == ()
    assert [event.id for event in changes.events] == ["e3"]
    backwards = Changes(changes.now, changes.before)
    assert backwards.gone == ("e",)
    assert [(m.actor, m.shift) for m in backwards.moved] == [
        ("a", 1.0),
        ("b", 0.25),
        ("c", None),
        ("d", None),
    ]


def test_outcomes_side_by_side(changes: Changes) -> None:
    """Equal weights: (.5 - .5 + .25) / 3 before, (-.5 - .75 + 1 + .25) / 4 after."""
    table = changes.comparison.outcomes()
    assert [column.key for column in table.columns[2:]] == ["now", "scenario_1"]
    assert [str(column.title) for column in table.columns[2:]] == ["2026-03-01", "2026-08-01"]
    rows = {(row[0].id, str(row[1])): row[2:] for row in table.rows}
    assert rows["q", "Compromise"] == pytest.approx((0.25 / 3, 0.0))
    assert rows["q", "Decision path"] == (0.5, -0.5)


def test_the_same_state_has_no_changes(case: Dataset) -> None:
    same = Changes(Run(case, Settings()), Run(case, Settings()))
    assert (same.moved, same.ties, same.appeared, same.gone) == ((), (), (), ())
    told = diff(same.before, same.now)
    assert told.sections == ()
    assert str(told.headline[0]).endswith("nobody moved on q.")


def test_two_datasets_are_told_apart_by_name_or_content(case: Dataset) -> None:
    other = replace(case, name="other")
    assert Changes(Run(case, Settings()), Run(other, Settings())).names == ("case", "other")
    fewer = replace(case, ties=())
    one, two = Changes(Run(case, Settings()), Run(fewer, Settings())).names
    assert one != two
    assert case.sha256.startswith(one)


def test_the_report_says_what_changed(case: Dataset) -> None:
    report = analyse(case, Settings(as_of=SUMMER, since=SPRING, replicates=0))
    section = report.section("changes")
    assert section is not None
    assert section.table is not None
    said = [Language("en", case.names()).say(sentence) for sentence in section.lead]
    assert said[0] == "Ann changed sides on “Do it?”, from +0.50 to −0.50."
    assert (
        said[1] == "Compared with 1 March 2026, 2 actors moved on “Do it?”: 2 towards opposition."
    )
    assert said[2] == "Cyd took a stance on “Do it?” for the first time: +1.00."
    assert said[3].startswith("On other issues 1 actor took a stance")
    assert section.evidence == ("s2", "s4", "s5", "s8")
    assert section.more == "diff --since 2026-03-01"
    assert [row[0].id for row in section.table.rows] == ["a", "b", "c", "d"]
    assert analyse(case, Settings(replicates=0)).section("changes") is None


@pytest.mark.parametrize("day", [SUMMER, date(2027, 1, 1)])
def test_a_later_day_is_nothing_to_compare_with(case: Dataset, day: date) -> None:
    with pytest.raises(UsageError, match="not before the report's day, 2026-08-01"):
        analyse(case, Settings(as_of=SUMMER, since=day))


def test_actors_keep_their_places_and_camps_their_numbers(case: Dataset) -> None:
    """In summer three newcomers make Ann's the larger camp; Cyd and Dee still stand in camp 1."""
    newcomers = ("f", "g", "h")
    grown = replace(
        case,
        actors=(*case.actors, *(Actor(name, name.upper()) for name in newcomers)),
        ties=(*case.ties, *(Tie(f"n{n}", n, "a", 1, since=date(2026, 6, 1)) for n in newcomers)),
    )
    before = analyse(grown, Settings(as_of=SPRING, replicates=0), with_pictures=True)
    now = analyse(grown, Settings(replicates=0), with_pictures=True, previous=before)
    assert now.layouts["stress"] == before.layouts["stress"]
    was, plain, camp = (
        {actor.id: actor.camp for actor in report.actors}
        for report in (before, analyse(grown, Settings(replicates=0)), now)
    )
    assert (was["c"], was["d"]) == (1, 1)
    assert (plain["a"], plain["f"], plain["c"], plain["d"]) == (1, 1, 2, 2)
    assert (camp["a"], camp["f"], camp["c"], camp["d"]) == (2, 2, 1, 1)


def test_a_day_to_compare_with_moves_nobody(case: Dataset) -> None:
    """The picture of changes is the one that everybody knows, with the moves in it."""
    told = analyse(case, Settings(replicates=0, since=SPRING), with_pictures=True)
    assert told.layouts == analyse(case, Settings(replicates=0), with_pictures=True).layouts


def test_camps_are_called_like_those_they_share_most_with() -> None:
    names = {"a": 1, "b": 1, "c": 2, "d": 2, "e": 3}
    assert called_like({"a": 2, "b": 2, "c": 1, "d": 3, "e": 3, "f": 1}, names) == {
        "a": 1, "b": 1, "c": 2, "d": 3, "e": 3, "f": 2,
    }  # fmt: skip
    assert called_like({}, names) == {}


def test_every_way_to_match_is_weighed() -> None:
    """Taking the largest number first (9) leaves 1 + 1; 8 + 8 + 1 is more."""
    shared = np.array([[9, 8, 0], [8, 0, 0], [0, 0, 1]])
    assert best_match(shared).tolist() == [1, 0, 2]
    assert best_match(np.stack([shared, shared.T[::-1]])).tolist() == [[1, 0, 2], [2, 0, 1]]


def test_the_map_tells_what_changed_and_lights_up_who_moved(case: Dataset) -> None:
    from graphkit.renderers.map.story import story

    report = analyse(case, Settings(as_of=SUMMER, since=SPRING, replicates=0))
    step = next(step for step in story(report) if str(step.title) == "What changed")
    assert step.highlight == ("a", "b", "c", "d")
    assert not any(str(one.title) == "What changed" for one in story(analyse(case)))


def placed(position: float, issue: str = "q", actor: str = "a", **more: object) -> Dataset:
    return Dataset(
        "one",
        actors=(Actor("a", "Ann"), Actor("b", "Bob")),
        issues=(Issue("q", "Do it?", **more), Issue("r", "Do that?")),
        stances=(Stance("s1", actor, issue, position), Stance("s2", "b", "q", 0.5)),
    )


def compared(before: Dataset, now: Dataset) -> Changes:
    settings = Settings(replicates=0)
    return Changes(Run(before, settings), Run(now, settings))


@pytest.mark.parametrize(
    ("was", "now", "moved"),
    [(-0.8, -0.9, 0), (-0.8, -0.91, 1), (0.05, -0.05, 0), (0.1, -0.1, 1), (0.9, 0.8, 0)],
)
def test_a_move_within_what_a_position_may_be_off_is_none(was: float, now: float, moved: int):
    assert len(compared(placed(was), placed(now)).moved) == moved


def test_a_change_of_side_on_another_issue_comes_first() -> None:
    before = placed(0.2, "r")
    now = replace(
        before,
        stances=(replace(before.stances[0], position=-0.4), Stance("s2", "b", "q", 1.0)),
    )
    report = diff(*(Run(data, Settings(replicates=0)) for data in (before, now)))
    table = report.section("changes").table
    assert [(row[0].id, row[1].id) for row in table.rows] == [("a", "r"), ("b", "q")]
    assert str(report.headline[0]) == "a changed sides on r, from +0.20 to −0.40."


def test_the_only_move_is_told_with_its_places() -> None:
    """Not as "1 actor moved on q: 1 towards support"; beside a change of side there is none."""
    report = diff(*(Run(placed(at), Settings(replicates=0)) for at in (0.3, 0.8)))
    assert str(report.headline[0]).endswith("a alone moved on q, from +0.30 to +0.80.")
    turned = diff(*(Run(placed(at), Settings(replicates=0)) for at in (-0.3, 0.8)))
    assert str(turned.headline[1]).endswith("nobody else moved on q.")


def test_moves_on_a_scale_of_its_own_go_up_and_down() -> None:
    own = {"scale_low": 20.0, "scale_high": 90.0}
    report = diff(*(Run(placed(at, **own), Settings(replicates=0)) for at in (-0.5, 0.5)))
    said = [str(sentence) for sentence in report.headline]
    assert said[0] == "a changed sides on q, from 37.5 to 72.5."
    assert said[1].endswith("nobody else moved on q.")  # who turned has been told
    assert report.section("changes").table.rows[0][1:4] == (37.5, 72.5, 35.0)


def test_ranks_are_of_those_who_stand_between_others() -> None:
    """At first b alone lies between two others; then c does more. The rest have no rank."""
    actors = tuple(Actor(a, a) for a in "abcde")
    line = (Tie("t1", "a", "b", 1), Tie("t2", "b", "c", 1))
    more = (*line, Tie("t3", "d", "c", 1), Tie("t4", "c", "e", 1))
    before, now = (Dataset("x", actors=actors, ties=ties) for ties in (line, more))
    found = compared(before, now).comparison
    assert (found.base.ranks, found.scenarios[0].ranks) == ({"b": 1}, {"b": 2, "c": 1})


@pytest.mark.parametrize(
    ("names", "new", "gone"),
    [
        ("c", "c is new: without a stance or a tie before.",
         "c has neither a stance nor a tie any more."),
        ("cd", "c and d are new: without a stance or a tie before.",
         "c and d have neither a stance nor a tie any more."),
    ],
)  # fmt: skip
def test_who_are_all_named_are_not_said_to_be_among_others(names, new, gone) -> None:
    few = placed(0.5)
    many = replace(few, actors=(*few.actors, *(Actor(one, one) for one in names)),
                   stances=(*few.stances, *(Stance(f"s{one}", one, "q", 1.0) for one in names)))  # fmt: skip
    assert list(map(str, who_came_and_went(compared(few, many)))) == [new]
    assert list(map(str, who_came_and_went(compared(many, few)))) == [gone]
    crowd = "cdefghijklmnop"
    more = replace(few, actors=(*few.actors, *(Actor(one, one) for one in crowd)),
                   stances=(*few.stances, *(Stance(f"s{one}", one, "q", 1.0) for one in crowd)))  # fmt: skip
    (said,) = map(str, who_came_and_went(compared(few, more)))
    assert said.startswith("14 actors are new") and said.endswith("among them.")
