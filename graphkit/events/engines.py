"""What runs the query: DuckDB in this process, Spark here or on a cluster, or nobody (BigQuery).

An engine opens Parquet files as a table of Ibis and gives the rows of an expression.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

from graphkit.errors import DataError, OutputError, Place, Problem, UsageError
from graphkit.phrases import phrase

ENGINES = ("duckdb", "spark", "bigquery")
MEMORY = "1500MB"  # what does not fit is spilled to the disk


class Engine(Protocol):
    """Opens Parquet files as one table, and runs expressions on such."""

    def table(self, paths: Sequence[Path]) -> Any: ...

    def rows(self, expression: Any) -> Any: ...

    def done(self) -> float | None:
        """The share of the running expression that is done, where that is known."""


@contextmanager
def engine(name: str, folder: Path, master: str | None = None) -> Iterator[Engine]:
    """The engine of a name; what it must put aside goes to `folder`."""
    if name == "duckdb":
        with _duckdb(folder) as found:
            yield found
    elif name == "spark":
        with _spark(folder, master or "local[*]") as found:
            yield found
    else:
        raise UsageError(phrase("The engine {name} runs nothing here.", name=name))


@contextmanager
def _duckdb(folder: Path) -> Iterator[Engine]:
    import ibis

    connection = ibis.duckdb.connect(
        memory_limit=MEMORY, temp_directory=str(folder / "duckdb"), preserve_insertion_order=False
    )
    try:
        connection.raw_sql("SET TimeZone='UTC'")
        connection.raw_sql("SET enable_progress_bar=false")
        yield _DuckDB(connection)
    finally:
        connection.disconnect()


class _DuckDB:
    def __init__(self, connection: Any) -> None:
        self._connection = connection

    def table(self, paths: Sequence[Path]) -> Any:
        with _said(paths):
            return self._connection.read_parquet([str(path) for path in paths])

    def rows(self, expression: Any) -> Any:
        with _said(()):
            return self._connection.to_pyarrow(expression)

    def done(self) -> float | None:
        percent = float(self._connection.con.query_progress())
        return percent / 100 if percent >= 0 else None


@contextmanager
def _spark(folder: Path, master: str) -> Iterator[Engine]:
    import ibis

    logging.getLogger("py4j").setLevel(logging.ERROR)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # pyspark's own, of pandas and sockets
        session, begun_here = _session(folder, master)
        try:
            yield _Spark(ibis.pyspark.connect(session), session)
        finally:
            if begun_here:
                session.stop()


def _session(folder: Path, master: str) -> tuple[Any, bool]:
    """A session of Spark, beside the one that is running in this process or else begun here."""
    from pyspark.errors import PySparkException
    from pyspark.sql import SparkSession

    settings = {
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.sql.session.timeZone": "UTC",
        "spark.sql.warehouse.dir": str(folder / "spark"),
        "spark.sql.execution.arrow.pyspark.enabled": "true",
    }
    builder = SparkSession.builder.master(master).appName("graphkit events")
    for name, value in settings.items():
        builder = builder.config(name, value)
    if running := SparkSession.getActiveSession():
        session = running.newSession()
        session.conf.set("spark.sql.session.timeZone", "UTC")
        return session, False
    try:
        session = builder.getOrCreate()
    except (PySparkException, OSError) as error:
        reason = str(error).splitlines()[0]
        raise OutputError(
            phrase("Spark cannot be started (it needs Java 17): {reason}", reason=reason)
        ) from None
    session.sparkContext.setLogLevel("ERROR")
    return session, True


class _Spark:
    def __init__(self, connection: Any, session: Any) -> None:
        self._connection, self._session, self._count = connection, session, 0

    def table(self, paths: Sequence[Path]) -> Any:
        self._count += 1
        name = f"events_{self._count}"
        with _said(paths):
            frame = self._session.read.parquet(*(path.absolute().as_uri() for path in paths))
            frame.createOrReplaceTempView(name)
        return self._connection.table(name)

    def rows(self, expression: Any) -> Any:
        with _said(()):
            return self._connection.to_pyarrow(expression)

    def done(self) -> float | None:
        return None


@contextmanager
def _said(paths: Sequence[Path]) -> Iterator[None]:
    """What an engine cannot do, in one line."""
    try:
        yield
    except (UsageError, DataError):
        raise
    except Exception as error:
        reason = (str(error).strip() or type(error).__name__).splitlines()[0][:300]
        place = Place(paths[0].name) if paths else None
        message = phrase("The engine stopped: {reason}", reason=reason)
        raise DataError([Problem("error", "engine", message, place)]) from error


def bigquery(expression: Any) -> str:
    """The query as BigQuery wants it, parsed again as a check."""
    import sqlglot
    from ibis.backends.sql.compilers import BigQueryCompiler

    text = str(BigQueryCompiler().to_sqlglot(expression).sql("bigquery", pretty=True))
    sqlglot.parse_one(text, dialect="bigquery")
    return text + "\n"
