"""UCINET's DL: matrices and lists, labels in the header or among the data."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.formats.reading.dl_header import dl_header
from tests.formats.fixture_types import Read, Refused

# Four nodes: a and b both ways, b to c and c to d one way; written in every form that can say it.
SAME = {
    "matrix": "DL n=4\nformat = fullmatrix\nlabels:\na,b,c,d\ndata:\n0 1 0 0\n1 0 1 0\n0 0 0 1\n0 0 0 0\n",
    "wrapped": "dl N = 4 labels: a b\nc d\nData:\n0 1 0\n0 1 0 1 0 0 0\n0 1 0 0 0\n0\n",
    "embedded": "dl n=4\nlabels embedded\ndata:\n  a b c d\na 0 1 0 0\nb 1 0 1 0\nc 0 0 0 1\nd 0 0 0 0\n",
    "rows": "dl n=4\nrow labels embedded\ncolumn labels: a,b,c,d\ndata:\na 0 1 0 0\nb 1 0 1 0\nc 0 0 0 1\nd 0 0 0 0\n",
    "no diagonal": "dl n=4 diagonal=absent\nlabels:\na,b,c,d\ndata:\n1 0 0\n1 1 0\n0 0 1\n0 0 0\n",
    "edges": "DL n=4\nformat = edgelist1\nlabels:\na, b, c, d\ndata:\n1 2\n2 1\n2 3 1\n3 4\n",
    "named edges": 'dl n=4 format=edgelist1\nlabels embedded:\ndata:\na "b"\nb a\nb c\nc d\n',
    "nodes": "dl n=4 format=nodelist1\nlabels:\na b c d\ndata:\n1 2\n2 1 3\n3 4\n",
    "carriage": "DL n=4\r\nformat=el1\r\nlabels:\r\na,b,c,d\r\ndata:\r\n1 2\r\n2 1\r\n2 3\r\n3 4\r\n",
}  # fmt: skip


@pytest.mark.parametrize("form", SAME)
@pytest.mark.parametrize("ending", ["dl", "txt", "dat"])
def test_every_form_says_the_same(read: Read, form: str, ending: str) -> None:
    dataset = read(f"n.{ending}", SAME[form])
    assert [actor.id for actor in dataset.actors] == ["a", "b", "c", "d"]
    assert sorted((t.source_actor, t.target_actor) for t in dataset.ties) == [
        ("a", "b"), ("b", "a"), ("b", "c"), ("c", "d"),
    ]  # fmt: skip
    assert dataset.unsigned
    assert any(n.message == "This looks like a UCINET DL file." for n in dataset.notices)


def test_a_half_is_a_whole_that_is_the_same_both_ways(read: Read) -> None:
    lower = read("a.dl", "dl n=3 format=lowerhalf diagonal=absent\nlabels: x y z\ndata:\n-2\n0 1\n")
    upper = read("b.dl", "dl n=3 format=upperhalf\nlabels: x y z\ndata:\n0 -2 0\n0 1\n0\n")
    for dataset in (lower, upper):
        assert [(t.source_actor, t.target_actor, t.sign, t.strength, t.directed) for t in dataset.ties] == [
            ("x", "y", -1, 2, False), ("y", "z", 1, 1, False),
        ]  # fmt: skip


def test_a_relation_without_negative_values_has_no_signs(read: Read) -> None:
    text = "dl n=2 nm=2\nlabels: a b\nmatrix labels: knows fights\ndata:\n0 1\n0 0\n0 0\n-3 0\n"
    assert [(t.relation, t.source_actor, t.sign) for t in read("m.dl", text).ties] == [
        ("knows", "a", None), ("fights", "b", -1),
    ]  # fmt: skip


def test_two_kinds_of_nodes(read: Read) -> None:
    text = 'dl nr=2, nc=3\nrow labels:\nann\nbob\ncolumn labels:\n"club one" c2 c3\ndata:\n1 0 0\n1 0 2\n'
    dataset = read("t.dl", text)
    assert len(dataset.actors) == 5
    assert [(t.source_actor, t.target_actor, t.strength, t.directed) for t in dataset.ties] == [
        ("ann", "club one", 1, False), ("bob", "club one", 1, False), ("bob", "c3", 2, False),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("dl n=3\ndata:\n0 1\n1 0\n", "n.dl:4:3: The data end before 3 rows of 3 are complete."),
        ("dl n=2\ndata:\n0 1 1 0 7\n", "n.dl:3:9: 1 value is more than the stated size has."),
        ("dl n=2 format=edgelist1\ndata:\n1 5\n", "n.dl:3:3: '5' is no node from 1 to 2."),
        ("dl n=2 format=edgelist1\ndata:\n1\n", "n.dl:3:1: An edge has two ends and perhaps a value."),
        ("dl n=2\n0 1\n", "n.dl:1:1: This is no DL file that can be read: there is no line data:."),
        ("dl n=2 format=blockmatrix\ndata:\n1\n", "n.dl:1:1: The format blockmatrix cannot be read;"),
        ("dl n=99999999\ndata:\n1\n", "n.dl:1:1: 99,999,999 nodes are more than this file can be about."),
        ("dl n=2\nlabels: a\ndata:\n0 1 1 0\n", "n.dl:1:1: There is 1 label for 2 rows."),
        ("dl nm=9999999999\ndata:\n1\n", "n.dl:1:1: The size is not stated: N, or NR and NC."),
        ("dl nr=3 nc=2 format=lh\ndata:\n1\n", "n.dl:1:1: Half a matrix has as many rows as columns."),
        ("dl n=2\ndata:\n0 x 1 0\n", "n.dl:3:3: 'x' is no number"),
    ],
)  # fmt: skip
def test_faults(refused: Refused, text: str, said: str) -> None:
    assert refused("n.dl", text)[0].startswith(said)


@given(st.text(max_size=200))
def test_no_header_raises(text: str) -> None:
    dl_header(f"dl {text} data:")


def test_labels_of_levels_are_relations_and_may_tell_signs(read: Read) -> None:
    dataset = read(
        "m.dl",
        'dl n=2, nm=2\nlabels: a,b\nlevel labels:\n"Friend","Enemy"\ndata:\n0 1\n0 0\n0 0\n1 0\n',
    )
    assert [(t.source_actor, t.relation, t.sign) for t in dataset.ties] == [
        ("a", "Friend", 1), ("b", "Enemy", -1),
    ]  # fmt: skip
