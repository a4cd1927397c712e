"""A hostile client: each gets a clear error, nothing changes, nothing stops."""

import contextlib
import gzip
import json
import socket
import time
import unittest

from tests.backend.process import served

JSON = {"Content-Type": "application/json"}


class Hostile(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls._served = served()
        cls.server = cls._served.__enter__()
        cls.clerk = cls.server.signed_in("zhongba")
        # What time does to the sample's matters is no doing of a hostile client
        moved = cls.clerk.call("POST", "/v1/test/clock", {"now": int(time.time() * 1000), "still": True})
        assert moved.status == 200, moved.body

    @classmethod
    def tearDownClass(cls):
        cls._served.__exit__(None, None, None)

    def setUp(self):
        self.before = self.clerk.pull().body

    def tearDown(self):
        self.assertEqual(self.clerk.pull().body, self.before, "what was refused must change nothing")
        self.assertEqual(self.server.client().call("GET", "/healthz").status, 200)

    def check(self, answer, status: int, code: str):
        self.assertEqual((answer.status, answer.json["code"]), (status, code), answer.body)

    def raw_push(self, body: bytes, **headers):
        return self.clerk.call("POST", "/v1/sync/push", body, JSON | headers)

    def batch(self, **changes) -> dict:
        return {"dev": self.clerk.dev, "epoch": self.clerk.epoch, "sent_at": 1, "acked": 0, "cmds": []} | changes

    def test_broken_json_of_every_kind_is_refused(self):
        for body in (b"", b"{", b"[]", b"null", b'"x"', b"\xff\xfe", b'{"a":1,"a":2}', b'{"a":1.5}', b'{"a":NaN}',
                     b'{"a":9007199254740993}', b'{"a":' + b"9" * 5000 + b"}", b"[" * 100_000,
                     b'{"a":"\\ud800"}', b'{"dev":"\xc3\x28"}'):
            self.check(self.raw_push(body), 400, "bad_json")

    def test_a_body_that_is_not_said_to_be_json_is_refused(self):
        body = json.dumps(self.batch()).encode()
        self.check(self.clerk.call("POST", "/v1/sync/push", body, {"Content-Type": "text/plain"}), 415, "bad_request")
        self.check(self.raw_push(body, **{"Content-Encoding": "br"}), 415, "bad_request")

    def test_arguments_too_deep_are_refused(self):
        deep = {}
        for _ in range(40):
            deep = {"a": deep}
        command = {"n": 1, "id": "x", "case": "y", "base": {"seq": 0, "h": "0" * 64}, "prev": None, "type": "note",
                   "v": 1, "args": deep, "at": 1}
        self.check(self.clerk.push([command]), 400, "bad_json")

    def test_a_field_of_a_wrong_type_is_refused_by_its_name(self):
        good = {"n": 1, "id": "x", "case": "y", "base": {"seq": 0, "h": "0" * 64}, "prev": None, "type": "note", "v": 1,
                "args": {}, "at": 1}
        for field, bad in (("n", 0), ("n", "1"), ("n", True), ("id", 7), ("case", None), ("base", []), ("args", "x"),
                           ("type", {}), ("at", -1), ("prev", 9)):
            self.check(self.clerk.push([dict(good, **{field: bad})]), 400, "bad_request")
        for field, bad in (("cmds", {}), ("acked", -1), ("dev", 1), ("sent_at", None), ("epoch", [])):
            self.check(self.clerk.call("POST", "/v1/sync/push", self.batch(**{field: bad})), 400, "bad_request")

    def test_ten_megabytes_are_refused_before_they_are_read(self):
        self.check(self.raw_push(b"x" * 10_000_000), 413, "too_large")

    def test_ten_megabytes_in_pieces_that_tell_no_length_are_cut_off(self):
        with socket.create_connection(("127.0.0.1", self.server.port), timeout=30) as line:
            line.sendall((f"POST /v1/sync/push HTTP/1.1\r\nHost: x\r\nCookie: {self.clerk.cookie}\r\nContent-Type: "
                          "application/json\r\nTransfer-Encoding: chunked\r\n\r\n").encode())
            with contextlib.suppress(BrokenPipeError, ConnectionResetError):
                for _ in range(160):
                    line.sendall(b"10000\r\n" + b" " * 65536 + b"\r\n")
                line.sendall(b"0\r\n\r\n")
            with contextlib.suppress(ConnectionResetError):
                self.assertIn(line.recv(12), (b"HTTP/1.1 413", b""))

    def test_broken_json_is_refused_wherever_a_body_is_read(self):
        for path in ("/v1/session", "/v1/visitor", "/v1/follow", "/v1/sync/pull", "/v1/numbers", "/v1/identity"):
            for body in (b"{", b"[]", b'{"a":1,"a":2}', b'{"a":1.5}', b"\xff", b"[" * 50_000):
                self.check(self.clerk.call("POST", path, body, JSON), 400, "bad_json")

    def test_a_gzip_bomb_stays_packed(self):
        bomb = gzip.compress(b" " * 200_000_000, 9)
        self.assertLess(len(bomb), 1 << 20)
        self.check(self.raw_push(bomb, **{"Content-Encoding": "gzip"}), 413, "too_large")

    def test_what_needs_no_session_may_send_little(self):
        nobody = self.server.client()
        for path in ("/v1/session", "/v1/visitor", "/v1/follow", "/v1/sync/pull"):
            self.check(nobody.call("POST", path, b" " * 70_000, JSON), 413, "too_large")
            packed = gzip.compress(b" " * 1_000_000)
            self.check(nobody.call("POST", path, packed, JSON | {"Content-Encoding": "gzip"}), 413, "too_large")

    def test_a_blob_list_of_a_wrong_shape_stops_nothing(self):
        clerk = self.server.signed_in("songzi")
        for bad in (7, {}, "x", [7, {"sha256": 7}, {"sha256": "../../x"}]):
            self.assertEqual(clerk.push([clerk.filing("x", blobs=bad)], acked=clerk.n - 1).status, 200)

    def test_a_cut_or_false_gzip_is_refused(self):
        packed = gzip.compress(json.dumps(self.batch()).encode())
        for bad in (packed[:-5], b"not gzip", packed + b"more", packed[:12]):
            self.check(self.raw_push(bad, **{"Content-Encoding": "gzip"}), 400, "bad_gzip")

    def test_501_commands_are_too_many(self):
        self.check(self.clerk.call("POST", "/v1/sync/push", self.batch(cmds=[{}] * 501)), 413, "too_large")

    def test_a_request_cut_in_the_middle_leaves_the_server_standing(self):
        for sent in (b"POST /v1/sync/push HTTP/1.1\r\nHost: x\r\nContent-Length: 500\r\n\r\n{", b"GET / HT", b"\0" * 300):
            with socket.create_connection(("127.0.0.1", self.server.port)) as half:
                half.sendall(sent)

    def test_the_actor_comes_from_the_session_and_never_from_the_command(self):
        stranger = self.server.signed_in("songzi")
        forged = stranger.filing("forged", place="500113109215") | {"actor": {"person": "p-zhongba-clerk", "office": "v500113109200",
                                                        "role": "clerk"}}
        self.assertEqual(stranger.push([forged]).status, 200)
        filed = [line for line in stranger.pull().lines if line[0] == "e" and line[2] == forged["case"]]
        self.assertEqual({line[8][0] for line in filed}, {stranger.session["actor"]["person"]})
        self.before = self.clerk.pull().body  # The filing itself was good

    def test_a_device_speaks_only_for_its_own_person(self):
        stranger = self.server.signed_in("mudong")
        self.check(stranger.push([], dev=self.clerk.dev), 403, "wrong_device")
        self.check(stranger.call("POST", "/v1/sync/pull", {"dev": self.clerk.dev, "feeds": []}), 403, "wrong_device")
        told = stranger.call("GET", f"/v1/hello?dev={self.clerk.dev}").json
        self.assertNotIn("last_n", told)
        taken = self.server.client().call("POST", "/v1/session", {
            "account": "mudong", "password": "mudong-2026", "dev": self.clerk.dev})
        self.check(taken, 403, "wrong_device")

    def test_without_a_session_nothing_of_the_inside_answers(self):
        nobody = self.server.client()
        for method, path in (("GET", "/v1/session"), ("POST", "/v1/sync/push"), ("GET", "/v1/sync/live"),
                             ("POST", "/v1/identity"), ("POST", "/v1/numbers"), ("GET", "/v1/blobs/" + "a" * 64),
                             ("PUT", "/v1/blobs/" + "a" * 64)):
            self.check(nobody.call(method, path, {} if method == "POST" else None), 401, "reauth")
        forged = self.server.client()
        forged.cookie = "qg=" + "A" * 43
        self.check(forged.call("GET", "/v1/session"), 401, "reauth")

    def test_another_site_cannot_use_the_cookie(self):
        body = json.dumps(self.batch()).encode()
        for headers in ({"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "null"}):
            self.check(self.raw_push(body, **headers), 403, "cross_site")
        own = {"Origin": f"http://127.0.0.1:{self.server.port}"}
        self.assertEqual(self.raw_push(body, **own).status, 200)

    def test_a_missing_and_a_foreign_case_open_no_identity_with_the_same_bytes(self):
        stranger = self.server.signed_in("songzi")
        filed = self.clerk.pull([{"feed": "office/v500113109200"}]).lines
        case = next(line[2] for line in filed if line[0] == "e")
        answers = [stranger.call("POST", "/v1/identity", {"case": c, "fields": ["phone"], "reason": "contact"})
                   for c in (case, "500113-none")]
        self.assertEqual(answers[0].body, answers[1].body)
        self.check(answers[0], 404, "not_found")

    def test_a_method_that_is_not_there_is_refused_in_the_same_form(self):
        self.check(self.clerk.call("DELETE", "/v1/sync/push"), 405, "method_not_allowed")
        self.check(self.clerk.call("GET", "/../../etc/passwd"), 404, "not_found")
        self.check(self.clerk.call("GET", "/%2e%2e/store.sqlite"), 404, "not_found")


if __name__ == "__main__":
    unittest.main()
