"""Exchange a folder for a new one in a single step, so that no reader meets a mixture."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from collections.abc import Callable, Collection
from contextlib import suppress
from pathlib import Path

MOST = 1000  # files of somebody else's that are linked into the new folder
_HERE = -2 if sys.platform == "darwin" else -100  # AT_FDCWD
_EXCHANGE = 2  # RENAME_EXCHANGE of Linux, RENAME_SWAP of macOS


def may_swap(folder: Path, files: Collection[str]) -> bool:
    """Whether a folder (its real path) may be another one afterwards: nobody stands in it, it is
    no mount, none of the files is a link or device, and it holds little else."""
    if not folder.exists():
        return True
    if not folder.is_dir() or os.path.ismount(folder) or _stands_in(folder):
        return False
    for name in files:
        path = folder / name
        if path.is_symlink() or (path.exists() and not path.is_file()):
            return False
    return _exchange() is not None and _holds_little(folder)


def copied_beside(folder: Path, beside: Path, files: Collection[str]) -> bool:
    """Whether the new folder now holds what the old one does, but for the files: by links.

    False where the system cannot link or the owner would change.
    """
    if not folder.exists():
        return True
    wanted = {folder / name for name in files}

    def replaced(inside: str, names: list[str]) -> set[str]:
        return {name for name in names if Path(inside, name) in wanted}

    def link(source: str, target: str) -> None:
        os.link(source, target, follow_symlinks=False)

    try:
        shutil.copytree(
            folder, beside, symlinks=True, ignore=replaced, copy_function=link, dirs_exist_ok=True
        )
        old, new = folder.stat(), beside.stat()
    except (OSError, shutil.Error):
        return False
    return (old.st_uid, old.st_gid) == (new.st_uid, new.st_gid)


def swap(beside: Path, folder: Path) -> bool:
    """Whether the new folder is where the old one was; the old one, if any, lies beside then."""
    try:
        beside.rename(folder)  # where nothing is, or an empty folder
    except OSError:
        exchange = _exchange()
        names = os.fsencode(beside), os.fsencode(folder)
        if exchange is None or exchange(_HERE, names[0], _HERE, names[1], _EXCHANGE):
            return False
        _keep_late(beside, folder)
    return True


def _keep_late(old: Path, new: Path) -> None:
    """Bring over what another run put into the old folder while the new one was filled."""
    with suppress(FileNotFoundError):  # another run may clear it meanwhile
        for path in old.iterdir():
            if not os.path.lexists(new / path.name):
                path.rename(new / path.name)


def _stands_in(folder: Path) -> bool:
    try:
        return Path.cwd().is_relative_to(folder)
    except OSError:  # where this runs is gone
        return False


def _holds_little(folder: Path) -> bool:
    count = 0
    for _, folders, files in os.walk(folder):
        count += len(folders) + len(files)
        if count > MOST:
            return False
    return True


def _exchange() -> Callable[..., int] | None:
    """The system's call that exchanges two names; None where it has none."""
    name = {"linux": "renameat2", "darwin": "renameatx_np"}.get(sys.platform, "")
    try:
        return getattr(ctypes.CDLL(None), name) if name else None
    except (OSError, AttributeError):
        return None
