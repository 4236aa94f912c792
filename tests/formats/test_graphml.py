"""GraphML of several programs: what is read, what NetworkX reads in it, what is refused where."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.formats import load
from tests.formats.fixture_types import Read, Refused

NAMES = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cf", "Z"], exclude_characters="|\ufffe\uffff"),
    min_size=1,
    max_size=4,
)


def graph(keys: str, content: str, default: str = "directed") -> str:
    return f'<?xml version="1.0"?>\n<graphml>{keys}\n<graph edgedefault="{default}">\n{content}\n</graph></graphml>'


WEIGHT = '<key id="w" for="edge" attr.name="weight" attr.type="double"/>'


@pytest.mark.relation
@settings(max_examples=30, deadline=None)
@given(
    ids=st.lists(NAMES, min_size=2, max_size=5, unique=True),
    ties=st.lists(
        st.tuples(st.integers(0, 4), st.integers(0, 4), st.sampled_from([-1, 1])), max_size=6
    ),
    directed=st.booleans(),
)
def test_what_networkx_writes_is_read(
    ids: list[str], ties: list[tuple[int, int, int]], directed: bool
) -> None:
    made = nx.MultiDiGraph() if directed else nx.MultiGraph()
    made.add_nodes_from((str(n), {"label": name}) for n, name in enumerate(ids))
    for one, other, sign in ties:
        made.add_edge(str(one % len(ids)), str(other % len(ids)), sign=sign, weight=2.5)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "g.graphml"
        nx.write_graphml(made, path)
        if any(sign < 0 for *_, sign in ties) or not ties:
            dataset = load(path)
        else:
            return
    assert [actor.id for actor in dataset.actors] == list(made)
    assert sorted(
        (t.source_actor, t.target_actor, t.sign, t.directed) for t in dataset.ties
    ) == sorted((a, b, data["sign"], directed) for a, b, data in made.edges(data=True))


def test_defaults_and_an_edges_own_direction(read: Read) -> None:
    keys = (
        '<key id="s" for="edge" attr.name="sign" attr.type="int"><default>1</default></key>'
        '<key id="l" for="all" attr.name="label" attr.type="string"/>'
    )
    content = (
        '<node id="a"><data key="l">Ann</data></node><node id="b"/>'
        '<edge source="a" target="b" directed="false"><data key="s">-1</data></edge>'
        '<edge source="b" target="a"><data key="l">pays</data></edge>'
    )
    dataset = read("g.graphml", graph(keys, content))
    assert [(t.sign, t.directed, t.relation) for t in dataset.ties] == [
        (-1, False, None), (1, True, "pays"),
    ]  # fmt: skip
    assert dataset.actors[0].name == "Ann"


def test_a_key_without_a_name_is_the_programs_own(read: Read) -> None:
    """visone's properties, on which NetworkX fails; yEd's labels stand in its drawing."""
    keys = '<key id="p" for="graph" visone.type="properties"/><key id="d" for="node" yfiles.type="nodegraphics"/>'
    label = '<data key="d"><y:ShapeNode xmlns:y="u"><y:NodeLabel>Ann Lee</y:NodeLabel></y:ShapeNode></data>'
    content = f'<data key="p"><x/></data><node id="n0">{label}</node><node id="n1"/><edge source="n0" target="n1"/>'
    dataset = read("g.graphml", graph(keys, content, "undirected"))
    assert [actor.name for actor in dataset.actors] == ["Ann Lee", "n1"]
    assert [(tie.sign, tie.directed) for tie in dataset.ties] == [(None, False)]


def test_a_negative_weight_is_the_sign(read: Read) -> None:
    content = (
        '<node id="a"/><node id="b"/><edge source="a" target="b"><data key="w">-2</data></edge>'
    )
    (tie,) = read("g.graphml", graph(WEIGHT, content)).ties
    assert (tie.sign, tie.strength) == (-1, 2.0)


def test_the_encoding_that_a_file_declares(read: Read) -> None:
    text = '<?xml version="1.0" encoding="ISO-8859-1"?><graphml><graph edgedefault="directed"><node id="Bül"/></graph></graphml>'
    assert read("g.graphml", text.encode("latin-1")).actors[0].id == "Bül"


@pytest.mark.parametrize(
    ("content", "start"),
    [
        ('<node id="a"/><node id="a"/>', "g.graphml:4:15 (id): actors: the id 'a' is given twice"),
        ('<node id="a"><data key="zz">1</data></node>', "g.graphml:4:14: node a: the key 'zz' is"),
        ('<node id="a"/><edge source="a" target="b"/>', "g.graphml:4:15 (to): Unknown actor 'b'"),
        ('<node id="a"/><edge source="a"/>', "g.graphml:4:15: ties: incomplete row, missing field"),
        ('<node id="a">', "g.graphml:5:3: This is not well-formed XML: mismatched tag."),
        ("<a>" * 70 + "</a>" * 70, "g.graphml:4:187: The data is nested more than 64 levels deep."),
        ("", "g.graphml:3:1: There are no nodes."),
    ],
)  # fmt: skip
def test_faults(content: str, start: str, refused: Refused) -> None:
    told = refused("g.graphml", graph(WEIGHT, content))
    assert any(words.startswith(start) for words in told), told


def test_one_fault_is_told_once(refused: Refused) -> None:
    content = (
        '<node id="a"/><node id="b"/><edge source="a" target="b"><data key="w">0,5</data></edge>'
    )
    (told,) = refused("g.graphml", graph(WEIGHT, content))
    assert told.startswith("g.graphml:4:57: edge a -> b, weight: '0,5' is not a number.")


def test_an_svg_is_no_graphml(refused: Refused) -> None:
    (told,) = refused("g.graphml", "<svg/>")
    assert told == "g.graphml:1:1: This is no GraphML: there is no graph in graphml."


YED = """<graphml xmlns:y="http://www.yworks.com/xml/graphml">
<key for="node" id="d6" yfiles.type="nodegraphics"/>
<key for="edge" id="d10" yfiles.type="edgegraphics"/>
<graph edgedefault="directed" id="G">
<node id="n0"><data key="d6"><y:ShapeNode><y:NodeLabel>Town</y:NodeLabel></y:ShapeNode></data></node>
<node id="n1" yfiles.foldertype="group"><data key="d6"><y:GroupNode><y:NodeLabel>Firms</y:NodeLabel>
</y:GroupNode></data><graph id="n1:"><node id="n1::n0"><data key="d6"><y:ShapeNode>
<y:NodeLabel>Port</y:NodeLabel></y:ShapeNode></data></node></graph></node>
EDGES</graph></graphml>"""


@pytest.mark.parametrize(
    ("source", "target", "way"),
    [("none", "standard", ("n0", "n1::n0", True)), ("standard", "none", ("n1::n0", "n0", True)),
     ("none", "none", ("n0", "n1::n0", False)), ("delta", "white", ("n0", "n1::n0", False))],
)  # fmt: skip
def test_yed_draws_directions_and_groups(
    read: Read, source: str, target: str, way: tuple[str, str, bool]
) -> None:
    edge = (
        '<edge id="e0" source="n0" target="n1::n0"><data key="d10"><y:PolyLineEdge>'
        f'<y:Arrows source="{source}" target="{target}"/><y:EdgeLabel>owns</y:EdgeLabel>'
        "</y:PolyLineEdge></data></edge>"
    )
    dataset = read("y.graphml", YED.replace("EDGES", edge))
    assert [(a.id, a.name, a.extra.get("x_group")) for a in dataset.actors] == [
        ("n0", "Town", None), ("n1", "Firms", None), ("n1::n0", "Port", "n1"),
    ]  # fmt: skip
    (tie,) = dataset.ties
    assert (tie.source_actor, tie.target_actor, tie.directed) == way
    assert tie.relation == "owns"
