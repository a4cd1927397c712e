"""Push: POST /v1/sync/push. One verdict per command, never a silent drop (docs/sync.md).

HTTP status speaks of the batch: what is wrong with its order or its history is a 409 and changes nothing. What is
wrong with a command is the verdict of that command. The whole batch is judged and written in one job of the writer,
and answered after COMMIT.
"""

from __future__ import annotations

import json
import re
import sqlite3
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from backend import numbers, waiting
from backend.identity import may_read
from backend.judging import Item, Judged, judge_items, verdict_record
from backend.keys import KeyPair
from backend.problem import Problem, compact
from backend.sealed import NotOpened, opened
from backend.sessions import Session, follow_own_case, petitioner_person
from backend.store import command_is_in_case, device_row, event_mark
from backend.strict_json import BODY_MAX, WIRE_MAX, check_depth, integer_of, list_of, text_of, value_from_json
from backend.unit import Unit
from backend.web import answer, json_of, need_session, server_of

COMMANDS_MAX = 500
ARGS_DEPTH_MAX = 9  # Leaves room for what is around the arguments in an event and in a line
NOTHING = {"word": "", "args": {}}
HELD = ("applied", "kept_both")
FIRST_BASE = {"seq": 0, "h": "0" * 64}  # Of a `file`: nobody has seen anything of the case yet
_hex64 = re.compile(r"[0-9a-f]{64}")


@dataclass
class Batch:
    dev: str
    epoch: str
    sent_at: int
    acked: int
    commands: list[dict]


async def push(request: Request):
    session = need_session(request)
    server = server_of(request)
    body = await json_of(request, WIRE_MAX, BODY_MAX)
    batch = await run_in_threadpool(batch_from, body, server.seal_key)  # 500 sealed commands take a tenth of a second
    if batch.dev != session.dev:
        raise Problem(403, "wrong_device")
    job = PushJob(server, session, batch)
    return answer(await server.writer.run(job.run))


def batch_from(body: dict, seal_key: KeyPair) -> Batch:
    commands = [sealed_from(c, seal_key) if isinstance(c, dict) and "sealed" in c else command_from(c)
                for c in list_of(body, "cmds", COMMANDS_MAX)]
    return Batch(text_of(body, "dev"), text_of(body, "epoch"), integer_of(body, "sent_at"),
                 integer_of(body, "acked"), commands)


def command_from(raw) -> dict:
    if not isinstance(raw, dict):
        raise Problem(400, "bad_request", field="cmds")
    base, prev, args = raw.get("base"), raw.get("prev"), raw.get("args")
    if not isinstance(base, dict) or not _hex64.fullmatch(text_of(base, "h")):
        raise Problem(400, "bad_request", field="base")
    if not isinstance(args, dict):
        raise Problem(400, "bad_request", field="args")
    if prev is not None:
        text_of(raw, "prev", 64)
    check_depth(args, ARGS_DEPTH_MAX)
    return {"n": integer_of(raw, "n", 1), "id": text_of(raw, "id", 64), "case": text_of(raw, "case", 64),
            "base": {"seq": integer_of(base, "seq"), "h": base["h"]}, "prev": prev, "type": text_of(raw, "type", 40),
            "v": integer_of(raw, "v"), "args": args, "at": integer_of(raw, "at")}


def sealed_from(raw: dict, seal_key: KeyPair) -> dict:
    """A command that its device kept for the server's eyes alone, after a restore. One that does not open must not hold
    up what stands behind it, so it costs only itself: `unread` names the part at fault, and it is rejected."""
    n, command_id = integer_of(raw, "n", 1), text_of(raw, "id", 64)
    try:
        inside = value_from_json(opened(raw["sealed"], command_id, seal_key))
        if not isinstance(inside, dict) or inside.get("id") != command_id:
            raise NotOpened("id")
        return command_from({**inside, "n": n})  # Inside there is no n: it is given after the sealing
    except NotOpened as trouble:
        unread = trouble.field
    except Problem as trouble:
        unread = str(trouble.more.get("field", "bytes"))
    return {"n": n, "id": command_id, "case": "", "unread": unread}


def _rejected_unread(command: dict) -> Judged:
    return Judged("rejected", {"word": "bad_seal", "args": {"refused": command["unread"]}}, False)


class PushJob:
    def __init__(self, server, session: Session, batch: Batch):
        self.server, self.session, self.batch = server, session, batch

    def run(self, db: sqlite3.Connection) -> dict:
        self.now = self.server.clock.now_ms()
        self.unit = Unit(db, self.server.writer.feed_heads)
        row = self._device(db)
        known = self._known(db)
        fresh = self._check_order(row, known)
        items, early = self._items(db, fresh, row)
        verdicts = self._judge(items, early)
        for command in fresh:
            known[command["n"]] = (command["id"], verdicts[command["n"]])
        self._record(db, fresh, verdicts, row)
        changed = waiting.rejudge(self.server, db, self.unit, self.now)
        self.unit.write()
        for dev, n, verdict in changed:
            if dev == self.batch.dev and n in known:
                known[n] = (known[n][0], verdict)
        last_n = fresh[-1]["n"] if fresh else row[1]
        return {"last_n": last_n, "durable_n": row[3], "now": self.now,
                "results": [self._told(c, known[c["n"]][1]) for c in self.batch.commands]}

    def _device(self, db: sqlite3.Connection):
        row = device_row(db, self.batch.dev)
        if row is None or row[0] != self.session.person:
            raise Problem(403, "wrong_device")
        if self.batch.epoch != self.server.epoch:
            raise Problem(409, "server_rolled_back", epoch=self.server.epoch, last_n=row[1])
        if self.batch.acked > row[1]:
            raise Problem(409, "dev_forked", last_n=row[1])
        return row

    def _known(self, db: sqlite3.Connection) -> dict[int, tuple[str, dict]]:
        rows = db.execute("SELECT n, id, verdict FROM commands WHERE dev=? AND n>?",
                          (self.batch.dev, self.batch.acked))
        return {n: (command_id, json.loads(verdict)) for n, command_id, verdict in rows}

    def _check_order(self, row, known) -> list[dict]:
        """The commands that are new, in order. Refuses the batch when it does not continue this device's history."""
        last_n, acked, fresh = row[1], max(row[2], self.batch.acked), []
        for command in self.batch.commands:
            n = command["n"]
            if n <= acked or (n in known and known[n][0] != command["id"]):
                raise Problem(409, "dev_forked", last_n=last_n)
            if n in known:
                continue
            expected = last_n + 1 + len(fresh)
            if n != expected:
                raise Problem(409, "gap", expected_n=expected)
            fresh.append(command)
        return fresh

    def _items(self, db, fresh: list[dict], row) -> tuple[dict[int, Item], dict[int, Judged]]:
        """What the core has to judge, by n, and what is settled before it is asked."""
        items, early = {}, {c["n"]: _rejected_unread(c) for c in fresh if "unread" in c}
        self._filed_here: set[str] = set()
        self._taken: set = set()
        self._ids_here = {command["id"] for command in fresh}
        read = [command for command in fresh if command["n"] not in early]
        for command, at in zip(read, self._bounded(db, read, row)):
            command["at"] = at
            case_id = command["case"]
            actor = dict(self.session.actor)
            if self.session.kind == "visitor":
                actor["person"] = petitioner_person(case_id)
            entry = self.unit.case(case_id)
            moved = entry is not None and entry.seq > command["base"]["seq"]
            if moved and command_is_in_case(db, entry.case_no, command["id"]):
                early[command["n"]] = self._again(entry, actor)
                continue
            if command["type"] == "rate" and self.session.kind == "petitioner" and not self.session.may_rate:
                early[command["n"]] = Judged("rejected", {"word": "wrong_rating_word", "args": {}}, True)
                continue
            items[command["n"]] = Item(
                case_id, actor, self.batch.dev, command, self.now, self._prev_verdict(db, command),
                command["type"] == "file" and self._is_taken(db, command), self._sees(db, command, entry))
        return items, early

    def _again(self, entry, actor: dict) -> Judged:
        """A command that made an event of this case before, under another device id."""
        readable = self.session.case_id is not None or may_read(self.server, entry.state, actor)
        return Judged("applied", NOTHING, readable, entry.seq if readable else 0, entry.h.hex() if readable else "")

    def _bounded(self, db, fresh: list[dict], row) -> list[int]:
        """The instant that counts for each command (DESIGN 4b): decided by the core, never before the one before."""
        asked = [{"at": c["at"], "sent_at": self.batch.sent_at, "now": self.now, "last_at": row[4],
                  "seen_recorded_at": self._seen_at(db, c), "last_answered_at": row[5]} for c in fresh]
        if not asked:
            return []
        told, last = [], row[4] or 0
        for result in self.server.door.call("bound_at", {"items": asked})["results"]:
            last = max(last, result["at"])
            told.append(last)
        return told

    def _seen_at(self, db, command: dict) -> int | None:
        entry = self.unit.case(command["case"]) if command["base"]["seq"] else None
        mark = event_mark(db, entry.case_no, command["base"]["seq"]) if entry else None
        return mark[1] if mark else None

    def _sees(self, db, command: dict, entry) -> bool:
        """Only who has seen the head, or filed the case, is judged on it: the hash of the head is the proof."""
        if self.session.case_id is not None and command["case"] != self.session.case_id:
            return False
        if command["type"] == "file":
            self._filed_here.add(command["case"])
            return True
        if self.session.kind == "visitor":
            return False
        if command["base"]["seq"] == 0:
            return command["case"] in self._filed_here or (entry is not None and self._filed_it(db, entry))
        mark = event_mark(db, entry.case_no, command["base"]["seq"]) if entry else None
        return mark is not None and mark[0].hex() == command["base"]["h"]

    def _filed_it(self, db, entry) -> bool:
        first = entry.events_after(db, 0)[:1]
        return bool(first) and json.loads(first[0])["env"]["actor"]["person"] == self.session.person

    def _prev_verdict(self, db, command: dict) -> str | None:
        if command["prev"] is None or command["prev"] in self._ids_here:
            return None  # The core itself knows the verdicts of this batch
        row = db.execute("SELECT verdict FROM commands WHERE dev=? AND id=?",
                         (self.batch.dev, command["prev"])).fetchone()
        return json.loads(row[0])["verdict"] if row else None

    def _is_taken(self, db, command: dict) -> bool:
        """A number not lent to this device, or an external number that another matter has."""
        number, external = command["args"].get("number"), command["args"].get("external")
        keys = [("number", str(number))]
        taken = not isinstance(number, str) or not numbers.may_file_with(db, number, self.batch.dev)
        if isinstance(external, dict):
            source, no = str(external.get("source")), str(external.get("no"))
            keys.append((source, no))
            taken = taken or db.execute("SELECT 1 FROM externals WHERE region=? AND source=? AND no=?",
                                        (self.unit.region, source, no)).fetchone() is not None
        taken = taken or any(key in self._taken for key in keys)
        self._taken.update(keys)
        return taken

    def _judge(self, items: dict[int, Item], early: dict[int, Judged]) -> dict[int, dict]:
        judged = dict(zip(items, judge_items(self.unit, self.server.door, list(items.values()), self.now)))
        self._items_by_n = items
        return {n: verdict_record(j) for n, j in {**judged, **early}.items()}

    def _record(self, db, fresh: list[dict], verdicts: dict[int, dict], row) -> None:
        dev, acked = self.batch.dev, max(row[2], self.batch.acked)
        db.execute("DELETE FROM commands WHERE dev=? AND n<=?", (dev, acked))
        db.executemany("INSERT INTO commands VALUES(?,?,?,?,?)", [
            (dev, c["n"], c["id"], c["case"], compact(verdicts[c["n"]]).decode()) for c in fresh])
        last_n = fresh[-1]["n"] if fresh else row[1]
        last_at = max((c["at"] for c in fresh if "unread" not in c), default=row[4])
        db.execute("UPDATE devices SET last_n=?, acked=?, last_at=? WHERE dev=?", (last_n, acked, last_at, dev))
        for command in fresh:
            verdict = verdicts[command["n"]]["verdict"]
            if verdict == "waiting":
                waiting.keep(db, self.unit.region, self._items_by_n[command["n"]])
            if verdict != "rejected":
                self._keep_what_it_names(db, command, verdict)

    def _keep_what_it_names(self, db, command: dict, verdict: str) -> None:
        args, case_id = command["args"], command["case"]
        blobs = args.get("blobs")
        for blob in blobs if isinstance(blobs, list) else []:
            name = blob.get("sha256") if isinstance(blob, dict) else None
            if isinstance(name, str) and _hex64.fullmatch(name):
                key = (name, case_id)
                db.execute("DELETE FROM blob_cases WHERE sha256=? AND case_id=?", key)
                db.execute("INSERT INTO blob_cases VALUES(?,?)", key)
        if command["type"] == "file" and verdict in HELD:
            numbers.use(db, args["number"], case_id)
            if self.session.kind == "visitor":
                follow_own_case(db, self.session, case_id)
            if isinstance(args.get("external"), dict):
                external = args["external"]
                db.execute("INSERT INTO externals VALUES(?,?,?,?)", (
                    self.unit.region, str(external.get("source")), str(external.get("no")), case_id))

    def _told(self, command: dict, verdict: dict) -> dict:
        """The verdict as this session hears it: only a visitor's own filing comes with the rating word."""
        told = {"n": command["n"], "id": command["id"], **verdict}
        if self.session.kind == "visitor" and verdict["verdict"] in HELD and command["type"] == "file":
            told["rating"] = self.server.derived.rating_word(str(command["args"].get("number")))
        return told
