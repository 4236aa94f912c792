"""Put content on the disk: all of it or nothing, also when the power fails half way."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Mapping
from pathlib import Path

from graphkit.errors import OutputError
from graphkit.phrases import phrase


def write_atomically(files: Mapping[Path, bytes]) -> None:
    """Write every file, or none.

    Each content goes to a temporary file beside its destination and is flushed to the disk;
    only when all are there are they renamed, so that no destination ever holds half a file.
    (Should a crash fall between two renames, some are new and some old, each of them whole.)
    Missing folders are made. Raises `OutputError` when a file cannot be written; what was
    there before is then still there.
    """
    parts: dict[Path, Path] = {}
    at: Path | None = None
    try:
        for path, content in files.items():
            at = path
            part = _write_part(path, content)
            if part is not None:
                parts[path] = part
        for path, part in parts.items():
            at = path
            part.replace(path)
    except OSError as error:
        raise OutputError(
            phrase("'{at}' cannot be written: {value}.", at=at, value=error.strerror or error)
        ) from error
    finally:
        for part in parts.values():
            part.unlink(missing_ok=True)
    _flush_folders({path.parent for path in parts})


def _write_part(path: Path, content: bytes) -> Path | None:
    """The temporary file with the content; None for a device or pipe, which is written to."""
    if path.exists() and not path.is_file() and not path.is_dir():
        path.write_bytes(content)
        return None
    if path.is_dir():
        raise IsADirectoryError(None, "there is a folder of that name")
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name[:80]}.{secrets.token_hex(6)}.part")
    try:
        with part.open("xb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        if path.exists():
            shutil.copymode(path, part)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    return part


def _flush_folders(folders: set[Path]) -> None:
    """Make the renaming itself survive a crash, where the system can (not on Windows)."""
    if os.name != "posix":
        return
    for folder in folders:
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
