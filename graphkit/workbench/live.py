"""The brief and the picture of what is coded so far, worked out beside the coding.

First without intervals, so that it is there at once; then whole, unless more was coded meanwhile.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from threading import Condition, Thread

from graphkit.api import CODER, CodingBook, Dataset, Report, analyse, as_dataset
from graphkit.dataset import Actor, Issue, Stance, Tie
from graphkit.dataset import Dataset as AnyDataset
from graphkit.errors import GraphkitError

WIDTH = 68  # characters of the brief's lines
QUICK = 0  # replicates of the first look


@dataclass(frozen=True, slots=True)
class Live:
    """A brief with its picture; `sure` when its intervals are in it. Nothing where nothing is
    coded."""

    version: str = ""
    issue: str = ""
    brief: str = ""
    picture: bytes = b""
    sure: bool = False


class LiveView:
    """Works in a thread of its own on the newest version and issue that were asked for."""

    def __init__(self, book: CodingBook, coder: str, language: str) -> None:
        self.book, self.coder, self.language = book, coder, language
        self._wanted: tuple[str, str] | None = None
        self._made = Live()
        self._changed = Condition()
        Thread(target=self._work, daemon=True).start()

    def warm_up(self) -> None:
        """Load what briefs and pictures need, before the first is asked for."""
        actors = (Actor("a", "A"), Actor("b", "B"))
        stances = tuple(Stance(f"s{n}", row.id, "q", 2 * n - 1.0) for n, row in enumerate(actors))
        made_up = AnyDataset("case", actors=actors, issues=(Issue("q", "?"),), stances=stances)
        Thread(target=lambda: analyse(made_up, replicates=QUICK).figure(), daemon=True).start()

    @property
    def made(self) -> Live:
        """What is made by now."""
        with self._changed:
            return self._made

    def newest(self, version: str, issue: str) -> Live:
        """What is made by now; work on the version asked for begins where it is another."""
        with self._changed:
            if (version, issue) not in (self._wanted, (self._made.version, self._made.issue)):
                self._wanted = (version, issue)
                self._changed.notify_all()
            return self._made

    def _work(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._wanted is not None)
                assert self._wanted is not None
                version, issue = self._wanted
            for replicates in (QUICK, None):
                made = self._look(version, issue, replicates)
                with self._changed:
                    self._made = made
                    if self._wanted != (version, issue):
                        break
            with self._changed:
                if self._wanted == (version, issue):
                    self._wanted = None

    def _look(self, version: str, issue: str, replicates: int | None) -> Live:
        try:
            dataset = as_dataset(own_claims(self.book.dataset, self.coder))
            if not dataset.stances and not dataset.ties:
                return Live(version, issue, sure=True)
            report = self._report(dataset, issue, replicates)
            brief = report.text(width=WIDTH)
            return Live(version, issue, brief, _picture(report), replicates is None)
        except Exception as error:  # told in its place: coding goes on without a brief
            return Live(version, issue, f"{type(error).__name__}: {error}", sure=True)

    def _report(self, dataset: Dataset, issue: str, replicates: int | None) -> Report:
        known = issue in dataset.issue_by_id and any(s.issue == issue for s in dataset.stances)
        issues = (issue,) if known else ()
        return analyse(
            dataset,
            language=self.language,
            audience="internal",
            replicates=replicates,
            issues=issues,
        )


def own_claims(dataset: AnyDataset, coder: str) -> AnyDataset:
    """The dataset without what other coders coded, since each codes blind."""

    def own(row: Stance | Tie) -> bool:
        return row.extra.get(CODER, coder) == coder

    stances, ties = filter(own, dataset.stances), filter(own, dataset.ties)
    return replace(dataset, stances=tuple(stances), ties=tuple(ties))


def _picture(report: Report) -> bytes:
    """The picture, nothing where there is no stance to draw."""
    try:
        return report.figure("stance", size="column")
    except GraphkitError:
        return b""
