"""Refuse workbooks that are none, or that unpack to far more than they look."""

from __future__ import annotations

import re
import zipfile
import zlib
from pathlib import Path

from graphkit.errors import Place
from graphkit.formats.reading.decode import advice, cannot_be_read, what_it_is
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.zip_archive import sizes_fit
from graphkit.phrases import phrase

_DTD = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)


def is_safe(path: Path, problems: Problems) -> bool:
    """Whether the file is a workbook that may be unpacked; else the reason is told."""
    file = path.name
    start = _first_bytes(path, problems)
    if start is None:
        return False
    if start.startswith(b"\xd0\xcf\x11\xe0"):
        message = phrase("This is the old .xls format, or a workbook with a password.")
        problems.error(
            "old-format", message, Place(file), hint=phrase("Save it as .xlsx without password.")
        )
        return False
    if not zipfile.is_zipfile(path):
        hint = advice(what_it_is(start))
        problems.error("not-workbook", _what_instead(start), Place(file, 1, 1), hint=hint)
        return False
    try:
        with zipfile.ZipFile(path) as archive:
            fit = sizes_fit(archive.infolist(), "workbook", file, problems)
            return fit and _without_dtd(archive, file, problems)
    except (zipfile.BadZipFile, zlib.error, OSError, NotImplementedError, RuntimeError) as error:
        message = phrase("The workbook is damaged: {error}.", error=error)
        problems.error("not-workbook", message, Place(file))
        return False


def _first_bytes(path: Path, problems: Problems) -> bytes | None:
    try:
        with path.open("rb") as stream:
            return stream.read(4096)
    except OSError as error:
        problems.error("unreadable", cannot_be_read(error), Place(path.name))
        return None


def _what_instead(start: bytes) -> str:
    """What a file that is no whole zip archive is."""
    if not start.strip():
        return phrase("The file is empty: no data.")
    if start.startswith(b"PK"):
        return phrase("The workbook is damaged: its end is missing.")
    return phrase(
        "This is {value}, not an .xlsx workbook.", value=what_it_is(start) or phrase("plain text")
    )


def _without_dtd(archive: zipfile.ZipFile, file: str, problems: Problems) -> bool:
    for member in archive.infolist():
        if member.filename.endswith((".xml", ".rels")):
            content = archive.read(member)
            # UTF-16 would hide the letters from a plain search.
            if _DTD.search(content) or _DTD.search(content.replace(b"\x00", b"")):
                message = phrase(
                    "'{filename}' holds a DTD: DTD/entities are not allowed.",
                    filename=member.filename,
                )
                problems.error("dtd", message, Place(file))
                return False
    return True
