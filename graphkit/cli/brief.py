"""`graphkit brief`: the main job, every output at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path

import click

from graphkit.cli.job import SINCE, Job, on_dataset
from graphkit.cli.messages import say, warn, warn_of_fonts
from graphkit.cli.output import (
    default_folder,
    print_out,
    said_where,
    terminal_width,
    wants_color,
)
from graphkit.cli.progress import progress
from graphkit.cli.source_date import source_day
from graphkit.engines.background_process import BackgroundProcess
from graphkit.findings import Report
from graphkit.language import Language, text

LONG = ("slides.pptx", "map.html")
PLAIN = ("report.md", "report.json")  # which name no fonts
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

    Writes report.md, report.json, map.html, network.svg, ranking.svg, stance.svg, where many
    vote votes.svg, and slides.pptx; a picture that the data does not give is left out and named.
    Nothing is written unless everything could be made and the page printed; the files of a run
    appear together.
    """
    from graphkit.renderers.map import warnings

    report = job.analyse(with_pictures=True, over_time=True, by_day=True, since=since)
    language = job.language(report.dataset)
    folder = out or default_folder(report.dataset, job.settings.audience)
    outputs = dict(_outputs(report, language))
    warn(warnings(report))
    made = _made(outputs)
    warn_of_fonts(content for name, content in made.items() if name not in PLAIN)
    from graphkit.formats.writing.storage import write_folder
    from graphkit.renderers.terminal import render

    language = job.language(report.dataset, on_screen=True)
    words = render(report, language=language, width=terminal_width(), color=wants_color())
    read_on = print_out(words)
    write_folder(folder, {name: made[name] for name in outputs})
    if not read_on:
        return
    said_where(outputs, folder)
    page = str(folder / "map.html")
    say(text("Open {file} in a browser to see who stands where.", file=page))


def _made(outputs: Mapping[str, Callable[[], bytes]]) -> dict[str, bytes]:
    """Every output; copies of this process make the longest ones while it makes the others."""
    begun = {name: _begin(make) for name, make in outputs.items() if name in LONG}
    made = {}
    for name in sorted(outputs, key=begun.__contains__):
        with progress(text("Making {file}", file=name)):
            found = begun[name].result() if name in begun else None
            made[name] = outputs[name]() if found is None else found
    return made


def _begin(make: Callable[[], bytes]) -> BackgroundProcess:
    return BackgroundProcess(lambda _: iter([make()]))


def _outputs(report: Report, language: Language) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """What is written: file name and how to make it."""
    from graphkit.renderers import reports

    yield "report.md", lambda: reports["markdown"](report, language=language, evidence=True)
    yield "report.json", lambda: reports["json"](report, language=language)
    yield "map.html", lambda: _map(report, language)
    for kind in _drawable(report, language):
        yield f"{kind}.svg", lambda kind=kind: _figure(report, language, kind)  # type: ignore[misc]
    yield "slides.pptx", lambda: _slides(report, language)


def _drawable(report: Report, language: Language) -> Iterator[str]:
    """The pictures that this data gives; why another one is missing is said."""
    from graphkit.renderers.figures import kinds
    from graphkit.renderers.figures.votes import many_vote

    for kind in (*PICTURES, "votes") if many_vote(report) else PICTURES:
        reason = kinds[kind].why_not(report)
        if reason is None:
            yield kind
        else:
            say(text("Left out {file}: {reason}", file=f"{kind}.svg", reason=reason))


def _map(report: Report, language: Language) -> bytes:
    from graphkit.renderers.map import render

    return render(report, language=language)


def _figure(report: Report, language: Language, kind: str) -> bytes:
    from graphkit.renderers.figures.draw import render

    return render(report, language=language, kind=kind)


def _slides(report: Report, language: Language) -> bytes:
    from graphkit.renderers.slides import decks

    content: bytes = decks["pptx"](report, language=language, dated=source_day())
    return content
