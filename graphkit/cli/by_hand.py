"""What a reader adds by hand to pictures: notes, and where actors are to stand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from graphkit.cli.messages import say
from graphkit.dataset import Dataset
from graphkit.findings import Report
from graphkit.phrases import phrase
from graphkit.pictures import Layout

NOTES = click.option(
    "--notes",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Your own notes on actors, ties and places: a small YAML, which the map writes.",
)


def with_notes(report: Report, notes: Path | None) -> Report:
    """The report with the notes of a file, where there is one."""
    if notes is None:
        return report
    from graphkit.formats.reading.notes import read_notes

    return replace(report, notes=read_notes(notes, report))


def kept_places(path: Path, dataset: Dataset) -> Layout | None:
    """Where actors were put by hand, where that is kept beside the dataset."""
    from graphkit.formats.reading.layout_file import layout_beside, read_layout

    kept = layout_beside(path)
    if not kept.is_file():
        return None
    places = read_layout(kept)
    gone = len(places.keys() - dataset.actor_by_id.keys())
    rest = phrase(", of which {gone} are of nobody here", gone=gone) if gone else ""
    say(phrase("Places as kept in {kept}{rest}.", kept=kept, rest=rest))
    return places
