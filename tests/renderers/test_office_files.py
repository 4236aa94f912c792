"""Every kind of Office file that graphkit writes, held against the schemas of Open XML."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from harbour import language

from graphkit.findings import Report
from graphkit.formats import write
from graphkit.formats.starter import starter_file
from graphkit.renderers import docx
from graphkit.renderers.slides.powerpoint import render

WRITTEN: dict[str, tuple[str, Callable[[Report], Any]]] = {
    "document": ("docx", lambda given: docx.render(given, language=language("ja"))),
    "workbook": ("xlsx", lambda given: write(given.dataset, "xlsx")),
    "workbook for Kumu": ("xlsx", lambda given: write(given.dataset, "kumu_xlsx")),
    "starter workbook": ("xlsx", lambda given: starter_file("starter", "xlsx")),
}


# ECMA-376 lets the parts of a font stand in any order (CT_Font is a choice); the validator knows
# one order only, and openpyxl writes another, which Excel reads.
# (Older releases of it count no places.)
ANY_ORDER = re.compile(
    r"/styleSheet(\[1\])?/fonts(\[1\])?/font(\[1\])?: Unexpected element 'color' found"
)


def faults(content: bytes, path: Path) -> list[str]:
    """What the schemas forbid; not the validator's advice, such as to share strings."""
    audit = pytest.importorskip(
        "openxml_audit", reason="the validator openxml-audit is not installed"
    )
    path.write_bytes(content)
    found = audit.OpenXmlValidator().validate(str(path)).errors
    errors = [str(error) for error in found if error.severity.name == "ERROR"]
    return [error for error in errors if not ANY_ORDER.search(error)]


@pytest.mark.parametrize("name", WRITTEN)
def test_what_is_written_is_valid_open_xml(harbour: Report, tmp_path: Path, name: str) -> None:
    ending, make = WRITTEN[name]
    assert faults(make(harbour), tmp_path / f"written.{ending}") == []


def test_the_datasheets_of_charts_are_valid_workbooks(harbour: Report, tmp_path: Path) -> None:
    deck = zipfile.ZipFile(io.BytesIO(render(harbour, language=language("en"))))
    sheets = [name for name in deck.namelist() if name.endswith(".xlsx")]
    assert sheets
    for name in sheets:
        assert faults(deck.read(name), tmp_path / "sheet.xlsx") == []


def test_the_validator_finds_faults(tmp_path: Path) -> None:
    """A part that is no longer what its content type says."""
    out = io.BytesIO()
    old = zipfile.ZipFile(io.BytesIO(starter_file("starter", "xlsx")))
    with zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            blob = old.read(name)
            if name == "xl/workbook.xml":
                blob = blob.replace(b"<sheets>", b"<sheats>").replace(b"</sheets>", b"</sheats>")
            new.writestr(name, blob)
    assert faults(out.getvalue(), tmp_path / "broken.xlsx")
