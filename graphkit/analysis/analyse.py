"""Analyse a dataset: the report, worked out on two processors where there are two.

How sure the numbers are takes as long as the numbers. Work on it starts in a copy of this process,
made when the numeric libraries are loaded, so that they are loaded once.
"""

from __future__ import annotations

from graphkit.dataset import Dataset
from graphkit.engines.background_process import BackgroundProcess, Steps, Told
from graphkit.findings import Report, Settings
from graphkit.history import ActorDay, Days
from graphkit.pictures import Layout

_WORTH = 20  # actors from which a second processor saves time


def analyse(
    dataset: Dataset,
    settings: Settings | None = None,
    *,
    with_pictures: bool = False,
    over_time: bool = False,
    previous: Report | None = None,
    places: Layout | None = None,
    begun: BackgroundProcess | None = None,
    days: Days | None = None,
) -> Report:
    """The report on a dataset: headline, sections, findings, and what pictures need.

    `with_pictures` adds what only maps, figures and slides draw, `over_time` the case in windows
    where there is enough to show on a slide. `previous` is the report on an
    earlier state, with that: its actors keep their places and its camps their numbers; `places`
    are where actors were put by hand (the layout "stress").
    `begun` is what was started before (`begin`) on the same dataset with the same settings, and
    `days` (`every_day`) gives a map camps and ranks of every day, not of the report's own alone.
    Raises `UsageError` for an unknown issue or measure, or a day to compare with that is no
    earlier. The same dataset and settings give the same report.
    """
    settings = settings or Settings()
    begun = begun or begin(dataset, settings)
    from graphkit.analysis.report import report

    return report(
        dataset,
        settings,
        begun,
        with_pictures=with_pictures,
        over_time=over_time,
        previous=previous,
        places=places,
        days=days,
    )


def begin(
    dataset: Dataset, settings: Settings, *, by_day: bool = False
) -> BackgroundProcess | None:
    """Start on how sure the numbers are, then on how that was `by_day`, which only maps show; None
    where that would not save time.

    `analyse` does so itself, unless by then there may be a thread that forbids it.
    """
    if settings.replicates == 0 or len(dataset.actors) < _WORTH:
        return None
    load_libraries()

    def steps(told: Told) -> Steps:
        from graphkit.analysis.report import certainty_steps

        yield from certainty_steps(dataset, settings, told, by_day=by_day)

    return BackgroundProcess(steps)


def every_day(dataset: Dataset, settings: Settings) -> Days:
    """Camps and ranks day by day, when they are asked for: a second processor has begun on them, as
    far as there is one and no thread that forbids it."""
    load_libraries()
    from graphkit.analysis.actor_days import ActorDays, affordable
    from graphkit.analysis.report_context import ReportContext
    from graphkit.analysis.run import Run

    if not affordable(dataset):
        return tuple

    def found() -> tuple[ActorDay, ...]:
        return tuple(ActorDays(ReportContext(Run(dataset, settings))).found())

    copy = BackgroundProcess(lambda _: iter([found()]))
    return lambda: copy.result() or found()


def load_libraries() -> None:
    """Import what every report needs, whatever the dataset, once for all processes to come."""
    from graphkit.engines.sparse_matrices import load_sparse

    load_sparse()
    import scipy.sparse.csgraph  # noqa: F401  # linalg comes with it

    import graphkit.analysis.certainty
    import graphkit.analysis.report  # noqa: F401
