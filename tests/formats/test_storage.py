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
from graphkit.formats.writing.storage import write_atomically


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
