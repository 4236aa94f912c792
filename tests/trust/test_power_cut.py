"""The power fails between any two system calls: what is on the disk then is old or new, whole.

A disk keeps what was flushed to it. Of the rest it may keep all, nothing or some: the names in a
folder as they were flushed or as they became since, and of a file that was not flushed its name
without its content. Here the calls that writers make are noted, and after each of them every
disk that a cut might leave is looked at.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from graphkit.formats.writing import storage, swapping

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads files by their number")
CALLS = ("open", "mkdir", "rename", "replace", "link", "unlink", "rmdir", "fsync")
TORN = b"torn"
Held = dict[str, bytes]


class Disk:
    """What a power cut may leave of a folder."""

    def __init__(self, root: Path, patch: pytest.MonkeyPatch) -> None:
        self.root, self.calls = root, list[str]()
        self.names: dict[int, list[dict[str, int]]] = {}  # of a folder: as flushed, then since
        self.content: dict[int, bytes] = {}  # of a file: as flushed
        self.kept: list[int] = []  # open, so that no number is given twice
        self.check: Callable[[Disk], None] = lambda disk: None
        self.busy = False
        self._look()
        for path in [root, *root.rglob("*")]:
            self._flushed(os.open(path, os.O_RDONLY))
        for name in CALLS:
            patch.setattr(os, name, self._noting(name, getattr(os, name)))
        exchange = swapping._exchange()
        assert exchange is not None
        patch.setattr(swapping, "_exchange", lambda: self._noting("exchange", exchange))

    def _noting(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def noted(*given: Any, **named: Any) -> Any:
            if self.busy:
                return call(*given, **named)
            done = call(*given, **named)
            self.busy = True
            self._look()
            if name == "fsync":
                self._flushed(os.dup(given[0]))
            self.calls.append(name)
            self.check(self)
            self.busy = False
            return done

        return noted

    def _look(self) -> None:
        """Note what every folder holds now; what was written to since is no longer as flushed."""
        for inside, _, files in os.walk(self.root):
            folder = Path(inside).stat().st_ino
            versions = self.names.setdefault(folder, [{}])
            now = {entry.name: entry.inode() for entry in os.scandir(inside)}
            if versions[-1] != now:
                versions.append(now)
            for name in files:
                path = Path(inside, name)
                number = path.stat().st_ino
                if self.content.get(number) != path.read_bytes():
                    self.content.pop(number, None)

    def _flushed(self, handle: int) -> None:
        self.kept.append(handle)
        about, path = os.fstat(handle), Path(f"/proc/self/fd/{handle}")
        if stat.S_ISDIR(about.st_mode):
            names = {entry.name: entry.inode() for entry in os.scandir(path)}
            self.names[about.st_ino] = [names]
        else:
            self.content[about.st_ino] = path.read_bytes()

    def left(self, *, even: bool = False) -> Iterator[Held]:
        """What may be left: the oldest or newest names everywhere, or everywhere but in one.

        `even` leaves out the latter: no disk forgets half of moving a file to another folder.
        """
        for most, other in ((0, -1), (-1, 0)):
            for but in (None, *(() if even else self.names)):
                yield dict(self._files(self.root.stat().st_ino, "", most, other, but))

    def _files(
        self, folder: int, at: str, most: int, other: int, but: int | None
    ) -> Iterator[tuple[str, bytes]]:
        for name, number in self.names[folder][other if folder == but else most].items():
            if number in self.names:
                yield from self._files(number, f"{at}{name}/", most, other, but)
            else:
                yield f"{at}{name}", self.content.get(number, TORN)


def under(held: Held, folder: str) -> Held:
    return {name: content for name, content in held.items() if name.startswith(folder)}


def put(root: Path, held: Held) -> None:
    for name, content in held.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(content)


@pytest.fixture
def disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Held], Disk]:
    def holding(held: Held) -> Disk:
        put(tmp_path, held)
        return Disk(tmp_path, monkeypatch)

    return holding


NEW = {"a.txt": b"new a", "b.txt": b"new b", "sub/c.txt": b"new c"}


@pytest.mark.parametrize(
    "old",
    [
        {},
        {"out/a.txt": b"old a"},
        {"out/a.txt": b"old a", "out/kept.txt": b"kept", "out/sub/deep/kept.txt": b"kept"},
    ],
)
def test_a_folder_is_old_or_new(old: Held, disk: Callable[[Held], Disk], tmp_path: Path) -> None:
    watched = disk(old)
    new = {**old, **{f"out/{name}": content for name, content in NEW.items()}}
    seen = set[bool]()

    def check(found: Disk) -> None:
        for held in found.left():
            assert under(held, "out") in (old, new), found.calls
            seen.add(under(held, "out") == new)

    watched.check = check
    storage.write_folder(tmp_path / "out", NEW)
    assert seen == {False, True}
    assert all(under(held, "out") == new for held in watched.left())


def test_each_of_several_files_is_old_or_new(disk: Callable[[Held], Disk], tmp_path: Path) -> None:
    old = {"one/a.txt": b"old a", "two/b.txt": b"old b"}
    new = {"one/a.txt": b"new a", "two/b.txt": b"new b", "three/four/c.txt": b"new c"}
    watched = disk(old)

    def check(found: Disk) -> None:
        for held in found.left():
            for name, content in new.items():
                assert held.get(name) in (old.get(name), content), (name, found.calls)

    watched.check = check
    storage.write_atomically({tmp_path / name: content for name, content in new.items()})
    assert all(held == new for held in watched.left())


def test_what_another_run_put_there_meanwhile_stays(
    disk: Callable[[Held], Disk], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is brought over before the folder it was put into goes."""
    watched = disk({"out/a.txt": b"old a"})
    copied = storage.copied_beside

    def then_one_more(*given: Any) -> bool:
        done = copied(*given)
        storage.write_atomically({tmp_path / "out" / "late.txt": b"late"})
        watched.check = check
        return done

    def check(found: Disk) -> None:
        for held in found.left(even=True):
            assert b"late" in held.values(), found.calls

    monkeypatch.setattr(storage, "copied_beside", then_one_more)
    storage.write_folder(tmp_path / "out", NEW)
    assert all(held["out/late.txt"] == b"late" for held in watched.left())


def test_this_would_be_noticed(disk: Callable[[Held], Disk], tmp_path: Path) -> None:
    """A file renamed before it was flushed may be there without its content."""
    watched = disk({"a.txt": b"old"})
    (tmp_path / "b.txt").write_bytes(b"new")
    (tmp_path / "b.txt").rename(tmp_path / "a.txt")
    assert TORN in [held["a.txt"] for held in watched.left()]
