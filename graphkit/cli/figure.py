"""`graphkit figure`: one picture."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from graphkit.cli.by_hand import NOTES, with_notes
from graphkit.cli.job import Job, on_dataset
from graphkit.cli.messages import say, warn
from graphkit.cli.output import default_folder
from graphkit.cli.progress import progress
from graphkit.errors import UsageError
from graphkit.findings import Report
from graphkit.language import text
from graphkit.phrases import phrase

if TYPE_CHECKING:
    from graphkit.renderers.figures.options import FigureOptions

SUFFIXES = ("svg", "png", "pdf")


@click.command(
    epilog="\b\nExamples:\n  graphkit figure graphs/blackwell --kind stance -o stance.png\n"
    "  graphkit figure graphs/blackwell --kind ranking --size 4:3 -o ranking.pdf"
)
@on_dataset
@click.option("--kind", default="network", show_default=True, help="What to draw.")
@click.option(
    "--size", default="16:9", show_default=True, help="16:9, 4:3, square or column (of a page)."
)
@click.option("--transparent", is_flag=True, help="No paper behind the picture.")
@click.option("--dpi", type=int, default=144, show_default=True, help="Dots per inch of a png.")
@click.option("--style", type=click.Path(path_type=Path), help="A matplotlib style file.")
@NOTES
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="File ending in .svg, .png or .pdf (default: output/<dataset>/<kind>.svg).",
)
def figure(
    job: Job,
    kind: str,
    size: str,
    transparent: bool,
    dpi: int,
    style: Path | None,
    notes: Path | None,
    output: Path | None,
) -> None:
    """One picture with its finding as headline, legend, date and sources inside."""
    from graphkit.renderers.figures import kinds
    from graphkit.renderers.figures.options import FigureOptions

    kinds[kind]  # an unknown kind is said before anything is computed
    form = form_of(output) if output else "svg"
    options = FigureOptions(format=form, size=size, transparent=transparent, dpi=dpi, style=style)
    report = job.over_time() if kinds[kind].over_time else job.analyse(with_pictures=True)
    report = with_notes(report, notes)
    target = output or default_folder(report.dataset, job.settings.audience) / f"{kind}.svg"
    draw_to(job, report, kind, target, options)


def form_of(target: Path) -> str:
    """The format that a file's ending names. Raises `UsageError` for an ending of no figure."""
    form = target.suffix.lstrip(".").lower()
    if form not in SUFFIXES:
        raise UsageError(phrase("A figure ends in .svg, .png or .pdf, not '.{form}'.", form=form))
    return form


def draw_to(
    job: Job, report: Report, kind: str, target: Path, options: FigureOptions | None = None
) -> None:
    """Draw a picture to a file, with what is to be seen in words beside it."""
    from graphkit.renderers.figures.draw import draw
    from graphkit.renderers.figures.options import FigureOptions

    asked = options or FigureOptions(format=form_of(target))
    with progress(text("Drawing")):
        picture = draw(report, language=job.language(report.dataset), kind=kind, options=asked)
    warn(picture.warnings)
    from graphkit.formats.writing.storage import write_atomically

    words = target.with_name(f"{target.stem}.alt.txt")
    write_atomically({target: picture.content, words: f"{picture.alt}\n".encode()})
    parts = {"file": str(target), "words": words.name}
    say(text("Wrote {file}, and {words} for readers who cannot see it.", **parts))
