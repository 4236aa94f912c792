"""The shipped data sets: complete, consistent, and valid to an independent reader.

Only the csv and json modules and frictionless read the files here, so that a fault in graphkit's own
readers cannot hide a fault in the data. Expected counts are those published with the coding.
"""

from __future__ import annotations

import csv
import datetime
import json
import re
import subprocess
import sys
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

import pytest

GRAPHS = Path(__file__).resolve().parents[2] / "graphs"
FULL, ARTICLE = "blackwell", "blackwell-article"
TABLES = ("actors", "issues", "stances", "ties", "influence", "events", "sources")
SIGNS = {"support", "oppose", "neutral"}
EVE_OF_BUSAN, END_OF_BEIJING = "2025-10-29", "2026-05-15"

Row = dict[str, str]
Tables = dict[str, list[Row]]


def read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True, restkey="", restval=None))


def read_all(name: str) -> Tables:
    return {table: read(GRAPHS / name / f"{table}.csv") for table in TABLES}


def descriptor(name: str) -> dict:
    return json.loads((GRAPHS / name / "datapackage.json").read_text(encoding="utf-8"))


def cells(value: str) -> list[str]:
    return value.split("|") if value else []


def ids(rows: list[Row]) -> set[str]:
    return {row["id"] for row in rows}


@pytest.fixture(scope="module")
def full() -> Tables:
    return read_all(FULL)


@pytest.fixture(scope="module")
def article() -> Tables:
    return read_all(ARTICLE)


@pytest.fixture(scope="module", params=[FULL, ARTICLE])
def tables(request: pytest.FixtureRequest) -> Tables:
    return read_all(request.param)


def frictionless(package: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "frictionless", "validate", package.name],
        cwd=package.parent,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


@pytest.mark.parametrize("name", [FULL, ARTICLE])
def test_frictionless_accepts_the_package(name: str) -> None:
    done = frictionless(GRAPHS / name / "datapackage.json")
    assert done.returncode == 0, done.stdout + done.stderr


def test_frictionless_would_see_a_tie_to_an_unknown_actor(tmp_path: Path) -> None:
    for file in (GRAPHS / ARTICLE).iterdir():
        text = file.read_text(encoding="utf-8")
        if file.name == "ties.csv":
            text = text.replace("ti001,huang,", "ti001,hwang,")
        (tmp_path / file.name).write_text(text, encoding="utf-8", newline="\n")
    done = frictionless(tmp_path / "datapackage.json")
    assert done.returncode == 1
    assert "hwang" in done.stdout


def test_published_counts(full: Tables) -> None:
    assert {table: len(rows) for table, rows in full.items()} == {
        "actors": 116,
        "issues": 12,
        "stances": 232,
        "ties": 155,
        "influence": 178,
        "events": 43,
        "sources": 188,
    }
    assert Counter(row["type"] for row in full["actors"]) == {
        "person": 64,
        "company": 17,
        "government": 12,
        "think-tank": 8,
        "legislature": 5,
        "media": 5,
        "group": 3,
        "ngo": 2,
    }
    assert len({row["actor"] for row in full["stances"]}) == 99
    assert len({row[end] for row in full["ties"] for end in ("from", "to")}) == 94
    assert sum(not row["since"] for row in full["ties"]) == 25
    on_blackwell = [row for row in full["stances"] if row["issue"] == "blackwell_full"]
    assert len(on_blackwell) == 44
    assert len({row["actor"] for row in on_blackwell}) == 30
    assert {row["actor"] for row in on_blackwell if float(row["position"]) > 0} == {
        "huang",
        "nvidia",
        "trump",
        "prc_gov",
        "prc_embassy",
    }
    dated = defaultdict(set)
    for row in full["stances"]:
        dated[row["actor"], row["issue"]].add(row["date"])
    assert sum(len(dates) > 1 for dates in dated.values()) == 29
    assert Counter(row["x_date_precision"] for row in full["stances"]) == {
        "day": 185,
        "approx": 39,
        "month": 8,
    }
    confidence = [float(row["confidence"]) for row in full["stances"]]
    assert round(sum(confidence) / len(confidence), 2) == 0.79
    assert sum(value < 0.6 for value in confidence) == 12


def test_published_counts_of_the_article(full: Tables, article: Tables) -> None:
    expected = {"actors": 11, "issues": 4, "stances": 14, "ties": 15, "events": 5}
    assert {table: len(article[table]) for table in expected} == expected
    flagged = {
        table: sum(row["x_in_article"] == "yes" for row in full[table]) for table in expected
    }
    assert flagged == expected


@pytest.mark.parametrize("name", [FULL, ARTICLE])
def test_files_are_plain_utf8(name: str) -> None:
    for path in sorted((GRAPHS / name).iterdir()):
        data = path.read_bytes()
        text = data.decode("utf-8")
        assert not data.startswith(b"\xef\xbb\xbf"), f"{path.name} starts with a byte order mark"
        assert b"\r" not in data and data.endswith(b"\n"), path.name
        assert unicodedata.is_normalized("NFC", text), path.name
        odd = [c for c in text if unicodedata.category(c) in {"Cc", "Cf", "Co", "Cn"} and c != "\n"]
        assert odd == [], path.name


@pytest.mark.parametrize("name", [FULL, ARTICLE])
def test_headers_and_rows_follow_the_descriptor(name: str) -> None:
    package = descriptor(name)
    assert [resource["name"] for resource in package["resources"]] == list(TABLES)
    for resource in package["resources"]:
        rows = read(GRAPHS / name / resource["path"])
        fields = [field["name"] for field in resource["schema"]["fields"]]
        assert list(rows[0]) == fields
        for row in rows:
            assert list(row) == fields, f"too many cells in {resource['name']} {row['id']}"
            assert None not in row.values(), f"too few cells in {resource['name']} {row['id']}"
            assert all(value == value.strip() for value in row.values()), row["id"]
            assert all(all(cells(value)) for value in row.values()), row["id"]


def test_ids_are_unique(tables: Tables) -> None:
    for table, rows in tables.items():
        assert len(ids(rows)) == len(rows), table
    assert not ids(tables["actors"]) & ids(tables["issues"])


def test_every_reference_exists(tables: Tables) -> None:
    references = {
        "actors": {"member_of": "actors", "x_source": "sources"},
        "issues": {"decided_by": "actors", "outcome_source": "sources"},
        "stances": {
            "actor": "actors",
            "issue": "issues",
            "source": "sources",
            "x_corroborated_by": "sources",
        },
        "ties": {"from": "actors", "to": "actors", "source": "sources"},
        "influence": {"actor": "actors", "issue": "issues", "source": "sources"},
        "events": {"issue": "issues", "source": "sources"},
    }
    known = {table: ids(rows) for table, rows in tables.items()}
    dangling = [
        f"{table} {row['id']} {column}: {reference}"
        for table, columns in references.items()
        for row in tables[table]
        for column, target in columns.items()
        for reference in cells(row.get(column, ""))
        if reference not in known[target]
    ]
    assert dangling == []


def test_rows_cited_in_notes_exist(tables: Tables) -> None:
    known = set().union(*(ids(rows) for rows in tables.values()))
    cited = re.compile(r"\b(?:st|ti|in|ev)\d{3}\b|\b[a-z]+_(?:\d{4}|\d{2})\b")
    dangling = [
        f"{table} {row['id']} {column}: {reference}"
        for table, rows in tables.items()
        for row in rows
        for column, text in row.items()
        if column in {"note", "summary", "reason", "x_alias_note", "x_coder_note"}
        for reference in cited.findall(text)
        if reference not in known
    ]
    assert dangling == []


@pytest.mark.parametrize("name", [FULL, ARTICLE])
def test_rows_cited_in_the_description_exist(name: str) -> None:
    known = set().union(*(ids(rows) for rows in read_all(name).values()))
    cited = set(re.findall(r"`((?:st|ti|in|ev)\d{3})`", descriptor(name)["description"]))
    assert cited
    assert cited <= known


def test_numbers_lie_in_their_ranges(tables: Tables) -> None:
    for row in tables["stances"]:
        assert -1 <= float(row["position"]) <= 1, row["id"]
        assert 0 <= float(row["salience"]) <= 1, row["id"]
        assert 0 < float(row["confidence"]) <= 1, row["id"]
    for row in tables["ties"]:
        assert 0 < float(row["strength"]) <= 1, row["id"]
        assert 0 < float(row["confidence"]) <= 1, row["id"]
    for row in tables["sources"]:
        assert 0 <= float(row["reliability"]) <= 1, row["id"]
    for row in tables["issues"]:
        assert row["outcome"] == "" or -1 <= float(row["outcome"]) <= 1, row["id"]
        assert (row["outcome"] == "") == (row["decided_on"] == ""), row["id"]


def test_options_are_positions_in_rising_order(tables: Tables) -> None:
    for row in tables["issues"]:
        options = [option.rsplit("=", 1) for option in cells(row["options"])]
        positions = [float(position) for _, position in options]
        assert len(positions) > 2, row["id"]
        assert positions == sorted(set(positions)), row["id"]
        assert -1 <= positions[0] < positions[-1] <= 1, row["id"]
        assert all(label and "=" not in label for label, _ in options), row["id"]


def test_decision_rules_fit_the_number_of_deciders(tables: Tables) -> None:
    for row in tables["issues"]:
        deciders = len(cells(row["decided_by"]))
        assert row["decision_rule"] == ("sole" if deciders == 1 else "consent"), row["id"]
        assert deciders in {1, 2}, row["id"]


def test_dates_are_real_and_in_order(tables: Tables) -> None:
    for table, columns in {
        "issues": ["decided_on"],
        "stances": ["date"],
        "ties": ["since", "until"],
        "influence": ["date"],
        "events": ["date"],
        "sources": ["date"],
    }.items():
        for row in tables[table]:
            for column in columns:
                if row[column]:
                    day = datetime.date.fromisoformat(row[column])
                    assert row[column] == day.isoformat(), row["id"]
                    assert datetime.date(2022, 1, 1) <= day <= datetime.date(2026, 6, 30), row["id"]
    assert all(row["date"] for table in ("stances", "influence", "events") for row in tables[table])
    for row in tables["ties"]:
        assert not (row["since"] and row["until"]) or row["since"] < row["until"], row["id"]
    days = [row["date"] for row in tables["events"]]
    assert days == sorted(days)


def test_signs_and_flags_are_words(tables: Tables) -> None:
    assert {row["sign"] for row in tables["ties"]} == SIGNS
    assert {row["directed"] for row in tables["ties"]} == {"yes", "no"}
    assert {row["aggregate"] for row in tables["influence"]} == {"yes", "no"}
    directions = defaultdict(set)
    for row in tables["ties"]:
        directions[row["relation"]].add(row["directed"])
    assert {relation for relation, found in directions.items() if len(found) > 1} == set()
    assert directions["allied-with"] == {"no"}
    assert directions["lobbies"] == {"yes"}


def test_nobody_is_tied_to_himself(tables: Tables) -> None:
    assert [row["id"] for row in tables["ties"] if row["from"] == row["to"]] == []


def test_an_alias_names_one_actor_only(tables: Tables) -> None:
    owners = defaultdict(set)
    for row in tables["actors"]:
        for name in (row["id"], row["name"], row["name:ja"], *cells(row["aliases"])):
            owners[name.casefold()].add(row["id"])
    assert {name: found for name, found in owners.items() if len(found) > 1} == {}


def test_misspellings_and_japanese_names_lead_to_the_actor(full: Tables) -> None:
    aliases = {alias: row["id"] for row in full["actors"] for alias in cells(row["aliases"])}
    found = {"Moolenar", "Charles Greer", "Bessant", "Jesen Huang", "黄仁勳", "黄仁勋", "黄仁勲"}
    assert {alias: aliases.get(alias) for alias in found} == {
        "Moolenar": "moolenaar",
        "Charles Greer": "greer",
        "Bessant": "bessent",
        "Jesen Huang": "huang",
        "黄仁勳": "huang",
        "黄仁勋": "huang",
        "黄仁勲": "huang",
    }
    assert not {"Yellen", "Alex Karp", "Senate Majority Leader"} & set(aliases)
    assert not [alias for alias in aliases if alias.endswith(")")]


def test_every_actor_and_issue_has_its_japanese(tables: Tables) -> None:
    kana_or_kanji = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
    latin_only = {row["id"] for row in tables["actors"] if not kana_or_kanji.search(row["name:ja"])}
    assert latin_only <= {"amd"}
    for row in tables["issues"]:
        assert row["question:ja"].endswith("。"), row["id"]
        for column in ("x_title_ja", "support_means:ja", "oppose_means:ja", "options:ja"):
            assert kana_or_kanji.search(row[column]), (row["id"], column)
    for table, column in (("stances", "condition"), ("events", "event")):
        for row in tables[table]:
            said = kana_or_kanji.search(row[f"{column}:ja"])
            assert bool(row[column]) == bool(said), (row["id"], column)


def test_capability_is_the_sum_of_its_parts(tables: Tables) -> None:
    for row in tables["influence"]:
        parts = [int(row[part]) for part in ("formal", "access", "resources")]
        assert int(row["capability"]) == sum(parts), row["id"]
        assert parts[0] <= 50 and parts[1] <= 30 and parts[2] <= 20, row["id"]


def test_influence_has_two_dates_for_each_of_89_actors(full: Tables, article: Tables) -> None:
    dates = defaultdict(list)
    for row in full["influence"]:
        dates[row["actor"]].append(row["date"])
    assert len(dates) == 89
    assert set(map(tuple, dates.values())) == {(EVE_OF_BUSAN, END_OF_BEIJING)}
    assert {row["actor"] for row in article["influence"]} == ids(article["actors"])
    assert {row["date"] for row in article["influence"]} == {EVE_OF_BUSAN}


def test_aggregates_are_flagged_on_both_dates(full: Tables) -> None:
    flags = defaultdict(set)
    for row in full["influence"]:
        flags[row["actor"]].add(row["aggregate"])
    assert {actor for actor, found in flags.items() if found == {"yes"}} == {
        "white_house",
        "prc_gov",
        "commerce_bis",
        "state_dept",
        "us_senate",
        "us_house",
        "hfac",
        "senate_banking",
        "house_select_committee",
        "pcast",
    }
    assert [actor for actor, found in flags.items() if len(found) > 1] == []
    with_members = {
        body for row in full["actors"] if row["id"] in flags for body in cells(row["member_of"])
    }
    assert {actor for actor, found in flags.items() if found == {"yes"}} <= with_members


def test_event_outcomes_match_the_issues(tables: Tables) -> None:
    for row in tables["events"]:
        assert len(cells(row["outcome"])) in {1, len(cells(row["issue"]))}, row["id"]


def test_the_article_is_part_of_the_whole(full: Tables, article: Tables) -> None:
    shared = {
        "actors": ("name", "name:ja", "aliases", "type", "country"),
        "issues": ("question", "options", "options:ja", "support_means", "support_means:ja",
                   "oppose_means", "oppose_means:ja", "decided_by"),
        "stances": ("actor", "issue", "position", "salience", "date", "confidence", "summary",
                    "summary:ja", "condition", "condition:ja"),
        "ties": ("from", "to", "sign", "relation", "strength", "directed", "summary",
                 "summary:ja"),
        "influence": ("actor", "issue", "capability", "date", "aggregate", "reason", "source"),
        "events": ("date",),
        "sources": ("publisher", "title", "url", "date", "reliability"),
    }  # fmt: skip
    for table, columns in shared.items():
        whole = {row["id"]: row for row in full[table]}
        for row in article[table]:
            assert row["id"] in whole, (table, row["id"])
            for column in columns:
                assert row[column] == whole[row["id"]][column], (table, row["id"], column)


def test_the_article_speaks_for_itself(article: Tables) -> None:
    for table in ("stances", "ties", "events"):
        assert {row["source"] for row in article[table]} == {"gate_ja"}, table
    used = {"gate_ja"}.union(*(cells(row["source"]) for row in article["influence"]))
    assert ids(article["sources"]) == used


def test_the_descriptions_carry_rules_and_contradictions() -> None:
    text = descriptor(FULL)["description"]
    for heading in ("How to read the numbers", "Known contradictions", "Weak or missing"):
        assert f"## {heading}\n" in text
    numbered = [int(n) for n in re.findall(r"^(\d+)\. ", text, flags=re.MULTILINE)]
    assert numbered == list(range(1, 27))
    for token in ("sole", "consent", "majority", "qualified:N", "veto"):
        assert f"`{token}`" in text


def test_starter_has_two_camps_and_one_actor_between() -> None:
    rows = read(GRAPHS / "starter.csv")
    assert list(rows[0]) == ["from", "to", "sign", "strength", "summary"]
    assert len(rows) == 8
    camp = {"Mayor": 1, "WindCo": 1, "Fishers": 2, "Residents": 2, "Harbourmaster": None}
    assert {row[end] for row in rows for end in ("from", "to")} == set(camp)
    reached = set()
    for row in rows:
        assert 0 < float(row["strength"]) <= 1
        if row["from"] == "Harbourmaster":
            assert row["sign"] == "support"
            reached.add(camp[row["to"]])
        else:
            same = camp[row["from"]] == camp[row["to"]]
            assert row["sign"] == ("support" if same else "oppose"), row
    assert reached == {1, 2}


def test_answers_fit_their_question(tables: Tables) -> None:
    """A "yes" to the question lies on the side of support, a "no" on that of opposition."""
    answers = {"yes": 1, "no": -1}
    checked = 0
    for row in tables["issues"]:
        for option in cells(row["options"]):
            label, position = option.rsplit("=", 1)
            side = answers.get(label.split(",")[0])
            if side is not None:
                checked += 1
                assert float(position) * side > 0, (row["id"], option)
        if row["question"].startswith("Should Congress turn down"):
            first, *_, last = cells(row["options"])
            assert first.startswith("enact") and last == "reject=1.0", row["id"]
            assert "enact" in row["oppose_means"] and "reject" in row["support_means"], row["id"]
    assert checked or "offshore_subs" not in ids(tables["issues"])
