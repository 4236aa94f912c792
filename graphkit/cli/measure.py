"""`graphkit measure NAME DATASET`: run one measure."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
from click.shell_completion import CompletionItem

from graphkit.cli.job import Job, on_dataset
from graphkit.cli.output import put_out
from graphkit.cli.show import OUTPUT, ROWS, as_printed
from graphkit.errors import UsageError
from graphkit.findings import Scalar
from graphkit.language import text
from graphkit.phrases import phrase


def _complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    from graphkit.measures import measures

    return [CompletionItem(name) for name in measures if name.startswith(incomplete)]


@click.command(
    epilog=(
        "\b\nExamples:\n"
        "  graphkit measure betweenness graphs/blackwell\n"
        "  graphkit measure camps graphs/starter.csv --param k=2 --format json\n"
        "  graphkit measure frustration_index FILE.csv --undirected --time-limit 10"
    )
)
@click.argument("name", shell_complete=_complete)
@on_dataset
@click.option(
    "--param", "given", multiple=True, metavar="KEY=VALUE", help="A parameter (repeatable)."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "csv"]),
    default="text",
    show_default=True,
    help="What to write; csv: the table.",
)
@OUTPUT
@ROWS
def measure(
    job: Job,
    name: str,
    given: tuple[str, ...],
    form: str,
    output: Path | None,
    rows: int | None,
) -> None:
    """Run one measure; `graphkit measures` lists them, `graphkit measures NAME` explains one."""
    from graphkit.measures import measures

    card = measures[name]
    parameters: dict[str, Scalar] = {}
    for pair in given:
        key, equals, word = pair.partition("=")
        if not equals:
            raise UsageError(phrase("--param takes KEY=VALUE, not '{pair}'.", pair=pair))
        parameters[key] = card.parameter(key).read(word)
    dataset = job.load()
    from graphkit.analysis.finding_with_intervals import finding_with_intervals
    from graphkit.analysis.run import Run
    from graphkit.cli.progress import progress

    with progress(text("Reading the ties")):
        run = Run(dataset, job.settings)
        finding = finding_with_intervals(run, run.finding(name, **parameters))
    from graphkit.renderers import findings

    options: dict[str, Any] = {}
    if form == "text":
        options = {"title": card.title, **as_printed(rows, output, "--format csv")}
    on_screen = form == "text" and output is None
    language = job.language(run.dataset, on_screen=on_screen)
    put_out(findings[form](finding, language=language, **options), output)
