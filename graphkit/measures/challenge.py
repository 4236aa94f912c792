"""Challenge model: who can press whom, round by round, by expected utility. An experiment.

>>> import numpy as np
>>> from graphkit.engines.outcomes.challenge import bargain
>>> strong, weak = [10.0, 1.0], [1.0, 0.1]
>>> path, moves = bargain(np.array([1.0, -1.0]), np.array(strong), np.array(weak), rounds=1)
>>> moves[0].kind, round(moves[0].position, 2)
('compromise', -0.12)
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from graphkit.card import Accepts, measure, weighed_contest
from graphkit.engines.outcomes.challenge import Choice, Move, bargain, cycle
from graphkit.engines.outcomes.means import weighted_mean, weighted_median
from graphkit.errors import UsageError
from graphkit.findings import Column, Result, Scalar, Table
from graphkit.graph.positions import Contest, Floats, Positions
from graphkit.language import Name, Text, plural, text
from graphkit.phrases import phrase
from graphkit.scale import Scale

MOST_ROUNDS = 1000
ALIKE = 0.005  # means closer than this are printed alike


@measure(
    title=text("Challenge model (expected utility)"),
    family="outcome",
    question=text("Where do positions end up when actors press one another?"),
    formula=text(
        "In each round every actor weighs, for every other one, what a challenge would bring: "
        "salience of the other x (chance x gain + rest x loss) + the gain if it gives way, less "
        "leaving things as they are. Lost confrontations and compromises move actors."
    ),
    network="stance",
    source="Bueno de Mesquita 1997; Scholz, Calbert & Smith 2011",
    accepts=Accepts(
        ties=0,
        note=text(
            "At least two actors with capability and salience. An experiment: the model's author "
            "never published it in full, and small changes of the input can move its outcome far."
        ),
    ),
    parameters={
        "rounds": text("How many rounds are played."),
        "q": text("The chance that nothing changes without a challenge (0 to 1)."),
        "risk": text("Let attitudes to risk follow from how threatened an actor is."),
        "offers": text(
            "Which of several compromises an actor takes. enforceable: that of whoever gains most "
            "by it, then the one that asks for the least change; least_change: the latter alone; "
            "offers that are as good and pull both ways cancel out. replication: as the published "
            "replication was written, which favours the low end of the scale."
        ),
    },
    experimental=True,
)
def challenge(
    positions: Positions,
    *,
    issue: str,
    rounds: int = 10,
    q: float = 1.0,
    risk: bool = True,
    offers: Choice = "enforceable",
) -> Result:
    """Where positions end up when actors press one another, round by round. An experiment.

    Formula
    -------
    For i and another actor j: E(i, j) = s(j) (P(i, j) u⁺ + (1 - P(i, j)) u⁻) + (1 - s(j)) u⁺ - q u⁰
    - (1 - q) u(drift). s is salience; P(i, j) the weight (capability x salience) that stands nearer
    to i, by how much nearer, over all that is at stake; u⁺, u⁻, u⁰ the utilities, bent by i's
    attitude to risk, of winning j over, of losing to j, of no change. The signs of E(i, j) and E(j,
    i), and which is larger, make an offer a confrontation, a compromise or a capitulation.

    Parameters
    ----------
    positions : the stance view
        Actors without capability or salience take no part.
    issue : id of an issue
    rounds : whole number from 1 to 1,000, default 10
    q : from 0 to 1, default 1.0
        The chance that nothing changes without a challenge.
    risk : True or False, default True
        Let attitudes to risk follow from how threatened an actor is; otherwise all are neutral.
    offers : "enforceable", "least_change" or "replication", default "enforceable"
        Which compromise an actor takes: that of whoever gains most by it, then the least change;
        the least change alone; or as the replication was written, which favours the low end.

    Returns
    -------
    Result
        `summary`: "outcome", the weighted mean after the last round, "median", "rounds", "moves";
        "settled", whether the last round left everybody in place (if not, "outcome_unit" is None:
        no forecast); "cycle", the length in rounds of the circle that positions go round in, with
        the means "cycle_low" and "cycle_high" ("outcome" is then None, save for "replication");
        "outcome_reversed", with the scale read from its other end; how many weights are defaults.
        `table`: actors, weighted mean and median by round, 0 being the start; on the issue's scale.

    Not defined
    -----------
    Where nobody holds a stance with weight. Raises `UsageError` for rounds or a q out of range.

    See also
    --------
    compromise, median_voter, decision_path, opinion_dynamics

    Reference
    ---------
    Bueno de Mesquita 1997, A decision making model: its structure and form, International
    Interactions 23.
    Scholz, Calbert & Smith 2011, Unravelling Bueno de Mesquita's group decision model, Journal of
    Theoretical Politics 23.
    """
    if not 1 <= rounds <= MOST_ROUNDS or not 0 <= q <= 1:
        raise UsageError(
            phrase(
                "It takes 1 to {most_rounds} rounds and a chance q from 0 to 1.",
                most_rounds=MOST_ROUNDS,
            )
        )
    field = weighed_contest(positions, issue)
    part = np.flatnonzero(field.weight > 0)
    start, power = field.position[part], field.capability[part] / field.capability[part].max()
    salience = field.salience[part]
    path, moves = bargain(start, power, salience, rounds=rounds, q=q, risk=risk, choice=offers)
    found = Bargained(path, power * salience, field.issue.scale, stops=offers == "replication")
    reverse = found.last
    if offers == "replication":
        mirror, _ = bargain(-start, power, salience, rounds=rounds, q=q, risk=risk, choice=offers)
        reverse = weighted_mean(-mirror[-1], power * salience)
    return Result(
        reading=_reading(field, found, reverse),
        summary={
            **_outcome(field, found),
            "outcome_reversed": None if found.outcome is None else field.issue.scale.place(reverse),
            "moves": len(moves),
            **field.defaults,
        },
        table=_table(field, part.tolist(), found),
        notes=tuple(_move(field, part.tolist(), move) for move in moves if move.round == 1)[:5],
        claims=field.rests(part.tolist()),
    )


@dataclass(frozen=True, eq=False)
class Bargained:
    """Positions round by round (row 0 the start) and each actor's weight; `stops`: what stands
    after the last round counts though it would come round again."""

    path: Floats
    weight: Floats
    scale: Scale
    stops: bool

    @property
    def last(self) -> float:
        """The weighted mean after the last round."""
        return weighted_mean(self.path[-1], self.weight)

    @property
    def back(self) -> int | None:
        """After how many rounds the last positions come back, see `cycle`."""
        return cycle(self.path)

    @property
    def outcome(self) -> float | None:
        """The weighted mean after the last round; None where it would come round again."""
        circle = self.back is not None and self.back > 1
        return None if circle and not self.stops else self.last

    @property
    def ends(self) -> tuple[float, float]:
        """The weighted means in the cycle that the last rounds are: the two furthest apart, in
        the order in which their places follow on the issue's scale."""
        assert self.back is not None
        means = [weighted_mean(now, self.weight) for now in self.path[-self.back :]]
        low, high = sorted((min(means), max(means)), key=self.scale.place)
        return low, high


def _outcome(field: Contest, found: Bargained) -> dict[str, Scalar]:
    place, settled = field.issue.scale.place, found.back == 1
    circle = found.back is not None and not settled
    low, high = found.ends if circle else (None, None)
    return {
        "outcome": None if found.outcome is None else place(found.outcome),
        "outcome_unit": found.last if settled else None,
        "median": place(weighted_median(found.path[-1], found.weight)),
        "rounds": len(found.path) - 1,
        "settled": settled,
        "cycle": found.back if circle else None,
        "cycle_low": None if low is None else place(low),
        "cycle_high": None if high is None else place(high),
    }


def _reading(field: Contest, found: Bargained, reverse: float) -> Text:
    say, issue = field.issue.scale.say, Name(field.issue.id)
    if found.back is not None and found.back > 1:
        return _goes_round(field, found)
    if found.back is None:
        said = plural(
            "Bargaining on {issue} does not settle within {count} round; after it positions "
            "average {outcome}.",
            "Bargaining on {issue} does not settle within {count} rounds; after the last "
            "positions average {outcome}.",
            len(found.path) - 1,
            outcome=say(found.last),
            issue=issue,
        )
    else:
        said = plural(
            "After {count} round of bargaining the positions on {issue} average {outcome}.",
            "After {count} rounds of bargaining the positions on {issue} average {outcome}.",
            len(found.path) - 1,
            outcome=say(found.last),
            issue=issue,
        )
    if abs(found.last - reverse) < ALIKE:
        return said
    return text(
        "{said} Read from the other end of the scale the same rule gives {reverse}.",
        said=said,
        reverse=say(reverse),
    )


def _goes_round(field: Contest, found: Bargained) -> Text:
    """That the positions never settle, and between what means they go round."""
    assert found.back is not None
    low, high = found.ends
    say = field.issue.scale.say
    parts = {"issue": Name(field.issue.id), "n": found.back, "low": say(low), "high": say(high)}
    if abs(high - low) < ALIKE:
        return text(
            "Bargaining on {issue} does not settle: the same positions come back every {n} rounds, "
            "with an average of {low} throughout.",
            **parts,
        )
    return text(
        "Bargaining on {issue} does not settle: the same positions come back every {n} rounds, "
        "with averages between {low} and {high}.",
        **parts,
    )


def _table(field: Contest, part: list[int], found: Bargained) -> Table:
    scale, path = field.issue.scale.place, found.path
    rows: list[tuple[object, ...]] = [
        (Name(field.actors[row]), *map(scale, path[:, column].tolist()))
        for column, row in enumerate(part)
    ]
    means = [scale(weighted_mean(now, found.weight)) for now in path]
    medians = [scale(weighted_median(now, found.weight)) for now in path]
    rows += [(text("Weighted mean"), *means), (text("Weighted median"), *medians)]
    columns = [Column("actor", text("Actor"))]
    columns += [
        Column(f"round_{number}", text("{number}", number=number), field.issue.scale.format)
        for number in range(len(path))
    ]
    return Table(tuple(columns), tuple(rows))


def _move(field: Contest, part: list[int], move: Move) -> Text:
    actor, by = (Name(field.actors[part[number]]) for number in (move.actor, move.by))
    to = field.issue.scale.say(move.position)
    if move.kind == "confrontation":
        return text("Round 1: {actor} loses to {by} and moves to {to}.", actor=actor, by=by, to=to)
    if move.kind == "compromise":
        return text("Round 1: {actor} settles with {by} at {to}.", actor=actor, by=by, to=to)
    return text("Round 1: {actor} gives in to {by} at {to}.", actor=actor, by=by, to=to)
