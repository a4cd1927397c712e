"""What the backend does with verdicts that the core rarely gives: waiting that ends, several cases in one command.

The answers of the door are written down here by hand; everything else is the real store.
"""

import json
import tempfile
import types
import unittest
from pathlib import Path

from backend import waiting
from backend.core_door import CoreFault
from backend.judging import Item, judge_items
from backend.problem import compact
from backend.store import Store, events_since
from backend.unit import FeedHeads, Unit

ACTOR = {"person": "p1", "office": "o1", "role": "clerk"}
ZEROS = "0" * 64


def command(case: str, n: int = 1, kind: str = "note") -> dict:
    return {"n": n, "id": f"id-{case}-{n}", "case": case, "base": {"seq": 0, "h": ZEROS}, "prev": None, "type": kind,
            "v": 1, "args": {}, "at": 1}


def item(case: str, n: int = 1) -> Item:
    return Item(case, ACTOR, "dev", command(case, n), 1)


class WrittenDoor:
    """Answers each `judge` with the next of the verdicts it was given for that case."""

    def __init__(self, verdicts: dict[str, list]):
        self.verdicts, self.seqs = verdicts, {}

    def call_lines(self, op: str, payload: bytes) -> list[bytes]:
        assert op == "judge", op
        items = json.loads(payload)["items"]
        if len(items) > 1 and any(self.verdicts[i["case"]][0] == "fault" for i in items):
            raise CoreFault("bad_json", "one of them")
        lines, changed = [], []
        for asked in items:
            if lines and "+" in str(self.verdicts[asked["case"]][0]):
                break  # It stands alone in an answer of its own
            item, bodies = self._result(asked["case"])
            lines += [compact(item), *bodies]
            changed += [asked["case"]] if item["events"] and asked["case"] not in changed else []
            if item["others"]:
                break
        states = [compact(f"{case} {self.seqs.get(case)}") for case in changed]
        return [*lines, compact({"states": changed}), *states]

    def _result(self, case: str) -> tuple[dict, list[bytes]]:
        verdict, *others = str(self.verdicts[case].pop(0)).split("+")
        if verdict == "fault":
            raise CoreFault("bad_json", case)
        events, bodies = [], []
        if verdict == "applied":
            self.seqs[case] = self.seqs.get(case, 0) + 1
            events = [[self.seqs[case], 1, 1, "c", ZEROS]]
            bodies = [compact({"env": {"case": case, "seq": self.seqs[case]}, "open": {}, "h": ZEROS})]
        item = {"verdict": verdict, "reason": {}, "events": events, "wake": None, "readable": True, "enters": [],
                "lefts": [], "rows": [["v", ["person/p1"]]],
                "others": [{"actor": ACTOR, "command": command(other)} for other in others]}
        return item, [*bodies, compact(["v", "dev", 1, case, verdict])]


class Judging(unittest.TestCase):
    def setUp(self):
        self._folder = tempfile.TemporaryDirectory()
        self.store = Store(Path(self._folder.name))
        self.db, self.heads = self.store.writer, FeedHeads("500113")

    def tearDown(self):
        self.store.close()
        self._folder.cleanup()

    def judged(self, door: WrittenDoor, *items: Item, rejudge: bool = False) -> tuple[list[str], list]:
        unit = Unit(self.db, self.heads)
        verdicts = [j.verdict for j in judge_items(unit, door, list(items), 1)]
        settled = waiting.rejudge(types.SimpleNamespace(door=door), self.db, unit, 1) if rejudge else []
        unit.write()
        return verdicts, settled

    def lines(self) -> list[list]:
        return [json.loads(row[0])[2:] for row in self.db.execute("SELECT bytes FROM feed_lines ORDER BY key")]

    def test_what_waits_is_judged_again_when_its_case_moves_and_the_new_verdict_is_told_once(self):
        door = WrittenDoor({"a": ["waiting", "applied", "waiting", "applied", "applied"]})
        waits = item("a", 7)
        self.assertEqual(self.judged(door, waits)[0], ["waiting"])
        waiting.keep(self.db, "500113", waits)
        self.db.execute("INSERT INTO commands VALUES('dev',7,?,'a',?)", (waits.command["id"], '{"verdict":"waiting"}'))
        self.assertEqual(self.judged(door, item("a", 8), rejudge=True), (["applied"], []))
        verdicts, settled = self.judged(door, item("a", 9), rejudge=True)
        self.assertEqual((verdicts, [s[:2] for s in settled]), (["applied"], [("dev", 7)]))
        self.assertEqual([line[3] for line in self.lines()], ["waiting", "applied", "applied", "applied"])
        self.assertEqual(self.db.execute("SELECT count(*) FROM waiting").fetchone(), (0,))
        self.assertIn("applied", self.db.execute("SELECT verdict FROM commands WHERE n=7").fetchone()[0])

    def test_a_command_on_several_cases_holds_in_all_of_them_or_in_none(self):
        self.judged(WrittenDoor({"a": ["applied"], "b": ["applied"]}), item("a"), item("b"))
        both = WrittenDoor({"a": ["applied+b"], "b": ["applied"]})
        both.seqs = {"a": 1, "b": 1}
        self.assertEqual(self.judged(both, item("a", 2))[0], ["applied"])
        self.assertEqual([self._seq(case) for case in "ab"], [2, 2])
        one = WrittenDoor({"a": ["applied+b"], "b": ["rejected"]})
        one.seqs = {"a": 2, "b": 2}
        self.assertEqual(self.judged(one, item("a", 3))[0], ["waiting"])
        self.assertEqual([self._seq(case) for case in "ab"], [2, 2])

    def _seq(self, case: str) -> int:
        [(case_no, seq)] = self.db.execute("SELECT case_no, seq FROM cases WHERE case_id=?", (case,)).fetchall()
        self.assertEqual(len(events_since(self.db, case_no, 0)), seq)
        return seq

    def test_a_fault_of_the_whole_call_costs_only_the_item_that_caused_it(self):
        door = WrittenDoor({"a": ["applied"], "b": ["fault"], "c": ["applied"]})
        self.assertEqual(self.judged(door, item("a"), item("b"), item("c"))[0], ["applied", "rejected", "applied"])

    def test_a_unit_that_is_dropped_leaves_nothing(self):
        unit = Unit(self.db, self.heads)
        self.db.execute("BEGIN")
        judge_items(unit, WrittenDoor({"a": ["applied"]}), [item("a")], 1)
        self.db.execute("ROLLBACK")
        self.heads.forget()
        self.assertEqual(self.judged(WrittenDoor({"a": ["applied"]}), item("a"))[0], ["applied"])
        self.assertEqual([self._seq("a"), len(self.lines())], [1, 1])


if __name__ == "__main__":
    unittest.main()
