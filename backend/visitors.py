"""People without an account: POST /v1/visitor to report, POST /v1/follow to see what became of it.

A wrong number and a wrong code are answered alike. A follow session reads one case; it may rate only if the rating
word was shown too, which is in no event, feed, command, log or URL.
"""

from __future__ import annotations

import secrets

from starlette.requests import Request

from backend import numbers
from backend.problem import Problem
from backend.sessions import LIFE_MS, Session, log_access, petitioner_person, set_cookie
from backend.strict_json import text_of
from backend.account_handlers import device_from, told_of
from backend.web import address_of, answer, json_of, server_of


async def visitor(request: Request):
    """A session that may push one `file` and its blobs, with the number for it and the code."""
    server = server_of(request)
    body = await json_of(request)
    server.visitors_by_address.spend(address_of(request), server.clock.real_ms())
    wanted = Session("visitor", "visitor-" + secrets.token_hex(8), device_from(body))
    now = server.clock.now_ms()

    def job(db):
        token, session = server.sessions.open(db, server.region, wanted)
        return token, session, numbers.lend(db, server.derived, server.region, session.dev, 1, now)

    token, session, lent = await server.writer.run(job)
    return _with_cookie(server, answer(told_of(server, session) | {"numbers": lent[:1]}), token, "visitor")


async def follow(request: Request):
    server = server_of(request)
    body = await json_of(request)
    number, code = text_of(body, "number", 10), text_of(body, "code", 8)
    word = text_of(body, "word", 6, otherwise="")
    token, session = await opened_by_code(server, address_of(request), device_from(body), number, code, word)
    return _with_cookie(server, answer(told_of(server, session)), token, "petitioner")


async def opened_by_code(server, address: str, dev: str, number: str, code: str, word: str) -> tuple[str, Session]:
    """The session of whoever knows number and code; with the rating word it may rate. One refusal for all three."""
    real = server.clock.real_ms()
    server.tries_by_number.check(number, real)
    server.tries_by_address.check(address, real)
    with server.store.reading() as db:
        case_id = numbers.case_of(db, number)
    right = server.derived.code_fits(number, code) and (not word or server.derived.rating_word_fits(number, word))
    if case_id is None or not right:
        server.tries_by_number.count(number, real)
        server.tries_by_address.count(address, real)
        raise Problem(403, "wrong_code")
    wanted = Session("petitioner", petitioner_person(case_id), dev, case_id=case_id, may_rate=bool(word))
    now = server.clock.now_ms()

    def job(db):
        opened = server.sessions.open(db, server.region, wanted)
        log_access(db, now, wanted.person, wanted.dev, address, "follow", case_id, "ok")
        return opened

    return await server.writer.run(job)


def _with_cookie(server, response, token: str, kind: str):
    set_cookie(response, token, server.settings.https, LIFE_MS[kind])
    return response
