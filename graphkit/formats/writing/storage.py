"""Put content on the disk: all of it or nothing, also when the power fails half way."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from graphkit.errors import OutputError
from graphkit.formats.writing.parts import Part, clear_left_over
from graphkit.formats.writing.swapping import copied_beside, may_swap, swap
from graphkit.phrases import phrase


def write_atomically(files: Mapping[Path, bytes]) -> None:
    """Write every file, or none.

    Each content goes to a hidden file beside its destination and is flushed to the disk; only
    when all are there are they renamed, so that no destination ever holds half a file. (Should a
    crash fall between two renames, some are new and some old, each of them whole; for the files
    of one folder `write_folder` leaves no such moment.) Missing folders are made, a link is
    written through, and what a killed run left beside is cleared. Raises `OutputError` when a
    file cannot be written; what was there before is then still there.
    """
    wanted = {Path(os.path.realpath(path)): content for path, content in files.items()}
    with ExitStack() as parts:
        made = [(path, part) for path, part in _parts(wanted, parts) if part is not None]
        for path, part in made:
            with _telling(path):
                part.become(path)
    _flush({path.parent for path, _ in made})
    for folder in {path.parent for path, _ in made}:
        clear_left_over(folder)


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write the files of one run into a folder: together, or none of them.

    They are written into a new folder beside it, with links to what else the old one holds, and
    the two are exchanged. Where that cannot be (somebody stands in the folder, it holds a great
    deal else, the system knows no exchange), as by `write_atomically`.
    """
    folder = Path(os.path.realpath(folder))
    if not (may_swap(folder, files) and _exchanged(folder, files)):
        write_atomically({folder / name: content for name, content in files.items()})
    clear_left_over(folder.parent)


def _exchanged(folder: Path, files: Mapping[str, bytes]) -> bool:
    """Whether the folder is a new one now that holds the files; if not, nothing has changed."""
    with ExitStack() as parts, _telling(folder):
        _make(folder.parent)
        beside = parts.enter_context(Part.folder(folder))
        if not copied_beside(folder, beside.path, files):
            return False
        for name, content in files.items():
            _fill(beside.path / name, content, like=folder / name)
        _flush({Path(inside) for inside, _, _ in os.walk(beside.path)})
        if not swap(beside.path, folder):
            return False
        _flush({folder, folder.parent})
    return True


def _parts(files: Mapping[Path, bytes], stack: ExitStack) -> Iterator[tuple[Path, Part | None]]:
    """Each destination with its content in a hidden file beside; None for a device or pipe,
    which is written to."""
    for path, content in files.items():
        with _telling(path):
            if path.is_dir():
                raise IsADirectoryError(None, "there is a folder of that name")
            if path.exists() and not path.is_file():
                path.write_bytes(content)
                yield path, None
                continue
            _make(path.parent)
            part = stack.enter_context(Part.file(path))
            _fill(part.path, content, like=path)
            yield path, part


def _fill(path: Path, content: bytes, *, like: Path) -> None:
    """Write a file through to the disk, with the permissions of the one that it replaces."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as stream:
        stream.write(content)
        stream.flush()
        with suppress(FileNotFoundError):
            shutil.copymode(like, path)
        os.fsync(stream.fileno())


def _make(folder: Path) -> None:
    """Make a folder and those above it, where they are not there, so that a crash keeps them."""
    if not folder.is_dir():
        _make(folder.parent)
        folder.mkdir(exist_ok=True)
        _flush({folder.parent})


@contextmanager
def _telling(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OutputError(
            phrase("'{at}' cannot be written: {value}.", at=path, value=error.strerror or error)
        ) from error


def _flush(folders: set[Path]) -> None:
    """Make the renaming itself survive a crash, where the system can (not on Windows)."""
    if os.name != "posix":
        return
    for folder in folders:
        with suppress(PermissionError):  # a folder to put things in, not to look into
            number = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(number)
            finally:
                os.close(number)
