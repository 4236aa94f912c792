"""Versions are those that the installer's own facts give."""

from __future__ import annotations

import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest

from graphkit.engines.versions import version, versions


@pytest.mark.parametrize("name", ["numpy", "highspy", "graphkit"])
def test_a_version_is_that_of_the_package(name: str) -> None:
    assert version(name) == metadata.version(name)


def test_what_was_never_installed_has_none() -> None:
    assert version("surely-not-installed") == "0+unknown"


def test_several_are_named_in_order() -> None:
    found = f"highspy {metadata.version('highspy')} + numpy {metadata.version('numpy')}"
    assert versions(["numpy", "highspy", "numpy"]) == found


def test_a_package_without_such_a_folder_is_asked_for_its_facts(tmp_path: Path) -> None:
    facts = tmp_path / "oldstyle.egg-info"
    facts.mkdir()
    (facts / "PKG-INFO").write_text("Metadata-Version: 2.1\nName: oldstyle\nVersion: 7.5\n")
    job = "from graphkit.engines.versions import version; print(version('oldstyle'))"
    job = f"import sys; sys.path.insert(0, {str(tmp_path)!r}); {job}"
    run = subprocess.run([sys.executable, "-c", job], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "7.5"
