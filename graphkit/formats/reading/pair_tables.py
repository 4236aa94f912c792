"""Nodes and edges of another tool as actors and ties, wherever the two tables are kept."""

from __future__ import annotations

from graphkit.formats.reading.ends import call_by_label, join_ends, without_self_pairs
from graphkit.formats.reading.node_ids import choose_ids
from graphkit.formats.reading.other_headings import bring
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.raw import RawDataset


def settle_pair(raw: RawDataset, problems: Problems) -> None:
    """Bring both tables to graphkit's headings, and ends to ids of nodes."""
    actors, ties = raw.tables.get("actors"), raw.tables.get("ties")
    if actors is not None:
        choose_ids(actors, ties, problems)
        call_by_label(actors, problems)
        bring(actors, problems)
    if ties is not None:
        if not ties.headless:
            bring(ties, problems)
        without_self_pairs(ties, problems)
    join_ends(raw, problems)
