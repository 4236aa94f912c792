"""`graphkit persuade DATASET`: whom to talk to, in what order, and how to reach them."""

from __future__ import annotations

from pathlib import Path

import click

from graphkit.cli.job import Job, on_dataset
from graphkit.cli.show import FORMAT, OUTPUT, show


@click.command(
    epilog=(
        "\b\nExamples:\n"
        "  graphkit persuade graphs/blackwell --issue blackwell_full --toward support\n"
        "  graphkit persuade graphs/blackwell --issue h200 --toward -0.3 --budget 3\n"
        "  graphkit persuade graphs/blackwell --issue gain_ai --toward oppose --by nvidia"
    )
)
@on_dataset
@click.option(
    "--toward",
    required=True,
    metavar="WHERE",
    help="support, oppose, or a position on the issue's scale.",
)
@click.option(
    "--budget",
    type=click.IntRange(min=1),
    default=5,
    show_default=True,
    help="How many actors can be talked to.",
)
@click.option(
    "--weigh",
    type=click.Choice(["everyone", "deciders"]),
    default="everyone",
    show_default=True,
    help="Whose final position makes the outcome.",
)
@click.option("--by", metavar="ACTOR", help="Chains of access start from this actor.")
@click.option("--evidence", is_flag=True, help="Print the claims in full.")
@FORMAT
@OUTPUT
def persuade(
    job: Job,
    toward: str,
    budget: int,
    weigh: str,
    by: str | None,
    evidence: bool,
    form: str,
    output: Path | None,
) -> None:
    """Whom to talk to so that the outcome moves most for the effort, and who reaches them."""
    dataset = job.load()
    from graphkit.analysis.question_reports import persuade as find
    from graphkit.cli.messages import progress

    with progress("Weighing whom to talk to"):
        found = find(dataset, job.settings, toward=toward, budget=budget, weigh=weigh, by=by)
    show(job, found, form, output, evidence=evidence)
