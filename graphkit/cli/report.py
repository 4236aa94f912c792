"""`graphkit report`: the report alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from graphkit.cli.job import SINCE, Job, on_dataset
from graphkit.cli.messages import warn_of_fonts
from graphkit.cli.output import put_out
from graphkit.cli.show import OUTPUT, ROWS, as_printed
from graphkit.cli.source_date import source_day
from graphkit.errors import UsageError, unknown
from graphkit.phrases import phrase
from graphkit.renderers import reports

ENDINGS = {
    ".md": "markdown",
    ".html": "html",
    ".json": "json",
    ".csv": "csv",
    ".docx": "docx",
}


@click.command(
    epilog=(
        "\b\nExamples:\n"
        "  graphkit report graphs/blackwell\n"
        "  graphkit report graphs/blackwell --full --evidence\n"
        "  graphkit report graphs/blackwell --as-of 2025-10-29 --section camps\n"
        "  graphkit report graphs/blackwell --measures betweenness,camps --format json\n"
        "  graphkit report graphs/blackwell --family camps -o report.md"
    )
)
@on_dataset
@SINCE
@click.option(
    "--format",
    "form",
    type=click.Choice(list(reports)),
    help="What to write (default: what the ending of -o says, else text).",
)
@click.option("--measures", "names", help="Measures to run: a,b,c or all.")
@click.option("--family", multiple=True, help="All measures of this family (repeatable).")
@click.option("--full", is_flag=True, help="Print every section after the page.")
@click.option(
    "--section", "sections", multiple=True, metavar="NAME", help="Print one section (repeatable)."
)
@click.option("--methods", is_flag=True, help="Print how it was computed and how sure it is.")
@click.option("--evidence", is_flag=True, help="Print the claims under each part.")
@OUTPUT
@ROWS
def report(
    job: Job,
    since: date | None,
    form: str | None,
    names: str | None,
    family: tuple[str, ...],
    full: bool,
    sections: tuple[str, ...],
    methods: bool,
    evidence: bool,
    output: Path | None,
    rows: int | None,
) -> None:
    """Who is for, who is against, who decides, what to expect: on one page.

    Everything else stands behind it: --full, or one --section. Written to a file (Markdown, HTML,
    Word, JSON) the report is whole, the page first.
    """
    form = form or ENDINGS.get(output.suffix.lower() if output else "", "text")
    if form == "docx" and output is None:
        raise UsageError(
            phrase("A .docx is no text for the terminal: name a file with -o report.docx.")
        )
    shown = _shown(full, sections, methods)
    asked = None
    if names or family:
        asked = (*(names.split(",") if names else ()), *(f"family:{word}" for word in family))
    result = job.analyse(measures=asked, since=since)
    options: dict[str, Any] = {}
    if form in ("text", "markdown"):
        options["evidence"] = evidence
    if form == "docx":
        options["dated"] = source_day()
    if form == "text":
        options |= {"sections": shown, **as_printed(rows, output)}
    language = job.language(result.dataset, on_screen=output is None and form == "text")
    content = reports[form](result, language=language, **options)
    if form in TYPESET:
        warn_of_fonts([content])
    put_out(content, output)


TYPESET = ("html", "docx")  # what names the fonts it is written with
METHODS = ("certainty", "method")


def _shown(full: bool, names: tuple[str, ...], methods: bool) -> tuple[str, ...] | None:
    """The sections to print: none but the page, those named, or all (None)."""
    from graphkit.analysis.sections import sections

    for name in names:
        if name not in sections:
            raise unknown(phrase("section"), name, sections)
    return None if full else (*names, *(METHODS if methods else ()))
