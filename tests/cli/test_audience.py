"""Who may see an output is visible in it, and what the public gets tells nothing of private rows."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pptx
import pytest

from graphkit.cli import run

CANARY = "CANARY"
ACTORS = ("ann", "bob", "cyd", "dee")


def folder_at(path: Path, *, private: bool) -> Path:
    """A small case; with private rows in every table, a private note and a private column."""

    def write(name: str, head: str, rows: list[str], hidden: list[str]) -> None:
        lines = [head, *rows, *(hidden if private else [])]
        (path / f"{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")

    path.mkdir()
    note = CANARY if private else ""
    write("issues", "id,question", ["toll,Shall there be a toll?"], [])
    stances = [f"{actor},toll,{at},2025-01-0{n},no,s{n}" for n, (actor, at) in
               enumerate(zip(ACTORS, (1, -1, 0.5, -0.5), strict=True), 1)]  # fmt: skip
    hidden = [f"ann,toll,-1,2025-02-0{n},yes,{CANARY}" for n in range(1, 8)]
    write("stances", "actor,issue,position,date,private,source", stances, hidden)
    ties = ["ann,cyd,support,no,s1", "bob,dee,support,no,s2", "ann,bob,oppose,no,s3"]
    write("ties", "from,to,sign,private,source", ties, [f"ann,dee,oppose,yes,{CANARY}"] * 3)
    actors = [f"{actor},{actor.title()},{note}" for actor in ACTORS]
    write("actors", "id,name,private_note", actors, [])
    return path


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return folder_at(tmp_path_factory.mktemp("audience") / "case", private=True)


def xml_of(content: bytes, part: str) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(part).decode()


def slides_of(content: bytes) -> list[str]:
    deck = pptx.Presentation(io.BytesIO(content))
    return [
        "\n".join(s.text_frame.text for s in slide.shapes if s.has_text_frame)
        for slide in deck.slides
    ]


def every_slide(content: bytes) -> bool:
    return all("INTERNAL" in words for words in slides_of(content))


def document(content: bytes) -> bool:
    found = docx.Document(io.BytesIO(content))
    footer = "".join(p.text for p in found.sections[0].footer.paragraphs)
    return found.paragraphs[0].text.startswith("INTERNAL") and "INTERNAL" in footer


def last_column(content: bytes) -> bool:
    rows = list(csv.DictReader(io.StringIO(content.decode())))
    return bool(rows) and all(row.get("audience") == "internal" for row in rows)


def sheets(content: bytes) -> bool:
    book = openpyxl.load_workbook(io.BytesIO(content))
    return all(sheet.oddHeader.center.text == "INTERNAL" for sheet in book.worksheets)


def said(content: bytes) -> bool:
    return b"INTERNAL" in content


def first_line(content: bytes) -> bool:
    return b"INTERNAL" in content.splitlines()[0]


MARKED: list[tuple[tuple[str, ...], str, Callable[[bytes], bool]]] = [
    (("report",), "r.txt", first_line),
    (("report",), "r.md", first_line),
    (("report",), "r.html", lambda content: content.count(b"INTERNAL") >= 3),
    (("report",), "r.csv", last_column),
    (("report",), "r.docx", document),
    (("report",), "r.json", lambda c: json.loads(c)["dataset"]["audience"] == "internal"),
    (("timeline", "--format", "csv"), "t.csv", last_column),
    (("measure", "pagerank", "--format", "text"), "m.txt", said),
    (("measure", "pagerank", "--format", "csv"), "m.csv", last_column),
    (("measure", "pagerank", "--format", "json"), "m.json",
     lambda c: json.loads(c)["provenance"]["audience"] == "internal"),
    (("figure",), "f.svg", said),
    (("slides",), "s.pptx", every_slide),
    (("slides", "--format", "reveal"), "s.html", lambda c: c.count(b"INTERNAL") >= 3),
    (("slides", "--format", "marp"), "s.md", said),
    (("map",), "map.html", lambda c: b'"mark":"INTERNAL"' in c),
    (("convert",), "c.xlsx", sheets),
]  # fmt: skip


@pytest.mark.parametrize(("words", "name", "marked"), MARKED)
def test_internal_output_says_so_and_public_does_not(
    words: tuple[str, ...], name: str, marked: Callable[[bytes], bool], case: Path, tmp_path: Path
) -> None:
    command, *rest = words
    named = rest[:1] if command == "measure" else []
    options = rest[len(named) :]
    found = {}
    for audience in ("internal", "public"):
        target = tmp_path / audience / name
        asked = [command, *named, str(case), *options, "-o", str(target), "--audience", audience]
        if command != "convert":
            asked += ["--replicates", "0"]
        assert run(asked) == 0
        found[audience] = target.read_bytes()
    assert marked(found["internal"])
    assert not marked(found["public"]) and b"INTERNAL" not in found["public"]


def test_what_is_internal_goes_to_a_folder_called_so(
    case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for audience in ("public", "internal"):
        words = ["figure", str(case), "--kind", "stance", "--replicates", "0"]
        assert run([*words, "--audience", audience]) == 0
    assert sorted(path.name for path in Path("output").iterdir()) == ["case", "case-internal"]


@pytest.mark.parametrize("command", ["report", "check", "measure", "convert", "whatif"])
def test_public_output_and_messages_are_as_if_there_were_nothing_private(
    command: str, tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    told = []
    for private in (True, False):
        folder = tmp_path / ("one" if private else "two")
        folder.mkdir()
        monkeypatch.chdir(folder)
        case = folder_at(Path("case"), private=private)
        rest = {"measure": ["pagerank"], "convert": ["-o", "-", "--to", "json"]}.get(command, [])
        after = ["--set", "ann.toll=-1"] if command == "whatif" else []
        words = [command, *(rest[:1] if command == "measure" else []), str(case), *after]
        assert run([*words, *(rest if command == "convert" else [])]) == 0
        out, err = capfd.readouterr()
        assert CANARY not in out + err
        told.append((out, err))
    assert told[0] == told[1]


def test_actors_that_private_rows_alone_name_are_not_counted(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "ties.csv"
    file.write_text("from,to,sign,private\na,b,support,no\na,c,oppose,yes\n", encoding="utf-8")
    assert run(["measure", "pagerank", str(file)]) == 0
    err = capfd.readouterr().err
    assert "Read ties: 1 tie (1 row read = 1 used)." in err and "2 actors" in err
    assert run(["measure", "pagerank", str(file), "--audience", "internal"]) == 0
    err = capfd.readouterr().err
    assert "2 rows read = 2 used" in err and "Private rows alone name 1 actor more." in err


@pytest.mark.parametrize(
    "words",
    [
        ["report", "CASE", "--issue", "CANRYISSUE"],
        ["measure", "compromise", "CASE", "--issue", "CANRYISSUE"],
        ["pivots", "CASE", "--issue", "CANRYISSUE"],
        ["persuade", "CASE", "--issue", "toll", "--toward", "support", "--by", "CANRYACTOR"],
        ["whatif", "CASE", "--set", "CANRYACTOR.toll=1"],
        ["whatif", "CASE", "--set", "a.CANRYISSUE=1"],
        ["convert", "CASE", "--issue", "CANRYISSUE", "--to", "json", "-o", "-"],
        ["diff", "CASE", "--issue", "CANRYISSUE", "--since", "2024-12-01"],
    ],
    ids=lambda words: " ".join(words[:1] + words[-1:]),
)
def test_no_id_known_from_private_rows_alone_is_suggested(
    words: list[str], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    stances = ["actor,issue,position,private", "a,toll,1,no", "b,toll,-1,no"]
    stances += ["CANARYACTOR,toll,1,yes", "a,CANARYISSUE,1,yes"]
    (tmp_path / "stances.csv").write_text("\n".join(stances) + "\n", encoding="utf-8")
    asked = [str(tmp_path) if word == "CASE" else word for word in words]
    assert run(asked) == 2
    out, err = capfd.readouterr()
    assert "CANRY" in err and CANARY not in out + err
