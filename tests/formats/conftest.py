"""Small files written for one test, and what reading them says."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pytest

from graphkit.dataset import Dataset
from graphkit.errors import DataError, Problem
from graphkit.formats import ReadOptions, load

Content = str | bytes | Mapping[str, str]


def checked(problems: Iterable[Problem]) -> None:
    """Codes are plain words, on which scripts rely."""
    assert all(re.fullmatch(r"[a-z][a-z0-9-]*", problem.code) for problem in problems)


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
        dataset = load(put(name, content), options=ReadOptions(**options))  # type: ignore[arg-type]
        checked(dataset.notices)
        return dataset

    return loaded


@pytest.fixture
def refused(put: Callable[[str, Content], Path]) -> Callable[..., list[str]]:
    """What is said, errors only, of a file that is not acceptable."""

    def told(name: str, content: Content, **options: object) -> list[str]:
        with pytest.raises(DataError) as caught:
            load(put(name, content), options=ReadOptions(**options))  # type: ignore[arg-type]
        checked(caught.value.problems)
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
