"""What a format cannot hold is counted in the data, column by column, before anything is written."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from graphkit.cli import run
from graphkit.dataset import Actor, Dataset, Issue, Stance, Tie
from graphkit.formats import formats, load
from graphkit.formats.writing.losses import losses

CASE = Dataset(
    "case",
    "A title",
    actors=(
        Actor("a", "a", type="group", names={"ja": "ア"}),
        Actor("b", "Bea", extra={"x_größe": "1", "x_code": "2"}),
    ),
    issues=(Issue("q", "q"),),
    stances=(Stance("st1", "a", "q", 0.5, salience=1.0),),
    ties=(
        Tie("ti1", "a", "b", -1, since=date(2020, 1, 1), strength=2.0),
        Tie("mine", "b", "a", 0, directed=False, translations={}),
    ),
)


def told(name: str, dataset: Dataset = CASE) -> list[str]:
    return [str(loss) for loss in losses(dataset, formats[name])]


def test_counted_by_hand() -> None:
    rest = [
        "issues: 1 row (id 1)",
        "stances: 1 row (id 1, actor 1, issue 1, position 1, salience 1)",
    ]
    assert told("gexf") == ["title: 1 value", *rest]
    assert told("node_link") == rest  # it has a title
    assert told("gml") == [
        "title: 1 value",
        "actors.name:ja: 1 value",
        "actors.x_größe: 1 value",
        *rest,
    ]
    assert told("pajek") == [
        "title: 1 value",
        "actors.name: 1 value",
        "actors.type: 1 value",
        "actors.name:ja: 1 value",
        "actors.x_code: 1 value",
        "actors.x_größe: 1 value",
        *rest,
        "ties: 1 row (id 1, from 1, to 1, sign 1, directed 1)",  # a neutral tie has no value
        "ties.since: 1 value",
    ]
    assert told("xlsx") == []


def test_what_is_filled_in_is_said_apart() -> None:
    assert "actors.capability: 1 value filled in where none is coded" in told("bdm_csv")


def test_nothing_is_lost_that_is_not_there() -> None:
    plain = Dataset(
        "case", actors=(Actor("a", "a"), Actor("b", "b")), ties=(Tie("ti1", "a", "b", -1),)
    )
    for name in ("gexf", "graphml", "gml", "pajek", "node_link", "gephi_csv", "edge_list"):
        assert told(name, plain) == []


def test_signs_that_a_signed_value_cannot_tell() -> None:
    friends = Dataset(
        "c", actors=(Actor("a", "a"), Actor("b", "b")), ties=(Tie("ti1", "a", "b", 1),)
    )
    assert told("pajek", friends) == ["ties.sign: 1 value"]


def test_the_command_lists_them_and_strict_refuses(
    blackwell_folder: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "b.gexf"
    words = ["convert", str(blackwell_folder), "--to", "gexf", "-o", str(target)]
    assert run([*words, "--strict"]) == 1
    assert "gexf cannot hold title: 1 value" in capfd.readouterr().err
    assert list(tmp_path.iterdir()) == []
    assert run(words) == 0
    err = capfd.readouterr().err
    assert "  stances: 232 rows (id 232, actor 232, issue 232, position 232," in err
    assert len(load(target).ties) == 155
    assert run([*words[:-2], "--to", "xlsx", "-o", str(tmp_path / "b.xlsx"), "--strict"]) == 0


def test_where_what_was_written_differs_nothing_stays(
    blackwell_folder: Path,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    form = formats["gexf"]

    def turned(dataset: Dataset) -> bytes:
        content = form.write(dataset)  # type: ignore[misc]
        assert isinstance(content, bytes)
        return content.replace(b'value="oppose"', b'value="support"')

    wrong = replace(form, write=turned)
    monkeypatch.setitem(formats._loaded, "gexf", wrong)
    target = tmp_path / "b.gexf"
    target.write_text("what was there")
    assert run(["convert", str(blackwell_folder), "-o", str(target)]) == 4
    assert "rows of ties differ" in capfd.readouterr().err
    assert [p.name for p in tmp_path.iterdir()] == ["b.gexf"]
    assert target.read_text() == "what was there"


def test_a_table_on_a_scale_says_how_to_read_it(
    blackwell_folder: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "h20.csv"
    words = ["convert", str(blackwell_folder), "--to", "bdm_csv", "--issue", "h20", "-o"]
    assert run([*words, str(target)]) == 0
    assert "--scale position:-1..1" in capfd.readouterr().err
    assert run(["check", str(target), "--scale", "position:-1..1"]) in (0, 1)
    # power is coded on full Blackwell only, where Trump's is 100: it stands in here
    assert target.read_text().splitlines()[1] == "trump,100,0.6,0.8"
