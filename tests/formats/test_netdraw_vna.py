"""NetDraw's VNA: sections, quotes and commas, one relation or several."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.formats.fixture_types import Read

BLANKS = (
    "*node data\nID name gender\nj1 joe male\nw6 wendy female\nb3 bill male\n"
    "*node properties\nID x y color\nj1 1 2 255\n"
    "*Tie data\nfrom to strength\nj1 w6 1\nw6 j1 -2\nj1 b3 0\n"
)
COMMAS = (
    '*Node data\r\n"ID", "name", "gender"\r\n"j1", "joe", "male"\r\n"w6","wendy","female"\r\n'
    '"b3", "bill", "male"\r\n*Tie Data\r\nFROM,TO,STRENGTH\r\n"j1","w6",1\r\n"w6","j1",-2\r\n'
)


@pytest.mark.parametrize("text", [BLANKS, COMMAS])
def test_nodes_and_ties(read: Read, text: str) -> None:
    dataset = read("n.vna", text)
    assert [(a.id, a.name, a.extra["x_gender"]) for a in dataset.actors] == [
        ("j1", "joe", "male"), ("w6", "wendy", "female"), ("b3", "bill", "male"),
    ]  # fmt: skip
    assert [(t.source_actor, t.target_actor, t.sign, t.strength) for t in dataset.ties] == [
        ("j1", "w6", 1, 1), ("w6", "j1", -1, 2),
    ]  # fmt: skip


def test_value_0_is_no_tie_and_counted(read: Read) -> None:
    dataset = read("n.vna", BLANKS)
    assert [n.code for n in dataset.notices].count("no-tie") == 1
    assert next(a for a in dataset.accounts if a.table == "ties").rejected == 1


def test_several_relations_are_a_tie_each_and_only_the_signed_has_signs(read: Read) -> None:
    text = "*tie data\nfrom to knows fights\na b 1 0\nb c 2 -3\n"
    dataset = read("n.vna", text)
    assert [(t.relation, t.source_actor, t.sign, t.strength) for t in dataset.ties] == [
        ("knows", "a", None, 1), ("knows", "b", None, 2), ("fights", "b", -1, 3),
    ]  # fmt: skip
    assert [a.id for a in dataset.actors] == ["a", "b", "c"]


def test_faults_have_their_line(refused: Callable[..., list[str]]) -> None:
    text = "*node data\nID name\na A\n*tie data\nfrom to strength\na b\n"
    assert refused("n.vna", text)[0] == "n.vna:6:1: The row has 2 words, the first 3."
    assert refused("m.vna", "nothing here\n") == [
        "m.vna:1:1: This is no VNA file: there is no line *Node data or *Tie data."
    ]
