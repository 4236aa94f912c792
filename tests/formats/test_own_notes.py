"""The reader's own notes: read from YAML, with everything wrong in it said where it stands."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "renderers" / "map"))

from map_case import content_of, make_report, page_of

from graphkit.errors import DataError
from graphkit.formats.reading.notes import read_notes
from graphkit.language import Language
from graphkit.pictures import Note
from graphkit.renderers.figures.draw import draw
from graphkit.renderers.figures.items import Mark, Rule
from graphkit.renderers.figures.options import FigureOptions, Size
from graphkit.renderers.figures.own_notes import draw_notes
from graphkit.renderers.figures.sheet import Box, Sheet

WRITTEN = """notes:
  - actor: hawk
    text: Loud & clear
  - tie: [chip, pres]
    text: |
      every
      week
  - at: [0.25, 1]
    text: "here: #1"
"""


def read(tmp_path: Path, words: str) -> tuple[Note, ...]:
    path = tmp_path / "notes.yaml"
    path.write_text(words, encoding="utf-8")
    return read_notes(path, make_report())


def test_notes_are_read(tmp_path: Path) -> None:
    assert read(tmp_path, WRITTEN) == (
        Note("Loud & clear", actor="hawk"),
        Note("every week", tie=("chip", "pres")),
        Note("here: #1", at=(0.25, 1.0)),
    )


@pytest.mark.parametrize(
    ("words", "line", "says"),
    [
        ("notes:\n  - actor: hawkk\n    text: x\n", 2, "There is no 'hawkk'"),
        ("notes:\n  - tie: [pres, chip]\n    text: x\n", 2, "names no tie"),
        ("notes:\n  - at: [0.5, 1.5]\n    text: x\n", 2, "two numbers from 0 to 1"),
        ("notes:\n  - at: [.nan, 1]\n    text: x\n", 2, "two numbers from 0 to 1"),
        ("notes:\n  - actor: hawk\n", 2, "A note has a text"),
        ("notes:\n  - actor: hawk\n    tie: [chip, pres]\n    text: x\n", 2, "one of"),
        ("notes:\n  - actor: hawk\n    txt: x\n    text: y\n", 3, "Unknown key 'txt'"),
        ("notes:\n  - hawk\n", 2, "A note is written as"),
        ("actors: []\n", 1, "a list under the key 'notes'"),
        (f"notes:\n  - actor: hawk\n    text: {'x' * 401}\n", 2, "at most 400"),
    ],
)
def test_what_is_wrong_is_said_where_it_stands(
    tmp_path: Path, words: str, line: int, says: str
) -> None:
    with pytest.raises(DataError) as raised:
        read(tmp_path, words)
    said = [problem for problem in raised.value.problems if says in problem.message]
    assert said and said[0].place is not None and said[0].place.line == line


def test_the_map_opens_with_them(tmp_path: Path) -> None:
    report = make_report(notes=read(tmp_path, WRITTEN))
    content = content_of(page_of(report))
    assert content["start"]["notes"] == [
        "actor:hawk|Loud & clear", "tie:chip>pres|every week", "at:0.25:1|here: #1"
    ]  # fmt: skip
    plain = content_of(page_of(make_report()))
    assert content["words"] == plain["words"]  # the page draws them itself


@pytest.mark.parametrize("kind", ["stance", "network"])
def test_pictures_carry_them(tmp_path: Path, kind: str) -> None:
    report = make_report(notes=read(tmp_path, WRITTEN))
    english = Language("en", report.dataset.names("en"))
    drawn = draw(report, language=english, kind=kind, options=FigureOptions(format="svg"))
    svg = drawn.content.decode("utf-8")
    for words in ("Loud &amp; clear", "every week", "here: #1"):
        assert f">{words}</text>" in svg.replace("\n", "")
    assert "Chip Maker" in drawn.alt or "Chip Maker" in svg


def test_a_callout_points_to_the_middle_of_its_tie(tmp_path: Path) -> None:
    report = replace(make_report(), notes=read(tmp_path, WRITTEN)[1:2])
    sheet = Sheet(report, Language("en"), Size(400, 300, 10), (), 10)
    places = {"chip": (100.0, 50.0, 5.0), "pres": (300.0, 150.0, 5.0)}
    (frame,) = draw_notes(sheet, Box(0, 0, 400, 300), places)
    (line,) = [item for item in sheet.items if isinstance(item, Rule)]
    assert line.points[0] == (200.0, 100.0)
    left, bottom, right, top = frame
    x, y = line.points[1]
    assert left <= x <= right and bottom <= y <= top
    for across, up, _ in places.values():  # it covers neither of its ends
        assert not (left < across < right and bottom < up < top)


def test_a_note_on_a_place_points_there_counted_from_above(tmp_path: Path) -> None:
    report = replace(make_report(), notes=read(tmp_path, WRITTEN)[2:])
    sheet = Sheet(report, Language("en"), Size(400, 300, 10), (), 10)
    draw_notes(sheet, Box(0, 0, 400, 300), {})
    (dot,) = [item for item in sheet.items if isinstance(item, Mark)]
    assert (dot.x, dot.y) == (100.0, 0.0)


@pytest.mark.parametrize(("content", "line"), [(b"notes:\n- [a\n", 3), (b"\xff\xff", 1), (b"", 1)])
def test_a_file_of_notes_that_cannot_be_read(content: bytes, line: int, tmp_path: Path) -> None:
    path = tmp_path / "notes.yaml"
    path.write_bytes(content)
    with pytest.raises(DataError) as caught:
        read_notes(path, make_report())
    assert all(
        p.place and (p.place.file, p.place.line) == (path.name, line) for p in caught.value.problems
    )
