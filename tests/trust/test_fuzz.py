"""Whatever stands in a file, reading it ends in data whose rows add up, or in located problems.

The corpus of `tests/cases` is mutated as its formats are built: cells, lines and tokens are dropped,
doubled, exchanged and replaced; in archives the members are. 300 files a reader make 10,000 in all;
`GRAPHKIT_FUZZ=30000 pytest -m slow tests/trust/test_fuzz.py` takes two minutes a reader.
"""

from __future__ import annotations

import io
import os
import random
import re
import shutil
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from graphkit.errors import DataError, UsageError
from graphkit.formats import formats, load

CASES = Path(__file__).parent.parent / "cases"
TIMES = int(os.environ.get("GRAPHKIT_FUZZ", "300"))
TOKEN = re.compile(rb"\s+|[\w.+-]+|.", re.DOTALL)
INTERESTING = [
    *(b"", b"0", b"-1", b"1e999", b"nan", b"NO", b"007", b"|", b'"', b"'", b",", b";", b"\t"),
    *(b"\n", b"\r", b"\0", b"\xff", b"\xef\xbb\xbf", "\u202e".encode(), "\u200b".encode()),
    *(b"<", b">", b"&", b"{", b"}", b"[", b"]", b"<!DOCTYPE x>", b"=1+1", b"../../x", b"2024-02-30"),
    *(b"from", b"sign", b"id", b"oppose", b"support", b"perhaps", b"9" * 400, b"x" * 70_000),
]  # fmt: skip


def mutated(content: bytes, drawn: random.Random) -> bytes:
    """A file like this one, as its format is built."""
    if content.startswith(b"PK") and drawn.random() < 0.9:
        try:
            return in_archive(content, drawn)
        except (zipfile.BadZipFile, OSError, ValueError):
            pass
    if content.startswith(b"SQLite format 3") and drawn.random() < 0.8:
        return in_database(content, drawn)
    return in_text(content, drawn)


def in_text(content: bytes, drawn: random.Random) -> bytes:
    parts = TOKEN.findall(content) if drawn.random() < 0.7 else content.splitlines(keepends=True)
    for _ in range(drawn.randint(1, 3)):
        if not parts:
            return drawn.choice(INTERESTING)
        at, other = drawn.randrange(len(parts)), drawn.randrange(len(parts))
        match drawn.randrange(6):
            case 0:
                del parts[at]
            case 1:
                parts.insert(at, parts[other])
            case 2:
                parts[at], parts[other] = parts[other], parts[at]
            case 3 | 4:
                parts[at] = drawn.choice(INTERESTING)
            case 5:
                parts = parts[:at]
    return b"".join(parts)


def in_archive(content: bytes, drawn: random.Random) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        names = old.namelist()
        chosen = drawn.choice(names)
        for name in names:
            body = old.read(name)
            if name == chosen:
                if drawn.random() < 0.1:
                    continue
                body = in_text(body, drawn)
            new.writestr(name, body)
    return out.getvalue()


def in_database(content: bytes, drawn: random.Random) -> bytes:
    """Values of another kind, missing rows, missing tables."""
    with closing(sqlite3.connect(":memory:")) as database:
        try:
            database.deserialize(content)
            tables = [row[0] for row in database.execute("SELECT name FROM sqlite_master")]
            table = drawn.choice(tables)
            columns = [row[1] for row in database.execute(f"PRAGMA table_info({table})")]
            column = drawn.choice(columns)
            value = drawn.choice([None, "x", -1, 10**15, 1.5, b"\xff\0"])
            match drawn.randrange(4):
                case 0:
                    database.execute(f"DROP TABLE {table}")
                case 1:
                    database.execute(f"DELETE FROM {table}")
                case _:
                    database.execute(f"UPDATE OR IGNORE {table} SET {column} = ?", (value,))
            database.commit()
            return database.serialize()
        except (sqlite3.Error, IndexError):
            return in_text(content, drawn)


def check_read(path: Path) -> None:
    try:
        dataset = load(path)
    except DataError as error:
        errors = [problem for problem in error.problems if problem.level == "error"]
        assert errors and all(problem.message for problem in errors)
    except UsageError:
        pass
    else:
        for account in dataset.accounts:
            assert account.read == account.used + account.merged + account.rejected
            # An empty table lists nobody: those whom claims mention are taken from these.
            assert account.used in (0, len(getattr(dataset, account.table))), account.table
        public = dataset.for_audience("public")
        for before, after in zip(dataset.accounts, public.accounts, strict=True):
            assert 0 <= after.used <= before.used and after.read <= before.read


@pytest.mark.slow
@pytest.mark.parametrize("form", formats)
def test_a_reader_ends_in_data_or_in_problems(form: str, tmp_path: Path) -> None:
    drawn = random.Random(f"{form} 1")
    seeds = sorted(path for path in (CASES / form).iterdir() if "bomb" not in path.name)
    for number in range(TIMES):
        seed = drawn.choice(seeds)
        path = tmp_path / str(number) / seed.name
        if seed.is_dir():
            shutil.copytree(seed, path)
            file = drawn.choice(sorted(path.iterdir()))
        else:
            path.parent.mkdir()
            file = Path(shutil.copy(seed, path))
        file.write_bytes(mutated(file.read_bytes(), drawn))
        try:
            check_read(path)
        except Exception as error:
            told = f"{form}, {number}, from {seed.name}, kept as {file.relative_to(tmp_path)}"
            raise AssertionError(f"{told}: {type(error).__name__}") from error
        shutil.rmtree(path.parent)
