"""`graphkit formats` shows what each format reads, writes and holds."""

from __future__ import annotations

import json

import pytest

from graphkit.cli import run
from graphkit.formats import formats


def test_every_format_is_listed(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["formats"]) == 0
    lines = capfd.readouterr().out.splitlines()
    assert {line.split()[0] for line in lines[1:] if line.strip()} >= set(formats)


@pytest.mark.parametrize("name", list(formats))
def test_a_card_says_where_its_facts_come_from_and_how_to_use_it(
    name: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(["formats", name]) == 0
    shown = capfd.readouterr().out
    form = formats[name]
    assert (form.facts or "REFERENCE.md") in shown and "graphkit report mycase" in shown
    assert (f"--to {name}" in shown) == (form.write is not None)


def test_what_pajek_holds(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["formats", "pajek"]) == 0
    shown = capfd.readouterr().out
    assert "actors: id\n" in shown
    assert "ties: from, to, sign, relation, strength, directed\n" in shown
    assert "no neutral ties" in shown


def test_as_json(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["formats", "--format", "json"]) == 0
    cards = json.loads(capfd.readouterr().out)
    assert [card["name"] for card in cards] == list(formats)
    assert run(["formats", "bdm_csv", "--format", "json"]) == 0
    card = json.loads(capfd.readouterr().out)
    assert "stances.position" in card["holds"] and card["writes"] is True


def test_a_near_name_is_offered(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["formats", "gexff"]) == 2
    assert "Did you mean 'gexf'?" in capfd.readouterr().err
