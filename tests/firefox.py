"""Debian's Firefox without a window, driven over WebDriver BiDi.

playwright drives only a Firefox of its own making; the one that readers have speaks BiDi, a
standard protocol of JSON over a WebSocket, and needs no driver beside it.
"""

from __future__ import annotations

import json
import subprocess
import time
from pathlib import Path
from typing import Any

PREFERENCES = {
    "layout.css.prefers-color-scheme.content-override": 0,  # the system is dark
    "browser.shell.checkDefaultBrowser": False,
    "app.update.enabled": False,
}
PATIENCE = 60.0  # seconds; only a browser that hangs takes so long


class Firefox:
    """One browser with one window; `errors` and `requests` are what its page did."""

    def __init__(self, binary: str, profile: Path) -> None:
        profile.mkdir(parents=True)
        lines = (f'user_pref("{k}", {json.dumps(v)});\n' for k, v in PREFERENCES.items())
        (profile / "user.js").write_text("".join(lines), encoding="utf-8")
        self.process = subprocess.Popen(
            [binary, "--headless", "--no-remote", "--profile", str(profile),
             "--remote-debugging-port", "0"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self.commands = 0
        self.errors: list[str] = []
        self.requests: list[str] = []
        try:
            self._begin(profile / "WebDriverBiDiServer.json")
        except BaseException:
            self._end()
            raise

    def _begin(self, written: Path) -> None:
        import websocket

        address = self._address(written)
        self.socket = websocket.create_connection(address, timeout=PATIENCE, suppress_origin=True)
        self.ask("session.new", capabilities={})
        self.ask("session.subscribe", events=["log.entryAdded", "network.beforeRequestSent"])
        self.window = self.ask("browsingContext.getTree")["contexts"][0]["context"]

    def _address(self, written: Path) -> str:
        """Where the browser listens: it says so in its profile once it does."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and self.process.poll() is None:
            if written.exists() and (said := written.read_text()):
                server = json.loads(said)
                return f"ws://{server['ws_host']}:{server['ws_port']}/session"
            time.sleep(0.1)
        raise RuntimeError("Firefox did not say where it listens")

    def ask(self, method: str, **params: Any) -> Any:
        """The answer to a command; what happens in between is noted."""
        self.commands += 1
        self.socket.send(json.dumps({"id": self.commands, "method": method, "params": params}))
        while True:
            said = json.loads(self.socket.recv())
            if said.get("id") == self.commands:
                if said["type"] == "error":
                    raise RuntimeError(f"{method}: {said['message']}")
                return said["result"]
            self._note(said.get("method"), said.get("params", {}))

    def _note(self, event: str | None, told: dict[str, Any]) -> None:
        if event == "log.entryAdded" and told["level"] == "error":
            self.errors.append(told["text"] or "")
        elif event == "network.beforeRequestSent":
            url = told["request"]["url"]
            if not url.startswith(("data:", "blob:", "about:")):  # nothing that leaves the page
                self.requests.append(url)

    def open(self, address: str, ready: str) -> None:
        """Open a page anew and wait until an expression says that it is ready; `requests` are then
        those beside the page itself."""
        self.ask(
            "browsingContext.navigate", context=self.window, url="about:blank", wait="complete"
        )
        self.errors.clear()
        self.requests.clear()
        self.ask("browsingContext.navigate", context=self.window, url=address, wait="complete")
        self.until(ready)
        page = address.split("#")[0]
        self.requests = [url for url in self.requests if url.split("#")[0] != page]

    def size(self, width: int, height: int) -> None:
        viewport = {"width": width, "height": height}
        self.ask("browsingContext.setViewport", context=self.window, viewport=viewport)

    def run(self, expression: str) -> Any:
        """A JavaScript expression's value, as far as JSON can say it."""
        found = self.ask(
            "script.evaluate",
            expression=f"JSON.stringify({expression}) ?? 'null'",
            target={"context": self.window},
            awaitPromise=True,
        )
        if found["type"] == "exception":
            raise RuntimeError(found["exceptionDetails"]["text"])
        return json.loads(found["result"]["value"])

    def until(self, expression: str) -> None:
        """Wait until an expression holds."""
        end = time.monotonic() + PATIENCE
        while not self.run(f"Boolean({expression})"):
            if time.monotonic() > end:
                raise AssertionError(f"never came true: {expression}")
            time.sleep(0.03)

    def heard(self, words: str) -> None:
        """Wait for an error that says this, and take it off the list."""
        end = time.monotonic() + PATIENCE
        while not any(words in error for error in self.errors):
            self.run("0")  # what has happened arrives before the answer
            if time.monotonic() > end:
                raise AssertionError(f"never said: {words}")
        self.errors = [error for error in self.errors if words not in error]

    def text(self, selector: str) -> str:
        return str(self.run(f"document.querySelector({json.dumps(selector)}).innerText"))

    def click(self, selector: str) -> None:
        """A click with the mouse in the middle of an element."""
        x, y = self.run(
            f"(({{ x, y, width, height }}) => [x + width / 2, y + height / 2])"
            f"(document.querySelector({json.dumps(selector)}).getBoundingClientRect())"
        )
        self.click_at(x, y)

    def click_at(self, x: float, y: float) -> None:
        moved = {"type": "pointerMove", "x": round(x), "y": round(y)}
        pressed = [{"type": kind, "button": 0} for kind in ("pointerDown", "pointerUp")]
        self._act({"type": "pointer", "id": "mouse", "actions": [moved, *pressed]})

    def keys(self, *keys: str) -> None:
        """Keys pressed one after the other; named keys by their WebDriver code."""
        actions = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        self._act({"type": "key", "id": "keys", "actions": actions})

    def _act(self, source: dict[str, Any]) -> None:
        self.ask("input.performActions", context=self.window, actions=[source])

    def picture(self) -> bytes:
        """What the window shows, as PNG."""
        import base64

        return base64.b64decode(
            self.ask("browsingContext.captureScreenshot", context=self.window)["data"]
        )

    def close(self) -> None:
        self.socket.close()
        self._end()

    def _end(self) -> None:
        self.process.terminate()
        self.process.wait(PATIENCE)
