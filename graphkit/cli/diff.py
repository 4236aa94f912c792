"""`graphkit diff`: what changed between two datasets, or two dates of one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from graphkit.cli.day import Day
from graphkit.cli.job import Job, on_one_dataset
from graphkit.cli.output import said_where
from graphkit.cli.progress import progress
from graphkit.cli.show import FORMAT, OUTPUT, ROWS, show
from graphkit.dataset import Dataset
from graphkit.errors import UsageError
from graphkit.findings import Settings
from graphkit.language import text
from graphkit.phrases import phrase


@click.command(
    epilog=(
        "\b\nExamples:\n"
        "  graphkit diff graphs/blackwell --since 2025-10-29\n"
        "  graphkit diff graphs/blackwell --since 2025-10-29 --as-of 2025-12-31 --evidence\n"
        "  graphkit diff last-month.xlsx this-month.xlsx --format markdown -o changes.md\n"
        "  graphkit diff graphs/blackwell --since 2025-10-29 --pictures output/diff"
    )
)
@on_one_dataset
@click.argument("later", required=False, type=click.Path(path_type=Path))
@click.option("--since", type=Day(), metavar="DATE", help="The earlier of two days to compare.")
@click.option("--all", "everything", is_flag=True, help="List every change, not the first ten.")
@click.option(
    "--pictures",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="FOLDER",
    help="Write before.svg, now.svg and map.html, in which nobody changes place.",
)
@click.option("--evidence", is_flag=True, help="Print the claims in full.")
@FORMAT
@OUTPUT
@ROWS
def diff(
    job: Job,
    later: Path | None,
    since: date | None,
    everything: bool,
    pictures: Path | None,
    evidence: bool,
    form: str,
    output: Path | None,
    rows: int | None,
) -> None:
    """Who moved, which ties turned and what came of it.

    Give one DATASET and --since, or the earlier DATASET and the LATER one.
    """
    if (later is None) == (since is None):
        raise UsageError(
            phrase("Give an earlier day with --since, or a second dataset, and not both.")
        )
    first = job.load()
    second = first if later is None else replace(job, path=later).load()
    earlier = replace(job.settings, as_of=since or job.settings.as_of)
    from graphkit.analysis.question_reports import diff as compare
    from graphkit.analysis.run import Run

    with progress(text("Comparing")):
        before, now = Run(first, earlier), Run(second, job.settings)
        if since is not None and (now.as_of is None or since >= now.as_of):
            raise UsageError(
                phrase(
                    "There is nothing to compare: {since} is not before the later day.", since=since
                )
            )
        found = compare(before, now, **({"rows": None} if everything else {}))
    if pictures is not None:
        _draw(job, (first, earlier), (second, job.settings), pictures)
    rows = 0 if everything and rows is None else rows
    show(job, found, form, output, rows, evidence=evidence)


def _draw(
    job: Job, before: tuple[Dataset, Settings], now: tuple[Dataset, Settings], folder: Path
) -> None:
    """Both states on one layout: actors keep their places, camps their numbers and colours."""
    from graphkit.analysis.analyse import analyse
    from graphkit.formats.writing.storage import write_folder
    from graphkit.renderers.figures.draw import render as draw
    from graphkit.renderers.map import render as draw_map

    with progress(text("Drawing")):
        old = analyse(*before, with_pictures=True)
        new = analyse(*now, with_pictures=True, previous=old)
        language = job.language(new.dataset)
        files = {
            "before.svg": draw(old, language=job.language(old.dataset), kind="network"),
            "now.svg": draw(new, language=language, kind="network"),
            "map.html": draw_map(new, language=language),
        }
    write_folder(folder, files)
    said_where(files, folder)
