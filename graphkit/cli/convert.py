"""`graphkit convert`: write a dataset in another format."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import click

from graphkit.cli.job import Job, on_dataset
from graphkit.cli.messages import say
from graphkit.cli.output import put_out
from graphkit.cli.source_date import source_date
from graphkit.dataset import TABLES, Dataset
from graphkit.errors import LossError, OutputError, UsageError, unknown
from graphkit.language import Text, text
from graphkit.phrases import phrase, run_on


@click.command(
    epilog="\b\nExamples:\n  graphkit convert graphs/blackwell --to xlsx -o blackwell.xlsx\n"
    "  graphkit convert graphs/starter.csv --to csv_folder -o mycase\n"
    "  graphkit convert graphs/blackwell --to gexf -o blackwell.gexf    (for Gephi)"
)
@on_dataset
@click.option("--to", "form", help="The format (default: by the ending of the output).")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), required=True, help="File or folder."
)
@click.option("--strict", is_flag=True, help="Write nothing where the format would lose anything.")
def convert(job: Job, form: str | None, output: Path, strict: bool) -> None:
    """Write the dataset in another format; private rows only with --audience internal.

    What the format cannot hold is listed first, counted in the data; what was written is read
    again and compared before it is kept.
    """
    from graphkit.formats import writable, write_checked
    from graphkit.formats.writing.fitting import has
    from graphkit.formats.writing.storage import write_folder

    name = form or _by_suffix(output)
    alone = has(writable(name).holds, "influence")
    dataset = selected(job, alone=alone)
    if job.settings.audience == "public":
        say(text("Private rows and notes, if any, stay out: --audience internal keeps them."))
    _say_lost(dataset, name, strict)
    content = write_checked(dataset, name, output.name, epoch=source_date())
    if isinstance(content, bytes):
        put_out(content, output)
    else:
        refuse_mixture(output, content)
        write_folder(output, content)
        say(phrase("Wrote {listed} to {output}/.", listed=", ".join(content), output=output))
    _say_how_to_read(dataset, name)


def _say_lost(dataset: Dataset, name: str, strict: bool) -> None:
    """What the format cannot hold of this dataset, or a refusal to lose it."""
    from graphkit.formats import formats
    from graphkit.formats.writing.losses import losses

    lost = losses(dataset, formats[name])
    if strict and lost:
        raise LossError(
            phrase(
                "{name} cannot hold {listed}. Nothing was written.",
                name=name,
                listed="; ".join(map(str, lost)),
            )
        )
    if lost:
        say(phrase("{name} cannot hold all of it:", name=name))
    for loss in lost:
        say(Text("  {loss}", {"loss": loss.said}))  # nothing to translate


def _say_how_to_read(dataset: Dataset, name: str) -> None:
    """The options that what was written must be read with, where there are any."""
    from graphkit.formats import formats
    from graphkit.formats.writing.fitting import fitted

    form = formats[name]
    if form.again is None:
        return
    options = form.again(fitted(dataset, form))
    said = [f"--scale {words}" for words in options.scale]
    said += [f"--values {words}" for words in options.values]
    if said:
        say(phrase("To read it with graphkit again: {listed}", listed=" ".join(said)))


def refuse_mixture(folder: Path, files: Iterable[str]) -> None:
    """Tables that would stay from what the folder held before would be read with the new ones."""
    names = (*TABLES, "nodes", "edges", "votes", "members")
    stale = {f"{name}.{end}" for name in names for end in ("csv", "parquet")} - set(files)
    left = sorted(name for name in stale if (folder / name).exists())
    if left:
        raise OutputError(
            phrase(
                "'{folder}' holds {listed}, which this dataset has not; name a new folder.",
                folder=folder,
                listed=", ".join(left),
            )
        )


def selected(job: Job, *, alone: bool = True) -> Dataset:
    """The dataset as the options select it: without any, everything that is public.

    What an analysis leaves out by itself, such as ties that have ended, is kept. Unless it must
    stand `alone`, rows of power on other issues stay too, which stand in where none is coded.
    """
    whole, asked = job.load().for_audience(job.settings.audience), job.settings
    found = whole
    if asked.as_of is not None:
        found = found.until(asked.as_of)
    for issue in asked.issues:
        if issue not in found.issue_by_id:
            raise unknown(phrase("issue"), issue, found.issue_by_id)
    if asked.issues:
        found = found.on_issues(asked.issues)
        found = _alone(found) if alone else found
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
    told = [
        phrase("{n} of {table}", n=f"{count:,}", table=table)
        for table, count in left.items()
        if count
    ]
    if told:
        say(
            phrase(
                "Left out, by --as-of or --issue: {listed}.",
                listed=run_on(phrase(", "), told),
            )
        )


def _by_suffix(output: Path) -> str:
    from graphkit.formats import formats

    for name, form in formats.items():
        if form.write is not None and output.suffix.lower() in form.suffixes:
            return name
    writable = [name for name, form in formats.items() if form.write is not None]
    raise UsageError(
        phrase(
            "The ending of '{output}' tells no format. Name one with --to: {listed}.",
            output=output,
            listed=", ".join(writable),
        )
    )
