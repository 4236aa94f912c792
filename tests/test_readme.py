"""The README's commands are run and its outputs compared; REFERENCE.md has the lists."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from graphkit.cli import SUMMARIES, commands

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
    assert len(_examples()) >= 4


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


def test_it_can_be_read_in_one_sitting() -> None:
    assert len(README.split()) <= 1500


def _commands() -> list[str]:
    """Every command that the README shows without its output."""
    return re.findall(r"^    (graphkit .*)$", README, re.M)


@pytest.mark.parametrize("command", _commands())
def test_every_command_that_is_shown_exists(command: str, root: Path) -> None:
    """Its options and data sets exist; what the commands do is tested with them."""
    name, *words = shlex.split(command)[1:]
    known = {o for p in commands[name].params for o in (*p.opts, *p.secondary_opts)}
    assert {word for word in words if word.startswith("-")} <= known
    assert all((root / word).exists() for word in words if word.startswith("graphs/"))


def test_the_command_line_lists_every_command() -> None:
    assert set(SUMMARIES) == set(commands)


def test_the_set_up_lines_are_those_that_the_checks_run(root: Path) -> None:
    line = re.search(r"^ *(python3 -m venv .*pytest)$", README, re.M)
    assert line is not None
    assert line.group(1) in (root / ".ci" / "run").read_text()
