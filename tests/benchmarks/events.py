"""Ten million events of Parquet to ties, against the same query written in DuckDB by hand.

    python tests/benchmarks/events.py [ROWS]

Both run in processes of their own, in turns, with the same memory limit; the ratio is that of the
best of each by the clock, as users wait: to be judged on an idle machine. The rows that the two
give are compared first. Ends with exit code 1 when a limit is passed.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROWS, REPEATS = 10_000_000, 3
RATIO, MEMORY = 1.5, 2048  # MiB
MADE = """
COPY (
    SELECT i AS GLOBALEVENTID,
        20230000 + 100 * (1 + hash(i + 1) % 12)::INT + (1 + hash(i + 2) % 28)::INT AS SQLDATE,
        'A' || lpad((floor(pow((hash(i + 3) % 1000000) / 1e6, 2) * 1200)::INT)::VARCHAR, 4, '0')
            AS Actor1Code,
        'A' || lpad((floor(pow((hash(i + 4) % 1000000) / 1e6, 2) * 1200)::INT)::VARCHAR, 4, '0')
            AS Actor2Code,
        CASE WHEN hash(i + 5) % 20 < 11 THEN 1 + (hash(i + 6) % 2) ELSE 3 + (hash(i + 6) % 2) END::INT
            AS QuadClass,
        CASE WHEN hash(i + 5) % 20 < 11 THEN 1 ELSE -1 END * ((hash(i + 7) % 101) / 10.0)::DOUBLE
            AS GoldsteinScale,
        (1 + hash(i + 8) % 40)::INT AS NumMentions,
        'https://news' || (hash(i + 9) % 500) || '.example/' || (hash(i + 10) % 3000000) AS SOURCEURL
    FROM range({rows}) t(i)
) TO '{path}' (FORMAT parquet)
"""
BY_HAND = """
SELECT Actor1Code AS source, Actor2Code AS target,
    CASE WHEN sign(GoldsteinScale) = CASE WHEN QuadClass <= 2 THEN 1 ELSE -1 END
        THEN sign(GoldsteinScale) ELSE 0 END::BIGINT AS sign,
    count(*) AS events,
    sum(NumMentions)::BIGINT AS mentions,
    sum(CASE WHEN sign = 0 THEN 0
        ELSE NumMentions * abs(round(GoldsteinScale * 1000)::BIGINT) END)::BIGINT AS weight,
    count(*) FILTER (sign = 0 AND GoldsteinScale <> 0) AS undecided,
    min(SQLDATE) AS first_day, max(SQLDATE) AS last_day,
    max_by(SOURCEURL, NumMentions * (1::BIGINT << 32) + GLOBALEVENTID) AS most_told,
    max_by(SOURCEURL, SQLDATE * (1::BIGINT << 32) + GLOBALEVENTID) AS latest
FROM '{path}'
WHERE Actor1Code <> '' AND Actor2Code <> '' AND Actor1Code <> Actor2Code
GROUP BY ALL
"""
COLUMNS = ("source", "target", "sign", "events", "mentions", "weight", "first_day", "last_day")
COLUMNS += ("undecided", "most_told", "latest")


def by_hand(path: str, folder: str) -> object:
    import duckdb

    limits = {"memory_limit": "1500MB", "temp_directory": folder, "preserve_insertion_order": False}
    with duckdb.connect(config=limits) as connection:
        return connection.execute(BY_HAND.format(path=path)).to_arrow_table()


def ours(path: str, folder: str) -> object:
    from graphkit.events.asked import Asked
    from graphkit.events.engines import engine
    from graphkit.events.expression import events, ties
    from graphkit.events.parts import parquet_parts

    (part,) = parquet_parts([Path(path)], None)
    with engine("duckdb", Path(folder)) as runs:
        return runs.rows(ties([events(runs.table(part.paths), part.mapping, Asked())]))


def once(which: str, path: str, compare: str) -> None:
    """One run, in a process of its own: what it took, and a digest of its rows if asked for."""
    with tempfile.TemporaryDirectory() as folder:
        run = {"ours": ours, "by_hand": by_hand}[which]
        begun, busy = time.perf_counter(), time.process_time()
        table = run(path, folder)
        took, busy = time.perf_counter() - begun, time.process_time() - busy
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        said = {"seconds": took, "busy": busy, "mebibytes": memory, "rows": table.num_rows}
        if compare == "yes":
            said["digest"] = digest(table)
    print(json.dumps(said))


def digest(table: object) -> list:
    """The same for the same rows in any order; of ours only what counts is looked at."""
    import duckdb

    names = ", ".join(COLUMNS)
    kept = "WHERE status = 0" if "status" in table.schema.names else ""
    query = (
        f"SELECT count(*), sum(hash({names}))::VARCHAR, sum(events), sum(weight) FROM given {kept}"
    )
    with duckdb.connect() as connection:
        connection.register("given", table.cast(_plain(table.schema)))
        return [str(value) for value in connection.execute(query).fetchone()]


def _plain(schema: object) -> object:
    """Whole numbers of one width, so that equal values have equal digests."""
    import pyarrow as pa

    number = pa.types.is_integer
    kinds = [(f.name, pa.int64() if number(f.type) else f.type) for f in schema]
    return pa.schema(kinds)


def measured(which: str, path: Path, *, compare: bool = False) -> dict:
    command = [sys.executable, __file__, which, str(path), "yes" if compare else "no"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return json.loads(done.stdout)


def main(rows: int) -> int:
    import duckdb

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "events.parquet")
        duckdb.execute(MADE.format(rows=rows, path=path))
        same = [measured(which, path, compare=True)["digest"] for which in ("ours", "by_hand")]
        runs = {"ours": [], "by_hand": []}
        for _ in range(REPEATS):
            for which, found in runs.items():
                found.append(measured(which, path))
    busy = {which: min(run["busy"] for run in found) for which, found in runs.items()}
    clock = {which: min(run["seconds"] for run in found) for which, found in runs.items()}
    ratio = clock["ours"] / clock["by_hand"]
    memory = max(run["mebibytes"] for run in runs["ours"])
    print(f"{rows:,} rows to {same[0][0]} ties; the same rows: {same[0] == same[1]}")
    print(f"s {clock['ours']:.2f} / by hand {clock['by_hand']:.2f} = {ratio:.2f} (<= {RATIO})")
    print(f"processor time {busy['ours']:.2f} / {busy['by_hand']:.2f}")
    print(f"memory {memory:,.0f} MiB (<= {MEMORY:,}), by hand ", end="")
    print(f"{max(run['mebibytes'] for run in runs['by_hand']):,.0f} MiB")
    return int(same[0] != same[1] or ratio > RATIO or memory > MEMORY)


if __name__ == "__main__":
    if len(sys.argv) == 4:
        once(*sys.argv[1:])
    else:
        sys.exit(main(int(sys.argv[1]) if len(sys.argv) == 2 else ROWS))
