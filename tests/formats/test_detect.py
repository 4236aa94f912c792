"""Which format a file is in is told by the formats themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphkit.errors import UsageError
from graphkit.formats import formats
from graphkit.formats.reading.detect import detect

BDM = "Actor,Capability,Position,Salience\n"
RECOGNISED = {
    "bdm_csv": BDM,
    "node_link": '{"directed": true, "nodes": [], "links": []}',
    "parquet": "PAR1",
}
FOLDERS = {
    "csv_folder": {"ties.csv": "from,to,sign\n"},
    "gephi_csv": {"nodes.csv": "Id,Label\n", "edges.csv": "Source;Target;Weight\n"},
    "parquet": {"ties.parquet": "PAR1"},
}


def test_every_ending_of_every_format_is_detected(tmp_path: Path) -> None:
    for name, form in formats.items():
        for ending in (*form.suffixes, *form.read_only):
            path = tmp_path / name / f"case{ending.upper()}"
            path.parent.mkdir(exist_ok=True)
            if ending:
                path.write_text(RECOGNISED[name] if form.recognises else "from,to,sign\n")
            else:
                path.mkdir()
                for file, text in FOLDERS[name].items():
                    (path / file).write_text(text)
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
        with pytest.raises(UsageError, match=r"ends in \.csv, \.dat, \.edgelist, \.edges"):
            detect(path, formats)
