"""Which format a file is in is told by the formats themselves."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from graphkit.errors import UsageError
from graphkit.formats import formats
from graphkit.formats.reading.detect import detect

BDM = "Actor,Capability,Position,Salience\n"
LINK = '{"node1_id": "a", "node2_id": "b"}'
ELEMENT = '{"attributes": {"Name": "a"}}'
RECOGNISED: dict[str, str | dict[str, str] | dict[str, list[list[str]]]] = {
    "bdm_csv": BDM,
    "node_link": '{"directed": true, "nodes": [], "links": []}',
    "pair_csv": {"nodes.csv": "Id\n", "edges.csv": "Source,Target\n"},
    "kumu_json": '{"elements": [], "connections": []}',
    "oligrapher": f'{{"nodes": [], "edges": [{LINK}]}}',
    "polinode": f'{{"nodes": [{ELEMENT}], "edges": []}}',
    "followthemoney": '{"id": "a", "schema": "Person", "properties": {}}\n{"id": "b"}',
    "ucinet_dl": "DL n=2\ndata:\n0 1 1 0\n",
    "kumu_xlsx": {"Elements": [["Label"]], "Connections": [["From", "To"]]},
    "nodexl": {"Edges": [["", "Labels"], ["Vertex 1", "Vertex 2"]]},
    "onodo": {"Nodes": [["Name"]], "Relations": [["Source", "Type", "Target"]]},
}


def make(path: Path, name: str) -> None:
    """A file or folder that the format recognises."""
    content = RECOGNISED[name]
    if isinstance(content, str):
        path.write_text(content)
    elif path.suffix:
        book = Workbook()
        book.remove(book.worksheets[0])
        for title, rows in content.items():
            sheet = book.create_sheet(title)
            for row in rows:
                sheet.append(row)
        book.save(path)
    else:
        path.mkdir()
        for file, text in content.items():
            (path / file).write_text(str(text))


def test_every_ending_of_every_format_is_detected(tmp_path: Path) -> None:
    for name, form in formats.items():
        for ending in (*form.suffixes, *form.read_only):
            path = tmp_path / name / f"case{ending.upper()}"
            path.parent.mkdir(exist_ok=True)
            if form.recognises:
                make(path, name)
            elif ending:
                path.write_text("from,to,sign\n")
            else:
                path.mkdir()
            assert detect(path, formats) == name


def test_no_two_formats_share_an_ending_unless_one_looks_into_the_file() -> None:
    endings = [
        end for f in formats.values() if not f.recognises for end in f.suffixes + f.read_only
    ]
    assert len(endings) == len(set(endings))


def test_an_ending_of_no_format_names_those_there_are(tmp_path: Path) -> None:
    for name in ("case.doc", "case"):
        path = tmp_path / name
        path.write_text("x")
        with pytest.raises(UsageError, match=r"ends in \.csv, \.dat, \.dl, \.edgelist, \.edges"):
            detect(path, formats)
