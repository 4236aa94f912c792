"""What is sure is shown as sure, what is doubted as doubted, and by the same numbers each time."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from graphkit.analysis.certainty import Certainty
from graphkit.analysis.finding_with_intervals import finding_with_intervals
from graphkit.analysis.precomputed_certainty import (
    PrecomputedCertainty,
    replicates_of,
    with_intervals,
)
from graphkit.analysis.report_context import ReportContext
from graphkit.analysis.run import Run
from graphkit.analysis.sections.certainty import section
from graphkit.dataset import Actor, Dataset, Influence, Issue, Source, Stance, Tie
from graphkit.engines.uncertainty.camp_certainty import camp_certainty
from graphkit.engines.uncertainty.conclusions import conclusions
from graphkit.engines.uncertainty.error_model import ErrorModel
from graphkit.engines.uncertainty.leave_out import by_actor, by_source
from graphkit.engines.uncertainty.notes import left_out_notes
from graphkit.engines.uncertainty.ranks import (
    intervals,
    intervals_of_some,
    ranks,
    shared_ranks,
    span,
    top,
)
from graphkit.engines.uncertainty.replicates import point
from graphkit.engines.uncertainty.results import STACKED
from graphkit.engines.uncertainty.stack_camps import matched, pull, settle
from graphkit.findings import Interval, Settings
from graphkit.formats import load
from graphkit.graph.claims import Claims
from graphkit.outcome_models import MAIN_MODELS

UNKNOWN = np.full(2, np.nan)
NOTHING = ErrorModel(confidence=1.0, strength=0.0, position=0.0, capability=0.0, salience=0.0)


@pytest.fixture(scope="module")
def blackwell(blackwell_folder: Path) -> Dataset:
    return load(blackwell_folder)


@pytest.fixture(scope="module")
def sure(blackwell: Dataset) -> Certainty:
    return Certainty(Run(blackwell, Settings()), replicates=200, seed=0)


def without_doubt(dataset: Dataset) -> Certainty:
    """Every claim certain and everybody's power coded: what is not coded is never certain."""
    certain = replace(
        dataset,
        actors=tuple(
            actor if actor.capability is not None else replace(actor, capability=50.0)
            for actor in dataset.actors
        ),
        ties=tuple(replace(tie, confidence=1.0) for tie in dataset.ties),
        stances=tuple(replace(stance, confidence=1.0) for stance in dataset.stances),
    )
    return Certainty(Run(certain, Settings()), 20, 0, NOTHING)


@pytest.mark.parametrize("name", STACKED)
def test_without_doubt_intervals_are_points(name: str, blackwell: Dataset) -> None:
    known = without_doubt(blackwell)
    values = known.run.finding(name).values
    for actor, interval in known.intervals(name).items():
        assert interval.low == interval.high == pytest.approx(values[actor], abs=1e-9)
        assert interval.rank_low == interval.rank_high


def test_without_doubt_outcomes_and_headline_are_certain(blackwell: Dataset) -> None:
    known = without_doubt(blackwell)
    for issue in known.run.dataset.issues:
        found = known.outcome(issue=issue.id)
        wanted = known.run.finding("compromise", issue=issue.id).summary["outcome"]
        assert found is not None and found.low == found.high == pytest.approx(wanted, abs=1e-9)
    assert known.stability.majority == known.stability.outcome == 1.0
    assert set(known.stability.deciders.values()) == {1.0}


def test_every_actor_has_an_interval_around_its_replicates(sure: Certainty) -> None:
    values = sure.values("pagerank")
    assert values is not None
    for row, (actor, found) in enumerate(sure.intervals("pagerank").items()):
        assert actor == sure.claims.actors[row]
        inside = (values[row] >= found.low) & (values[row] <= found.high)
        assert inside.mean() >= 0.9


def test_findings_get_the_intervals_of_their_measure(sure: Certainty) -> None:
    names = ("pagerank", "compromise", "betweenness")
    plain = [sure.run.finding(name) for name in names]
    plain.append(sure.run.finding("betweenness", alpha=0.0))
    found = with_intervals(sure, plain)
    assert found[0].result and found[0].result.intervals == sure.intervals("pagerank")
    assert found[3] is plain[3]  # other than the usual parameters


@pytest.mark.parametrize("model", list(MAIN_MODELS))
def test_findings_get_the_range_of_their_forecast(model: str, sure: Certainty) -> None:
    (found,) = with_intervals(sure, [sure.run.finding(model)])
    ends, told = sure.outcome(model), found.summary
    assert ends is not None
    assert (told["outcome_low"], told["outcome_high"]) == (ends.low, ends.high)
    assert (told["outcome_unit_low"], told["outcome_unit_high"]) == (ends.unit_low, ends.unit_high)
    assert ends.unit_low < ends.unit_high


def test_only_forecasts_made_as_replicates_are_get_a_range(sure: Certainty) -> None:
    """Challenges and opinions that spread otherwise are repeated nowhere."""
    other = [
        sure.run.finding("challenge"),
        sure.run.finding("opinion_dynamics", model="degroot"),
        sure.run.finding("decision_path", conditions_met=False),
    ]
    assert list(with_intervals(sure, other)) == other


def test_what_is_not_coded_is_not_sure(harbour: Dataset) -> None:
    """Nobody coded confidence: each decider's stance is kept in 80 of 100 replicates.

    Ann is against unless both later claims are lost and the first is kept (.8 x .2 x .2) or
    none is kept (.2^3); jitter of .1 cannot turn -.5.
    """
    held = Certainty(Run(harbour, Settings()), replicates=20_000, seed=0).stability
    assert held.deciders["a"] == pytest.approx(0.96, abs=0.01)


def test_the_range_of_a_decision_by_hand(harbour: Dataset) -> None:
    """Ann decides alone: at -1 (.8), else -.5 (.16), else .5 (.032), else nowhere (.008)."""
    still = Certainty(Run(harbour, Settings()), 20_000, 0, ErrorModel(position=0.0))
    found = still.outcome("decision_path")
    assert found is not None and (found.unit_low, found.unit_high) == (-1.0, -0.5)
    assert found.defined == pytest.approx(0.992, abs=0.002)
    assert found.support == pytest.approx(0.032 / 0.992, abs=0.004)


def test_outcome_shares_add_up(sure: Certainty) -> None:
    for issue in sure.run.dataset.issues:
        found = sure.outcome("median_voter", issue.id)
        assert found is not None
        assert found.support + found.oppose + found.even == pytest.approx(1.0)
        assert found.low <= found.high


# Ranks.


def test_ranks_count_who_is_larger() -> None:
    values = np.array([[3.0, 0.0], [1.0, 0.0], [3.0, 0.0], [2.0, 5.0]])
    assert ranks(values).T.tolist() == [[1, 4, 1, 3], [2, 2, 2, 1]]


def test_rounding_noise_does_not_rank() -> None:
    assert ranks(np.array([[0.1 + 0.2], [0.3]])).T.tolist() == [[1, 1]]


def test_top_counts_shared_places() -> None:
    values = np.array([[3.0, 0.0], [1.0, 0.0], [3.0, 0.0], [2.0, 5.0]])
    assert top(values, 1).tolist() == [0.5, 0.0, 0.5, 0.5]


def test_undefined_replicates_are_left_out() -> None:
    values = np.array([[1.0, np.nan, 3.0], [2.0, np.nan, 1.0]])
    found = intervals(("a", "b"), values, UNKNOWN)
    assert (found["a"].rank_low, found["a"].rank_high) == (1, 2)
    assert span(np.array([np.nan]), np.nan) is None
    assert intervals(("a",), np.array([[np.nan]]), UNKNOWN[:1]) == {}


def test_a_range_reaches_to_the_value_it_stands_beside() -> None:
    """a has 9 as coded and 1 to 3 in replicates: 9 comes first, though b leads in all of them."""
    values = np.array([[1.0, 2.0, 3.0], [4.0, 4.0, 4.0]])
    found = intervals(("a", "b"), values, np.array([9.0, 4.0]))
    assert (found["a"].high, found["a"].median, found["a"].low) == (9.0, 2.0, pytest.approx(1.1))
    assert (found["a"].rank_low, found["a"].rank_high) == (1, 2)
    assert (found["b"].low, found["b"].high) == (4.0, 4.0)
    assert (found["b"].rank_low, found["b"].rank_high) == (1, 2)
    assert span(np.array([0.1, 0.2, 0.3]), -0.5) == (-0.5, pytest.approx(0.29))
    assert span(np.array([0.1, 0.2, 0.3]), 0.2) == (pytest.approx(0.11), pytest.approx(0.29))


def test_ranks_that_overlap_are_shared() -> None:
    """a 1-2, b 2-3, c 3-5, d 6-6: a and b tie, b and c tie, d is behind all three.

    Nobody is certainly before b and one is before c, but no rank lies outside its own range.
    """
    ends = {"a": (1, 2), "b": (2, 3), "c": (3, 5), "d": (6, 6)}
    found = shared_ranks({actor: Interval(0, 1, low, high) for actor, (low, high) in ends.items()})
    assert found == {"a": (1, 1), "b": (2, 2), "c": (3, 1), "d": (6, 0)}


# Camps.


def test_camps_called_by_other_names_are_the_same_camps() -> None:
    start = np.array([0, 0, 0, 1, 1, 2, -1])
    swapped = np.array([[2, 2, 2, 0, 0, 1, -1], [1, 1, 0, 0, 0, 2, -1]], dtype=np.int8).T
    found = matched(swapped, start, 3)
    assert found[:, 0].tolist() == start.tolist()
    assert found[:, 1].tolist() == [0, 0, 1, 1, 1, 2, -1]


def test_many_camps_are_matched_like_few() -> None:
    random = np.random.default_rng(0)
    start = random.integers(0, 8, 60)
    order = random.permutation(8)
    found = matched(order[start][:, None].astype(np.int8), start, 8)
    assert found[:, 0].tolist() == start.tolist()


def test_nobody_would_move_alone(sure: Certainty) -> None:
    replicates = sure.redrawn.part(0, 5)
    held = pull(replicates)
    start = np.random.default_rng(0).integers(0, 3, len(replicates.claims))
    camp = settle(held, start, 3)
    for number in range(5):
        matrix = np.zeros((held.size, held.size))
        matrix[held.low, held.high] = held.net[:, number]
        matrix += matrix.T
        pulls = np.array([matrix @ (camp[:, number] == name) for name in range(3)])
        now = pulls[camp[:, number], np.arange(held.size)]
        alone = np.bincount(camp[:, number], minlength=3)[camp[:, number]] == 1
        assert ((pulls.max(axis=0) <= now + 1e-9) | alone).all()
        inside = camp[held.low, number] == camp[held.high, number]
        before = start[held.low] == start[held.high]
        assert held.net[inside, number].sum() >= held.net[before, number].sum() - 1e-9


def test_camp_shares(harbour: Dataset) -> None:
    """Two camps that only one claim each joins: a and b stand together in 70% of replicates."""
    ties = (
        Tie("t1", "a", "b", 1, confidence=0.7),
        Tie("t2", "c", "d", 1, confidence=1.0),
        Tie("t3", "a", "c", -1, confidence=1.0),
    )
    case = replace(harbour, ties=ties, stances=(), influence=())
    replicates = Certainty(Run(case, Settings()), 10_000, 0).redrawn
    found = camp_certainty(replicates, {"a": 1, "b": 1, "c": 2, "d": 2})
    assert found.together("a", "b") == pytest.approx(0.7, abs=0.02)
    assert found.together("c", "d") == 1.0
    assert found.together("a", "c") == 0.0
    assert found.own["b"] == pytest.approx(0.7, abs=0.02)
    assert found.membership["a"] == {1: 1.0, 2: 0.0}


def test_camps_without_anything_that_holds(harbour: Dataset) -> None:
    """Camps given, no ties and stances: nothing places anybody in any replicate."""
    bare = replace(harbour, ties=(), stances=(), influence=())
    replicates = Certainty(Run(bare, Settings()), 10, 0).redrawn
    found = camp_certainty(replicates, {"a": 1, "b": 2})
    assert found.own == {"a": 0.0, "b": 0.0} and found.elsewhere("a") == 0.0


# What conclusions hang on.


def test_leaving_out_a_source_is_the_data_without_it(blackwell: Dataset) -> None:
    run = Run(blackwell, Settings())
    left = by_source(Certainty(run, 1, 0).claims)
    found = conclusions(left.replicates, 0)
    for number in range(0, len(left.names), 17):
        gone = left.lost[number]
        rest = replace(
            run.dataset,
            ties=tuple(row for row in run.dataset.ties if row.id not in gone),
            stances=tuple(row for row in run.dataset.stances if row.id not in gone),
            influence=tuple(row for row in run.dataset.influence if row.id not in gone),
        )
        other = Run(rest, Settings(as_of=run.as_of))
        wanted = other.finding("compromise").summary["outcome_unit"]
        assert found.outcome[number] == pytest.approx(wanted, abs=1e-9)
        claims = run.dataset.claims()
        sources = {frozenset(run.dataset.rests_on(row)) for row in claims if row.id in gone}
        assert sources == {frozenset([left.names[number]])}


def test_what_another_source_corroborates_does_not_rest_on_one_alone() -> None:
    """Named in the source column or in a column of the coder's own; words are no source."""
    data = Dataset(
        "case",
        actors=(Actor("a", "A"), Actor("b", "B"), Actor("c", "C")),
        issues=(Issue("q", "Q?"),),
        stances=(
            Stance("s1", "a", "q", 1.0, source=("one",)),
            Stance("s2", "b", "q", 1.0, source=("one",), extra={"x_corroborated_by": "two"}),
            Stance("s3", "c", "q", 1.0, source=("one",), extra={"x_coder_note": "two days ago"}),
        ),
        influence=(
            Influence("i1", "a", "q", 5.0, source=("one",), extra={"x_corroborated_by": "two"}),
            Influence("i2", "b", "q", 5.0, source=("one",)),
        ),
        sources=(Source("one"), Source("two")),
    )
    left = by_source(Certainty(Run(data, Settings()), 1, 0).claims)
    assert dict(zip(left.names, left.lost, strict=True)) == {"one": {"s1", "s3", "i2"}}


def test_a_source_that_carries_the_forecast_is_named(harbour: Dataset) -> None:
    """All of Ann's claims rest on one source; without it those in favour win."""
    found = Certainty(Run(harbour, Settings())).hinges
    assert found[0].kind in ("source", "actor")
    by_name = {(hinge.kind, hinge.id): hinge for hinge in found}
    assert {"outcome", "majority", "decider"} <= set(by_name["source", "news"].flips)
    assert set(by_name["source", "news"].claims) == {"st1", "st2", "st3", "st4", "st7"}
    # Without Ann two are against and two for, and the weights favour the park. Ben (a to c) and
    # Eve (d to c) stand between one pair each; Ben needs Ann for it.
    assert by_name["actor", "a"].flips == ("outcome", "majority", "first")


def test_coders_are_left_out_one_at_a_time(harbour: Dataset) -> None:
    def by(coder: dict[str, str], rows: tuple[Stance, ...]) -> tuple[Stance, ...]:
        return tuple(replace(r, extra={"x_coder": coder.get(r.actor, "me")}) for r in rows)

    two = replace(harbour, stances=by({"a": "you"}, harbour.stances))
    found = Certainty(Run(two, Settings()))
    assert found.coders == ("me", "you")
    assert ("coder", "you") in {(hinge.kind, hinge.id) for hinge in found.hinges}
    one = Certainty(Run(replace(harbour, stances=by({}, harbour.stances)), Settings()))
    assert all(hinge.kind != "coder" for hinge in one.hinges)


def test_ties_alone_have_no_sides(harbour: Dataset) -> None:
    bare = replace(harbour, issues=(), stances=(), influence=())
    found = Certainty(Run(bare, Settings()), replicates=20)
    assert found.stability.majority is None and found.outcome() is None
    assert all(set(hinge.flips) <= {"first"} for hinge in found.hinges)
    assert found.values("capability") is None and found.intervals("betweenness")


def test_shifts_too_small_to_be_told_are_not_none() -> None:
    """Leaving out "c" moves the mean from -.8986 to -.9 only."""
    data = Dataset(
        "firm",
        actors=tuple(Actor(n, n, capability=50.0 if n != "c" else 1.0) for n in "abc"),
        issues=(Issue("q", "Q?"),),
        stances=tuple(Stance(f"s{n}", n, "q", -0.9 if n != "c" else -0.76, 1.0) for n in "abc"),
    )
    told = section(ReportContext(Run(data, Settings(replicates=10))))
    assert told is not None and told.table is None
    assert str(told.lead[1]).endswith("the forecast moves by 0.02 at most.")


def test_where_nobody_stands_between_nothing_hangs_on_who_comes_first() -> None:
    pair = Dataset("pair", actors=(Actor("a", "A"), Actor("b", "B")), ties=(Tie("t", "a", "b", 1),))
    told = section(ReportContext(Run(pair, Settings(replicates=10))))
    assert told is not None and told.table is None
    assert not any("betweenness" in str(sentence) for sentence in told.lead)


def test_an_even_split_and_a_forecast_in_the_middle_have_nothing_to_hold() -> None:
    even = Dataset(
        "even",
        actors=(Actor("a", "A"), Actor("b", "B")),
        issues=(Issue("q", "Q?"),),
        stances=(Stance("s1", "a", "q", 1.0), Stance("s2", "b", "q", -1.0)),
    )
    held = Certainty(Run(even, Settings()), replicates=10).stability
    assert (held.majority, held.outcome) == (None, None)


# The same numbers each time.

PRINTED = """
import sys
from dataclasses import replace
from graphkit.analysis.certainty import Certainty
from graphkit.analysis.run import Run
from graphkit.outcome_models import MAIN_MODELS
from graphkit.findings import Settings
from graphkit.formats import load
from graphkit.graph.claims import Claims
case = load(sys.argv[1])
if sys.argv[2] == "turned":
    case = replace(case, actors=case.actors[::-1], stances=case.stances[::-1],
                   ties=case.ties[::-1], influence=case.influence[::-1],
                   sources=case.sources[::-1])
sure = Certainty(Run(case, Settings()), replicates=60, seed=5)
print([sure.intervals(name) for name in ("betweenness", "hits", "pn_centrality", "capability")])
print(sure.outcome(), sure.stability, sure.hinges)
camp_of = {actor: number % 2 for number, actor in enumerate(sure.claims.actors)}
from graphkit.engines.uncertainty.camp_certainty import camp_certainty
print(camp_certainty(sure.redrawn, camp_of).membership)
"""


@pytest.mark.slow
def test_the_same_bytes_for_any_order_of_rows_and_any_hash_seed(blackwell_folder: Path) -> None:
    said = set()
    for order, seed in (("as is", "1"), ("turned", "77")):
        done = subprocess.run(
            [sys.executable, "-c", PRINTED, str(blackwell_folder), order],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        )
        said.add(done.stdout)
    assert len(said) == 1 and said.pop()


def test_the_point_has_one_replicate(sure: Certainty) -> None:
    assert len(point(sure.claims)) == 1


@pytest.mark.slow
def test_fewer_replicates_are_drawn_in_large_networks_and_none_in_huge_ones() -> None:
    def drawn(actors: int, ties: int) -> int:
        names = [f"a{number:05}" for number in range(actors)]
        rows = (
            Tie(f"t{n}", names[n % actors], names[(7 * n + 1) % actors], 1) for n in range(ties)
        )
        case = Dataset("case", actors=tuple(Actor(x, x) for x in names), ties=tuple(rows))
        return replicates_of(Run(case, Settings()))

    assert drawn(100, 400) == 1000
    assert 100 <= drawn(1000, 5000) <= 200
    assert drawn(10_000, 50_000) == 0


def test_where_no_replicates_are_drawn_the_report_says_so() -> None:
    names = [f"a{number:05}" for number in range(4000)]
    ties = (Tie(f"t{n}", a, b, 1) for n, (a, b) in enumerate(pairwise(names)))
    case = Dataset("case", actors=tuple(Actor(x, x) for x in names), ties=tuple(ties))
    said = section(ReportContext(Run(case, Settings())))
    assert said and "--replicates 100" in str(said.lead[0])
    assert section(ReportContext(Run(case, Settings(replicates=0)))) is None


def test_one_measure_alone_gets_intervals_too(harbour: Dataset) -> None:
    """At once, one by one, and with parameters of its own; groups and searches get none."""
    run = Run(harbour, Settings(replicates=300))
    for name in ("betweenness", "constraint", "opinion_dynamics"):
        found = finding_with_intervals(run, run.finding(name)).result
        assert found and found.intervals and found.intervals.keys() == (found.values or {}).keys()
        assert all(own.low <= own.high and own.rank_low for own in found.intervals.values())
        assert ("one by one" in str(found.notes[-1:])) == (name != "betweenness")
    plain, steep = run.finding("katz"), run.finding("katz", alpha=0.01)
    assert finding_with_intervals(run, plain).result != finding_with_intervals(run, steep).result
    for name in ("camps", "frustration_index", "triangle_balance"):
        assert finding_with_intervals(run, run.finding(name)) is run.finding(name)
    none = Run(harbour, Settings(replicates=0))
    assert finding_with_intervals(none, none.finding("katz")) is none.finding("katz")


def test_a_measure_that_gives_some_actors_no_number() -> None:
    """Each actor's range is over the replicates in which it has a number, ranks among those."""
    values = np.array([[3.0, np.nan, 5.0], [4.0, 2.0, np.nan], [np.nan, np.nan, np.nan]])
    found = intervals_of_some(("a", "b", "c"), values, {})
    assert found.keys() == {"a", "b"}
    assert (found["a"].rank_low, found["a"].rank_high) == (1, 2)
    assert (found["b"].rank_low, found["b"].rank_high) == (1, 1)
    assert found["a"].median == 4.0 and found["b"].median == 3.0


def test_of_many_actors_those_with_the_most_claims_are_left_out(harbour: Dataset) -> None:
    run = Run(harbour, Settings())
    view = run.view("claims")
    assert isinstance(view, Claims)
    every, few = by_actor(view), by_actor(view, 2)
    counts = {name: len(lost) for name, lost in zip(every.names, every.lost, strict=True)}
    assert set(few.names) == set(sorted(counts, key=lambda name: (-counts[name], name))[:2])
    column = every.names.index(few.names[0])
    assert few.replicates.ties[:, 0].tolist() == every.replicates.ties[:, column].tolist()
    assert not left_out_notes(view)


@pytest.mark.parametrize(
    ("against", "said"),
    [
        # Two against one: without either, or its source, nobody leads any more.
        (
            2,
            "Conclusions hang on 2 sources and 2 actors, each alone: no0, no1, of-no0 [of-no0]",
        ),
        # Three against one come to -1/2; without the one for it, to -1.
        (
            3,
            "the forecast and most actors stay on the same side; the forecast moves by 0.50 at most.",
        ),
    ],
)
def test_what_the_conclusions_hang_on_is_said(against: int, said: str) -> None:
    names = [*(f"no{number}" for number in range(against)), "yes"]
    data = Dataset(
        "field",
        actors=tuple(Actor(name, name, capability=50.0) for name in names),
        issues=(Issue("q", "Q?"),),
        stances=tuple(
            Stance(f"s{n}", n, "q", 1.0 if n == "yes" else -1.0, 1.0, source=(f"of-{n}",))
            for n in names
        ),
    )
    told = section(ReportContext(Run(data, Settings(replicates=10))))
    assert told is not None
    assert said in str(told.lead[1])


# Who computes it makes no difference.


@pytest.mark.slow
def test_a_report_is_the_same_whether_one_process_works_on_it_or_two(
    blackwell_folder: Path,
) -> None:
    one = "import graphkit.engines.background_process as a; a.processors = lambda: {}\n"
    run = "from graphkit.cli import run; run(['report', {!r}, '--replicates=100', '--format=json'])"
    said = {
        subprocess.run(
            [sys.executable, "-c", one.format(many) + run.format(str(blackwell_folder))],
            capture_output=True,
            check=True,
        ).stdout
        for many in (1, 2)
    }
    assert len(said) == 1 and b"certainty" in said.pop()


def test_answers_are_those_of_certainty(harbour: Dataset) -> None:
    run = Run(harbour, Settings())
    sure, answers = Certainty(run, 50, 0), PrecomputedCertainty(run, 50)
    assert answers.intervals("betweenness") == sure.intervals("betweenness")
    alone = frozenset({harbour.actors[0].id})
    assert answers.intervals("capability", alone) == sure.intervals("capability", alone)
    assert alone.isdisjoint(answers.intervals("capability", alone))
    assert answers.outcome() == sure.outcome() is not None
    assert answers.outcome(issue="nowhere") is None
    assert (answers.stability, answers.hinges, answers.notes) == (
        sure.stability,
        sure.hinges,
        sure.notes,
    )
