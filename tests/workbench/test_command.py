"""`graphkit code` before anything is served: what is refused, and what is then left untouched."""

from __future__ import annotations

import json
import socket
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from graphkit.cli import run
from graphkit.workbench.server import Workbench

HERE = Path(__file__).parent
CODE = ("code", "--no-browser")


@pytest.fixture
def served(monkeypatch):
    """Workbenches that would have served; none does."""
    found = []
    monkeypatch.setattr(Workbench, "run", lambda bench: found.append(bench))
    yield found
    for bench in found:
        bench.live.close()
        bench.socket.close()


def test_texts_are_added_and_the_address_is_printed(tmp_path, served, capsys):
    case = tmp_path / "case"
    assert run([*CODE, str(case), str(HERE / "bridge.txt"), str(HERE / "dam.txt")]) == 0
    out, err = capsys.readouterr()
    assert out.strip() == served[0].address and "2 texts to code." in err
    assert run([*CODE, str(case), "--lang", "ja"]) == 0
    assert "2件" in capsys.readouterr().err
    assert served[0].token != served[1].token


@pytest.mark.parametrize("coder", ["", " ", "a|b"])
def test_a_coder_has_a_name(tmp_path, served, coder):
    assert run([*CODE, str(tmp_path / "case"), "--coder", coder]) == 2
    assert not (tmp_path / "case").exists()


def test_bad_texts_are_all_told_and_nothing_is_made(tmp_path, served, capsys):
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4 no")
    (tmp_path / "b.xyz").write_text("x")
    assert (
        run([*CODE, str(tmp_path / "case"), str(tmp_path / "a.pdf"), str(tmp_path / "b.xyz")]) == 3
    )
    err = capsys.readouterr().err
    assert "a.pdf" in err and "b.xyz" in err and "Traceback" not in err
    assert not (tmp_path / "case").exists() and not served


def test_a_dataset_with_faults_is_refused_with_their_places(tmp_path, served, capsys):
    (tmp_path / "stances.csv").write_text("actor,issue,position\na,q,seven\n")
    assert run([*CODE, str(tmp_path), str(HERE / "bridge.txt")]) == 3
    assert "stances.csv:2" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["stances.csv"]


def test_what_is_wrong_is_said_in_the_language_asked_for(tmp_path, served, capsys):
    (tmp_path / "scan.pdf").write_bytes(b"%PDF-1.4 no")
    assert run([*CODE, str(tmp_path / "case"), str(tmp_path / "scan.pdf"), "--lang", "ja"]) == 3
    assert "エラー" in capsys.readouterr().err


def test_a_file_is_no_dataset_to_code_into(tmp_path, served, capsys, root):
    path = root / "graphs" / "starter.csv"
    assert run([*CODE, str(path)]) == 2
    assert "graphkit convert" in capsys.readouterr().err


def test_a_port_that_is_taken(tmp_path, served, capsys):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        assert run([*CODE, str(tmp_path / "case"), "--port", str(port)]) == 2
    assert f"Port {port} is not free" in capsys.readouterr().err


@pytest.mark.parametrize("library", ["uvicorn", "starlette", "pypdf", "selectolax.lexbor"])
def test_what_is_not_installed_is_named(tmp_path, served, capsys, monkeypatch, library):
    monkeypatch.setitem(sys.modules, library, None)
    (tmp_path / "a.html").write_text("<p>Text</p>")
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4")
    texts = [str(tmp_path / name) for name in ("a.html", "a.pdf")]
    assert run([*CODE, str(tmp_path / "case"), *texts]) == 2
    assert "graphkit[code]" in capsys.readouterr().err
    assert not (tmp_path / "case").exists()


def test_what_a_table_leaves_open_is_told_with_what_there_is_to_choose(serve, tmp_path):
    running = serve("dam.txt", language="ja")
    (tmp_path / "case" / "stances.csv").write_text("actor,issue,position\na,q,0\na,q,0.5\n")
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(f"{running.address}state")
    (told,) = json.loads(refused.value.read())["problems"]
    refused.value.close()
    assert told.startswith("stances.csv:1:13") and "どこからが反対か" in told
    assert told.count("--scale position:") == 2 and "0は反対" in told
