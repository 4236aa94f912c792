"""The data without one source, one coder or one actor at a time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain

import numpy as np

from graphkit.engines.uncertainty.replicates import Replicates, as_coded
from graphkit.graph.claim_rows import ClaimRows
from graphkit.graph.claims import Claims


@dataclass(frozen=True, eq=False)
class LeftOut:
    """Replicates without the claims that depend on one thing; `names` says which thing."""

    names: tuple[str, ...]
    lost: tuple[frozenset[str], ...]
    replicates: Replicates


def by_source(claims: Claims, most: int | None = None) -> LeftOut:
    """Without each source that some claim rests on alone; `most` as in `leave_out`."""
    rows = chain(
        _rows(claims), zip((row.id for row in claims.power), claims.power_sources, strict=True)
    )
    return leave_out(claims, _group((key, s[0]) for key, s in rows if len(set(s)) == 1), most)


def by_coder(claims: Claims) -> LeftOut | None:
    """Without each coder's claims; None unless at least two coders are named."""
    pairs = [
        (key, coder)
        for rows in (claims.ties, claims.stances)
        for key, coder in zip(rows.ids, rows.coders, strict=True)
    ]
    pairs += [(row.id, row.extra.get("x_coder")) for row in claims.power]
    groups = _group((key, coder) for key, coder in pairs if coder)
    return leave_out(claims, groups) if len(groups) > 1 else None


def by_actor(claims: Claims, most: int | None = None) -> LeftOut:
    """Without each actor: its stances, its ties, its power; `most` as in `leave_out`."""
    ties, stances = claims.ties, claims.stances
    ends = [(key, claims.actors[a]) for key, a in zip(ties.ids, ties.source, strict=True)]
    ends += [(key, claims.actors[a]) for key, a in zip(ties.ids, ties.target, strict=True)]
    who = stances.cell_actor[stances.cell]
    ends += [(key, claims.actors[a]) for key, a in zip(stances.ids, who, strict=True)]
    ends += [(row.id, row.actor) for row in claims.power]
    return leave_out(claims, _group(ends), most)


def leave_out(
    claims: Claims, groups: Mapping[str, frozenset[str]], most: int | None = None
) -> LeftOut:
    """Without each group of claims, given by row ids; only `most`, those with the most claims."""
    largest = sorted(groups, key=lambda name: (-len(groups[name]), name))
    names = tuple(sorted(largest[:most]))
    lost = tuple(groups[name] for name in names)
    power = {row.id for row in claims.power}
    whole = claims.capability()
    capability = [claims.capability(gone) if gone & power else whole for gone in lost]
    return LeftOut(
        names,
        lost,
        as_coded(
            claims,
            _kept(claims.ties, lost),
            _kept(claims.stances, lost),
            np.array(capability).reshape(len(lost), *whole.shape),
        ),
    )


def _kept(rows: ClaimRows, lost: tuple[frozenset[str], ...]) -> np.ndarray:
    kept = np.ones((len(rows), len(lost)), dtype=bool)
    place = {key: row for row, key in enumerate(rows.ids)}
    for column, gone in enumerate(lost):
        kept[[place[key] for key in gone if key in place], column] = False
    return kept


def _rows(claims: Claims) -> Iterable[tuple[str, tuple[str, ...]]]:
    for rows in (claims.ties, claims.stances):
        yield from zip(rows.ids, rows.sources, strict=True)


def _group(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    groups: dict[str, set[str]] = {}
    for key, name in pairs:
        groups.setdefault(name, set()).add(key)
    return {name: frozenset(keys) for name, keys in groups.items()}
