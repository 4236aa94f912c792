"""The same report gives the same bytes, in another process and with other hashes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

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
    for picture in draw_formats(report(), ("svg", "png", "pdf"), language=language(code), kind=kind)
]
"""


def test_the_same_bytes_in_two_processes() -> None:
    """Here, where hashes are what they happen to be, and in a process with others."""
    code = CODE.format(folder=str(Path(__file__).parent.parent))
    there = subprocess.run(
        [sys.executable, "-c", code + "print(drawn)"],
        env={**os.environ, "PYTHONHASHSEED": "2"},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    here: dict[str, Any] = {}
    exec(code, here)
    assert f"{here['drawn']}\n" == there
    assert len(here["drawn"]) == 90
