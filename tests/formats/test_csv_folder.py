"""A folder of tables: what is read, and every class of fault with its place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from graphkit.dataset import Account, Option, Stance, Tie
from graphkit.errors import DataError, UsageError
from graphkit.formats import load
from graphkit.language import Language, Written
from graphkit.rows import option_labels, written
from tests.formats.fixture_types import Read, Refused

ACTORS = "id,name\na,Anna\nb,Bert\n"
ISSUES = "id,question\nq,Shall we?\n"


def folder(**tables: str) -> dict[str, str]:
    return {f"{name}.csv": text for name, text in tables.items()}


def test_every_column_reaches_its_field(read: Read) -> None:
    dataset = read(
        "case",
        folder(
            actors="id,name,name:ja,aliases,member_of,capability,private_note,x_camp,private_tel\n"
            "a,Anna,アンナ,Ann|A.,b,80,shh,red,123\nb,Bert,,,,,,,\n",
            issues="id,question,question:ja,options,decided_by,decided_on,outcome,outcome_source\n"
            "q,Shall we?,するか,no=-1|yes=1,a|b,2026-01-02,-0.5,s\n",
            stances="id,actor,issue,position,salience,condition,date,confidence,source,locator,"
            "summary,private\nz9,a,q,oppose,0.5,if,2026-01-01,0.9,s|s2,p1,said so,yes\n",
            ties="from,to,sign,relation,strength,directed,since,until,confidence,source,x_k\n"
            "a,b,-,fights,0.3,no,2025-01-01,2025-02-01,1,s,v\n",
            influence="actor,issue,capability,date,formal,access,resources,aggregate,reason\n"
            "a,q,70,2026-01-01,50,10,10,yes,chairs\n",
            events="date,event,issue,outcome,source\n2026-01-02,Vote,q,lost,s|s2\n",
            sources="id,publisher,title,url,date,language,reliability,note\n"
            "s,Post,T,https://p.example/,2026-01-01,en,0.8,\ns2,,,,,,,\n",
        ),
    )
    anna = dataset.actors[0]
    assert (anna.names, anna.aliases, anna.member_of) == ({"ja": "アンナ"}, ("Ann", "A."), ("b",))
    assert (anna.capability, anna.private_note) == (80, "shh")
    assert anna.extra == {"x_camp": "red", "private_tel": "123"}
    issue = dataset.issues[0]
    assert issue.options == (Option("no", -1), Option("yes", 1))
    assert (issue.decided_by, issue.decided_on) == (("a", "b"), date(2026, 1, 2))
    assert (issue.outcome, issue.outcome_source) == (-0.5, ("s",))
    assert dataset.stances == (
        Stance(
            "z9",
            "a",
            "q",
            -1.0,
            0.5,
            "if",
            date(2026, 1, 1),
            0.9,
            ("s", "s2"),
            "p1",
            "said so",
            True,
        ),
    )
    day, end = date(2025, 1, 1), date(2025, 2, 1)
    tie = Tie("ti1", "a", "b", -1, "fights", 0.3, False, day, end, 1, ("s",), extra={"x_k": "v"})
    assert dataset.ties == (tie,)
    (power,) = dataset.influence
    assert (power.id, power.capability, power.formal, power.aggregate) == ("in1", 70, 50, True)
    (event,) = dataset.events
    assert (event.id, event.issue, event.source) == ("ev1", ("q",), ("s", "s2"))
    assert dataset.accounts[0] == Account("actors", read=2, used=2)
    assert dataset.notices == ()


def test_words_are_read_in_other_languages(read: Read) -> None:
    dataset = read(
        "case",
        folder(
            actors=ACTORS,
            issues="id,question,options,options:ja,support_means,support_means:ja,support_means:zh\n"
            "q,Shall we?,no=-1|yes=1,いいえ=-1|はい=1,Go,行く,去\n",
            stances="actor,issue,position,condition,condition:ja,summary:ja,summary\n"
            "a,q,1,if dry,晴れれば,,said so\nb,q,-1,,,いやと言った,said no\n",
            events="date,event,event:ja\n2026-01-02,Vote,採決\n",
        ),
    )
    issue, (one, other) = dataset.issues[0], dataset.stances
    assert issue.translations["options:ja"] == (Option("いいえ", -1), Option("はい", 1))
    assert [Language("ja").say(label) for label in option_labels(issue)] == ["いいえ", "はい"]
    assert [Language("zh").say(label) for label in option_labels(issue)] == ["no", "yes"]
    means = written(issue, "support_means")
    assert [Language(code).say(means) for code in ("en", "ja", "zh")] == ["Go", "行く", "去"]
    assert one.translations == {"condition:ja": "晴れれば"}
    assert other.translations == {"summary:ja": "いやと言った"}
    assert written(other, "condition") is None
    assert written(dataset.events[0], "event") == Written("Vote", {"ja": "採決"})


def test_reference_data_reads_without_a_warning(blackwell_folder: Path) -> None:
    dataset = load(blackwell_folder)
    sizes = {name: len(rows) for name, rows in dataset.tables().items()}
    # The counts published with the coding.
    assert sizes == {
        "actors": 116,
        "issues": 12,
        "stances": 232,
        "ties": 155,
        "influence": 178,
        "events": 43,
        "sources": 188,
    }
    assert {notice.level for notice in dataset.notices} <= {"note"}
    assert all(a.read == a.used + a.merged + a.rejected for a in dataset.accounts)
    assert dataset.title and dataset.description


FAULTS = {
    "unknown actor": (
        {"ties": "from,to,sign\na,b,+\na,aa,-\n"},
        ["ties.csv:3:3 (to): Unknown actor 'aa': it is not declared in actors. Did you mean 'a'?"],
    ),
    "unknown issue": (
        {"stances": "actor,issue,position\na,qq,1\n"},
        ["stances.csv:2:3 (issue): Unknown issue 'qq': it is not declared in issues. "],
    ),
    "unknown source among several": (
        {
            "stances": "actor,issue,position,source\na,q,1,s1|doc9\n",
            "sources": "id,title\ns1,One\ndoc1,Two\n",
        },
        ["stances.csv:2:7 (source): Unknown source 'doc9': it is not declared in sources. Did you"],
    ),
    "unknown column": (
        {"ties": "from,to,sign,strenght\na,b,+,1\n"},
        ["ties.csv:1:14: ties has no column 'strenght'. Did you mean 'strength'?"],
    ),
    "own column without x_": (
        {"ties": "from,to,sign,shade\na,b,+,1\n"},
        ["ties.csv:1:14: ties has no column 'shade'. Call it x_shade to keep it as your own."],
    ),
    "duplicate column": (
        {"ties": "from,to,sign,weight,strength\na,b,+,1,2\n"},
        ["ties.csv:1:21: Duplicate column 'strength' ('weight' means it too)."],
    ),
    "duplicate own column": (
        {"ties": "from,to,sign,x_a,x_a\na,b,+,1,2\n"},
        ["ties.csv:1:18: Duplicate column 'x_a'."],
    ),
    "missing column": (
        {"stances": "actor,position\na,1\n"},
        ["stances.csv:1:1: stances: column issue is missing."],
    ),
    "a status quo off the scale": (
        {"issues": "id,question,status_quo\nq,?,-1.5\n"},
        ["issues.csv:2:5 (status_quo): -1.5 is outside -1 to 1."],
    ),
    "a status quo that is no number": (
        {"issues": "id,question,status_quo\nq,?,banned\n"},
        ["issues.csv:2:5 (status_quo): 'banned' is not a number."],
    ),
    "a decision rule nobody knows": (
        {"issues": "id,question,decision_rule\nq,?,unanimus\n"},
        ["issues.csv:2:5 (decision_rule): There is no decision rule 'unanimus'. Did you mean 'una"],
    ),
    "votes for somebody who does not decide": (
        {"issues": "id,question,decided_by,decision_rule\nq,?,a|b,majority;a=2;bb=3\n"},
        [
            "issues.csv:2:9 (decision_rule): 'bb' has votes and is not in decided_by. Did you mean 'b'"
        ],
    ),
    "a scale with one end": (
        {"issues": "id,question,scale_low,scale_high\nq,?,0,\n"},
        ["issues.csv:2:5 (scale_low): A scale has two different ends: scale_low and scale_high."],
    ),
    "a scale without width": (
        {"issues": "id,question,scale_high,scale_low\nq,?,5,5\n"},
        ["issues.csv:2:7 (scale_low): A scale has two different ends: scale_low and scale_high."],
    ),
    "missing sign in one row": (
        {"ties": "from,to,sign\na,b,+\na,b,\n"},
        ["ties.csv:3:1: ties: incomplete row, missing field sign."],
    ),
    "two faults in one row": (
        {"stances": "actor,issue,position,confidence\n,,1,2\n"},
        [
            "stances.csv:2:1: stances: incomplete row, missing fields actor and issue.",
            "stances.csv:2:5 (confidence): 2 is outside 0 to 1.",
        ],
    ),
    "ragged row": (
        {"ties": "from,to,sign,strength\na,b,+,0,5\n"},
        ["ties.csv:2:9: The row has 5 cells, the header 4. Is there a comma in a cell"],
    ),
    "duplicate claim id": (
        {"stances": "id,actor,issue,position\nx,a,q,1\nx,b,q,1\n"},
        [
            "stances.csv:3:1 (id): stances: the id 'x' is given twice; first at stances.csv:2:1 (id)."
        ],
    ),
    "claim id in two tables": (
        {"stances": "id,actor,issue,position\nx,a,q,1\n", "ties": "id,from,to,sign\nx,a,b,+\n"},
        ["ties.csv:2:1 (id): ties: the id 'x' is given twice; first at stances.csv:2:1 (id)."],
    ),
    "end before start": (
        {"ties": "from,to,sign,since,until\na,b,+,2024-05-01,2023-05-01\n"},
        ["ties.csv:2:18 (until): The end 2023-05-01 is before the start 2024-05-01."],
    ),
    "unclosed quote": (
        {"ties": 'from,to,sign\na,"b,+\n'},
        ["ties.csv:2:3: An unclosed quote: the text after it never ends."],
    ),
    "misspelt table": (
        {"stance": "actor,issue,position\na,q,1\n"},
        ["stance.csv: 'stance' is no table. Did you mean 'stances'?"],
    ),
    "translation of nothing": (
        {"stances": "actor,issue,position,condition,condition:ja\na,q,1,,晴れれば\n"},
        [
            "stances.csv:2:8 (condition:ja): 'condition:ja' translates a condition that is not there."
        ],
    ),
    "translated options at other places": (
        {"issues": "id,question,options,options:ja\nq,Shall we?,no=-1|yes=1,いいえ=-1|はい=0.9\n"},
        ["issues.csv:2:25 (options:ja): 'options:ja' has other positions than options. Give every"],
    ),
    "duplicate translation": (
        {"actors": "id,name,name:ja,name:ja\na,Anna,アンナ,アナ\nb,Bert,,\n"},
        ["actors.csv:1:17: Duplicate column 'name:ja'."],
    ),
    "translation of what has none": (
        {"stances": "actor,issue,position,locator:ja\na,q,1,一頁\n"},
        ["stances.csv:1:22: stances has no column 'locator:ja'. Did you mean 'locator'?"],
    ),
    "unknown decider": (
        {"issues": "id,question,decided_by\nq,Shall we?,a|zz\n"},
        ["issues.csv:2:13 (decided_by): Unknown actor 'zz': it is not declared in actors."],
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_fault_is_told_with_its_place(name: str, refused: Refused) -> None:
    tables, expected = FAULTS[name]
    told = refused("case", folder(**{"actors": ACTORS, "issues": ISSUES, **tables}))
    assert len(told) == len(expected), told
    for words, start in zip(told, expected, strict=True):
        assert words.startswith(start.strip()), words


def test_all_problems_of_all_tables_come_at_once(refused: Refused) -> None:
    told = refused(
        "case",
        folder(
            actors=ACTORS + "a,Again\n",
            issues="id,question,outcome\nq,Shall we?,7\n",
            stances="actor,issue,position,date\nzz,q,9,2024-02-30\n",
            ties="from,to,sign\na,b,maybe\n",
        ),
    )
    assert [words.split(":")[0] for words in told] == [
        *("actors.csv", "issues.csv", "stances.csv", "stances.csv", "stances.csv", "ties.csv"),
    ]


def test_actor_and_issue_ids_share_one_namespace(refused: Refused) -> None:
    (told,) = refused("case", folder(actors=ACTORS, issues="id,question\na,Shall we?\n"))
    assert told.startswith("issues.csv:2:1 (id): issues: the id 'a' is given twice")


def test_accounts_add_up_when_refused(put: Callable[..., Path]) -> None:
    ties = "from,to,sign\na,b,+\na,zz,?\n"
    with pytest.raises(DataError) as caught:
        load(put("case", folder(actors=ACTORS, ties=ties)))
    accounts = [p.message for p in caught.value.problems if p.code == "account"]
    assert accounts == [
        "actors: 2 rows read, 0 rejected, 2 good; nothing was used.",
        "ties: 2 rows read, 1 rejected, 1 good; nothing was used.",
    ]


def test_claims_without_ids_are_numbered_around_those_with(read: Read) -> None:
    ties = "id,from,to,sign\nti2,a,b,+\n,b,a,+\nq7,a,b,-\n"
    dataset = read("case", folder(actors=ACTORS, ties=ties))
    assert [tie.id for tie in dataset.ties] == ["ti2", "ti2a", "q7"]


def test_without_tables_of_actors_issues_sources_they_come_from_the_claims(read: Read) -> None:
    dataset = read("case", folder(stances="actor,issue,position,source\na,q,support,The Post\n"))
    assert [actor.id for actor in dataset.actors] == ["a"]
    assert [issue.id for issue in dataset.issues] == ["q"]
    assert dataset.stances[0].source == ("The Post",)
    assert {notice.code for notice in dataset.notices} == {"created", "no-sources"}


def test_contradictory_repeated_and_self_ties_are_kept_and_told(read: Read) -> None:
    dataset = read(
        "case",
        folder(
            actors=ACTORS,
            issues=ISSUES,
            ties="from,to,sign,directed\na,b,+,no\nb,a,-,no\na,a,-,yes\na,b,+,no\n",
            stances="actor,issue,position,date\na,q,1,2024-01-01\na,q,-1,2024-01-01\n"
            "a,q,-1,2024-01-02\n",
        ),
    )
    assert (len(dataset.ties), len(dataset.stances)) == (4, 3)
    told = [str(notice) for notice in dataset.notices]
    assert told == [
        "stances.csv:3:1: stances: st2 contradicts st1, same date; both are kept.",
        "ties.csv:3:1: ties: ti2 contradicts ti1, same date; both are kept.",
        "ties.csv:4:3: ties: ti3 is a tie of an actor to itself; kept, left out of every measure.",
        "ties.csv:5:1: ties: ti4 contradicts ti2, same date; both are kept.",
        "ties.csv:5:1: ties: ti4 says the same as ti1; both are kept.",
    ]


def test_opposite_directions_do_not_contradict(read: Read) -> None:
    dataset = read("case", folder(actors=ACTORS, ties="from,to,sign\na,b,+\nb,a,-\n"))
    assert dataset.notices == ()


def test_quoted_white_space_is_meant_other_is_trimmed(read: Read) -> None:
    dataset = read("case", folder(actors='id,name\n"a ", Anna \n a,Bert\n'))
    assert [(actor.id, actor.name) for actor in dataset.actors] == [("a ", "Anna"), ("a", "Bert")]
    assert [notice.code for notice in dataset.notices] == [
        "padded",
        "trimmed",
        "trimmed",
        "alike-id",
    ]


def test_guard_against_formulas_is_taken_off(read: Read) -> None:
    dataset = read("case", folder(actors="id,name,note\na,'=1+1,'tis\nb,''-x,'\n"))
    assert [(a.name, a.note) for a in dataset.actors] == [("=1+1", "'tis"), ("'-x", "'")]


def test_other_files_in_the_folder_are_named(read: Read) -> None:
    dataset = read("case", folder(actors=ACTORS, timetable="x\n1\n"))
    assert [notice.code for notice in dataset.notices] == ["unknown-table"]


def test_broken_descriptor_is_told_with_its_place(refused: Refused) -> None:
    files = {**folder(actors=ACTORS), "datapackage.json": '{"title": "x",\n oops}'}
    (told,) = refused("case", files)
    assert told.startswith("datapackage.json:2:2: ")


def test_descriptor_names_the_folder_too(put: Callable[..., Path]) -> None:
    path = put("case", {**folder(actors=ACTORS), "datapackage.json": '{"title": " T "}'})
    dataset = load(path / "datapackage.json")
    assert (dataset.name, dataset.title) == ("case", "T")


def test_what_is_not_there_is_a_wrong_call(tmp_path: Path) -> None:
    (tmp_path / "starter.csv").write_text("from,to,sign\na,b,+\n")
    with pytest.raises(UsageError, match=r"Did you mean 'starter.csv'"):
        load(tmp_path / "startr.csv")
    with pytest.raises(UsageError, match=r"'x.docx' is in no format .* \.csv, "):
        (tmp_path / "x.docx").write_text("x")
        load(tmp_path / "x.docx")


def test_empty_folder_is_refused(refused: Refused) -> None:
    (words,) = refused("case", {})
    assert words.startswith("case: There is no data: none of the tables actors, issues,")


def test_what_the_system_does_not_hand_over_is_told_beside_the_rest(tmp_path: Path) -> None:
    (tmp_path / "ties.csv").mkdir()
    (tmp_path / "actors.csv").symlink_to(tmp_path / "nowhere.csv")
    (tmp_path / "sources.csv").write_text("id,reliability\ns1,-1\n")
    with pytest.raises(DataError) as caught:
        load(tmp_path)
    assert [str(p) for p in caught.value.problems if p.level == "error"] == [
        "actors.csv: This cannot be read: No such file or directory.",
        "sources.csv:2:4 (reliability): -1 is outside 0 to 1.",
        "ties.csv: This cannot be read: Is a directory.",
    ]


def test_an_empty_table_is_counted_and_lists_nobody(read: Read) -> None:
    ties = "from,to,sign\na,b,support\n"
    found = read("case", {"actors.csv": "id,name\n", "ties.csv": ties})
    assert [actor.id for actor in found.actors] == ["a", "b"]
    assert ("actors", 0) in [(account.table, account.read) for account in found.accounts]
    assert "The table actors is empty: 2 actors taken from the claims." in map(str, found.notices)


def test_tables_without_a_row_are_said_to_have_none(read: Read) -> None:
    found = read("case", {"actors.csv": "id,name\n"})
    assert "case: There is not a single row of data." in map(str, found.notices)


def test_thousands_of_the_same_fault_are_one_message(refused: Refused) -> None:
    rows = "".join(f"a{i},b,?{i}\n" for i in range(1500))
    (told,) = refused("list.csv", f"from,to,sign\n{rows}")
    assert told.startswith("list.csv:2:6 (sign): '?0', '?1', ")
    assert "1,488 others are no signs. In 1,500 rows, first here." in told


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("Citation", ""),
        ("Influence", ""),
        ("Kind", ""),
        ("posision", "position"),
        ("isue", "issue"),
    ],
)
def test_a_heading_is_taken_for_another_only_where_it_is_misspelt(
    read: Read, refused: Refused, word: str, near: str
) -> None:
    words = f"actor,issue,position,{word}\na,q,1,x\n"
    if word == "Citation":  # a source by another name
        assert read("s.csv", words).stances[0].source == ("x",)
        return
    told = refused("case", {"stances.csv": words})
    assert any(f"no column '{word}'" in words for words in told)
    assert any("Did you mean" in words for words in told) == bool(near)
