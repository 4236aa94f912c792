"""KTAB's scenarios, as CSV and as XML."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.dataset import Dataset
from graphkit.formats import ReadOptions, load
from graphkit.formats.ktab_csv import is_ktab
from tests.formats.fixture_types import Read, Refused

HEAD = "Actor,Description,Power,Harbour Position,Harbour Salience,Pstn2,Sal2,\n"


def held(dataset: Dataset) -> list[tuple[str, str, float, float | None]]:
    return [(row.actor, row.issue, row.position, row.salience) for row in dataset.stances]


def test_two_questions_padded_and_with_commas_at_the_ends(read: Read) -> None:
    """0 is -1, 50 the middle, 100 is 1; a salience is a share of 100."""
    dataset = read(
        "k.csv",
        'Town ,"Two, at once",2,2,\r\n' + HEAD.replace("\n", "\r\n")
        + 'Ann,"a, mayor", 200.0,  0.00, 50, 50.0, 10,\r\nBob,clerk,100,75, 100,100,0\r\n',
    )  # fmt: skip
    assert held(dataset) == [
        ("Ann", "Harbour", -1, 0.5), ("Ann", "Pstn2", 0, 0.1),
        ("Bob", "Harbour", 0.5, 1), ("Bob", "Pstn2", 1, 0),
    ]  # fmt: skip
    assert (dataset.title, dataset.description) == ("Town", "Two, at once")
    assert [actor.capability for actor in dataset.actors] == [100, 50]
    assert [actor.name for actor in dataset.actors] == ["Ann", "Bob"]  # no abbreviations
    assert all(issue.scale.ends == (0, 100) for issue in dataset.issues)
    assert not [notice for notice in dataset.notices if notice.level == "warning"]


def test_abbreviations_are_spelt_out(read: Read) -> None:
    dataset = read(
        "k.csv",
        "T,Scenario-0001; How much?,2,1\nActor,Description,Power,Pstn1,Sal1\n"
        "XJ,Xi,10,30,30\nUSA,US Gov,8,60,50\n",
    )
    assert [(actor.id, actor.name) for actor in dataset.actors] == [("XJ", "Xi"), ("USA", "US Gov")]
    assert dataset.issues[0].question == "How much?"


def test_what_cannot_be_is_told_where_it_stands(refused: Refused, read: Read) -> None:
    start = "T,D,2,1\nActor,Description,Power,Pstn1,Sal1\n"
    told = refused("k.csv", f"{start}a,b,x,130,5\nc,d,1,5,-5\ne,f\n")
    assert [message.partition(":")[2].split(" ")[0] for message in told] == ["5:1:"]
    told = refused("l.csv", f"{start}a,b,x,130,5\nc,d,1,5,-5\n")
    assert [line.split(": ")[0] for line in told] == ["l.csv:3:5", "l.csv:3:7", "l.csv:4:9"]
    assert "from 0 to 100 in KTAB" in told[1]
    dataset = read("m.csv", f"{start}a,b,1,10,105.9\nc,d,1,5,\n")
    assert held(dataset) == [("a", "Pstn1", -0.8, 1), ("c", "Pstn1", -0.9, None)]
    assert [notice.code for notice in dataset.notices if notice.level == "warning"] == ["range"]


def test_an_empty_position_is_no_stance(read: Read) -> None:
    start = "T,D,2,1\nActor,Description,Power,Pstn1,Sal1\n"
    dataset = read("k.csv", f"{start}a,b,1,10,5,\nc,d,1,,\n")
    assert held(dataset) == [("a", "Pstn1", -0.8, 0.05)]
    assert len(dataset.actors) == 2


def test_a_stated_number_of_actors_is_checked(read: Read) -> None:
    start = "T,D,3,1\nActor,Description,Power,Pstn1,Sal1\n"
    dataset = read("k.csv", f"{start}a,b,1,10,5\n")
    assert any("states 3 actors and holds 1" in notice.message for notice in dataset.notices)


def test_another_scale_may_be_stated(tmp_path) -> None:
    path = tmp_path / "k.csv"
    path.write_text("T,D,1,1\nActor,Description,Power,Pstn1,Sal1\na,b,1,25,5\n")
    dataset = load(path, options=ReadOptions(scale="position:100..0"))
    assert dataset.stances[0].position == 0.5
    assert (dataset.issues[0].scale.low, dataset.issues[0].scale.high) == (100, 0)


def test_scales_of_power_and_salience_may_be_stated_and_are_applied_once(tmp_path) -> None:
    path = tmp_path / "k.csv"
    path.write_text("T,D,1,1\nActor,Description,Power,Pstn1,Sal1\na,b,150,25,5\n")
    options = ReadOptions(scale=("capability:0..200", "salience:0..10"))
    dataset = load(path, options=options)
    assert (dataset.actors[0].capability, dataset.stances[0].salience) == (75, 0.5)


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("Name,Text,7,3,", True), ("Name,Text,7,3", True), ("Name, ,7 , 3, ,", True),
        ("from,to,sign", False), ("a,b,1", False), ("a,b,1,2,3", False), ("1,2,x,3", False),
        ("a,b,0,1", False), ("", False), ("a,b,-1,1", False),
    ],
)  # fmt: skip
def test_first_lines(line: str, is_one: bool) -> None:
    assert is_ktab(line.split(",")) is is_one


ACTOR = (
    "<Actor><name>{name}</name><description>d</description><capability>{power}</capability>"
    "<Position>{places}</Position><Salience>{weights}</Salience></Actor>"
)


def scenario(actors: str) -> str:
    return (
        "<?xml version='1.0' encoding='UTF-8'?>\n<Scenario><name>P</name><desc>D</desc>"
        "<Dimensions><dName>Wet</dName><dName>Dry</dName></Dimensions>"
        f"<Actors>{actors}</Actors><IdealAdjustment/></Scenario>"
    )


def person(name: str, places: list[str], weights: list[str]) -> str:
    coordinates = "".join(f"<dCoord> {place} </dCoord>" for place in places)
    return ACTOR.format(
        name=name, power=7, places=coordinates,
        weights="".join(f"<dSal>{weight}</dSal>" for weight in weights),
    )  # fmt: skip


def test_xml_leaves_out_what_is_empty_or_missing(read: Read) -> None:
    actors = person("Asta", ["", "25"], ["10", "20"]) + person("Bo", ["100"], ["5"])
    dataset = read("k.xml", "\ufeff" + scenario(actors))
    assert held(dataset) == [("Asta", "Dry", -0.5, 0.2), ("Bo", "Wet", 1, 0.05)]
    account = next(one for one in dataset.accounts if one.table == "stances")
    assert (account.read, account.rejected) == (4, 2)
    assert any("IdealAdjustment" in notice.message for notice in dataset.notices)


def test_xml_with_more_coordinates_than_dimensions(refused: Refused) -> None:
    told = refused("k.xml", scenario(person("A", ["1", "2", "3"], ["1", "2"])))
    assert "3 of dCoord and 2 dimensions" in told[0]


def test_xml_with_entities_is_refused(refused: Refused) -> None:
    bomb = "<!DOCTYPE x [<!ENTITY a 'b'>]><Scenario><name>&a;</name></Scenario>"
    assert "DTD" in refused("k.xml", bomb)[0]


@pytest.mark.relation
@given(st.lists(st.tuples(st.floats(0, 100), st.floats(0, 100)), min_size=1, max_size=5))
def test_both_layouts_say_the_same(
    tmp_path_factory: pytest.TempPathFactory, places: list[tuple[float, float]]
) -> None:
    folder = tmp_path_factory.mktemp("ktab")
    rows = "".join(
        f"A{n},d,7, {wet!r},5,{dry!r} , 6,\n" for n, (wet, dry) in enumerate(places)
    )  # fmt: skip
    head = "Actor,Description,Power,Wet Position,Sal1,Dry Pos,Sal2\n"
    (folder / "k.csv").write_text(f"P,D,{len(places)},2,\n{head}{rows}")
    actors = "".join(
        person(f"A{n}", [repr(wet), repr(dry)], ["5", "6"]) for n, (wet, dry) in enumerate(places)
    )
    (folder / "k.xml").write_text(scenario(actors))
    one, other = load(folder / "k.csv"), load(folder / "k.xml")
    assert one.stances == other.stances
    assert one.actors == other.actors
