"""The facts in `published.py` are those of the public data sets, where these are at hand."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import published


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_sizes_are_those_stated() -> None:
    ties = published.tribe_ties()
    assert len(published.tribes()) == 16
    assert [sum(sign == s for *_, sign in ties) for s in (1, -1)] == [29, 29]
    chosen = [score for row in published.SAMPSON.values() for score in row.values()]
    assert len(published.sampson()) == 18
    assert [sum(c > 0 for c in chosen), sum(c < 0 for c in chosen)] == [56, 47]
    assert sum(published.EEC.values()) == 17
    assert sum(published.EEC_SHAPLEY.values()) == 60
    assert sum(published.EEC_BANZHAF.values()) == 21


def test_tribes(oracles: Path) -> None:
    told = {(r["source"], r["target"], int(r["sign"])) for r in rows(oracles / "tribes.csv")}
    assert told == set(published.tribe_ties())


def test_sampson(oracles: Path) -> None:
    told = {
        (r["source"], r["target"], int(r["sign"]), float(r["weight"]))
        for r in rows(oracles / "sampson_T4_affect_directed.csv")
    }
    here = published.sampson().edges(data=True)
    assert told == {(a, b, tie["sign"], tie["strength"]) for a, b, tie in here}


def test_the_actors_of_the_bargaining_example(oracles: Path) -> None:
    told = {
        r["Actor"]: tuple(float(r[key]) for key in ("Capability", "Position", "Salience"))
        for r in rows(oracles / "scholz_ExampleActors.csv")
    }
    assert told == published.EC_ACTORS


def test_the_run_of_the_bargaining_example(oracles: Path) -> None:
    log = (oracles / "scholz_Example.log").read_text(encoding="utf-8")
    assert tuple(map(float, re.findall(r"Mean position: (\S+)", log))) == published.EC_MEANS
    moves = [float(number) for number in re.findall(r"new_pos = (\S+)", log)]
    assert {
        name: tuple(moves[place::3]) for place, name in enumerate(published.EC_MOVES)
    } == published.EC_MOVES


def test_the_airports(oracles: Path) -> None:
    said = json.loads((oracles / "mactor_ADP_paris.json").read_text(encoding="utf-8"))
    assert (said["MID"], said["2MAO"]) == (published.AIRPORTS, published.OBJECTIVES)
