"""Label Studio's exports: expected claims are read off the small exports written here by hand."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from graphkit.errors import DataError
from graphkit.formats import ReadOptions, load

FILES = os.environ.get("GRAPHKIT_FILES")
TEXT = "The Guild wants the toll gone, the Council does not."


def span(id, words, label, *, control="span", kind="labels", text=TEXT):
    start = text.index(words)
    value = {"start": start, "end": start + len(words), "text": words, kind: [label]}
    return {"id": id, "type": kind, "value": value, "from_name": control, "to_name": "text"}


def choice(id, word, *, control="stance"):
    return {"id": id, "type": "choices", "value": {"choices": [word]}, "from_name": control,
            "to_name": "text"}  # fmt: skip


def relation(one, other, label, direction="right"):
    return {"type": "relation", "from_id": one, "to_id": other, "labels": [label],
            "direction": direction}  # fmt: skip


def task(number, *annotations, text=TEXT, **data):
    """A task; every annotation is (coder, results) or (coder, results, cancelled)."""
    made = [
        {"id": 10 * number + n, "completed_by": coder, "result": results,
         "was_cancelled": bool(cancelled)}
        for n, (coder, results, *cancelled) in enumerate(annotations)
    ]  # fmt: skip
    return {"id": number, "data": {"text": text, **data}, "annotations": made, "predictions": []}


def stored(folder: Path, tasks) -> Path:
    path = folder / "export.json"
    path.write_text(json.dumps(tasks), encoding="utf-8")
    return path


def claims(dataset):
    return {(s.actor, s.issue, s.position) for s in dataset.stances}


@pytest.mark.skipif(FILES is None, reason="GRAPHKIT_FILES names no folder of files")
def test_counts_of_the_look_alike() -> None:
    dataset = load(Path(str(FILES)) / "39-label-studio.json")
    places = [s.position for s in dataset.stances]
    assert [places.count(sign) for sign in (1, -1, 0)] == [4, 3, 1]
    assert (len(dataset.actors), len(dataset.issues)) == (6, 1)
    assert str(dataset.stances[0].date) == "2023-01-04"
    told = {n.code: str(n) for n in dataset.notices}
    assert "all 8 are read, not only the first 6" in told["annotations"]
    assert "1 cancelled annotation left out" in told["left-out"]
    assert "School Board" in told["coders-differ"]


def test_choices_of_a_region_belong_to_its_span(tmp_path: Path) -> None:
    results = [
        span("a", "Guild", "Organisation"), choice("a", "oppose"),
        span("b", "Council", "Organisation"), choice("b", "support"),
    ]  # fmt: skip
    dataset = load(stored(tmp_path, [task(1, (7, results), topic="Toll")]))
    assert claims(dataset) == {("Guild", "Toll", -1.0), ("Council", "Toll", 1.0)}
    assert dataset.stances[0].locator.startswith("characters 4-9, after 'The', before 'wants")


def test_a_choice_on_the_task_holds_for_its_one_actor(tmp_path: Path) -> None:
    results = [span("a", "Guild", "Actor"), choice("c", "oppose")]
    dataset = load(stored(tmp_path, [task(1, (7, results))]))
    assert claims(dataset) == {("Guild", "export", -1.0)}


def test_labels_that_are_names_are_asked_about(tmp_path: Path) -> None:
    results = [span("a", "Guild", "Verein"), choice("a", "oppose")]
    path = stored(tmp_path, [task(1, (7, results), topic="Toll")])
    with pytest.raises(DataError) as error:
        load(path)
    (problem,) = (p for p in error.value.problems if p.level == "error")
    answers = {a.option for a in problem.answers}
    assert "--codes actor=Verein" in answers
    assert claims(load(path, options=ReadOptions(codes="actor=Verein"))) == {("Guild", "Toll", -1)}
    named = load(path, options=ReadOptions(codes={"actor": "span"}))
    assert claims(named) == {("Verein", "Toll", -1)}


@pytest.mark.parametrize(
    ("direction", "ends", "directed"),
    [("right", ("Guild", "Council"), True), ("left", ("Council", "Guild"), True),
     ("bi", ("Guild", "Council"), False)],
)  # fmt: skip
def test_a_relation_of_two_actors_is_a_tie(tmp_path: Path, direction, ends, directed) -> None:
    results = [span("a", "Guild", "Actor"), span("b", "Council", "Actor"),
               relation("a", "b", "oppose", direction)]  # fmt: skip
    dataset = load(stored(tmp_path, [task(1, (7, results), date="2024-03-01T10:00:00Z")]))
    (tie,) = dataset.ties
    assert (tie.source_actor, tie.target_actor) == ends
    assert (tie.sign, tie.directed, str(tie.since)) == (-1, directed, "2024-03-01")
    assert not dataset.stances


def test_a_relation_of_actor_and_issue_is_a_stance(tmp_path: Path) -> None:
    results = [span("a", "Guild", "Actor"), span("b", "the toll", "Issue"),
               relation("a", "b", "oppose")]  # fmt: skip
    dataset = load(stored(tmp_path, [task(1, (7, results))]))
    assert claims(dataset) == {("Guild", "the toll", -1.0)}
    assert dataset.stances[0].locator == "characters 4-9 and 16-24"


def test_a_coders_address_stays_private(tmp_path: Path) -> None:
    coder = {"id": 4, "email": "ann@example.org", "first_name": "Ann", "last_name": "Lee"}
    results = [span("a", "Guild", "Actor"), choice("a", "oppose")]
    dataset = load(stored(tmp_path, [task(1, (coder, results))]))
    assert dataset.stances[0].extra["x_coder"] == "Ann Lee"
    public = dataset.for_audience("public").stances[0].extra
    assert "ann@example.org" not in str(public)


def test_json_min_says_the_same(tmp_path: Path) -> None:
    def row(number, coder, words, side):
        start = TEXT.index(words)
        labelled = {"start": start, "end": start + len(words), "text": words, "labels": ["Actor"]}
        return {"text": TEXT, "id": number, "topic": "Toll", "url": "http://example.org/1",
                "span": [labelled], "stance": side, "annotator": coder,
                "annotation_id": number * 10 + coder, "lead_time": 1.5}  # fmt: skip

    rows = [row(1, 1, "Guild", "oppose"), row(1, 2, "Guild", "support"),
            row(2, 1, "Council", "support")]  # fmt: skip
    dataset = load(stored(tmp_path, rows))
    assert sorted((s.actor, s.issue, s.position) for s in dataset.stances) == [
        ("Council", "Toll", 1.0), ("Guild", "Toll", -1.0), ("Guild", "Toll", 1.0),
    ]  # fmt: skip
    assert len(dataset.sources) == 2 and dataset.sources[0].url == "http://example.org/1"


def test_paragraphs_and_pages_keep_their_own_places(tmp_path: Path) -> None:
    value = {"start": "2", "end": "2", "startOffset": 4, "endOffset": 9, "text": "Guild",
             "paragraphlabels": ["Actor"]}  # fmt: skip
    results = [{"id": "a", "type": "paragraphlabels", "value": value, "from_name": "p"},
               choice("a", "oppose")]  # fmt: skip
    dataset = load(stored(tmp_path, [task(1, (7, results))]))
    assert claims(dataset) == {("Guild", "export", -1.0)}
    assert dataset.stances[0].locator == "from 2:4 to 2:9"


def test_a_day_that_is_none_is_said(tmp_path: Path) -> None:
    results = [span("a", "Guild", "Actor"), choice("a", "oppose")]
    dataset = load(stored(tmp_path, [task(1, (7, results), date="some time in spring")]))
    assert dataset.stances[0].date is None
    assert "date" in {n.code for n in dataset.notices}


@pytest.mark.parametrize("data", [[task(1)], [task(1, (7, []))], [{"annotations": 3}]])
def test_exports_without_a_claim_are_refused(tmp_path: Path, data) -> None:
    with pytest.raises(DataError):
        load(stored(tmp_path, data))


def test_texts_and_trees_are_codes_too(tmp_path: Path) -> None:
    """A text field's lines are one name; a choice in a tree is its last word, under the others."""
    words = {"type": "textarea", "value": {"text": ["Guild"]}, "from_name": "actor"}
    tree = {"type": "taxonomy", "value": {"taxonomy": [["Stance", "oppose"]]}, "from_name": "tree"}
    empty = {"type": "taxonomy", "value": {"taxonomy": [[]]}, "from_name": "tree"}
    dataset = load(stored(tmp_path, [task(1, (7, [words, tree, empty]), topic="Toll")]))
    assert claims(dataset) == {("Guild", "Toll", -1.0)}


def test_a_relation_to_a_span_that_is_gone_and_an_annotation_by_nobody(tmp_path: Path) -> None:
    results = [span("a", "Guild", "Actor"), choice("a", "oppose"), relation("a", "zz", "ally")]
    made = task(1, (7, results), topic="Toll")
    del made["annotations"][0]["completed_by"]
    made["predictions"] = [{"result": results}]
    dataset = load(stored(tmp_path, [made]))
    assert claims(dataset) == {("Guild", "Toll", -1.0)} and not dataset.ties
    assert "x_coder" not in dataset.stances[0].extra
    assert any("1 prediction left out" in n.message for n in dataset.notices)


def test_annotations_are_counted_where_a_task_has_several(tmp_path: Path) -> None:
    once, again = (1, [choice("a", "oppose")]), (2, [choice("b", "support")])
    tasks = [task(1, once, actor="Guild"), task(2, once, again, actor="Port")]
    for made, said in (
        (tasks[:1], []),
        (tasks, ["1 of 2 tasks have several annotations: all 3 are read, not only the first 2."]),
    ):
        notices = load(stored(tmp_path, made)).notices
        assert [n.message for n in notices if n.code == "annotations"] == said
