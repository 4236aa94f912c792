"""References by id, name, alias, title or address, and those that mean several or nobody."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphkit.errors import DataError
from graphkit.formats import load

ACTORS = """id,name,name:ja,aliases,member_of
guild,Ferry Guild,渡し組合,FG|The Guild,
council,Isle Council,,,ferry guild
"""
ISSUES = """id,question,x_title,decided_by,decision_rule
toll,Keep the toll?,The toll,FG|council,majority; Ferry Guild=3; proposer=FG
"""
SOURCES = "id,title,url\ns1,Minutes,https://example.org/1\n"


def folder(path: Path, stances: str, *, actors: str = ACTORS, issues: str = ISSUES) -> Path:
    for name, text in (("actors", actors), ("issues", issues), ("sources", SOURCES)):
        (path / f"{name}.csv").write_text(text, encoding="utf-8")
    (path / "stances.csv").write_text(f"actor,issue,position,source\n{stances}", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "actor", ["guild", "Ferry Guild", "渡し組合", "FG", "The Guild", "ferry  guild"]
)
@pytest.mark.parametrize("issue", ["toll", "Keep the toll?", "The toll"])
@pytest.mark.parametrize("source", ["s1", "Minutes", "https://example.org/1"])
def test_all_that_means_one(tmp_path: Path, actor: str, issue: str, source: str) -> None:
    dataset = load(folder(tmp_path, f"{actor},{issue},oppose,{source}\n"))
    (stance,) = dataset.stances
    assert (stance.actor, stance.issue, stance.source) == ("guild", "toll", ("s1",))


def test_members_and_deciders_too_and_it_is_said_once(tmp_path: Path) -> None:
    dataset = load(folder(tmp_path, "guild,toll,oppose,s1\n"))
    assert dataset.actor_by_id["council"].member_of == ("guild",)
    (issue,) = dataset.issues
    assert issue.decided_by == ("guild", "council")
    assert issue.decision_rule is not None
    assert issue.decision_rule.named == ("guild",)
    (note,) = (str(n) for n in dataset.notices if n.code == "by-name")
    assert note.startswith("2 references to actors by name")


def test_an_id_comes_before_a_name(tmp_path: Path) -> None:
    actors = "id,name\ncouncil,Isle Council\nguild,council\n"
    issues = "id,question\ntoll,Keep the toll?\n"
    dataset = load(folder(tmp_path, "council,toll,oppose,s1\n", actors=actors, issues=issues))
    assert dataset.stances[0].actor == "council"


def test_a_name_as_it_is_written_comes_before_one_in_other_letters(tmp_path: Path) -> None:
    actors = "id,name\na,GUILD\nb,Guild\n"
    issues = "id,question\ntoll,Keep the toll?\n"
    path = folder(tmp_path, "Guild,toll,oppose,s1\n", actors=actors, issues=issues)
    assert load(path).stances[0].actor == "b"
    with pytest.raises(DataError, match="several actors: 'a' and 'b'"):
        load(folder(tmp_path, "guild,toll,oppose,s1\n", actors=actors, issues=issues))


def test_a_name_that_several_bear_is_an_error_that_lists_them(tmp_path: Path) -> None:
    actors = "id,name,aliases\nguild,Sam Lee,\ncouncil,S. Lee,Sam Lee\n"
    issues = "id,question\ntoll,Keep the toll?\n"
    with pytest.raises(DataError) as error:
        load(folder(tmp_path, "Sam Lee,toll,oppose,s1\n", actors=actors, issues=issues))
    (problem,) = (p for p in error.value.problems if p.level == "error")
    assert problem.code == "ambiguous-actor" and "'guild' and 'council'" in problem.message
    assert str(problem.place) == "stances.csv:2:1 (actor)"


def test_who_is_nobody_stays_an_error(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="Unknown actor 'Guilt'"):
        load(folder(tmp_path, "Guilt,toll,oppose,s1\n"))


def test_what_a_private_row_calls_somebody_is_not_repeated(tmp_path: Path) -> None:
    path = folder(tmp_path, "guild,toll,oppose,s1\n")
    (path / "stances.csv").write_text(
        "actor,issue,position,private\nguild,toll,oppose,\nThe Guild,toll,support,yes\n"
    )
    assert "The Guild" not in "".join(str(n) for n in load(path).notices if n.code == "by-name")
