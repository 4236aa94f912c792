"""The commands on small data: exit codes, streams, what is written and what is not."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from graphkit.cli import commands, run
from graphkit.formats import load

ROOT = Path(__file__).parents[2]
GOOD = "from,to,sign,strength\nann,bob,support,1\ncyd,bob,oppose,0.5\nann,cyd,oppose,1\n"


@pytest.fixture
def ties(tmp_path: Path) -> Path:
    file = tmp_path / "case.csv"
    file.write_text(GOOD, encoding="utf-8")
    return file


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    file = tmp_path / "bad.csv"
    file.write_text("from,to,sign,strength\na,b,perhaps,1\nb,c,support,x\n", encoding="utf-8")
    return file


def call(*words: object) -> int:
    return run([str(word) for word in words])


@pytest.mark.parametrize("name", list(commands))
def test_help_teaches_by_example(name: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert call(name, "--help") == 0
    shown = capfd.readouterr().out
    assert name == "completion" or "Example" in shown


def test_results_go_to_stdout_and_messages_to_stderr(
    ties: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert call("measure", "signed_degree", ties, "--format", "json") == 0
    out, err = capfd.readouterr()
    finding = json.loads(out)
    # ann: one support and one oppose sent; bob: one of each received; cyd: two oppose
    assert finding["values"] == {"ann": 0.0, "bob": 0.0, "cyd": -2.0}
    assert "3 ties (3 rows read = 3 used)" in err


def test_undirected_reads_every_tie_so(ties: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert call("measure", "brokerage", ties, "--undirected", "--format", "json") == 0
    finding = json.loads(capfd.readouterr().out)
    assert finding["defined"] is False and "direction" in finding["why_not"]


def test_parameters_are_read_and_checked(ties: Path, capfd: pytest.CaptureFixture[str]) -> None:
    words = ("measure", "frustration_index", ties, "--format", "json", "--param")
    assert call(*words, "weights=strength") == 0
    finding = json.loads(capfd.readouterr().out)
    assert finding["parameters"]["weights"] == "strength"
    # one triangle with signs +, -, -: balanced
    assert finding["summary"]["frustration_index"] == 0
    assert call(*words, "weights=stregnth") == 2
    assert "Did you mean 'strength'?" in capfd.readouterr().err
    assert call(*words, "wieghts=count") == 2
    assert "'weights'" in capfd.readouterr().err
    assert call(*words, "weights") == 2


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (("reprot", "x.csv"), "'report'"),
        (("measures", "betweeness"), "'betweenness'"),
        (("report", "CASE", "--issue", "x"), "issue"),
        (("report", "CASE", "--measures", "campz"), "'camps'"),
        (("report", "CASE", "--family", "camp"), "'camps'"),
        (("report", "nothing.csv"), "nothing.csv"),
        (("report", "CASE", "--as-of", "2026-02-30"), "2026-02-30"),
        (("figure", "CASE", "--kind", "netwrok"), "'network'"),
    ],
)
def test_wrong_usage_is_2_with_a_near_name(
    words: tuple[str, ...], hint: str, ties: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert call(*(ties if word == "CASE" else word for word in words)) == 2
    out, err = capfd.readouterr()
    assert out == "" and hint in err and "Traceback" not in err


@pytest.mark.parametrize("command", ["brief", "report", "map", "check", "slides", "figure"])
def test_bad_data_is_3_lists_everything_and_writes_nothing(
    command: str, bad: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    before = set(tmp_path.iterdir())
    deck = ("-o", tmp_path / "out.pptx")
    option = {"brief": ("--out", tmp_path / "out"), "check": (), "slides": deck}
    words = option.get(command, ("-o", tmp_path / "out.svg"))
    assert call(command, bad, *words) == 3
    out, err = capfd.readouterr()
    assert out == "" and "bad.csv:2:5" in err and "bad.csv:3:13" in err and "2 errors" in err
    assert set(tmp_path.iterdir()) == before


def test_an_output_that_cannot_be_written_is_4(
    ties: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("")
    assert call("report", ties, "-o", tmp_path / "file" / "report.txt") == 4
    assert "Traceback" not in capfd.readouterr().err


@pytest.mark.parametrize(
    ("form", "asked", "written"),
    [
        ("marp", "talk.md", {"talk.md", "talk-live.md"}),
        ("quarto", "talk.qmd", {"talk.qmd"}),
        ("marp", "", {"slides.md", "slides-live.md"}),
    ],
)
def test_a_markdown_deck_is_written_where_it_is_asked_for(
    form: str, asked: str, written: set[str], ties: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "deck"
    assert call("slides", ties, "--format", form, "-o", folder / asked) == 0
    assert (folder / "figures" / "network.svg").is_file()
    assert {path.name for path in folder.iterdir()} == {*written, "figures", "map.html"}


def test_check_fails_on_what_it_is_told_to(ties: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert call("check", ties) == 0
    assert call("check", ties, "--fail-on", "warning") == 1  # the ties carry no source
    capfd.readouterr()
    assert call("check", ties, "--format", "json") == 0
    document = json.loads(capfd.readouterr().out)
    assert document["counts"]["warning"] >= 1


def test_new_then_check_then_report(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "mycase"
    assert call("new", folder) == 0
    assert call("check", folder) == 0
    assert call("report", folder, "--replicates", 20) == 0
    assert call("new", folder) == 4, "it must not write over a folder in use"
    assert "not empty" in capfd.readouterr().err


def test_a_story_is_drafted_edited_and_told(
    ties: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    draft, page = tmp_path / "story.yaml", tmp_path / "map.html"
    assert call("map", ties, "-o", page, "--story-draft", draft) == 0
    assert 'en: "In short"' in draft.read_text()
    draft.write_text(draft.read_text().replace("In short", "What the minister needs"))
    assert call("map", ties, "-o", page, "--story", draft) == 0
    assert "What the minister needs" in page.read_text() and "In short" not in page.read_text()
    capfd.readouterr()


@pytest.mark.parametrize("name", ["case.json", "case.yaml", "case.xlsx"])
def test_convert_and_back_keeps_every_tie(
    name: str, ties: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert call("convert", ties, "-o", tmp_path / name) == 0
    assert call("convert", tmp_path / name, "--to", "csv_folder", "-o", tmp_path / "folder") == 0
    capfd.readouterr()
    values = []
    for source in (ties, tmp_path / name, tmp_path / "folder"):
        assert call("measure", "signed_degree", source, "--format", "json") == 0
        values.append(json.loads(capfd.readouterr().out)["values"])
    assert values[0] == values[1] == values[2]


def test_json_is_the_same_bytes_twice(
    ties: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    outputs = []
    for _ in range(2):
        assert call("report", ties, "--format", "json", "--replicates", 50) == 0
        outputs.append(capfdbinary.readouterr().out)
    assert outputs[0] == outputs[1]


def test_measures_lists_the_catalogue_and_shows_cards(capfd: pytest.CaptureFixture[str]) -> None:
    assert call("measures", "--format", "json") == 0
    cards = json.loads(capfd.readouterr().out)
    assert {"betweenness", "camps", "compromise"} <= {card["name"] for card in cards}
    assert all(card["question"] and card["source"] for card in cards)
    assert call("measures", "pn_centrality") == 0
    assert "Everett & Borgatti" in capfd.readouterr().out


def test_no_color_and_no_escape_when_piped(ties: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert call("report", ties, "--replicates", 0) == 0
    out, err = capfd.readouterr()
    assert "\x1b" not in out + err


def test_each_warning_stands_on_a_line_of_its_own(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "case.csv"
    file.write_text("from,to,sign\n a,b,support\nb, c,support\nc\u202e,a,oppose\n", "utf-8")
    assert call("measure", "signed_degree", file) == 0
    err = capfd.readouterr().err.splitlines()
    assert sum(line.startswith("warning: case.csv:") for line in err) == 3
    assert "<U+202E>" in err[-1] and "\u202e" not in "".join(err)


def test_check_says_what_was_noticed_once(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "case.csv"
    file.write_text("from,to,sign\n a,b,support\n", "utf-8")
    assert call("check", file) == 0
    out, err = capfd.readouterr()
    assert err == "Read case: 1 tie (1 row read = 1 used).\n"
    assert out.count("White space around") == 1
    assert "ties: 1 row read = 1 used" in out and "0 errors, 2 warnings, 2 notes." in out


@pytest.mark.parametrize("command", ["map", "figure", "slides", "brief"])
def test_a_name_in_the_data_is_no_path(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "a" / "b"
    folder.mkdir(parents=True)
    monkeypatch.chdir(folder)
    ties = [{"from": "x", "to": "y", "sign": "support"}]
    Path("case.json").write_text(json.dumps({"name": "../../../evil", "ties": ties}))
    assert call(command, "case.json", "--replicates", 0) == 0
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert [path for path in files if folder not in path.parents] == []
    assert list(Path("output").rglob("*.*"))


def test_the_ending_tells_the_format(ties: Path, tmp_path: Path) -> None:
    starts = {"r.md": b"# case", "r.html": b"<!doctype html>", "r.json": b"{", "r.docx": b"PK",
              "r.csv": b"measure,", "r.txt": b"case\n"}  # fmt: skip
    for name, start in starts.items():
        assert call("report", ties, "--replicates", 0, "-o", tmp_path / name) == 0
        assert (tmp_path / name).read_bytes()[: len(start)].lower() == start.lower(), name
    assert call("slides", ties, "--replicates", 0, "-o", tmp_path / "d.html") == 0
    assert (tmp_path / "d.html").read_bytes()[:9].lower() == b"<!doctype"
    assert call("slides", ties, "-o", tmp_path / "d.odp") == 2
    assert not (tmp_path / "d.odp").exists()


def test_convert_does_not_mix_two_datasets(
    ties: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "old"
    assert call("new", folder) == 0
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert call("convert", ties, "-o", folder) == 4
    assert "stances.csv" in capfd.readouterr().err
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    assert call("convert", ties, "-o", tmp_path / "fresh") == 0
    assert call("convert", ties, "-o", tmp_path / "fresh") == 0  # the same tables again


def test_an_issue_where_there_is_none(ties: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert call("report", ties, "--issue", "q") == 2
    assert "There are none at all." in capfd.readouterr().err


@pytest.mark.slow
def test_convert_loses_no_row_of_the_reference_case(blackwell_folder: Path, tmp_path: Path) -> None:
    """Through every form and back, as the command does it: ties that have ended are kept too."""
    before = load(blackwell_folder)
    path = blackwell_folder
    for name in ("a.xlsx", "b.yaml", "c.json", "d"):
        assert call("convert", path, "-o", tmp_path / name) == 0
        path = tmp_path / name
        found = load(path)
        assert found.tables() == before.tables(), name
        assert (found.title, found.description) == (before.title, before.description), name
    assert found.sha256 == before.sha256


def test_what_convert_is_told_to_leave_out_is_counted_and_the_rest_stands_alone(
    blackwell_folder: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "h20.json"
    assert call("convert", blackwell_folder, "--issue", "h20", "-o", target) == 0
    # of 12 issues one is left, of 232 stances 41; power was coded on full Blackwell only
    assert "11 of issues, 191 of stances, 178 of influence" in capfd.readouterr().err
    assert [issue.id for issue in load(target).issues] == ["h20"]
    assert call("convert", blackwell_folder, "--issue", "h2o", "-o", tmp_path / "x.json") == 2


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_behind_standard_output_is_4(ties: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        words = [sys.executable, "-m", "graphkit", "measure", "signed_degree", str(ties)]
        done = subprocess.run(words, stdout=full, stderr=subprocess.PIPE, text=True, cwd=ROOT)
    assert done.returncode == 4
    assert "Standard output cannot be written: No space left on device." in done.stderr


@pytest.mark.parametrize("turned", [False, True])
def test_nodes_and_edges_may_be_given_together(
    tmp_path: Path, turned: bool, capfd: pytest.CaptureFixture[str]
) -> None:
    nodes, edges = tmp_path / "nodes.csv", tmp_path / "edges.csv"
    nodes.write_text("Id,Label\n1,Ann\n2,Bob\n", encoding="utf-8")
    edges.write_text("Source,Target,Weight\n1,2,-3\n", encoding="utf-8")
    files = (edges, nodes) if turned else (nodes, edges)
    assert call("measure", "signed_degree", *files, "--format", "json") == 0
    out, err = capfd.readouterr()
    assert json.loads(out)["values"] == {"1": -1.0, "2": -1.0}  # one opposing tie each
    assert f"Read {tmp_path.name}: 2 actors, 1 tie" in err


def test_files_that_do_not_belong_together_are_wrong_usage(
    ties: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert call("report", ties, tmp_path / "none.csv") == 2
    assert "There is no file or folder" in capfd.readouterr().err
