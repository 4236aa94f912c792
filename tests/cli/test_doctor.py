"""What graphkit finds of what it stands on, and what it says of what is not there."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest

from graphkit.cli import run
from graphkit.cli.installed import EXTRAS

ROOT = Path(__file__).parents[2]


def put_package(folder: Path, name: str, version: str, *facts: str) -> None:
    """The facts of an installed package, where Python looks for them."""
    info = folder / f"{name}-{version}.dist-info"
    info.mkdir()
    lines = ("Metadata-Version: 2.1", f"Name: {name}", f"Version: {version}", *facts)
    (info / "METADATA").write_text("\n".join(lines) + "\n", encoding="utf-8")


def examined(capfd: pytest.CaptureFixture[str]) -> tuple[int, dict[str, dict[str, object]]]:
    code = run(["doctor", "--format", "json"])
    document = json.loads(capfd.readouterr().out)
    assert document["schema"] == "graphkit/doctor/1"
    return code, {part["name"]: part for part in document["parts"]}


def test_versions_are_those_of_the_packages(capfd: pytest.CaptureFixture[str]) -> None:
    code, parts = examined(capfd)
    assert code == 0
    for name in ("numpy", "click", "python-pptx"):
        assert parts[name]["found"] == metadata.version(name) and parts[name]["required"]
    assert Path(str(parts["DejaVu Sans"]["found"])).is_file()
    assert Path(str(parts["IPAexGothic"]["found"])).is_file()
    assert {"browser", "LibreOffice", "CJK"} <= parts.keys()


def test_what_is_missing_is_said_with_the_line_that_gets_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    facts = [
        "Requires-Dist: gonepack>=1.2",
        "Requires-Dist: oldpack>=2",
        "Requires-Dist: click>=8",
        "Provides-Extra: fast",
        'Requires-Dist: farpack>=3; extra == "fast"',
        "Provides-Extra: test",
        'Requires-Dist: testpack>=3; extra == "test"',
    ]
    put_package(tmp_path, "graphkit", "9.9.9", *facts)
    put_package(tmp_path, "oldpack", "1.9")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setenv("PATH", str(tmp_path))
    code, parts = examined(capfd)
    assert code == 1
    assert parts["gonepack"]["get"] == "python -m pip install 'gonepack>=1.2'"
    assert parts["oldpack"]["found"] == "1.9" and not parts["oldpack"]["there"]
    assert parts["farpack"]["required"] is False and not parts["farpack"]["there"]
    assert "testpack" not in parts
    assert parts["browser"]["found"] is None or sys.platform != "linux"
    assert run(["doctor"]) == 1
    said = capfd.readouterr().out
    assert "1.9, too old: >=2" in said and "pip install 'gonepack>=1.2'" in said
    assert "2 things are missing" in said


def test_each_extra_for_users_says_what_it_is_for(root: Path) -> None:
    from configparser import ConfigParser

    setup = ConfigParser()
    setup.read(root / "setup.cfg", encoding="utf-8")
    assert set(setup["options.extras_require"]) - {"test", "dev"} == set(EXTRAS)


def test_nothing_heavy_is_loaded_for_it() -> None:
    code = (
        "import sys; from graphkit.cli import run; code = run(['doctor', '--format', 'json'])\n"
        "heavy = {'numpy', 'matplotlib', 'networkx', 'pptx'} & sys.modules.keys()\n"
        "print(heavy, file=sys.stderr); sys.exit(code)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0 and done.stderr.strip() == "set()"


def test_without_click_there_is_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "click.py").write_text("raise ModuleNotFoundError(name='click')\n")
    code = f"import sys; sys.path.insert(0, {str(tmp_path)!r}); import graphkit.__main__ as m; m.main()"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 1
    assert done.stderr == "Error: click is missing: python -m pip install click\n"
