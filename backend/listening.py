"""Listening: uvicorn, which says when the door is open and lets go of open lines when it is to end."""

from __future__ import annotations

from typing import Callable

import uvicorn

from backend.headers import Headers


class Listening(uvicorn.Server):
    """`opened(port)` is called once, when a knock would be answered."""

    def __init__(self, app: Headers, opened: Callable[[int], None], **options):
        super().__init__(uvicorn.Config(app, log_level="warning", server_header=False, proxy_headers=False,
                                        timeout_keep_alive=30, **options))
        self._app, self._opened = app, opened

    async def startup(self, sockets=None) -> None:
        await super().startup(sockets=sockets)
        if self.started:
            self._opened(self.servers[0].sockets[0].getsockname()[1])

    async def shutdown(self, sockets=None) -> None:
        self._app.state.server.live.stop()  # uvicorn waits for open connections, and a live line never ends by itself
        await super().shutdown(sockets=sockets)
