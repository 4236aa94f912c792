"""What would be concluded if a model's proposals were taken unread, given how it errs."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from graphkit.analysis.run import Run
from graphkit.coding.newcomers import with_newcomers
from graphkit.coding.passages import Proposal
from graphkit.dataset import Dataset, Stance, Tie
from graphkit.engines.uncertainty.conclusions import conclusions
from graphkit.engines.uncertainty.current_stances import Bools
from graphkit.engines.uncertainty.model_errors import true_of_proposals
from graphkit.engines.uncertainty.replicates import as_coded
from graphkit.extraction.evaluate import SIDES, Evaluation, side_of
from graphkit.findings import Settings
from graphkit.graph.claims import Claims
from graphkit.graph.network import Floats, Ints
from graphkit.scale import Scale
from graphkit.side_words import told_side

SURE = 0.95  # the share of replicates on one side from which a conclusion is called settled
LARGER = (1.0, 2.0, 4.0, 8.0, 16.0, 32.0, math.inf)  # samples so many times as large
HALF = 0.5  # the size of a position that the model put at the middle, if it is not there
REPLICATES = 1000


@dataclass(frozen=True, slots=True)
class Concluded:
    """One issue's forecast from -1 to 1: without the proposals, with them as they are, and from
    low to high given the model's errors; in what share of replicates it is on the same side; and
    how many more passages coded by hand would settle that (None: none would, or where the sample is
    `silent` on a side that the model proposes, nobody can tell)."""

    issue: str
    proposals: int
    without: float
    proposed: float
    low: float
    high: float
    same_side: float
    more: int | None
    silent: bool


def model_conclusions(
    dataset: Dataset,
    proposals: Sequence[Proposal],
    evaluation: Evaluation,
    settings: Settings,
    replicates: int = REPLICATES,
) -> list[Concluded]:
    """What each issue that has proposals comes to."""
    case = _Case(dataset, proposals, settings)
    drawn = {
        times: true_of_proposals(case.put, _counts(evaluation), replicates, settings.seed, times)
        for times in LARGER
    }
    return [
        found
        for number, issue in enumerate(case.claims.issues)
        if issue.id in case.issues
        and (found := _concluded(case, number, drawn, evaluation)) is not None
    ]


def _counts(evaluation: Evaluation) -> Mapping[int, Sequence[int]]:
    return {place: evaluation.given(side) for place, side in enumerate(SIDES[:3])}


def _concluded(
    case: _Case, issue: int, drawn: Mapping[float, Ints], evaluation: Evaluation
) -> Concluded | None:
    nothing = np.full((len(case.put), 1), len(SIDES) - 1)
    without, proposed = case.forecast(issue, nothing), case.forecast(issue, case.as_put)
    given = {times: case.forecast(issue, true) for times, true in drawn.items()}
    if np.isnan(proposed[0]):
        return None
    side = told_side(float(proposed[0]))
    same = {
        times: float(np.mean([told_side(one) == side for one in found.tolist()]))
        for times, found in given.items()
    }
    known = given[1.0][~np.isnan(given[1.0])]
    low, high = np.percentile(known, [5, 95]) if len(known) else (np.nan, np.nan)
    enough = next((times for times in LARGER if same[times] >= SURE), None)
    silent = not all(sum(_counts(evaluation)[side]) for side in set(case.put))
    more = None
    if enough == 1 or (enough is not None and not math.isinf(enough) and not silent):
        more = math.ceil((enough - 1) * evaluation.passages)
    id = case.claims.issues[issue].id
    return Concluded(
        id, case.issues[id], float(without[0]), float(proposed[0]), float(low), float(high),
        same[1.0], more, silent,
    )  # fmt: skip


class _Case:
    """The dataset with every proposal in it on each side that it may be on."""

    def __init__(self, dataset: Dataset, proposals: Sequence[Proposal], settings: Settings) -> None:
        self.put: list[int] = []
        self.issues: dict[str, int] = {}
        stances: list[Stance] = []
        ties: list[Tie] = []
        for number, proposal in enumerate(proposals):
            dataset = with_newcomers(dataset, proposal.new_actors)
            if proposal.table == "stances":
                stances += self._stances(number, proposal, dataset)
            else:
                ties += self._ties(number, proposal)
        whole = replace(dataset, stances=(*dataset.stances, *stances), ties=(*dataset.ties, *ties))
        view = Run(whole, replace(settings, as_of=None, issues=())).view("claims")
        assert isinstance(view, Claims)
        self.claims = view
        self.as_put = np.array(self.put, dtype=np.int64)[:, None]

    def _stances(self, number: int, proposal: Proposal, dataset: Dataset) -> list[Stance]:
        cells = proposal.cells
        position, issue = float(cells["position"]), cells["issue"]
        self.put.append(SIDES.index(side_of(Scale.side(position))))
        self.issues[issue] = self.issues.get(issue, 0) + 1
        source = dataset.source_by_id.get(cells["source"])
        size = abs(position) or HALF
        return [
            Stance(
                f"\x1f{number} {place}", cells["actor"], issue, sign * size,
                date=source.date if source else None, source=(cells["source"],),
            )
            for place, sign in enumerate((1, 0, -1))
        ]  # fmt: skip

    def _ties(self, number: int, proposal: Proposal) -> list[Tie]:
        cells = proposal.cells
        signs = {"support": 1, "neutral": 0, "oppose": -1}
        self.put.append(SIDES.index(side_of(signs[cells["sign"]])))
        directed = cells.get("directed") != "no"
        return [
            Tie(f"\x1f{number} {place}", cells["from"], cells["to"], sign, directed=directed)
            for place, sign in enumerate((1, 0, -1))
        ]

    def forecast(self, issue: int, true: Ints) -> Floats:
        """The forecast on an issue where this is true of the proposals, by replicate."""
        claims = self.claims
        ties, stances = (self._kept(rows.ids, true) for rows in (claims.ties, claims.stances))
        return conclusions(as_coded(claims, ties, stances), issue).outcome

    @staticmethod
    def _kept(ids: Sequence[str], true: Ints) -> Bools:
        kept = np.ones((len(ids), true.shape[1]), dtype=bool)
        for row, id in enumerate(ids):
            if id.startswith("\x1f"):
                number, place = map(int, id[1:].split())
                kept[row] = true[number] == place
        return kept
