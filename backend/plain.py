"""Plain: /p/report, /p/follow and /p/rate, for a browser that runs no script. Ordinary forms, answered by whole pages.

The core reads the forms and writes the pages; here is only what goes between. No cookie is set: what a form may do
stands in the form, so a staff session in the same browser stays what it is, and nothing is left behind on a shared
machine. An answer with a secret in it is the answer to a POST, is never kept by a cache, and is never addressed.
"""

from __future__ import annotations

import json
import secrets
import time
import uuid
from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from backend import numbers
from backend.core_door import CoreFault
from backend.problem import Problem, compact
from backend.public import language_of
from backend.push import FIRST_BASE, HELD, Batch, PushJob, command_from
from backend.sessions import Session, claim_device
from backend.store import case_row, device_row, events_since
from backend.visitors import opened_by_code
from backend.web import SMALL_MAX, address_of, body_of, server_of

FIELDS_MAX = 30
SLIP_AGAIN_MS = 10 * 60_000  # So long the same form, pressed twice, gets the same slip; after that its number alone


class NotTaken(Exception):
    """The core refused the command: nothing of the attempt stays in the store."""

    def __init__(self, reason: dict):
        super().__init__(reason.get("word", ""))
        self.reason = reason


async def first_page(request: Request):
    """/p: the district."""
    return RedirectResponse(f"/p/{server_of(request).region}?lang={language_of(request)}", 307)


async def report_page(request: Request):
    return await _page(request, "report", visit=_new_visit(), fields={"place": request.query_params.get("place", "")})


async def report(request: Request):
    server, fields = server_of(request), await _fields_of(request)
    visit, now = fields.get("visit", ""), server.clock.now_ms()
    again = {"visit": visit, "fields": fields}
    try:
        made = await _command(server, "report", visit=visit, now=now, fields=fields)
        if not await run_in_threadpool(_is_known, server, made["command"]["case"]):
            server.visitors_by_address.spend(address_of(request), server.clock.real_ms())
        slip = await server.writer.run(lambda db: _file(server, db, made, now))
    except CoreFault as fault:
        # A form with a number of its own making gets a right one with the answer
        kept = again if fault.refused != "visit" else again | {"visit": _new_visit()}
        return await _page(request, "report", 400, trouble=f"fault.{fault.word}", refused=fault.refused, **kept)
    except NotTaken as refused:
        return await _page(request, "report", 400, **_trouble_of(refused), **again)
    except Problem as problem:
        return await _page_of_problem(request, "report", problem, **again)
    return await _page(request, "slip", **slip)


async def follow_page(request: Request):
    return await _page(request, "follow")


async def follow(request: Request):
    server, fields = server_of(request), await _fields_of(request)
    try:
        asked = await _command(server, "follow", fields=fields)
        token, session = await opened_by_code(server, address_of(request), secrets.token_hex(16), **asked)
    except CoreFault:
        return await _page_of_problem(request, "follow", Problem(403, "wrong_code"))
    except Problem as problem:
        return await _page_of_problem(request, "follow", problem)
    return await _matter_page(request, token, session)


async def rate(request: Request):
    server, fields = server_of(request), await _fields_of(request)
    token = fields.get("session", "")
    session = server.sessions.of_token(token)
    if session is None or session.kind != "petitioner" or not session.may_rate:
        return await _page(request, "follow", 401, trouble="plain.session_over")
    try:
        made = await _command(server, "rating", visit=fields.get("visit", ""), fields=fields)
        await server.writer.run(lambda db: _rate(server, db, session, made["command"]))
    except CoreFault as fault:
        return await _matter_page(request, token, session, 400, trouble=f"fault.{fault.word}", refused=fault.refused,
                                  fields=fields)
    except NotTaken as refused:
        return await _matter_page(request, token, session, 400, fields=fields, **_trouble_of(refused))
    return await _matter_page(request, token, session)


async def _fields_of(request: Request) -> dict[str, str]:
    if request.headers.get("content-type", "").split(";")[0].strip() != "application/x-www-form-urlencoded":
        raise Problem(415, "bad_request", field="content-type")
    data = await body_of(request, SMALL_MAX)
    try:
        pairs = parse_qsl(data.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=FIELDS_MAX)
    except ValueError as trouble:
        raise Problem(400, "bad_request", field="form") from trouble
    if len(dict(pairs)) != len(pairs):
        raise Problem(400, "bad_request", field="form")
    return dict(pairs)


async def _command(server, form: str, **more) -> dict:
    return await run_in_threadpool(server.door.call, "plain_command", {"form": form, **more})


def _is_known(server, case_id: str) -> bool:
    with server.store.reading() as db:
        return case_row(db, server.region, case_id) is not None


def _file(server, db, made: dict, now: int) -> dict:
    """The one `file` of a visit, under a number lent for it; the same form again gets what it got before."""
    dev, command = made["dev"], made["command"]
    slip = {"place": command["args"]["place"], "words": command["args"]["words"]}
    if (known := case_row(db, server.region, command["case"])) is not None:
        filed = json.loads(events_since(db, known[0], 0)[0])
        number, at = filed["open"]["number"], filed["env"]["recorded_at"]
    else:
        claim_device(db, server.region, dev, "visitor-" + dev, server.clock.real_ms())
        [lent] = numbers.lend(db, server.derived, server.region, dev, 1, now)
        number, at = lent["number"], now
        args = command["args"] | {"number": number}
        _pushed(server, db, Session("visitor", "visitor-" + dev, dev), {**command, "n": 1, "base": FIRST_BASE, "args": args}, now)
    slip |= {"number": number, "at": at}
    if now - at > SLIP_AGAIN_MS:
        return slip
    return slip | {"code": server.derived.query_code(number), "rating": server.derived.rating_word(number)}


def _rate(server, db, session: Session, command: dict) -> None:
    known = db.execute("SELECT n FROM commands WHERE dev=? AND id=?", (session.dev, command["id"])).fetchone()
    n = known[0] if known else device_row(db, session.dev)[1] + 1
    _pushed(server, db, session, {**command, "n": n, "case": session.case_id}, server.clock.now_ms())


def _pushed(server, db, session: Session, command: dict, now: int) -> None:
    read = command_from({"prev": None, "at": now, **command})
    [result] = PushJob(server, session, Batch(session.dev, server.epoch, now, 0, [read])).run(db)["results"]
    if result["verdict"] not in HELD:
        raise NotTaken(result["reason"])


def _trouble_of(refused: NotTaken) -> dict:
    said = refused.reason
    return {"trouble": f"fault.{said.get('word') or 'moved_on'}", "refused": said.get("args", {}).get("refused", "")}


def _new_visit() -> str:
    bits = (int(time.time() * 1000) << 80) | secrets.randbits(80)
    return str(uuid.UUID(int=bits & ~(0xF << 76) & ~(0x3 << 62) | (7 << 76) | (2 << 62)))


async def _matter_page(request: Request, token: str, session: Session, status: int = 200, **more) -> Response:
    rating = {"session": token, "visit": _new_visit()} if session.may_rate else {}
    events = await run_in_threadpool(_events_of, server_of(request), session.case_id)
    return await _page(request, "matter", status, events, may_rate=session.may_rate, **rating, **more)


def _events_of(server, case_id: str) -> bytes:
    with server.store.reading() as db:
        return b",".join(events_since(db, case_row(db, server.region, case_id)[0], 0))


async def _page_of_problem(request: Request, page: str, problem: Problem, **more) -> Response:
    response = await _page(request, page, problem.status, trouble=f"trouble.{problem.code}", **more)
    if problem.retry_after_s is not None:
        response.headers["Retry-After"] = str(problem.retry_after_s)
    return response


async def _page(request: Request, page: str, status: int = 200, events: bytes = b"", **told) -> Response:
    server, language = server_of(request), language_of(request)
    head = compact({"page": page, "language": language, "now": server.clock.now_ms(), **told})
    payload = head[:-1] + b',"events":[' + events + b'],"texts":' + server.texts[language] + b"}"
    html = (await run_in_threadpool(server.door.call_text, "plain_page", payload))["html"]
    # Under no-referrer a browser names no origin of what a form sends, and it would be refused as another site's
    headers = {"Cache-Control": "no-store", "Vary": "Accept-Language", "Referrer-Policy": "same-origin"}
    return Response(html, status, headers, "text/html")
