"""Zip archives: nothing is unpacked to disk, and nothing beyond its stated size is read."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path

from graphkit.errors import Place
from graphkit.formats.reading.decode import cannot_be_read, what_it_is
from graphkit.formats.reading.problems import Problems
from graphkit.phrases import phrase

LARGEST = 100 << 20
RATIO, RATIO_FROM = 100, 5 << 20


def sizes_fit(members: Sequence[zipfile.ZipInfo], what: str, file: str, problems: Problems) -> bool:
    """Sizes as the archive's list of contents states them; reading stops at those sizes."""
    if sum(member.file_size for member in members) > LARGEST:
        message = phrase(
            "The {what} unpacks to more than {value} MiB, the size limit.",
            what=what,
            value=LARGEST >> 20,
        )
        problems.error("size", message, Place(file))
        return False
    for member in members:
        if member.file_size > max(RATIO_FROM, RATIO * member.compress_size):
            message = phrase(
                "'{filename}' unpacks to more than {ratio} times its size.",
                filename=member.filename,
                ratio=RATIO,
            )
            problems.error("size", message, Place(file))
            return False
    return True


def read_members(
    path: Path, wanted: Callable[[str], bool], what: str, problems: Problems
) -> dict[str, bytes]:
    """The members of an archive whose names are wanted; nothing where it cannot be read, told."""
    file = path.name
    try:
        if not zipfile.is_zipfile(path):
            with path.open("rb") as stream:
                found = what_it_is(stream.read(4096)) or phrase("no zip archive")
            message = phrase(
                "This is no {what}: it is {found}, or damaged.", what=what, found=found
            )
            problems.error("not-archive", message, Place(file))
            return {}
        with zipfile.ZipFile(path) as archive:
            members = [m for m in archive.infolist() if wanted(m.filename) and not m.is_dir()]
            if not sizes_fit(members, what, file, problems):
                return {}
            return {member.filename: archive.read(member) for member in members}
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError) as error:
        problems.error(
            "not-archive",
            phrase("The {what} is damaged: {error}.", what=what, error=error),
            Place(file),
        )
    except OSError as error:
        problems.error("unreadable", cannot_be_read(error), Place(file))
    return {}
