"""How the commands that answer one question show their report, and how text is printed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from graphkit.cli.job import Job
from graphkit.cli.output import put_out, terminal_width, wants_color
from graphkit.findings import Report
from graphkit.language import Language, Text, plural

FORMAT = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    show_default=True,
    help="What to write.",
)
OUTPUT = click.option("-o", "--output", type=click.Path(path_type=Path), help="File to write.")
ROWS = click.option(
    "--rows",
    type=click.IntRange(min=0),
    metavar="N",
    help="Rows of each table in text; 0 for all.  [default: 20 on the screen, all with -o]",
)
FIRST_ROWS = 20


def as_printed(
    rows: int | None, output: Path | None, elsewhere: str = "--format json"
) -> dict[str, Any]:
    """What the renderer of text is told: how wide, coloured and long it may be on a screen.

    `elsewhere` is the option that writes every row of a table.
    """
    from graphkit.renderers.terminal import First

    most = rows if rows is not None else 0 if output else FIRST_ROWS
    options: dict[str, Any] = {"first": First(most or None, lambda more: _others(more, elsewhere))}
    return options if output else options | {"width": terminal_width(), "color": wants_color()}


def _others(more: int, elsewhere: str) -> Text:
    return plural(
        "{count} more row: --rows 0 shows it, {elsewhere} writes it.",
        "{count} more rows: --rows 0 shows them, {elsewhere} writes them.",
        more,
        elsewhere=elsewhere,
    )


def show(
    job: Job,
    report: Report,
    form: str,
    output: Path | None,
    rows: int | None,
    *,
    evidence: bool = False,
) -> None:
    """Print a report or write it to a file; in text `rows` of each table."""
    on_screen = output is None and form == "text"
    language = job.language(report.dataset, on_screen=on_screen)
    show_in(language, report, form, output, rows, evidence=evidence)


def show_in(
    language: Language,
    report: Report,
    form: str,
    output: Path | None,
    rows: int | None,
    *,
    evidence: bool = False,
) -> None:
    """The same for a command that reads its dataset otherwise."""
    from graphkit.renderers import reports

    options: dict[str, Any] = {} if form == "json" else {"evidence": evidence}
    if form == "text":
        options |= as_printed(rows, output)
    put_out(reports[form](report, language=language, **options), output)
