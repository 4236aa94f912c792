"""Messages on standard error in the language that was asked for; characters that no font has."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphkit.cli import run

STRANGE = "\U00012345"


@pytest.fixture
def ties(tmp_path: Path) -> Path:
    file = tmp_path / "case.csv"
    file.write_text(f"from,to,sign\nann,bob {STRANGE},support\nbob {STRANGE},cy,oppose\n", "utf-8")
    return file


@pytest.mark.parametrize(
    ("command", "output"),
    [
        ("slides", "-o deck.pptx"),
        ("slides", "-o deck.html"),
        ("slides", "--format marp -o deck"),
        ("report", "-o report.html"),
        ("report", "-o report.docx"),
        ("map", "-o map.html"),
        ("figure", "-o network.png"),
        ("brief", "--out brief"),
    ],
)
def test_what_names_fonts_warns_of_a_character_that_no_font_has(
    ties: Path,
    tmp_path: Path,
    command: str,
    output: str,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    arguments = [command, str(ties), *output.split(), "--replicates", "0"]
    assert run(arguments) == 0
    said = capfd.readouterr().err.splitlines()
    assert [line for line in said if "U+12345" in line] == [
        f"warning: No font here has the character {STRANGE} (U+12345); it shows as an empty box "
        "wherever none has it."
    ]


def test_messages_speak_the_readers_language(
    ties: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """What was read, what is warned of, what was written: none of it in English."""
    output = tmp_path / "network.svg"
    arguments = ["figure", str(ties), "-o", str(output), "--replicates", "0", "--lang", "ja"]
    assert run(arguments) == 0
    said = capfd.readouterr().err
    assert "（読込2行のうち使用2行）。" in said
    assert f"警告：文字「{STRANGE}」" in said
    assert f"{output}を書き出した。" in said
    assert "Read " not in said and "Wrote" not in said and "warning" not in said
