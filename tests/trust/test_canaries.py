"""A word that is private in every field it can be in is in nothing that the public gets."""

from __future__ import annotations

import base64
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import pymupdf
import pytest

from graphkit.cli import run
from graphkit.formats import formats

CANARY = "KANARI"
# In every table each text of a private row, and the private columns of rows that are not.
TABLES = {
    "actors": [
        "id,name,aliases,role,note,private_note,private_phone",
        "ann,Ann,Annie,mayor,open,@,@", "bob,Bob,,,,@,@", "cyd,Cyd,,,,@,@", "dee,Dee,,,,@,@",
    ],
    "issues": ["id,question,support_means,oppose_means,decided_by,decision_rule,private_plan",
               "toll,Shall there be a toll?,yes,no,ann,sole,@"],
    "stances": [
        "actor,issue,position,salience,condition,date,confidence,source,locator,summary,private,private_x",
        "ann,toll,0.8,1,,2025-01-01,0.9,s1,p. 1,said so,no,@", "bob,toll,-1,1,,2025-01-02,0.9,s1,,,no,@",
        "cyd,toll,0.5,1,,2025-01-03,0.9,s1,,,no,@", "dee,toll,-0.5,1,,2025-01-04,0.9,s1,,,no,@",
        "ann,toll,-1,1,@,2025-02-01,0.9,s2,@,@,yes,@", "bob,toll,1,1,@,2025-02-01,0.9,s2,@,@,yes,@",
    ],
    "ties": [
        "from,to,sign,relation,strength,since,source,locator,summary,private,private_x",
        "ann,cyd,support,met,1,2025-01-01,s1,p. 2,seen,no,@", "bob,dee,support,,1,,s1,,,no,@",
        "ann,bob,oppose,,1,,s1,,,no,@", "cyd,dee,oppose,@,1,2025-01-01,s2,@,@,yes,@",
    ],
    "influence": ["actor,issue,capability,date,reason,source,private,private_x",
                  "ann,toll,60,2025-01-01,mayor,s1,no,@", "bob,toll,90,2025-01-02,@,s2,yes,@"],
    "direct_influence": ["from,to,level,reason,source,private,private_x", "ann,bob,2,open,s1,no,@",
                         "bob,ann,3,@,s2,yes,@"],
    "events": ["date,event,issue,source,private_x", "2025-01-05,Debate,toll,s1,@"],
    "sources": ["id,publisher,title,url,note,private_contact",
                "s1,Daily,News,https://example.org/1,open,@",
                "s2,@,@,https://example.org/@,@,@"],
}  # fmt: skip
OUTPUTS = [
    ["brief", "--out", "brief"],
    ["report", "--full", "--evidence"],
    ["report", "-o", "r.html"],
    ["report", "-o", "r.docx"],
    ["report", "-o", "r.csv"],
    ["report", "--lang", "ja", "-o", "r.md"],
    ["figure", "--kind", "stance", "-o", "f.png"],
    ["figure", "--kind", "network", "-o", "f.pdf"],
    ["slides", "--format", "reveal", "-o", "s.html"],
    ["slides", "--format", "marp", "-o", "marp"],
    ["slides", "--format", "quarto", "-o", "quarto"],
    ["timeline", "--format", "json"],
    ["check", "--all"],
    ["pivots"],
    ["persuade", "--toward", "support"],
    ["whatif", "--set", "ann.toll=-1"],
    ["diff", "--since", "2025-01-02"],
    ["embed"],
    *(["convert", "--to", name, "-o", f"c-{name}"] for name, form in formats.items() if form.write),
]


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("canaries") / "case"
    folder.mkdir()
    for name, lines in TABLES.items():
        text = "\n".join(lines).replace("@", CANARY) + "\n"
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


def unpacked(content: bytes, name: str = "") -> Iterator[tuple[str, bytes]]:
    """A file and everything packed into it: members, streams, chunks, pictures in pages."""
    yield name, content
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            yield f"{name} comment", archive.comment
            for member in archive.namelist():
                yield from unpacked(archive.read(member), f"{name}/{member}")
    elif content.startswith(b"%PDF"):
        with pymupdf.open(stream=content) as document:
            yield f"{name} metadata", repr(document.metadata).encode()
            for number in range(1, document.xref_length()):
                yield f"{name} object {number}", document.xref_object(number).encode()
                if document.xref_is_stream(number):
                    yield f"{name} stream {number}", document.xref_stream(number)
    elif content.startswith(b"\x89PNG"):
        at = 8
        while at < len(content):
            size, kind = int.from_bytes(content[at : at + 4]), content[at + 4 : at + 8]
            body = content[at + 8 : at + 8 + size]
            yield f"{name} {kind.decode()}", body
            if kind in (b"zTXt", b"iTXt"):
                for start in range(len(body)):
                    if body[start : start + 1] == b"\x78":
                        yield f"{name} unpacked", zlib.decompressobj().decompress(body[start:])
                        break
            at += 12 + size
    for packed in re.findall(rb"base64,([A-Za-z0-9+/=]{16,})", content):
        whole = packed[: len(packed) // 4 * 4]  # vendored scripts break theirs off
        yield from unpacked(base64.b64decode(whole), f"{name} base64")


def test_the_canary_would_be_found(case: Path, tmp_path: Path) -> None:
    for words in (["slides", "-o", "s.pptx"], ["map", "-o", "m.html"], ["report", "-o", "r.docx"]):
        out = tmp_path / words[-1]
        asked = [words[0], str(case), "-o", str(out), "--audience", "internal", "--replicates", "0"]
        assert run(asked) == 0
        assert any(CANARY.encode() in part for _, part in unpacked(out.read_bytes())), words


@pytest.mark.slow
@pytest.mark.parametrize("words", OUTPUTS, ids=" ".join)
def test_no_canary_in_what_the_public_gets(
    words: list[str],
    case: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    monkeypatch.chdir(tmp_path)
    command, *rest = words
    code = run([command, str(case), *rest])
    told = b"".join(capfdbinary.readouterr())
    assert code == 0 or (command == "convert" and b"Error" in told), told.decode()
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert files or told
    for name, part in [("said", told), *((p.name, p.read_bytes()) for p in files)]:
        for where, piece in unpacked(part, name):
            for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
                assert CANARY.encode(encoding) not in piece, where
        assert CANARY not in name
