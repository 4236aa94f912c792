"""`graphkit map`: the interactive map."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from graphkit.cli.by_hand import NOTES, with_notes
from graphkit.cli.job import SINCE, Job, on_dataset
from graphkit.cli.messages import warn, warn_of_fonts
from graphkit.cli.output import default_folder, put_out
from graphkit.cli.progress import progress
from graphkit.language import text


@click.command(
    "map",
    epilog="\b\nExamples:\n  graphkit map graphs/blackwell -o map.html\n"
    "  graphkit map graphs/blackwell --lang ja --issue h200\n"
    "  graphkit map graphs/blackwell --story-draft story.yaml   # edit it, then --story story.yaml",
)
@on_dataset
@SINCE
@click.option(
    "--story",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="A small YAML with your own steps for the story mode.",
)
@click.option(
    "--story-draft",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Also write the steps of the story to this file, to be edited for --story.",
)
@NOTES
@click.option(
    "--save-layout",
    is_flag=True,
    help="Also keep the places of the network in layout.json beside the dataset; map, figures and "
    "slides hold to it from then on.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="File to write (default: output/<dataset>/map.html).",
)
def map_(
    job: Job,
    since: date | None,
    story: Path | None,
    story_draft: Path | None,
    notes: Path | None,
    save_layout: bool,
    output: Path | None,
) -> None:
    """One HTML file that opens offline: who stands where, with the evidence behind every tie."""
    asked = {"with_pictures": True, "by_day": True, "actors_by_day": True}
    result = with_notes(job.analyse(**asked, since=since), notes)
    from graphkit.formats.reading.story import read_story
    from graphkit.renderers.map import MapOptions, draft, render, warnings

    options = MapOptions(story=read_story(story, result)) if story else MapOptions()
    with progress(text("Making the map")):
        content = render(result, language=job.language(result.dataset), options=options)
    warn(warnings(result))
    warn_of_fonts([content])
    put_out(content, output or default_folder(result.dataset, job.settings.audience) / "map.html")
    if save_layout:
        from graphkit.formats.reading.layout_file import layout_beside, layout_text

        put_out(layout_text(result.layouts["stress"]), layout_beside(job.path))
    if story_draft is not None:
        put_out(draft(result, options), story_draft)
