"""`graphkit pivots DATASET`: who could turn the outcome, alone or together."""

from __future__ import annotations

from pathlib import Path

import click

from graphkit.cli.job import Job, on_dataset
from graphkit.cli.show import FORMAT, OUTPUT, ROWS, show
from graphkit.language import text
from graphkit.outcome_models import MAIN_MODELS


@click.command(
    epilog=(
        "\b\nExamples:\n"
        "  graphkit pivots graphs/blackwell --issue blackwell_full\n"
        "  graphkit pivots graphs/blackwell --issue gain_ai --model median_voter\n"
        "  graphkit pivots graphs/blackwell --issue h20 --ties --format json"
    )
)
@on_dataset
@click.option(
    "--model",
    type=click.Choice(list(MAIN_MODELS)),
    default="compromise",
    show_default=True,
    help="The model of the outcome whose sets are listed.",
)
@click.option("--ties", is_flag=True, help="Sets of ties instead of actors (takes longer).")
@FORMAT
@OUTPUT
@ROWS
def pivots(
    job: Job, model: str, ties: bool, form: str, output: Path | None, rows: int | None
) -> None:
    """The smallest sets of actors, or of ties, whose turn would turn the outcome."""
    dataset = job.load()
    from graphkit.analysis.question_reports import pivots as find
    from graphkit.cli.progress import progress

    with progress(text("Looking for pivots")):
        found = find(dataset, job.settings, model=model, ties=ties)
    show(job, found, form, output, rows)
