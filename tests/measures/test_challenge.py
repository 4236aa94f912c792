"""Challenge model: hand calculations and the published replication's log, round by round."""

import csv
import os
import re
from pathlib import Path

import numpy as np
import pytest

from graphkit.api import measure
from graphkit.dataset import Actor, Dataset, Issue, Stance
from graphkit.engines.outcomes.challenge import bargain
from graphkit.errors import UsageError

ORACLES = os.environ.get("GRAPHKIT_ORACLES")


def case(rows, **scale):
    """One issue; `rows` are (position, capability, salience)."""
    actors = tuple(Actor(f"a{i}", f"A{i}", capability=row[1]) for i, row in enumerate(rows))
    stances = tuple(Stance(f"s{i}", f"a{i}", "q", r[0], r[2]) for i, r in enumerate(rows))
    return Dataset("case", actors=actors, issues=(Issue("q", "?", **scale),), stances=stances)


def test_two_of_three_bargain_by_hand():
    """The third has no salience and so no part.

    Stakes 10 and .1 over both ordered pairs: chances 10/20.2 and .1/20.2. Neutral to risk, the
    first expects .1(4p - 2) + .9 x 2 and the second 4p' - 2, so the second is the most and the
    first the least endangered: exponents 1/2 and 2. With 1/2 the status quo is worth
    2 - 4 sqrt(.5), and the second gives way by the ratio of both expectations.
    """
    rows = [(1.0, 10, 1.0), (-1.0, 1, 0.1), (0.3, 50, 0.0)]
    quo = 2 - 4 * 0.5**0.5
    first = 0.1 * (4 * 10 / 20.2 - 2) + 0.9 * 2 - quo
    second = 4 * 0.1 / 20.2 - 2 - quo
    settled = -1 + 2 * -second / first
    found = measure("challenge", case(rows), rounds=1).result
    table = {str(row[0]): row[1:] for row in found.table.rows}
    assert table["Name(id='a1')"] == pytest.approx((-1, settled), abs=1e-12)
    assert table["Name(id='a0')"] == (1, 1)
    assert "Name(id='a2')" not in table
    assert found.summary["outcome"] == pytest.approx((10 + 0.1 * settled) / 10.1, abs=1e-12)


def test_three_actors_and_a_capitulation_by_hand():
    """Chances 3/14 for the two at +1 against the one at -1, who expects 4(.5/14) - 2 = -13/7
    of a challenge where they expect 3/7: it must give in, which the replication never has."""
    position = np.array([1.0, -1.0, 1.0])
    power, salience = np.array([2.0, 1.0, 1.0]), np.array([1.0, 0.5, 1.0])
    path, moves = bargain(position, power, salience, rounds=1, risk=False, choice="least_change")
    assert path[-1].tolist() == [1, 1, 1]
    assert [(move.actor, move.kind) for move in moves] == [(1, "capitulation")]
    assert bargain(position, power, salience, rounds=1, risk=False)[1] == []


def example():
    with (Path(ORACLES) / "scholz_ExampleActors.csv").open(encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


@pytest.mark.skipif(ORACLES is None, reason="GRAPHKIT_ORACLES names no folder")
def test_the_published_run_round_by_round():
    log = (Path(ORACLES) / "scholz_Example.log").read_text(encoding="utf-8")
    means = [float(number) for number in re.findall(r"Mean position: (\S+)", log)]
    moves = [float(number) for number in re.findall(r"new_pos = (\S+)", log)]
    rows = [
        ((float(row["Position"]) - 7) / 3, float(row["Capability"]), float(row["Salience"]))
        for row in example()
    ]
    data = case(rows, scale_low=4.0, scale_high=10.0)
    found = measure("challenge", data, rounds=10).result
    table = {str(row[0]): row[1:] for row in found.table.rows}
    assert table["Weighted mean"] == pytest.approx(means, abs=1e-9)
    assert table["Weighted median"][0] == 7  # later medians in the log repeat the means
    names = [row["Actor"] for row in example()]
    logged = np.array(moves).reshape(10, 3).T  # Belgium, Luxembourg, Ireland in every round
    for name, path in zip(("Belgium", "Luxembourg", "Ireland"), logged, strict=True):
        assert table[f"Name(id='a{names.index(name)}')"][1:] == pytest.approx(path, abs=1e-9)
    assert found.summary["outcome"] == pytest.approx(7.242130958473938, abs=1e-9)
    assert measure("compromise", data).summary["outcome"] == pytest.approx(7.38995568685)
    assert measure("median_voter", data).summary["outcome"] == 7


RNG = np.random.default_rng(4)
DRAWN = [
    (float(p), float(c), float(s))
    for p, c, s in zip(
        RNG.uniform(-1, 1, 7), RNG.uniform(1, 100, 7), RNG.uniform(0.1, 1, 7), strict=True
    )
]


@pytest.mark.parametrize("offers", ["replication", "least_change"])
def test_scaling_capability_and_adding_somebody_without_salience_change_nothing(offers):
    want = measure("challenge", case(DRAWN), offers=offers).summary["outcome"]
    scaled = case([(p, c / 8, s) for p, c, s in DRAWN])
    joined = case([*DRAWN, (0.9, 70, 0.0)])
    for other in (scaled, joined):
        got = measure("challenge", other, offers=offers).summary["outcome"]
        assert got == pytest.approx(want, abs=1e-9)


def test_least_change_treats_both_ends_alike():
    found = measure("challenge", case(DRAWN), offers="least_change").summary
    assert found["outcome_reversed"] == pytest.approx(found["outcome"], abs=1e-9)


def test_order_and_names_do_not_matter():
    want = measure("challenge", case(DRAWN)).summary["outcome"]
    assert measure("challenge", case(DRAWN[::-1])).summary["outcome"] == pytest.approx(want)


def test_less_than_a_certain_status_quo_counts_the_drift_to_the_centre():
    """Two equals at both ends, drift centre 0: nearer than the other, so j's drift is better.

    Chance 1/4 each, all resist: 4/4 - 2 = -1 less q x 0 less (1 - q) x (2 - 4 x 1/8).
    """
    position, one = np.array([-1.0, 1.0]), np.ones(2)
    from graphkit.engines.outcomes.challenge import Bargain

    apart = np.abs(position[:, None] - position[None, :]) / 2
    game = Bargain(one, one, 2.0, q=0.5)
    drift = np.abs(position)[:, None] / 2
    found = game.utility(apart, np.full((2, 2), 0.25), one, one, drift)
    assert found[0, 1] == pytest.approx(-1 - 0.5 * (2 - 4 * 0.125))


def test_actors_at_one_place_do_not_bargain():
    found = measure("challenge", case([(0.5, 10, 1), (0.5, 20, 1)])).summary
    assert (found["outcome"], found["moves"], found["settled"]) == (0.5, 0, True)


@pytest.mark.skipif(ORACLES is None, reason="GRAPHKIT_ORACLES names no folder")
def test_the_published_file_as_it_is():
    from graphkit.formats import load

    data = load(Path(ORACLES) / "scholz_ExampleActors.csv")
    assert measure("compromise", data).summary["outcome"] == pytest.approx(7.389955686853767)
    assert measure("median_voter", data).summary["outcome"] == pytest.approx(7)
    outcome = measure("challenge", data).summary["outcome"]
    assert outcome == pytest.approx(7.242130958473938, abs=1e-9)


def test_rounds_without_end_are_refused():
    for wrong in ({"rounds": 10**9}, {"rounds": 0}, {"q": 1.5}):
        with pytest.raises(UsageError, match="1 to 1000 rounds"):
            measure("challenge", case(DRAWN), **wrong)
