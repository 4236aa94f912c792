"""What will happen: every model's forecast on the issue, where they part ways and why."""

from __future__ import annotations

from graphkit.analysis.forecast import panel
from graphkit.analysis.study import Study
from graphkit.findings import Section
from graphkit.language import Text, text


def section(study: Study) -> Section | None:
    """A row a model; None without an issue or without any forecast on it."""
    if study.run.issue is None:
        return None
    found = panel(study.run, study.run.issue, study.certainty)
    if not found.units:
        return None
    path = study.run.finding("decision_path", issue=study.run.issue)
    return Section(
        id="forecast",
        title=text("What will happen"),
        lead=(found.reading(), *_decided(path.reading if path.defined else None)),
        table=found.table(),
        notes=(
            *found.why,
            *_ranges(study),
            *(path.result.notes if path.result else ()),
            text(
                "The challenge model is an experiment: its author never published it in full. "
                "The compromise is the default: studies found it no worse than the others."
            ),
        ),
        evidence=path.provenance.rows.get("stances", ())[:5],
        more="measure decision_path",
    )


def _ranges(study: Study) -> tuple[Text, ...]:
    if study.certainty is None:
        return ()
    return (
        text(
            "Ranges hold nine in ten of {n} replicates; models without one take too long to "
            "repeat.",
            n=study.certainty.replicates,
        ),
    )


def _decided(reading: Text | None) -> tuple[Text, ...]:
    return () if reading is None else (reading,)
