"""Outcomes of decision rules: how the positions of those who decide become one outcome."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from graphkit.decision_rule import NEAR, Rule
from graphkit.engines.outcomes.tally import Tally, stopped_by, stopping, tally
from graphkit.engines.outcomes.vote import Bools, Floats, Vote


@dataclass(frozen=True, slots=True)
class Decision:
    """What comes of a rule: the outcome (None: things stay, and where is not known), whose
    position settles it (None also where several stand there), who can stop it alone, and who
    does; of a vote the tally."""

    outcome: float | None
    by: int | None
    can_stop: tuple[int, ...]
    stopped_by: tuple[int, ...] = ()
    tally: Tally | None = None


def decide(
    rule: Rule,
    deciders: Sequence[str],
    positions: Sequence[float],
    status_quo: float | None,
    proposal: float | None = None,
) -> Decision:
    """The outcome when deciders with these positions, in this order, follow `rule`.

    Votes (majority and quotas) are counted: `Vote.outcomes` says where they lead; nan is a voter
    who is absent. With a proposer (at `proposal`) and a known status quo, and for consent and
    veto, whose first is the proposer unless another is named: the proposer gets what it likes
    best among what enough deciders prefer to the status quo (Tsebelis 2002). Where that is not
    known, those whose consent is needed and who are on one side of 0 prefer any outcome on that
    side that goes no further than they do: the least committed sets it. A later decider with a
    mere veto blocks only what goes to the other side.
    """
    if rule.kind == "sole":
        return Decision(positions[0], 0, (0,))
    if rule.vote:
        return _voted(rule, deciders, np.array(positions, dtype=float), status_quo, proposal)
    everyone = tuple(range(len(deciders)))
    if status_quo is None:
        asked = [i for i in everyone if rule.abstain_blocks or positions[i] != 0]
        return _on_one_side(rule, positions, asked, everyone)
    return _proposed(rule, deciders, positions, status_quo, proposal, everyone)


def best_for_proposer(
    rule: Rule, deciders: Sequence[str], held: Floats, quo: float, proposal: Floats | None = None
) -> Floats:
    """What a proposer at `proposal` (by default the first decider) likes best among what enough
    deciders prefer to the status quo: an outcome for each column of `held` (deciders x columns)."""
    carries = _accepted(rule, deciders, held)
    own = held[0] if proposal is None else proposal
    away, best = np.abs(quo - own), np.full(own.shape, quo)
    # The own place, and what each just accepts. Who accepts a place accepts all between it and the
    # status quo: so none beyond the scale is best, nor are two.
    for place in (own, *(2 * held - quo)):
        gap = np.abs(place - own)
        taken = (gap < away) & carries(_accepting(place, held, quo))
        away, best = np.where(taken, gap, away), np.where(taken, place, best)
    return best


def _accepting(place: Floats, held: Floats, quo: float) -> Bools:
    """Who likes a place no less than the status quo; nobody who is absent (nan)."""
    return np.asarray(np.abs(place - held) <= np.abs(quo - held) + NEAR)


def _accepted(rule: Rule, deciders: Sequence[str], held: Floats) -> Callable[[Bools], Bools]:
    """Whether what these accept is accepted: by enough votes, or by all whose consent is asked."""
    if rule.vote:
        vote, there = Vote(rule, deciders), ~np.isnan(held)
        return lambda yes: vote.carries(yes, there & ~yes, there)
    silent = (held == 0) & (not rule.abstain_blocks)
    return lambda yes: np.asarray((yes | silent).all(axis=0))


def _voted(
    rule: Rule,
    deciders: Sequence[str],
    positions: np.ndarray,
    quo: float | None,
    proposal: float | None,
) -> Decision:
    vote, column = Vote(rule, deciders), positions[:, None]
    counted = tally(vote, positions, quo)
    alone = stopping(vote, len(deciders))
    if proposal is not None and quo is not None:
        made = _proposed(rule, deciders, positions.tolist(), quo, proposal, alone)
        return Decision(made.outcome, made.by, alone, stopped_by(vote, positions, counted), counted)
    end = None if proposal is None else np.array([proposal])
    outcome = float(vote.outcomes(column, quo, end)[0][0])
    at = np.flatnonzero(np.abs(positions - outcome) <= NEAR)
    return Decision(
        None if np.isnan(outcome) else outcome,
        int(at[0]) if len(at) == 1 and outcome != quo else None,
        alone,
        stopped_by(vote, positions, counted),
        counted,
    )


def _proposed(
    rule: Rule,
    deciders: Sequence[str],
    positions: Sequence[float],
    quo: float,
    proposal: float | None,
    needed: tuple[int, ...],
) -> Decision:
    """What the proposer likes best among what carries, and whose position that is."""
    own, held = positions[0] if proposal is None else proposal, np.array(positions)[:, None]
    best = float(best_for_proposer(rule, deciders, held, quo, np.array([own]))[0])
    if abs(best - quo) <= NEAR:
        return Decision(quo, None, needed, _content(rule, deciders, positions, own, quo))
    return Decision(best, _settling(best, own, positions, quo), needed)


def _content(
    rule: Rule, deciders: Sequence[str], positions: Sequence[float], own: float, quo: float
) -> tuple[int, ...]:
    """Who likes things as they are better than anything on the proposer's side of them.

    Whoever would go some of the way is not among them: less could be proposed.
    """
    way = own - quo
    if abs(way) <= NEAR:
        proposer = rule.proposer or deciders[0]
        return tuple(i for i, name in enumerate(deciders) if name == proposer)
    return tuple(
        i
        for i, held in enumerate(positions)
        if (rule.abstain_blocks or held) and np.sign(way) * (held - quo) <= NEAR
    )


def _settling(place: float, own: float, positions: Sequence[float], quo: float) -> int | None:
    """Whose position an outcome is: the proposer's, or of one who accepts no more."""
    at = [i for i, held in enumerate(positions) if abs(held - place) <= NEAR]
    if abs(place - own) <= NEAR:
        return at[0] if at else None
    limit = [i for i, held in enumerate(positions) if abs(2 * held - quo - place) <= NEAR]
    return limit[0] if limit else None


def _on_one_side(
    rule: Rule, positions: Sequence[float], asked: Sequence[int], everyone: tuple[int, ...]
) -> Decision:
    """Consent without a known status quo."""
    for side in (1, -1):
        if asked and all(side * positions[i] > 0 for i in asked):
            last = min(asked, key=lambda i: (side * positions[i], -i))
            settles = asked[0] if rule.kind == "veto" else last
            return Decision(positions[settles], settles, everyone)
    lead = (positions[0] > 0) - (positions[0] < 0)
    against = tuple(i for i in asked if lead * positions[i] <= 0 and i)
    return Decision(None, None, everyone, against)
