"""With --lang ja what is said on standard error is Japanese: of bad data, options and files."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from graphkit.cli import run

TIES = "from,to,sign\nann,bob,support\n"
# What may stand as it is: places, names and cells in quotes, commands and their options.
AS_WRITTEN = re.compile(
    r"edge \S+ -> \S+|^(?:[\w-]+(?:\.\w+)+)(?::[\w!]+)*(?: \(\w+\))?: |次の語：.*|'[^']*'|「[^」]*」|graphkit .*|--\w[\w-]*(?: \S+)?"
)
ENGLISH = re.compile(
    r"\b(?:is|are|was|were|the|of|and|not|no|an?|there|in|for|has|have|with|that|which|as|by)\b",
    re.I,
)
JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-龠]")


def in_english(said: str) -> list[str]:
    """The lines that hold no Japanese, or English beside it."""
    lines = [line for line in said.splitlines() if not line.startswith("  graphkit ")]
    bare = [re.sub(AS_WRITTEN, "", re.sub(r"^\S+?：", "", line)) for line in lines]
    return [
        line
        for line, left in zip(lines, bare, strict=True)
        if not JAPANESE.search(line) or ENGLISH.search(left)
    ]


BAD = {
    "sign.csv": "from,to,sign\nann,bob,maybe\nann,cy,\n",
    "headings.csv": "one,two,three\na,b,c\n",
    "quote.csv": 'from,to,sign\nann,"bob,support\n',
    "ragged.csv": "from,to,sign\nann,bob,support,more\n",
    "date.csv": "from,to,sign,since\nann,bob,support,2024-02-30\n",
    "open.csv": "actor,issue,position\nann,plan,0\nbob,plan,1\n",
    "range.csv": "actor,issue,position\nann,plan,-7\nbob,plan,5\n",
    "words.csv": "actor,issue,position\nann,plan,kinda\nbob,plan,support\n",
    "empty.csv": "",
    "cut.json": '{"ties": [',
    "alias.yaml": "ties:\n- &a {from: ann, to: bob, sign: support}\n- *a\n",
    "rule.yaml": "issues:\n- {id: plan, question: Go?, decision_rule: most}\n"
    "stances:\n- {actor: ann, issue: plan, position: 1}\n",
    "graph.gexf": "<gexf><graph><nodes><nodes/></nodes></graph></gexf>",
    "tree.gml": "graph [ node [ id 1 label ] ]",
}


@pytest.mark.parametrize("name", list(BAD))
def test_bad_data_is_refused_in_japanese(
    name: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / name).write_text(BAD[name], "utf-8")
    assert run(["report", str(tmp_path / name), "--lang", "ja"]) in (2, 3)
    said = capfd.readouterr().err
    assert said and in_english(said) == []


USAGE = [
    ["measure", "closenes", "FILE"],
    ["measure", "camps", "FILE", "--param", "k=0"],
    ["measure", "pagerank", "FILE", "--param", "alpha=2"],
    ["report", "FILE", "--section", "campss"],
    ["report", "FILE", "--issue", "plan"],
    ["report", "FILE", "--format", "docx"],
    ["report", "nothing.csv"],
    ["figure", "FILE", "-o", "a.bmp"],
    ["figure", "FILE", "--kind", "stanze"],
    ["convert", "FILE", "-o", "out.xyz"],
    ["whatif", "FILE"],
    ["whatif", "FILE", "--tie", "ann:ann:oppose"],
    ["diff", "FILE"],
    ["import", "FILE", "-o", "out", "--columns", "who=from"],
    ["new", "FOLDER"],
    ["events", "nothing.csv", "--dataset", "out"],
    ["measures", "closenes"],
]


@pytest.mark.parametrize("asked", USAGE, ids=lambda asked: "-".join(asked[:3]))
def test_wrong_usage_is_refused_in_japanese(
    asked: list[str],
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("ties.csv").write_text(TIES, "utf-8")
    Path("full").mkdir()
    Path("full", "there.txt").write_text("x", "utf-8")
    words = {"FILE": "ties.csv", "FOLDER": "full"}
    assert run([*(words.get(word, word) for word in asked), "--lang", "ja"]) in (2, 3, 4)
    said = capfd.readouterr().err
    assert said and in_english(said) == []


def test_the_next_command_is_answered_in_its_own_language(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(["report", str(tmp_path / "none.csv"), "--lang", "ja"]) == 2
    assert run(["report", str(tmp_path / "none.csv")]) == 2
    assert capfd.readouterr().err.splitlines()[-1].startswith("Error: There is no file or folder")


@pytest.mark.slow
@pytest.mark.skipif("GRAPHKIT_CASES" not in os.environ, reason="GRAPHKIT_CASES is not set")
def test_the_collection_of_bad_files_is_refused_in_japanese(
    capfd: pytest.CaptureFixture[str],
) -> None:
    left = {}
    for file in sorted(Path(os.environ["GRAPHKIT_CASES"]).glob("*.*")):
        if file.stat().st_size < 200_000:
            run(["check", str(file), "--lang", "ja", "--format", "json"])
            lines = in_english(capfd.readouterr().err)
            # What the XML library complains of is in its own words.
            left[file.name] = [line for line in lines if "整形式のXML" not in line]
    assert {name: lines for name, lines in left.items() if lines} == {}
