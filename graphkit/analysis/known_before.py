"""What was known before a decision."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import timedelta

from graphkit.dataset import Dataset, Issue, Stance
from graphkit.partial_date import first_day


def known_before(dataset: Dataset, issue: Issue) -> Dataset:
    """What is dated strictly before a decision; undated claims are left out."""
    assert issue.decided_on is not None
    before = dataset.until(first_day(issue.decided_on) - timedelta(days=1))
    return replace(
        before,
        stances=tuple(row for row in before.stances if row.date is not None),
        ties=tuple(row for row in before.ties if row.since is not None),
        influence=tuple(row for row in before.influence if row.date is not None),
    )


def by_issue(stances: Iterable[Stance]) -> Mapping[str, tuple[Stance, ...]]:
    """The stances on each issue."""
    found: dict[str, list[Stance]] = defaultdict(list)
    for stance in stances:
        found[stance.issue].append(stance)
    return {issue: tuple(rows) for issue, rows in found.items()}


def undated(dataset: Dataset) -> int:
    """How many rows carry no date."""
    days = [row.date for row in dataset.stances] + [row.date for row in dataset.influence]
    return [*days, *(tie.since for tie in dataset.ties)].count(None)
