"""Bytes to text, and what a file really is when it is not what its name says."""

from __future__ import annotations

import codecs
import errno
import re
import zlib
from functools import partial
from pathlib import Path

from graphkit.errors import Place, UsageError
from graphkit.formats.format import ReadOptions
from graphkit.formats.reading.encodings import likely_encoding
from graphkit.formats.reading.problems import Problems
from graphkit.phrases import phrase

LARGEST = 1 << 29
POINTER = phrase("a Git LFS pointer")
_MAGIC = (
    (b"PK\x03\x04", phrase("a zip archive such as an .xlsx workbook")),
    (b"\xd0\xcf\x11\xe0", phrase("an old Office file (.xls or .doc)")),
    (b"%PDF", phrase("a PDF")),
    (b"\x89PNG", phrase("a PNG picture")),
    (b"\xff\xd8\xff", phrase("a JPEG picture")),
    (b"\x1f\x8b", phrase("a gzip archive")),
    (b"SQLite format 3\x00", phrase("an SQLite database")),
    (b"PAR1", phrase("a Parquet file")),
    (b"version https://git-lfs.github.com/spec/", POINTER),
)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HTML = re.compile(rb"\s*(<!doctype html|<html|<head|<body)", re.IGNORECASE)
_CONFLICT = re.compile(r"^(<{7}|>{7}|={7})( .*)?$", re.MULTILINE)
_LINE_END = re.compile(r"\r\n|\r|\n")


def what_it_is(content: bytes) -> str | None:
    """What a file that is no plain text is, in words."""
    for magic, name in _MAGIC:
        if content.startswith(magic):
            return name
    if _HTML.match(content):
        return phrase("an HTML page (perhaps a login page saved instead of the data)")
    if not content.startswith((b"\xff\xfe", b"\xfe\xff")) and _is_binary(content[:4096]):
        return phrase("a binary file")
    return None


def advice(kind: str | None) -> str | None:
    """What to do about a file that is something else."""
    return "Fetch the file that it stands for: git lfs pull." if kind == POINTER else None


def _is_binary(start: bytes) -> bool:
    """Whether bytes hold more control characters than a text that was damaged here and there."""
    if b"\x00" not in start or likely_encoding(start).startswith("utf-16"):
        return False
    controls = sum(byte < 9 or 13 < byte < 32 for byte in start)
    return controls > max(1, len(start) // 30)


def line_and_column(text: str, index: int) -> tuple[int, int]:
    """Line and column, both from 1, of the character number `index`."""
    line, start = 1, 0
    for end in _LINE_END.finditer(text, 0, index):
        line, start = line + 1, end.end()
    return line, index - start + 1


def read_text(
    path: Path,
    options: ReadOptions,
    problems: Problems,
    *,
    largest: int = LARGEST,
) -> str | None:
    """The text of a file, or None with the reason among the problems. Never guesses."""
    file = path.name
    content = read_bytes(path, file, problems, largest=largest)
    return None if content is None else text_of(content, options, file, problems)


def text_of(content: bytes, options: ReadOptions, file: str, problems: Problems) -> str | None:
    """The text that bytes are, or None with the reason among the problems."""
    start = Place(file, 1, 1)
    kind = what_it_is(content)
    if kind:
        problems.error(
            "not-text", phrase("This is {kind}, not text.", kind=kind), start, hint=advice(kind)
        )
        return None
    text = _decoded(content, options, file, problems)
    if text is not None and not text.strip():
        problems.error("empty", phrase("The file is empty: no data."), start)
        return None
    if text is None or _in_conflict(text, file, problems) or _holds_nul(text, file, problems):
        return None
    return text


def _holds_nul(text: str, file: str, problems: Problems) -> bool:
    """Whether there are NUL characters, which no text has; each is told with its place."""
    found = [match.start() for match in re.finditer("\x00", text)]
    for index in found:
        where = partial(_place, text, index, file)
        problems.error("nul", phrase("A NUL character: the file is damaged here."), where)
    return bool(found)


def _place(text: str, index: int, file: str) -> Place:
    return Place(file, *line_and_column(text, index))


def cannot_be_read(error: OSError) -> str:
    """Why the system does not hand a file over."""
    return phrase("This cannot be read: {reason}.", reason=why_not(error))


def why_not(error: OSError) -> str:
    """What the system complains of: the usual in the reader's language."""
    return {
        errno.ENOENT: phrase("No such file or directory"),
        errno.EACCES: phrase("Permission denied"),
        errno.ENOSPC: phrase("No space left on device"),
        errno.EISDIR: phrase("Is a directory"),
    }.get(error.errno or 0, error.strerror or type(error).__name__)


def read_bytes(
    path: Path, file: str, problems: Problems, *, largest: int = LARGEST
) -> bytes | None:
    """The bytes of a file, or None with the reason among the problems."""
    try:
        if path.stat().st_size <= largest:
            content = _unpacked(path.read_bytes(), path, largest)
            if content is not None:
                return content
    except OSError as error:
        problems.error("unreadable", cannot_be_read(error), Place(file))
        return None
    problems.error(
        "size", phrase("The file is larger than {value} MiB.", value=largest >> 20), Place(file)
    )
    return None


def _unpacked(content: bytes, path: Path, largest: int) -> bytes | None:
    """What a gzip file holds, where it is called one; None where that is larger than allowed."""
    if path.suffix.lower() != ".gz":
        return content
    unpacker = zlib.decompressobj(wbits=31)
    try:
        held = unpacker.decompress(content, largest + 1)
    except zlib.error as error:
        raise OSError(0, f"no gzip file ({error})") from None
    return held if len(held) <= largest else None


def _in_conflict(text: str, file: str, problems: Problems) -> bool:
    marked = "<<<<<<<" in text and ">>>>>>>" in text
    found = _CONFLICT.search(text) if marked else None
    if not found:
        return False
    place = Place(file, *line_and_column(text, found.start()))
    message = phrase(
        "This is an unresolved merge conflict: the file holds version-control markers."
    )
    problems.error("merge-conflict", message, place)
    return True


def _decoded(content: bytes, options: ReadOptions, file: str, problems: Problems) -> str | None:
    mark, encoding = next(
        ((bom, name) for bom, name in _BOMS if content.startswith(bom)),
        (b"", options.encoding or "utf-8"),
    )
    try:
        text = content.decode(encoding)
    except LookupError:
        raise UsageError(phrase("There is no encoding '{encoding}'.", encoding=encoding)) from None
    except UnicodeDecodeError as error:
        _tell_undecodable(error, encoding, file, problems)
        return None
    if not (mark or options.encoding) and (likely := likely_encoding(content)).startswith("utf-16"):
        message = phrase("This looks like UTF-16 without a byte order mark.")
        hint = phrase("Save it as UTF-8, or name its encoding: --encoding {likely}.", likely=likely)
        problems.error("encoding", message, Place(file, 1, 1), hint=hint)
        return None
    if mark and encoding == "utf-16":
        problems.note("encoding", phrase("The file is UTF-16."), Place(file))
    return text


def _tell_undecodable(
    error: UnicodeDecodeError, encoding: str, file: str, problems: Problems
) -> None:
    before = error.object[: error.start].decode(encoding, "replace")
    place = Place(file, *line_and_column(before, len(before)))
    name = {"utf-8": "UTF-8", "utf-8-sig": "UTF-8", "utf-16": "UTF-16"}.get(encoding, encoding)
    message = phrase(
        "The file is not {name}: byte 0x{value} cannot be read.",
        name=name,
        value=f"{error.object[error.start]:02X}",
    )
    hint = phrase(
        "Save it as UTF-8, or name its encoding, such as --encoding {likely}.",
        likely=likely_encoding(error.object),
    )
    problems.error("encoding", message, place, hint=hint)
