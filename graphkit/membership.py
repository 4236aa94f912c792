"""Who belongs to whom, through other bodies too."""

from __future__ import annotations

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


def all_in(body: str, member_of: Mapping[str, Collection[str]]) -> frozenset[str]:
    """Everybody who belongs to a body, through other bodies too.

    >>> sorted(all_in("house", {"ann": ["greens"], "greens": ["house"], "bob": []}))
    ['ann', 'greens']
    """
    return frozenset(actor for actor in member_of if body in bodies_of(actor, member_of))
