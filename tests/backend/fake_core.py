"""FakeCore: the ops of the C door in a few lines, so that HTTP, store and feeds can be tried without the core.

It knows three commands: `file` (a case enters the office's feed, the area's and the petitioner's), `note` (always
added) and `accept` (contested when the case moved on). A note saying "wait" waits until the case was accepted.
"""

from __future__ import annotations

import hashlib
import json


def canonical(value) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def sha256(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


class FakeCore:
    def version(self) -> str:
        return "fake"

    def close(self) -> None:
        pass

    def call(self, op: str, value) -> dict:
        return self.call_text(op, json.dumps(value).encode())

    def call_text(self, op: str, payload: bytes) -> dict:
        return json.loads(self.call_bytes(op, payload))

    def call_bytes(self, op: str, payload: bytes) -> bytes:
        return canonical(getattr(self, f"op_{op}")(json.loads(payload)))

    def op_judge(self, asked: dict) -> dict:
        states: dict[str, dict] = {}
        return {"results": [judged(item, states) for item in asked["items"]]}

    def op_bound_at(self, asked: dict) -> dict:
        return {"results": [{"at": min(i["at"] + i["now"] - i["sent_at"], i["now"])} for i in asked["items"]]}

    def op_project(self, asked: dict) -> dict:
        return {"row": ["n", asked["events"][0]["env"]["case"], [row_of(e)[2:] for e in asked["events"]]]}

    def op_feeds(self, asked: dict) -> dict:
        if asked["follow_case"]:
            return {"feeds": [f"petitioner/{asked['follow_case']}"]}
        if asked["actor"] is None:
            return {"feeds": ["directory", "public/500113"]}
        return {"feeds": ["directory", f"office/{asked['actor']['office']}", f"person/{asked['person']}"]}

    def op_reach(self, asked: dict) -> dict:
        inside = asked["state"]["office"] == asked["actor"]["office"]
        return {"may_read": inside, "may_name": inside}

    def op_tick(self, asked: dict) -> dict:
        return {"results": [{"case": i["case"], "commands": [], "wake": None, "actor": {}} for i in asked["items"]]}

    def op_public_page(self, asked: dict) -> dict:
        return {"html": f"<!doctype html><title>{asked['place']}</title>{len(asked['rows'])}"}

    def op_open_identity(self, asked: dict) -> dict:
        event = asked["events"][0]
        made = made_event(asked["state"], "identity_opened", asked["actor"], asked, {"fields": asked["fields"]}, None)
        return {**result("applied", asked["state"] | {"seq": made["env"]["seq"], "h": made["h"]}, [made]),
                "identity": {f: event["identity"]["leaf"].get(f) for f in asked["fields"]}}


def judged(item: dict, states: dict) -> dict:
    command, state = item["command"], states.get(item["case"], item["state"])
    verdict, made = decided(item, command, state)
    if not made:
        return result(verdict[0], None, [], verdict[1], [verdict_line(item, *verdict)])
    before = state or {"case": item["case"], "seq": 0, "h": "0" * 64, "office": item["actor"]["office"]}
    asked = {"at": command["at"], "recorded_at": item["recorded_at"], "dev": item["dev"], "n": command["n"],
             "id": command["id"], "seed": item["seed"]}
    event = made_event(before, made, item["actor"], asked, {"type": command["type"]}, command["args"])
    after = states[item["case"]] = before | {"seq": event["env"]["seq"], "h": event["h"], "stage": made}
    office, lines, enters = f"office/{before['office']}", [verdict_line(item, *verdict)], []
    feeds = [office, f"petitioner/{item['case']}"]
    if made == "filed":
        enters = [{"feed": feed, "audience": "office"} for feed in feeds]
        key = f"case/{command['args']['number']}"
        lines.append({"feeds": ["public/500113"], "kind": "d", "key": key,
                      "row": ["d", key, {"place": command["args"].get("place"), "state": made}]})
    else:
        lines.append({"feeds": feeds, "kind": "e", "row": row_of(event)})
    return result(verdict[0], after, [event], verdict[1], lines, enters)


def decided(item: dict, command: dict, state: dict | None) -> tuple[tuple[str, str], str | None]:
    kind = command["type"]
    if kind == "file":
        if state or item["external_taken"]:
            return ("rejected", "case_exists"), None
        return ("applied", ""), "filed"
    if state is None:
        return ("rejected", "no_such_case"), None
    if kind == "note":
        if command["args"].get("words") == "wait" and state["stage"] != "accepted":
            return ("waiting", "moved_on"), None
        return ("applied", ""), "noted"
    if kind == "accept":
        moved = state["seq"] > command["base"]["seq"] > 0
        return (("contested", "moved_on"), "contested") if moved else (("applied", ""), "accepted")
    return ("rejected", "unknown_word"), None


def made_event(state: dict, kind: str, actor: dict, asked: dict, opened: dict, args: dict | None) -> dict:
    env = {"case": state["case"], "seq": state["seq"] + 1, "type": kind, "v": 1, "at": asked["at"],
           "recorded_at": asked["recorded_at"], "actor": actor, "dev": asked["dev"], "n": asked["n"],
           "cmd": asked["id"]}
    event = {"env": env, "open": opened}
    ks = [bytes(32), bytes(32)]
    for place, (leaf, value) in enumerate((("words", (args or {}).get("words")),
                                           ("identity", (args or {}).get("petitioner")))):
        if value is None:
            continue
        salt = sha256(f"{asked['seed']}{leaf}".encode())[:16]
        ks[place] = sha256(salt + canonical(value))
        event[leaf] = {"salt": salt.hex(), "leaf": value, "k": ks[place].hex()}
    parts = [bytes.fromhex(state["h"]), sha256(canonical(env)), sha256(canonical(opened)), *ks]
    return {**event, "h": sha256(b"".join(parts)).hex()}


def row_of(event: dict) -> list:
    env, words = event["env"], event.get("words")
    actor = [env["actor"]["person"], env["actor"]["office"], env["actor"]["role"]]
    return ["e", env["case"], env["seq"], env["type"], env["v"], env["at"], env["recorded_at"] - env["at"], actor,
            env["dev"], env["n"], env["cmd"], event["open"],
            ["", words["salt"], words["leaf"]] if words else None,
            [event["identity"]["k"]] if "identity" in event else None]


def verdict_line(item: dict, verdict: str, reason: str) -> dict:
    command = item["command"]
    return {"feeds": [f"person/{item['actor']['person']}"], "kind": "v",
            "row": ["v", item["dev"], command["n"], command["id"], item["case"], verdict, reason, {}]}


def result(verdict: str, state, events: list, reason: str = "", lines=(), enters=()) -> dict:
    return {"verdict": verdict, "reason": {"word": reason, "args": {}}, "events": events, "state": state,
            "head": {}, "wake": None, "readable": reason != "no_such_case", "lines": list(lines), "enters": list(enters), "lefts": [], "others": []}
