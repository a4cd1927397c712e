"""Headers on every answer, blobs, static files, public pages, pokes."""

import hashlib
import http.client
import threading
import time
import unittest

from tests.backend.process import served

PNG = b"\x89PNG\r\n\x1a\n" + bytes(100)


class Http(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls._served = served()
        cls.server = cls._served.__enter__()
        cls.clerk = cls.server.signed_in("zhongba")

    @classmethod
    def tearDownClass(cls):
        cls._served.__exit__(None, None, None)

    def put(self, client, data: bytes):
        return client.call("PUT", f"/v1/blobs/{hashlib.sha256(data).hexdigest()}", data)

    def test_every_answer_carries_the_security_headers(self):
        answers = [self.clerk.call("GET", path) for path in (
            "/", "/v1/hello", "/v1/session", "/v1/nothing", "/healthz", "/p/500113109200", "/p/999999", "/v1/public/500113",
            "/v1/blobs/" + "0" * 64, "/no/such/file.js")]
        answers += [self.clerk.call("POST", "/v1/sync/push", b"{"), self.clerk.pull(), self.clerk.call("PUT", "/v1/hello")]
        for answer in answers:
            policy = answer.headers["Content-Security-Policy"]
            for part in ("default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "frame-ancestors 'none'",
                         "object-src 'none'", "require-trusted-types-for 'script'", "trusted-types qungong"):
                self.assertIn(part, policy)
            self.assertNotIn("unsafe-inline", policy)
            self.assertEqual(answer.headers["X-Content-Type-Options"], "nosniff")
            self.assertEqual(answer.headers["Referrer-Policy"], "no-referrer")
            self.assertNotIn("Server", answer.headers)
            self.assertIn("Cache-Control", answer.headers)

    def test_a_blob_comes_back_as_a_download_that_can_run_nothing(self):
        name = hashlib.sha256(PNG).hexdigest()
        self.assertEqual(self.put(self.clerk, PNG).status, 201)
        self.assertEqual(self.put(self.clerk, PNG).status, 201)
        answer = self.clerk.call("GET", f"/v1/blobs/{name}")
        self.assertEqual((answer.status, answer.body, answer.headers["Content-Type"]), (200, PNG, "image/png"))
        self.assertIn("attachment", answer.headers["Content-Disposition"])
        self.assertIn("sandbox", answer.headers["Content-Security-Policy"])

    def test_a_blob_is_for_those_who_may_read_a_case_that_names_it(self):
        data = PNG + b"landslip"
        name = hashlib.sha256(data).hexdigest()
        self.put(self.clerk, data)
        self.clerk.push([self.clerk.filing("a landslip", blobs=[{"sha256": name, "kind": "image/png", "bytes": len(data),
                                                                 "name": "p"}])])
        stranger, colleague = self.server.signed_in("songzi"), self.server.signed_in("zhongba")
        foreign, missing = (stranger.call("GET", f"/v1/blobs/{n}") for n in (name, "0" * 64))
        self.assertEqual((foreign.status, foreign.body), (404, missing.body))
        self.assertEqual(colleague.call("GET", f"/v1/blobs/{name}").status, 200)

    def test_a_recording_of_a_browser_is_taken_as_sound_and_another_container_of_that_kind_is_not(self):
        head = b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\xf7\x81\x01\x42\xf2\x81\x04\x42\xf3\x81\x08\x42\x82"
        self.assertEqual(self.put(self.clerk, head + b"\x84webm" + bytes(100)).json["kind"], "audio/webm")
        self.assertEqual(self.put(self.clerk, head + b"\x88matroska" + bytes(100)).json["code"], "bad_kind")

    def test_what_is_not_a_picture_or_a_sound_or_not_its_own_hash_is_refused(self):
        for data in (b"", b"<html>", b"MZ" + bytes(50), b"%PDF-1.7", b"<svg xmlns=''/>"):
            self.assertEqual(self.put(self.clerk, data).json["code"], "bad_kind")
        answer = self.clerk.call("PUT", "/v1/blobs/" + "a" * 64, PNG)
        self.assertEqual(answer.json["code"], "bad_hash")
        self.assertEqual(self.put(self.clerk, b"x" * (11 << 20)).json["code"], "too_large")
        self.assertIn(self.clerk.call("PUT", "/v1/blobs/..%2f..%2fstore.sqlite", PNG).status, (404, 405))

    def test_public_answers_are_cached_by_their_etag(self):
        self.clerk.push([self.clerk.filing("public row")])
        for path in ("/p/500113109200", "/p/500113109200?lang=en", "/v1/public/500113", "/v1/public/500113?place=500113109"):
            first = self.server.client().call("GET", path)
            self.assertEqual(first.status, 200)
            again = self.server.client().call("GET", path, headers={"If-None-Match": first.headers["ETag"]})
            self.assertEqual((again.status, again.raw), (304, b""))
        for path in ("/p/999999", "/p/x", "/v1/public/110101", "/v1/public/500113?place=x"):
            self.assertEqual(self.server.client().call("GET", path).status, 404)

    def test_a_place_counts_what_lies_under_it_by_the_tree_of_places(self):
        def keys(place):
            return self.server.client().call("GET", f"/v1/public/500113?place={place}").json["documents"].keys()
        before = {place: keys(place) for place in ("500113109200", "500113109", "500113110")}
        self.clerk.push([self.clerk.filing("row")])
        [new] = keys("500113109200") - before["500113109200"]
        self.assertEqual(keys("500113109") - before["500113109"], {new})
        self.assertEqual(keys("500113110"), before["500113110"])

    def test_a_poke_comes_when_something_readable_moved_and_carries_nothing(self):
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=10)
        connection.request("GET", "/v1/sync/live", headers={"Cookie": self.clerk.cookie})
        stream = connection.getresponse()
        self.assertEqual(stream.headers["Content-Type"].split(";")[0], "text/event-stream")
        self.assertEqual([stream.readline(), stream.readline()], [b"data: poke\n", b"\n"])
        colleague = self.server.signed_in("zhongba")
        colleague.push([colleague.filing("poke")])
        self.assertEqual(stream.readline(), b"data: poke\n")
        connection.close()

    def test_a_long_poll_misses_nothing_between_two_polls(self):
        clerk, colleague = self.server.signed_in("zhongba"), self.server.signed_in("zhongba")
        def poll(seconds):
            return clerk.call("GET", f"/v1/sync/live?wait={seconds}").status
        self.assertEqual([poll(0), poll(0)], [200, 204])
        colleague.push([colleague.filing("between")])
        self.assertEqual([poll(20), poll(0)], [200, 204])
        answers = []
        waiting = threading.Thread(target=lambda: answers.append(poll(20)))
        waiting.start()
        colleague.push([colleague.filing("while waiting")])
        waiting.join()
        self.assertEqual(answers, [200])

    def test_the_test_clock_can_be_told_to_stand(self):
        clerk = self.server.signed_in("zhongba")
        at = int(time.time() * 1000)
        self.assertEqual(clerk.call("POST", "/v1/test/clock", {"now": at, "still": True}).json["now"], at)
        self.assertEqual({clerk.push([]).json["now"] for _ in range(3)}, {at})
        clerk.call("POST", "/v1/test/clock", {"now": at - 1})  # It goes on again
        while clerk.push([]).json["now"] <= at:
            pass

    def test_the_test_clock_moves_the_matters_and_leaves_sessions_alone(self):
        clerk = self.server.signed_in("zhongba")
        later = clerk.call("GET", "/v1/hello").json["now"] + 30 * 86_400_000
        self.assertGreaterEqual(clerk.call("POST", "/v1/test/clock", {"now": later}).json["now"], later)
        self.assertGreaterEqual(clerk.call("GET", "/v1/hello").json["now"], later)
        self.assertEqual(clerk.call("GET", "/v1/session").status, 200)


if __name__ == "__main__":
    unittest.main()
