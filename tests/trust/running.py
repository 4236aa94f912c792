"""graphkit as a process of its own, and small cases for it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parents[2]
ACTORS = ("ann", "bob", "cyd", "dee", "eve", "fay")


def small_case(folder: Path, *, turned: bool = False) -> Path:
    """Six actors, an issue, ties; `turned` has every position and sign the other way round."""
    folder.mkdir(parents=True)
    way, words = (-1, ("oppose", "support")) if turned else (1, ("support", "oppose"))
    places = dict(zip(ACTORS, (1, 0.6, 0.2, -0.3, -0.7, -1), strict=True))
    tables = {
        "actors": ["id,name", *(f"{one},{one.title()}" for one in ACTORS)],
        "issues": ["id,question", "toll,Shall there be a toll?"],
        "stances": [
            "actor,issue,position,date,source",
            *(f"{one},toll,{way * at},2025-01-0{n},s{n}" for n, (one, at) in
              enumerate(places.items(), 1)),
        ],
        "ties": [
            "from,to,sign,source",
            *(f"{a},{b},{words[a in 'ann bob' and b in 'eve fay']},s1" for a, b in
              (("ann", "bob"), ("bob", "cyd"), ("dee", "eve"), ("eve", "fay"), ("ann", "fay"))),
        ],
    }  # fmt: skip
    for name, lines in tables.items():
        (folder / f"{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def started(*words: object, env: Mapping[str, str] | None = None) -> subprocess.Popen[bytes]:
    """A graphkit that runs on its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "graphkit", *map(str, words)],
        cwd=ROOT,
        env=os.environ | dict(env or {}),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def finished(*words: object, env: Mapping[str, str] | None = None) -> tuple[int, bytes, str]:
    """Exit code, standard output and messages of a run."""
    child = started(*words, env=env)
    out, err = child.communicate()
    return child.returncode, out, err.decode()


def held(folder: Path) -> dict[str, bytes]:
    """Every file under a folder by its path in it."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}
