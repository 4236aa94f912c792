"""Small parts of readers, each by itself: what they do at their limits and with what is seldom."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from graphkit.dataset import Dataset
from graphkit.errors import DataError, Place
from graphkit.formats import ReadOptions, load
from graphkit.formats.reading import peek, zip_archive
from graphkit.formats.reading.ends import call_by_label
from graphkit.formats.reading.first_lines import cells_of
from graphkit.formats.reading.graph_tables import drop_shared_ids, line, put
from graphkit.formats.reading.helper_names import join_names
from graphkit.formats.reading.influence_sheets import matched
from graphkit.formats.reading.kumu import settle_kumu
from graphkit.formats.reading.labelled_block import Block, block_of
from graphkit.formats.reading.long_table import long_table
from graphkit.formats.reading.lookalike import difference
from graphkit.formats.reading.model_numbers import ask, scaled
from graphkit.formats.reading.number_cells import comma_number
from graphkit.formats.reading.other_headings import bring
from graphkit.formats.reading.pair_files import tell_beside
from graphkit.formats.reading.peek import json_in
from graphkit.formats.reading.position_words import accepted
from graphkit.formats.reading.problems import Fault, Problems
from graphkit.formats.reading.raw import FixedPlace, RawDataset, RawTable
from graphkit.formats.reading.roll_calls import days_of
from graphkit.formats.reading.scale_questions import scales_for
from graphkit.formats.reading.sqlite_file import columns_of, is_sqlite, opened
from graphkit.formats.reading.stacked import stack
from graphkit.formats.reading.tables import SCHEMA
from graphkit.formats.reading.text_offsets import Counting, fits, locator
from graphkit.formats.reading.tree_tables import Line
from graphkit.formats.reading.type_signs import signs_from_types
from graphkit.formats.reading.typed_values import fits as is_of_kind
from graphkit.formats.reading.value_tables import text_of
from graphkit.formats.reading.which_table import headings
from graphkit.formats.reading.words import LANGUAGES
from graphkit.formats.reading.words.lookup import LESS, MORE, PLAIN, degree_of, meaning_of
from tests.formats.books import save

HERE = Place("x")


def told(problems: Problems) -> list[str]:
    return [problem.message for problem in problems.found]


def table(name: str, columns: dict[str, list[str]]) -> RawTable:
    return RawTable(name, [*columns], [*columns.values()], FixedPlace(HERE))


@pytest.mark.parametrize(("level", "listed"), [("error", 1000), ("warning", 100), ("note", 20)])
def test_so_many_of_a_kind_are_listed(level: str, listed: int) -> None:
    problems = Problems()
    for n in range(listed + 2):
        assert problems.listing(level, "a") == (n < listed)  # type: ignore[arg-type]
        problems.add(level, "a", str(n))  # type: ignore[arg-type]
    assert len(problems.found) == listed
    (more,) = (problem for problem in problems.told() if problem.times > 1)
    assert more.times == 2 and more.level == level


def test_what_is_no_utf_8_is_still_split_into_cells(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(b"K\xf6ln,B\n")
    assert cells_of(path, 1) == [("k\ufffdln", "b")]


@pytest.mark.parametrize(
    ("word", "side", "grade"),
    [
        ("+", 1, PLAIN), ("++", 1, MORE), ("--", -1, MORE), ("±", 0, PLAIN), ("+/-", 0, PLAIN),
        ("-/+", 0, PLAIN), ("非常に賛成", 1, MORE), ("strongly agree", 1, MORE),
        ("oppose strongly", -1, MORE), ("rather oppose", -1, LESS),
    ],
)  # fmt: skip
def test_sides_and_grades_of_words(word: str, side: int, grade: int) -> None:
    found = meaning_of(word)
    assert found and (found.side, found.grade) == (side, grade)


def test_where_words_are_not_spaced_a_grade_stands_in_front() -> None:
    assert meaning_of("賛成非常に") is None and meaning_of("tall") is None


@pytest.mark.parametrize(
    ("word", "degree"),
    [
        ("very high", 2), ("mittel", 0), ("niedrig", -1), ("sehr niedrig", -2), ("medio", 0),
        ("très élevé", 2), ("tall", None),
    ],
)  # fmt: skip
def test_degrees_of_words(word: str, degree: int | None) -> None:
    assert degree_of(word) == degree


def test_a_share_is_of_100_and_more_is_of_its_highest() -> None:
    for values, what, end in (([50.0, 100.0], "salience", 100.0), ([2.0, 150.0], "salience", 150.0),
                              ([0.5, 1.0], "salience", 1.0)):  # fmt: skip
        found = scaled(values, what, 1.0, "x", Problems(), stated=())
        assert found == [value / end for value in values]
    power = [100.0, 200.0]
    assert scaled(power, "capability", 100.0, "x", Problems(), stated=()) == [50.0, 100.0]
    assert scaled(power, "capability", 100.0, "x", Problems(), stated={"capability"}) == power


@pytest.mark.parametrize("word", ["total", "Totals", "TOTAUX", "sum", "somme", "suma", "Summe",
                                  "gesamt", "Σ"])  # fmt: skip
def test_sums_beside_a_block_are_no_actors(word: str) -> None:
    rows = [
        ["", "A", "B", word],
        ["A", "0", "−1", "1"],
        ["B", "0,5", "0", "0.5"],
        [word, "1", "1", "2"],
    ]
    grid = {r: {c: text for c, text in enumerate(row, 1) if text} for r, row in enumerate(rows, 1)}
    grid[1] |= {1: "who"}
    block = block_of("s", grid)
    assert block and [*block.rows] == [*block.columns] == ["A", "B"]
    assert block.numbers(["A", "B"], ["A", "B"]) == [0, -1, 0.5, 0]


def block(sheet: str, rows: str, columns: str, numbers: str) -> Block:
    cells = {(r, c): number for r, line_ in enumerate(numbers.split("/"), 1)
             for c, number in enumerate(line_.split(), 1)}  # fmt: skip
    return Block(sheet, {n: r for r, n in enumerate(rows, 1)},
                 {n: c for c, n in enumerate(columns, 1)}, cells)  # fmt: skip


def test_the_valued_positions_of_several_are_taken_and_the_matrix_called_direct() -> None:
    direct, square = block("MDI", "AB", "AB", "0 2/1 0"), block("other", "AB", "AB", "0 3/1 0")
    simple, valued = block("1MAO", "AB", "xy", "1 -1/0 1"), block("2MAO", "AB", "xy", "2 -3/0 1")
    for blocks in ([simple, valued, square, direct], [direct, valued, simple, square]):
        found = matched(blocks, {one.sheet: {} for one in blocks})
        assert found and found.direct is direct and found.positions.sheet == "2MAO"
        assert found.valued and sorted(found.others) == ["1MAO", "other"]
    found = matched([direct, simple], {})
    assert found and not found.valued and not found.turned
    assert matched([simple, valued], {}) is None and matched([direct], {}) is None


def test_a_matrix_that_is_the_same_both_ways_comes_last() -> None:
    both, one = block("p", "AB", "AB", "0 2/2 0"), block("q", "AB", "AB", "0 2/1 0")
    positions = block("r", "AB", "xy", "1 -1/0 1")
    found = matched([both, one, positions], {})
    assert found and found.direct is one


def test_attributes_called_as_what_an_edge_or_a_node_says_itself() -> None:
    edge = line(HERE, [("from", "a"), ("to", "b"), ("directed", None)])
    for key, text in (("From", "c"), ("id", "e"), ("Directed", "UNDIRECTED"), ("x", "1")):
        put(edge, key, text, HERE)
    assert edge.texts["from"] == "a" and edge.texts["x_From"] == "c" and edge.texts["x_id"] == "e"
    assert edge.texts["directed"] == "no" and edge.texts["x"] == "1" and "id" not in edge.texts
    node = line(HERE, [("id", "a")])
    for key in ("ID", "to"):
        put(node, key, "t", HERE)
    assert node.texts == {"id": "a", "x_ID": "t", "to": "t"}


def test_ids_that_edges_share_are_none() -> None:
    def edges(*ids: str) -> list[Line]:
        return [line(HERE, [("from", "a"), ("id", one or None)]) for one in ids]

    for ids, kept in ((("1", "2", ""), ["1", "2", None]), (("1", "1", "2", ""), [None] * 4)):
        made, problems = edges(*ids), Problems()
        drop_shared_ids(made, HERE, problems)
        assert [one.texts.get("id") for one in made] == kept
        assert len(problems.found) == (None in kept[:1])


def test_actors_without_ids_are_called_by_their_labels_and_that_is_said() -> None:
    actors, problems = table("actors", {"label": [" A ", "B"]}), Problems()
    call_by_label(actors, problems)
    assert actors.columns[1] == ["A", "B"] and len(told(problems)) == 1
    some, problems = table("actors", {"id": ["1", " "], "label": ["A", "B"]}), Problems()
    call_by_label(some, problems)
    assert some.columns[0] == ["1", "B"] and not told(problems)
    none, problems = table("actors", {"type": ["x"]}), Problems()
    call_by_label(none, problems)
    assert none.header == ["type"] and not told(problems)


def test_a_file_as_large_as_may_be_is_looked_into(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.json"
    path.write_text(json.dumps({"a": 1}), encoding="utf-8")
    monkeypatch.setattr(peek, "LARGEST", path.stat().st_size)
    assert json_in(path) == {"a": 1}
    peek._json.cache_clear()
    monkeypatch.setattr(peek, "LARGEST", path.stat().st_size - 1)
    assert json_in(path) is None
    assert json_in(tmp_path / "none.json") is None


def test_tables_of_a_database_and_none_of_its_views(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    with closing(sqlite3.connect(path)) as made:
        made.execute("CREATE TABLE People (Id, NAME)")
        made.execute("CREATE VIEW Named AS SELECT NAME FROM People")
        made.commit()
    assert is_sqlite(path) and not is_sqlite(tmp_path)
    with opened(path) as connection:
        assert columns_of(connection) == {"people": {"id", "name"}}


def test_of_days_without_times_nothing_is_said() -> None:
    for texts, days, notes in (
        (["2021-04-02", "", "May"], ["2021-04-02", "", "May"], 0),
        (["2021-04-02 09:01:00", "2021-04-03T10"], ["2021-04-02", "2021-04-03"], 1),
    ):
        problems = Problems()
        assert days_of(texts, "votes", "x", problems) == days
        assert len(problems.found) == notes


def test_a_place_of_stacked_tables_is_that_of_the_table_that_has_the_column() -> None:
    one = RawTable("ties", ["from"], [["a"]], FixedPlace(Place("one")))
    other = RawTable("ties", ["From", "note"], [["b", "c"], ["n", "m"]], FixedPlace(Place("two")))
    both = stack([one, other])
    assert both.header == ["from", "note"]
    assert both.columns == [["a", "b", "c"], ["", "n", "m"]]
    files = [both.where.header(n).file for n in range(3)]
    assert files == ["one", "two", "one"]
    assert [both.where.row(n).file for n in range(3)] == ["one", "two", "two"]


@pytest.mark.parametrize(
    ("text", "kind", "fit"),
    [
        ("7", "int", True), ("-7", "Long", True), ("7.5", "integer", False), ("x", "short", False),
        ("", "byte", False), ("7.5", "double", True), ("x", "float", False), ("x", "string", True),
        ("TRUE", "boolean", True), ("0", "boolean", True), ("yes", "boolean", False),
    ],
)  # fmt: skip
def test_values_are_of_the_kind_that_is_declared(text: str, kind: str, fit: bool) -> None:
    problems = Problems()
    assert is_of_kind(text, kind, "a", HERE, problems) == fit
    assert len(problems.found) == (not fit)


@pytest.mark.parametrize(
    ("found", "words", "fit"),
    [("ab c", "ab\n c", True), ("ab c", "ab", True), ("ab", "ab c...", True), ("", "ab", False),
     ("ab", "", False), ("", "", False), ("ab", "b", False)],
)  # fmt: skip
def test_a_quotation_is_what_its_program_says_or_its_beginning(
    found: str, words: str, fit: bool
) -> None:
    assert fits(found, words) == fit


def test_offsets_count_breaks_and_characters_as_the_program_did() -> None:
    text = "a\nb\U0001f600c"
    assert Counting().cut(text, 2, 5) == "b\U0001f600c"
    assert Counting(twice=True).cut(text, 2, 6) == "b\U0001f600c"
    assert Counting(breaks="\r\n").cut(text, 3, 6) == "b\U0001f600c"
    assert Counting(breaks="\n").cut("a\r\nb", 2, 3) == "b"
    assert locator(1, 2, " a\n", "") == "characters 1-2, after 'a'"
    assert locator("", "", "", "b ") == "before 'b'"


def test_a_kind_of_tie_gives_signs_where_some_are_opposed_or_support_is_enough() -> None:
    for kinds, both, signs in (
        (["supports", "opposes", "owns"], True, ["support", "oppose", "none"]),
        (["supports", "owns"], False, ["support", "none"]),
        (["supports", "owns"], True, None),
        (["opposes"], True, ["oppose"]),
        (["owns"], False, None),
    ):
        ties, problems = table("ties", {"Relation": kinds}), Problems()
        signs_from_types(ties, problems, both=both)
        assert ties.header == (["Relation", "sign"] if signs else ["Relation"])
        assert [problem.code for problem in problems.found] == (["type-signs"] if signs else [])
        if signs:
            assert [ties.columns[1][n] for n, s in enumerate(signs) if s != "none"] == [
                s for s in signs if s != "none"
            ]


def test_values_of_a_frame_as_cells() -> None:
    assert text_of({"b", "a"}) == "a|b" and text_of(("b", "a")) == "b|a"
    assert text_of(None) == "" and text_of(date(2024, 1, 2)) == "2024-01-02"
    assert text_of(np.int64(3)) == "3" and text_of(np.array([1, 2])) == "1|2"
    with pytest.raises(Fault):
        text_of({"a": 1})


@pytest.mark.parametrize(
    "pair",
    [
        "source target", "vertex 1,vertex 2", "vertex1 vertex2", "node1 node2", "node 1,node 2",
        "node1_id node2_id", "source node,target node", "source_node target_node",
        "from node,to node", "from_node to_node", "from_id to_id", "fromid toid",
        "sourceid targetid", "src dst", "src tgt", ":start_id :end_id", "sender receiver",
        "_from _to",
    ],
)  # fmt: skip
def test_how_other_tools_call_the_ends_of_a_tie(pair: str) -> None:
    first, second = pair.split("," if "," in pair else " ")
    assert headings(SCHEMA["ties"], [second.upper(), first]) == {"to": [0], "from": [1]}


def test_a_source_beside_one_end_is_no_end() -> None:
    assert headings(SCHEMA["ties"], ["from", "to", "source"])["source"] == [2]
    assert headings(SCHEMA["ties"], ["source", "sign"]) == {"from": [0], "sign": [1]}


def test_one_character_in_two_ways_is_shown_in_both() -> None:
    assert difference("黄仁勳", "黄仁勋") == "variants of one character (勳, 勋)"
    assert difference("a", "a") == ""
    assert (
        difference("Port\u200b", "PORT")
        == "upper and lower case and characters that cannot be seen"
    )


@pytest.mark.parametrize("word", ["inf", "-Infinity", "NaN", "1e999"])
def test_what_is_no_finite_number(word: str) -> None:
    with pytest.raises(Fault):
        comma_number(word)


def test_an_archive_may_be_as_large_and_as_dense_as_the_limits(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from zipfile import ZipInfo

    member = ZipInfo("a")
    member.file_size, member.compress_size = 400, 4
    monkeypatch.setattr(zip_archive, "LARGEST", 400)
    monkeypatch.setattr(zip_archive, "RATIO_FROM", 10)
    problems = Problems()
    assert zip_archive.sizes_fit([member], "a", "x", problems) and not problems.found
    member.file_size, member.compress_size = 400, 3
    assert not zip_archive.sizes_fit([member], "a", "x", problems)
    assert not zip_archive.sizes_fit([member, member], "a", "x", problems)
    assert [problem.code for problem in problems.found] == ["size", "size"]


@pytest.mark.parametrize(
    ("low", "high"),
    [
        (1, 3), (1, 4), (1, 5), (1, 7), (1, 10), (0, 2), (0, 4), (0, 5), (0, 10), (0, 100),
        (-2, 2), (-3, 3), (-4, 4), (-5, 5), (-10, 10), (-100, 100),
    ],
)  # fmt: skip
def test_usual_scales_are_the_first_that_are_offered_for_their_ends(low: int, high: int) -> None:
    assert scales_for({low, high})[0] == (low, high)


def test_names_join_where_half_of_them_are_known_and_none_is_there() -> None:
    for names, ids, joined in (
        ("1,Port\n2,Yard\n", ["1", "3"], ["Port", ""]),
        ("1,Port\n2,Yard\n3,Guild\n", ["1", "9"], None),
        ("1,Port,x\n", ["1"], None),
        ("1,Port\n2,Yard\n", ["1", "2"], ["Port", "Yard"]),
    ):
        raw, problems = RawDataset("x"), Problems()
        raw.tables["actors"] = table("actors", {"id": ids})
        assert join_names(names, "n.csv", raw, problems) == (joined is not None)
        assert (raw.tables["actors"].columns[1:] or [None])[0] == joined
        assert [problem.code for problem in problems.found] == ["names"] * (joined is not None)
    raw = RawDataset("x")
    raw.tables["actors"] = table("actors", {"id": ["1"], "name": ["Old"]})
    assert join_names("1,Port\n", "n.csv", raw, Problems())
    assert raw.tables["actors"].columns[1] == ["Old"]
    assert not join_names("1,Port\n", "n.csv", RawDataset("x"), Problems())


@pytest.mark.parametrize("head", ["id,name", "actor,issue,position"])
def test_two_columns_of_a_bare_list_that_are_called_alike_are_not_one(
    head: str, refused: Callable[..., list[str]]
) -> None:
    row = "a,b,1"[: 2 * head.count(",") + 1]
    told = refused("x.csv", f"{head},Shoe,Shoe\n{row},1,2\n")
    assert len(told) == 1 and told[0].startswith(
        f"x.csv:1:{len(head) + 7}: Duplicate column 'Shoe'"
    )


def test_the_other_half_of_a_graph_that_stands_beside_is_named(tmp_path: Path) -> None:
    for name in ("port_nodes.csv", "port_edges.csv", "yard_nodes.csv", "port_edges.json"):
        (tmp_path / name).write_text("id\n", encoding="utf-8")
    for given, read, named in (
        ("port_edges.csv", {"ties"}, "port_nodes.csv"),
        ("port_nodes.csv", {"actors"}, "port_edges.csv"),
        ("port_edges.csv", {"ties", "actors"}, ""),
        ("port_edges.csv", {"stances"}, ""),
        ("yard_nodes.csv", {"actors"}, ""),
        ("port_edges.json", {"ties"}, ""),
    ):
        problems = Problems()
        tell_beside(tmp_path / given, read, problems)
        assert [p.message.split()[0] for p in problems.found] == ([named] if named else [])


def test_a_long_table_that_is_no_gzip_file(tmp_path: Path) -> None:
    path, problems = tmp_path / "x.csv.gz", Problems()
    path.write_bytes(b"a,b\n1,2\n")
    assert long_table(path, "a", {"1"}, ReadOptions(), problems) is None
    assert [problem.code for problem in problems.found] == ["unreadable"]


def test_what_kumu_calls_the_kind_of_a_connection() -> None:
    raw = RawDataset("x")
    raw.tables["ties"] = table(
        "ties", {"From": ["a"], "To": ["b"], "Connection Type": ["-"], "Description": ["why"]}
    )
    settle_kumu(raw, Problems())
    ties = raw.tables["ties"]
    said = {word.casefold(): texts for word, texts in zip(ties.header, ties.columns, strict=True)}
    assert said["sign"] == ["oppose"] and said["relation"] == ["-"] and said["summary"] == ["why"]


def test_the_words_that_messages_list_are_each_languages_examples() -> None:
    said = accepted().split("; ")
    assert said == [f"{one.name} {', '.join(one.examples.split('; '))}" for one in LANGUAGES]


def test_outcomes_are_on_the_scale_that_is_stated_for_positions(
    read: Callable[..., Dataset],
) -> None:
    tables = {
        "issues.csv": "id,question,outcome\nq,Q,0\nr,R,10\n",
        "stances.csv": "actor,issue,position\na,q,10\nb,r,0\n",
    }
    dataset = read("set", tables, scale="position:0..10")
    assert [issue.outcome for issue in dataset.issues] == [-1, 1]
    assert [stance.position for stance in dataset.stances] == [1, -1]


def test_neutral_ties_are_counted_once_it_is_known_what_0_means(
    read: Callable[..., Dataset],
) -> None:
    for signs, said in (
        (("neutral", "+"), ["1 tie is"]),
        (("0", "0", "-"), ["2 ties are"]),
        (("+", "-"), []),
    ):
        rows = "".join(f"a{n},b{n},{sign}\n" for n, sign in enumerate(signs))
        notices = read(f"{len(said)}{len(signs)}.csv", f"from,to,sign\n{rows}").notices
        neutral = [n for n in notices if n.code == "neutral"]
        assert [n.message.partition(" neither")[0] for n in neutral] == said


def test_the_first_position_outside_a_stated_scale_is_named(
    read: Callable[..., Dataset], refused: Callable[..., list[str]]
) -> None:
    head = "actor,issue,position\na,q,5\n"
    told = refused("x.csv", f"{head}b,q,20\nc,q,30\n", scale="position:0..10")
    assert len(told) == 1 and told[0].startswith("x.csv:3:5 (position): '20' is outside the scale")
    said = read("y.csv", f"{head}b,q,9\n", scale="position:0..10", values="position:9=oppose")
    assert [stance.position for stance in said.stances] == [0, -1]


def test_what_false_may_mean_is_asked(put: Callable[..., Path]) -> None:
    path = put("x.csv", "actor,issue,position\na,q,true\nb,q,false\n")
    with pytest.raises(DataError) as caught:
        load(path)
    (asked,) = (problem for problem in caught.value.problems if problem.answers)
    assert [(str(a.meaning), a.option) for a in asked.answers] == [
        (f"false {meaning}, true supports", f"--values position:false={word},true=support")
        for meaning, word in (
            ("opposes", "oppose"), ("is neutral", "neutral"), ("is no position", "none"),
        )
    ]  # fmt: skip


def test_how_a_number_of_a_kind_is_to_be_written_is_said() -> None:
    problems = Problems()
    assert not is_of_kind("7,5", "double", "a", HERE, problems)
    assert [problem.hint for problem in problems.found] == ["Write 7.5, with a decimal point."]


@pytest.mark.parametrize(
    ("others", "said"),
    [("A", "The sheet A was passed over."), ("AB", "The sheets A, B were passed over.")],
)
def test_sheets_that_are_passed_over_are_named(others: str, said: str, tmp_path: Path) -> None:
    sheets = {
        "Elements": [["Label", "Type"], ["Port", "Firm"], ["Town", "Body"]],
        "Connections": [["From", "To", "Type"], ["Port", "Town", "-"]],
        **{other: [["x"]] for other in others},
    }
    notices = load(save(tmp_path / "k.xlsx", sheets)).notices
    assert [n.message for n in notices if n.code == "passed-over"] == [said]


def test_what_is_drawn_is_left_out_beside_a_place_or_a_colour() -> None:
    for beside in ("x y", "r g b"):
        words = f"id {beside} z a size color colour shape thickness".split()
        actors, problems = table("actors", {word: ["1"] for word in words}), Problems()
        bring(actors, problems)
        assert actors.header == ["id"]
        assert [problem.code for problem in problems.found] == ["drawn"]
    actors = table("actors", {"id": ["1"], "shape": ["2"], "x": ["3"]})
    bring(actors, Problems())
    assert actors.header == ["id", "x_shape", "x_x"]


def test_only_headings_called_otherwise_are_said_to_be_read_as_another(
    read: Callable[..., Dataset],
) -> None:
    head = {"issues.csv": "id,question\nq,Q\n"}
    for column, said in (("name", []), ("label", ["actors: read 'label' as name."])):
        dataset = read(column, {**head, "actors.csv": f"id,{column}\na,A\n"})
        assert [n.message for n in dataset.notices if n.code == "alias"] == said


def test_positions_that_are_never_negative_are_asked_about() -> None:
    for positions, asked in (([0.0, 1.0], True), ([-1.0, 1.0], False), ([1.0], False)):
        problems = Problems()
        assert ask(positions, HERE, problems) is asked
        assert problems.fatal is asked
