"""`graphkit new` starts a dataset in every form, and the workbook helps to fill it in."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest

from graphkit.cli import run
from graphkit.formats import load
from graphkit.formats.reading.tables import SCHEMA
from graphkit.formats.starter import starter_file

ENDING = {"folder": "", "xlsx": ".xlsx", "yaml": ".yaml", "json": ".json"}


@pytest.mark.parametrize("form", ENDING)
def test_every_form_is_the_same_dataset_and_read_without_a_remark(
    form: str, tmp_path: Path
) -> None:
    assert run(["new", str(tmp_path / "mycase"), "--form", form]) == 0
    found = load(tmp_path / f"mycase{ENDING[form]}")
    assert found.notices == ()
    counts = {name: len(rows) for name, rows in found.tables().items()}
    assert counts == {
        "actors": 5, "issues": 1, "stances": 5, "ties": 5, "influence": 2, "direct_influence": 5,
        "events": 2, "sources": 3,
    }  # fmt: skip
    assert found.title == "A wind farm off the harbour"
    assert found.stances[2].condition == "unless the western grounds stay open"


@pytest.mark.parametrize("form", ENDING)
def test_nothing_is_written_over(
    form: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    words = ["new", str(tmp_path / f"mycase{ENDING[form]}"), "--form", form]
    assert (run(words), run(words)) == (0, 4)
    assert "name a new" in capfd.readouterr().err
    assert len(list(tmp_path.iterdir())) == 1


def workbook() -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(starter_file("mycase", "xlsx")))


def test_the_workbook_has_every_column_with_a_comment() -> None:
    book = workbook()
    assert book.sheetnames == list(SCHEMA)
    for table in SCHEMA.values():
        heads = {cell.value: cell.comment for cell in book[table.name][1]}
        for column in table.columns:
            needed = "Must be filled in." if column.required else "May stay empty."
            assert needed in heads[column.name].text


def test_the_workbook_has_lists_to_choose_from() -> None:
    book = workbook()

    def rule(sheet: str, heading: str) -> tuple[str, str, bool]:
        (letter,) = (c.column_letter for c in book[sheet][1] if c.value == heading)
        (found,) = (
            rule
            for rule in book[sheet].data_validations.dataValidation
            if f"{letter}2:{letter}1000" in str(rule.sqref)
        )
        return found.type, found.formula1, bool(found.showErrorMessage)

    assert rule("ties", "sign") == ("list", '"support,oppose,neutral"', True)
    assert rule("ties", "directed") == ("list", '"yes,no"', True)
    assert rule("ties", "from") == ("list", "actors!$A$2:$A$1000", True)
    assert rule("stances", "issue") == ("list", "issues!$A$2:$A$1000", True)
    assert rule("stances", "position") == ("decimal", "-1", True)
    # several values may stand there, separated by |: offered, not enforced
    assert rule("actors", "member_of") == ("list", "actors!$A$2:$A$1000", False)
    assert rule("direct_influence", "level") == ("list", '"0,1,2,3,4"', True)


def test_the_workbook_is_the_same_bytes_each_time() -> None:
    assert starter_file("mycase", "xlsx") == starter_file("mycase", "xlsx")


@pytest.mark.office
def test_libreoffice_opens_it_with_its_lists_and_comments(tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    (tmp_path / "mycase.xlsx").write_bytes(starter_file("mycase", "xlsx"))
    (tmp_path / "out").mkdir()
    subprocess.run(
        [office, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to",
         "xlsx", "--outdir", str(tmp_path / "out"), str(tmp_path / "mycase.xlsx")],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    book = openpyxl.load_workbook(tmp_path / "out" / "mycase.xlsx")
    rules = book["ties"].data_validations.dataValidation
    assert '"support,oppose,neutral"' in {rule.formula1 for rule in rules}
    assert "support, oppose or neutral" in book["ties"]["D1"].comment.text
    assert [cell.value for cell in book["ties"]["D"]][1:3] == ["support", "support"]
