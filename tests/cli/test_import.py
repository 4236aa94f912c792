"""`graphkit import`: from a table of one's own to a dataset, with and without a terminal."""

from __future__ import annotations

import csv
import os
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import graphkit
from graphkit.formats import load
from graphkit.formats.mapping_yaml import read_mapping

Import = Callable[..., subprocess.CompletedProcess[str]]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(graphkit.__file__).parents[1])}
VOTES = "Organisation,Toll,Bus\nTown,1,0\nPort,0,1\nYard,0,\n"
REGISTER = "Name,Attitude (1-5)\nTown,5\nPort,1\nYard,4\n"


@pytest.fixture
def run(tmp_path: Path) -> Import:
    def called(*args: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "graphkit", *args]
        return subprocess.run(
            command, cwd=tmp_path, env=ENVIRONMENT, capture_output=True, text=True,
            stdin=subprocess.DEVNULL,
        )  # fmt: skip

    return called


def rows(file: Path) -> list[dict[str, str]]:
    with file.open(newline="") as stream:
        return list(csv.DictReader(stream))


def test_any_command_prints_the_import_that_answers_it(run: Import, tmp_path: Path) -> None:
    (tmp_path / "votes.csv").write_text(VOTES)
    asked = run("report", "votes.csv", "--replicates", "0")
    assert (asked.returncode, asked.stdout) == (3, "")
    lines = asked.stderr.splitlines()
    assert lines[0].startswith("note: votes.csv: This looks like positions in a table")
    assert sum(line.startswith("error") for line in lines) == 1
    (command, *others) = [line.partition(": ")[2].strip() for line in lines if line[:3] == "  0"]
    assert len(others) == 2
    assert command == "graphkit import votes.csv -o votes --values position:0=oppose,1=support"

    done = run(*shlex.split(command)[1:])
    assert done.returncode == 0, done.stderr
    found = rows(tmp_path / "votes" / "stances.csv")
    assert [(row["actor"], row["issue"], row["position"]) for row in found] == [
        ("Town", "Toll", "1"),
        ("Town", "Bus", "-1"),
        ("Port", "Toll", "-1"),
        ("Port", "Bus", "1"),
        ("Yard", "Toll", "-1"),
    ]
    assert "6 rows read = 5 used + 1 left out" in done.stderr
    assert run("report", "votes", "--replicates", "0").returncode == 0


def test_without_a_terminal_import_prints_itself_with_the_answer(
    run: Import, tmp_path: Path
) -> None:
    (tmp_path / "my votes.csv").write_text(VOTES)
    asked = run("import", "my votes.csv", "-o", "out")
    assert asked.returncode == 3
    assert not (tmp_path / "out").exists()
    expected = "graphkit import 'my votes.csv' -o out --values position:0=none,1=support"
    assert expected in asked.stderr


def test_the_mapping_beside_the_dataset_reads_the_next_file(run: Import, tmp_path: Path) -> None:
    (tmp_path / "may.csv").write_text(VOTES)
    (tmp_path / "june.csv").write_text("Organisation,Bus,Toll\nYard,1,1\n")
    run("import", "may.csv", "-o", "may", "--positions", "0=oppose,1=support")
    assert read_mapping(tmp_path / "may" / "mapping.yaml").tables[0].across == "issue"
    assert len(load(tmp_path / "may").stances) == 5  # the folder is read, whatever lies beside
    done = run("import", "june.csv", "-o", "june", "--mapping", "may/mapping.yaml")
    assert done.returncode == 0, done.stderr
    found = {(row["issue"], row["position"]) for row in rows(tmp_path / "june" / "stances.csv")}
    assert found == {("Toll", "1"), ("Bus", "1")}


def test_several_files_and_folders_make_one_dataset(run: Import, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "said.csv").write_text("Group,Bill,Stance\nA,HB1,support\nB,HB1,oppose\n")
    (folder / "given.csv").write_text("Donor,Recipient,Amount\nA,B,10\n")
    assert run("import", "in", "-o", "one").returncode == 0
    assert run("import", "in/given.csv", "in/said.csv", "-o", "two").returncode == 0
    for name in ("one", "two"):
        dataset = load(tmp_path / name)
        assert (len(dataset.stances), len(dataset.ties)) == (2, 1)


def test_what_is_known_already_is_imported_as_it_is(run: Import, tmp_path: Path) -> None:
    (tmp_path / "ties.csv").write_text("from,to,sign\na,b,+\na,b,+\n")
    done = run("import", "ties.csv", "-o", "out", "--sum")
    assert done.returncode == 0, done.stderr
    assert [row["strength"] for row in rows(tmp_path / "out" / "ties.csv")] == ["2"]
    assert not (tmp_path / "out" / "mapping.yaml").exists()


def test_nothing_is_mixed_with_an_older_dataset(run: Import, tmp_path: Path) -> None:
    (tmp_path / "said.csv").write_text("Group,Bill,Stance\nA,HB1,support\n")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "ties.csv").write_text("from,to,sign\na,b,+\n")
    assert run("import", "said.csv", "-o", "out").returncode == 4


@pytest.mark.skipif(os.name != "posix", reason="needs a pseudo-terminal")
def test_in_a_terminal_it_asks_one_thing_at_a_time(tmp_path: Path) -> None:
    """The second reading of the scale, then another name for the issue."""
    import pty

    (tmp_path / "register.csv").write_text(REGISTER)
    main, side = pty.openpty()
    command = [sys.executable, "-m", "graphkit", "import", "register.csv", "-o", "out"]
    with subprocess.Popen(
        command, cwd=tmp_path, env=ENVIRONMENT, stdin=side, stderr=side, stdout=side
    ) as process:
        os.close(side)
        os.write(main, b"2\nBridge\n")
        said = b""
        while True:
            try:
                part = os.read(main, 65536)
            except OSError:  # the other side is closed
                break
            if not part:
                break
            said += part
    os.close(main)
    text = said.decode()
    assert process.returncode == 0, text
    assert text.index("Which [1]") < text.index("What is the issue called [register]")
    found = {row["actor"]: row["position"] for row in rows(tmp_path / "out" / "stances.csv")}
    assert found == {"Town": "-1", "Port": "1", "Yard": "-0.5"}
    assert {row["issue"] for row in rows(tmp_path / "out" / "stances.csv")} == {"Bridge"}
    again = "graphkit import register.csv -o out --fixed issue=Bridge --scale position:5..1"
    assert again in " ".join(text.split())


def in_a_terminal(folder: Path, command: list[str], question: str, answers: list[str]) -> str:
    """What a command shows in a real terminal, where a question gets its answers in turn."""
    import pty

    screen, other = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "graphkit", *command],
        cwd=folder, env=ENVIRONMENT, stdin=other, stdout=other, stderr=other,
    )  # fmt: skip
    os.close(other)
    shown, seen = "", 0
    while True:
        try:
            part = os.read(screen, 4096)
        except OSError:  # the other side is closed
            break
        if not part:
            break
        shown += part.decode()
        if question in shown[seen:] and shown.rstrip().endswith("]:"):
            os.write(screen, f"{answers.pop(0)}\n".encode())
            seen = len(shown)
    process.wait()
    os.close(screen)
    return shown


def test_a_word_that_cannot_be_meant_is_asked_again(tmp_path: Path) -> None:
    """In a terminal a slip of the pen costs one line, not the whole import."""
    (tmp_path / "list.csv").write_text(
        "Organisation,Issue,Position\nTown,Toll,support\nPort,Toll,hmpf\nYard,Toll,oppose\n"
    )
    command = ["import", "list.csv", "-o", "list"]
    shown = in_a_terminal(tmp_path, command, "What does hmpf mean", ["agaisnt", "oppose"])
    assert "'agaisnt' is no meaning: support, oppose, neutral or none" in shown
    found = rows(tmp_path / "list" / "stances.csv")
    assert [(row["actor"], float(row["position"])) for row in found] == [
        ("Town", 1), ("Port", -1), ("Yard", -1),
    ]  # fmt: skip
