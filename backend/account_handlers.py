"""Who one is: GET /v1/hello and GET, POST, PUT, DELETE /v1/session."""

from __future__ import annotations

import re
import secrets

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from backend import accounts, numbers
from backend.problem import Problem
from backend.pull import LINES_MAX, SCHEMA
from backend.push import COMMANDS_MAX
from backend.sessions import (LIFE_MS, Session, change_post, clear_cookie, close_session, log_access, set_cookie)
from backend.store import device_row
from backend.strict_json import BODY_MAX, WIRE_MAX, integer_of, text_of
from backend.web import address_of, answer, json_of, need_session, server_of, session_of

PROTOCOL = 1
_device = re.compile(r"[0-9A-Za-z_-]{8,64}")


async def hello(request: Request):
    server, session = server_of(request), session_of(request)
    now = server.clock.now_ms()
    told = {
        "versions": {"protocol": PROTOCOL, "schema": SCHEMA, "core": server.door.version()},
        "limits": {"push_bytes": WIRE_MAX, "push_bytes_unpacked": BODY_MAX, "push_commands": COMMANDS_MAX,
                   "pull_lines": LINES_MAX, "blob_bytes": 10 << 20, "numbers": numbers.BLOCK},
        "region": server.region, "epoch": server.epoch, "now": now,
        "now_signature": server.sign_key.sign_base64(f"qungong-time\0{server.epoch}\0{now}".encode()),
        "public_key": server.seal_key.told(), "time_key": server.sign_key.told()}
    dev = request.query_params.get("dev", "")
    if session is not None:
        with server.store.reading() as db:
            row = device_row(db, dev)
        if row is not None and row[0] == session.person:
            told |= {"last_n": row[1], "acked": row[2], "durable_n": row[3]}
    return answer(told)


async def sign_in(request: Request):
    """Wrong password and unknown account are answered alike; five wrong in a quarter of an hour lock the account."""
    server = server_of(request)
    body = await json_of(request)
    account, password, dev = text_of(body, "account"), text_of(body, "password"), device_from(body)
    address, real = address_of(request), server.clock.real_ms()
    server.passwords_by_account.check(account, real)
    server.passwords_by_address.check(address, real)
    person = await run_in_threadpool(_person_of, server, account, password)
    if person is None:
        server.passwords_by_account.count(account, real)
        server.passwords_by_address.count(address, real)
        await _log(server, "", dev, address, "sign_in", account, "wrong_password")
        raise Problem(403, "wrong_password")
    server.passwords_by_account.forgive(account)
    post = _chosen_post(posts_of(server, person), body)
    wanted = Session("staff", person, dev, post["office"], post["role"])
    token, session = await server.writer.run(lambda db: server.sessions.open(db, server.region, wanted))
    await _log(server, person, dev, address, "sign_in", account, "ok")
    response = answer(told_of(server, session))
    set_cookie(response, token, server.settings.https, LIFE_MS["staff"])
    return response


async def session_now(request: Request):
    return answer(told_of(server_of(request), need_session(request)))


async def act_as(request: Request):
    """PUT: the same person in another of the posts that person holds."""
    server, session = server_of(request), need_session(request, "staff")
    post = _chosen_post(posts_of(server, session.person), await json_of(request))
    await server.writer.run(lambda db: change_post(db, session, post["office"], post["role"]))
    return answer(told_of(server, Session("staff", session.person, session.dev, post["office"], post["role"],
                                          expires_at=session.expires_at)))


async def sign_out(request: Request):
    server, session = server_of(request), session_of(request)
    if session is not None:
        await server.writer.run(lambda db: close_session(db, session))
    response = answer({})
    clear_cookie(response, server.settings.https)
    return response


async def lend_numbers(request: Request):
    """POST /v1/numbers {want}: this device's block of unused numbers, topped up. Asked again, the same block."""
    server, session = server_of(request), need_session(request, "staff")
    want = min(integer_of(await json_of(request), "want", 1, numbers.BLOCK), numbers.LENT_MAX)
    now = server.clock.now_ms()
    lent = await server.writer.run(
        lambda db: numbers.lend(db, server.derived, server.region, session.dev, want, now))
    return answer({"numbers": lent})


def device_from(body: dict) -> str:
    """The device id this browser has for this person, or a new one where it has none."""
    dev = text_of(body, "dev", 64, otherwise="") or secrets.token_hex(16)
    if not _device.fullmatch(dev):
        raise Problem(400, "bad_request", field="dev")
    return dev


def posts_of(server, person: str) -> list[dict]:
    return server.persons.get(person, {}).get("posts", [])


def told_of(server, session: Session) -> dict:
    """What a browser may know of its own session. Who is signed in gets the key of the device again after a reload."""
    own = _of_staff(server, session) if session.kind == "staff" else {}
    return own | {"kind": session.kind, "dev": session.dev, "actor": session.actor, "case": session.case_id,
                  "may_rate": session.may_rate, "name": server.persons.get(session.person, {}).get("name", ""),
                  "posts": posts_of(server, session.person) if session.kind == "staff" else [],
                  "feeds": server.feeds_of(session), "expires_at": session.expires_at}


def _of_staff(server, session: Session) -> dict:
    with server.store.reading() as db:
        row = db.execute("SELECT account FROM accounts WHERE person=?", (session.person,)).fetchone()
    return {"account": row[0] if row else "", "device_key": server.derived.device_key(session.person, session.dev)}


def _person_of(server, account: str, password: str) -> str | None:
    with server.store.reading() as db:
        return accounts.person_of(db, account, password)


def _chosen_post(posts: list[dict], body: dict) -> dict:
    """The post that was asked for, or the first one. Nobody acts in a post that is not theirs."""
    if not posts:
        raise Problem(403, "forbidden")
    if "office" not in body and "role" not in body:
        return posts[0]
    wanted = (text_of(body, "office"), text_of(body, "role"))
    for post in posts:
        if (post["office"], post["role"]) == wanted:
            return post
    raise Problem(403, "forbidden")


async def _log(server, person: str, dev: str, address: str, act: str, subject: str, outcome: str) -> None:
    now = server.clock.now_ms()
    await server.writer.run(lambda db: log_access(db, now, person, dev, address, act, subject, outcome))
