"""Which rows stand behind ties that were folded from several parts."""

from __future__ import annotations

import numpy as np

from graphkit.graph.pair_claims import FoldedClaims, Groups


def test_rows_of_every_part_are_found_by_their_running_number() -> None:
    """Numbers 0 and 1 are the first part's ties, 2 and 3 the second's; 1 is behind nothing."""
    parts = ((("a", "b"), ("c",)), (("d",), ("e", "a")))
    folded = FoldedClaims(parts, Groups(np.array([0, 3, 2]), np.array([0, 2])))
    assert list(folded) == [("a", "b", "e"), ("d",)]
    assert set(folded.every()) == {"a", "b", "d", "e"}
    assert list(folded.at(np.array([1]))) == [("d",)]
