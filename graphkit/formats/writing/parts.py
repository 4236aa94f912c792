"""Hidden files and folders that outputs are made in, and those that a killed run left."""

from __future__ import annotations

import os
import re
import secrets
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_NAME = re.compile(r"\..{1,80}\.[0-9a-f]{12}\.part", re.DOTALL)


@dataclass
class Part:
    """A hidden file or folder beside an output, locked for as long as its run lives.

    As a context manager it goes at the end, unless it has become the output.
    """

    path: Path
    _lock: int | None

    @classmethod
    def file(cls, output: Path) -> Part:
        """An empty file to fill."""
        while True:
            path = _name(output)
            number = os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o666)
            if _is_ours(number, path):
                return cls(path, number)
            os.close(number)

    @classmethod
    def folder(cls, output: Path) -> Part:
        """An empty folder to fill."""
        while True:
            path = _name(output)
            path.mkdir()
            if os.name != "posix":
                return cls(path, None)
            with suppress(FileNotFoundError):  # another run has cleared it before it was locked
                number = os.open(path, os.O_RDONLY)
                if _is_ours(number, path):
                    return cls(path, number)
                os.close(number)

    def become(self, output: Path) -> None:
        """Take the output's place. Windows renames no open file; elsewhere it stays locked."""
        if os.name != "posix":
            self._release()
        self.path.replace(output)

    def __enter__(self) -> Part:
        return self

    def __exit__(self, *_: object) -> None:
        _remove(self.path)
        self._release()

    def _release(self) -> None:
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None


def clear_left_over(folder: Path) -> None:
    """Remove the parts in a folder whose runs have ended without doing so."""
    with suppress(OSError), os.scandir(folder) as found:
        for entry in found:
            if _NAME.fullmatch(entry.name) and not entry.is_symlink():
                with suppress(OSError):
                    _clear(Path(entry.path))


def _clear(part: Path) -> None:
    """Remove a part, unless the run that made it still holds it."""
    if os.name != "posix":
        _remove(part)  # an open file cannot be removed there
        return
    number = os.open(part, os.O_RDONLY)
    try:
        _lock(number)
        _remove(part)
    finally:
        os.close(number)


def _remove(part: Path) -> None:
    with suppress(OSError):
        if part.is_dir():
            shutil.rmtree(part, ignore_errors=True)
        else:
            part.unlink(missing_ok=True)


def _name(output: Path) -> Path:
    return output.with_name(f".{output.name[:80]}.{secrets.token_hex(6)}.part")


def _is_ours(number: int, path: Path) -> bool:
    """Whether a part just made stays: no other run has cleared it, or is about to."""
    try:
        _lock(number)
    except BlockingIOError:
        return False
    except OSError:  # nothing can be locked there
        pass
    return path.exists()


def _lock(number: int) -> None:
    """Lock an open file or folder. Raises `OSError`: of `BlockingIOError` where another run
    holds it, of another kind where nothing can be locked."""
    if os.name == "posix":
        import fcntl

        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
