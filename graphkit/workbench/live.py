"""The brief and the picture of what is coded so far, worked out beside the coding.

First without intervals, so that it is there at once; then whole, unless more was coded meanwhile.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from threading import Condition, Thread

from graphkit.api import CODER, CodingBook, Dataset, Report, analyse, as_dataset
from graphkit.dataset import Actor, Issue, Stance, Tie
from graphkit.dataset import Dataset as AnyDataset
from graphkit.errors import GraphkitError

WIDTH = 68  # characters of the brief's lines
QUICK = 0  # replicates of the first look
THREAD = "live view"
PAUSE = 1.5  # seconds without a new claim after which the whole is worked out


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

    def __init__(
        self, book: CodingBook, coder: str, language: str, *, pause: float = PAUSE
    ) -> None:
        self.book, self.coder, self.language = book, coder, language
        self.pause = pause
        self._wanted: dict[str, str] = {}  # versions by issue
        self._made: dict[str, Live] = {}
        self._now: tuple[str, str] | None = None
        self._changed = Condition()
        self._closed = False
        Thread(target=self._work, name=THREAD, daemon=True).start()

    def close(self) -> None:
        """Begin nothing new; what is being worked out comes to its end."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def warm_up(self) -> None:
        """Load what briefs and pictures need, before the first is asked for."""
        actors = (Actor("a", "A"), Actor("b", "B"))
        stances = tuple(Stance(f"s{n}", row.id, "q", 2 * n - 1.0) for n, row in enumerate(actors))
        made_up = AnyDataset("case", actors=actors, issues=(Issue("q", "?"),), stances=stances)
        load = partial(_load, made_up)
        Thread(target=load, name=THREAD, daemon=True).start()

    def made(self, issue: str) -> Live:
        """What is made by now on an issue."""
        with self._changed:
            return self._made.get(issue, Live())

    def newest(self, version: str, issue: str) -> Live:
        """What is made by now; work on the version asked for begins where it is not there whole."""
        with self._changed:
            made = self._made.get(issue, Live())
            there = (made.version, made.sure) == (version, True)
            if not there and self._now != (version, issue):
                self._wanted[issue] = version
                self._changed.notify_all()
            return made

    def _work(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._wanted or self._closed)
                if self._closed:
                    return
                issue = next(reversed(self._wanted))
                self._now = version, issue = self._wanted.pop(issue), issue
            self._publish(self._look(version, issue, QUICK))
            with self._changed:  # while somebody goes on coding, a first look at that comes first
                busy = self._changed.wait_for(
                    lambda: self._wanted or self._closed, timeout=self.pause
                )
            if not busy:
                self._publish(self._look(version, issue, None))
            with self._changed:
                self._now = None

    def _publish(self, made: Live) -> None:
        with self._changed:
            self._made[made.issue] = made

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


def _load(made_up: AnyDataset) -> None:
    analyse(made_up, replicates=QUICK).figure()


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
