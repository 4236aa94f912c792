"""Hypothesis annotations: expected claims are read off the rows written here by hand."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from graphkit.errors import DataError
from graphkit.formats import load

FILES = os.environ.get("GRAPHKIT_FILES")


def row(number, *tags, uri="https://example.org/news", exact="the words", at=(5, 14), **more):
    selectors = [{"type": "RangeSelector", "startOffset": 1}]
    if exact:
        selectors.append({"type": "TextQuoteSelector", "exact": exact, "prefix": "say ",
                          "suffix": " of"})  # fmt: skip
    if at:
        selectors.append({"type": "TextPositionSelector", "start": at[0], "end": at[1]})
    target = [{"source": uri, **({"selector": selectors} if exact else {})}]
    return {"id": f"a{number}", "user": "acct:ann@example.org", "uri": uri, "tags": list(tags),
            "text": "", "target": target, "document": {"title": ["News"]},
            "created": "2024-04-10T08:00:00+00:00", **more}  # fmt: skip


def stored(folder: Path, data) -> Path:
    path = folder / "notes.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    return path


def claims(dataset):
    return [(s.actor, s.issue, s.position) for s in dataset.stances]


ROW = row(1, "actor:Guild", "issue:Toll", "stance:oppose")


@pytest.mark.skipif(FILES is None, reason="GRAPHKIT_FILES names no folder of files")
def test_counts_of_the_look_alike() -> None:
    dataset = load(Path(str(FILES)) / "40-hypothesis.json")
    places = [s.position for s in dataset.stances]
    assert [places.count(sign) for sign in (1, -1, 0)] == [3, 3, 1]
    assert (len(dataset.actors), len(dataset.issues), len(dataset.sources)) == (4, 2, 3)
    (account,) = (a for a in dataset.accounts if a.table == "stances")
    assert (account.read, account.used, account.rejected) == (8, 7, 1)


@pytest.mark.parametrize("whole", [[ROW], {"rows": [ROW], "total": 1}, {"annotations": [ROW]}])
def test_every_wrapping_is_read(tmp_path: Path, whole) -> None:
    dataset = load(stored(tmp_path, whole))
    assert claims(dataset) == [("Guild", "Toll", -1.0)]
    (stance,) = dataset.stances
    assert stance.summary == "the words"
    assert stance.locator == "characters 5-14, after 'say', before 'of'"
    assert stance.extra["x_coder"] == "ann@example.org" and stance.date is None
    assert dataset.sources[0].url == "https://example.org/news"


def test_a_bare_word_of_position_is_a_tag_too(tmp_path: Path) -> None:
    bare = row(1, "Organisation: Guild", "topic: Toll", "support", "urgent")
    dataset = load(stored(tmp_path, [bare]))
    assert claims(dataset) == [("Guild", "Toll", 1.0)]
    assert dataset.stances[0].extra["x_codes"] == "urgent"


def test_a_note_on_the_whole_page_says_its_issue(tmp_path: Path) -> None:
    rows = [row(1, "issue:Toll", exact="", at=None), row(2, "actor:Guild", "stance:oppose")]
    assert claims(load(stored(tmp_path, rows))) == [("Guild", "Toll", -1.0)]


def test_annotations_on_one_place_stay_apart(tmp_path: Path) -> None:
    rows = [ROW, row(2, "actor:Council", "issue:Toll", "stance:support")]
    assert sorted(claims(load(stored(tmp_path, rows)))) == [
        ("Council", "Toll", 1.0), ("Guild", "Toll", -1.0),
    ]  # fmt: skip


def test_codes_that_do_not_go_together_are_left_out_and_said(tmp_path: Path) -> None:
    mixed = row(2, "actor:A", "actor:B", "issue:Toll", "stance:support", "stance:oppose")
    dataset = load(stored(tmp_path, [ROW, mixed]))
    assert claims(dataset) == [("Guild", "Toll", -1.0)]
    assert "unclear-codes" in {n.code for n in dataset.notices}


def test_no_sign_is_no_stance(tmp_path: Path) -> None:
    rows = [ROW, row(2, "actor:B", "issue:Toll", "stance:n/a"), row(3, "actor:C", "issue:Toll")]
    dataset = load(stored(tmp_path, rows))
    assert claims(dataset) == [("Guild", "Toll", -1.0)]
    (account,) = (a for a in dataset.accounts if a.table == "stances")
    assert (account.read, account.used, account.rejected) == (3, 1, 2)


def test_an_address_that_would_run_is_no_link(tmp_path: Path) -> None:
    bad = row(1, "actor:A", "issue:T", "stance:oppose", uri="javascript:alert(1)")
    assert load(stored(tmp_path, [bad])).sources[0].url is None


@pytest.mark.parametrize(
    "text",
    [
        '[{"uri": "a", "tags": ["actor:A"], "target": []}',
        '[{"uri": "a", "tags": [], "target": []}]',
    ],
)
def test_what_cannot_be_read_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "notes.json"
    path.write_text(text)
    with pytest.raises(DataError):
        load(path)
