"""What a device keeps for the server's eyes alone is opened by the server, after a restore too; what is not opened costs
only itself."""

import base64
import json
import unittest
from pathlib import Path

from backend import backup
from backend.keys import KeyPair, new_private_key
from backend.sealed import NotOpened, opened
from tests.backend.process import Client, served
from tests.backend.sealing import Seal
from tests.backend.test_sync import filed_in, lines_of_feed

VILLAGE, TOWN = "office/v500113109200", "office/c500113109"
ABOUT_VILLAGE = {"type": "complain", "about": {"kind": "office", "office": "v500113109200"}}
VECTOR = json.loads((Path(__file__).resolve().parents[1] / "vectors/store_v1.json").read_text("utf-8"))


def bent(text: str, at: int = 40) -> str:
    """The same base64 with one bit changed."""
    data = bytearray(base64.b64decode(text))
    data[at % len(data)] ^= 1
    return base64.b64encode(data).decode()


def cut(text: str, left: int) -> str:
    return base64.b64encode(base64.b64decode(text)[:left]).decode()


def seal_of(client: Client) -> Seal:
    return Seal(client.call("GET", "/v1/hello").json["public_key"])


def unopenable(good: dict) -> list[tuple[str, object]]:
    """(the field at fault, the record) for every way in which `good` can be spoilt."""
    spoilt = [
        ("v", {"v": 2}), ("to", {"to": "another key"}), ("id", {"id": "another id"}), ("point", {"point": bent(good["point"])}),
        ("point", {"point": cut(good["point"], 64)}), ("point", {"point": ""}), ("point", {"point": "~~~"}),
        ("point", {"point": base64.b64encode(b"\4" + bytes(64)).decode()}), ("iv", {"iv": cut(good["iv"], 11)}),
        ("iv", {"iv": None}), ("bytes", {"bytes": bent(good["bytes"])}), ("bytes", {"bytes": cut(good["bytes"], 100)}),
        ("bytes", {"bytes": cut(good["bytes"], 15)}), ("bytes", {"bytes": ""}), ("bytes", {"bytes": "A" * 400_000}),
        ("bytes", {"iv": bent(good["iv"], 3)}), ("bytes", {"bytes": 7})]
    return [(field, good | change) for field, change in spoilt] + [("v", {}), ("v", None), ("v", "sealed"), ("v", [good])]


class Opening(unittest.TestCase):
    def test_what_the_first_release_sealed_opens_for_ever(self):
        key = KeyPair(base64.b64decode(VECTOR["server"]["pkcs8"]))
        key.told = lambda: VECTOR["server"]
        [record] = [row["sealed_to"] for _, row in VECTOR["rows"]["kept"] if "sealed_to" in row]
        self.assertEqual(json.loads(opened(record, record["id"], key)), VECTOR["commands"][2])

    def test_what_does_not_open_names_the_part_at_fault_and_gives_nothing_away(self):
        key = KeyPair(new_private_key())
        good = Seal(key.told()).sealed("one", b"a sealed text" * 20)
        self.assertEqual(opened(good, "one", key), b"a sealed text" * 20)
        for field, record in unopenable(good):
            with self.assertRaises(NotOpened) as refused:
                opened(record, "one", key)
            self.assertEqual(refused.exception.field, field, record)

    def test_a_record_opens_under_its_own_id_alone(self):
        key = KeyPair(new_private_key())
        good = Seal(key.told()).sealed("one", b"")
        del good["id"]  # May be absent: the id of the command is bound to the bytes anyway
        self.assertEqual(opened(good, "one", key), b"")
        with self.assertRaises(NotOpened) as refused:
            opened(good, "two", key)
        self.assertEqual(refused.exception.field, "bytes")


class Sealed(unittest.TestCase):
    def test_a_sealed_command_is_judged_in_its_place_as_the_one_it_holds(self):
        with served() as server:
            clerk = server.signed_in("zhongba")
            seal = seal_of(clerk)
            batch = [clerk.filing("plain"), clerk.filing("sealed", **ABOUT_VILLAGE), clerk.filing("plain again")]
            step = clerk.command("supplement", batch[0]["case"], {"words": "more"})
            sent = [batch[0], seal.element(batch[1]), batch[2], seal.element(step)]
            results = clerk.push(sent).json["results"]
            self.assertEqual([(r["n"], r["verdict"], r["readable"]) for r in results],
                             [(1, "applied", True), (2, "applied", False), (3, "applied", True), (4, "applied", True)])
            self.assertEqual(clerk.push(sent).json["results"], results, "pushed again it gets the recorded verdicts")
            self.assertEqual(clerk.push([dict(sent[1], id=step["id"])]).json["code"], "dev_forked")

    def test_after_a_restore_the_town_has_the_sealed_complaint_again_and_the_village_has_not(self):
        with served() as server:
            clerk = server.signed_in("zhongba")
            seal, first = seal_of(clerk), clerk.filing("in the copy")
            clerk.push([first])
            clerk.call("POST", "/v1/test/backup")
            complaint, third = clerk.filing("卖树的钱", **ABOUT_VILLAGE), clerk.filing("after it")
            clerk.push([complaint, third])
            kept = [seal.element(complaint), third]  # What the device has left after the verdicts
            server.stop()
            backup.restore_newest(server.data)
            server.start()
            clerk = server.signed_in("zhongba", clerk.dev)
            self.assertEqual(clerk.push([third], acked=1).json["expected_n"], 2, "without it the device is stuck")
            results = clerk.push(kept, acked=1).json["results"]
            self.assertEqual([(r["n"], r["verdict"], r["readable"]) for r in results],
                             [(2, "applied", False), (3, "applied", True)])
            filed = filed_in(lines_of_feed(server.signed_in("mudong"), TOWN)[1])
            self.assertIn(complaint["case"], filed)
            self.assertNotIn(complaint["case"], filed_in(lines_of_feed(clerk, VILLAGE)[1]))

    def test_a_queue_under_a_new_device_id_applies_no_sealed_command_twice(self):
        with served() as server:
            clerk, other = server.signed_in("zhongba"), server.signed_in("zhongba")
            complaint = clerk.filing("once", **ABOUT_VILLAGE)
            clerk.push([complaint])
            [result] = other.push([seal_of(other).element(complaint)]).json["results"]
            self.assertEqual((result["verdict"], result["readable"]), ("applied", False))
            filed = filed_in(lines_of_feed(server.signed_in("mudong"), TOWN)[1])
            self.assertEqual(filed.count(complaint["case"]), 1)


class Spoilt(unittest.TestCase):
    """Of a hostile client or a broken disk: rejected with `bad_seal`, one by one, and nothing else happens."""

    @classmethod
    def setUpClass(cls):
        cls._served = served()
        cls.server = cls._served.__enter__()

    @classmethod
    def tearDownClass(cls):
        cls._served.__exit__(None, None, None)

    def setUp(self):
        self.clerk = self.server.signed_in("zhongba")
        self.seal = seal_of(self.clerk)

    def rejected(self, elements: list[dict], fields: list[str]) -> None:
        before = self.clerk.pull().body
        answer = self.clerk.push(elements)
        self.assertEqual(answer.status, 200, answer.body)
        nothing = {"verdict": "rejected", "readable": False, "head": {"seq": 0, "h": ""}}
        self.assertEqual(answer.json["results"], [
            {"n": e["n"], "id": e["id"], "reason": {"word": "bad_seal", "args": {"refused": field}}, **nothing}
            for e, field in zip(elements, fields, strict=True)])
        self.assertEqual(self.clerk.push(elements).json["results"], answer.json["results"])
        after = self.clerk.pull().body
        self.assertEqual(after.split(b"\n", 1)[1], before.split(b"\n", 1)[1], "what was rejected changes no feed")
        self.assertEqual(self.clerk.push([self.clerk.filing("behind it")]).json["results"][0]["verdict"], "applied", "and blocks nothing")

    def test_what_cannot_be_opened_is_rejected_alone_and_what_stands_behind_it_goes_on(self):
        commands = [self.clerk.filing("x") for _ in unopenable(self.seal.sealed("", b"x" * 200))]
        elements, fields = [], []
        for place, command in enumerate(commands):
            good = self.seal.element(command)
            field, record = unopenable(good["sealed"])[place]
            elements.append(good | {"sealed": record})
            fields.append(field)
        self.rejected(elements, fields)

    def test_what_opens_to_something_else_than_its_command_is_rejected_by_the_field(self):
        good = self.clerk.filing("x")
        self.clerk.n -= 1
        insides = [("id", good | {"id": "another"}), ("base", good | {"base": 1}), ("args", good | {"args": None}),
                   ("at", good | {"at": -1}), ("id", []), ("id", 7), ("bytes", b"{"), ("bytes", b"\xff"), ("bytes", b'{"id":"a","id":"b"}'),
                   ("bytes", b"[" * 50_000)]
        elements = []
        for _, inside in insides:
            self.clerk.n += 1
            plain = inside if isinstance(inside, bytes) else json.dumps(inside).encode()
            elements.append({"n": self.clerk.n, "id": good["id"], "sealed": self.seal.sealed(good["id"], plain)})
        self.rejected(elements, [field for field, _ in insides])

    def test_between_good_ones_a_bad_one_costs_only_itself(self):
        batch = [self.clerk.filing("one"), self.clerk.filing("two"), self.clerk.filing("three")]
        spoilt = self.seal.element(batch[1])
        spoilt["sealed"]["bytes"] = bent(spoilt["sealed"]["bytes"])
        results = self.clerk.push([batch[0], spoilt, batch[2]]).json["results"]
        self.assertEqual([r["verdict"] for r in results], ["applied", "rejected", "applied"])

    def test_a_huge_one_that_opens_is_rejected_by_the_core_like_any_other(self):
        huge = self.clerk.filing("字" * 200_000)
        [result] = self.clerk.push([self.seal.element(huge)]).json["results"]
        self.assertEqual(result["verdict"], "rejected")
        self.assertNotEqual(result["reason"]["word"], "bad_seal")

    def test_without_its_n_or_id_the_batch_is_refused(self):
        good = self.seal.element(self.clerk.filing("x"))
        for field, bad in (("n", 0), ("n", None), ("id", 7), ("id", "x" * 65)):
            answer = self.clerk.push([good | {field: bad}])
            self.assertEqual((answer.status, answer.json["code"], answer.json["field"]), (400, "bad_request", field))


if __name__ == "__main__":
    unittest.main()
