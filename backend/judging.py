"""Judging: commands go to the core in batches, what it decides goes into a Unit. Push, time, seed all come here.

The core judges; this module only carries. Who has not seen a case (its head's hash is the proof) is judged as if
the case did not exist, so a foreign and a missing case are answered alike.
"""

from __future__ import annotations

import os
from dataclasses import dataclass

from backend.core_door import CoreDoor, CoreFault
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
        results = _results(door, batch, payload, now, unit)
        for item, result in zip(batch, results):
            if result["others"]:  # The items behind it were judged without the other cases' change: judge them again
                held = _take_with_others(unit, door, item, result, now)
                judged.append(_judged(unit, door, item, result) if held else Judged("waiting", MOVED_ON, True))
                break
            if result["verdict"] != passed_over:
                take_result(unit, door, item.case_id, result)
            judged.append(_judged(unit, door, item, result))
        told |= {item.command["id"]: given.verdict for item, given in zip(items, judged)}
    return judged


def take_result(unit: Unit, door: CoreDoor, case_id: str, result: dict) -> None:
    """Events, lines, entries and departures of one judged command."""
    entry = unit.add_events(case_id, result)
    rows: dict[str, list] = {}  # One projection is the same row in every feed
    for enter in result["enters"]:
        if (row := rows.get(enter["audience"])) is None:
            row = rows[enter["audience"]] = _enter_row(unit, door, entry, enter["audience"])
        unit.add_line(enter["feed"], row, entry.case_no, entry.seq)
    for line in result["lines"]:
        row, is_event = line["row"], line["kind"] == "e"
        for feed in line["feeds"]:
            if line["kind"] == "d":
                unit.add_document(feed, line["key"], row)
            else:
                unit.add_line(feed, row, entry.case_no if is_event else None, row[2] if is_event else None)
    for left in result["lefts"]:
        unit.add_line(left["feed"], ["l", case_id, left["reason"]])


def _enter_row(unit: Unit, door: CoreDoor, entry: CaseEntry, audience: str) -> list:
    events = b",".join(entry.events_after(unit.db, 0))
    return door.call_text("project", b'{"audience":"%b","events":[%b]}' % (audience.encode(), events))["row"]


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


def _results(door: CoreDoor, batch: list[Item], payload: bytes, now: int, unit: Unit) -> list[dict]:
    """A fault of the whole call is traced to its item: that one is rejected with it, the rest is judged."""
    try:
        return door.call_text("judge", payload)["results"]
    except CoreFault as fault:
        if len(batch) == 1:
            return [{"verdict": "rejected", "reason": {"word": fault.word, "args": {"refused": fault.refused}},
                     "events": [], "state": None, "lines": [], "enters": [], "lefts": [], "others": []}]
    alone, one = _payload(unit, batch[:1], now)
    return _results(door, alone, one, now, unit)


def _take_with_others(unit: Unit, door: CoreDoor, item: Item, result: dict, now: int) -> bool:
    """A command that touches several cases holds in all of them or in none; the others touch no further case."""
    others = [Item(other["command"]["case"], other["actor"], item.dev, other["command"], item.recorded_at)
              for other in result["others"]]
    _, payload = _payload(unit, others, now)
    answers = door.call_text("judge", payload)["results"]
    if len(answers) != len(others) or any(a["verdict"] not in FINAL_WORDS or a["others"] for a in answers):
        return False
    take_result(unit, door, item.case_id, result)
    for other, answer in zip(others, answers):
        take_result(unit, door, other.case_id, answer)
    return True


def _judged(unit: Unit, door: CoreDoor, item: Item, result: dict) -> Judged:
    entry = unit.case(item.case_id) if item.sees_case else None
    if entry is None or not _may_read(door, entry, item, result):
        return Judged(result["verdict"], result["reason"], False)
    return Judged(result["verdict"], result["reason"], True, entry.seq, entry.h.hex())


def _may_read(door: CoreDoor, entry: CaseEntry, item: Item, result: dict) -> bool:
    """The core says so beside its verdict; of a command that it could not even read, it is asked."""
    if "readable" in result:
        return result["readable"]
    payload = b'{"actor":%b,"state":%b}' % (compact(item.actor), entry.state)
    return door.call_text("reach", payload)["may_read"]
