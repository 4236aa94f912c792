"""`graphkit convert`: write a dataset in another format."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import click

from graphkit.cli.job import Job, on_dataset, put_out
from graphkit.cli.messages import say
from graphkit.dataset import TABLES, Dataset
from graphkit.errors import OutputError, UsageError, unknown


@click.command(
    epilog="\b\nExamples:\n  graphkit convert graphs/blackwell --to xlsx -o blackwell.xlsx\n"
    "  graphkit convert graphs/starter.csv --to csv_folder -o mycase"
)
@on_dataset
@click.option("--to", "form", help="The format (default: by the ending of the output).")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), required=True, help="File or folder."
)
def convert(job: Job, form: str | None, output: Path) -> None:
    """Write the dataset in another format; private rows only with --audience internal."""
    from graphkit.formats import formats, write
    from graphkit.formats.writing.storage import write_atomically

    name = form or _by_suffix(output)
    formats[name]
    content = write(selected(job), name)
    if isinstance(content, bytes):
        put_out(content, output)
        return
    refuse_mixture(output, content)
    write_atomically({output / file: part for file, part in content.items()})
    say(f"Wrote {', '.join(content)} to {output}/.")


def refuse_mixture(folder: Path, files: Iterable[str]) -> None:
    """Tables that would stay from what the folder held before would be read with the new ones."""
    stale = {f"{table}.csv" for table in TABLES} - set(files)
    left = sorted(name for name in stale if (folder / name).exists())
    if left:
        raise OutputError(
            f"'{folder}' holds {', '.join(left)}, which this dataset has not; name a new folder."
        )


def selected(job: Job) -> Dataset:
    """The dataset as the options select it: without any, everything that is public.

    What an analysis leaves out by itself, such as ties that have ended, is kept.
    """
    whole, asked = job.load(), job.settings
    found = whole.for_audience(asked.audience)
    if asked.as_of is not None:
        found = found.until(asked.as_of)
    for issue in asked.issues:
        if issue not in found.issue_by_id:
            raise unknown("issue", issue, found.issue_by_id)
    if asked.issues:
        found = _alone(found.on_issues(asked.issues))
    if asked.undirected:
        found = found.undirected()
    _say_left_out(whole, found)
    return found


def _alone(part: Dataset) -> Dataset:
    """Some issues of a dataset as one that stands alone: no row speaks of an issue it has not."""
    influence = tuple(row for row in part.influence if row.issue in part.issue_by_id)
    events = tuple(
        replace(row, issue=tuple(issue for issue in row.issue if issue in part.issue_by_id))
        for row in part.events
    )
    return replace(part, influence=influence, events=events)


def _say_left_out(whole: Dataset, part: Dataset) -> None:
    """No row is lost without a word."""
    left = {table: len(getattr(whole, table)) - len(getattr(part, table)) for table in TABLES}
    told = [f"{count:,} of {table}" for table, count in left.items() if count]
    if told:
        say(f"Left out, by --audience, --as-of or --issue: {', '.join(told)}.")


def _by_suffix(output: Path) -> str:
    from graphkit.formats import formats

    for name, form in formats.items():
        if form.write is not None and output.suffix.lower() in form.suffixes:
            return name
    writable = [name for name, form in formats.items() if form.write is not None]
    raise UsageError(
        f"The ending of '{output}' tells no format. Name one with --to: {', '.join(writable)}."
    )
