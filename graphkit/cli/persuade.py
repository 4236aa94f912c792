"""`graphkit persuade DATASET`: whom to talk to, in what order, and how to reach them."""

from __future__ import annotations

from pathlib import Path

import click

from graphkit.cli.job import Job, on_dataset
from graphkit.cli.show import FORMAT, OUTPUT, ROWS, show
from graphkit.language import text


@click.command(
    epilog=(
        "\b\nExamples:\n"
        "  graphkit persuade graphs/blackwell --issue blackwell_full --toward support\n"
        "  graphkit persuade graphs/blackwell --issue h200 --toward -0.3 --budget 3\n"
        "  graphkit persuade graphs/blackwell --issue gain_ai --toward oppose --by nvidia\n"
        "  graphkit persuade graphs/blackwell --issue gain_ai --toward oppose --cost salience"
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
    "--shift",
    type=click.FloatRange(min=0, min_open=True),
    help="How far one actor moves at most, on the issue's scale.  [default: a quarter of it]",
)
@click.option(
    "--cost",
    default="equal",
    show_default=True,
    metavar="WHAT",
    help="What moving costs: equal, salience, or a column of the actors (x_...).",
)
@click.option(
    "--weigh",
    type=click.Choice(["rule", "everyone", "deciders"]),
    default="rule",
    show_default=True,
    help="Whose final position makes the outcome; rule: the decider's where one decides alone.",
)
@click.option("--by", metavar="ACTOR", help="Whom it is for: chains of access start there.")
@click.option("--evidence", is_flag=True, help="Print the claims in full.")
@FORMAT
@OUTPUT
@ROWS
def persuade(
    job: Job,
    toward: str,
    budget: int,
    shift: float | None,
    cost: str,
    weigh: str,
    by: str | None,
    evidence: bool,
    form: str,
    output: Path | None,
    rows: int | None,
) -> None:
    """Whom to talk to so that the outcome moves most for the effort, and who reaches them."""
    dataset = job.load()
    from graphkit.analysis.question_reports import persuade as find
    from graphkit.cli.progress import progress

    with progress(text("Weighing whom to talk to")):
        found = find(
            dataset,
            job.settings,
            toward=toward,
            budget=budget,
            shift=shift,
            cost=cost,
            weigh=weigh,
            by=by,
        )
    show(job, found, form, output, rows, evidence=evidence)
