"""`graphkit code`: the workbench in the browser."""

from __future__ import annotations

from pathlib import Path

import click

from graphkit.errors import UsageError
from graphkit.language import LANGUAGES, Language, asked, plural, text
from graphkit.phrases import phrase


@click.command(
    epilog="\b\nExamples:\n  graphkit code mycase article.pdf minutes/    add texts, code them\n"
    "  graphkit code mycase --coder ada            go on with what is stored"
)
@click.argument("dataset", type=click.Path(path_type=Path))
@click.argument("texts", nargs=-1, type=click.Path(path_type=Path, exists=True))
@click.option("--coder", default="coder1", show_default=True, help="Who codes (x_coder).")
@click.option("--lang", type=click.Choice(LANGUAGES), default="en", show_default=True)
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="Port, else a free one.")
@click.option("--no-browser", is_flag=True, help="Print the address and open nothing.")
@click.option("--encoding", help="Of plain texts that are not UTF-8.")
def code(
    dataset: Path,
    texts: tuple[Path, ...],
    coder: str,
    lang: str,
    port: int,
    no_browser: bool,
    encoding: str | None,
) -> None:
    """Code texts into the folder DATASET, which is made if it is new.

    TEXTS are txt, md, html, docx, pdf or eml files, projects of the Discourse Network Analyzer
    (.dna), or folders of them. Everything stays on this machine: the page is served to its own
    browser at 127.0.0.1, under an address nobody else knows. Each coder sees the claims of their
    own name, those of others only on the page of agreement, which asks first. Stop with Ctrl+C;
    what was coded is saved.
    """
    from graphkit.api import needed, open_coding, read_texts

    asked.set(lang)
    coder = " ".join(coder.split())
    if not coder or "|" in coder:
        raise UsageError(phrase("--coder is to be a name."))
    language = Language(lang)
    for library in ("starlette", "uvicorn"):
        needed(library, "code")
    readings = read_texts(texts, encoding=encoding)
    book = open_coding(dataset)
    for reading in readings:
        book.add_text(reading)
    from graphkit.workbench.server import Workbench

    try:
        bench = Workbench(book, coder=coder, language=lang, port=port)
    except OSError as error:
        why = error.strerror or error
        raise UsageError(phrase("Port {port} is not free: {why}.", port=port, why=why)) from None
    counted = plural("{count} text to code.", "{count} texts to code.", len(book.texts()))
    click.echo(language.say(counted), err=True)
    click.echo(bench.address)
    click.echo(language.say(text("Stop with Ctrl+C; what is coded is saved.")), err=True)
    if not no_browser:
        import webbrowser

        webbrowser.open(bench.address)
    bench.run()
