"""A small model server for tests: it answers well, badly, slowly, or not at all, as it is told."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Reply = Callable[[dict[str, Any]], Any]


class Server(ThreadingHTTPServer):
    """Answers each request with `reply`: claims, words, or an `Odd` way to fail."""

    def __init__(self, reply: Reply) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.reply, self.asked, self.headers = reply, [], []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/v1"


class Odd:
    """An answer with a status, raw bytes, headers, a delay, or cut off."""

    def __init__(self, status=200, body=b"", headers=None, delay=0.0, cut=False) -> None:
        self.status, self.body, self.headers = status, body, headers or {}
        self.delay, self.cut = delay, cut


class _Handler(BaseHTTPRequestHandler):
    server: Server

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked.append(body)
        self.server.headers.append(dict(self.headers))
        answer = self.server.reply(body)
        odd = answer if isinstance(answer, Odd) else Odd(body=completion(answer))
        time.sleep(odd.delay)
        try:
            self.send_response(odd.status)
            for name, value in odd.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(odd.body) + (100 if odd.cut else 0)))
            self.end_headers()
            self.wfile.write(odd.body)
        except ConnectionError:
            pass  # who asked did not wait

    def log_message(self, *_: Any) -> None:
        pass


def completion(said: Any, finish: str = "stop") -> bytes:
    """A chat completion of words, or of claims."""
    words = said if isinstance(said, str) else json.dumps({"claims": said})
    choice = {"message": {"role": "assistant", "content": words}, "finish_reason": finish}
    return json.dumps({"choices": [choice]}).encode()


def passage_of(body: dict[str, Any]) -> str:
    """The passage that a request asks about."""
    return str(json.loads(body["messages"][-1]["content"])["passage"])


@contextmanager
def serving(reply: Reply) -> Iterator[Server]:
    """A server while it is needed."""
    server = Server(reply)
    thread = threading.Thread(
        target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True
    )
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
