"""What will happen: every model's forecast on the issue, where they part ways and why."""

from __future__ import annotations

from collections.abc import Iterator

from graphkit.analysis.decision_words import decision_words
from graphkit.analysis.forecast import Panel
from graphkit.analysis.report_context import ReportContext
from graphkit.findings import Section
from graphkit.language import Name, Text, plural, text


def section(context: ReportContext) -> Section | None:
    """A row a model; None without an issue or without any forecast on it."""
    found = context.panel
    if found is None or not found.units:
        return None
    path = context.run.finding("decision_path", issue=found.issue.id)
    return Section(
        id="forecast",
        title=text("What will happen"),
        lead=tuple(
            said
            for said in (
                found.reading(),
                path.reading if path.defined else None,
                _decided(context, found),
            )
            if said is not None
        ),
        table=found.table(),
        notes=(
            *found.why,
            *_options(found),
            *_ranges(context),
            *_hindsight(context, found),
            *(path.result.notes if path.result else ()),
            text(
                "The challenge model is an experiment: its author never published it in full. "
                "The compromise is the default: studies found it no worse than the others."
            ),
        ),
        evidence=path.provenance.rows.get("stances", ())[:5],
        more="measure decision_path",
        short=(_in_short(found),),
    )


def _in_short(found: Panel) -> Text:
    """Between which ends the forecasts lie."""
    ends = found.issue.scale.say_ends(min(found.units), max(found.units))
    parts = {"issue": Name(found.issue.id), "low": ends[0], "high": ends[1]}
    if ends[0] == ends[1]:
        return text("All forecasts on {issue} lie at {low}", **parts)
    return text("Forecasts on {issue} lie between {low} and {high}", **parts)


def _decided(context: ReportContext, found: Panel) -> Text | None:
    """What was decided, where that is known."""
    if found.actual is None:
        return None
    said = decision_words(context.run.dataset.issue_by_id[found.issue.id])
    option = found.issue.nearest_option(found.actual)
    if option is None:
        return text("On record: {decided}.", decided=said)
    return text(
        "On record: {decided}, nearest to \N{LEFT DOUBLE QUOTATION MARK}{option}"
        "\N{RIGHT DOUBLE QUOTATION MARK} on the scale.",
        decided=said,
        option=option,
    )


def _options(found: Panel) -> Iterator[Text]:
    if found.issue.options:
        yield text(
            "What is nearest on the scale is not always in the hands of those who decide: it says "
            "how far a forecast goes, not what they will do."
        )


def _ranges(context: ReportContext) -> tuple[Text, ...]:
    if context.certainty is None:
        return ()
    return (
        text(
            "Ranges hold nine in ten of those of {n} replicates that have a forecast; a forecast "
            "without a range is of a model that takes too long to repeat.",
            n=context.certainty.replicates,
        ),
    )


def _hindsight(context: ReportContext, found: Panel) -> Iterator[Text]:
    """That these forecasts know what was said once the decision was made."""
    later, count = found.hindsight(context.run.dataset)
    if later:
        yield plural(
            "{count} of the {n} stances behind the forecasts is not older than the outcome, so "
            "that being close to it proves nothing.",
            "{count} of the {n} stances behind the forecasts are not older than the outcome, so "
            "that being close to it proves nothing.",
            later,
            n=count,
        )
