"""`graphkit brief`: the main job, every output at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import click

from graphkit.cli.job import SINCE, Job, on_dataset, put_out, terminal_width, wants_color
from graphkit.cli.messages import progress, say
from graphkit.findings import Report
from graphkit.language import Language

PICTURES = ("network", "ranking", "stance")


@click.command(
    epilog="\b\nExamples:\n  graphkit brief graphs/blackwell\n"
    "  graphkit brief graphs/blackwell --lang ja --out briefing"
)
@on_dataset
@SINCE
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder to write to (default: output/<dataset>).",
)
def brief(job: Job, since: date | None, out: Path | None) -> None:
    """Print the report, and write report, map, figures and slides to one folder.

    Writes report.md, report.json, map.html, network.svg, ranking.svg, stance.svg and
    slides.pptx. Nothing is written unless everything could be made.
    """
    report = job.analyse(with_layouts=True, since=since)
    language = job.language(report.dataset)
    folder = out or Path("output", folder_name(report.dataset.name))
    files: dict[Path, bytes] = {}
    for name, make in _outputs(report, language):
        with progress(f"Making {name}"):
            files[folder / name] = make()
    from graphkit.formats.writing.storage import write_atomically

    write_atomically(files)
    from graphkit.renderers.terminal import render

    words = render(report, language=language, width=terminal_width(), color=wants_color())
    put_out(words, None)
    say(f"Wrote {', '.join(path.name for path in files)} to {folder}/.")
    say(f"Open {folder / 'map.html'} in a browser to see who stands where.")


def folder_name(dataset: str) -> str:
    """A dataset's name as a folder name that stays inside the output folder."""
    kept = "".join(c if c.isalnum() or c in "-_." else "-" for c in dataset).strip("-.")
    return kept[:80] or "dataset"


def _outputs(report: Report, language: Language) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """What is written: file name and how to make it."""
    from graphkit.renderers import reports

    yield "report.md", lambda: reports["markdown"](report, language=language, evidence=True)
    yield "report.json", lambda: reports["json"](report, language=language)
    yield "map.html", lambda: _map(report, language)
    for kind in PICTURES:
        yield f"{kind}.svg", lambda kind=kind: _figure(report, language, kind)  # type: ignore[misc]
    yield "slides.pptx", lambda: _slides(report, language)


def _map(report: Report, language: Language) -> bytes:
    from graphkit.renderers.map import render

    return render(report, language=language)


def _figure(report: Report, language: Language, kind: str) -> bytes:
    from graphkit.renderers.figures.draw import render

    return render(report, language=language, kind=kind)


def _slides(report: Report, language: Language) -> bytes:
    from graphkit.renderers.slides import decks

    content: bytes = decks["pptx"](report, language=language)
    return content
