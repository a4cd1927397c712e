"""Waiting: commands whose verdict waits for something else in the case. They are judged again when the case moves.

The new verdict takes the place of the recorded one and goes out as a line of `person/<id>`; a command that must go
on waiting leaves no second trace.
"""

from __future__ import annotations

import json
import sqlite3
from dataclasses import asdict

from backend.judging import Item, judge_items, verdict_record
from backend.problem import compact
from backend.unit import Unit


def keep(db: sqlite3.Connection, region: str, item: Item) -> None:
    db.execute("INSERT INTO waiting VALUES(?,?,?,?,?)",
               (region, item.case_id, item.dev, item.command["n"], compact(asdict(item)).decode()))


def rejudge(server, db: sqlite3.Connection, unit: Unit, now: int) -> list[tuple[str, int, dict]]:
    """Judges what waits on the cases this unit changed. Returns (dev, n, new verdict) of each that was settled."""
    settled = []
    waited_on = {row[0] for row in db.execute("SELECT DISTINCT case_id FROM waiting WHERE region=?", (unit.region,))}
    for case_id in [entry.case_id for entry in unit.changed_cases() if entry.case_id in waited_on]:
        rows = db.execute("SELECT dev, n, item FROM waiting WHERE region=? AND case_id=? ORDER BY dev, n",
                          (unit.region, case_id)).fetchall()
        for dev, n, text in rows:
            item = Item(**json.loads(text))
            item.prev_verdict = _verdict_of(db, dev, item.command["prev"]) or item.prev_verdict
            judged = judge_items(unit, server.door, [item], now, passed_over="waiting")[0]
            if judged.verdict == "waiting":
                continue
            verdict = verdict_record(judged)
            _replace(db, unit.region, item, verdict)
            settled.append((dev, n, verdict))
    return settled


def _verdict_of(db: sqlite3.Connection, dev: str, command_id: str | None) -> str | None:
    row = db.execute("SELECT verdict FROM commands WHERE dev=? AND id=?", (dev, command_id)).fetchone()
    return json.loads(row[0])["verdict"] if row else None


def _replace(db: sqlite3.Connection, region: str, item: Item, verdict: dict) -> None:
    n = item.command["n"]
    db.execute("UPDATE commands SET verdict=? WHERE dev=? AND n=?", (compact(verdict).decode(), item.dev, n))
    db.execute("DELETE FROM waiting WHERE region=? AND case_id=? AND dev=? AND n=?",
               (region, item.case_id, item.dev, n))
