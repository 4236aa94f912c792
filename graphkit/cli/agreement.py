"""`graphkit agreement DATASET`: how far coders agree, and where they do not."""

from __future__ import annotations

from pathlib import Path

import click

from graphkit.cli.job import Job, on_dataset
from graphkit.cli.output import put_out
from graphkit.cli.show import OUTPUT, ROWS, show


@click.command(
    epilog=(
        "\b\nExamples:\n"
        "  graphkit agreement mycase\n"
        "  graphkit agreement mycase --agree st004\n"
        "  graphkit agreement mycase --format json\n"
        "  graphkit agreement mycase --format html -o agreement.html\n"
        "  graphkit agreement mycase --format csv -o differences.csv\n"
        "  graphkit agreement mycase --format csv --table alpha"
    )
)
@on_dataset
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "html", "json", "csv"]),
    default="text",
    show_default=True,
    help="What to write; csv is one table.",
)
@click.option(
    "--table",
    type=click.Choice(["differences", "alpha", "coders"]),
    default="differences",
    show_default=True,
    help="The table that csv writes.",
)
@click.option(
    "--agree",
    multiple=True,
    metavar="ID",
    help="Mark this row as the reading that was agreed on (repeatable); the others stay.",
)
@OUTPUT
@ROWS
def agreement(
    job: Job,
    form: str,
    table: str,
    agree: tuple[str, ...],
    output: Path | None,
    rows: int | None,
) -> None:
    """How far coders agree (Krippendorff's alpha), and what they read differently.

    Coders are named in the column x_coder of stances and ties. A row marked in x_agreed is the
    reading of its passage that counts; --agree marks it.
    """
    if agree:
        from graphkit.coding.agreed import agree as mark
        from graphkit.coding.book import CodingBook

        mark(CodingBook(job.path), agree)
    dataset = job.load()
    from graphkit.analysis.agreement import agreement as find

    found = find(dataset, job.settings)
    if form != "csv":
        show(job, found, form, output, rows)
        return
    from graphkit.findings import Table
    from graphkit.renderers.csv import render_table

    chosen = next(part.table for part in found.sections if part.id == table)
    language, audience = job.language(dataset), job.settings.audience
    content = render_table(chosen or Table((), ()), language=language, audience=audience)
    put_out(content, output)
