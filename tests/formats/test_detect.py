"""Which format a file is in is told by the formats themselves."""

from __future__ import annotations

import gzip
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_files import dna_database, under, workbook_of

from graphkit.errors import DataError, UsageError
from graphkit.formats import formats
from graphkit.formats.reading.detect import detect

BDM = "Actor,Capability,Position,Salience\n"
RECOGNISED: dict[str, str | bytes] = {
    "bdm_csv": BDM,
    "node_link": '{"directed": true, "nodes": [], "links": []}',
    "voteview": "congress,chamber,rollnumber,icpsr,cast_code\n",
    "howtheyvote": "vote_id,member_id,position\n",
    "un_votes": "rcid,country_code,vote\n",
    "chorus": "client_name,bill_id,position_numeric\n",
    "ktab_csv": "Name,Description,2,1,\n",
    "ktab_xml": "<Scenario/>",
    "dna_csv": "statement_id;time;organization;concept;agreement\n",
    "dna": dna_database(),
    "mactor": workbook_of(
        {
            "one": under("ab", [[0, 2], [1, 0]], "ab"),
            "two": under("xy", [[3, -1], [0, 4]], "ab"),
        }
    ),
    "label_studio": '[{"data": {}, "annotations": [{"result": []}]}]',
    "hypothesis_json": '[{"uri": "", "tags": [], "target": []}]',
    "parquet": "PAR1",
    "kumu_json": '{"elements": [], "connections": []}',
    "oligrapher": '{"nodes": [], "edges": [{"node1_id": "a", "node2_id": "b"}]}',
    "polinode": '{"nodes": [{"attributes": {"Name": "a"}}], "edges": []}',
    "followthemoney": '{"id": "a", "schema": "Person", "properties": {}}',
    "ucinet_dl": "DL n=2\ndata:\n0 1 1 0\n",
    "kumu_xlsx": workbook_of({"Elements": [["Label"]], "Connections": [["From", "To"]]}),
    "nodexl": workbook_of({"Edges": [["", "Labels"], ["Vertex 1", "Vertex 2"]]}),
    "onodo": workbook_of({"Nodes": [["Name"]], "Relations": [["Source", "Target"]]}),
    "pair_csv": "",
    "gephi_csv": "",
}
FOLDERS = {
    "csv_folder": {"ties.csv": "from,to,sign\n"},
    "gephi_csv": {"nodes.csv": "Id,Label\n", "edges.csv": "Source;Target;Weight\n"},
    "pair_csv": {"vertex.csv": "Id,Label\n", "edge.csv": "Source,Target\n"},
    "parquet": {"ties.parquet": "PAR1"},
}


def test_every_ending_of_every_format_is_detected(tmp_path: Path) -> None:
    for name, form in formats.items():
        for ending in (*form.suffixes, *form.read_only):
            path = tmp_path / name / f"case{ending.upper()}"
            path.parent.mkdir(exist_ok=True)
            content = RECOGNISED[name] if form.recognises else "from,to,sign\n"
            if not ending:
                path.mkdir()
            files = FOLDERS.get(name) or {"votes.csv": content}
            for file, held in ({"": content} if ending else files).items():
                raw = held.encode() if isinstance(held, str) else held
                target = path / file if file else path
                target.write_bytes(gzip.compress(raw) if ending == ".gz" else raw)
            assert detect(path, formats) == name


def test_what_only_one_format_is_called_and_is_not_is_told(tmp_path: Path) -> None:
    path = tmp_path / "page.xml"
    path.write_text("<html/>")
    with pytest.raises(DataError, match=r"page\.xml:1:1: This ends as a KTAB scenario does"):
        detect(path, formats)


def test_no_two_formats_share_an_ending_unless_one_looks_into_the_file() -> None:
    endings = [
        end for f in formats.values() if not f.recognises for end in f.suffixes + f.read_only
    ]
    assert len(endings) == len(set(endings))


def test_an_ending_of_no_format_names_those_there_are(tmp_path: Path) -> None:
    for name in ("case.doc", "case"):
        path = tmp_path / name
        path.write_text("x")
        with pytest.raises(
            UsageError, match=r"ends in \.csv, \.dat, \.dl, \.dna, \.edgelist, \.edges"
        ):
            detect(path, formats)


@given(st.binary(max_size=400), st.sampled_from(["", "PK\x03\x04", "SQLite format 3\x00", '{"a":']))
def test_nothing_is_recognised_with_a_fault(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, start: str
) -> None:
    path = tmp_path_factory.mktemp("any") / "x"
    for ending in (".csv", ".gz"):
        file = path.with_suffix(ending)
        file.write_bytes(start.encode() + content)
        for form in formats.values():
            if form.recognises:
                assert form.recognises(file) in (True, False)
                assert form.recognises(path.parent) in (True, False)


def test_a_folder_that_says_what_it_is_asks_no_other_format(root: Path) -> None:
    code = (
        "import sys; from graphkit.formats import load; load(sys.argv[1]); "
        "print(any(name.startswith('graphkit.formats.kumu') for name in sys.modules))"
    )
    case = root / "graphs" / "blackwell"
    done = subprocess.run([sys.executable, "-c", code, case], capture_output=True, text=True)
    assert done.stdout == "False\n", done.stderr
