"""`graphkit agreement`: alpha by variable, differences side by side, and what counts afterwards."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest

from graphkit.api import agree, load, open_coding, quote_at

TABLES = {
    "actors": "id,name,capability\nmof,Ministry of Finance,80\nport,Port Authority,50\nunion,Dockers' Union,40\n",
    "issues": "id,question\ntoll,Should the toll be raised?\n",
    "sources": "id,publisher,title\np1,Harbour Post,The toll again\np2,Harbour Post,A week later\n",
    "stances": "actor,issue,position,source,locator,summary,date,x_coder,x_agreed\n"
    "mof,toll,0.8,p1,characters 10-60,The ministry wants it raised.,2026-01-02,Ann,\n"
    "mof,toll,0.6,p1,characters 12-55,ministry wants it raised,2026-01-02,Bo,\n"
    "port,toll,0.5,p1,characters 100-160,The port would not object.,2026-01-02,Ann,yes\n"
    "port,toll,-0.2,p1,characters 100-150,The port would not,2026-01-02,Bo,\n"
    "union,toll,-1,p2,,Dockers vow to fight it,2026-01-09,Ann,\n"
    "union,toll,1,p2,,Dockers vow to fight it,2026-01-09,Bo,\n"
    "mof,toll,1,p2,,The minister stays firm,2026-01-09,Ann,\n",
    "ties": "from,to,sign,source,locator,x_coder\n"
    "mof,port,support,p1,characters 200-250,Ann\n"
    "mof,port,oppose,p1,characters 200-240,Bo\n"
    "union,port,oppose,p2,characters 5-20,Ann\n"
    "union,port,oppose,p2,characters 5-30,Bo\n",
}


@pytest.fixture
def folder(tmp_path):
    for name, rows in TABLES.items():
        (tmp_path / f"{name}.csv").write_text(rows, encoding="utf-8")
    return tmp_path


def sections(printed):
    return {part["id"]: part for part in json.loads(printed)["sections"]}


def test_alpha_by_variable(command, folder):
    """By hand. Actor found: (mof, mof), (port, port), (union, union), (mof, nobody); 8 values, one
    pair apart: Do = 2/8; De = (64 - 9 - 4 - 4 - 1) / 56; alpha = 1 - 0.25 * 56 / 46.
    Position: (0.8, 0.6), (0.5, -0.2), (-1, 1); n = 6, sum 1.7, of squares 3.29:
    Do = 2 * (0.04 + 0.49 + 4) / 6, De = 2 * (6 * 3.29 - 1.7**2) / 30. Sign: (+, -), (-, -):
    Do = 2/4, De = 2 * 3 / 12."""
    code, printed, _ = command("agreement", folder, "--format", "json")
    assert code == 0
    rows = sections(printed)["alpha"]["table"]["rows"]
    found = {(row[0], row[1]): row[2:] for row in rows}
    assert found["actor found", "the same or not"][0] == pytest.approx(1 - 0.25 * 56 / 46)
    assert found["issue", "the same or not"][0] is None  # all the same: not defined
    wanted = 1 - (2 * 4.53 / 6) / (2 * (6 * 3.29 - 1.7**2) / 30)
    assert found["position", "by distance"][0] == pytest.approx(wanted)
    assert found["sign of the tie", "the same or not"][0] == pytest.approx(0)
    assert [values[3] for values in found.values()] == [4, 3, 3, 3, 2, 2]
    coders = sections(printed)["coders"]["table"]["rows"]
    assert coders == [["Ann", 2, 6, 5], ["Bo", 2, 5, 5]]


def test_differences_side_by_side(command, folder):
    code, printed, _ = command("agreement", folder, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(printed)))
    assert code == 0 and [row["rows"] for row in rows] == ["st3|st4", "st5|st6", "st7", "ti1|ti2"]
    port, union, minister, tie = rows
    assert port["passage"] == "The port would not object." and "100-160" in port["where"]
    assert port["agreed"] == port["coder:Ann"] and port["coder:Bo"].endswith("\N{MINUS SIGN}0.20")
    assert union["agreed"] == "" and minister["coder:Bo"] == "nothing"
    assert (tie["coder:Ann"], tie["coder:Bo"]) == ("supports", "opposes")
    assert tie["about"] == "Ministry of Finance and Port Authority"


def test_in_print_it_fits_and_japanese_is_japanese(command, folder, monkeypatch):
    monkeypatch.setenv("COLUMNS", "100")
    _, printed, _ = command("agreement", folder)
    assert max(map(len, printed.splitlines())) <= 100 and "st5 and st6" in printed
    _, printed, _ = command("agreement", folder, "--lang", "ja")
    assert "コーダー間の一致" in printed and "支持" in printed
    said = {row[:-2] for row in re.findall(r"[A-Za-z ]+: ", printed)} | {
        *re.findall(r"[A-Z]{4,}", printed)
    }
    assert said == set()  # no English but the data's own


def test_without_two_coders_it_says_what_is_needed(command, tmp_path):
    (tmp_path / "edges.csv").write_text("from,to,sign\na,b,+\nb,c,-\n", encoding="utf-8")
    code, printed, _ = command("agreement", tmp_path / "edges.csv")
    assert code == 0 and "x_coder" in printed and "nan" not in printed.lower()
    code, printed, _ = command(
        "agreement", tmp_path / "edges.csv", "--format", "csv", "--table", "coders"
    )
    assert code == 0 and printed.strip() == ""


def test_private_rows_are_for_insiders_alone(command, folder):
    file = folder / "stances.csv"
    lines = file.read_text(encoding="utf-8").splitlines()
    marked = [
        lines[0] + ",private",
        *(f"{line},{'yes' if 'union' in line else ''}" for line in lines[1:]),
    ]
    file.write_text("\n".join(marked), encoding="utf-8")
    _, printed, _ = command("agreement", folder, "--format", "csv")
    assert "Dockers" not in printed
    _, printed, _ = command("agreement", folder, "--format", "csv", "--audience", "internal")
    assert "Dockers" in printed


def test_reading_and_check_do_not_call_it_a_contradiction(command, folder):
    _, printed, err = command("check", folder, "--format", "json")
    found = {weakness["code"]: weakness for weakness in json.loads(printed)["found"]}
    assert "contradiction" not in found and "contradicts" not in err
    assert found["coders-differ"]["rows"] == ["st5", "st6", "ti1", "ti2"]


def test_the_report_counts_each_passage_once_and_says_so(folder):
    report = load(folder).report(replicates=50)
    assert [row.id for row in report.dataset.stances] == ["st2", "st3", "st5", "st6", "st7"]
    sure = {row.id: row.confidence for row in report.dataset.stances}
    assert sure == {"st2": 1.0, "st3": None, "st5": 0.5, "st6": 0.5, "st7": None}
    said = " ".join(report.text(full=True).split())
    assert "5 passages were read by several coders, and each is one claim" in said
    assert "4 passages were read by several coders: in each replicate" in said
    assert len(load(folder).stances) == 7


def test_who_coded_anything_in_a_source_has_seen_it(command, folder):
    """Bo coded stances in p1 and not this tie of Ann's: two pairs found there, he one of them."""
    with (folder / "ties.csv").open("a", encoding="utf-8") as file:
        file.write("union,mof,oppose,p1,characters 300-320,Ann\n")
    _, printed, _ = command("agreement", folder, "--format", "json")
    rows = sections(printed)["alpha"]["table"]["rows"]
    assert {row[0]: row[-1] for row in rows}["two actors found"] == 3
    last = sections(printed)["differences"]["table"]["rows"][-1]
    assert last[0] == "The toll again, characters 300-320" and last[4] == "nothing"


def test_what_was_agreed_on_is_marked_and_all_rows_stay(command, folder):
    file = folder / "stances.csv"
    head, *lines = file.read_text(encoding="utf-8").splitlines()
    named = [f"id,{head}", *(f"st{n},{line}" for n, line in enumerate(lines, start=1))]
    file.write_text("\n".join(named) + "\n", encoding="utf-8")
    before = load(folder).stances
    code, printed, _ = command(
        "agreement", folder, "--agree", "st6", "--agree", "st4", "--format", "csv"
    )
    assert code == 0
    agreed = {row["rows"]: row["agreed"] for row in csv.DictReader(io.StringIO(printed))}
    assert agreed["st5|st6"].endswith("+1.00") and agreed["st3|st4"].endswith("\N{MINUS SIGN}0.20")
    after = load(folder).stances
    assert [row.id for row in after] == [row.id for row in before]
    marks = {row.id: row.extra.get("x_agreed", "") for row in after}
    assert {id for id, mark in marks.items() if mark} == {"st4", "st6"}  # and st3 is no more


@pytest.mark.parametrize("id", ["st7", "st99", "st4"])  # the last: its table has no ids
def test_what_cannot_be_agreed_on_is_refused_and_nothing_marked(command, folder, id):
    before = (folder / "stances.csv").read_bytes()
    code, _, err = command("agreement", folder, "--agree", "st6", "--agree", id)
    assert (
        code == 2
        and (id in err or "column id" in err)
        and (folder / "stances.csv").read_bytes() == before
    )


def test_a_passage_read_as_about_others_says_about_whom(command, folder):
    file = folder / "stances.csv"
    words = file.read_text(encoding="utf-8").replace("port,toll,-0.2,", "union,toll,-0.2,")
    file.write_text(words, encoding="utf-8")
    _, printed, _ = command("agreement", folder, "--format", "csv")
    row = next(csv.DictReader(io.StringIO(printed)))
    assert row["about"] == "" and row["rows"] == "st3|st4"
    assert row["coder:Ann"].startswith("Port Authority on") and row["coder:Ann"].endswith(": +0.50")
    assert row["coder:Bo"].startswith("Dockers' Union on")


def test_marks_that_move_are_one_step_and_undone_to_the_letter(folder):
    """st3 was agreed on: --agree st4 --agree st6 takes one mark away and makes two."""
    file = folder / "stances.csv"
    head, *lines = file.read_text(encoding="utf-8").splitlines()
    named = [f"id,{head}", *(f"st{n},{line}" for n, line in enumerate(lines, start=1))]
    file.write_text("\n".join(named) + "\n", encoding="utf-8")
    book = open_coding(folder)

    def marked():
        return {row.id for row in load(folder).stances if row.extra.get("x_agreed")}

    for asked in (["st4", "st6"], ["st6", "st4"]):
        agree(book, asked, coder="Cy")
        assert marked() == {"st4", "st6"}
        assert len(book.undo("Cy")) == 3 and marked() == {"st3"}
    assert not book.can_undo("Cy") and [row.id for row in load(folder).stances][2:4] == [
        "st3", "st4",
    ]  # fmt: skip


def test_the_passage_is_what_is_quoted_not_what_a_coder_wrote_of_it(command, folder):
    quote = quote_at("First. Dockers vow to fight it. Last.", 7, 31)
    file = folder / "stances.csv"
    rows = list(csv.reader(io.StringIO(file.read_text(encoding="utf-8"))))
    for row in rows[5:7]:
        row[4], row[5] = quote.locator, "A long remark of mine, and not what the paper says"
    with file.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows(rows)
    _, printed, _ = command("agreement", folder, "--format", "csv")
    told = {row["rows"]: row["passage"] for row in csv.DictReader(io.StringIO(printed))}
    assert told["st5|st6"] == "Dockers vow to fight it."


def test_as_a_page_to_read(command, folder):
    code, printed, _ = command("agreement", folder, "--format", "html")
    assert code == 0 and "Dockers&#39; Union on" in printed and "<script" not in printed
    assert printed.count("<table") == 3
