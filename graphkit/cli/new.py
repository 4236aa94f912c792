"""`graphkit new`: a starter dataset."""

from __future__ import annotations

from pathlib import Path

import click

from graphkit.cli.messages import lang, say
from graphkit.errors import OutputError
from graphkit.phrases import phrase


@click.command(
    epilog="\b\nExamples:\n  graphkit new mycase\n  graphkit report mycase\n"
    "  graphkit new mycase --form xlsx      a workbook with drop-down lists"
)
@click.argument("name", type=click.Path(path_type=Path))
@click.option(
    "--form",
    type=click.Choice(["folder", "xlsx", "yaml", "json"]),
    default="folder",
    show_default=True,
    help="A folder of CSV tables, a workbook, or one YAML or JSON file.",
)
@lang("Language of messages.", passed=False)
def new(name: Path, form: str) -> None:
    """A small valid dataset to start from: tables with two or three rows to write over."""
    from graphkit.formats.starter import starter, starter_file
    from graphkit.formats.writing.storage import write_atomically, write_folder

    if form == "folder":
        if name.exists() and (not name.is_dir() or any(name.iterdir())):
            raise OutputError(phrase("'{name}' is not empty; name a new folder.", name=name))
        write_folder(name, starter(name.name))
    else:
        name = name if name.suffix.lower() == f".{form}" else name.with_name(f"{name.name}.{form}")
        if name.exists():
            raise OutputError(phrase("'{name}' is there already; name a new file.", name=name))
        write_atomically({name: starter_file(name.stem, form)})
    whole = f"{name}/" if form == "folder" else name
    say(phrase("Wrote a starter dataset to {whole}. Write over its rows, then:", whole=whole))
    say(f"  graphkit check {name}")
    say(f"  graphkit report {name}")
