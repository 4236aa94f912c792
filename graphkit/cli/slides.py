"""`graphkit slides`: the deck."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from graphkit.cli.by_hand import NOTES, with_notes
from graphkit.cli.job import SINCE, Job, on_dataset
from graphkit.cli.messages import warn_of_fonts
from graphkit.cli.output import default_folder, put_out, said_where
from graphkit.cli.progress import progress
from graphkit.cli.source_date import source_day
from graphkit.errors import UsageError
from graphkit.findings import Report
from graphkit.language import Language, text
from graphkit.phrases import phrase
from graphkit.renderers.slides import decks

MARKDOWN = (".md", ".qmd")
ENDINGS = {"pptx": "slides.pptx", "reveal": "slides.html", "marp": "marp", "quarto": "quarto"}


@click.command(
    epilog="\b\nExamples:\n  graphkit slides graphs/blackwell -o deck.pptx\n"
    "  graphkit slides graphs/blackwell --template corp.pptx -o deck.pptx\n"
    "  graphkit slides graphs/blackwell --format reveal -o deck.html\n"
    "  graphkit slides graphs/blackwell --format marp -o deck/"
)
@on_dataset
@SINCE
@click.option(
    "--format",
    "form",
    type=click.Choice(list(decks)),
    help="pptx, one web page (reveal), or Markdown with figures beside (marp, quarto); by "
    "default what the ending of -o says, else pptx.",
)
@click.option(
    "--template",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Your own .pptx, whose layouts, fonts and colours are taken over.",
)
@click.option(
    "--map-at",
    metavar="ADDRESS",
    help="Where the live map is, for the network's slide to link to or to show.",
)
@NOTES
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="File; for marp and quarto a folder, or a .md or .qmd file with its figures beside "
    "(default: in output/<dataset>/).",
)
def slides(
    job: Job,
    since: date | None,
    form: str | None,
    template: Path | None,
    map_at: str | None,
    notes: Path | None,
    output: Path | None,
) -> None:
    """A deck with native, editable shapes, and the evidence in the speaker notes."""
    form = form or _by_ending(output)
    if template and form != "pptx":
        raise UsageError(phrase("--template goes with --format pptx, not with {form}.", form=form))
    if map_at is not None:
        if form == "reveal":
            raise UsageError(
                phrase("--map-at is for pptx, marp and quarto: reveal holds the map itself.")
            )
        from graphkit.renderers.embed import check_address

        check_address(map_at)
    report = with_notes(job.analyse(with_pictures=True, over_time=True, since=since), notes)
    language = job.language(report.dataset)
    with progress(text("Making the deck as {form}", form=form)):
        content = decks[form](
            report, language=language, **_options(form, template, map_at, report, language)
        )
    warn_of_fonts([content] if isinstance(content, bytes) else content.values())
    target = output or default_folder(report.dataset, job.settings.audience) / ENDINGS[form]
    if isinstance(content, bytes):
        put_out(content, target)
        return
    from graphkit.formats.writing.storage import write_atomically, write_folder

    # The deck is written where it was asked for, its figures beside; or all of it into a folder.
    folder = target.parent if target.suffix in MARKDOWN else target
    stem = "slides" if folder == target else target.stem
    named = {name: f"{stem}{name.removeprefix('slides')}" for name in content if _is_deck(name)}
    files = {folder / named.get(name, name): part for name, part in content.items()}
    if folder == target:  # a folder of the deck's own
        write_folder(folder, content)
    else:
        write_atomically(files)
    said_where((str(path.relative_to(folder)) for path in files), folder)


def _is_deck(name: str) -> bool:
    """Whether a file is a deck itself, and no picture or map beside it."""
    return name.startswith("slides") and name.endswith(MARKDOWN)


def _by_ending(output: Path | None) -> str:
    ending = output.suffix.lower() if output else ".pptx"
    if ending not in (".pptx", ".html"):
        raise UsageError(
            phrase(
                "A deck ends in .pptx or .html, not '{ending}'; or name its --format.",
                ending=ending,
            )
        )
    return "pptx" if ending == ".pptx" else "reveal"


def _options(
    form: str, template: Path | None, map_at: str | None, report: Report, language: Language
) -> dict[str, Any]:
    """What this kind of deck takes: a template, and the live map, or where it is."""
    if form == "pptx":
        return {"template": template, "map_at": map_at, "dated": source_day()}
    if form != "reveal" and map_at is not None:
        return {"map_at": map_at}
    from graphkit.renderers.map import MapOptions, render
    from graphkit.renderers.slides.markdown import NETWORK

    options = MapOptions()
    if form == "reveal":
        network = NETWORK if NETWORK in report.layouts else None
        options = MapOptions(layout=network, state={"embed": True})
    return {"map_html": render(report, language=language, options=options)}
