"""The same report gives the same bytes, in another process and with other hashes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

CODE = """
import hashlib, sys
sys.path.insert(0, {folder!r})
from harbour import language, report
from graphkit.renderers.figures import kinds
from graphkit.renderers.figures.draw import draw_formats
for kind in kinds:
    for code in ("en", "ja"):
        for picture in draw_formats(report(), ("svg", "png", "pdf"), language=language(code), kind=kind):
            print(kind, code, hashlib.sha256(picture.content).hexdigest())
"""


def test_the_same_bytes_in_two_processes() -> None:
    code = CODE.format(folder=str(Path(__file__).parent.parent))
    runs = [
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1]
    assert len(runs[0].splitlines()) == 90
