"""What tests of renderers share: a hand-made report, and the reference data's own."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # pytest imports files by path, not by folder

import harbour as case

from graphkit.findings import Report, Settings


@pytest.fixture(scope="session")
def harbour() -> Report:
    return case.report()


@pytest.fixture(scope="session")
def blackwell(root: Path) -> Report:
    """The real thing; for tests marked slow."""
    from graphkit.analysis.analyse import analyse
    from graphkit.formats import load

    settings = Settings(replicates=20)
    data = load(str(root / "graphs" / "blackwell"))
    return analyse(data, settings, with_pictures=True, over_time=True)
