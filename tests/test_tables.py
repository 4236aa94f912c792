"""Every table of names agrees with the files in its folder, and every entry can be loaded."""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from graphkit.analysis.sections import sections
from graphkit.card import FAMILIES
from graphkit.cli import commands
from graphkit.formats import formats
from graphkit.measures import measures
from graphkit.renderers import reports

TABLES: dict[str, Mapping[str, object]] = {
    "measures": measures,
    "analysis/sections": sections,
}


@pytest.mark.parametrize("folder", TABLES)
def test_every_file_has_its_line_and_every_line_its_file(folder: str, root: Path) -> None:
    files = {path.stem for path in (root / "graphkit" / folder).glob("*.py")} - {"__init__"}
    assert files == set(TABLES[folder])


@pytest.mark.parametrize("table", [measures, sections, reports, formats, commands])
def test_every_entry_loads(table: Mapping[str, object]) -> None:
    assert all(table[name] is not None for name in table)


@pytest.mark.parametrize("name", list(measures))
def test_every_card_is_complete(name: str) -> None:
    card = measures[name]
    assert card.name == name
    assert card.family in FAMILIES
    assert card.source and str(card.question).endswith("?") and str(card.formula)
    assert all(str(parameter.about) for parameter in card.parameters)


PARTS = ("Formula", "Parameters", "Returns", "Not defined", "See also", "Reference")


def parts_of(docstring: str) -> dict[str, str]:
    """A docstring's parts by their underlined heading."""
    pieces = re.split(r"^(\S.*)\n-{3,}$", docstring, flags=re.MULTILINE)
    return dict(zip(pieces[1::2], pieces[2::2], strict=True))


def as_written(default: object) -> str:
    """How a docstring writes a default value."""
    return f'"{default}"' if isinstance(default, str) else repr(default)


@pytest.mark.parametrize("name", list(measures))
def test_every_docstring_teaches(name: str) -> None:
    """Formula, parameters with their defaults, results, limits, relatives, source, example."""
    card = measures[name]
    function = card.function
    parts = parts_of(inspect.getdoc(function) or "")
    assert tuple(parts) == PARTS
    assert all(part.strip() for part in parts.values())
    said = dict(re.findall(r"^(\w+) : (.+)$", parts["Parameters"], flags=re.MULTILINE))
    given = inspect.signature(function).parameters
    assert list(said) == [*given, *card.view_parameters]
    defaults = {one: given[one].default for one in given} | {
        parameter.name: parameter.default for parameter in card.parameters
    }
    for one, default in defaults.items():
        if default is not inspect.Parameter.empty:
            assert said[one].endswith(f"default {as_written(default)}"), said[one]
    related = re.findall(r"\w+", parts["See also"])
    assert related and set(related) <= set(measures) - {name}
    assert re.search(r"[A-Z]\w+.* (1[89]|20)\d\d, \w", parts["Reference"])
    assert ">>> " in (sys.modules[function.__module__].__doc__ or "")
