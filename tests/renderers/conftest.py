"""What tests of renderers share: a hand-made report, and the reference data's own."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # pytest imports files by path, not by folder

import harbour as case

from graphkit.findings import Report, Settings

CHROMIUM = os.environ.get("GRAPHKIT_CHROMIUM", "/usr/bin/chromium")


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


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A real browser; one for all tests of a process."""
    playwright = pytest.importorskip("playwright.sync_api")
    if not Path(CHROMIUM).exists():
        pytest.skip(f"there is no Chromium at {CHROMIUM}; set GRAPHKIT_CHROMIUM")
    with playwright.sync_playwright() as player:
        browser = player.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()
