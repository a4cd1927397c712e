"""App: the table of contents of the backend. One line, one route; docs/sync.md says what each of them promises."""

from __future__ import annotations

import asyncio
import contextlib

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from backend import plain, seed, ticker
from backend.account_handlers import act_as, hello, lend_numbers, session_now, sign_in, sign_out
from backend.blobs import get_blob, put_blob
from backend.core_door import CoreFault
from backend.headers import Headers, problem_from
from backend.identity import open_identity
from backend.live import live
from backend.problem import Problem, not_found, problem_response
from backend.public import public_json, public_page
from backend.pull import pull
from backend.push import push
from backend.server import Server
from backend.settings import Settings
from backend.static import static
from backend.strict_json import integer_of
from backend.tidy import tidy
from backend.visitors import follow, visitor
from backend.web import answer, json_of, server_of

ROUTES = [
    Route("/v1/hello", hello, methods=["GET"]),
    Route("/v1/session", session_now, methods=["GET"]),
    Route("/v1/session", sign_in, methods=["POST"]),
    Route("/v1/session", act_as, methods=["PUT"]),
    Route("/v1/session", sign_out, methods=["DELETE"]),
    Route("/v1/numbers", lend_numbers, methods=["POST"]),
    Route("/v1/sync/push", push, methods=["POST"]),
    Route("/v1/sync/pull", pull, methods=["POST"]),
    Route("/v1/sync/live", live, methods=["GET"]),
    Route("/v1/visitor", visitor, methods=["POST"]),
    Route("/v1/follow", follow, methods=["POST"]),
    Route("/v1/identity", open_identity, methods=["POST"]),
    Route("/v1/blobs/{sha256}", put_blob, methods=["PUT"]),
    Route("/v1/blobs/{sha256}", get_blob, methods=["GET"]),
    Route("/v1/public/{district}", public_json, methods=["GET"]),
    Route("/p", plain.first_page, methods=["GET"]),
    Route("/p/report", plain.report_page, methods=["GET"]),
    Route("/p/report", plain.report, methods=["POST"]),
    Route("/p/follow", plain.follow_page, methods=["GET"]),
    Route("/p/follow", plain.follow, methods=["POST"]),
    Route("/p/rate", plain.rate, methods=["POST"]),
    Route("/p/{place}", public_page, methods=["GET"]),
]


async def healthz(request: Request):
    """200 once the store answers and the core is there."""
    server = server_of(request)
    with server.store.reading() as db:
        db.execute("SELECT 1").fetchone()
    return PlainTextResponse("ok\n", headers={"Cache-Control": "no-store"})


async def move_clock(request: Request):
    """Only with --test-clock: sets the time of the matters and does what that time demands before it answers."""
    server = server_of(request)
    wish = await json_of(request)
    server.clock.move_to(integer_of(wish, "now"), wish.get("still") is True)
    looked_at = await ticker.tick_all(server)
    return answer({"now": server.clock.now_ms(), "looked_at": looked_at})


async def back_up_now(request: Request):
    """Only with --test-clock: the backup of the quarter of an hour, now."""
    await ticker.back_up(server_of(request))
    return answer({})


async def tidy_now(request: Request):
    """Only with --test-clock: what quiet moments do, now."""
    return answer({"steps": await run_in_threadpool(tidy, server_of(request), 100_000)})


def as_problem(request: Request, trouble: Exception):
    return problem_response(problem_from(trouble))


def create_app(settings: Settings) -> Headers:
    routes = [*ROUTES, Route("/healthz", healthz, methods=["GET"])]
    if settings.test_clock:
        routes.append(Route("/v1/test/clock", move_clock, methods=["POST"]))
        routes.append(Route("/v1/test/backup", back_up_now, methods=["POST"]))
        routes.append(Route("/v1/test/tidy", tidy_now, methods=["POST"]))
    routes.append(Route("/{path:path}", static, methods=["GET"]))

    @contextlib.asynccontextmanager
    async def lifespan(app: Starlette):
        server = app.state.server = Server(settings)
        seed.seed_if_empty(server)
        server.start()
        timer = asyncio.create_task(ticker.run(server))
        try:
            yield
        finally:
            timer.cancel()
            server.live.stop()
            server.close()

    app = Starlette(routes=routes, lifespan=lifespan, exception_handlers={
        Problem: as_problem, CoreFault: as_problem, Exception: as_problem,
        404: lambda request, trouble: problem_response(not_found()),
        405: lambda request, trouble: problem_response(Problem(405, "method_not_allowed"))})
    return Headers(app, settings.https)
