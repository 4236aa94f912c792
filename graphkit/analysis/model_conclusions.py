"""What would be concluded if what a model claims were taken unread, given how it errs."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from graphkit.analysis.run import Run
from graphkit.dataset import Stance
from graphkit.engines.uncertainty.conclusions import conclusions
from graphkit.engines.uncertainty.current_stances import Bools
from graphkit.engines.uncertainty.model_errors import true_of_proposals
from graphkit.engines.uncertainty.replicates import as_coded
from graphkit.extraction.evaluate import SIDES, Evaluation, side_of
from graphkit.extraction.unread import AnyRow, Unread, with_rows
from graphkit.findings import Settings
from graphkit.graph.claims import Claims
from graphkit.graph.network import Floats, Ints
from graphkit.scale import Scale
from graphkit.side_words import told_side

SURE = 0.95  # the share of replicates on one side from which a conclusion is called settled
LARGER = (1.0, 2.0, 4.0, 8.0, 16.0, 32.0, math.inf)  # samples so many times as large
SIGNS = (1, 0, -1)  # of the first three of SIDES
HALF = 0.5  # the size of a position that the model put at the middle, if it is not there
REPLICATES = 1000


@dataclass(frozen=True, slots=True)
class Concluded:
    """One issue's forecast from -1 to 1: without the model's claims, with them as they are, and
    from low to high given its errors; in what share of replicates it is on the same side; and how
    many more passages coded by hand would settle that (None: none would, or where the sample is
    `silent` on a side that the model puts, nobody can tell)."""

    issue: str
    claims: int
    without: float
    proposed: float
    low: float
    high: float
    same_side: float
    more: int | None
    silent: bool


def model_conclusions(
    unread: Unread,
    evaluation: Evaluation,
    settings: Settings,
    replicates: int = REPLICATES,
) -> list[Concluded]:
    """What each issue comes to on which the model claims something that nobody read."""
    case = _Case(unread, settings)
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
    """The dataset with every claim of the model in it on each side that it may be on."""

    def __init__(self, unread: Unread, settings: Settings) -> None:
        rows = [row for row in unread.claims if _sign(row) is not None]
        self.put = [SIDES.index(side_of(_sign(row) or 0)) for row in rows]
        self.issues = Counter(row.issue for row in rows if isinstance(row, Stance))
        may_be = [one for number, row in enumerate(rows) for one in _on_each_side(number, row)]
        whole = with_rows(unread.dataset, may_be)
        view = Run(whole, replace(settings, as_of=None, issues=())).view("claims")
        assert isinstance(view, Claims)
        self.claims = view
        self.as_put = np.array(self.put, dtype=np.int64)[:, None]

    def forecast(self, issue: int, true: Ints) -> Floats:
        """The forecast on an issue where this is true of the claims, by replicate."""
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


def _sign(row: AnyRow) -> int | None:
    """The side of a claim; None of a tie without one."""
    return Scale.side(row.position) if isinstance(row, Stance) else row.sign


def _on_each_side(number: int, row: AnyRow) -> Iterator[AnyRow]:
    """A claim on each side that it may be on, in the order of `SIDES`; nobody's, so that they are
    no readings of one passage."""
    for place, sign in enumerate(SIGNS):
        id = f"\x1f{number} {place}"
        if isinstance(row, Stance):
            yield replace(row, id=id, position=sign * (abs(row.position) or HALF), extra={})
        else:
            yield replace(row, id=id, sign=sign, extra={})
