"""How the commands that answer one question show their report."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from graphkit.cli.job import Job
from graphkit.cli.output import put_out, terminal_width, wants_color
from graphkit.findings import Report

FORMAT = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    show_default=True,
    help="What to write.",
)
OUTPUT = click.option("-o", "--output", type=click.Path(path_type=Path), help="File to write.")


def show(
    job: Job, report: Report, form: str, output: Path | None, *, evidence: bool = False
) -> None:
    """Print a report or write it to a file."""
    from graphkit.renderers import reports

    options: dict[str, Any] = {} if form == "json" else {"evidence": evidence}
    if form == "text" and output is None:
        options |= {"width": terminal_width(), "color": wants_color()}
    put_out(
        reports[form](
            report,
            language=job.language(report.dataset, on_screen=output is None and form == "text"),
            **options,
        ),
        output,
    )
