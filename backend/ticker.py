"""Ticker: the one timer. It wakes the cases whose next instant has come, and makes a backup every 15 minutes.

What time demands the core says (`tick`), as commands of the actor `system`; they are judged like any other, so a
case that was ticked twice, or by two processes, has nothing new the second time.
"""

from __future__ import annotations

import asyncio
import sqlite3
import sys

from starlette.concurrency import run_in_threadpool

from backend import backup, waiting
from backend.core_door import CoreFault
from backend.judging import Item, judge_items
from backend.packing import unpacked
from backend.problem import compact
from backend.store import command_is_in_case, meta, put_meta
from backend.tidy import tidy
from backend.unit import Unit

EVERY_S = 1.0
BACKUP_EVERY_S = 900
TIDY_EVERY_S, TIDY_STEPS = 10, 20
CASES_AT_ONCE = 50
AGAIN_MS = 60_000       # A case that asked to be woken and then wanted nothing is left alone this long
LATER_MS = 3_600_000
ROUNDS_MAX = 10_000


async def run(server) -> None:
    """Until it is cancelled. A failure is told on stderr and tried again at the next turn."""
    turns = 0
    while True:
        await asyncio.sleep(EVERY_S)
        turns += 1
        try:
            await tick_all(server)
            if turns % TIDY_EVERY_S == 0 and server.writer.was_quiet():
                await run_in_threadpool(tidy, server, TIDY_STEPS)
            if turns % (BACKUP_EVERY_S / EVERY_S) == 0:
                await back_up(server)
        except Exception as trouble:  # Whatever it is, time must go on for the other matters
            print(f"timer: {type(trouble).__name__}: {trouble}", file=sys.stderr, flush=True)


async def tick_all(server) -> int:
    """Everything that is due now, also what becomes due by doing it. Returns how many cases were looked at."""
    looked_at = 0
    for _ in range(ROUNDS_MAX):
        count = await server.writer.run(lambda db: tick_some(server, db, server.clock.now_ms()))
        looked_at += count
        if count == 0:
            break
    await server.writer.run(lambda db: keep_answered(server, db))
    return looked_at


def tick_some(server, db: sqlite3.Connection, now: int) -> int:
    """The cases whose wake has passed at `now`, a handful at a time. Returns how many that were."""
    rows = db.execute("SELECT case_id, state FROM cases WHERE wake<=? ORDER BY wake LIMIT ?",
                      (now, CASES_AT_ONCE)).fetchall()
    if not rows:
        return 0
    unit = Unit(db, server.writer.feed_heads)
    results = _demanded(server.door, rows, now)
    demanded = [(command, result["actor"]) for result in results for command in result["commands"]]
    judge_items(unit, server.door, _items(db, unit, demanded, now), now)
    waiting.rejudge(server, db, unit, now)
    _set_wakes(db, unit, results, now)
    unit.write()
    return len(rows)


def _demanded(door, rows: list[tuple], now: int) -> list[dict]:
    """What the core says of each case. One that it cannot read is told on stderr and looked at again much later."""
    items = b",".join(b'{"case":%b,"state":%b}' % (compact(case_id), unpacked(state)) for case_id, state in rows)
    try:
        return door.call_text("tick", b'{"now":%d,"items":[%b]}' % (now, items))["results"]
    except CoreFault as fault:
        if len(rows) > 1:
            return [result for row in rows for result in _demanded(door, [row], now)]
        print(f"timer: case {rows[0][0]}: {fault}", file=sys.stderr, flush=True)
        return [{"case": rows[0][0], "actor": {}, "commands": [], "wake": now + LATER_MS}]


def _items(db: sqlite3.Connection, unit: Unit, demanded: list[tuple[dict, dict]], now: int) -> list[Item]:
    n = int(meta(db, "server_n") or b"0")
    items = []
    for command, actor in demanded:
        entry = unit.case(command["case"])
        if entry is None or command_is_in_case(db, entry.case_no, command["id"]):
            continue
        n += 1
        items.append(Item(command["case"], actor, "server", {**command, "n": n}, now))
    if items:
        put_meta(db, "server_n", str(n).encode())
    return items


def _set_wakes(db: sqlite3.Connection, unit: Unit, results: list[dict], now: int) -> None:
    changed = {entry.case_id for entry in unit.changed_cases()}
    for result in results:
        if result["case"] in changed:
            continue
        wake = result.get("wake")
        if wake is not None and wake <= now:
            wake = now + AGAIN_MS
        db.execute("UPDATE cases SET wake=? WHERE region=? AND case_id=?", (wake, unit.region, result["case"]))


def keep_answered(server, db: sqlite3.Connection) -> None:
    db.executemany("UPDATE devices SET last_answered_at=? WHERE dev=?", server.take_answered())


async def back_up(server) -> None:
    devices = await run_in_threadpool(backup.copy_verified, server.store.path)
    rows = [(last_n, dev) for dev, last_n in devices.items()]
    await server.writer.run(lambda db: db.executemany("UPDATE devices SET durable_n=? WHERE dev=?", rows))
