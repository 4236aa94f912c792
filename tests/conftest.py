"""What all tests share: the repository's folders, skips that count as failures, more examples."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

# As the command line has it: tests share the processors out themselves, and a library that takes
# all of them for each small matrix makes every other test wait.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

# How long one example takes says more about the machine than about the code.
# Relations draw a thousand each in `.ci/run`; here they are looked at again and again.
settings.register_profile("graphkit", deadline=None, max_examples=60)
settings.load_profile("graphkit")

ROOT = Path(__file__).parent.parent
FIREFOX = (
    os.environ.get("GRAPHKIT_FIREFOX") or shutil.which("firefox-esr") or shutil.which("firefox")
)
CHROMIUM = os.environ.get("GRAPHKIT_CHROMIUM", "/usr/bin/chromium")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item):
    """Fail a skipped test whose marker `GRAPHKIT_NO_SKIP` names (comma-separated)."""
    report = yield
    strict = set(filter(None, os.environ.get("GRAPHKIT_NO_SKIP", "").split(",")))
    if report.skipped and not hasattr(report, "wasxfail"):
        named = strict & {marker.name for marker in item.iter_markers()}
        if named:
            report.outcome = "failed"
            report.longrepr = f"{item.nodeid}: skipped, but {', '.join(named)} must run here"
    return report


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Draw as many examples as `GRAPHKIT_EXAMPLES` says, whatever a test says itself."""
    if many := os.environ.get("GRAPHKIT_EXAMPLES"):
        for item in items:
            test = getattr(item, "obj", None)
            if getattr(test, "is_hypothesis_test", False):
                drawn = test._hypothesis_internal_use_settings
                test._hypothesis_internal_use_settings = settings(drawn, max_examples=int(many))


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository."""
    return ROOT


@pytest.fixture(scope="session")
def blackwell_folder(root: Path) -> Path:
    """The reference dataset's folder."""
    return root / "graphs" / "blackwell"


def _outside(variable: str) -> Path:
    folder = os.environ.get(variable)
    if not folder:
        pytest.skip(f"{variable} is not set: public data with published values lies outside")
    return Path(folder)


@pytest.fixture(scope="session")
def oracles() -> Path:
    """Public data sets with published values."""
    return _outside("GRAPHKIT_ORACLES")


@pytest.fixture(scope="session")
def cases() -> Path:
    """Bad files with what must happen to each."""
    return _outside("GRAPHKIT_CASES")


@pytest.fixture
def command(capfd: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Runs a command line in this process: its exit code, standard output and standard error."""
    from graphkit.cli import run

    def call(*words: object) -> tuple[int, str, str]:
        code = run(list(map(str, words)))
        printed = capfd.readouterr()
        return code, printed.out, printed.err

    return call


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


@pytest.fixture(scope="session")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The real Firefox on a dark system; one for all tests of a process."""
    pytest.importorskip("websocket", reason="websocket-client talks to Firefox")
    if FIREFOX is None:
        pytest.skip("there is no Firefox; set GRAPHKIT_FIREFOX")
    from firefox import Firefox

    started = Firefox(FIREFOX, tmp_path_factory.mktemp("firefox") / "profile")
    started.size(1280, 800)
    yield started
    started.close()
