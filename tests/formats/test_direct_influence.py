"""The table of direct influence: read, checked, written in every format, kept private."""

from dataclasses import replace
from datetime import date

import pytest

from graphkit.cli import run
from graphkit.errors import DataError
from graphkit.evidence import claimed
from graphkit.formats import load

ACTORS = "id,name\na,Ada\nb,Ben\n"
TABLE = "from,to,level,date,reason,private\na,b,4,2026-01-01,Can close it,\nb,a,0,,,yes\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "actors.csv").write_text(ACTORS, "utf-8")
    (tmp_path / "direct_influence.csv").write_text(TABLE, "utf-8")
    return tmp_path


def test_it_is_read(folder):
    strong, none = load(folder).direct_influence
    assert (strong.id, strong.source_actor, strong.target_actor, strong.level) == (
        "di1", "a", "b", 4,
    )  # fmt: skip
    assert (strong.date, strong.reason) == (date(2026, 1, 1), "Can close it")
    assert (none.level, none.private) == (0, True)


@pytest.mark.parametrize("level", ["5", "-1", "1.5", "much", ""])
def test_a_level_is_one_of_five(folder, level):
    (folder / "direct_influence.csv").write_text(f"from,to,level\na,b,{level}\n", "utf-8")
    with pytest.raises(DataError) as caught:
        load(folder)
    assert any("level" in str(problem) for problem in caught.value.problems)


def test_actors_are_those_of_the_dataset(folder):
    (folder / "direct_influence.csv").write_text("from,to,level\na,c,1\n", "utf-8")
    with pytest.raises(DataError, match="Unknown actor 'c'"):
        load(folder)


def test_rows_follow_audience_and_day(folder):
    data = load(folder)
    assert [row.id for row in data.for_audience("public").direct_influence] == ["di1"]
    assert [row.id for row in data.until(date(2025, 12, 31)).direct_influence] == ["di2"]
    assert data.last_day == date(2026, 1, 1)
    assert data.sha256 != replace(data, direct_influence=data.direct_influence[:1]).sha256


def test_actors_known_from_private_rows_alone_are_not_public(tmp_path):
    path = tmp_path / "direct_influence.csv"
    path.write_text("from,to,level,private\na,b,1,\na,c,2,yes\n", "utf-8")
    data = load(tmp_path)
    assert [actor.id for actor in data.actors] == ["a", "b", "c"]
    public = data.for_audience("public")
    assert [actor.id for actor in public.actors] == ["a", "b"]
    assert [claim.id for claim in public.claims()] == ["di1"]


def test_a_row_is_cited_with_its_reason(folder):
    found = claimed(load(folder), "di1")
    assert (found.parties, found.summary.words, found.day) == (
        ("a", "b"), "Can close it", date(2026, 1, 1),
    )  # fmt: skip


@pytest.mark.parametrize("ending", [".yaml", ".json", ".xlsx", ""])
def test_every_format_holds_it(folder, tmp_path_factory, ending):
    data = load(folder)
    path = tmp_path_factory.mktemp("out") / f"case{ending}"
    words = ["convert", str(folder), "-o", str(path), "--audience", "internal"]
    assert run([*words, *([] if ending else ["--to", "csv_folder"])]) == 0
    again = load(path)
    assert again.direct_influence == data.direct_influence
    assert again.sha256 == data.sha256


def test_the_finding_says_what_it_rests_on(folder, capfd):
    assert run(["measure", "mactor", str(folder)]) == 0
    assert "1 row of direct influence" in " ".join(capfd.readouterr().out.split())
