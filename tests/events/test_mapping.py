"""Archives of one's own by a mapping file, and what is said of one that does not fit."""

from __future__ import annotations

import datetime as dt

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from graphkit.formats import load

CSV = """wer;wen;tag;art;wie oft
Anna;Bruno;05.01.2024;dafür;3
Anna;Bruno;07.01.2024;dagegen;1
"Bruno; Sohn";Anna;07.01.2024;dagegen;1
Anna;Bruno;09.02.2024;dafür;2
"""
MAPPING = "from: wer\nto: wen\ndate: tag\nsign: art\nmentions: wie oft\ndates: dmy\n"


@pytest.fixture
def put(tmp_path):
    def write(name, text):
        path = tmp_path / name
        path.write_text(text)
        return path

    return write


def ties(out):
    return {
        (t.source_actor, t.target_actor, t.sign): (
            int(t.extra["x_events"]),
            int(t.extra["x_mentions"]),
            t.since.isoformat(),
        )
        for t in load(out).ties
    }


def test_words_of_position(events, put):
    """Signs in words are read by the vocabulary of positions, whatever the language."""
    code, said, out = events(put("a.csv", CSV), "--mapping", put("m.yaml", MAPPING))
    assert code == 0, said
    assert ties(out) == {
        ("Anna", "Bruno", 1): (2, 5, "2024-01-05"),
        ("Anna", "Bruno", -1): (1, 1, "2024-01-07"),
        ("Bruno; Sohn", "Anna", -1): (1, 1, "2024-01-07"),
    }


def test_words_of_ones_own(events, put):
    text = CSV.replace("dafür", "Freund").replace("dagegen", "Feind")
    mapping = MAPPING + "signs: {freund: support, feind: oppose}\n"
    code, said, out = events(put("a.csv", text), "--mapping", put("m.yaml", mapping))
    assert code == 0, said
    assert ties(out)["Anna", "Bruno", 1] == (2, 5, "2024-01-05")


def test_nothing_against_is_asked(events, put):
    text = CSV.replace("dafür", "1").replace("dagegen", "0")
    code, said, out = events(put("a.csv", text), "--mapping", put("m.yaml", MAPPING))
    assert code == 3
    assert "m.yaml:4:7" in said and "nothing is against" in said and "signs:" in said
    assert not out.exists()


def test_names_for_a_file_without_any(events, put):
    rows = "2024-03-01,a,b,4\n2024-03-02,a,b,1\n2024-03-02,a,b\n"
    mapping = "from: x\nto: y\ndate: day\nquadclass: class\ncolumns: [day, x, y, class]\n"
    code, said, out = events(put("a.csv", rows), "--mapping", put("m.yaml", mapping))
    assert code == 0, said
    assert ties(out) == {("a", "b", -1): (1, 1, "2024-03-01"), ("a", "b", 1): (1, 1, "2024-03-02")}
    assert "a.csv:3: 3 columns instead of 4" in said


def test_parquet_of_any_types(events, put, tmp_path):
    """Days as dates, moments and numbers; counts with gaps; values as decimals."""
    day = dt.date(2024, 2, 29)
    columns = {
        "a": ["x", "y", None, "x", "x"],
        "b": ["y", "x", "x", "x", "y"],
        "n": pa.array([1.5, None, 2.0, 1.0, 2.0]),
        "g": pa.array([dt_decimal("2.5"), dt_decimal("-1.25"), None, None, dt_decimal("11")]),
    }
    files = []
    for name, days in {
        "dates": pa.array([day] * 5),
        "moments": pa.array([dt.datetime(2024, 2, 29, 23, 59)] * 5),
        "numbers": pa.array([20240229] * 5),
    }.items():
        path = tmp_path / f"{name}.parquet"
        pq.write_table(pa.table({**columns, "d": days}), path)
        files.append(path)
    mapping = "from: a\nto: b\ndate: d\ngoldstein: g\nmentions: n\n"
    code, said, out = events(*files, "--mapping", put("m.yaml", mapping))
    assert code == 0, said
    assert ties(out) == {("x", "y", 1): (3, 3, "2024-02-29")}
    assert "15 read = 3 used" in said
    assert "3 without a readable number of mentions" in said


def dt_decimal(text):
    from decimal import Decimal

    return Decimal(text)


@pytest.mark.parametrize(
    ("mapping", "words"),
    [
        ("from: wre\nto: wen\ndate: tag\nsign: art\n", "m.yaml:1:7: There is no column 'wre'"),
        ("from: wre\nto: wen\ndate: tag\nsign: art\n", "Did you mean 'wer'"),
        ("from: wer\nto: wen\nsign: art\n", "The column for 'date' is not named"),
        ("from: wer\nto: wen\ndate: tag\n", "whether an event is for or against"),
        ("fron: wer\nto: wen\ndate: tag\nsign: art\n", "m.yaml:1:1: There is no role 'fron'"),
        ("from: wer\nto: wen\ndate: tag\nsign: art\nquadclass: art\n", "Both sign and quadclass"),
        ("from: wer\nto: wen\ndate: tag\nsign: art\nsigns: {a: b}\n", "'b' is none of support"),
        ("from: [wer]\nto: wen\ndate: tag\nsign: art\n", "'from' names one column"),
        ("- from\n", "has a line for each role"),
        ("from: wer: wen\n", "m.yaml:1"),
    ],
)
def test_a_mapping_that_does_not_fit(events, put, mapping, words):
    code, said, out = events(put("a.csv", CSV), "--mapping", put("m.yaml", mapping))
    assert code == 3
    assert words in said
    assert "Traceback" not in said and not out.exists()


def test_files_that_are_none(events, put, tmp_path):
    (tmp_path / "empty").mkdir()
    broken = tmp_path / "b.zip"
    broken.write_bytes(b"PK\x03\x04 and nothing more")
    parquet = tmp_path / "c.parquet"
    parquet.write_bytes(b"PAR1 and nothing more")
    short = put("d.CSV", "\t".join(["1", "20240101", *["x"] * 58]) + "\n")
    code, said, _ = events(tmp_path / "nowhere.csv", broken, tmp_path / "empty", put("e.csv", ""))
    assert code == 3
    for words in ("nowhere.csv: This cannot be read", "b.zip", "empty: There is no file", "e.csv"):
        assert words in said
    code, said, _ = events(short)
    assert code == 3 and "d.CSV:1: 60 columns; an event file of GDELT has 57 or 58" in said
    code, said, _ = events(parquet)
    assert code == 3 and "c.parquet: This is no Parquet file" in said
    code, said, _ = events(put("f.csv", "a,b\n1,2\n"))
    assert code == 3 and "f.csv:1: These columns are none of GDELT" in said and "--mapping" in said


def test_wrong_usage(events, put):
    path = put("a.csv", CSV)
    assert events(path, "--since", "2024-02-01", "--until", "2024-01-01")[0] == 2
    assert events(path, "--engine", "bigquery", "--since", "2024")[0] == 2


def test_nothing_left(events, put):
    path, mapping = put("a.csv", CSV), put("m.yaml", MAPPING)
    code, said, out = events(path, "--mapping", mapping, "--since", "2030-01-01")
    assert code == 3
    assert "No event is left of 4 rows read: 4 outside the dates asked for" in said
    assert not out.exists()


def test_a_missing_extra_is_named(events, put, monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, "ibis", None)
    code, said, _ = events(put("a.csv", CSV), "--mapping", put("m.yaml", MAPPING))
    assert code == 2
    assert "pip install 'graphkit[events]'" in said


def test_actors_that_look_alike_are_one(events, put):
    text = "from,to,date,g\nUN ,Iran,2024-01-01,1\nU\u200bN,Iran,2024-01-02,2\n|,UN,2024-01-02,2\n"
    mapping = "from: from\nto: to\ndate: date\ngoldstein: g\n"
    code, said, out = events(put("a.csv", text), "--mapping", put("m.yaml", mapping))
    assert code == 0, said
    assert ties(out)["UN", "Iran", 1] == (2, 2, "2024-01-01")


def test_help_says_what_it_is_worth(helped):
    said = " ".join(helped("events", "--help").split())
    for words in ("mentions measure attention", "Goldstein", "quadclass", "any:FILTER", "--master"):
        assert words in said
