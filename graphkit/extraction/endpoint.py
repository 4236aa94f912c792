"""A chat endpoint: one question, one answer, with bounded patience.

The only module that speaks to a network. It speaks to the one address that it is given (through a
proxy only if the environment names one and the address is not this machine's), follows no redirect,
and sends a key over an encrypted connection or to this machine alone.
"""

from __future__ import annotations

import http.client
import json
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from graphkit.errors import GraphkitError, UsageError
from graphkit.phrases import phrase

LARGEST = 1_000_000  # bytes of an answer
PIECES = 2_000  # in which it may come: a server that drips is not waited for without end
TRIES = 3
PAUSES = (1.0, 4.0)  # seconds before the second and the third try
LONGEST_PAUSE = 30.0  # seconds that a server may ask for
_AGAIN = frozenset({408, 409, 425, 429, 500, 502, 503, 504})
# What not every server understands: then it is asked without.
_WISHES = {"temperature": 0, "response_format": {"type": "json_object"}}
_NOT_UNDERSTOOD = frozenset({"http-400", "http-422"})
_HERE = frozenset({"localhost", "127.0.0.1", "::1"})

Message = Mapping[str, str]


class NoAnswer(GraphkitError):
    """The endpoint gave no answer to use; `reason` is a short code to count by."""

    def __init__(self, reason: str, message: str) -> None:
        self.reason = reason
        super().__init__(message)


@dataclass(frozen=True)
class Endpoint:
    """Where a model answers, and how long it is waited for.

    `timeout` counts seconds without a byte, `wait` pauses between tries. Raises `UsageError` for
    an address that is none, or to which the key would travel in the open.
    """

    url: str
    model: str
    wait: Callable[[float], None]
    key: str = field(default="", repr=False)
    timeout: float = 60.0
    tries: int = TRIES

    def __post_init__(self) -> None:
        parts = urlsplit(self.url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise UsageError(
                phrase("'{url}' is no address such as http://localhost:8080/v1.", url=self.url)
            )
        if parts.username or parts.password:
            raise UsageError(phrase("The address must not carry a name or password; use the key."))
        if self.key and parts.scheme == "http" and parts.hostname not in _HERE:
            raise UsageError(
                phrase(
                    "The key would travel unencrypted to {hostname}: use https.",
                    hostname=parts.hostname,
                )
            )

    @property
    def address(self) -> str:
        """The address that is asked, whether it was given with or without its last part."""
        whole = self.url.rstrip("/")
        return whole if whole.endswith("/chat/completions") else f"{whole}/chat/completions"

    @property
    def _opener(self) -> urllib.request.OpenerDirector:
        here = urlsplit(self.url).hostname in _HERE
        return urllib.request.build_opener(
            _NoRedirect, *([urllib.request.ProxyHandler({})] if here else [])
        )

    def ask(self, messages: Sequence[Message]) -> str:
        """What the model says. Raises `NoAnswer` after the last try."""
        plain = {"model": self.model, "messages": list(messages)}
        try:
            return self._asked({**plain, **_WISHES})
        except NoAnswer as answer:
            if answer.reason not in _NOT_UNDERSTOOD:
                raise
        return self._asked(plain)

    def _asked(self, body: Mapping[str, Any]) -> str:
        """The same with one request, tried again where that may help."""
        for number in range(1, self.tries + 1):
            try:
                return _content(self._sent(json.dumps(body, ensure_ascii=False).encode()))
            except _Again as again:
                if number == self.tries:
                    raise again.answer from None
                pause = PAUSES[min(number, len(PAUSES)) - 1]
                self.wait(pause if again.pause is None else again.pause)
        raise AssertionError("at least one try")

    def _sent(self, body: bytes) -> bytes:
        """The bytes of one answer. Raises `_Again` for what may go better the next time."""
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if self.key:
            headers["Authorization"] = f"Bearer {self.key}"
        request = urllib.request.Request(self.address, body, headers, method="POST")
        try:
            with self._opener.open(request, timeout=self.timeout) as answer:
                found = _read(answer)
        except urllib.error.HTTPError as error:
            raise _refusal(error) from None
        except (OSError, http.client.HTTPException) as error:
            raise _broken(error, self.timeout) from None
        if len(found) > LARGEST:
            raise NoAnswer(
                "too-long", phrase("The answer has more than {n} bytes.", n=f"{LARGEST:,}")
            )
        return found


class _Again(Exception):
    """A failure after which another try is worth it; `pause` is what the server asked for."""

    def __init__(self, answer: NoAnswer, pause: float | None = None) -> None:
        self.answer, self.pause = answer, pause
        super().__init__(str(answer))


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A redirect would carry the text, and the key, to another address."""

    def redirect_request(self, *_: Any) -> None:
        return None


def _read(answer: http.client.HTTPResponse) -> bytes:
    """All that comes, up to one byte more than is allowed, in a bounded number of pieces."""
    found = bytearray()
    for _ in range(PIECES):
        piece = answer.read1(LARGEST + 1 - len(found))
        found += piece
        if len(found) > LARGEST:
            break
        if not piece:
            if answer.length:  # bytes that were promised
                raise http.client.IncompleteRead(bytes(found), answer.length)
            break
    else:
        raise TimeoutError
    return bytes(found)


def _broken(error: Exception, timeout: float) -> _Again:
    """What to say of a connection that failed."""
    reason = getattr(error, "reason", error)
    if isinstance(reason, TimeoutError):
        return _Again(
            NoAnswer("timeout", phrase("Nothing came for {n} seconds.", n=f"{timeout:g}"))
        )
    message = phrase(
        "The endpoint cannot be reached or broke off: {value}.", value=repr(reason or error)
    )
    return _Again(NoAnswer("unreachable", message))


def _refusal(error: urllib.error.HTTPError) -> Exception:
    with error:
        said = phrase("The endpoint answered {code}.", code=error.code)
        answer = NoAnswer(f"http-{error.code}", said)
        if error.code not in _AGAIN:
            return answer
        asked = error.headers.get("Retry-After", "")
        return _Again(answer, min(float(asked), LONGEST_PAUSE) if asked.isdecimal() else None)


def _content(found: bytes) -> str:
    """The words of a chat completion."""
    try:
        choice = json.loads(found)["choices"][0]
        words = choice["message"]["content"]
    except (ValueError, LookupError, TypeError, RecursionError):
        said = phrase("The endpoint's answer is no chat completion.")
        raise NoAnswer("no-completion", said) from None
    if not isinstance(words, str):
        raise NoAnswer("no-completion", phrase("The endpoint's answer has no words."))
    if choice.get("finish_reason") == "length":
        raise NoAnswer("truncated", phrase("The answer was cut off before its end."))
    return words
