"""Near names are difflib's, found with less work."""

from __future__ import annotations

import cProfile
import pstats
from difflib import get_close_matches

from hypothesis import given
from hypothesis import strategies as st

from graphkit.near_names import near_names

WORDS = st.text(alphabet="abcde1 é", max_size=12)


@given(WORDS, st.lists(WORDS, max_size=30), st.integers(1, 4), st.sampled_from((0.6, 0.8, 0.85)))
def test_they_are_what_difflib_finds(word: str, names: list[str], n: int, cutoff: float) -> None:
    assert near_names(word, names, n=n, cutoff=cutoff) == get_close_matches(word, names, n, cutoff)


def test_few_of_many_names_are_compared() -> None:
    names = [f"actor{number}" for number in range(5000)]
    profile = cProfile.Profile()
    found = profile.runcall(near_names, "aktor4711", names)
    calls = pstats.Stats(profile).get_stats_profile().func_profiles
    assert found[0] == "actor4711"
    assert int(calls["ratio"].ncalls) <= 100
