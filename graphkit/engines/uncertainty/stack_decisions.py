"""What those who decide make of the positions in many replicates."""

from __future__ import annotations

import numpy as np

from graphkit.decision_rule import read_rule
from graphkit.engines.outcomes.decision import decide
from graphkit.engines.uncertainty.draws import Replicates
from graphkit.engines.uncertainty.stack_outcomes import contests
from graphkit.graph.network import Floats


def decided(worlds: Replicates, issue: int) -> Floats:
    """What those who decide come to, -1 to 1; nan where that is not known."""
    question, found = worlds.claims.issues[issue], np.full(len(worlds), np.nan)
    try:
        rule = read_rule(question.decision_rule)
    except ValueError:
        return found
    names = question.decided_by[:1] if rule.kind == "sole" else question.decided_by
    if not names:
        return found
    stands = _deciders(worlds, issue, names)
    if rule.kind == "sole":
        return np.asarray(stands[0])
    for number in np.flatnonzero(~np.isnan(stands).any(axis=0)).tolist():
        made = decide(rule, names, stands[:, number].tolist(), question.status_quo)
        found[number] = np.nan if made.outcome is None else made.outcome
    return found


def _deciders(worlds: Replicates, issue: int, names: tuple[str, ...]) -> Floats:
    """Where each decider stands: by its own stance, else by its members' (`deciders.places`)."""
    claims, field = worlds.claims, contests(worlds, issue)
    number = {actor: row for row, actor in enumerate(claims.actors)}
    found = np.full((len(names), len(worlds)), np.nan)
    for row, name in enumerate(names):
        actor = number.get(name)
        if actor is None:
            continue
        own = field.position[field.actors == actor]
        if len(own):
            found[row] = own[0]
        if np.isnan(found[row]).any():
            members = field.among(claims.members[actor]).median()
            found[row] = np.where(np.isnan(found[row]), members, found[row])
    return found
