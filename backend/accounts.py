"""Accounts: who may sign in. Passwords are kept as argon2id only; a wrong one costs as much time as a right one."""

from __future__ import annotations

import sqlite3
import threading

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHash, VerificationError

_hasher = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
_one_at_a_time = threading.Lock()  # 19 MiB each: many wrong passwords at once must not fill the memory
_decoy = _hasher.hash("nobody has this password")


def hashed(password: str) -> str:
    return _hasher.hash(password)


def add_account(db: sqlite3.Connection, region: str, account: str, person: str, password_hash: str) -> None:
    db.execute("DELETE FROM accounts WHERE account=?", (account,))
    db.execute("INSERT INTO accounts VALUES(?,?,?,?)", (account, region, person, password_hash))


def person_of(db: sqlite3.Connection, account: str, password: str) -> str | None:
    """The person behind a right password; None for a wrong one and for an unknown account alike."""
    row = db.execute("SELECT person, password FROM accounts WHERE account=?", (account,)).fetchone()
    with _one_at_a_time:
        try:
            _hasher.verify(row[1] if row else _decoy, password)
        except (VerificationError, InvalidHash):
            return None
    return row[0] if row else None
