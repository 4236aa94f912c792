"""`graphkit embed`: the lines, or the steps, that put the map into a page, a deck or a wiki."""

from __future__ import annotations

import click

from graphkit.cli.job import Job, on_dataset
from graphkit.cli.output import put_out

PLACES = ("html", "reveal", "quarto", "marp", "powerpoint", "google-slides", "keynote", "notion",
          "confluence")  # fmt: skip
IFRAME = "iframe"  # what html was called


@click.command(
    epilog="\b\nExamples:\n  graphkit embed graphs/blackwell\n"
    "  graphkit embed graphs/blackwell --for reveal --map-at https://example.org/map.html"
)
@on_dataset
@click.option(
    "--for", "place", type=click.Choice([*PLACES, IFRAME]), help="Only what goes for this place."
)
@click.option("--map-at", default="map.html", show_default=True, help="Where the map will be.")
@click.option(
    "--picture-at", default="network.svg", show_default=True, help="Where its picture will be."
)
def embed(job: Job, place: str | None, map_at: str, picture_at: str) -> None:
    """How to get the map into a page, a deck or a wiki: a live frame where that works, else a
    picture that links to it."""
    report = job.analyse(replicates=0)
    from graphkit.renderers.embed import embed as snippets

    found = snippets(
        report,
        language=job.language(report.dataset, on_screen=True),
        map_at=map_at,
        picture_at=picture_at,
    )
    place = "html" if place == IFRAME else place
    shown = {place: found[place]} if place else found
    lines = [snippet if place else f"{name}:\n{snippet}\n" for name, snippet in shown.items()]
    put_out(("\n".join(lines).rstrip() + "\n").encode(), None)
