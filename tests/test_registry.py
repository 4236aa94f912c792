"""Tables of names that are imported when asked for."""

from __future__ import annotations

import sys

import pytest

from graphkit.errors import UsageError
from graphkit.measures import measures
from graphkit.registry import Registry


def test_imports_on_first_use_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "colorsys", raising=False)
    table: Registry[object] = Registry("colour", {"hls": "colorsys:rgb_to_hls", "no": "nowhere:x"})
    assert "colorsys" not in sys.modules
    assert (list(table), len(table), "hls" in table, "hsl" in table) == (
        ["hls", "no"],
        2,
        True,
        False,
    )
    import colorsys

    assert table["hls"] is colorsys.rgb_to_hls
    assert table["hls"] is table["hls"]
    with pytest.raises(ModuleNotFoundError):
        table["no"]


def test_an_unknown_name_gets_a_near_one() -> None:
    with pytest.raises(UsageError, match=r"no measure 'betweeness'. Did you mean 'betweenness'"):
        measures["betweeness"]


@pytest.mark.parametrize("name", measures)
def test_every_measure_is_named_as_its_file_and_its_function(name: str) -> None:
    card = measures[name]
    assert card.name == card.function.__name__ == name
    assert card.function.__module__ == f"graphkit.measures.{name}"
