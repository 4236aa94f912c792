"""Who is counted through somebody else: no one weighs twice.

An institution and those who belong to it (`member_of`), a body and its officer, speak with one
voice as far as counts and outcomes go. Where both hold a stance on an issue, either the members
are counted or the body is, never both:

- the members, where the body is coded as an aggregate of them;
- else the side that brings more power: the body, or those who speak for its members together;
- where that power is not coded for all of them, two or more members before the body, and the
  body before a single one.

The rule looks at who has a stance and at power, never at positions.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from graphkit.graph.network import Floats
from graphkit.membership import bodies_of

Bools = NDArray[np.bool_]
Members = Sequence[Collection[int]]


def represented(placed: Bools, power: Floats, aggregate: Bools, members: Members) -> Bools:
    """Whose stance is not counted because another's is, actors x columns (issues, replicates).

    `placed` says who holds a stance, `power` is capability (nan: not coded), both actors x
    columns; `aggregate` marks bodies coded as aggregates and `members[b]` are the numbers of all
    who belong to body b, through other bodies too.
    """
    gone = np.zeros_like(placed)
    inside = [np.array(sorted(group), dtype=np.int64) for group in members]
    bodies = [body for body, group in enumerate(inside) if len(group)]
    # The widest body first: who is counted through it need not be told apart any more.
    for body in sorted(bodies, key=lambda body: (-len(inside[body]), body)):
        if not placed[body].any():
            continue  # there is nobody whose members could stand for it
        group = inside[body]
        speaking = placed[group] & ~gone[group]
        voices = speaking & np.array([~placed[inside[m]].any(axis=0) for m in group.tolist()])
        # In a circle of memberships everybody has a member: then all of them speak.
        voices = np.where(voices.any(axis=0), voices, speaking)
        both = placed[body] & ~gone[body] & voices.any(axis=0)
        if not both.any():
            continue
        by_members = _members_count(power[body], power[group], voices) | aggregate[body]
        gone[body] |= both & by_members
        gone[group] |= speaking & (both & ~by_members)
    return gone


def _members_count(body: Floats, members: Floats, voices: Bools) -> Bools:
    """Whether members stand for a body by power, or by number where power is not all coded."""
    total = np.where(voices, members, 0.0).sum(axis=0)
    known = ~np.isnan(total) & ~np.isnan(body)
    return np.asarray(np.where(known, total >= body, voices.sum(axis=0) > 1), dtype=bool)


def members_of(actors: Sequence[str], member_of: Mapping[str, Collection[str]]) -> list[list[int]]:
    """The numbers of everybody who belongs to each actor, through other bodies too."""
    number = {actor: row for row, actor in enumerate(actors)}
    found: list[list[int]] = [[] for _ in actors]
    for actor, row in number.items():
        for body in bodies_of(actor, member_of) & number.keys():
            found[number[body]].append(row)
    return found
