"""How the models would have done on what is already decided, and how little that proves."""

from __future__ import annotations

from graphkit.analysis.backtest import BASELINES, Backtest
from graphkit.analysis.report_context import ReportContext
from graphkit.findings import Column, Section, Table, without_empty_columns
from graphkit.language import Name, text
from graphkit.outcome_models import OUTCOME_MODELS

SHOWN = ("compromise", "decision_path", *BASELINES)


def section(context: ReportContext) -> Section | None:
    """A row an issue decided with a coded outcome; None without any."""
    found = context.backtest
    if not found.panels:
        return None
    return Section(
        id="backtest",
        title=text("How the models would have done"),
        lead=(
            text("Each forecast uses only claims dated before the outcome."),
            *found.statement()[:3],
        ),
        table=without_empty_columns(Table(_columns(), tuple(_cases(found)))),
        notes=found.statement()[3:],
    )


def _cases(found: Backtest) -> list[tuple[object, ...]]:
    return [
        (
            Name(case.panel.issue.id),
            case.stances,
            case.outcome,
            *(case.forecast(name) for name in SHOWN),
        )
        for case in found.cases
    ]


def _columns() -> tuple[Column, ...]:
    titles = {**{model.name: model.title for model in OUTCOME_MODELS}, **BASELINES}
    return (
        Column("issue", text("Issue")),
        Column("stances", text("Stances"), "d"),
        Column("decided", text("Outcome"), "+.1f"),
        *(Column(name, titles[name], "+.2f") for name in SHOWN),
    )
