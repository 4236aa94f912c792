"""A dataset as a KTAB scenario (CSV): positions from 0 to 100 on several questions."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from graphkit.dataset import Dataset, Stance
from graphkit.formats.writing.csv_write import cell, csv_bytes
from graphkit.formats.writing.flat import FlatTable, Value
from graphkit.formats.writing.positions_table import (
    current_powers,
    current_rows,
    refuse_without_stances,
)
from graphkit.scale import Scale

HOLDS = frozenset(
    ("title", "description", "actors.id", "actors.capability", "issues.id", "stances.actor",
     "stances.issue", "stances.position", "stances.salience")
)  # fmt: skip
LIMITS = "current stances; an actor's saliences add up to at most 1"
_UNFIT = re.compile(r"^\d+$|pos|pstn|^[\s_:'=+\-@＝＋－＠]|[\s_:-]$", re.IGNORECASE)
PERCENT = Scale(0.0, 100.0)


def fit(dataset: Dataset) -> Dataset:
    """Current stances and the power of those who hold them. One actor's saliences add up to at
    most 1: where they do not, all are divided by the largest sum. An issue whose id would not
    be told from the words for a position is called by its number."""
    refuse_without_stances(dataset.stances, "ktab_csv")
    dataset = _with_names(dataset)
    part = replace(dataset, stances=current_rows(dataset))
    sums = Counter[str]()
    for stance in part.stances:
        sums[stance.actor] += stance.salience or 0  # type: ignore[assignment]
    most = max(1.0, *sums.values())
    stances = tuple(replace(s, salience=(s.salience or 0) / most) for s in part.stances)
    title = dataset.title or dataset.name  # a scenario has a name
    taken = {stance.issue for stance in stances}
    issues = tuple(issue for issue in part.issues if issue.id in taken)
    actors = current_powers(part)
    return replace(part, title=title, actors=actors, issues=issues, stances=stances)


def _with_names(dataset: Dataset) -> Dataset:
    every = enumerate((issue.id for issue in dataset.issues), start=1)
    ids = {id: f"Question {number}" if _UNFIT.search(id) else id for number, id in every}
    return replace(
        dataset,
        issues=tuple(replace(issue, id=ids[issue.id]) for issue in dataset.issues),
        stances=tuple(replace(stance, issue=ids[stance.issue]) for stance in dataset.stances),
    )


def write(dataset: Dataset) -> bytes:
    """A line on the scenario, the headings, then a line an actor; cells of an issue on which it
    holds no position stay empty."""
    issues = [issue.id for issue in dataset.issues]
    held = {(stance.actor, stance.issue): stance for stance in dataset.stances}
    header = ["Actor", "Description", "Power"]
    for issue in issues:
        header += [f"{issue} Position", f"{issue} Salience"]
    rows = []
    for actor in dataset.actors:
        row: list[Value] = [actor.id, actor.name, actor.capability]
        for issue in issues:
            row += _places(held.get((actor.id, issue)))
        rows.append(tuple(row))
    whole: tuple[Value, ...] = (dataset.title, dataset.description, len(rows), len(issues))
    table = csv_bytes(FlatTable("stances", tuple(header), tuple(rows)))
    return (",".join(cell(value) for value in whole) + "\n").encode() + table


def _places(stance: Stance | None) -> tuple[Value, Value]:
    if stance is None:
        return None, None
    return PERCENT.place(stance.position), (stance.salience or 0) * 100
