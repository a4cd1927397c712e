"""Numbers: case numbers are lent to devices in blocks, random, so that they tell neither volume nor order.

A number is 10 digits, the last a check digit (ISO 7064 mod 11,10). It may be filed with by the device it was lent
to and by nobody else, once. A block asked for again is the same block, topped up.
"""

from __future__ import annotations

import secrets
import sqlite3

from backend.derived import Derived

BLOCK = 50         # What a device asks for
LENT_MAX = 500     # What it may hold


def check_digit(nine: str) -> str:
    rest = 10
    for digit in nine:
        rest = (rest + int(digit)) % 10 or 10
        rest = rest * 2 % 11
    return str((11 - rest) % 10)


def new_number() -> str:
    nine = str(secrets.randbelow(10**9)).zfill(9)
    return nine + check_digit(nine)


def lend(db: sqlite3.Connection, derived: Derived, region: str, dev: str, count: int, now: int) -> list[dict]:
    """At least `count` unused numbers of this device, each with its query code. Writes what it adds."""
    rows = db.execute("SELECT number FROM numbers WHERE dev=? AND case_id IS NULL ORDER BY number", (dev,))
    free = [row[0] for row in rows]
    while len(free) < count:
        number = new_number()
        taken = db.execute("SELECT 1 FROM numbers WHERE number=?", (number,)).fetchone()
        if taken is None:
            db.execute("INSERT INTO numbers VALUES(?,?,?,?,NULL)", (number, region, dev, now))
            free.append(number)
    return [{"number": number, "code": derived.query_code(number)} for number in sorted(free)]


def may_file_with(db: sqlite3.Connection, number: str, dev: str) -> bool:
    row = db.execute("SELECT dev, case_id FROM numbers WHERE number=?", (number,)).fetchone()
    return row is not None and row[0] == dev and row[1] is None


def use(db: sqlite3.Connection, number: str, case_id: str) -> None:
    db.execute("UPDATE numbers SET case_id=? WHERE number=?", (case_id, number))


def case_of(db: sqlite3.Connection, number: str) -> str | None:
    row = db.execute("SELECT case_id FROM numbers WHERE number=?", (number,)).fetchone()
    return row[0] if row else None
