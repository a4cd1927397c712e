"""Live: GET /v1/sync/live tells a browser that there is something to pull, and never what.

Server-sent events (a poke is the data "poke"; a comment every 20 s says that the line is open), or with `?wait=25`
a long poll: "poke" as soon as what the session may read has moved since its last poll, or 204. The server remembers
what a session was told, so nothing that comes between two polls is missed.
"""

from __future__ import annotations

import asyncio

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from backend.problem import Problem
from backend.store import feed_row
from backend.web import need_session, server_of

HEARTBEAT_S = 20
WAIT_S_MAX = 25
LISTENERS_MAX = 4000
POKE = b"data: poke\n\n"


class Listener:
    def __init__(self, feeds: list[str]):
        self.feeds = set(feeds)
        self.poked = asyncio.Event()


class Live:
    """Who listens for what. Told by the writer's thread after each commit; everything else is the loop's."""

    def __init__(self):
        self._listeners: set[Listener] = set()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._told: dict[bytes, int] = {}
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

    def has_moved(self, session_token: bytes, stand: int) -> bool:
        """Whether the feeds stand elsewhere than when this session was last told; remembers where."""
        before = self._told.get(session_token)
        if len(self._told) > LISTENERS_MAX:
            self._told.clear()
        self._told[session_token] = stand
        return before != stand


def stand_of(server, feeds: list[str]) -> int:
    with server.store.reading() as db:
        rows = [feed_row(db, server.region, feed) for feed in feeds]
    return hash(tuple((row[0], row[1], row[2]) for row in rows if row is not None))


async def live(request: Request):
    server = server_of(request)
    session = need_session(request)
    feeds = await run_in_threadpool(server.feeds_of, session)
    listener = server.live.join(feeds)
    if "wait" in request.query_params:
        return await _long_poll(request, server, session, listener, feeds)
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return StreamingResponse(_pokes(server, listener), headers=headers, media_type="text/event-stream")


async def _pokes(server, listener: Listener):
    """Opens with a poke: whatever came between the last pull and this moment is pulled now."""
    try:
        yield POKE
        while not server.live.closing:
            yield POKE if await _poked_within(listener, HEARTBEAT_S) else b": still here\n\n"
    finally:
        server.live.leave(listener)


async def _long_poll(request: Request, server, session, listener: Listener, feeds: list[str]):
    try:
        wait = request.query_params["wait"]
        wait_s = min(int(wait), WAIT_S_MAX) if wait.isdigit() else WAIT_S_MAX
        moved = server.live.has_moved(session.token_hash, await run_in_threadpool(stand_of, server, feeds))
        if not moved and await _poked_within(listener, wait_s):
            moved = server.live.has_moved(session.token_hash, await run_in_threadpool(stand_of, server, feeds))
        headers = {"Cache-Control": "no-store"}
        return Response("poke", headers=headers) if moved else Response(status_code=204, headers=headers)
    finally:
        server.live.leave(listener)


async def _poked_within(listener: Listener, seconds: float) -> bool:
    try:
        await asyncio.wait_for(listener.poked.wait(), seconds)
    except asyncio.TimeoutError:
        return False
    listener.poked.clear()
    return True
