"""A dataset as a Bueno de Mesquita table: one issue, positions on its own scale."""

from __future__ import annotations

from dataclasses import replace

from graphkit.dataset import Dataset
from graphkit.errors import UsageError
from graphkit.formats.format import ReadOptions
from graphkit.formats.writing.csv_write import csv_bytes
from graphkit.formats.writing.flat import FlatTable, number_text
from graphkit.formats.writing.positions_table import (
    current_powers,
    current_rows,
    refuse_without_stances,
)
from graphkit.phrases import phrase

HOLDS = frozenset(
    ("actors.id", "actors.capability", "issues.scale_low", "issues.scale_high", "stances.actor",
     "stances.position", "stances.salience")
)  # fmt: skip
HEADER = ("Actor", "Capability", "Position", "Salience")


def fit(dataset: Dataset) -> Dataset:
    """The current stances on the one issue, and the power of those who hold them.

    Raises `UsageError` where there are several issues to choose from.
    """
    refuse_without_stances(dataset.stances, "bdm_csv")
    taken = {stance.issue for stance in dataset.stances}
    if len(taken) > 1:
        ids = ", ".join(issue.id for issue in dataset.issues if issue.id in taken)
        raise UsageError(
            phrase("bdm_csv holds one issue. Name it with --issue; there are: {ids}.", ids=ids)
        )
    part = replace(dataset, stances=current_rows(dataset))
    issues = [issue for issue in dataset.issues if issue.id in taken]
    low, high = issues[0].scale.low, issues[0].scale.high
    issue = replace(issues[0], scale_low=low, scale_high=high)
    return replace(part, actors=current_powers(part), issues=(issue,))


def write(dataset: Dataset) -> bytes:
    """The table, as `fit` left it."""
    power = {actor.id: actor.capability for actor in dataset.actors}
    place = dataset.issues[0].scale.place
    rows = tuple(
        (row.actor, power[row.actor], place(row.position), row.salience) for row in dataset.stances
    )
    return csv_bytes(FlatTable("stances", HEADER, rows))


def again(dataset: Dataset) -> ReadOptions:
    """The scale: the file does not say it, and not every one reaches from end to end."""
    scale = dataset.issues[0].scale
    return ReadOptions(scale=(f"position:{number_text(scale.low)}..{number_text(scale.high)}",))
