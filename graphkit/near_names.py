"""Which names are nearly a word: what difflib finds, without comparing the word with every name."""

from __future__ import annotations

from collections.abc import Collection

_SLACK = 0.01  # rapidfuzz rounds where it cuts off


def near_names(word: str, names: Collection[str], *, n: int = 3, cutoff: float = 0.6) -> list[str]:
    """The `n` names most like a word, best first, as `difflib.get_close_matches` gives them.

    The letters that two texts have in common in the same order bound what difflib finds in them,
    and are counted some hundred times as fast. So the likeliest are compared first, until none of
    the rest can be nearer than those that were found.

    >>> near_names("aktor1", ["actor1", "actor2", "sector"])
    ['actor1', 'actor2']
    """
    from difflib import SequenceMatcher

    from rapidfuzz import process
    from rapidfuzz.distance import Indel

    bounds = process.extract(
        word, names, scorer=Indel.normalized_similarity, score_cutoff=cutoff - _SLACK, limit=None
    )
    if not bounds:
        return []
    matcher: SequenceMatcher[str] = SequenceMatcher(b=word)
    best: list[tuple[float, str]] = []
    for name, bound, _ in bounds:
        if len(best) == n and bound < best[-1][0] - _SLACK:
            break
        matcher.set_seq1(name)
        if (ratio := matcher.ratio()) >= cutoff:
            best = sorted([*best, (ratio, name)], reverse=True)[:n]
    return [name for _, name in best]
