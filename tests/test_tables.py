"""Every table of names agrees with the files in its folder, and every entry can be loaded."""

from __future__ import annotations

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
