"""Where a command's results go: to a file or to standard output, and how wide and coloured."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path

from graphkit.cli.messages import say
from graphkit.dataset import Audience, Dataset
from graphkit.errors import OutputError
from graphkit.language import text
from graphkit.phrases import phrase


def default_folder(dataset: Dataset, audience: Audience) -> Path:
    """Where a dataset's outputs go unless told otherwise: its name, kept inside `output`; what
    is internal by itself."""
    kept = "".join(c if c.isalnum() or c in "-_." else "-" for c in dataset.name).strip("-.")
    mark = "" if audience == "public" else f"-{audience}"
    return Path("output", f"{kept[:80] or 'dataset'}{mark}")


def put_out(content: bytes, output: Path | None) -> None:
    """Write to a file (all or nothing, then say so) or to standard output."""
    if output is None or str(output) == "-":
        _print(content)
        return
    from graphkit.formats.writing.storage import write_atomically

    write_atomically({output: content})
    say(text("Wrote {file} ({size:,.0f} kB).", file=str(output), size=len(content) / 1000))


def print_out(content: bytes) -> bool:
    """Write to standard output; false where its reader has gone, having seen enough.

    What else a command does goes on then. Raises `OutputError` where it cannot be written.
    """
    try:
        _print(content)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nothing more is said
        return False
    return True


def said_where(files: Iterable[str], folder: Path) -> None:
    """Say which files now stand in a folder."""
    say(text("Wrote {files} to {folder}.", files=", ".join(files), folder=f"{folder}/"))


def _print(content: bytes) -> None:
    try:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise  # the reader has seen enough
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputError(
            phrase("Standard output cannot be written: {reason}.", reason=reason)
        ) from error


def wants_color() -> bool:
    """Whether standard output is a terminal that should get color (NO_COLOR is honoured)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def terminal_width() -> int:
    """The width to print at: the terminal's, at most 120, and 80 when piped."""
    import shutil

    return min(shutil.get_terminal_size((80, 24)).columns, 120)
