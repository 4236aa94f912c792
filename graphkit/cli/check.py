"""`graphkit check`: everything wrong or weak in the data."""

from __future__ import annotations

import shlex
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from graphkit.cli.job import Job, on_dataset
from graphkit.cli.messages import say
from graphkit.cli.output import print_out, put_out
from graphkit.dataset import Dataset
from graphkit.language import plural

ORDER = ("error", "warning", "note")


@click.command(
    "check",
    epilog="\b\nExamples:\n  graphkit check graphs/blackwell\n"
    "  graphkit check graphs/blackwell --fail-on warning --format json\n"
    "  graphkit check edges.csv --same-as same_as.csv",
)
@on_dataset
@click.option(
    "--fail-on",
    type=click.Choice(ORDER),
    default="error",
    show_default=True,
    help="Exit with 1 when there is something of this level or worse.",
)
@click.option(
    "--stale-days",
    type=click.IntRange(min=1),
    default=365,
    show_default=True,
    help="Claims older than this, counted from --as-of, are called stale.",
)
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)
@click.option("--all", "everything", is_flag=True, help="Every row; else ten of each kind.")
def check_(job: Job, fail_on: str, stale_days: int, form: str, everything: bool) -> int:
    """Unsourced, single-source, stale, orphan, contradictory: all of it, with what to do.

    Where the FILE of --same-as is not there yet, the actors that may be one are listed in it, to
    be ticked; where it is, those ticked are read as one, as in every command.
    """
    from graphkit.analysis.check import check
    from graphkit.renderers.weaknesses import as_json, as_text

    begun = job.same_as if job.same_as and not job.same_as.exists() else None
    if begun:
        job = replace(job, same_as=None)
    dataset = job.load(notices=False)  # they are among what is found
    seen = dataset.for_audience(job.settings.audience)
    day = job.settings.as_of or seen.last_day
    found = check(seen.until(day) if day else seen, as_of=day, stale_days=stale_days)
    language = job.language(dataset)
    say: Any = as_json if form == "json" else as_text
    options: dict[str, Any] = {"audience": job.settings.audience}
    if form != "json":
        options["most"] = None if everything else 10
    print_out(say(found, language=language, **options))
    if begun:
        _begin(begun, seen, job)
    worst = min((ORDER.index(weakness.level) for weakness in found), default=len(ORDER))
    return int(worst <= ORDER.index(fail_on))


def _begin(file: Path, dataset: Dataset, job: Job) -> None:
    """Write the pairs that may be one, with nothing ticked."""
    from graphkit.analysis.checks.names import likely_doubles
    from graphkit.formats.reading.same_as_file import same_as_bytes

    found = likely_doubles(dataset)
    put_out(same_as_bytes(found), file)
    inside = job.path.is_dir() and file.resolve() == job.path.resolve() / "same_as.csv"
    words = ["graphkit", "report", str(job.path), *([] if inside else ["--same-as", str(file)])]
    said = plural(
        "{count:,} pair of actors may be one: write x under tick where it is, then {command}",
        "{count:,} pairs of actors may be one: write x under tick where they are, then {command}",
        len(found),
        command=shlex.join(words),
    )
    say(said)
