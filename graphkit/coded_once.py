"""A dataset in which each passage is one claim, however many coders read it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from graphkit.coders import Codings, Passage, R, codings
from graphkit.current_claim import standing
from graphkit.dataset import Dataset
from graphkit.rows import Stance, Tie

AnyPassage = Passage[Stance] | Passage[Tie]


@dataclass(frozen=True)
class CodedOnce:
    """The dataset with one claim for each passage, and the readings that it was chosen among.

    `read` has the rows of all coders of the passages on which they have not agreed later, each
    with the share of coders as its confidence where none is coded (`by_share`: the ids of
    these); None where there are none. `passages` are these passages as they were coded.
    """

    dataset: Dataset
    read: Dataset | None = None
    passages: tuple[AnyPassage, ...] = ()
    by_share: frozenset[str] = frozenset()

    def until(self, day: date) -> CodedOnce:
        """Only what was claimed by a day."""
        return self._each(lambda dataset: dataset.until(day))

    def on_issues(self, issues: Iterable[str]) -> CodedOnce:
        """Only the stances on these issues."""
        kept = tuple(issues)
        return self._each(lambda dataset: dataset.on_issues(kept))

    def undirected(self) -> CodedOnce:
        """Every tie read as undirected."""
        return self._each(Dataset.undirected)

    def _each(self, change: Callable[[Dataset], Dataset]) -> CodedOnce:
        return replace(self, dataset=change(self.dataset), read=self.read and change(self.read))


def coded_once(dataset: Dataset) -> CodedOnce:
    """Each passage as one claim, by the rule of `current_claim.standing`; rows that one coder
    alone made stay as they are, and so does a dataset that no two coders read."""
    stances, ties = codings(dataset.stances), codings(dataset.ties)
    every: tuple[AnyPassage, ...] = (*stances.passages, *ties.passages)
    if not every:
        return CodedOnce(dataset)
    once = replace(dataset, stances=_once(dataset.stances, stances), ties=_once(dataset.ties, ties))
    open_ = tuple(passage for passage in every if not passage.agreed)
    if not open_:
        return CodedOnce(once)
    rows = [row for passage in open_ for row in passage.codings]
    return CodedOnce(
        once,
        replace(dataset, stances=_readings(stances), ties=_readings(ties)),
        open_,
        frozenset(row.id for row in rows if row.confidence is None),
    )


def _once(rows: tuple[R, ...], found: Codings[R]) -> tuple[R, ...]:
    """The rows that count, each in its own place."""
    gone = {row.id for passage in found.passages for row in passage.rows}
    counts: Mapping[str, R] = {row.id: row for p in found.passages for row in standing(p)}
    return tuple(counts.get(row.id, row) for row in rows if row.id in counts or row.id not in gone)


def _readings(found: Codings[R]) -> tuple[R, ...]:
    open_ = (passage for passage in found.passages if not passage.agreed)
    return tuple(passage.with_confidence(row) for passage in open_ for row in passage.codings)
