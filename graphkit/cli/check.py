"""`graphkit check`: everything wrong or weak in the data."""

from __future__ import annotations

from typing import Any

import click

from graphkit.cli.job import Job, on_dataset, put_out

ORDER = ("error", "warning", "note")


@click.command(
    "check",
    epilog="\b\nExamples:\n  graphkit check graphs/blackwell\n"
    "  graphkit check graphs/blackwell --fail-on warning --format json",
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
    """Unsourced, single-source, stale, orphan, contradictory: all of it, with what to do."""
    from graphkit.analysis.check import check
    from graphkit.renderers.weaknesses import as_json, as_text

    dataset = job.load(notices=False)  # they are among what is found
    seen = dataset.for_audience(job.settings.audience)
    day = job.settings.as_of or seen.last_day
    found = check(seen.until(day) if day else seen, as_of=day, stale_days=stale_days)
    language = job.language(dataset)
    say: Any = as_json if form == "json" else as_text
    options = {} if form == "json" else {"most": None if everything else 10}
    put_out(say(found, language=language, **options), None)
    worst = min((ORDER.index(weakness.level) for weakness in found), default=len(ORDER))
    return int(worst <= ORDER.index(fail_on))
