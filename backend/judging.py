"""Judging: commands go to the core in batches, what it decides goes into a Unit. Push, time, seed all come here.

The core judges; this module only carries. Who has not seen a case (its head's hash is the proof) is judged as if
the case did not exist, so a foreign and a missing case are answered alike.
"""

from __future__ import annotations

import os
from dataclasses import dataclass

from backend.core_door import CoreDoor, CoreFault
from backend.judged_lines import JudgedItem, judged_lines
from backend.problem import compact
from backend.unit import CaseEntry, Unit

CALL_BYTES_MAX = 768 * 1024  # The core reads at most 1 MiB at once
MOVED_ON = {"word": "moved_on", "args": {}}
FINAL_WORDS = ("applied", "kept_both", "contested")


@dataclass
class Item:
    case_id: str
    actor: dict
    dev: str
    command: dict             # `at` already bounded
    recorded_at: int
    prev_verdict: str | None = None
    external_taken: bool = False
    sees_case: bool = True


@dataclass
class Judged:
    verdict: str
    reason: dict
    readable: bool            # Whether who gave the command may read the case after it
    seq: int = 0              # The head of the case after the command; 0 where it may not be read
    h: str = ""


def verdict_record(judged: Judged) -> dict:
    """As it is kept and told."""
    return {"verdict": judged.verdict, "reason": judged.reason, "readable": judged.readable,
            "head": {"seq": judged.seq, "h": judged.h}}


def judge_items(unit: Unit, door: CoreDoor, items: list[Item], now: int,
                passed_over: str | None = None) -> list[Judged]:
    """One verdict per item, in order. Everything is taken into `unit`, which the caller writes; a verdict
    `passed_over` leaves no trace in it."""
    judged: list[Judged] = []
    told: dict[str, str] = {}  # What the core said in an earlier call about this batch
    while len(judged) < len(items):
        for item in items[len(judged):]:
            item.prev_verdict = told.get(item.command["prev"], item.prev_verdict)
        batch, payload = _payload(unit, items[len(judged):], now)
        results, states = _results(door, batch, payload, now, unit)
        if results[0].others:  # Then it is the only one that was judged
            held = _take_with_others(unit, door, batch[0], results[0], states, now)
            judged.append(_judged(unit, door, batch[0], results[0]) if held else Judged("waiting", MOVED_ON, True))
        else:
            judged += _take_batch(unit, door, list(zip(batch, results)), states, passed_over)
        told |= {item.command["id"]: given.verdict for item, given in zip(items, judged)}
    return judged


def _take_batch(unit: Unit, door: CoreDoor, pairs: list[tuple[Item, JudgedItem]], states: dict[str, bytes],
                passed_over: str | None) -> list[Judged]:
    judged = []
    unit.put_states(states)
    for item, result in pairs:
        if result.verdict != passed_over:
            take_result(unit, door, item.case_id, result)
        judged.append(_judged(unit, door, item, result))
    return judged


def take_result(unit: Unit, door: CoreDoor, case_id: str, result: JudgedItem) -> None:
    """Events, lines, entries and departures of one judged command. Its state was put before (Unit.put_states)."""
    entry = unit.add_events(case_id, result)
    rows: dict[str, bytes] = {}  # One projection is the same row in every feed
    for feed, audience in result.enters:
        if (row := rows.get(audience)) is None:
            row = rows[audience] = _enter_row(unit, door, entry, audience)
        unit.add_line(feed, row, entry.case_no, entry.seq)
    for (kind, feeds, *more), row in zip(result.rows, result.row_texts):
        for feed in feeds:
            if kind == "d":
                unit.add_document(feed, more[0], row, is_removed=more[1])
            elif kind == "e":
                unit.add_line(feed, row, entry.case_no, more[0])
            else:
                unit.add_line(feed, row)
    for feed, reason in result.lefts:
        unit.add_line(feed, compact(["l", case_id, reason]))


def _enter_row(unit: Unit, door: CoreDoor, entry: CaseEntry, audience: str) -> bytes:
    events = b",".join(entry.events_after(unit.db, 0))
    return door.call_bytes("project", b'{"audience":"%b","events":[%b]}' % (audience.encode(), events))


def _payload(unit: Unit, items: list[Item], now: int) -> tuple[list[Item], bytes]:
    """As many items as one call carries, at least one. States and events are copied in as the bytes they are."""
    parts, size = [], 0
    for item in items:
        part = _item_bytes(unit, item)
        if parts and size + len(part) > CALL_BYTES_MAX:
            break
        parts.append(part)
        size += len(part) + 1
    return items[:len(parts)], b'{"now":%d,"items":[%s]}' % (now, b",".join(parts))


def _item_bytes(unit: Unit, item: Item) -> bytes:
    entry = unit.case(item.case_id) if item.sees_case or item.command["type"] == "file" else None
    since: list[bytes] = []
    if entry is not None and entry.seq > (base := item.command["base"]["seq"]):
        since = entry.events_after(unit.db, base)
    head = compact({
        "case": item.case_id, "actor": item.actor, "dev": item.dev, "command": item.command,
        "recorded_at": item.recorded_at, "seed": os.urandom(32).hex(), "prev_verdict": item.prev_verdict,
        "external_taken": item.external_taken})
    state = entry.state if entry is not None else b"null"
    return head[:-1] + b',"state":' + state + b',"since":[' + b",".join(since) + b"]}"


def _results(door: CoreDoor, batch: list[Item], payload: bytes, now: int,
             unit: Unit) -> tuple[list[JudgedItem], dict[str, bytes]]:
    """A fault of the whole call is traced to its item: that one is rejected with it, the rest is judged."""
    try:
        return judged_lines(door.call_lines("judge", payload))
    except CoreFault as fault:
        if len(batch) == 1:
            return [JudgedItem("rejected", {"word": fault.word, "args": {"refused": fault.refused}})], {}
    alone, one = _payload(unit, batch[:1], now)
    return _results(door, alone, one, now, unit)


def _take_with_others(unit: Unit, door: CoreDoor, item: Item, result: JudgedItem, states: dict[str, bytes],
                      now: int) -> bool:
    """A command that touches several cases holds in all of them or in none; the others touch no further case."""
    others = [Item(other["command"]["case"], other["actor"], item.dev, other["command"], item.recorded_at)
              for other in result.others]
    _, payload = _payload(unit, others, now)
    answers, other_states = judged_lines(door.call_lines("judge", payload))
    if len(answers) != len(others) or any(a.verdict not in FINAL_WORDS or a.others for a in answers):
        return False
    unit.put_states(states | other_states)
    take_result(unit, door, item.case_id, result)
    for other, answer in zip(others, answers):
        take_result(unit, door, other.case_id, answer)
    return True


def _judged(unit: Unit, door: CoreDoor, item: Item, result: JudgedItem) -> Judged:
    entry = unit.case(item.case_id) if item.sees_case else None
    if entry is None or not _may_read(door, entry, item, result):
        return Judged(result.verdict, result.reason, False)
    return Judged(result.verdict, result.reason, True, entry.seq, entry.h.hex())


def _may_read(door: CoreDoor, entry: CaseEntry, item: Item, result: JudgedItem) -> bool:
    """The core says so beside its verdict; of a command that it could not even read, it is asked."""
    if result.readable is not None:
        return result.readable
    payload = b'{"actor":%b,"state":%b}' % (compact(item.actor), entry.state)
    return door.call_text("reach", payload)["may_read"]
