"""Who is let in, asked over real sockets as anybody could ask."""

from __future__ import annotations

import json
import socket
import sys
from pathlib import Path

import pytest

from graphkit.api import open_coding, read_texts
from graphkit.workbench.server import Workbench

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))  # pytest imports files by path, not by folder

from running import Running  # noqa: E402

LINES = "\r\n"


def ask(running, request, body=b""):
    """The status of an answer to raw lines, and its text."""
    with socket.create_connection(("127.0.0.1", running.bench.port), timeout=10) as connection:
        connection.sendall(LINES.join([*request, "Connection: close", "", ""]).encode() + body)
        answer = b""
        while part := connection.recv(1 << 16):
            answer += part
    head, _, text = answer.partition(b"\r\n\r\n")
    return int(head.split()[1]), head.decode("latin-1").lower(), text


@pytest.fixture(scope="module")
def running(tmp_path_factory):
    book = open_coding(tmp_path_factory.mktemp("guard") / "case")
    book.add_text(*read_texts([HERE / "bridge.txt"]))
    one = Running(Workbench(book, coder="ada", language="en"))
    yield one
    one.stop()


def get(running, path="state", *, token=None, host=None, **headers):
    token = running.bench.token if token is None else token
    host = host or f"127.0.0.1:{running.bench.port}"
    lines = [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return ask(running, [f"GET /{token}/{path} HTTP/1.1", f"Host: {host}", *lines])


def post(running, body, *, kind="application/json", length=None, **headers):
    lines = [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    size = [] if length == "" else [f"Content-Length: {len(body) if length is None else length}"]
    head = [
        f"POST /{running.bench.token}/do HTTP/1.1",
        f"Host: 127.0.0.1:{running.bench.port}",
        f"Content-Type: {kind}",
        *size,
        *lines,
    ]
    return ask(running, head, body)


def test_its_own_page_is_let_in(running):
    origin = f"http://127.0.0.1:{running.bench.port}"
    assert get(running)[0] == 200
    assert get(running, Origin=origin, Sec_Fetch_Site="same-origin")[0] == 200
    assert get(running, host=f"localhost:{running.bench.port}")[0] == 200
    assert json.loads(get(running)[2])["coder"] == "ada"


def test_every_answer_carries_the_policy(running):
    for path in ("", "state", "missing.js"):
        head = get(running, path)[1]
        assert "content-security-policy: default-src 'none'" in head
        assert "referrer-policy: no-referrer" in head and "nosniff" in head


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1", "evil.example:{port}", "127.0.0.1:1"]
)
def test_another_host_is_refused(running, host):
    status, _, text = get(running, host=host.format(port=running.bench.port))
    assert status == 421 and b"refused" in text


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "https://127.0.0.1:{port}"},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
    ],
)
def test_another_origin_is_refused(running, headers):
    said = {name: value.format(port=running.bench.port) for name, value in headers.items()}
    assert get(running, **said)[0] == 403
    body = b'{"do": "issue", "question": "?"}'
    assert post(running, body, **said)[0] == 403
    assert not running.book.dataset.issues


@pytest.mark.parametrize("token", ["", "x", "state", "%2e%2e"])
def test_without_the_token_nothing_is_said(running, token):
    assert get(running, token=token)[0] == 404
    assert running.bench.token not in str(get(running, token=token))


def test_two_hosts_are_refused(running):
    port = running.bench.port
    head = [f"GET /{running.bench.token}/state HTTP/1.1", f"Host: 127.0.0.1:{port}", "Host: evil"]
    assert ask(running, head)[0] in (400, 421)


def test_bodies_are_bounded_and_json(running):
    assert post(running, b"{}", kind="text/plain")[0] == 415
    assert post(running, b"", length=2 << 20)[0] == 413
    assert post(running, b"{}", length="")[0] == 411
    assert post(running, b"{", length=None)[0] == 400
    assert post(running, b"[]")[0] == 400
    assert post(running, b"[" * 100_000)[0] == 400
    assert (
        ask(
            running,
            [f"PUT /{running.bench.token}/do HTTP/1.1", f"Host: 127.0.0.1:{running.bench.port}"],
        )[0]
        == 405
    )


@pytest.mark.parametrize(
    "path",
    ["../command.py", "%2e%2e/command.py", "..%2fcommand.py", "page.css/../../guard.py", "__init__.py",
     "/etc/passwd", "page%00.css", "text?id=../../../etc/passwd", "text?id=%2e%2e%2fx"],
)  # fmt: skip
def test_no_path_leads_out(running, path):
    status, _, text = get(running, path)
    assert status in (400, 404, 409)
    assert b"import" not in text and b"root:" not in text


@pytest.mark.parametrize(
    "asked",
    [
        {"do": "nothing"},
        {"do": "code"},
        {"do": "code", "source": "bridge", "start": 0, "end": True},
        {"do": "code", "source": "bridge", "start": 0, "end": 9, "actor": ["x"], "position": "1"},
        {"do": "code", "source": "bridge", "start": 0, "end": 9, "actor": "x", "issue": "y", "position": 1e400},
        {"do": "code", "source": "../x", "start": 0, "end": 9},
        {"do": "remove", "table": "sources", "id": "bridge"},
        {"do": "accept", "number": "1"},
        {"do": "source", "id": "bridge", "date": "yesterday"},
    ],
)  # fmt: skip
def test_what_makes_no_sense_changes_nothing(running, asked):
    before = running.book.version
    status, _, text = post(running, json.dumps(asked).encode())
    assert status == 409 and json.loads(text)["problems"]
    assert running.book.version == before
