"""Files are written whole or not at all."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from graphkit.errors import OutputError
from graphkit.formats.writing import swapping
from graphkit.formats.writing.parts import Part, clear_left_over
from graphkit.formats.writing.storage import write_atomically, write_folder


def test_folders_are_made_and_nothing_is_left_over(tmp_path: Path) -> None:
    files = {tmp_path / "a" / "b.txt": b"one", tmp_path / "c.txt": b"two"}
    write_atomically(files)
    assert {path: path.read_bytes() for path in files} == files
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a", "b.txt", "c.txt"]


def test_what_was_there_stays_when_one_of_several_fails(tmp_path: Path) -> None:
    kept, blocked = tmp_path / "kept.txt", tmp_path / "blocked"
    kept.write_bytes(b"old")
    blocked.mkdir()
    with pytest.raises(OutputError, match="blocked"):
        write_atomically({kept: b"new", blocked: b"x"})
    assert kept.read_bytes() == b"old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["blocked", "kept.txt"]


def test_a_file_where_a_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"")
    with pytest.raises(OutputError):
        write_atomically({tmp_path / "x" / "y.txt": b"z"})


def test_disk_full_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")

    def full(number: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match="No space left"):
        write_atomically({path: b"new"})
    assert [file.name for file in tmp_path.iterdir()] == ["a.txt"]
    assert path.read_bytes() == b"old"


def test_destinations_change_by_renaming_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")

    def refuse(self: Path, target: Path) -> Path:
        assert target.read_bytes() == b"old"
        assert self.read_bytes() == b"new"
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OutputError, match="Permission denied"):
        write_atomically({path: b"new"})
    assert path.read_bytes() == b"old"
    assert [file.name for file in tmp_path.iterdir()] == ["a.txt"]


@pytest.mark.skipif(os.name != "posix", reason="permissions of this kind are POSIX's")
def test_permissions_are_kept_and_devices_written_to(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    path.chmod(0o640)
    write_atomically({path: b"new", Path(os.devnull): b"x"})
    assert path.stat().st_mode & 0o777 == 0o640
    assert Path(os.devnull).is_char_device()


POSIX = pytest.mark.skipif(os.name != "posix", reason="links and locks of this kind are POSIX's")
LEFT = ".map.html.0123456789ab.part"


@POSIX
@pytest.mark.parametrize("whole", [False, True])
def test_a_link_is_written_through(tmp_path: Path, whole: bool) -> None:
    real = tmp_path / "real.txt"
    real.write_bytes(b"old")
    link = tmp_path / "folder" / "a.txt"
    link.parent.mkdir()
    link.symlink_to(Path("..") / "real.txt")
    if whole:
        write_folder(link.parent, {"a.txt": b"new", "b.txt": b"more"})
    else:
        write_atomically({link: b"new"})
    assert link.is_symlink() and real.read_bytes() == b"new"


@POSIX
def test_a_link_to_a_folder_or_to_nothing_yet_stays_one(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "link").symlink_to("there")
    (tmp_path / "dangling.txt").symlink_to("made.txt")
    write_folder(tmp_path / "link", {"a.txt": b"a"})
    write_atomically({tmp_path / "dangling.txt": b"b"})
    assert (tmp_path / "link").is_symlink() and (tmp_path / "dangling.txt").is_symlink()
    assert (tmp_path / "there" / "a.txt").read_bytes() == b"a"
    assert (tmp_path / "made.txt").read_bytes() == b"b"


def test_what_a_killed_run_left_is_cleared_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / LEFT).write_bytes(b"half")
    (tmp_path / ".out.ba9876543210.part").mkdir()
    (tmp_path / ".out.ba9876543210.part" / "x").write_bytes(b"half")
    (tmp_path / ".mine.part").write_bytes(b"mine")
    write_atomically({tmp_path / "a.txt": b"a"})
    assert sorted(path.name for path in tmp_path.iterdir()) == [".mine.part", "a.txt"]


@POSIX
def test_what_another_run_is_writing_stays(tmp_path: Path) -> None:
    with Part.file(tmp_path / "slow.txt") as other:
        write_atomically({tmp_path / "a.txt": b"a"})
        assert other.path.exists()
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


@POSIX
@pytest.mark.parametrize("write", [write_folder, write_atomically])
@pytest.mark.parametrize("ended", [True, False], ids=["is cleared", "is being cleared"])
def test_a_part_that_another_run_takes_for_a_left_over_is_made_anew(
    write, ended: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between making a part and locking it there is a moment in which it looks forsaken."""
    import fcntl

    out, lock = tmp_path / "out", fcntl.flock
    tried = []

    def locked(number: int, how: int) -> None:
        tried.append(number)
        if len(tried) > 1:
            lock(number, how)
        elif ended:
            clear_left_over(out if out.exists() else tmp_path)
        else:  # what clears it holds its lock, and removes it next
            raise BlockingIOError

    monkeypatch.setattr(fcntl, "flock", locked)
    write(out, {"a.txt": b"a"}) if write is write_folder else write({out / "a.txt": b"a"})
    assert len(tried) > 1
    assert (out / "a.txt").read_bytes() == b"a"


@POSIX
def test_a_folder_cleared_before_it_is_opened_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened, cleared = os.open, []

    def late(path, *rest, **more) -> int:
        if not cleared and str(path).endswith(".part"):
            cleared.append(path)
            clear_left_over(tmp_path)
        return opened(path, *rest, **more)

    monkeypatch.setattr(os, "open", late)
    write_folder(tmp_path / "out", {"a.txt": b"a"})
    assert cleared and [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("exchange", [True, False])
def test_the_files_of_a_folder_come_with_what_else_it_holds(
    tmp_path: Path, exchange: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not exchange:
        monkeypatch.setattr(swapping, "_exchange", lambda: None)
    folder = tmp_path / "out"
    write_folder(folder, {"a.txt": b"1", "figures/b.svg": b"1"})
    (folder / "mine.txt").write_bytes(b"mine")
    (folder / "figures" / "mine.svg").write_bytes(b"mine")
    before = folder.stat()
    write_folder(folder, {"a.txt": b"2", "figures/b.svg": b"2", "c.txt": b"2"})
    held = {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    assert held == {
        "a.txt": b"2",
        str(Path("figures", "b.svg")): b"2",
        "c.txt": b"2",
        "mine.txt": b"mine",
        str(Path("figures", "mine.svg")): b"mine",
    }
    assert folder.stat().st_mode == before.st_mode
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@POSIX
def test_where_somebody_stands_is_the_same_folder_afterwards(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_bytes(b"old")
    number = tmp_path.stat().st_ino
    write_folder(Path(), {"a.txt": b"new"})
    assert tmp_path.stat().st_ino == number
    assert (tmp_path / "a.txt").read_bytes() == b"new"


def test_what_another_run_writes_meanwhile_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "out"
    write_folder(folder, {"a.txt": b"1"})
    copied = swapping.copied_beside

    def late(*given: object) -> bool:
        done = copied(*given)  # type: ignore[arg-type]
        (folder / "late.txt").write_bytes(b"late")
        return done

    monkeypatch.setattr("graphkit.formats.writing.storage.copied_beside", late)
    write_folder(folder, {"a.txt": b"2"})
    assert {p.name: p.read_bytes() for p in folder.iterdir()} == {
        "a.txt": b"2",
        "late.txt": b"late",
    }


def test_a_folder_that_cannot_be_written_keeps_what_it_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "out"
    write_folder(folder, {"a.txt": b"1", "b.txt": b"1"})
    written = 0
    fsync = os.fsync

    def full(number: int) -> None:
        nonlocal written
        written += 1
        if written == 2:
            raise OSError(28, "No space left on device")
        fsync(number)

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match="No space left"):
        write_folder(folder, {"a.txt": b"2", "b.txt": b"2"})
    assert {p.name: p.read_bytes() for p in folder.iterdir()} == {"a.txt": b"1", "b.txt": b"1"}
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


_WRITE_ON = (
    "import sys; from pathlib import Path\n"
    "from graphkit.formats.writing.storage import write_folder\n"
    "print('go', flush=True)\n"
    "while True:\n"
    "    for one in b'ab': write_folder(Path(sys.argv[1]), {f'{n}.txt': bytes([one]) * 9000 for n in range(8)})\n"
)


@pytest.mark.slow
@POSIX
def test_killed_at_any_moment_leaves_the_files_of_one_run(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    for twentieth in range(60):
        words = [sys.executable, "-c", _WRITE_ON, str(folder)]
        child = subprocess.Popen(words, stdout=subprocess.PIPE)
        assert child.stdout is not None
        child.stdout.readline()
        time.sleep(0.005 + twentieth * 0.0013)
        child.send_signal(signal.SIGKILL)
        child.wait()
        child.stdout.close()
        if folder.exists():
            assert len({path.read_bytes() for path in folder.iterdir()}) == 1
            assert len(list(folder.iterdir())) == 8
    write_folder(folder, {"9.txt": b"a"})
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.slow
@POSIX
def test_two_runs_into_one_folder_leave_the_files_of_one(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    words = [sys.executable, "-c", _WRITE_ON, str(folder)]
    children = [subprocess.Popen(words, stdout=subprocess.PIPE) for _ in range(2)]
    seen = 0
    try:
        for child in children:
            assert child.stdout is not None and child.stdout.readline()
        while not folder.exists():
            time.sleep(0.01)
        while seen < 500 and all(child.poll() is None for child in children):
            number = os.open(folder, os.O_RDONLY)  # this state, whatever takes its place
            try:
                inside = Path(f"/proc/self/fd/{number}").iterdir()
                letters = {path.read_bytes()[:1] for path in inside}
                assert len(letters) <= 1
                seen += len(letters)
            except FileNotFoundError:
                pass  # it was the old one, and has been cleared meanwhile
            finally:
                os.close(number)
        assert all(child.poll() is None for child in children), "no run may fail for the other"
    finally:
        for child in children:
            child.kill()
            child.communicate()
    assert len({path.read_bytes() for path in folder.iterdir()}) == 1


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="kills a process")
def test_killed_at_any_moment_leaves_one_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "a.bin"
    code = (
        "import sys; from pathlib import Path\n"
        "from graphkit.formats.writing.storage import write_atomically\n"
        "print('go', flush=True)\n"
        "while True:\n"
        "    for letter in b'ab': write_atomically({Path(sys.argv[1]): bytes([letter]) * 2_000_000})\n"
    )
    for tenth in range(8):
        child = subprocess.Popen([sys.executable, "-c", code, str(path)], stdout=subprocess.PIPE)
        assert child.stdout is not None
        child.stdout.readline()
        time.sleep(0.01 + tenth * 0.007)
        child.send_signal(signal.SIGKILL)
        child.wait()
        child.stdout.close()
        if path.exists():
            content = path.read_bytes()
            assert content in (b"a" * 2_000_000, b"b" * 2_000_000)
