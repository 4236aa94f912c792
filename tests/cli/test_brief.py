"""The main job on the reference case: everything it writes, once, looked into."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from graphkit.cli import run

NAMES = {
    "report.md",
    "report.json",
    "map.html",
    "network.svg",
    "ranking.svg",
    "stance.svg",
    "slides.pptx",
}


@pytest.fixture(scope="module")
def written(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("brief")
    words = [
        "brief",
        str(root / "graphs" / "blackwell"),
        "--out",
        str(folder),
        "--replicates",
        "50",
    ]
    assert run(words) == 0
    return folder


def test_every_output_is_there(written: Path) -> None:
    assert {path.name for path in written.iterdir()} == NAMES


def test_the_headline_is_true_to_the_data(written: Path, blackwell_folder: Path) -> None:
    """Counted again from the tables, without graphkit."""
    import csv

    latest: dict[str, tuple[str, float, float]] = {}
    with (blackwell_folder / "stances.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            if row["issue"] == "blackwell_full":
                claim = (row["date"], float(row["confidence"]), float(row["position"]))
                latest[row["actor"]] = max(latest.get(row["actor"], claim), claim)
    with (blackwell_folder / "influence.csv").open(encoding="utf-8", newline="") as stream:
        bodies = {row["actor"] for row in csv.DictReader(stream) if row["aggregate"] == "yes"}
    with (blackwell_folder / "actors.csv").open(encoding="utf-8", newline="") as stream:
        of = {row["id"]: row["member_of"].split("|") for row in csv.DictReader(stream)}
    speaking = {body for actor in latest for body in of[actor]}
    speaking |= {above for body in speaking for above in of.get(body, ())}
    for body in bodies & speaking:  # one is not counted beside its members
        latest.pop(body, None)
    # Coded as separate voices, but one speaks for the other: Huang brings 43, his firm 36.
    assert {"huang", "nvidia"} <= latest.keys() and of["huang"][0] == "nvidia"
    latest.pop("nvidia")
    against = sum(position < 0 for *_, position in latest.values())
    support = sum(position > 0 for *_, position in latest.values())
    headline = " ".join(json.loads((written / "report.json").read_text())["headline"])
    assert (
        f"of {len(latest)} actors with a stance {against} oppose it, {support} support" in headline
    )
    assert "Donald Trump decides, opposed since 30 October 2025" in headline


def test_the_deck_opens_and_the_map_is_sealed(written: Path) -> None:
    assert zipfile.ZipFile(written / "slides.pptx").testzip() is None
    page = (written / "map.html").read_text(encoding="utf-8")
    assert "Content-Security-Policy" in page and "Donald Trump" in page


def test_private_rows_and_notes_reach_no_output(tmp_path: Path) -> None:
    case = {
        "actors": [
            {"id": "a", "name": "Ann", "private_note": "CANARY-note"},
            {"id": "b", "name": "Bob"},
        ],
        "issues": [{"id": "q", "question": "Shall it be?"}],
        "stances": [
            {"actor": "a", "issue": "q", "position": "support", "summary": "Said so."},
            {"actor": "b", "issue": "q", "position": "oppose", "private": "yes",
             "summary": "CANARY-stance", "source": "s"},
        ],
        "ties": [
            {"from": "a", "to": "b", "sign": "support"},
            {"from": "b", "to": "a", "sign": "oppose", "private": "yes",
             "summary": "CANARY-tie"},
        ],
        "sources": [{"id": "s", "publisher": "CANARY-source"}],
    }  # fmt: skip
    file = tmp_path / "case.json"
    file.write_text(json.dumps(case))
    out = tmp_path / "out"
    assert run(["brief", str(file), "--out", str(out), "--replicates", "20"]) == 0
    for path in out.iterdir():
        parts = [path.read_bytes()]
        if path.suffix == ".pptx":
            archive = zipfile.ZipFile(path)
            parts = [archive.read(name) for name in archive.namelist()]
        assert not any(b"CANARY" in part for part in parts), path.name
    inside = tmp_path / "inside"
    words = [
        "brief",
        str(file),
        "--out",
        str(inside),
        "--replicates",
        "20",
        "--audience",
        "internal",
    ]
    assert run(words) == 0
    assert "CANARY-tie" in (inside / "map.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("ties: [{from: a, to: b, sign: support}, {from: b, to: c, sign: oppose}]", {"stance"}),
        ("stances: [{actor: a, issue: q, position: 1}]", {"ranking"}),
        ("actors: [{id: a, name: Ann}]", {"ranking", "stance"}),
        ("actors: []", {"network", "ranking", "stance"}),
    ],
)
def test_a_picture_that_the_data_does_not_give_is_left_out_and_named(
    text: str, missing: set[str], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "case.yaml").write_text(text, "utf-8")
    assert run(["brief", str(tmp_path / "case.yaml"), "--out", str(tmp_path / "out")]) == 0
    written = {path.name for path in (tmp_path / "out").iterdir()}
    assert NAMES - written == {f"{kind}.svg" for kind in missing}
    said = capfd.readouterr().err
    kinds = ("network", "ranking", "stance")
    assert {kind for kind in kinds if f"Left out {kind}.svg: " in said} == missing
