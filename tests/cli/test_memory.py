"""Memory that is kept changes no result, and is no error where it cannot be kept."""

from __future__ import annotations

import ctypes
import sys

import pytest

from graphkit.cli.memory import keep_memory


def test_both_settings_are_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[int, int]] = []

    class Library:
        def mallopt(self, number: int, size: int) -> None:
            asked.append((number, size))

    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(ctypes, "CDLL", lambda name: Library())
    keep_memory()
    # From glibc's malloc.h; above 32 MB it refuses the first.
    assert asked == [(-3, 32 * 1024**2), (-1, 256 * 1024**2)]


@pytest.mark.parametrize("platform", ["darwin", "win32"])
def test_elsewhere_nothing_is_asked(platform: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(ctypes, "CDLL", None)  # calling it would fail
    keep_memory()


def test_another_c_library_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda name: object())
    keep_memory()
