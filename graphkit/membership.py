"""Who belongs to whom, through other bodies too."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping


def bodies_of(actor: str, member_of: Mapping[str, Collection[str]]) -> set[str]:
    """Every body that an actor belongs to, through other bodies too."""
    found: set[str] = set()
    ahead = list(member_of.get(actor, ()))
    while ahead:
        body = ahead.pop()
        if body not in found and body != actor:
            found.add(body)
            ahead.extend(member_of.get(body, ()))
    return found


def everybody_in(member_of: Mapping[str, Collection[str]]) -> dict[str, frozenset[str]]:
    """Everybody who belongs to each body that has members, through other bodies too.

    >>> found = everybody_in({"ann": ["greens"], "greens": ["house"], "bob": []})
    >>> sorted(found["house"]), sorted(found["greens"])
    (['ann', 'greens'], ['ann'])
    """
    found: dict[str, list[str]] = defaultdict(list)
    for actor in member_of:
        for body in bodies_of(actor, member_of):
            found[body].append(actor)
    return {body: frozenset(inside) for body, inside in found.items()}
