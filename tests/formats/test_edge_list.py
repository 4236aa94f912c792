"""A bare list of ties: names of columns, signs, separators, encodings."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from published import tribe_ties

from graphkit.dataset import Dataset
from graphkit.errors import DataError, UsageError
from graphkit.formats import ReadOptions, load
from tests.formats.fixture_types import Read, Refused


def ties(dataset: Dataset) -> list[tuple[str, str, int | None, float]]:
    return [(t.source_actor, t.target_actor, t.sign, t.strength) for t in dataset.ties]


def codes(dataset: Dataset) -> set[str]:
    return {notice.code for notice in dataset.notices}


@pytest.mark.parametrize(
    "text",
    [
        "from,to,sign,strength\na,b,+,2\nb,c,oppose,1\n",
        "source,target,sign,weight\na,b,1,2\nb,c,-1,1\n",
        "Source,Target,Weight\na,b,2\nb,c,-1\n",
        "source;target;sign;weight\na;b;+;2,0\nb;c;-;1\n",
        "from\tto\tsign\tstrength\na\tb\t+\t2\nb\tc\t-\t1\n",
        "\ufefffrom,to,sign,strength\r\na,b,+,2\r\nb,c,-,1\r\n\r\n",
        "from,to,sign,strength\ra,b,+,2\rb,c,-,1\r",
        "from,to,sign,strength\n\na,b,+,2\n,,,\nb,c,-,1",
    ],
)
def test_shapes_of_the_same_list(text: str, read: Read) -> None:
    dataset = read("list.csv", text)
    assert ties(dataset) == [("a", "b", 1, 2.0), ("b", "c", -1, 1.0)]
    assert [actor.id for actor in dataset.actors] == ["a", "b", "c"]
    assert "created" in codes(dataset)


@pytest.mark.parametrize(
    "text",
    [
        "a b 2\nb c -1\n",
        "# comment\n a\tb  2\n\nb c -1",
        "from to sign weight\na b + 2\nb c - 1\n",
    ],
)
def test_words_separated_by_white_space(text: str, read: Read) -> None:
    assert ties(read("list.txt", text)) == [("a", "b", 1, 2.0), ("b", "c", -1, 1.0)]


@pytest.mark.parametrize("separator", [",", ";", "\t", " "])
@pytest.mark.parametrize("ending", ["csv", "tsv", "txt", "edgelist", "edges", "dat"])
def test_without_headings_every_separator_is_read_alike(
    separator: str, ending: str, read: Read
) -> None:
    for rows, wanted in (
        (["a b 2", "b c -1"], [("a", "b", 1, 2.0), ("b", "c", -1, 1.0)]),
        (["0 1 +", "1 2 -"], [("0", "1", 1, 1.0), ("1", "2", -1, 1.0)]),
        (["# two ties", "a b", "b c"], [("a", "b", None, 1.0), ("b", "c", None, 1.0)]),
    ):
        text = "\n".join(row if row[0] == "#" else row.replace(" ", separator) for row in rows)
        assert ties(read(f"list.{ending}", text)) == wanted


@pytest.mark.parametrize("separator", [",", ";", "\t", " "])
def test_four_cells_without_headings_may_be_too_many_things(
    separator: str, refused: Refused
) -> None:
    (told,) = refused("list.txt", "a b + 1\nc d - 1\n".replace(" ", separator))
    assert told.startswith("list.txt:1:1: Columns from and to were not found")


def test_a_konect_header_says_direction_and_size(read: Read) -> None:
    dataset = read("out.edges", "% sym signed\n% 3 3 3\n1\t2\t1\n2\t3\t-1\n")
    assert [tie.directed for tie in dataset.ties] == [False, False]
    (warning,) = (problem for problem in dataset.notices if problem.level == "warning")
    assert "states 3 ties and holds 2" in warning.message


def test_separators_at_the_ends_of_lines_are_no_columns(read: Read) -> None:
    found = read("list.csv", "a,b,1,,\nb,c,-1,,\n")
    assert [(tie.source_actor, tie.target_actor, tie.sign) for tie in found.ties] == [
        ("a", "b", 1),
        ("b", "c", -1),
    ]


def test_words_may_be_quoted(read: Read) -> None:
    assert ties(read("list.txt", '"New York" b support\n')) == [("New York", "b", 1, 1.0)]


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("a b 1\nb c\n", "list.txt:2:1: The row has 2 words, the first 3."),
        ("a b 1 2 3\n", "list.txt:1:1: Columns from and to were not found"),
        ('a "b 1\n', "list.txt:1:3: An unclosed quote"),
        ("a b +\nb c nix\n", "list.txt:2:5 (sign): 'nix' is not a sign."),
        ("# nothing\n", "list.txt:1:1: There are no rows."),
    ],
)
def test_faults_in_words(text: str, start: str, refused: Refused) -> None:
    told = refused("list.txt", text)
    assert told[0].startswith(start), told


@pytest.mark.parametrize(
    ("name", "text", "strengths"),
    [
        ("list.csv", "source,target,weight\na,b,1\nb,c,0.5\n", [1, 0.5]),
        ("list.csv", "from,to\na,b\nb,c\n", [1, 1]),
        ("list.txt", "a b\nb c\n", [1, 1]),
        ("list.txt", "a b 2\nb c 3\n", [2, 3]),
        ("list.yaml", "ties: [{from: a, to: b}, {from: b, to: c}]\n", [1, 1]),
    ],
)
def test_a_list_without_any_sign_is_unsigned(
    name: str, text: str, strengths: list[float], read: Read
) -> None:
    dataset = read(name, text)
    assert dataset.unsigned
    assert [(tie.sign, tie.strength) for tie in dataset.ties] == [(None, s) for s in strengths]
    (note,) = (problem for problem in dataset.notices if problem.code == "unsigned")
    assert "never as support" in note.message
    assert note.hint and "add a column sign" in note.hint


def test_an_empty_cell_in_a_column_of_signs_is_an_error(refused: Refused) -> None:
    (told,) = refused("list.csv", "from,to,sign\na,b,\nb,c,\n")[:1]
    assert told == "list.csv:2:1: ties: incomplete row, missing field sign."


def test_neutral_is_not_unsigned(read: Read) -> None:
    neutral, unsigned = (
        read("a.csv", "from,to,sign\na,b,neutral\n"),
        read("b.csv", "from,to\na,b\n"),
    )
    assert not neutral.unsigned
    assert neutral.sha256 != unsigned.sha256


def test_signed_weight_is_split_and_said(read: Read) -> None:
    dataset = read("list.csv", "source,target,weight\na,b,-0.5\nb,c,3\n")
    assert ties(dataset) == [("a", "b", -1, 0.5), ("b", "c", 1, 3.0)]
    assert "signed-weight" in codes(dataset)


def test_weight_of_zero_beside_signed_weights(refused: Refused) -> None:
    (told,) = refused("list.csv", "source,target,weight\na,b,-0.5\nb,c,0\n")
    assert told.startswith("list.csv:3:5 (weight): A strength is above 0, not 0.")


def test_empty_weight_beside_signed_weights_is_no_support(refused: Refused) -> None:
    (told,) = refused("list.csv", "source,target,weight\na,b,-0.5\nb,c,\n")
    assert told == "list.csv:3:1: ties: incomplete row, missing field sign."


@pytest.mark.parametrize("dash", ["-", "–", "−"])
def test_a_dash_for_a_weight_is_no_opposition(refused: Refused, dash: str) -> None:
    told, *_ = refused("positive.csv", f"source,target,weight\na,b,2\nb,c,{dash}\n")
    assert told.startswith("positive.csv:3:5 (weight)")
    (told,) = refused("list.csv", f"source,target,weight\na,b,-2\nb,c,{dash}\n")
    assert told.startswith("list.csv:3:1: ties: incomplete row, missing field sign")


def test_negative_weight_beside_a_sign_is_an_error(refused: Refused) -> None:
    (told,) = refused("list.csv", "source,target,sign,weight\na,b,-,-1\n")
    assert "Opposition belongs in the column sign." in told


def test_source_is_a_source_beside_from(read: Read) -> None:
    dataset = read("list.csv", "from,to,sign,source\na,b,+,The Post\n")
    assert dataset.ties[0].source == ("The Post",)


def test_ids_stay_text(read: Read) -> None:
    dataset = read("list.csv", "from,to,sign\n007,7,+\n1e5,TRUE,+\nNA,null,-\n")
    assert {a.id for a in dataset.actors} == {"007", "7", "1e5", "TRUE", "NA", "null"}


def test_other_single_tables_are_known_by_their_headings(read: Read) -> None:
    assert len(read("who.csv", "id,name,ok\na,Anna,1\n").actors) == 1
    assert len(read("what.csv", "actor,issue,position\na,q,1\n").stances) == 1


def test_header_row_further_down(put: Callable[..., Path]) -> None:
    path = put("list.csv", "Export of today\n\nfrom,to,sign\na,b,+\n")
    assert len(load(path, options=ReadOptions(header_row=3)).ties) == 1


def test_undirected(read: Read) -> None:
    assert not read("list.csv", "from,to,sign\na,b,+\n", undirected=True).ties[0].directed


@pytest.mark.parametrize(
    ("content", "start"),
    [
        (
            "from,to,sign\nBél,b,+\n".encode() + b"B\xfcl,c,-\n",
            "list.csv:3:2: The file is not UTF-8",
        ),
        (b"\x89PNG\r\n\x1a\n", "list.csv:1:1: This is a PNG picture"),
        (b"PK\x03\x04xx", "list.csv:1:1: This is a zip archive"),
        (b"  <HTML><body>", "list.csv:1:1: This is an HTML page"),
        (b"a\x00\x01\x02\x03b", "list.csv:1:1: This is a binary file"),
        (b"from,to,sign\na,b\x00,+\n", "list.csv:2:4: A NUL character"),
        (
            b"version https://git-lfs.github.com/spec/v1\noid sha256:4d\n",
            "list.csv:1:1: This is a Git LFS pointer, not text. Fetch the file",
        ),
        (
            "from,to,sign\na,b,+\n".encode("utf-16-le"),
            "list.csv:1:1: This looks like UTF-16 without a byte order mark. Save it as UTF-8, or "
            "name its encoding: --encoding utf-16-le.",
        ),
        (b"", "list.csv:1:1: The file is empty"),
        (b"\xef\xbb\xbf \n", "list.csv:1:1: The file is empty"),
        (b"from,to,sign\n<<<<<<< a\nx,y,+\n=======\n>>>>>>> b\n", "list.csv:2:1: This is an unres"),
        (b"from,to,sign\n", "list.csv:1:1: There are no rows under the header."),
        (b"a,b,+,1\nc,d,-,1\n", "list.csv:1:1: Columns from and to were not found"),
        (b"a,b\nc,d\n", "list.csv:1:1: Columns from and to were not found"),
        (b"Colour,Taste,Share\nc,d,1\n", "list.csv:1:1: Columns from and to were not found"),
    ],
)
def test_files_that_are_no_list(content: bytes, start: str, refused: Refused) -> None:
    (told,) = refused("list.csv", content)
    assert told.startswith(start), told


def test_encoding_that_is_named(put: Callable[..., Path]) -> None:
    path = put("list.csv", "from,to,sign\nBül,b,+\n".encode("cp1252"))
    assert load(path, options=ReadOptions(encoding="cp1252")).actors[0].id == "Bül"
    with pytest.raises(UsageError, match="no encoding"):
        load(path, options=ReadOptions(encoding="cp9999"))


@pytest.mark.parametrize(
    ("words", "encoding", "advised"),
    [
        ("日本,米国", "shift_jis", "cp932"),
        ("経済産業省の方針,反対する", "shift_jis", "cp932"),
        ("日本,あいうえお", "euc_jp", "euc_jp"),
        ("団体,論点", "euc_jp", "euc_jp"),  # readable as Shift-JIS, as narrow katakana
        ("Bélanger,Straße Köln", "cp1252", "cp1252"),
        ("it’s “so” – naïve,résumé", "cp1252", "cp1252"),
    ],
)
def test_the_encoding_advised_is_the_one_it_is_in(
    words: str, encoding: str, advised: str, put: Callable[..., Path], refused: Refused
) -> None:
    content = f"from,to,sign\n{words},+\n".encode(encoding)
    (told,) = refused("list.csv", content)
    assert told.endswith(f"such as --encoding {advised}.")
    tie = load(put("again.csv", content), options=ReadOptions(encoding=advised)).ties[0]
    assert f"{tie.source_actor},{tie.target_actor}" == words


def test_utf_16_without_its_mark_is_read_when_named(put: Callable[..., Path]) -> None:
    path = put("list.csv", "from,to,sign\na,b,+\n".encode("utf-16-le"))
    assert len(load(path, options=ReadOptions(encoding="utf-16-le")).ties) == 1


def test_the_row_of_the_headings_says_how_cells_are_separated(put: Callable[..., Path]) -> None:
    path = put("list.csv", "A title, with commas, many\nfrom;to;sign\na;b;support\nb;c,d;oppose\n")
    dataset = load(path, options=ReadOptions(header_row=2))
    assert ties(dataset) == [("a", "b", 1, 1.0), ("b", "c,d", -1, 1.0)]
    told = {notice.code: notice.message for notice in dataset.notices}
    assert told["dialect"] == "The cells are separated by semicolons."


@pytest.mark.parametrize(
    ("content", "places", "account"),
    [
        # Too few cells: at the last; too many: at the first that is too many.
        ("from,to,sign\na,b,+\nb,c\nc,d,-,x\n", ["3:3", "4:7"], "3 rows read, 2 rejected, 1 good"),
        ("from to sign\na b +\nb c\nc d -\n", ["3:1"], "3 rows read, 1 rejected, 2 good"),
        ("a b 1\nb c\nc a -1\n", ["2:1"], "3 rows read, 1 rejected, 2 good"),
    ],
)
def test_ragged_rows_are_placed_and_counted(
    content: str, places: list[str], account: str, put: Callable[..., Path]
) -> None:
    with pytest.raises(DataError) as caught:
        load(put("list.csv", content))
    errors = [str(p.place) for p in caught.value.problems if p.level == "error"]
    assert errors == [f"list.csv:{place}" for place in places]
    (note,) = (p.message for p in caught.value.problems if p.code == "account")
    assert account in note


def test_every_problem_is_counted_however_many(put: Callable[..., Path]) -> None:
    with pytest.raises(DataError) as caught:
        load(put("list.csv", "from,to,sign\n" + "a,b\n" * 3000))
    errors = [problem for problem in caught.value.problems if problem.level == "error"]
    assert len(errors) == 1001 and sum(problem.times for problem in errors) == 3000


def test_utf_16_with_its_mark(put: Callable[..., Path]) -> None:
    path = put("list.csv", "from,to,sign\n黄,b,+\n".encode("utf-16"))
    assert load(path).actors[0].id == "黄"


def test_a_published_edge_list(read: Read) -> None:
    rows = "".join(f"{a},{b},{sign},1\n" for a, b, sign in tribe_ties())
    tribes = read("tribes.csv", "source,target,sign,weight\n" + rows)
    assert ties(tribes) == [(a, b, sign, 1.0) for a, b, sign in tribe_ties()]
    assert len(tribes.actors) == 16


def many(rows: int) -> str:
    lines = (f"a{i * 7 % 9973},b{i * 11 % 9967},{'+-'[i % 2]},0.{i % 9 + 1}" for i in range(rows))
    return "from,to,sign,strength\n" + "\n".join(lines) + "\n"


@pytest.mark.slow
def test_a_hundred_thousand_rows_load_quickly(put: Callable[..., Path]) -> None:
    import csv
    import time

    path = put("list.csv", many(100_000))
    start = time.process_time()
    dataset = load(path)
    spent = time.process_time() - start
    start = time.process_time()
    with path.open(newline="") as stream:
        plain = [dict(zip("abcd", row, strict=True)) for row in csv.reader(stream)]
    unit = time.process_time() - start
    assert len(dataset.ties) == 100_000 == len(plain) - 1
    # Checked typed rows against bare dictionaries, in one run so that the machine cancels out.
    assert spent < 15 * unit


def test_comments_are_noted_where_there_are_any(read: Read) -> None:
    assert "comments" not in codes(read("one.csv", "from,to,sign\na,b,+\n"))
    dataset = read("two.txt", "# one\n% two\na b 1\nb a -1\n")
    (note,) = (n.message for n in dataset.notices if n.code == "comments")
    assert note == "2 comment lines were left out."
    assert "dialect" not in codes(read("three.csv", "from,to,sign\na,b,+\n"))


def test_a_spaced_list_with_headings_is_a_list_like_any_other(read: Read, refused: Refused) -> None:
    """Another tool's headings are known, a tie to itself is none, and rows there must be."""
    dataset = read("list.txt", "Source Target Weight\na b 2\nb c -1\nc c 1\n")
    assert ties(dataset) == [("a", "b", 1, 2.0), ("b", "c", -1, 1.0)]
    assert "There are no rows under the header." in refused("none.txt", "from to sign\n")[0]


def test_only_before_the_first_line_of_a_table_is_a_hash_a_comment(read: Read) -> None:
    """A name may begin with one; between blanks, as other programs write lists, it never does."""
    commas = read("list.csv", "# two ties\nfrom,to,sign\n#mine,b,+\nb,%c,-\n")
    assert ties(commas) == [("#mine", "b", 1, 1.0), ("b", "%c", -1, 1.0)]
    assert ties(read("list.txt", "a b 1\n# another\nb c -1\n")) == [
        ("a", "b", 1, 1.0),
        ("b", "c", -1, 1.0),
    ]


def test_an_actor_alone_is_no_matrix(read: Read) -> None:
    (actor,) = read("who.csv", "id,name\na,Anna\n").actors
    assert (actor.id, actor.name) == ("a", "Anna")


def test_white_space_around_a_heading_is_taken_off_and_said(read: Read) -> None:
    dataset = read("list.csv", "from, to ,sign\na,b,+\n")
    assert [str(n.place) for n in dataset.notices if n.code == "trimmed"] == ["list.csv:1:7"]
    assert "trimmed" not in codes(read("other.csv", "from,to,sign\na,b,+\n"))


def test_what_stands_instead_of_headings_is_shown_and_what_to_do(refused: Refused) -> None:
    """Six words, long ones cut at twenty characters, and how many more there are."""
    words = "Colour,Taste,Share,A column of many words,E,F,G,H"
    (told,) = refused("list.csv", f"{words}\nx,y,1,a,b,c,d,e\n")
    assert told.startswith(
        "list.csv:1:1: Columns from and to were not found in the first row "
        "('Colour', 'Taste', 'Share', 'A column of many wo…', 'E', 'F' and 2 more). Name the "
        "columns there, such as from,to,sign, or say which row does: --header-row. Or a list of "
        "ties: graphkit import "
    )
    assert " --columns from=HEADING,to=HEADING; Or of positions: " in told


def test_a_list_of_actors_as_long_as_it_is_wide_is_no_matrix(read: Read) -> None:
    dataset = read("list.csv", "id,name,type\na,Ann,firm\nb,Bob,club\n")
    assert [(a.id, a.name, a.type) for a in dataset.actors] == [
        ("a", "Ann", "firm"), ("b", "Bob", "club"),
    ]  # fmt: skip
    assert [note.level for note in dataset.notices if note.code == "actors-only"] == ["note"]
    assert len(read("matrix.csv", "id,a,b\na,0,1\nb,0,0\n").ties) == 1
