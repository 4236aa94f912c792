"""What no format can read is an error of every format, with the file that it is in."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphkit.formats import ReadOptions, formats
from graphkit.formats.reading.problems import Problems

CASES = Path(__file__).parent.parent / "cases"
PICTURE = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0"
GZIP_CUT = b"\x1f\x8b\x08\0\0\0"
NO_GZIP = b"\x1f\x8b" + b"\xff" * 20


def told(name: str, path: Path) -> list[str]:
    """The places of the errors that reading the file in that format notes."""
    problems = Problems()
    formats[name].read(path, ReadOptions(), problems)
    return [p.place.file for p in problems.found if p.level == "error" and p.place is not None]


ROLL_CALLS = {
    "voteview": "good.csv",
    "un_votes": "good.csv",
    "howtheyvote": "good/member_votes.csv",
}
FILES = [n for n in formats if set(formats[n].suffixes) - {""} and n not in ROLL_CALLS]


@pytest.mark.parametrize("content", [PICTURE, NO_GZIP, GZIP_CUT, b""], ids=str)
@pytest.mark.parametrize("name", FILES)
def test_a_file_that_holds_something_else(name: str, content: bytes, tmp_path: Path) -> None:
    path = tmp_path / f"x{max(formats[name].suffixes)}"
    path.write_bytes(content)
    assert path.name in told(name, path)


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_gone(name: str, tmp_path: Path) -> None:
    path = tmp_path / f"x{max(formats[name].suffixes)}"
    assert path.name in told(name, path)


@pytest.mark.parametrize(("name", "file"), ROLL_CALLS.items())
def test_a_table_of_votes_whose_first_line_alone_can_be_read(
    name: str, file: str, tmp_path: Path
) -> None:
    """Such tables are known by their headings, so without these there is nothing to read."""
    path = tmp_path / "member_votes.csv"
    path.write_bytes((CASES / name / file).read_bytes() + b"\xff\xff")
    assert path.name in told(name, path)
