"""Run the measures, write the sections, return the report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from graphkit.analysis.answers import steps, with_intervals
from graphkit.analysis.headline import headline
from graphkit.analysis.run import Run
from graphkit.analysis.sections import sections
from graphkit.analysis.study import Study
from graphkit.card import FAMILIES
from graphkit.dataset import Dataset
from graphkit.engines.ahead import Ahead, Steps
from graphkit.engines.doubt.how_many import affordable
from graphkit.errors import unknown
from graphkit.findings import Finding, Layout, Report, Section, Settings
from graphkit.measures import measures

USUAL = (
    "signed_degree",
    "pn_centrality",
    "pagerank",
    "betweenness",
    "closeness",
    "triangle_balance",
    "frustration_index",
    "camps",
    "mactor",
)


def report(
    dataset: Dataset,
    settings: Settings,
    begun: Ahead | None = None,
    *,
    with_layouts: bool = False,
    previous: Report | None = None,
) -> Report:
    """The report as `analyse` gives it; `begun` is what was already started, see `doubted`."""
    run = Run(dataset, settings)
    study = Study(run, None if previous is None else _camp_of(previous), begun)
    for name in chosen(settings.measures):
        run.finding(name)
    if study.certainty is not None:
        study.certainty.tell_camps()
        _ = study.backtest  # needs no replicates: done while the other process draws them
    said = headline(study)
    written = _sections(study)
    return Report(
        dataset=run.dataset,
        settings=run.settings,
        as_of=run.as_of,
        issue=run.issue,
        sha256=run.sha256,
        headline=said,
        sections=written,
        findings=_findings(study),
        actors=study.profiles,
        camps=study.camps,
        links=study.links,
        layouts=_layouts(study, _places(study, previous)) if with_layouts else {},
    )


def doubted(dataset: Dataset, settings: Settings) -> Steps:
    """What a report needs of how sure its numbers are, for a process of its own."""
    from graphkit.analysis.certainty import Certainty

    if settings.replicates is None and not affordable(len(dataset.actors), len(dataset.ties)):
        return
    run = Run(dataset, settings, sha256="not named here")
    study = Study(run)
    if study.certainty is not None:
        unranked = study.aggregates if study.ranks_by_capability else None
        sure = Certainty(run, study.certainty.replicates, settings.seed)
        yield from steps(sure, chosen(settings.measures), unranked)


def _findings(study: Study) -> tuple[Finding, ...]:
    """What the run found, with the intervals that doubt in the claims gives."""
    if study.certainty is None:
        return study.run.findings
    return with_intervals(study.certainty, study.run.findings)


def chosen(asked: Sequence[str] | None) -> tuple[str, ...]:
    """The measures to run: the usual ones, those named, `all`, or a whole `family:NAME`.

    >>> chosen(["betweenness", "betweenness"])
    ('betweenness',)
    """
    if asked is None:
        return USUAL
    names: list[str] = []
    for word in asked:
        if word == "all":
            names += measures
        elif word.startswith("family:"):
            names += _family(word.removeprefix("family:"))
        elif word in measures:
            names.append(word)
        else:
            raise unknown("measure", word, measures)
    return tuple(dict.fromkeys(names))


def _family(family: str) -> Iterable[str]:
    if family not in FAMILIES:
        raise unknown("family of measures", family, FAMILIES)
    return [name for name, measure in measures.items() if measure.family == family]


def _sections(study: Study) -> tuple[Section, ...]:
    written = (write(study) for write in sections.values())
    return tuple(section for section in written if section is not None)


def _camp_of(report: Report) -> dict[str, int]:
    return {actor.id: actor.camp for actor in report.actors if actor.camp is not None}


def _places(study: Study, previous: Report | None) -> Layout | None:
    """Where actors stood before: in the previous report, or on the day compared with."""
    if previous is not None:
        return previous.layouts["stress"]
    if study.changes is None:
        return None
    return _layouts(Study(study.changes.before), None)["stress"]


def _layouts(study: Study, previous: Layout | None) -> dict[str, Layout]:
    from graphkit.analysis.layouts import layouts

    return dict(
        layouts(study.profiles, study.links, seed=study.run.settings.seed, previous=previous)
    )
