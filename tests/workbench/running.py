"""A workbench that serves over real sockets, in a thread of the tests' process."""

from __future__ import annotations

import threading
import time

import uvicorn

from graphkit.workbench.server import Workbench


class Running:
    """A workbench that serves in a thread of this process."""

    def __init__(self, bench: Workbench) -> None:
        config = uvicorn.Config(bench.app(), log_level="error", lifespan="off", http="h11")
        self.bench, self.book, self.address = bench, bench.book, bench.address
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(
            target=self._server.run, kwargs={"sockets": [bench.socket]}, daemon=True
        )
        self._thread.start()
        while not self._server.started:
            time.sleep(0.01)

    def stop(self) -> None:
        self.bench.live.close()
        self._server.should_exit = True
        self._thread.join(10)
