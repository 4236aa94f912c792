"""The map's bytes, without a browser: sealed, repeatable, private rows absent."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import own_scale
import pytest
from map_case import content_of, make_report, page_of

from graphkit.analysis.analyse import analyse
from graphkit.dataset import Stance
from graphkit.findings import Report, Settings
from graphkit.renderers.map import MapOptions, inline_html
from graphkit.renderers.map.evidence import page_ids
from graphkit.renderers.map.interface import PAGE
from graphkit.renderers.map.network import HERE, MapNetwork, json_in_html, packed


def test_the_policy_names_exactly_the_scripts_of_the_page(report: Report) -> None:
    page = page_of(report).decode()
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1]
    policy = policy.replace("&#39;", "'")
    hashes = set(re.findall(r"'sha256-([^']*)'", policy))
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    assert len(scripts) == 1
    digests = {base64.b64encode(hashlib.sha256(s.encode()).digest()).decode() for s in scripts}
    assert hashes == digests
    assert policy.startswith("default-src 'none';")
    assert "unsafe-eval" not in policy and "script-src 'unsafe" not in policy


def test_nothing_in_the_page_is_fetched(report: Report) -> None:
    page = page_of(report).decode()
    markup = re.sub(r"<script.*?</script>", "", page, flags=re.DOTALL)
    assert not re.search(r'(src|href)="(?!#)', markup)
    assert "url(" not in markup and "@import" not in markup


def test_the_same_report_gives_the_same_bytes(report: Report) -> None:
    assert page_of(report) == page_of(make_report())


@pytest.mark.slow
def test_the_bytes_do_not_depend_on_the_hash_seed() -> None:
    code = (
        "import hashlib, sys; sys.path.insert(0, sys.argv[1]);"
        "from map_case import make_report, page_of;"
        "print(hashlib.sha256(page_of(make_report())).hexdigest())"
    )
    digests = set()
    for seed in ("0", "1"):
        found = subprocess.run(
            [sys.executable, "-c", code, str(Path(__file__).parent)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        )
        digests.add(found.stdout)
    assert len(digests) == 1


def test_private_rows_are_absent() -> None:
    dataset = make_report().dataset
    secret = Stance("st9", "dove", "sale", -1.0, summary="CANARY-SUMMARY", private=True)
    dataset = replace(
        dataset,
        stances=(*dataset.stances, secret),
        actors=tuple(replace(a, private_note="CANARY-NOTE") for a in dataset.actors),
    )
    page = page_of(make_report(dataset=dataset.for_audience("public")))
    assert b"CANARY" not in page


def test_private_notes_stay_out_even_for_internal_readers() -> None:
    dataset = make_report().dataset
    dataset = replace(
        dataset, actors=tuple(replace(a, private_note="CANARY-NOTE") for a in dataset.actors)
    )
    assert b"CANARY" not in page_of(make_report(dataset=dataset))


def test_no_library_folder_is_written(report: Report, tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.chdir(tmp_path)
    page_of(report)
    assert list(tmp_path.iterdir()) == []


def test_ids_of_the_data_are_only_values() -> None:
    content = content_of(page_of(make_report()))
    assert "pres" not in json.dumps(list(content)) + json.dumps(list(content["words"]["en"]))
    place = content["actors"]["keys"].index("id")
    assert content["actors"]["rows"][0][place] == "pres"


def test_names_and_findings_come_in_every_language(report: Report) -> None:
    content = content_of(page_of(report, language="ja"))
    assert content["language"] == "ja"
    assert sorted(content["languages"]) == ["en", "ja"]
    assert content["words"]["ja"]["headline"][0].startswith("大統領")
    assert content["words"]["en"]["headline"][0] == "The President refuses."
    assert content["words"]["ja"]["issues"][0] == "半導体の販売"


def test_numbers_have_true_minus_signs(report: Report) -> None:
    content = content_of(page_of(report))
    assert content["words"]["en"]["headline"][1] == "It comes to −0.75."


def test_every_word_the_scripts_ask_for_is_there() -> None:
    asked: set[str] = set()
    for path in [*sorted((HERE / "page").glob("*.js")), HERE / "page" / "page.html"]:
        code = path.read_text(encoding="utf-8")
        asked |= set(re.findall(r'\bt\("(\w+)"', code))
        asked |= {
            word for pair in re.findall(r'\bt\([^"()]*\? "(\w+)" : "(\w+)"', code) for word in pair
        }
        asked |= set(re.findall(r'data-t(?:-label)?="(\w+)"', code))
    asked |= {f"layout_{name}" for name in ("votes", "stance", "stress", "camps")}
    assert asked <= PAGE.keys()
    words = (HERE / "page").glob("*.js")
    code = "".join(path.read_text(encoding="utf-8") for path in words)
    unused = {key for key in PAGE.keys() - asked if f'"{key}"' not in code}
    assert not unused


def test_fields_in_the_words_match_what_english_has() -> None:
    for key, words in PAGE.items():
        for name, value in words.fields.items():
            assert value == f"{{{name}}}", key


def test_json_cannot_end_its_element() -> None:
    hostile = {"a": "</script><!--\u2028&amp;"}
    written = str(json_in_html(hostile))
    assert "<" not in written and ">" not in written and "&" not in written
    assert json.loads(written) == hostile


def test_empty_cells_at_the_end_cost_nothing() -> None:
    rows = [{"a": 1, "b": None, "c": 2}, {"a": 1, "b": 3, "c": 4}, {"a": None, "b": None, "c": 5}]
    assert packed(rows) == {"keys": ["c", "a", "b"], "rows": [[2, 1], [4, 1, 3], [5]]}
    assert packed([]) == {"keys": [], "rows": []}


def test_ids_that_look_alike_stay_apart() -> None:
    assert page_ids(["a b", "a\nb", "\x00"]) == {"a b": "a b", "a\nb": "a b~2", "\x00": "-"}


def test_the_network_answers_membership_at_once() -> None:
    network = MapNetwork()
    network.add_actor({"id": "x"})
    network.add_actor({"id": "x"})
    network.add_tie(0, 1, {"sign": -1})
    assert network.num_nodes() == 2 and "n1" in network.node_ids and "n2" not in network.node_ids
    assert network.edges == [{"from": 0, "to": 1, "sign": -1}]


def test_the_opening_view_can_be_chosen(report: Report) -> None:
    options = MapOptions(layout="stance", size="betweenness", story=())
    content = content_of(page_of(report, options=options))
    assert content["layoutNames"][0] == "stance"
    assert content["start"]["size"] == "betweenness"
    assert content["story"] == []


def test_without_positions_there_is_no_stance_layout(report: Report) -> None:
    unplaced = tuple(replace(actor, position=None) for actor in report.actors)
    content = content_of(page_of(make_report(actors=unplaced)))
    assert content["layoutNames"] == ["stress", "camps"]


def test_a_notebook_shows_the_map_in_a_sealed_frame(report: Report) -> None:
    frame = inline_html(page_of(report), height=500)
    assert frame.startswith("<iframe srcdoc=")
    assert "<script" not in frame and 'height="500"' in frame
    assert "allow-same-origin" not in frame


def test_a_report_without_issue_camps_or_ties_still_makes_a_map() -> None:
    base = make_report()
    dataset = replace(base.dataset, issues=(), stances=(), ties=(), influence=(), sources=())
    bare = make_report(dataset=dataset, issue=None, camps=(), links=(), findings=(), sections=())
    assert content_of(page_of(bare))["issue"] is None


def test_a_range_in_the_panel_has_its_smaller_number_first_on_a_scale_that_runs_down() -> None:
    drawn = Settings(replicates=50)
    report = analyse(own_scale.dataset(10.0, 4.0), drawn, with_pictures=True)
    rows = [row for row in content_of(page_of(report))["forecasts"][0] if "lowSaid" in row]
    assert rows
    for row in rows:
        assert row["low"] <= row["unit"] <= row["high"]  # from -1 to 1
        assert float(row["lowSaid"]) <= float(row["said"]) <= float(row["highSaid"])  # years
