"""Coding that is never negative is asked about in every format; a dash is not opposition."""

from __future__ import annotations

import io
import json
import shlex
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.dataset import Actor, Dataset, Issue, Stance, Tie
from graphkit.errors import DataError, UsageError
from graphkit.formats import ReadOptions, formats, load, write
from graphkit.formats.reading.coding import Coding, codings
from graphkit.formats.reading.never_negative import never_negative
from tests.formats.fixture_types import Content, Put, Read, Refused

ROWS = {
    "stances": (("actor", "issue", "position"), ("position", 2)),
    "ties": (("from", "to", "sign"), ("sign", 2)),
}


def lines(table: str, values: list[str], separator: str = ",") -> str:
    header, _ = ROWS[table]
    rows = [(f"a{n}", "q", value) for n, value in enumerate(values)]
    return "\n".join(separator.join(row) for row in [header, *rows]) + "\n"


def as_rows(table: str, values: list[str]) -> list[dict[str, str]]:
    header, _ = ROWS[table]
    return [dict(zip(header, (f"a{n}", "q", v), strict=True)) for n, v in enumerate(values)]


def as_csv(table: str, values: list[str]) -> tuple[str, Content]:
    return "bare.csv", lines(table, values)


def as_semicolons(table: str, values: list[str]) -> tuple[str, Content]:
    return "semi.csv", lines(table, [v.replace(".", ",") for v in values], ";")


def as_tabs(table: str, values: list[str]) -> tuple[str, Content]:
    return "tabs.tsv", lines(table, values, "\t").replace("position", "Position")


def as_folder(table: str, values: list[str]) -> tuple[str, Content]:
    return "folder", {f"{table}.csv": lines(table, values)}


def as_yaml(table: str, values: list[str]) -> tuple[str, Content]:
    rows = "".join(
        "- {" + ", ".join(f'{k}: "{v}"' for k, v in row.items()) + "}\n"
        for row in as_rows(table, values)
    )
    return "case.yaml", f"{table}:\n{rows}"


def as_json(table: str, values: list[str]) -> tuple[str, Content]:
    return "case.json", json.dumps({table: as_rows(table, values)})


def as_xlsx(table: str, values: list[str]) -> tuple[str, Content]:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    sheet.title = table
    sheet.append(ROWS[table][0])
    for row in as_rows(table, values):
        *names, value = row.values()
        number = value.removeprefix("-").replace(".", "", 1).isdigit()
        sheet.append([*names, float(value) if number else value])
    stream = io.BytesIO()
    book.save(stream)
    return "case.xlsx", stream.getvalue()


FORMS = [as_csv, as_semicolons, as_tabs, as_folder, as_yaml, as_json, as_xlsx]
form = pytest.mark.parametrize("form", FORMS, ids=lambda f: f.__name__)


@form
@pytest.mark.parametrize("table", ["stances", "ties"])
@pytest.mark.parametrize("values", [["1", "0", "0"], ["0", "0"], ["1.0", "0.0", "1"]])
def test_0_and_1_are_asked_about_in_every_format(
    put: Put, form: Callable[..., tuple[str, Content]], table: str, values: list[str]
) -> None:
    with pytest.raises(DataError) as caught:
        load(put(*form(table, values)))
    (problem,) = [p for p in caught.value.problems if p.level == "error"]
    column = ROWS[table][1][0]
    assert problem.code == "coding"
    assert problem.place is not None
    assert (problem.place.field or "").casefold() == column
    options = [answer.option for answer in problem.answers]
    assert [f"--values {column}:0={word}" for word in ("oppose", "neutral", "none")] == [
        option.split(",")[0] for option in options
    ]


@form
@pytest.mark.parametrize("values", [["0.2", "0.9"], ["0.5", "1"], ["0", "0.5", "1"], ["0.8"]])
def test_shares_are_asked_about(
    put: Put, form: Callable[..., tuple[str, Content]], values: list[str]
) -> None:
    with pytest.raises(DataError) as caught:
        load(put(*form("stances", values)))
    (problem,) = [p for p in caught.value.problems if p.level == "error"]
    assert [answer.option for answer in problem.answers] == [
        "--scale position:0..1",
        "--scale position:-1..1",
    ]


@form
@pytest.mark.parametrize(
    ("values", "positions"),
    [
        (["1", "0", "-1"], [1, 0, -1]),
        (["0.3", "1", "-0.1"], [0.3, 1, -0.1]),
        (["1", "1"], [1, 1]),  # nobody writes 1 for opposition
        (["support", "neutral"], [1, 0]),
        (["support", "0", "oppose"], [1, 0, -1]),
        (["+", "0", "-"], [1, 0, -1]),
        (["+", "0"], [1, 0]),
    ],
)
def test_what_says_itself_is_not_asked_about(
    put: Put,
    form: Callable[..., tuple[str, Content]],
    values: list[str],
    positions: list[float],
) -> None:
    found = load(put(*form("stances", values)))
    assert [stance.position for stance in found.stances] == positions


@form
def test_every_answer_gives_its_reading(put: Put, form: Callable[..., tuple[str, Content]]) -> None:
    path = put(*form("stances", ["1", "0", "0.0"]))
    readings = {
        "position:0=oppose,1=support": [1, -1, -1],
        "position:0=neutral,1=support": [1, 0, 0],
        "position:0=none,1=support": [1],
        "position:1=-0.5,0=0.25": [-0.5, 0.25, 0.25],
    }
    for said, positions in readings.items():
        found = load(path, options=ReadOptions(values=said))
        assert [stance.position for stance in found.stances] == positions
        (account,) = [a for a in found.accounts if a.table == "stances"]
        assert (account.read, account.used, account.rejected) == (
            3,
            len(positions),
            3 - len(positions),
        )


@form
def test_a_stated_scale_is_brought_to_ours(
    put: Put, form: Callable[..., tuple[str, Content]]
) -> None:
    # On 1..7 the middle is 4: (1, 4, 7, 5.5) are -1, 0, 1 and (5.5 - 4) / 3 = 0.5.
    path = put(*form("stances", ["1", "4", "7", "5.5"]))
    found = load(path, options=ReadOptions(scale="position:1..7"))
    assert [stance.position for stance in found.stances] == [-1, 0, 1, 0.5]
    turned = load(path, options=ReadOptions(scale={"position": (7, 1)}))
    assert [stance.position for stance in turned.stances] == [1, 0, -1, -0.5]


def test_outside_the_stated_scale_is_an_error_at_its_place(refused: Refused) -> None:
    said = refused("a.csv", lines("stances", ["0", "1.5"]), scale="position:0..1")
    assert said == ["a.csv:3:6 (position): '1.5' is outside the scale stated for position, 0 to 1."]


def test_any_negative_in_the_column_shows_that_the_scale_is_signed(read: Read) -> None:
    """Judged over the whole column: one issue may be supported by everybody."""
    content = "actor,issue,position\na,q,0\nb,q,0.5\nc,r,-0.5\n"
    assert [s.position for s in read("a.csv", content).stances] == [0, 0.5, -0.5]


def test_an_issue_with_a_scale_of_its_own_has_said_what_its_positions_are(
    read: Read, refused: Refused
) -> None:
    issues = "id,question,scale_low,scale_high\nq,How long?,5,15\nr,Build it?,,\n"
    stances = "actor,issue,position\na,q,0\nb,q,0.5\n"
    assert len(read("own", {"issues.csv": issues, "stances.csv": stances}).stances) == 2
    said = refused("both", {"issues.csv": issues, "stances.csv": f"{stances}a,r,0.2\nb,r,0.4\n"})
    assert len(said) == 1
    assert "(from 0.2 to 0.4)" in said[0]


@pytest.mark.parametrize("mark", ["-", "–", "−", "—", "n/a", "N/A", "#N/A", ".", "n.a."])
def test_a_dash_in_a_column_of_positions_is_no_position(read: Read, mark: str) -> None:
    found = read("a.csv", lines("stances", ["1", mark, "-1", mark]))
    assert [(s.actor, s.position) for s in found.stances] == [("a0", 1), ("a2", -1)]
    (account,) = found.accounts
    assert (account.read, account.used, account.rejected) == (4, 2, 2)
    (note,) = [n for n in found.notices if n.code == "silent"]
    assert (
        str(note)
        == f"a.csv:1:13 (position): stances: 2 rows without a position ('{mark}') left out."
    )


@pytest.mark.parametrize("others", [["1"], ["support"], ["0.5", "-1"], ["+", "1"], []])
def test_a_dash_is_no_sign_beside_anything_but_marks(put: Put, others: list[str]) -> None:
    try:
        found = load(put("a.csv", lines("stances", [*others, "-"])))
    except DataError as error:  # whatever is wrong, the dash was not taken for opposition
        assert "is not a" in str(error) or "is never negative" in str(error)
    else:
        assert len(found.stances) == len(others)


def test_places_after_a_row_that_was_left_out_are_right(refused: Refused) -> None:
    said = refused("a.csv", lines("stances", ["n/a", "1", "-1", "much"]))
    assert [words.partition(" ")[0] for words in said] == ["a.csv:5:6"]


def test_an_empty_position_is_still_an_error(refused: Refused) -> None:
    (said,) = refused("a.csv", lines("stances", ["1", "", "-1"]))
    assert (
        said
        == "a.csv:3:1: stances: incomplete row, missing field position. Write n/a where there is none."
    )


@pytest.mark.parametrize("signs", [["+", "-"], ["-", "-"], ["+", "0", "–"], ["-", "0"]])
def test_a_dash_in_a_column_of_signs_is_opposition(read: Read, signs: list[str]) -> None:
    meant = {"+": 1, "0": 0}
    found = read("a.csv", lines("ties", signs))
    assert [tie.sign for tie in found.ties] == [meant.get(sign, -1) for sign in signs]


@pytest.mark.parametrize("signs", [["1", "-"], ["support", "-", "oppose"], ["-1", "1", "–"]])
def test_a_dash_among_words_or_numbers_is_no_sign(refused: Refused, signs: list[str]) -> None:
    (said,) = refused("a.csv", lines("ties", signs))
    assert "may mean opposition, or that nothing is known" in said
    assert f"a.csv:{2 + [s in '-–' for s in signs].index(True)}:" in said


def test_what_0_means_is_not_told_before_it_is_known(put: Put) -> None:
    with pytest.raises(DataError) as caught:
        load(put("a.csv", lines("ties", ["1", "0"])))
    assert "neutral" not in [problem.code for problem in caught.value.problems]


def test_weights_without_signs_are_left_as_they_are(read: Read) -> None:
    found = read("a.csv", "from,to,weight\na,b,1\nb,c,0.5\n")
    assert [(tie.sign, tie.strength) for tie in found.ties] == [(None, 1.0), (None, 0.5)]


def test_outcome_and_options_are_coded_as_positions_are(read: Read) -> None:
    tables = {
        "issues.csv": "id,question,options,options:ja,outcome,status_quo\n"
        "q,Build it?,no=0|half=0.5|yes=1,否=0|半=0.5|可=1,1,0.25\n",
        "stances.csv": "actor,issue,position\na,q,0\nb,q,0.75\n",
    }
    found = read("case", tables, scale="position:0..1")
    (issue,) = found.issues
    assert [option.position for option in issue.options] == [-1, 0, 1]
    assert (issue.outcome, issue.status_quo) == (1, -0.5)
    apart = read("apart", tables, scale=["position:0..1", "outcome:-1..1", "status_quo:-1..1"])
    assert (apart.issues[0].outcome, apart.issues[0].status_quo) == (1, 0.25)


@pytest.mark.parametrize(
    ("columns", "row", "warned"),
    [
        ("outcome", "0", True),
        ("outcome", "-0.5", False),
        ("options", "no=0|yes=1", True),
        ("options", "no=-1|wait=0|yes=1", False),
        ("options", "half=0.5|yes=1", False),
        ("status_quo", "0", False),
    ],
)
def test_outcomes_coded_0_and_1_are_doubted(
    read: Read, columns: str, row: str, warned: bool
) -> None:
    tables = {
        "issues.csv": f"id,question,{columns}\nq,Build it?,{row}\n",
        "stances.csv": "actor,issue,position\na,q,-1\nb,q,1\n",
    }
    told = [n for n in read("case", tables).notices if n.level == "warning"]
    assert [n.code for n in told] == ["coding"] * warned
    assert not [
        n for n in read("said", tables, scale=f"{columns}:-1..1").notices if n.level == "warning"
    ]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.yaml", 'scale:position: 0..1\nstances:\n- {actor: a, issue: q, position: 0.25}\n'),
        ("a.json", '{"scale:position": "0..1", "stances": [{"actor":"a","issue":"q","position":0.25}]}'),
        (
            "folder",
            {
                "datapackage.json": '{"scale:position": "0..1"}',
                "stances.csv": "actor,issue,position\na,q,0.25\n",
            },
        ),
    ],
)  # fmt: skip
def test_what_a_file_says_of_its_scale(read: Read, name: str, content: Content) -> None:
    assert read(name, content).stances[0].position == -0.5
    as_it_stands = read(f"other-{name}", content, scale="position:-1..1")
    assert as_it_stands.stances[0].position == 0.25  # who asks, decides


def test_what_a_file_says_is_checked(refused: Refused) -> None:
    said = refused("a.yaml", "values:position: 0=sideways\nstances: []\n")
    assert any("a.yaml:1:1: 'sideways' is no meaning" in words for words in said)


def test_what_is_said_of_a_column_that_is_not_there(read: Read) -> None:
    found = read("a.csv", lines("ties", ["support"]), scale="position:0..1")
    assert "There is no column position" in str(found.notices)


@pytest.mark.parametrize(
    ("scale", "values", "words"),
    [
        ("position", (), "does not say COLUMN:LOW..HIGH"),
        ("postion:0..1", (), "Did you mean 'position'"),
        ("position:0-1", (), "no scale such as 0..1"),
        ("position:0..1..2", (), "no scale"),
        ("position:1..1", (), "only one end"),
        ("sign:0..1", (), "Signs have no scale"),
        ((), "position:0", "does not say VALUE=MEANING"),
        ((), "position:0=7", "is no meaning"),
        ((), "sign:0=0.5", "is no meaning"),
    ],
)
def test_options_that_cannot_be_meant(scale: str, values: str, words: str) -> None:
    with pytest.raises(UsageError, match=words.replace(".", r"\.").replace("?", r"\?")):
        codings(scale, values)


def test_one_notation_and_mappings_say_the_same() -> None:
    assert codings("position:0..1", ["sign:0=oppose,1=support"]) == codings(
        {"position": (0, 1)}, {"sign": {0: "oppose", "1": 1}}
    )
    assert codings((), "position:Dafür=1,dagegen=-1,egal=0")["position"].values == {
        "dafür": "support",
        "dagegen": "oppose",
        "egal": "neutral",
    }
    assert Coding(scale=(0, 1)).over(Coding(values={"x": ""})) == Coding((0, 1), {"x": ""})


positions = st.lists(st.floats(-1, 1).map(lambda x: round(x, 6) + 0.0), min_size=1, max_size=4)


@settings(deadline=None)
@given(positions, st.booleans())
@pytest.mark.parametrize("name", [n for n in formats if "*" in formats[n].holds])
def test_what_graphkit_wrote_is_never_asked_about(
    tmp_path_factory: pytest.TempPathFactory, name: str, values: list[float], shifted: bool
) -> None:
    chosen = [abs(value) for value in values] if shifted else values
    made = Dataset(
        "case",
        issues=(Issue("q", "Build it?"),),
        stances=tuple(Stance(f"st{n}", "a", "q", value) for n, value in enumerate(chosen, 1)),
        ties=(Tie("ti1", "a", "b", 0),),
    )
    content = write(made, name)
    path = tmp_path_factory.mktemp("trip") / f"case{formats[name].suffixes[0]}"
    if isinstance(content, bytes):
        path.write_bytes(content)
    else:
        path.mkdir()
        for file, part in content.items():
            (path / file).write_bytes(part)
    assert [stance.position for stance in load(path).stances] == chosen


@given(st.sets(st.floats(-1, 1), min_size=1))
def test_one_negative_settles_it(numbers: set[float]) -> None:
    assert not never_negative(numbers | {-0.5})
    assert never_negative({abs(number) for number in numbers} | {0.5})


def run(*args: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "graphkit", *args], capture_output=True, text=True, encoding="utf-8"
    )


def test_the_command_printed_gives_the_report(put: Put) -> None:
    path = put("my votes.csv", lines("stances", ["1", "0", "0", "0"]))
    asked = run("report", str(path), "--replicates", "0")
    assert asked.returncode == 3
    assert asked.stdout == ""
    commands = [line.partition(": ")[2] for line in asked.stderr.splitlines() if "  0 " in line]
    assert len(commands) == 3
    answered = run(*shlex.split(commands[0])[1:])
    assert answered.returncode == 0
    # 1 for and 3 against: the mean is (1 - 3) / 4.
    assert "3 oppose it and 1 supports it" in " ".join(answered.stdout.split())
    assert "−0.50" in answered.stdout


def test_the_statement_leaves_a_valid_data_package(
    tmp_path: Path, frictionless: Callable[[Path], None]
) -> None:
    made = Dataset(
        "case",
        actors=(Actor("a", "Anna"),),
        issues=(Issue("q", "Build it?"),),
        stances=(Stance("st1", "a", "q", 0.5),),
    )
    content = write(made, "csv_folder")
    assert isinstance(content, Mapping)
    for file, part in content.items():
        (tmp_path / file).write_bytes(part)
    assert json.loads(content["datapackage.json"])["scale:position"] == "-1..1"
    frictionless(tmp_path)
