"""Sessions: who a request speaks for. The cookie holds 256 random bits, the store their SHA-256 only.

  staff       signed in with an account; acts as one of the person's posts, chosen at sign-in or changed later
  visitor     somebody without account who is about to file: one number, one `file`, its blobs
  petitioner  whoever showed number and code: one case, 30 minutes; rates only with the rating word

Every session names its device, and a device belongs to one person for ever.
"""

from __future__ import annotations

import hashlib
import secrets
import sqlite3
from dataclasses import dataclass

from starlette.responses import Response

from backend.clock import Clock
from backend.problem import Problem
from backend.store import Store, device_row

HOUR_MS = 3_600_000
LIFE_MS = {"staff": 12 * HOUR_MS, "visitor": 2 * HOUR_MS, "petitioner": HOUR_MS // 2}


@dataclass(frozen=True)
class Session:
    kind: str
    person: str
    dev: str
    office: str = ""
    role: str = "citizen"
    case_id: str | None = None
    may_rate: bool = False
    expires_at: int = 0
    token_hash: bytes = b""

    @property
    def actor(self) -> dict:
        return {"person": self.person, "office": self.office, "role": self.role}


def petitioner_person(case_id: str) -> str:
    """Under this id whoever asked acts in that one case, as the core knows it (core/permit.cpp)."""
    return f"petitioner/{case_id}"


def cookie_name(https: bool) -> str:
    return "__Host-qg" if https else "qg"


def set_cookie(response: Response, token: str, https: bool, life_ms: int) -> None:
    response.set_cookie(cookie_name(https), token, max_age=life_ms // 1000, path="/", httponly=True, secure=https,
                        samesite="lax" if https else "strict")


def clear_cookie(response: Response, https: bool) -> None:
    set_cookie(response, "", https, 0)


class Sessions:
    def __init__(self, store: Store, clock: Clock):
        self._store, self._clock = store, clock

    def of_token(self, token: str) -> Session | None:
        token_hash = _hash(token)
        with self._store.reading() as db:
            row = db.execute("SELECT kind, person, dev, office, role, case_id, may_rate, expires_at FROM sessions"
                             " WHERE token=?", (token_hash,)).fetchone()
        if row is None or row[7] <= self._clock.real_ms():
            return None
        return Session(row[0], row[1], row[2], row[3], row[4], row[5], bool(row[6]), row[7], token_hash)

    def open(self, db: sqlite3.Connection, region: str, session: Session) -> tuple[str, Session]:
        """Inside a job of the writer: registers the device, stores the session, returns its token."""
        now = self._clock.real_ms()
        claim_device(db, region, session.dev, session.person, now)
        token = secrets.token_urlsafe(32)
        opened = Session(session.kind, session.person, session.dev, session.office, session.role, session.case_id,
                         session.may_rate, now + LIFE_MS[session.kind], _hash(token))
        db.execute("DELETE FROM sessions WHERE expires_at<=?", (now,))
        db.execute("INSERT INTO sessions VALUES(?,?,?,?,?,?,?,?,?)", (
            opened.token_hash, opened.kind, opened.person, opened.dev, opened.office, opened.role, opened.case_id,
            int(opened.may_rate), opened.expires_at))
        return token, opened


def close_session(db: sqlite3.Connection, session: Session) -> None:
    db.execute("DELETE FROM sessions WHERE token=?", (session.token_hash,))


def change_post(db: sqlite3.Connection, session: Session, office: str, role: str) -> None:
    db.execute("UPDATE sessions SET office=?, role=? WHERE token=?", (office, role, session.token_hash))


def follow_own_case(db: sqlite3.Connection, session: Session, case_id: str) -> None:
    """A visitor who has filed reads the course of that matter until the session ends."""
    db.execute("UPDATE sessions SET case_id=? WHERE token=?", (case_id, session.token_hash))


def claim_device(db: sqlite3.Connection, region: str, dev: str, person: str, now: int) -> None:
    """The first who signs in with a device id owns it; anybody else is told to take a new one."""
    row = device_row(db, dev)
    if row is None:
        db.execute("INSERT INTO devices VALUES(?,?,?,0,0,0,NULL,NULL,?)", (dev, region, person, now))
    elif row[0] != person:
        raise Problem(403, "wrong_device")


def log_access(db: sqlite3.Connection, at: int, person: str, dev: str, address: str, act: str, subject: str,
               outcome: str) -> None:
    db.execute("INSERT INTO access_log(at,person,dev,address,act,subject,outcome) VALUES(?,?,?,?,?,?,?)",
               (at, person, dev, address, act, subject, outcome))


def _hash(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()
