"""Run the measures, write the sections, return the report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from graphkit.analysis.headline import headline
from graphkit.analysis.page import parts
from graphkit.analysis.page.moves import moves
from graphkit.analysis.precomputed_certainty import steps, with_intervals
from graphkit.analysis.report_context import ReportContext
from graphkit.analysis.run import Run
from graphkit.analysis.sections import sections
from graphkit.analysis.vote_groups import vote_groups
from graphkit.analysis.who_decides import who_decides
from graphkit.card import FAMILIES
from graphkit.dataset import Dataset
from graphkit.engines.background_process import BackgroundProcess, Steps, Told
from graphkit.engines.sparse_matrices import load_sparse
from graphkit.engines.uncertainty.how_many import affordable, placed
from graphkit.errors import unknown
from graphkit.findings import Finding, Report, Section, Settings
from graphkit.language import text
from graphkit.measures import measures
from graphkit.phrases import phrase
from graphkit.progress import doing
from graphkit.registry import Registry

if TYPE_CHECKING:
    from graphkit.analysis.pictures import Pictures
    from graphkit.history import Days
    from graphkit.pictures import Layout, VoteGroup
    from graphkit.timeline import Timeline

USUAL = (
    "signed_degree",
    "pn_centrality",
    "pagerank",
    "betweenness",
    "closeness",
    "triangle_balance",
    "frustration_index",
    "camps",
)
# Sections that say how sure ranks and camps are, which other processes are last to know.
_WAITING = frozenset({"who", "between", "certainty"})
# What can be asked where no tie has a sign and nobody a stance; the rest is not defined.
UNSIGNED = ("pagerank", "betweenness", "closeness", "constraint", "k_core", "groups")


def report(
    dataset: Dataset,
    settings: Settings,
    begun: BackgroundProcess | None = None,
    *,
    with_pictures: bool = False,
    over_time: bool = False,
    previous: Report | None = None,
    places: Layout | None = None,
    days: Days | None = None,
) -> Report:
    """The report as `analyse` gives it; `begun` is what was started: `certainty_steps`; `days` are
    camps and ranks day by day, where a map shall have them."""
    load_sparse()
    run = Run(dataset, settings)
    context = ReportContext(run, None if previous is None else _camp_of(previous), begun)
    for name in chosen(settings.measures, run.dataset):
        run.finding(name)
    if settings.measures is None and run.dataset.direct_influence:
        run.finding("mactor")
    if context.certainty is not None:
        context.certainty.tell_camps()
        with doing(text("Weighing how sure all this is")):
            # What needs no replicates is done while the other process draws them.
            _ = context.backtest, context.certainty.hinges
    said = headline(context)
    written = _written(sections, context)
    found = Report(
        dataset=run.dataset,
        settings=run.settings,
        as_of=run.as_of,
        issue=run.issue,
        sha256=run.sha256,
        headline=said,
        sections=written,
        findings=_findings(context),
        actors=context.profiles,
        camps=context.camps,
        links=context.links,
        methods={finding.measure: measures[finding.measure].method for finding in run.findings},
        deciding=tuple(who_decides(context)),
        page=_written(parts, context),
        moves=moves(context) if run.issue is not None else (),
        votes=_votes(context),
        divided_by=run.divided_by,
        timeline=_over_time(run) if over_time else None,
    )
    if not with_pictures:
        return found
    from graphkit.analysis.pictures import Pictures

    return _with_pictures(found, Pictures(context, previous, places, days or tuple))


def _over_time(run: Run) -> Timeline | None:
    from graphkit.analysis.timeline.build import for_a_slide

    return for_a_slide(run)


def _with_pictures(found: Report, drawn: Pictures) -> Report:
    with doing(text("Laying out pictures")):
        return replace(
            found,
            layouts=drawn.layouts,
            axis=drawn.axis,
            current=drawn.current,
            agreement=drawn.agreement,
            history=drawn.history,
        )


def certainty_steps(dataset: Dataset, settings: Settings, told: Told, *, by_day: bool) -> Steps:
    """What a report needs of how sure its numbers are, for a process of its own; with `by_day` then
    how every issue stood day by day, as maps show it."""
    from graphkit.analysis.certainty import Certainty

    if settings.replicates is None and not affordable(
        len(dataset.actors), len(dataset.ties), placed(dataset.stances)
    ):
        return
    load_sparse()
    run = Run(dataset, settings, sha256="not named here")
    context = ReportContext(run)
    if context.certainty is not None:
        unranked = context.aggregates if context.ranks_by_capability else None
        certainty = Certainty(run, context.certainty.replicates, settings.seed)
        yield from steps(certainty, chosen(settings.measures, run.dataset), unranked, told)
        if by_day:
            from graphkit.analysis.pictures import issue_days

            yield tuple(issue_days(context).found())


def _findings(context: ReportContext) -> tuple[Finding, ...]:
    """What the run found, with the intervals that doubt in the claims gives."""
    if context.certainty is None:
        return context.run.findings
    return with_intervals(context.certainty, context.run.findings)


def chosen(asked: Sequence[str] | None, data: Dataset | None = None) -> tuple[str, ...]:
    """The measures to run: the usual ones (of ties without signs where `data` has no others),
    those named, `all`, or a whole `family:NAME`.

    >>> chosen(["betweenness", "betweenness"])
    ('betweenness',)
    """
    if asked is None:
        return UNSIGNED if data is not None and data.unsigned and not data.stances else USUAL
    names: list[str] = []
    for word in asked:
        if word == "all":
            names += measures
        elif word.startswith("family:"):
            names += _family(word.removeprefix("family:"))
        elif word in measures:
            names.append(word)
        else:
            raise unknown(phrase("measure"), word, measures)
    return tuple(dict.fromkeys(names))


def _family(family: str) -> Iterable[str]:
    if family not in FAMILIES:
        raise unknown(phrase("family of measures"), family, FAMILIES)
    return [name for name, measure in measures.items() if measure.family == family]


def _votes(context: ReportContext) -> tuple[VoteGroup, ...]:
    """How parties vote on the report's issue, where votes decide it."""
    if context.run.issue is None:
        return ()
    path = context.run.finding("decision_path", issue=context.run.issue)
    return tuple(vote_groups(context, path)) if "passes" in path.summary else ()


def _written(
    written: Registry[Callable[[ReportContext], Section | None]], context: ReportContext
) -> tuple[Section, ...]:
    """Each section, in its place; those that wait for other processes are written last."""
    found: dict[str, Section | None] = dict.fromkeys(written)
    for name in sorted(written, key=_WAITING.__contains__):
        with doing(text("Writing {section}", section=name)):
            found[name] = written[name](context)
    return tuple(section for section in found.values() if section is not None)


def _camp_of(report: Report) -> dict[str, int]:
    return {actor.id: actor.camp for actor in report.actors if actor.camp is not None}
