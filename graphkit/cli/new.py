"""`graphkit new`: a starter dataset."""

from __future__ import annotations

from pathlib import Path

import click

from graphkit.cli.messages import say
from graphkit.errors import OutputError


@click.command(epilog="\b\nExamples:\n  graphkit new mycase\n  graphkit report mycase")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
def new(folder: Path) -> None:
    """A small valid dataset to start from: tables with two or three rows to write over."""
    from graphkit.formats.starter import starter
    from graphkit.formats.writing.storage import write_atomically

    if folder.exists() and any(folder.iterdir()):
        raise OutputError(f"'{folder}' is not empty; name a new folder.")
    write_atomically({folder / name: content for name, content in starter(folder.name).items()})
    say(f"Wrote a starter dataset to {folder}/. Write over its rows, then:")
    say(f"  graphkit check {folder}")
    say(f"  graphkit report {folder}")
