"""What is made of cells that are empty or stand on another scale, said."""

from __future__ import annotations

import pytest

from graphkit.errors import DataError
from tests.formats.fixture_types import Read


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", "from,to,sign,strength\na,b,+,0.5\nb,c,-,\nc,d,-,\n"),
        ("a.csv", "from;to;sign;weight\na;b;+;0,5\nb;c;-;\nc;d;-;\n"),
        (
            "a.json",
            '[{"from":"a","to":"b","sign":"+","strength":0.5},{"from":"b","to":"c","sign":"-"},'
            '{"from":"c","to":"d","sign":"-"}]',
        ),
    ],
)
def test_an_empty_strength_is_said(read: Read, name: str, content: str) -> None:
    found = read(name, content)
    assert [tie.strength for tie in found.ties] == [0.5, 1, 1]
    (note,) = [n for n in found.notices if n.code == "no-strength"]
    assert note.message == "ties: no strength for 2 of 3; 1 is taken."


@pytest.mark.parametrize("column", ["", ",strength\na,b,+,\nb,c,-,"])
def test_no_strength_at_all_is_no_remark(read: Read, column: str) -> None:
    found = read("a.csv", f"from,to,sign{column or chr(10) + 'a,b,+'}\n")
    assert [n.code for n in found.notices] == ["created"]


def test_power_that_is_coded_from_0_to_1(read: Read) -> None:
    actors = "id,name,capability\na,A,0.85\nb,B,0.1\n"
    notes = [n for n in read("a", {"actors.csv": actors}).notices if n.code == "capability"]
    assert "capability runs to 0.85, on a scale from 0 to 100" in notes[0].message
    assert not read("b", {"actors.csv": actors.replace("0.1", "40")}).notices


def test_a_strength_that_is_refused_is_not_called_empty(read: Read) -> None:
    with pytest.raises(DataError) as refused:
        read("a.csv", "from,to,sign,strength\na,b,+,0.5\nb,c,-,0\nc,d,-,\n")
    told = {problem.code: problem.message for problem in refused.value.problems}
    assert told["no-strength"] == "ties: no strength for 1 of 3; 1 is taken."
    with pytest.raises(DataError) as refused:
        read("a.csv", "from,to,sign,strength\na,b,+,0.5\nb,c,-,0\n")
    assert "no-strength" not in {problem.code for problem in refused.value.problems}
