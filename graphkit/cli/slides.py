"""`graphkit slides`: the deck."""

from __future__ import annotations

from pathlib import Path

import click

from graphkit.cli.job import Job, on_dataset, put_out


@click.command(
    epilog="\b\nExamples:\n  graphkit slides graphs/blackwell -o deck.pptx\n"
    "  graphkit slides graphs/blackwell --template corp.pptx -o deck.pptx"
)
@on_dataset
@click.option(
    "--template", type=click.Path(path_type=Path, exists=True), help="Your own .pptx to fill."
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="File to write (default: output/<dataset>/slides.pptx).",
)
def slides(job: Job, template: Path | None, output: Path | None) -> None:
    """A deck with native, editable shapes, and the evidence in the speaker notes."""
    report = job.analyse(with_layouts=True)
    from graphkit.renderers.slides.powerpoint import render

    content = render(report, language=job.language(report.dataset), template=template)
    put_out(content, output or Path("output", report.dataset.name, "slides.pptx"))
