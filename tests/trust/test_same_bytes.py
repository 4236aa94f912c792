"""The same data gives the same bytes, whatever machine, country and hour it is."""

from __future__ import annotations

import os
import random
from collections.abc import Mapping
from pathlib import Path

import pytest
from renderers.other_fonts import without_installed_fonts
from trust.running import ROOT, finished, held, small_case

pytestmark = pytest.mark.slow
SEEDS = [{"PYTHONHASHSEED": str(seed)} for seed in range(20)]
ELSEWHERE: list[Mapping[str, str]] = [
    {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONUTF8": "0"},
    {"TZ": "America/Adak", "LC_ALL": "C.UTF-8", "LANG": "tr_TR.UTF-8"},
    {"COLUMNS": "200", "NO_COLOR": "1", "TERM": "dumb"},
    {"OMP_NUM_THREADS": "4", "OPENBLAS_NUM_THREADS": "1"},
    {"MPLBACKEND": "svg", "HOME": "/nonexistent"},
]


def briefed(case: Path, out: Path, env: Mapping[str, str]) -> dict[str, bytes]:
    words = ("brief", case, "--out", out, "--replicates", 40)
    code, _, err = finished(*words, env=env)
    assert code == 0, err
    return held(out)


def test_a_brief_is_the_same_everywhere(tmp_path: Path) -> None:
    case = small_case(tmp_path / "case")
    wanted = briefed(case, tmp_path / "out", {})
    assert len(wanted) == 7
    for env in (*SEEDS, *ELSEWHERE):
        found = briefed(case, tmp_path / "out", env)
        assert {name for name in wanted if found.get(name) != wanted[name]} == set(), env


def everything(out: Path, env: Mapping[str, str]) -> dict[str, bytes]:
    """The reference dataset as report, page, map, pictures and slides."""
    case = ROOT / "graphs" / "blackwell"
    for words in (
        ("brief", case, "--out", out, "--replicates", 40),
        ("report", case, "--full", "-o", out / "report.html", "--replicates", 40),
        ("figure", case, "--kind", "network", "--lang", "ja", "-o", out / "ja.svg"),
    ):
        code, _, err = finished(*words, env=env)
        assert code == 0, err
    return held(out)


@pytest.mark.parametrize("lacking", ["fonts", "igraph"])
def test_what_is_not_installed_changes_no_byte(lacking: str, tmp_path: Path) -> None:
    if lacking == "fonts":
        bare = tmp_path / "fonts.conf"
        bare.write_text("<fontconfig></fontconfig>", encoding="utf-8")
        env = without_installed_fonts(tmp_path / "fonts") | {"FONTCONFIG_FILE": str(bare)}
    else:
        (tmp_path / "hidden").mkdir()
        (tmp_path / "hidden" / "igraph.py").write_text("raise ImportError", encoding="utf-8")
        env = {"PYTHONPATH": str(tmp_path / "hidden")}
    wanted, found = everything(tmp_path / "with", {}), everything(tmp_path / "without", env)
    assert len(wanted) >= 9
    assert {name for name in wanted if found.get(name) != wanted[name]} == set()


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="processors cannot be chosen")
def test_one_processor_and_two_give_the_same(tmp_path: Path) -> None:
    case = small_case(tmp_path / "case")
    mine = os.sched_getaffinity(0)
    if len(mine) < 2:
        pytest.skip("there is one processor only")
    found = []
    try:
        for count in (1, 2):
            os.sched_setaffinity(0, sorted(mine)[:count])
            found.append(briefed(case, tmp_path / f"out{count}", {}))
    finally:
        os.sched_setaffinity(0, mine)
    assert found[0] == found[1]


def test_the_order_of_rows_and_tables_means_nothing(tmp_path: Path) -> None:
    """But for the order in which issues are listed: the first leads."""
    import json

    case = small_case(tmp_path / "case")
    for name in ("stances", "ties"):  # rows that have ids of their own
        path = case / f"{name}.csv"
        head, *rows = path.read_text(encoding="utf-8").splitlines()
        lines = [f"id,{head}", *(f"{name}{n},{row}" for n, row in enumerate(rows))]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    drawn, seen = random.Random(2), []
    for _ in range(6):
        code, out, err = finished("report", case, "--format", "json", "--replicates", 40)
        assert code == 0, err
        document = json.loads(out)
        findings = {json.dumps([f["measure"], f["parameters"]]): (f["values"], f["summary"])
                    for f in document["findings"]}  # fmt: skip
        seen.append((document["dataset"]["sha256"], document["headline"], findings))
        for path in case.glob("*.csv"):
            head, *rows = path.read_text(encoding="utf-8").splitlines()
            drawn.shuffle(rows)
            path.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    assert all(one == seen[0] for one in seen)


def test_every_format_is_written_the_same_twice(tmp_path: Path) -> None:
    from graphkit.formats import formats

    case = small_case(tmp_path / "case")
    for name, form in formats.items():
        if form.write is None:
            continue
        found = []
        for seed in ("1", "2"):
            out = tmp_path / f"{name}{seed}"
            out = out if "" in form.suffixes else out.with_suffix(form.suffixes[0])
            code, _, err = finished("convert", case, "--to", name, "-o", out,
                                    env={"PYTHONHASHSEED": seed})  # fmt: skip
            assert code in (0, 2), err  # some hold neither these stances nor these ties
            found.append(held(out) if out.is_dir() else out.read_bytes() if out.exists() else code)
        assert found[0] == found[1], name
