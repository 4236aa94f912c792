"""whatif, pivots and persuade on the command line: what they print and how they end."""

import json

import pytest

CASE = """\
actors:
  - {id: a, name: Ada, capability: 40}
  - {id: b, name: Ben, capability: 20}
  - {id: c, name: Cleo, capability: 10}
issues:
  - {id: q, question: Do it?, decided_by: a, decision_rule: sole}
stances:
  - {actor: a, issue: q, position: -1, salience: 0.5, summary: Said no., condition: if paid}
  - {actor: b, issue: q, position: -0.5, salience: 1}
  - {actor: c, issue: q, position: 0.5, salience: 1}
ties:
  - {from: c, to: b, sign: support, strength: 0.5}
  - {from: b, to: a, sign: support, strength: 0.5}
"""


@pytest.fixture
def case(tmp_path):
    path = tmp_path / "case.yaml"
    path.write_text(CASE, encoding="utf-8")
    return str(path)


def section(printed, name):
    document = json.loads(printed)
    assert document["schema"].startswith("graphkit/report/")
    return next(part for part in document["sections"] if part["id"] == name)


def test_whatif_compares_with_the_data(command, case):
    code, printed, _ = command(
        "whatif", case, "--set", "a.q=support", "--drop", "c", "--format", "json"
    )
    assert code == 0
    rows = {row[1]: row[2:] for row in section(printed, "outcomes")["table"]["rows"]}
    # now (-20 - 10 + 5) / 50; then (20 - 10) / 40
    assert rows["Compromise"] == pytest.approx([-0.5, 0.25])
    assert rows["Decision path"] == [-1, 1]
    code, printed, _ = command("whatif", case, "--tie", "b:a:0", "--no-camps")
    assert code == 0
    assert "WHAT IF: B:A:0" in printed


def test_whatif_from_a_file(command, case, tmp_path):
    path = tmp_path / "scenarios.yaml"
    path.write_text("- name: Ada turns\n  set: a.q=1\n- name: Ben is out\n  drop: b\n", "utf-8")
    code, printed, _ = command("whatif", case, "--scenario", str(path), "--format", "markdown")
    assert code == 0
    assert "What if: Ada turns" in printed
    assert "What if: Ben is out" in printed


def test_pivots(command, case):
    code, printed, _ = command("pivots", case, "--issue", "q", "--format", "json")
    assert code == 0
    # 20 + 10 - 5 = 25: half of it is 12.5, so Ada alone
    sets = section(printed, "sets")["table"]["rows"]
    assert [row[:2] for row in sets] == [[1, "Ada"]]
    code, printed, _ = command("pivots", case, "--ties", "--model", "decision_path")
    assert code == 0


def test_persuade(command, case):
    words = ("persuade", case, "--issue", "q", "--toward", "support", "--budget", "2")
    code, printed, _ = command(*words, "--format", "json")
    assert code == 0
    table = section(printed, "persuade")["table"]
    keys = table["columns"]
    rows = [dict(zip(keys, row, strict=True)) for row in table["rows"]]
    # a decides alone and ends at .5 a + .25 b + .25 c; each moves by half a point
    assert [row["actor"] for row in rows] == ["a", "b"]
    assert [row["moved"] for row in rows] == pytest.approx([0.5 * 0.5, 0.5 * 0.25])
    assert [row["per_effort"] for row in rows] == pytest.approx([0.5, 0.25])
    assert rows[0]["path"] == "Cleo → Ben → Ada"
    assert "Said no. On condition: if paid." in rows[0]["terms"]
    lead, sentence = section(printed, "persuade")["lead"]
    assert lead == (
        "To move the outcome towards support on “Do it?”, for whoever is on that side: most outcome "
        "per effort first."
    )
    assert "the stance of Ada, who decides, would go from" in sentence
    found = json.loads(printed)["findings"][0]
    assert found["measure"] == "persuasion"
    given = ("--by", "a", "--evidence", "--weigh", "everyone", "--shift", "0.2")
    code, printed, _ = command(*words, *given, "--cost", "salience")
    assert code == 0
    assert "For Ada: If Cleo and Ben, 2 in all, moved towards support" in " ".join(printed.split())
    assert "each by 0.20 at most" in " ".join(printed.split())
    assert "who cares more is harder to move" in " ".join(printed.split())


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["whatif"], "Say what to change"),
        (["whatif", "--set", "ada.q=1"], "no actor 'ada'"),
        (["whatif", "--set", "a.q=3"], "from -1 to 1"),
        (["persuade"], "--toward"),
        (["persuade", "--toward", "support", "--budget", "0"], "budget"),
        (["persuade", "--toward", "support", "--shift", "0"], "shift"),
        (["persuade", "--toward", "support", "--cost", "x_price"], "no cost 'x_price'"),
        (["persuade", "--toward", "suport"], "Did you mean 'support'?"),
        (["persuade", "--toward", "-1.5"], "a position from -1 to 1, not '-1.5'"),
        (["persuade", "--toward", "support", "--by", "Ada"], "no actor 'Ada'"),
        (["pivots", "--issue", "p"], "no issue 'p'"),
    ],
)
def test_wrong_usage_ends_with_2(command, case, words, said):
    code, printed, errors = command(words[0], case, *words[1:])
    assert (code, printed) == (2, "")
    assert said in errors


DATED = """\
actors:
  - {id: a, name: Ada, capability: 40}
  - {id: b, name: Ben, capability: 20}
issues:
  - {id: q, question: Do it?, decided_by: a, decision_rule: sole}
stances:
  - {id: s1, actor: a, issue: q, position: 0.5, salience: 1, date: 2026-01-01, summary: Said yes.}
  - {id: s2, actor: a, issue: q, position: -1, salience: 1, date: 2026-03-01, summary: Said no.}
  - {id: s3, actor: b, issue: q, position: 1, salience: 1, date: 2026-02-01}
ties:
  - {from: b, to: a, sign: support, strength: 0.5}
"""


@pytest.fixture
def dated(tmp_path):
    path = tmp_path / "dated.yaml"
    path.write_text(DATED, encoding="utf-8")
    return str(path)


def test_diff_of_two_days(command, dated, tmp_path):
    code, printed, _ = command("diff", dated, "--since", "2026-02-15", "--format", "json")
    assert code == 0
    table = section(printed, "changes")["table"]
    assert table["rows"] == [["a", 0.5, -1.0, -1.5, "2026-03-01", "Said no [s2]"]]
    rows = {row[1]: row[2:] for row in section(printed, "outcomes")["table"]["rows"]}
    # (20 + 20) / 60 before; (-40 + 20) / 60 after
    assert rows["Compromise"] == pytest.approx([2 / 3, -1 / 3])
    code, printed, _ = command("diff", dated, "--since", "2026-02-15", "--evidence")
    assert code == 0
    assert "Compared with 15 February 2026, nobody else moved on “Do it?”" in " ".join(
        printed.split()
    )
    assert "[s2] Ada" in printed


def test_diff_of_two_datasets_with_pictures(command, dated, tmp_path):
    later = tmp_path / "later.yaml"
    later.write_text(DATED.replace("position: 1,", "position: -1,"), encoding="utf-8")
    folder = tmp_path / "pictures"
    code, printed, said = command("diff", dated, str(later), "--pictures", str(folder))
    assert code == 0
    assert "Compared with dated, nobody else moved on “Do it?”" in " ".join(printed.split())
    assert sorted(path.name for path in folder.iterdir()) == ["before.svg", "map.html", "now.svg"]
    assert "Wrote before.svg, now.svg, map.html" in said


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ([], "Give an earlier day with --since, or a second dataset"),
        (["{0}", "--since", "2026-01-01"], "and not both"),
        (["--since", "2026-03-01"], "2026-03-01 is not before the later day"),
        (["--since", "soon"], "'soon' is not a day such as"),
    ],
)
def test_diff_says_what_it_needs(command, dated, words, message):
    code, printed, said = command("diff", dated, *(word.format(dated) for word in words))
    assert (code, printed) == (2, "")
    assert message in said
