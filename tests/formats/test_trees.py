"""YAML and JSON: the same tables, every value the text that is written, every fault located."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.formats import json_file, yaml_file
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.tree import Branch, Items, Misread, Node, Scalar
from tests.formats.fixture_types import Read, Refused

YAML = """\
title: A case
actors:
  - {id: NO, name: Yes, country: NO, aliases: [off, "on"]}
  - id: 007
    name: ~
    note: |
      two
      lines
ties:
  - from: NO
    to: 007
    sign: "-"
    strength: 0.50
"""
JSON = """{"title": "A case", "actors": [
  {"id": "NO", "name": "Yes", "country": "NO", "aliases": ["off", "on"]},
  {"id": "007", "name": null, "note": "two\\nlines"}],
 "ties": [{"from": "NO", "to": "007", "sign": "-", "strength": 0.50}]}
"""


@pytest.mark.parametrize(("name", "text"), [("x.yaml", YAML), ("x.yml", YAML), ("x.json", JSON)])
def test_values_stay_text(name: str, text: str, read: Read) -> None:
    dataset = read(name, text)
    no, seven = dataset.actors
    assert (no.id, no.name, no.country, no.aliases) == ("NO", "Yes", "NO", ("off", "on"))
    assert (seven.id, seven.name, seven.note) == ("007", "007", "two\nlines")
    assert (dataset.ties[0].sign, dataset.ties[0].strength) == (-1, 0.5)
    assert (dataset.name, dataset.title) == ("x", "A case")


def test_a_list_alone_is_ties(read: Read) -> None:
    text = '[{"source": "a", "target": "b", "weight": -2}, {"source": "b", "target": "c", "weight": 1}]'
    assert [(t.sign, t.strength) for t in read("x.json", text).ties] == [(-1, 2.0), (1, 1.0)]
    assert len(read("x.yaml", "- {from: a, to: b, sign: +}\n").ties) == 1


def test_other_names_of_tables_and_fields_are_said_once(read: Read) -> None:
    text = (
        "nodes: [{id: a}, {id: b}]\nedges: [{source: a, target: b, sign: +, start: 2024-01-02}]\n"
    )
    dataset = read("x.yaml", text)
    told = [str(notice) for notice in dataset.notices if notice.code == "alias"]
    assert told == [
        "x.yaml:1:1: 'nodes' is read as the table actors.",
        "x.yaml:2:1: 'edges' is read as the table ties.",
        "ties: read 'source' as from, 'target' as to, 'start' as since.",
    ]
    assert str(dataset.ties[0].since) == "2024-01-02"


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("a: &x [1]\nb: *x\n", "x.yaml:2:4: The alias *x is not allowed."),
        ("actors: [{id: a}]\n---\nactors: []\n", "x.yaml:2:1: A second document begins"),
        ("actors:\n  - id: a\n    id: b\n", "x.yaml:3:5: Duplicate key 'id'; first in line 2."),
        ("actors:\n  - id: a\n    name: Ministry: Trade\n", "x.yaml:3:21: A colon followed by a"),
        ("actors:\n  - id: !!python/name:os.system x\n", "x.yaml:2:9: The tag tag:yaml.org,2002:p"),
        ("ties:\n- sign: -\n", "x.yaml:2:9: This is not YAML: block sequence entries are not"),
        ("actors: [", "x.yaml:2:1: This is not YAML"),
        ("? [a]\n: b\n", "x.yaml:1:3: A key is a plain word."),
        ("actors: {a: {name: A}}\n", "x.yaml:1:9: actors: a list of rows is expected here."),
        ("actors: [a, b]\n", "x.yaml:1:10: actors: a row with named fields is expected here."),
        ("actors:\n - id: {a: b}\n", "x.yaml:2:8: One value is expected here, not a mapping."),
        (
            "actors:\n - id: a\n   aliases: [x|y]\n",
            "x.yaml:3:14: A value in a list may not contain",
        ),
        ("acters: []\n", "x.yaml:1:1: There is no table 'acters'. Did you mean 'actors'"),
        ("actors: []\nnodes: []\n", "x.yaml:2:1: The table actors is given twice."),
        ("just words\n", "x.yaml:1:1: There is no data."),
        ("# only\n", "x.yaml:1:1: There is no data."),
        ("a: \x1b[31m\n", "x.yaml:1:4: A control character: U+001B."),
        (
            "edges:\n  - {source: a, sign: +}\n",
            "x.yaml:2:5: ties: incomplete row, missing field to.",
        ),
        (
            "edges: [{from: a, to: b}, {from: a, to: c, sign: +}]\n",
            "x.yaml:1:9: ties: incomplete row, missing field sign.",
        ),
        ("actors: " + "[" * 70 + "]" * 70, "x.yaml:1:72: The data is nested more than 64 levels"),
    ],
)
def test_faults_in_yaml(text: str, start: str, refused: Refused) -> None:
    told = refused("x.yaml", text)
    assert any(words.startswith(start) for words in told), told


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ('{"actors": [] // none\n}', "x.json:1:15: A comment: JSON has none."),
        ('{"actors": [],}', "x.json:1:15: A key in double quotes is expected."),
        ('{"actors": [1,]}', "x.json:1:15: A value is expected."),
        ('{"actors": [1 2]}', "x.json:1:15: A comma or ] is expected."),
        ('{"actors" []}', "x.json:1:11: A colon is expected."),
        ('{"actors": [{"id": "a"', "x.json:1:23: Unexpected end: the file is cut off."),
        ('{"actors": []} {}', "x.json:1:16: The data ends before this."),
        ('{"ties": [{"weight": NaN}]}', "x.json:1:22: 'NaN' cannot be written so in JSON."),
        ('{"ties": [{"weight": +1}]}', "x.json:1:22: '+1' cannot be written so in JSON."),
        ("{'actors': []}", "x.json:1:2: A text in single quotes"),
        ("from,to,sign", "x.json:1:1: This is not JSON: 'from,to,sign'."),
        ('{"ties": [{"weight": 01}]}', "x.json:1:23: A comma or } is expected."),
        ('{"actors": [{"id": "a\tb"}]}', "x.json:1:20: A text that never ends, or holds"),
        ('{"actors": [{"id":\n "\\ud83d"}]}', "x.json:2:3: Invalid text"),
        ('{"actors": [{"id": "a", "id": "b"}]}', "x.json:1:25: Duplicate key 'id'"),
        ('{"actors": [{"id": "a\\u0000"}]}', "x.json:1:20 (id): 'a<U+0000>' holds a control"),
        ("[" * 100_000, "x.json:1:65: The data is nested more than 64 levels deep."),
        ('{"actors": {}}', "x.json:1:12: actors: a list of rows is expected here."),
    ],
)
def test_faults_in_json(text: str, start: str, refused: Refused) -> None:
    told = refused("x.json", text)
    assert any(words.startswith(start) for words in told), told


def test_text_after_a_hash_is_warned_of_where_it_may_be_meant(read: Read) -> None:
    text = "actors:\n  - id: a # an ordinary comment\n    name: Local #42 Union\n"
    dataset = read("x.yaml", text)
    assert dataset.actors[0].name == "Local"
    (warning,) = [notice for notice in dataset.notices if notice.level == "warning"]
    assert str(warning).startswith("x.yaml:3:17: The text after # is ignored")


def test_evidence_is_spread_over_columns(read: Read) -> None:
    dataset = read(
        "x.yaml",
        """\
edges:
  - source: a
    target: b
    sign: +
    evidence:
      - {source_id: s1, quote: said so, page: 3, url: "https://a.example/"}
      - {source_id: s2, url: "javascript:x", mood: calm}
      - {quote: off the record, source_person: Deep Throat, visibility: private}
      - s3
sources: [{id: s1}, {id: s2}, {id: s3}]
""",
    )
    (tie,) = dataset.ties
    assert (tie.source, tie.summary, tie.locator) == (("s1", "s2", "s3"), "said so", "3")
    assert tie.extra == {
        "x_url": "https://a.example/",
        "x_evidence_mood": "calm",
        "private_evidence": "off the record; Deep Throat; private",
    }
    assert [str(n.place) for n in dataset.notices if n.level == "warning"] == ["x.yaml:7:31 (url)"]


def plain(node: Node | None) -> object:
    match node:
        case Scalar():
            return node.text
        case Branch():
            return {entry.key: plain(entry.value) for entry in node.entries}
        case Items():
            return [plain(item) for item in node.nodes]
    return None


LEAVES = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=8)
TREES = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(LEAVES, inner, max_size=3)
)


@pytest.mark.relation
@settings(deadline=None)
@given(TREES, st.sampled_from([None, 1]), st.booleans())
def test_json_agrees_with_the_standard_reader(
    tree: object, indent: int | None, ascii: bool
) -> None:
    text = json.dumps(tree, indent=indent, ensure_ascii=ascii)
    assert plain(json_file.parse(text, "x.json", Problems())) == tree


@pytest.mark.relation
@settings(deadline=None)
@given(st.text(alphabet='{}[]",: 1a\\u-.\n', max_size=12))
def test_json_refuses_what_the_standard_reader_refuses(text: str) -> None:
    try:
        json.loads(text, parse_constant=lambda word: json.loads(word * 2))
    except ValueError:
        with pytest.raises(Misread):
            json_file.parse(text, "x.json", Problems())
    else:
        json_file.parse(text, "x.json", Problems())


@pytest.mark.relation
@settings(deadline=None)
@given(TREES.filter(lambda tree: not isinstance(tree, str)))
def test_yaml_reads_what_the_standard_writer_writes(tree: object) -> None:
    import yaml

    text = yaml.safe_dump(tree, allow_unicode=True)
    assert plain(yaml_file.parse(text, "x.yaml", Problems())) == tree
