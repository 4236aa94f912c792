"""How the models would have done on what is already decided, and how little that proves."""

from __future__ import annotations

from graphkit.analysis.backtest import Backtest
from graphkit.analysis.report_context import ReportContext
from graphkit.findings import Column, Section, Table
from graphkit.language import Name, text
from graphkit.outcome_models import OUTCOME_MODELS

SHOWN = ("compromise", "median_voter", "decision_path", "challenge", "friedkin_johnsen")


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
            *found.statement()[:2],
        ),
        table=Table(_columns(), tuple(_cases(found))),
        notes=found.statement()[2:],
    )


def _cases(found: Backtest) -> list[tuple[object, ...]]:
    return [
        (Name(p.issue.id), found.outcomes[p.issue.id], *(p.unit(model) for model in SHOWN))
        for p in found.panels
    ]


def _columns() -> tuple[Column, ...]:
    titles = {model.name: model.title for model in OUTCOME_MODELS}
    return (
        Column("issue", text("Issue")),
        Column("decided", text("Outcome"), "+.1f"),
        *(Column(model, titles[model], "+.2f") for model in SHOWN),
    )
