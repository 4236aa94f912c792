"""Small files written for one test, and what reading them says."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from graphkit.dataset import Dataset
from graphkit.errors import DataError, Level
from graphkit.formats import ReadOptions, load
from graphkit.formats.reading.problems import LISTED, Problems
from tests.formats.fixture_types import Content


@pytest.fixture(autouse=True)
def plain_codes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is told has a code on which scripts can rely: a plain word."""
    told = Problems.add

    def add(self: Problems, level: Level, code: str, *args: Any, **more: Any) -> None:
        assert re.fullmatch(r"[a-z][a-z0-9-]*", code) and level in LISTED
        told(self, level, code, *args, **more)

    monkeypatch.setattr(Problems, "add", add)


@pytest.fixture
def put(tmp_path: Path) -> Callable[[str, Content], Path]:
    """Write a file, or a folder of files, and return its path."""

    def write(name: str, content: Content) -> Path:
        path = tmp_path / name
        if isinstance(content, Mapping):
            path.mkdir()
            for file, text in content.items():
                (path / file).write_bytes(text.encode())
        else:
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write


@pytest.fixture
def read(put: Callable[[str, Content], Path]) -> Callable[..., Dataset]:
    """The data set of a file with that content."""

    def loaded(name: str, content: Content, **options: object) -> Dataset:
        return load(put(name, content), options=ReadOptions(**options))  # type: ignore[arg-type]

    return loaded


@pytest.fixture
def refused(put: Callable[[str, Content], Path]) -> Callable[..., list[str]]:
    """What is said, errors only, of a file that is not acceptable."""

    def told(name: str, content: Content, **options: object) -> list[str]:
        with pytest.raises(DataError) as caught:
            load(put(name, content), options=ReadOptions(**options))  # type: ignore[arg-type]
        return [str(problem) for problem in caught.value.problems if problem.level == "error"]

    return told


@pytest.fixture
def frictionless() -> Callable[[Path], None]:
    """Have an independent program check that a folder is a valid data package."""

    def check(folder: Path) -> None:
        run = [sys.executable, "-m", "frictionless", "validate", "datapackage.json"]
        done = subprocess.run(run, cwd=folder, capture_output=True, text=True, encoding="utf-8")
        assert done.returncode == 0, done.stdout

    return check
