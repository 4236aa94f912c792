"""Challenge model: hand calculations and the published replication's log, round by round."""

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from published import EC_ACTORS, EC_MEANS, EC_MEDIAN, EC_MOVES

from graphkit.api import measure
from graphkit.dataset import Actor, Dataset, Issue, Stance
from graphkit.engines.outcomes.challenge import bargain, cycle
from graphkit.errors import UsageError
from graphkit.formats import load


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
    without = bargain(position, power, salience, rounds=1, risk=False, choice="replication")
    assert without[1] == []


def published_case():
    rows = [((place - 7) / 3, power, salience) for power, place, salience in EC_ACTORS.values()]
    return case(rows, scale_low=4.0, scale_high=10.0)


@pytest.mark.parametrize("offers", ["enforceable", "replication"])
def test_the_published_outcome(offers):
    """After ten rounds the replication's log has 7.24213; it never settles, and says so."""
    found = measure("challenge", published_case(), offers=offers)
    assert found.summary["outcome"] == pytest.approx(EC_MEANS[-1], abs=1e-9)
    assert (found.summary["settled"], found.summary["outcome_unit"]) == (False, None)
    assert "does not settle within 10 rounds" in str(found.reading)
    assert measure("compromise", published_case()).summary["outcome"] == pytest.approx(EC_MEANS[0])
    assert measure("median_voter", published_case()).summary["outcome"] == EC_MEDIAN


@pytest.mark.parametrize("offers", ["enforceable", "replication"])
def test_the_published_run_round_by_round(offers):
    found = measure("challenge", published_case(), rounds=10, offers=offers).result
    table = {str(row[0]): row[1:] for row in found.table.rows}
    assert table["Weighted mean"] == pytest.approx(EC_MEANS, abs=1e-9)
    assert table["Weighted median"][0] == EC_MEDIAN  # later medians in the log repeat the means
    names = list(EC_ACTORS)
    for name, path in EC_MOVES.items():
        assert table[f"Name(id='a{names.index(name)}')"][1:] == pytest.approx(path, abs=1e-9)


RNG = np.random.default_rng(4)
DRAWN = [
    (float(p), float(c), float(s))
    for p, c, s in zip(
        RNG.uniform(-1, 1, 7), RNG.uniform(1, 100, 7), RNG.uniform(0.1, 1, 7), strict=True
    )
]


CIRCLE = [(-1.0, 1, 0.5), (-0.5, 1, 1.0), (0.0, 1, 1.0)]


def test_a_circle_is_no_forecast_by_hand():
    """The first, half as salient, is pulled to and fro between the other two.

    Where it stands beside the second, all lend half their weight over 4 ordered pairs: 5 at
    stake. The third wins with .5/5, loses nothing worth half of the time as the first does not
    resist: .5 x (.1 - .9) + .5 x 1 = .1; the first would expect .75/5 - 4.25/5 = -.7 of it and
    gives in. Beside the third the second has the same hold on it. Means: (0 - .5 + 0) / 2.5 and
    (-.25 - .5 + 0) / 2.5.
    """
    found = measure("challenge", case(CIRCLE), risk=False)
    table = {str(row[0]): row[1:] for row in found.result.table.rows}
    assert table["Name(id='a0')"][-4:] == pytest.approx((-0.5, 0, -0.5, 0), abs=1e-12)
    said = found.summary
    assert (said["settled"], said["cycle"]) == (False, 2)
    assert (said["outcome"], said["outcome_unit"]) == (None, None)
    assert (said["cycle_low"], said["cycle_high"]) == pytest.approx((-0.3, -0.2))
    assert str(found.reading) == (
        "Bargaining on q does not settle: the same positions come back every 2 rounds, with "
        "averages between −0.30 and −0.20."
    )
    once = measure("challenge", case(CIRCLE), risk=False, rounds=1)
    assert "Bargaining on q does not settle within 1 round;" in str(once.reading)
    assert once.summary["cycle"] is None


def test_how_the_last_positions_come_back():
    still, moving = np.zeros((3, 2)), np.arange(6.0).reshape(3, 2)
    assert (cycle(still), cycle(moving)) == (1, None)
    assert cycle(np.array([[5.0], [1], [2], [3], [1 + 1e-10]])) == 3


def test_equally_good_offers_that_pull_both_ways_cancel_out():
    """Two equals at the ends have the same hold on the one in the middle, who stays there; the
    replication lets the low end win."""
    position, power = np.array([-1.0, 0.0, 1.0]), np.array([1.0, 0.1, 1.0])
    salience = np.array([0.25, 0.1, 0.25])
    for choice in ("enforceable", "least_change"):
        path, moves = bargain(position, power, salience, rounds=1, risk=False, choice=choice)
        assert (path[-1].tolist(), moves) == ([-1, 0, 1], [])
    path, _ = bargain(position, power, salience, rounds=1, risk=False, choice="replication")
    assert path[-1].tolist() == [-1, -1, 1]


coarse = st.tuples(
    st.integers(-4, 4).map(lambda n: n / 4),
    st.sampled_from([1.0, 2.0, 3.0]),
    st.sampled_from([0.2, 0.5, 1.0]),
)
fine = st.tuples(st.floats(-1, 1), st.floats(0.1, 100), st.floats(0.05, 1))


@pytest.mark.relation
@settings(deadline=None, max_examples=150)
@given(
    st.lists(coarse, min_size=2, max_size=7) | st.lists(fine, min_size=2, max_size=7),
    st.sampled_from(["enforceable", "least_change"]),
    st.sampled_from([1.0, 0.7]),
    st.booleans(),
)
@example([(0.0, 1, 0.5), (1.0, 1, 0.5), (1e-273, 1, 0.5)], "enforceable", 1.0, False)
@example(
    [(0.29, 1.5, 0.6), (0.89, 2.3, 0.5), (-0.3, 3.2, 0.5), (0.51, 5.4, 0.6)],
    "enforceable",
    1.0,
    True,
)
def test_positions_turned_round_turn_the_path_round_to_the_last_digit(rows, choice, q, risk):
    position, power, salience = np.array(rows, dtype=float).T
    given = {"rounds": 6, "choice": choice, "q": q, "risk": risk}
    path, moves = bargain(position, power, salience, **given)
    turned, other = bargain(-position, power, salience, **given)
    assert (turned == -path).all()
    assert [(m.round, m.actor, m.kind) for m in moves] == [
        (m.round, m.actor, m.kind) for m in other
    ]


@pytest.mark.parametrize("offers", ["enforceable", "replication", "least_change"])
def test_scaling_capability_and_adding_somebody_without_salience_change_nothing(offers):
    want = measure("challenge", case(DRAWN), offers=offers).summary["outcome"]
    scaled = case([(p, c / 8, s) for p, c, s in DRAWN])
    joined = case([*DRAWN, (0.9, 70, 0.0)])
    for other in (scaled, joined):
        got = measure("challenge", other, offers=offers).summary["outcome"]
        assert got == pytest.approx(want, abs=1e-9)


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


def test_the_published_table_as_a_file(tmp_path):
    rows = "".join(f"{name},{c},{p},{s}\n" for name, (c, p, s) in EC_ACTORS.items())
    (tmp_path / "x.csv").write_text("Actor,Capability,Position,Salience\n" + rows)
    data = load(tmp_path / "x.csv")
    assert measure("compromise", data).summary["outcome"] == pytest.approx(EC_MEANS[0])
    assert measure("median_voter", data).summary["outcome"] == pytest.approx(EC_MEDIAN)
    outcome = measure("challenge", data).summary["outcome"]
    assert outcome == pytest.approx(EC_MEANS[-1], abs=1e-9)


def test_rounds_without_end_are_refused():
    for wrong in ({"rounds": 10**9}, {"rounds": 0}, {"q": 1.5}):
        with pytest.raises(UsageError, match="1 to 1000 rounds"):
            measure("challenge", case(DRAWN), **wrong)
