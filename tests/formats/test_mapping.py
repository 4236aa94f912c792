"""A mapping: kept as it was found, read again alike, refused where it cannot be meant."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.errors import DataError, UsageError
from graphkit.formats import ReadOptions, load, load_with_mapping
from graphkit.formats.mapping_yaml import read_mapping, write_mapping
from graphkit.formats.reading.coding import Coding
from graphkit.formats.reading.mapping import FileMapping, TableMapping, pairs_of
from tests.formats.fixture_types import Put

OCTOBER = "Who is heard\nOrganisation;Haltung;Bill\nTown;y;HB1\nPort;n;HB1\n"
NOVEMBER = "Haltung;Organisation;Page;Bill\nn;Yard;3;HB2\ny;Town;4;HB2\n"  # other order, no title
WORDS = "position:y=support,n=oppose"

words = st.text(st.characters(codec="utf-8", categories=("L", "N")), min_size=1, max_size=8)
tables = st.builds(
    TableMapping,
    table=st.sampled_from(["stances", "actors"]),
    columns=st.dictionaries(st.sampled_from(["actor", "issue", "position", "x_own"]), words),
    sheet=st.just("") | words,
    header_row=st.integers(1, 9),
    fixed=st.dictionaries(st.sampled_from(["issue", "relation"]), words),
    wide=st.dictionaries(words, words),
    across=st.just("issue"),
    own=st.lists(words).map(tuple),
)
coding = st.sampled_from(
    [{}, {"position": Coding((1.0, 7.0))}, {"position": Coding(None, {"1.0": "support", "x": ""})}]
)
mappings = st.builds(
    FileMapping, st.lists(tables, min_size=1, max_size=3).map(tuple), coding, st.booleans()
)


@given(mappings)
def test_a_mapping_is_read_as_it_was_written(
    tmp_path_factory: pytest.TempPathFactory, mapping: FileMapping
) -> None:
    path = tmp_path_factory.mktemp("kept") / "mapping.yaml"
    path.write_bytes(write_mapping(mapping))
    assert read_mapping(path) == mapping


def test_next_month_is_read_by_this_months_mapping(put: Put, tmp_path: Path) -> None:
    _, mapping = load_with_mapping([put("october.csv", OCTOBER)], ReadOptions(values=WORDS))
    assert mapping is not None
    kept = tmp_path / "mapping.yaml"
    kept.write_bytes(write_mapping(mapping))
    found = load(put("november.csv", NOVEMBER), options=ReadOptions(mapping=kept))
    assert [(s.actor, s.issue, s.position) for s in found.stances] == [
        ("Yard", "HB2", -1),
        ("Town", "HB2", 1),
    ]


def test_a_file_that_the_mapping_does_not_fit(put: Put, tmp_path: Path) -> None:
    _, mapping = load_with_mapping([put("october.csv", OCTOBER)], ReadOptions(values=WORDS))
    assert mapping is not None
    kept = tmp_path / "mapping.yaml"
    kept.write_bytes(write_mapping(mapping))
    path = put("december.csv", "Organization,Haltung,Bill\nTown,y,HB3\n")
    with pytest.raises(DataError, match=r"'Organisation', .*Did you mean 'Organization'"):
        load(path, options=ReadOptions(mapping=kept))
    with pytest.raises(UsageError, match="The mapping says what each column is"):
        load(path, options=ReadOptions(mapping=kept, columns="actor=Organization"))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("mapping: 2\ntables: [{table: ties}]\n", "version is 2, not 1"),
        ("tables: [{table: ties}]\n", "version is None"),
        ("mapping: 1\n", "has no tables"),
        ("mapping: 1\ntabels: []\n", "Did you mean 'tables'"),
        ("mapping: 1\ntables: [{table: stance}]\n", "Did you mean 'stances'"),
        ("mapping: 1\ntables: [{table: ties, columns: {frm: A}}]\n", "Did you mean 'from'"),
        ("mapping: 1\ntables: [{table: ties, header_row: two}]\n", "is no mapping"),
        ("- 1\n", "no key of a mapping|is no mapping"),
        ("mapping: 1\ntables: 7\n", "no key of a mapping called '7'"),
        ("mapping: 1\ntables: [{table: ties, columns: 7}]\n", "is no mapping"),
    ],
)
def test_what_is_no_mapping(put: Put, text: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        read_mapping(put("mapping.yaml", text))


def test_a_broken_file_is_told_at_its_place(put: Put) -> None:
    with pytest.raises(DataError, match=r"mapping\.yaml:2:"):
        read_mapping(put("mapping.yaml", "mapping: 1\n\ttables: []\n"))
    with pytest.raises(UsageError, match="There is no mapping"):
        read_mapping(Path("nowhere/mapping.yaml"))


def test_a_heading_may_hold_commas_and_signs_of_equality() -> None:
    given_ = pairs_of("actor=Name, first,position=For=1, Against=0,x_page=Page", "--columns")
    assert given_ == {"actor": "Name, first", "position": "For=1, Against=0", "x_page": "Page"}
    assert pairs_of("issue=Toll, bridge=yes", "--fixed") == {"issue": "Toll, bridge=yes"}
