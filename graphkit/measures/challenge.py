"""Challenge model: who can press whom, round by round, by expected utility. An experiment.

>>> import numpy as np
>>> from graphkit.engines.outcomes.challenge import bargain
>>> strong, weak = [10.0, 1.0], [1.0, 0.1]
>>> path, moves = bargain(np.array([1.0, -1.0]), np.array(strong), np.array(weak), rounds=1)
>>> moves[0].kind, round(moves[0].position, 2)
('compromise', -0.12)
"""

from __future__ import annotations

from typing import Literal

import numpy as np

from graphkit.card import Accepts, measure, weighed_contest
from graphkit.engines.outcomes.challenge import Move, bargain
from graphkit.engines.outcomes.means import weighted_mean, weighted_median
from graphkit.errors import UsageError
from graphkit.findings import Column, Result, Table
from graphkit.graph.positions import Contest, Floats, Positions
from graphkit.language import Name, Text, plural, text

MOST_ROUNDS = 1000


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
            "Which of several compromises an actor takes: as in the published replication, which "
            "favours the low end of the scale, or the one that asks for the least change."
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
    offers: Literal["replication", "least_change"] = "replication",
) -> Result:
    """`summary["outcome"]` is the weighted mean after the last round; `table` has every round.

    Rows of `table` are actors, then the weighted mean and the weighted median; columns are the
    rounds from 0, the start. Numbers are on the issue's own scale if it has one. Actors without
    capability or salience take no part. `summary["outcome_reversed"]` is the outcome when the
    scale is read from its other end; it differs where `offers` is "replication".
    """
    if not 1 <= rounds <= MOST_ROUNDS or not 0 <= q <= 1:
        raise UsageError(f"It takes 1 to {MOST_ROUNDS} rounds and a chance q from 0 to 1.")
    field = weighed_contest(positions, issue)
    part = np.flatnonzero(field.weight > 0)
    start, power = field.position[part], field.capability[part] / field.capability[part].max()
    salience = field.salience[part]
    path, moves = bargain(start, power, salience, rounds=rounds, q=q, risk=risk, choice=offers)
    mirror, _ = bargain(-start, power, salience, rounds=rounds, q=q, risk=risk, choice=offers)
    weight = power * salience
    unit, reverse = weighted_mean(path[-1], weight), weighted_mean(-mirror[-1], weight)
    settled = bool(np.abs(path[-1] - path[-2]).max() == 0)
    scale = field.issue.scale.place
    return Result(
        reading=_reading(field, unit, reverse, rounds),
        summary={
            "outcome": scale(unit),
            "outcome_unit": unit,
            "outcome_reversed": scale(reverse),
            "median": scale(weighted_median(path[-1], weight)),
            "rounds": rounds,
            "settled": settled,
            "moves": len(moves),
            **field.defaults,
        },
        table=_table(field, part.tolist(), path, weight),
        notes=_notes(field, part.tolist(), moves, settled),
        claims=field.rests(part.tolist()),
    )


def _reading(field: Contest, unit: float, reverse: float, rounds: int) -> Text:
    said = plural(
        "After {count} round of bargaining the positions on {issue} average {outcome}.",
        "After {count} rounds of bargaining the positions on {issue} average {outcome}.",
        rounds,
        outcome=field.issue.scale.say(unit),
        issue=Name(field.issue.id),
    )
    if abs(unit - reverse) < 0.005:
        return said
    return text(
        "{said} Read from the other end of the scale the same rule gives {reverse}.",
        said=said,
        reverse=field.issue.scale.say(reverse),
    )


def _table(field: Contest, part: list[int], path: Floats, weight: Floats) -> Table:
    scale = field.issue.scale.place
    rows: list[tuple[object, ...]] = [
        (Name(field.actors[row]), *map(scale, path[:, column].tolist()))
        for column, row in enumerate(part)
    ]
    means = [scale(weighted_mean(now, weight)) for now in path]
    medians = [scale(weighted_median(now, weight)) for now in path]
    rows += [(text("Weighted mean"), *means), (text("Weighted median"), *medians)]
    columns = [Column("actor", text("Actor"))]
    columns += [
        Column(f"round_{number}", text("{number}", number=number), field.issue.scale.format)
        for number in range(len(path))
    ]
    return Table(tuple(columns), tuple(rows))


def _notes(field: Contest, part: list[int], moves: list[Move], settled: bool) -> tuple[Text, ...]:
    """What happened in the first round, and whether the last one still moved anybody."""
    said = [_move(field, part, move) for move in moves if move.round == 1][:5]
    if not settled:
        said.append(text("Positions still moved in the last round: the outcome is not settled."))
    return tuple(said)


def _move(field: Contest, part: list[int], move: Move) -> Text:
    actor, by = (Name(field.actors[part[number]]) for number in (move.actor, move.by))
    to = field.issue.scale.say(move.position)
    if move.kind == "confrontation":
        return text("Round 1: {actor} loses to {by} and moves to {to}.", actor=actor, by=by, to=to)
    if move.kind == "compromise":
        return text("Round 1: {actor} settles with {by} at {to}.", actor=actor, by=by, to=to)
    return text("Round 1: {actor} gives in to {by} at {to}.", actor=actor, by=by, to=to)
