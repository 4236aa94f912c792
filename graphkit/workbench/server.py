"""The workbench's web server: the page, its answers, on this machine alone."""

from __future__ import annotations

import secrets
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from graphkit.api import PAGE_MODULES, CodingBook
from graphkit.errors import DataError, GraphkitError, Problem
from graphkit.language import Language
from graphkit.phrases import complaint
from graphkit.workbench.agreed import agreed_view
from graphkit.workbench.asked import do
from graphkit.workbench.guard import App, Guard
from graphkit.workbench.live import LiveView
from graphkit.workbench.seen import Seen

PAGE = Path(__file__).with_name("page")
SHARED = ("dom.js", "fuzzy.js")  # of the map's page
TYPES = {".js": "text/javascript", ".css": "text/css", ".html": "text/html"}
NOTHING = b'<svg xmlns="http://www.w3.org/2000/svg"/>'
HOST = "127.0.0.1"


class Workbench:
    """One run: a book, a coder, a token and a port."""

    def __init__(self, book: CodingBook, *, coder: str, language: str, port: int = 0) -> None:
        self.book = book
        self.seen = Seen(book, coder, Language(language))
        self.token = secrets.token_urlsafe(24)
        self.socket = socket.create_server((HOST, port))
        self.port: int = self.socket.getsockname()[1]
        self.live = LiveView(book, coder, language)

    @property
    def address(self) -> str:
        """Where the page is."""
        return f"http://{HOST}:{self.port}/{self.token}/"

    def app(self) -> App:
        """The guarded application."""
        routes = [
            Route("/", self._file),
            Route("/words", self._answer(self.seen.words)),
            Route("/state", self._answer(self._state)),
            Route("/version", self._answer(lambda: {"version": self.book.version})),
            Route("/text", self._text),
            Route("/marks", self._marks),
            Route("/agreement", self._answer(lambda: agreed_view(self.seen))),
            Route("/do", self._do, methods=["POST"]),
            Route("/live", self._live),
            Route("/picture.svg", self._picture),
            Route("/{name}", self._file),
        ]
        return Guard(Starlette(routes=routes), self.token, self.port)

    def run(self) -> None:
        """Serve until stopped."""
        import uvicorn

        self.live.warm_up()
        config = uvicorn.Config(
            self.app(), log_level="error", access_log=False, server_header=False, lifespan="off",
            http="h11", h11_max_incomplete_event_size=1 << 16, timeout_graceful_shutdown=2,
        )  # fmt: skip
        try:
            uvicorn.Server(config).run(sockets=[self.socket])
        finally:
            self.live.close()

    def _state(self) -> dict[str, Any]:
        with self.book.held():
            return self.seen.state()

    def _answer(self, make: Callable[[], dict[str, Any]]) -> Callable[[Request], Any]:
        async def answer(_: Request) -> Response:
            return await self._tried(make)

        return answer

    async def _text(self, request: Request) -> Response:
        id = request.query_params.get("id", "")
        return await self._tried(lambda: self.seen.text(id))

    async def _marks(self, request: Request) -> Response:
        id = request.query_params.get("id", "")
        return await self._tried(lambda: self._both(id))

    def _both(self, id: str) -> dict[str, Any]:
        """The state and what is marked in one text, of one moment."""
        with self.book.held():
            return {"state": self.seen.state(), "marks": self.seen.marks(id) if id else None}

    async def _do(self, request: Request) -> Response:
        try:
            asked = await request.json()
        except (ValueError, RecursionError):
            return JSONResponse({"problems": ["This is no JSON."]}, 400)
        if not isinstance(asked, dict):
            return JSONResponse({"problems": ["This is no JSON object."]}, 400)

        def done() -> dict[str, Any]:
            shown = asked.get("show")
            with self.book.held():
                became = do(self.book, self.seen, asked)
                return {"became": became, **self._both(shown if isinstance(shown, str) else "")}

        return await self._tried(done)

    async def _live(self, request: Request) -> Response:
        version, issue = (request.query_params.get(key, "") for key in ("version", "issue"))
        made = self.live.newest(version, issue)
        return JSONResponse(
            {"version": made.version, "issue": made.issue, "brief": made.brief, "sure": made.sure,
             "picture": bool(made.picture)}
        )  # fmt: skip

    async def _picture(self, request: Request) -> Response:
        made = self.live.made(request.query_params.get("issue", ""))
        return Response(made.picture or NOTHING, media_type="image/svg+xml")

    async def _tried(self, make: Callable[[], dict[str, Any]]) -> Response:
        """What is made, in a thread of its own; what is wrong in words with its place."""
        language = self.seen.language
        try:
            return JSONResponse(await run_in_threadpool(make))
        except DataError as error:
            faults = [problem for problem in error.problems if problem.level == "error"]
            said = [_told(problem, language) for problem in faults]
        except GraphkitError as error:
            said = [language.say(complaint(error))]
        return JSONResponse({"problems": said}, 409)

    async def _file(self, request: Request) -> Response:
        """A file of the page by its plain name; nothing else is served."""
        name = request.path_params.get("name", "index.html")
        folder = PAGE_MODULES if name in SHARED else PAGE
        served = {path.name: path for path in folder.iterdir() if path.suffix in TYPES}
        if name not in served:
            return Response("not found", 404, media_type="text/plain")
        path = served[name]
        return Response(path.read_bytes(), media_type=TYPES[path.suffix])


def _told(problem: Problem, language: Language) -> str:
    """A problem with what there is to choose from, where its place leaves something open."""
    answers = (f"{language.say(one.meaning)}: {one.option}" for one in problem.answers)
    return f"{problem.said(language)} {'; '.join(answers)}".strip()
