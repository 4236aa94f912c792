"""The command, run on files of a test's own."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from graphkit.cli import graphkit, run


@pytest.fixture
def events(tmp_path, capsys):
    """Run `graphkit events`; gives the exit code, what was said, and the folder written."""

    def call(*args):
        out = tmp_path / "out"
        code = run(["events", *map(str, args), "--dataset", str(out)])
        return code, capsys.readouterr().err, out

    return call


@pytest.fixture
def helped():
    return lambda *args: CliRunner().invoke(graphkit, list(args)).output
