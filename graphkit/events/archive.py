"""Files of an archive as they lie on the disk: what each is by content, opened as a stream."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from graphkit.errors import DataError, Place, Problem
from graphkit.formats.reading.decode import cannot_be_read
from graphkit.phrases import phrase

SWELL = 1000  # a packed file that grows more than this, and beyond ...
FREE = 1 << 30  # ... this many bytes, is no archive of events
ENDINGS = (".csv", ".tsv", ".txt", ".gz", ".zip", ".parquet")


@dataclass(frozen=True, slots=True)
class Text:
    """One text file, plain or inside a packed one."""

    path: Path
    member: str | None = None
    packed: str | None = None  # zip, gz

    @property
    def name(self) -> str:
        return f"{self.path.name}/{self.member}" if self.member else self.path.name

    def open(self) -> BinaryIO:
        """The bytes as they are when unpacked; a guard stops what swells without end."""
        if self.packed == "zip":
            with zipfile.ZipFile(self.path) as packed:  # the member keeps the file open
                return _guarded(packed.open(self.member or ""), self)
        if self.packed == "gz":
            return _guarded(gzip.open(self.path), self)
        return self.path.open("rb")


class _Guard(io.RawIOBase):
    def __init__(self, stream: object, text: Text) -> None:
        self._stream, self._text, self._read = stream, text, 0
        self._most = max(FREE, SWELL * text.path.stat().st_size)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        try:
            count: int = self._stream.readinto(buffer)  # type: ignore[attr-defined]
        except (zlib.error, zipfile.BadZipFile, EOFError, gzip.BadGzipFile) as error:
            message = phrase("The packed file is broken: {error}.", error=error)
            raise _wrong(self._text.name, "packed", message) from None
        self._read += count
        if self._read > self._most:
            raise _wrong(self._text.name, "size", phrase("The packed file swells without end."))
        return count

    def close(self) -> None:
        self._stream.close()  # type: ignore[attr-defined]
        super().close()


def _guarded(stream: object, text: Text) -> BinaryIO:
    return io.BufferedReader(_Guard(stream, text), 1 << 20)


def contents(paths: Sequence[Path]) -> tuple[list[Text], list[Path]]:
    """The text files and the Parquet files among what was named; folders are looked into.

    Raises `DataError` with every file that is not there or is something else.
    """
    texts: list[Text] = []
    parquet: list[Path] = []
    problems: list[Problem] = []
    for path in _each(paths, problems):
        try:
            with path.open("rb") as file:
                start = file.read(4)
            if start == b"PAR1":
                parquet.append(path)
            else:
                texts += _texts(path, start)
        except DataError as error:
            problems += error.problems
        except OSError as error:
            message = cannot_be_read(error)
            problems.append(Problem("error", "unreadable", message, Place(path.name)))
    if problems:
        raise DataError(problems)
    return texts, parquet


def _each(paths: Sequence[Path], problems: list[Problem]) -> Iterator[Path]:
    for path in dict.fromkeys(paths):
        if not path.is_dir():
            yield path
            continue
        inside = sorted(p for p in path.iterdir() if p.suffix.lower() in ENDINGS)
        if not inside:
            message = phrase(
                "There is no file of events ({listed}) in this folder.", listed=", ".join(ENDINGS)
            )
            problems.append(Problem("error", "empty", message, Place(path.name)))
        yield from inside


def _texts(path: Path, start: bytes) -> list[Text]:
    if start.startswith(b"\x1f\x8b"):
        return [Text(path, packed="gz")]
    if not start.startswith(b"PK"):
        if not start:
            raise _wrong(path.name, "empty", phrase("The file is empty: no events."))
        return [Text(path)]
    try:
        with zipfile.ZipFile(path) as packed:
            members = [
                m for m in packed.infolist() if not m.is_dir() and "__MACOSX" not in m.filename
            ]
    except zipfile.BadZipFile as error:
        raise _wrong(
            path.name, "packed", phrase("The packed file is broken: {error}.", error=error)
        ) from None
    if not members:
        raise _wrong(path.name, "empty", phrase("The packed file holds no file."))
    if any(member.flag_bits & 1 for member in members):
        raise _wrong(path.name, "password", phrase("The packed file is locked by a password."))
    if any(member.compress_type not in (0, 8) for member in members):
        raise _wrong(
            path.name, "packed", phrase("The packed file is packed in another way than deflate.")
        )
    return [Text(path, member.filename, "zip") for member in members]


def _wrong(file: str, code: str, message: str) -> DataError:
    return DataError([Problem("error", code, message, Place(file))])
