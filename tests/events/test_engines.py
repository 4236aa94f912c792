"""One query, several engines: the same rows from DuckDB and Spark, SQL that BigQuery can parse."""

from __future__ import annotations

import shutil
import subprocess
import sys
import warnings
from dataclasses import replace

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import sqlglot
from events.added_up import added_up
from events.archives import drawn, gdelt, gdelt_row, icews

from graphkit.cli import run
from graphkit.events.asked import Asked
from graphkit.events.expression import RESULT
from graphkit.events.mapping import EventMapping
from graphkit.events.run import gather

EVENTS = list(drawn(2000, seed=3))
OWN = EventMapping(
    name="own", source="a", target="b", date="d", goldstein="g", mentions="m", url="u"
)


def own(path):
    """Values whose thousandths are halves, numbers in text, gaps, and equal counts."""
    texts = ["1.0005", "-2.5", "0.0625", "x", "1e3", "", "9.9999", "-.5", " 3 ", "+4", "NaN", "1d"]
    count = len(texts) * 3
    table = {
        "a": ["x", "y", "z"] * len(texts),
        "b": ["y", "z", "x"] * len(texts),
        "d": ["2024-02-29", "20240301", "2024-03-01T10:00", "2023-02-29"] * (count // 4),
        "g": texts * 3,
        "m": pa.array([1.0, 2.0, None] * (count // 3)),
        "u": ["http://a.example/1", "http://b.example/2", "", None] * (count // 4),
    }
    pq.write_table(pa.table(table), path)
    return path


@pytest.fixture(scope="module")
def spark():
    """One Spark for all tests: to start it takes longer than to use it."""
    pyspark = pytest.importorskip("pyspark.sql")
    if shutil.which("java") is None:
        pytest.skip("Spark needs Java")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        builder = pyspark.SparkSession.builder.master("local[2]")
        for name in ("spark.ui.enabled", "spark.ui.showConsoleProgress"):
            builder = builder.config(name, "false")
        session = builder.config("spark.sql.shuffle.partitions", "2").getOrCreate()
        yield session
        session.stop()


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("window", [None, "day", "month", "quarter", "year"])
def test_duckdb_and_spark_give_the_same_rows(spark, tmp_path, window):
    bad = gdelt_row(EVENTS[0], 61)
    bad[1] = "2024-13-01"
    files = [
        gdelt(tmp_path / "a.zip", EVENTS[:900], 61, ["short", "\t".join(bad)]),
        gdelt(tmp_path / "b.CSV", EVENTS[900:1500], 58),
        gdelt(tmp_path / "c.gz", EVENTS[1500:], 57),
        icews(tmp_path / "d.tab", EVENTS[:300]),
    ]
    jobs = [(files, None, Asked(window=window))]
    jobs += [(files, None, Asked(actors="any:us*,Ir?n", min_mentions=3, window=window))]
    jobs += [([own(tmp_path / "own.parquet")], OWN, Asked(window=window))]
    for paths, mapping, asked in jobs:
        one = gather(paths, mapping, asked)
        other = gather(paths, mapping, asked, engine_name="spark", master="local[2]")
        assert one.rows == other.rows
        assert one.rows
        assert (one.read, one.left_out) == (other.read, other.left_out)
        assert sorted(map(str, one.called)) == sorted(map(str, other.called))


def test_texts_that_engines_would_cast_differently(tmp_path):
    """What is no plain number is left out and counted: Spark would read 1d, DuckDB 1e3."""
    found = gather([own(tmp_path / "own.parquet")], OWN, Asked())
    assert found.read == 36
    assert sum(found.left_out.values()) + found.used == 36
    assert found.left_out["without a readable date"] == 9


def test_bigquery_is_handed_a_query(capsys):
    args = ["--engine", "bigquery", "--since", "2024-01-01", "--actors", "USA*"]
    assert run(["events", "gdelt-bq.gdeltv2.events", *args, "--window", "quarter"]) == 0
    query = sqlglot.parse_one(capsys.readouterr().out, dialect="bigquery")
    assert [column.alias_or_name for column in query.selects] == list(RESULT)
    (table,) = query.find_all(sqlglot.exp.Table)
    assert (table.catalog, table.db, table.name) == ("gdelt-bq", "gdeltv2", "events")
    assert query.find(sqlglot.exp.Group)
    read = {column.name for column in query.find_all(sqlglot.exp.Column)}
    assert {"Actor1Code", "SQLDATE", "QuadClass", "GoldsteinScale", "SOURCEURL"} <= read


def test_a_result_is_read_as_a_file(events, tmp_path):
    """What the query gave elsewhere, saved as Parquet, makes the same ties."""
    found = gather([gdelt(tmp_path / "a.CSV", EVENTS, 61)], None, Asked())
    path = tmp_path / "result.parquet"
    pq.write_table(pa.Table.from_pylist(found.rows), path)
    code, said, _ = events(path)
    assert code == 0, said
    assert f"{len(added_up(EVENTS)):,} ties" in said
    assert events(path, "--since", "2024-01-01")[0] == 2
    assert events(path, "--window", "month")[0] == 2


def test_order_and_number_of_files_do_not_matter(tmp_path):
    shuffled = EVENTS[::-1]
    one = gather([gdelt(tmp_path / "a.CSV", EVENTS, 61)], None, Asked()).rows
    halves = [gdelt(tmp_path / f"{i}.gz", shuffled[i::2], 61) for i in (0, 1)]
    other = gather(halves, None, Asked()).rows
    without = ("most_told", "latest")  # of equals the later row stands for the pair
    assert [{k: v for k, v in row.items() if k not in without} for row in one] == [
        {k: v for k, v in row.items() if k not in without} for row in other
    ]


def test_turned_round_every_sign_turns(tmp_path):
    turned = [replace(e, quad=5 - e.quad, goldstein=-e.goldstein) for e in EVENTS]
    one = gather([gdelt(tmp_path / "a.CSV", EVENTS, 58)], None, Asked()).rows
    other = gather([gdelt(tmp_path / "b.CSV", turned, 58)], None, Asked()).rows
    assert sorted(map(str, one)) == sorted(str({**row, "sign": -row["sign"]}) for row in other)


def test_help_imports_no_engine():
    code = (
        "import sys; from graphkit.cli import run; run(['events', '--help']); run(['--help']);"
        "heavy = {'ibis', 'duckdb', 'pyarrow', 'pyspark', 'sqlglot'} & set(sys.modules);"
        "sys.exit(bool(heavy))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True).returncode == 0
