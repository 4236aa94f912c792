"""Who is let in, asked of the guard alone: every way to be refused."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import strategies as st

from graphkit.workbench.guard import HEADERS, LARGEST, Guard

TOKEN, PORT = "secret", 8000
words = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=12)


def asked(
    path: str = f"/{TOKEN}/state",
    method: str = "GET",
    *,
    scheme: str = "http",
    size: int = 0,
    **headers: str,
) -> tuple[int, list[Any], Any]:
    """The status of an answer, the messages that the application saw, and the answer's headers."""
    seen: list[Any] = []
    sent: list[Any] = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        seen.append(scope)
        if scope["type"] == "http":
            seen.append(await receive())
            await send({"type": "http.response.start", "status": 200, "headers": [(b"x", b"y")]})
            await send({"type": "http.response.body", "body": b"done"})

    async def receive() -> Any:
        return {"type": "http.request", "body": b"x" * size}

    async def send(message: Any) -> None:
        sent.append(message)

    said = {"host": f"127.0.0.1:{PORT}"} | {k.replace("_", "-"): v for k, v in headers.items()}
    lines = [(k.encode(), v.encode()) for k, v in said.items() if v]
    scope = {"type": scheme, "path": path, "method": method, "headers": lines, "root_path": "/r"}
    # Nothing here waits, so that no loop is needed: where a browser is at work, there is one already.
    with pytest.raises(StopIteration):
        Guard(app, TOKEN, PORT)(scope, receive, send).send(None)
    start = next((m for m in sent if m["type"] == "http.response.start"), {"status": 0})
    return start["status"], seen, start.get("headers")


JSON = {"content_type": "application/json; charset=utf-8"}


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ({}, 200),
        ({"method": "HEAD"}, 200),
        ({"method": "DELETE"}, 405),
        ({"host": f"localhost:{PORT}"}, 200),
        ({"host": f"127.0.0.1:{PORT + 1}"}, 421),
        ({"host": ""}, 421),
        ({"origin": f"http://127.0.0.1:{PORT}"}, 200),
        ({"origin": f"http://localhost:{PORT}"}, 403),
        ({"origin": "null"}, 403),
        ({"sec_fetch_site": "same-origin"}, 200),
        ({"sec_fetch_site": "none"}, 200),
        ({"sec_fetch_site": "cross-site"}, 403),
        ({"path": "/wrong/state"}, 404),
        ({"path": "/"}, 404),
        ({"path": f"//{TOKEN}/state"}, 200),
        ({"method": "POST", **JSON, "content_length": "9"}, 200),
        ({"method": "POST", "content_type": "text/plain", "content_length": "9"}, 415),
        ({"method": "POST", "content_length": "9"}, 415),
        ({"method": "POST", **JSON}, 411),
        ({"method": "POST", **JSON, "content_length": "-1"}, 411),
        ({"method": "POST", **JSON, "content_length": str(LARGEST)}, 200),
        ({"method": "POST", **JSON, "content_length": str(LARGEST + 1)}, 413),
    ],
)
def test_who_is_let_in(said: dict[str, Any], status: int) -> None:
    found, seen, headers = asked(**said)
    assert found == status and bool(seen) is (status == 200)
    assert set(HEADERS) <= set(headers)
    if status == 200:
        assert (b"x", b"y") in headers
        assert (seen[0]["path"], seen[0]["raw_path"], seen[0]["root_path"]) == (
            "/state",
            b"/state",
            "",
        )
    else:
        assert (b"content-type", b"text/plain") in headers and (b"connection", b"close") in headers


def test_what_a_page_of_the_workbench_may_do() -> None:
    """Scripts and styles of its own alone, no frames, nothing kept or guessed."""
    said = {name.decode(): value.decode() for name, value in asked()[2]}
    rules = dict(rule.strip().split(" ", 1) for rule in said["content-security-policy"].split(";"))
    assert rules["default-src"] == rules["frame-ancestors"] == rules["base-uri"] == "'none'"
    assert rules["form-action"] == "'none'"
    assert rules["script-src"] == rules["style-src"] == rules["connect-src"] == "'self'"
    assert rules["img-src"] == "'self' data:"
    assert said["x-content-type-options"] == "nosniff" and said["cache-control"] == "no-store"
    assert said["referrer-policy"] == "no-referrer"
    assert (
        said["cross-origin-resource-policy"] == said["cross-origin-opener-policy"] == "same-origin"
    )


@pytest.mark.parametrize(
    ("size", "kind"), [(LARGEST, "http.request"), (LARGEST + 1, "http.disconnect")]
)
def test_a_body_longer_than_it_says_is_cut_off(size: int, kind: str) -> None:
    _, seen, _ = asked(method="POST", size=size, content_length="9", **JSON)
    assert seen[1]["type"] == kind


def test_only_pages_and_the_beginning_reach_the_application() -> None:
    assert [scope["type"] for scope in asked(scheme="lifespan")[1]] == ["lifespan"]
    assert asked(scheme="websocket")[1] == []
