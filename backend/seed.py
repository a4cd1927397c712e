"""Seed: an empty store with `demo` gets the sample accounts and sample matters, all plainly marked as sample.

A sample matter is a list of steps at times before now. Each goes through the core's `judge` like any pushed command,
as the person who takes it, and time (`tick`) runs between the steps: nothing is written that could not have happened.

assets/demo/matters.json: [{"steps":[{"ago":"3d4h","by":{"person","office","role"},"type","args"}...]}...]; in the
`args` of `file` no number stands, it is lent here, and a `deliver` was told at the instant of its step.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
import uuid

from backend import accounts, numbers, ticker, waiting
from backend.judging import Item, judge_items
from backend.problem import compact
from backend.public import MONEY
from backend.sessions import petitioner_person
from backend.store import meta, put_meta
from backend.unit import Unit

DEVICE = "sample"
_ago = re.compile(r"(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)min)?")


def seed_if_empty(server) -> None:
    folder = server.settings.assets_dir / "demo"
    with server.store.reading() as db:
        if not server.settings.demo or meta(db, "seeded") is not None:
            return
    seed_accounts(server, folder / "accounts.json")
    seed_matters(server, folder / "matters.json")
    seed_money(server, folder / "village_money.json")
    server.writer.run_and_wait(lambda db: put_meta(db, "seeded", b"1"))


def seed_accounts(server, path) -> None:
    if not path.exists():
        return
    made = [(a["login"], a["person"], accounts.hashed(a["password"])) for a in json.loads(path.read_text("utf-8"))]

    def job(db):
        for login, person, password in made:
            accounts.add_account(db, server.region, login, person, password)

    server.writer.run_and_wait(job)


def seed_matters(server, path) -> None:
    """All steps of all matters in the order of their times, so that time passes once."""
    if not path.exists():
        return
    now = server.clock.now_ms()
    steps = []
    for index, matter in enumerate(json.loads(path.read_text("utf-8"))):
        case_id = _case_id(server.region, index, now - ago_ms(matter["steps"][0]["ago"]))
        steps += [(now - ago_ms(step["ago"]), index, place, case_id, step)
                  for place, step in enumerate(matter["steps"])]
    steps.sort(key=lambda step: step[:3])
    server.writer.run_and_wait(lambda db: _take_steps(server, db, steps))


def seed_money(server, path) -> None:
    """The sample money of villages, as documents of the public feed."""
    money = json.loads(path.read_text("utf-8")) if path.exists() else {}

    def job(db):
        unit = Unit(db, server.writer.feed_heads)
        for place, value in money.items():
            unit.add_document(f"public/{server.region}", MONEY + place, compact(["d", MONEY + place, value]))
        unit.write()

    server.writer.run_and_wait(job)


def ago_ms(text: str) -> int:
    """"3d4h", "20min": how long before now."""
    found = _ago.fullmatch(text)
    assert found and found.group(0), f"a time before now reads like 3d4h or 20min, not {text}"
    days, hours, minutes = (int(part or 0) for part in found.groups())
    return ((days * 24 + hours) * 60 + minutes) * 60_000


def _take_steps(server, db, steps: list[tuple]) -> None:
    for n, (at, _, _, case_id, step) in enumerate(steps, start=1):
        _pass_time(server, db, at)
        judged = _take_step(server, db, n, at, case_id, step)
        if judged.verdict not in ("applied", "kept_both"):
            print(f"sample matter {case_id}: {step['type']} {judged.verdict} {judged.reason}", file=sys.stderr)


def _pass_time(server, db, until: int) -> None:
    while ticker.tick_some(server, db, until):
        pass


def _take_step(server, db, n: int, at: int, case_id: str, step: dict):
    unit = Unit(db, server.writer.feed_heads)
    args = dict(step["args"])
    if step["type"] == "file":
        args["number"] = numbers.lend(db, server.derived, server.region, DEVICE, 1, at)[0]["number"]
        numbers.use(db, args["number"], case_id)
    if step["type"] == "deliver":
        args.setdefault("happened_at", at)
    entry = unit.case(case_id)
    base = {"seq": entry.seq, "h": entry.h.hex()} if entry else {"seq": 0, "h": "0" * 64}
    command = {"n": n, "id": str(uuid.uuid4()), "case": case_id, "base": base, "prev": None, "type": step["type"],
               "v": 1, "args": args, "at": at}
    actor = dict(step["by"])
    if actor["role"] == "citizen":
        actor["person"] = petitioner_person(case_id)
    verdict = judge_items(unit, server.door, [Item(case_id, actor, DEVICE, command, at)], at)[0]
    waiting.rejudge(server, db, unit, at)
    unit.write()
    return verdict


def _case_id(region: str, index: int, at: int) -> str:
    """A uuidv7 of that instant; the rest of it is the same for the same matter."""
    rest = int.from_bytes(hashlib.sha256(f"sample {index}".encode()).digest()[:10], "big")
    bits = (at << 80) | (rest & ((1 << 80) - 1))
    bits = bits & ~(0xF << 76) & ~(0x3 << 62) | (7 << 76) | (2 << 62)
    return f"{region}-{uuid.UUID(int=bits)}"
