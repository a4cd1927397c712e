"""Identity: POST /v1/identity {case, fields, reason} opens who asked, field by field.

The core decides and makes the event, which the person who asked will read; what was opened is in this one answer
and nowhere else. A case one may not read and a case that is not there are answered alike.
"""

from __future__ import annotations

import os
import secrets

from starlette.requests import Request

from backend.core_door import CoreFault
from backend.judged_lines import judged_lines
from backend.judging import take_result
from backend.problem import Problem, compact, not_found
from backend.sessions import log_access
from backend.store import case_row
from backend.strict_json import list_of, text_of
from backend.unit import Unit
from backend.web import address_of, answer, json_of, need_session, server_of

FIELDS_MAX = 8


async def open_identity(request: Request):
    server, session = server_of(request), need_session(request, "staff")
    body = await json_of(request)
    case_id, reason = text_of(body, "case", 64), text_of(body, "reason", 40)
    fields = [text_of({"field": f}, "field", 40) for f in list_of(body, "fields", FIELDS_MAX)]
    address = address_of(request)

    def job(db):
        now = server.clock.now_ms()
        try:
            identity = _open(server, db, session, case_id, fields, reason, now)
        except CoreFault as fault:
            log_access(db, now, session.person, session.dev, address, "identity", case_id, fault.word)
            return fault
        log_access(db, now, session.person, session.dev, address, "identity", case_id, ",".join(fields))
        return identity

    opened = await server.writer.run(job)
    if isinstance(opened, CoreFault):
        raise not_found() if opened.word == "no_such_case" else Problem(403, "forbidden", fault=opened.word)
    return answer({"identity": opened})


def _open(server, db, session, case_id: str, fields: list[str], reason: str, now: int) -> dict:
    unit = Unit(db, server.writer.feed_heads)
    entry = unit.case(case_id)
    if entry is None or not may_read(server, entry.state, session.actor):
        raise CoreFault("no_such_case")
    head = compact({"actor": session.actor, "fields": fields, "reason": reason, "at": now, "recorded_at": now,
                    "dev": session.dev, "n": 0, "id": secrets.token_hex(32), "seed": os.urandom(32).hex()})
    events = b",".join(entry.events_after(db, 0))
    payload = head[:-1] + b',"state":' + entry.state + b',"events":[' + events + b"]}"
    [result], states = judged_lines(server.door.call_lines("open_identity", payload))
    unit.put_states(states)
    take_result(unit, server.door, case_id, result)
    unit.write()
    return result.identity


def may_read(server, state: bytes, actor: dict) -> bool:
    payload = b'{"actor":' + compact(actor) + b',"state":' + state + b"}"
    return server.door.call_text("reach", payload)["may_read"]


def may_read_case(server, db, session, case_id: str) -> bool:
    """A petitioner's session reads its own case; for staff the core decides."""
    if session.case_id is not None:
        return session.case_id == case_id
    row = case_row(db, server.region, case_id)
    return row is not None and session.kind == "staff" and may_read(server, row[3], session.actor)
