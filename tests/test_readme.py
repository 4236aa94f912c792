"""The README's commands are run and its outputs compared; its lists agree with the tables."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from graphkit.cli import SUMMARIES, commands
from graphkit.formats import formats
from graphkit.measures import measures
from graphkit.renderers import reports
from graphkit.renderers.figures import kinds

README = (Path(__file__).parent.parent / "README.md").read_text()
BLOCK = re.compile(r"```console\n(.*?)```", re.S)


def _examples() -> list[tuple[str, str]]:
    """Every `$ graphkit ...` of the README with the output printed under it."""
    found = []
    for block in BLOCK.findall(README):
        for part in re.split(r"^\$ ", block, flags=re.M)[1:]:
            command, _, output = part.partition("\n")
            if command.startswith("graphkit "):
                found.append((command, output.rstrip("\n")))
    return found


def test_the_readme_has_examples() -> None:
    assert len(_examples()) >= 5


@pytest.mark.parametrize(("command", "output"), _examples(), ids=[c for c, _ in _examples()])
def test_every_command_prints_what_the_readme_says(
    command: str, output: str, root: Path, tmp_path: Path
) -> None:
    (tmp_path / "graphs").symlink_to(root / "graphs")
    run = subprocess.run(
        [sys.executable, "-m", *shlex.split(command)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert run.returncode == 0, run.stderr
    shown = [_pattern(part.strip("\n")) for part in re.split(r"^\.\.\.$", output, flags=re.M)]
    assert re.match("(.|\n)*".join(shown), run.stdout.rstrip("\n")), run.stdout


def _pattern(shown: str) -> str:
    """What is shown, to the letter; only the versions of the engines may be others."""
    return re.sub(r"(highspy|numpy|scipy|igraph)\\ [\d.\\]+\d", r"\1\\ [\\d.]+", re.escape(shown))


def _listed(heading: str) -> set[str]:
    """The first column of the table under a heading."""
    part = README.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]
    return {
        name
        for line in part.splitlines()
        if line.startswith("| `")
        for name in re.findall(r"`([a-z_0-9]+)`", line.split("|")[1])
    }


@pytest.mark.parametrize(
    ("heading", "names"),
    [
        ("Commands", set(commands)),
        ("Measures", set(measures)),
        ("Formats", set(formats)),
        ("Figures", set(kinds)),
        ("Reports", set(reports)),
    ],
)
def test_the_readmes_lists_are_the_tables(heading: str, names: set[str]) -> None:
    assert _listed(heading) == names


def test_the_command_line_lists_every_command() -> None:
    assert set(SUMMARIES) == set(commands)


def test_the_set_up_lines_are_those_that_the_checks_run(root: Path) -> None:
    line = re.search(r"^ *(python3 -m venv .*pytest)$", README, re.M)
    assert line is not None
    assert line.group(1) in (root / ".ci" / "run").read_text()
