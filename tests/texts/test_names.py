"""Where a text names somebody: read by hand from the sentences."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.coding.candidates import candidates
from graphkit.dataset import Actor, Dataset, Issue
from graphkit.texts.names import fold, named_in, new_names

NAMES = {
    "trump": ["Donald Trump", "ドナルド・トランプ", "トランプ大統領"],
    "nvidia": ["Nvidia", "エヌビディア"],
    "moore": ["Mo"],
}


def found(text, names=NAMES):
    return [(text[one.start : one.end], one.actor, one.how) for one in named_in(text, names)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("NVIDIA met Donald Trump.", [("NVIDIA", "nvidia", "exact"), ("Donald Trump", "trump", "exact")]),
        ("Ｎｖｉｄｉａとﾄﾗﾝﾌﾟ大統領", [("Ｎｖｉｄｉａ", "nvidia", "exact")]),
        ("エヌビディアはトランプ大統領に", [("エヌビディア", "nvidia", "exact"), ("トランプ大統領", "trump", "exact")]),
        ("Most of the moss", []),  # Mo is no part of a word
        ("They say Donald Trimp came.", [("Donald Trimp", "trump", "fuzzy")]),
        ("A 😀 Nvidia", [("Nvidia", "nvidia", "exact")]),
    ],
)  # fmt: skip
def test_named(text, expected):
    assert found(text) == expected


def test_the_longest_name_at_a_place_counts():
    names = {"a": ["Green"], "b": ["Green List"]}
    assert [actor for _, actor, _ in found("The Green List said", names)] == ["b"]


def test_names_that_recur_and_are_nobodys():
    text = (
        "On Monday Karen Whitfield spoke. Nobody asked Karen Whitfield. The Nvidia Nvidia. "
        "ヴァンス氏は反対。ヴァンス氏は沈黙。環境省は賛成、環境省は沈黙。Once Only."
    )
    new = new_names(text, named_in(text, NAMES))
    assert [(one.name, len(one.places)) for one in new] == [
        ("Karen Whitfield", 2), ("ヴァンス", 2), ("環境省", 2),
    ]  # fmt: skip
    assert all(text[start:end] == one.name for one in new for start, end in one.places)


@given(st.text(max_size=40))
def test_folding_keeps_every_offset(text):
    assert len(fold(text)) == len(text)


@given(
    st.lists(
        st.sampled_from(["Nvidia", "x", " ", "トランプ大統領", "😀", "e\u0301", ". "]), max_size=30
    )
)
def test_places_hold_what_is_named(pieces):
    text = "".join(pieces)
    named = named_in(text, NAMES)
    exact = [one for one in named if one.how == "exact"]
    assert all(fold(text[n.start : n.end]) in map(fold, NAMES[n.actor]) for n in exact)
    assert all(one.end <= other.start for one, other in pairwise(named))


def test_persons_go_by_their_family_name_unless_two_bear_it():
    data = Dataset(
        "case",
        actors=(
            Actor("vale", "Ingrid Vale", type="person"),
            Actor("e", "Jo Ek", type="person"),
            Actor("a1", "Ann Berg", type="person"),
            Actor("a2", "Tove Berg", type="person"),
            Actor("union", "Ferry Union"),
        ),
        issues=(Issue("q", "Build a bridge?"),),
    )
    text = "Vale spoke. Berg spoke. The union spoke of the bridge."
    some = candidates(data, text)
    assert [(text[n.start : n.end], n.actor) for n in some.named] == [("Vale", "vale")]
    assert some.near["q"][0] > 0
