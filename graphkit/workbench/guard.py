"""Who may ask: this machine's own page, with the token of this run, and nobody else.

A page elsewhere can make a browser send requests here; it can neither know the token nor name
another host or origin than its own.
"""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Message, Receive, Send], Awaitable[None]]

LARGEST = 1 << 20  # bytes of a request's body
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
HEADERS = [
    (b"content-security-policy", POLICY.encode()),
    (b"referrer-policy", b"no-referrer"),
    (b"x-content-type-options", b"nosniff"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cache-control", b"no-store"),
]


class Guard:
    """Lets through what asks for `/TOKEN/...` at this very address; the app sees the rest of the
    path."""

    def __init__(self, app: App, token: str, port: int) -> None:
        self.app = app
        self.token = token
        self.hosts = {f"{name}:{port}" for name in ("127.0.0.1", "localhost")}

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return
        status = self._refused(scope)
        if status:
            await _answer(send, status)
            return
        _, _, rest = scope["path"].lstrip("/").partition("/")
        inner = {**scope, "path": f"/{rest}", "raw_path": f"/{rest}".encode(), "root_path": ""}
        body = _Bounded(receive)
        await self.app(inner, body, _with_headers(send))

    def _refused(self, scope: Message) -> int:
        """The status with which a request is refused; 0 where it is let through."""
        headers: dict[str, list[str]] = {}
        for name, value in scope["headers"]:
            headers.setdefault(name.decode("latin-1").lower(), []).append(value.decode("latin-1"))
        if len(hosts := headers.get("host", [])) != 1 or hosts[0] not in self.hosts:
            return 421
        origin = headers.get("origin", [])
        if origin and origin != [f"http://{hosts[0]}"]:
            return 403
        if headers.get("sec-fetch-site", ["none"])[0] not in ("same-origin", "none"):
            return 403
        given = scope["path"].lstrip("/").partition("/")[0]
        if not secrets.compare_digest(given.encode(), self.token.encode()):
            return 404
        if scope["method"] == "POST":
            if headers.get("content-type", [""])[0].partition(";")[0] != "application/json":
                return 415
            size = headers.get("content-length", [""])[0]
            if not size.isdecimal():
                return 411
            return 413 if int(size) > LARGEST else 0
        return 0 if scope["method"] in ("GET", "HEAD") else 405


class _Bounded:
    """The body of a request, cut off where it is longer than it may be."""

    def __init__(self, receive: Receive) -> None:
        self.receive, self.left = receive, LARGEST

    async def __call__(self) -> Message:
        message = await self.receive()
        self.left -= len(message.get("body", b""))
        return message if self.left >= 0 else {"type": "http.disconnect"}


async def _answer(send: Send, status: int) -> None:
    headers = [(b"content-type", b"text/plain"), (b"connection", b"close"), *HEADERS]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": b"refused\n"})


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": [*message["headers"], *HEADERS]}
        await send(message)

    return sending
