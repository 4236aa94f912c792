"""The same report gives the same bytes: in another process, with other hashes and other fonts."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from other_fonts import without_installed_fonts

CODE = """
import hashlib, sys
sys.path.insert(0, {folder!r})
from harbour import language, report
from graphkit.renderers.figures import kinds
from graphkit.renderers.figures.draw import draw_formats
drawn = [
    (kind, code, hashlib.sha256(picture.content).hexdigest())
    for kind in kinds
    for code in ("en", "ja")
    for picture in draw_formats(report(), {formats!r}, language=language(code), kind=kind)
]
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    "formats", [("svg",), pytest.param(("png", "pdf"), marks=pytest.mark.slow)], ids=len
)
def test_the_same_bytes_in_two_processes(formats: tuple[str, ...], tmp_path: Path) -> None:
    """Here, where hashes and fonts are what they happen to be, and in a process with others."""
    code = CODE.format(folder=str(Path(__file__).parent.parent), formats=formats)
    there = subprocess.run(
        [sys.executable, "-c", code + "print(drawn)"],
        env=without_installed_fonts(tmp_path / "fonts"),
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    here: dict[str, Any] = {}
    exec(code, here)
    assert f"{here['drawn']}\n" == there
    assert len(here["drawn"]) == 32 * len(formats)
