"""Live: GET /v1/sync/live tells a browser that there is something to pull, and never what.

Server-sent events ("poke", and a heartbeat comment every 20 s), or with `?wait=25&mark=` a long poll that returns
at once when what the session may read has moved since `mark`. The mark is a hash of the positions of the readable
feeds under a secret of this process: it says that something moved, not how much.
"""

from __future__ import annotations

import asyncio
import hashlib
import os

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import StreamingResponse

from backend.problem import Problem
from backend.store import feed_row
from backend.web import answer, need_session, server_of

HEARTBEAT_S = 20
WAIT_S_MAX = 25
LISTENERS_MAX = 4000


class Listener:
    def __init__(self, feeds: list[str]):
        self.feeds = set(feeds)
        self.poked = asyncio.Event()


class Live:
    """Who listens for what. Told by the writer's thread after each commit; everything else is the loop's."""

    def __init__(self):
        self._listeners: set[Listener] = set()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._salt = os.urandom(16)
        self.closing = False

    def start(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop

    def stop(self) -> None:
        self.closing = True
        for listener in self._listeners:
            listener.poked.set()

    def grew(self, feeds: set[str]) -> None:
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._poke, feeds)

    def _poke(self, feeds: set[str]) -> None:
        for listener in self._listeners:
            if not listener.feeds.isdisjoint(feeds):
                listener.poked.set()

    def join(self, feeds: list[str]) -> Listener:
        if len(self._listeners) >= LISTENERS_MAX:
            raise Problem(503, "unavailable", retry_after_s=30)
        listener = Listener(feeds)
        self._listeners.add(listener)
        return listener

    def leave(self, listener: Listener) -> None:
        self._listeners.discard(listener)

    def mark(self, server, feeds: list[str]) -> str:
        with server.store.reading() as db:
            rows = [feed_row(db, server.region, feed) for feed in sorted(feeds)]
        stand = repr([(row[0], row[1], row[2]) for row in rows if row is not None])
        return hashlib.sha256(self._salt + stand.encode()).hexdigest()[:32]


async def live(request: Request):
    server = server_of(request)
    session = need_session(request)
    feeds = await run_in_threadpool(server.feeds_of, session)
    listener = server.live.join(feeds)
    if "wait" in request.query_params:
        return await _long_poll(request, server, listener, feeds)
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return StreamingResponse(_pokes(server, listener), headers=headers, media_type="text/event-stream")


async def _pokes(server, listener: Listener):
    """Opens with a poke: whatever came between the last pull and this moment is pulled now."""
    try:
        yield b"event: poke\ndata: 1\n\n"
        while not server.live.closing:
            if await _poked_within(listener, HEARTBEAT_S):
                yield b"event: poke\ndata: 1\n\n"
            else:
                yield b": still here\n\n"
    finally:
        server.live.leave(listener)


async def _long_poll(request: Request, server, listener: Listener, feeds: list[str]):
    try:
        wait = request.query_params["wait"]
        wait_s = min(int(wait), WAIT_S_MAX) if wait.isdigit() else WAIT_S_MAX
        mark = await run_in_threadpool(server.live.mark, server, feeds)
        if request.query_params.get("mark", "") == mark:
            await _poked_within(listener, wait_s)
            mark = await run_in_threadpool(server.live.mark, server, feeds)
        return answer({"poke": request.query_params.get("mark", "") != mark, "mark": mark})
    finally:
        server.live.leave(listener)


async def _poked_within(listener: Listener, seconds: float) -> bool:
    try:
        await asyncio.wait_for(listener.poked.wait(), seconds)
    except asyncio.TimeoutError:
        return False
    listener.poked.clear()
    return True
