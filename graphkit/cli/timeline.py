"""`graphkit timeline DATASET`: the case in windows of time."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import get_args

import click

from graphkit.cli.day import Day
from graphkit.cli.job import Job, on_dataset
from graphkit.cli.output import put_out
from graphkit.cli.show import OUTPUT, show
from graphkit.timeline import By

FORMATS = ("text", "markdown", "json", "csv")


@click.command(
    epilog=(
        "\b\nExamples:\n"
        "  graphkit timeline graphs/blackwell\n"
        "  graphkit timeline graphs/blackwell --by week --from 2025-06-09 --as-of 2026-05-31\n"
        "  graphkit timeline graphs/blackwell --issue gain_ai --by change --all\n"
        "  graphkit timeline graphs/blackwell --figure trends.png\n"
        "  graphkit timeline graphs/blackwell --format csv -o timeline.csv"
    )
)
@on_dataset
@click.option(
    "--by",
    type=click.Choice(get_args(By)),
    help="How long a window is; or one to each event, or to each day on which a claim was made "
    "(change).  [default: the finest of week, month, quarter and year that gives 60 or fewer]",
)
@click.option(
    "--from", "start", type=Day(), metavar="DATE", help="The first day of the first window."
)
@click.option("--all", "every", is_flag=True, help="List every window, changed or not.")
@click.option(
    "--figure",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Draw it, too: a file ending in .svg, .png or .pdf.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="What to write.",
)
@OUTPUT
def timeline(
    job: Job,
    by: By | None,
    start: date | None,
    every: bool,
    figure: Path | None,
    form: str,
    output: Path | None,
) -> None:
    """Positions, forecast, polarisation, frustration, camps and centrality over time.

    Each window is what was known on its last day; change points, and phases of like networks, come
    with how often they are found when the claims are redrawn.
    """
    if figure is not None:
        from graphkit.cli.figure import draw_to, form_of

        form_of(figure)  # a wrong ending is said before anything is computed
    found = job.over_time(by=by, since=start, every=every)
    if figure is not None:
        draw_to(job, found, "trends", figure)
    if form in ("text", "markdown"):
        show(job, found, form, output, rows=0)
        return
    from graphkit.renderers.timeline import render_csv, render_json

    render = render_json if form == "json" else render_csv
    put_out(render(found, language=job.language(found.dataset)), output)
