"""REFERENCE.md is what the tables say."""

from __future__ import annotations

from pathlib import Path

from reference import reference


def test_the_reference_is_that_of_the_tables(root: Path) -> None:
    written = (root / "REFERENCE.md").read_text(encoding="utf-8")
    assert written == reference(), "run: python tests/reference.py"
