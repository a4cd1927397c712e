"""Sessions of staff, visitors and petitioners; what each may and may not."""

import sqlite3
import unittest

from backend.packing import unpacked
from tests.backend.process import served


class People(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls._served = served()
        cls.server = cls._served.__enter__()

    @classmethod
    def tearDownClass(cls):
        cls._served.__exit__(None, None, None)

    def check(self, answer, status: int, code: str):
        self.assertEqual((answer.status, answer.json["code"]), (status, code), answer.body)

    def test_the_cookie_is_http_only_and_strict_and_a_signed_out_one_is_dead(self):
        clerk = self.server.client()
        answer = clerk.call("POST", "/v1/session", {"account": "zhongba", "password": "zhongba-2026"})
        cookie = answer.headers["Set-Cookie"]
        self.assertTrue(cookie.startswith("qg="))
        for word in ("HttpOnly", "SameSite=strict", "Path=/"):
            self.assertIn(word, cookie)
        kept = clerk.cookie
        self.assertEqual(clerk.call("DELETE", "/v1/session").status, 200)
        clerk.cookie = kept
        self.check(clerk.call("GET", "/v1/session"), 401, "reauth")

    def test_the_key_of_a_device_is_the_same_for_the_same_person_and_device_only(self):
        first = self.server.signed_in("zhongba")
        again = self.server.signed_in("zhongba", first.dev)
        other = self.server.signed_in("zhongba")
        keys = [client.session["device_key"] for client in (first, again, other)]
        self.assertEqual(keys[0], keys[1])
        self.assertNotEqual(keys[0], keys[2])

    def test_five_wrong_passwords_lock_the_account_and_an_unknown_one_looks_alike(self):
        def attempt(account, password):
            return self.server.client().call("POST", "/v1/session", {"account": account, "password": password})
        wrong = [attempt("songzi", "wrong") for _ in range(5)]
        unknown = attempt("nobody-at-all", "wrong")
        self.assertEqual({(a.status, a.body) for a in [*wrong, unknown]}, {(403, wrong[0].body)})
        locked = attempt("songzi", "songzi-2026")
        self.check(locked, 429, "locked")
        self.assertGreater(int(locked.headers["Retry-After"]), 600)

    def test_nobody_acts_in_a_post_of_somebody_else(self):
        clerk = self.server.signed_in("zhongba")
        own = clerk.session["actor"]
        self.assertEqual(clerk.call("PUT", "/v1/session", {"office": own["office"], "role": own["role"]}).status, 200)
        self.check(clerk.call("PUT", "/v1/session", {"office": "c500113", "role": "dispatcher"}), 403, "forbidden")
        self.check(self.server.client().call("POST", "/v1/session", {
            "account": "zhongba", "password": "zhongba-2026", "office": "c500113", "role": "leader"}), 403, "forbidden")

    def test_a_visitor_files_once_follows_with_number_and_code_and_rates_only_with_the_word(self):
        visitor = self.server.client()
        visitor.opened(visitor.call("POST", "/v1/visitor", {}))
        [lent] = visitor.session["numbers"]
        filing = visitor.filing("a lamp is broken", lent["number"])
        [result] = visitor.push([filing]).json["results"]
        self.assertEqual(result["verdict"], "applied")
        self.assertRegex(result["rating"], r"^\d{6}$")
        self.assertEqual(visitor.push([filing]).json["results"], [result])
        more = [visitor.filing("again", lent["number"]), visitor.command("supplement", filing["case"], {"words": "x"},
                                                                          result["head"])]
        self.assertEqual({r["verdict"] for r in visitor.push(more).json["results"]}, {"rejected"})
        own = visitor.pull([{"feed": f"petitioner/{filing['case']}"}]).lines
        self.assertIn([filing["case"], 1, result["head"]["h"]], [h for line in own if line[0] == "k" for h in line[3]])
        self._follow(lent, filing["case"], result)

    def _follow(self, lent: dict, case: str, result: dict):
        follower, rater = self.server.client(), self.server.client()
        follower.opened(follower.call("POST", "/v1/follow", lent))
        self.assertEqual((follower.session["case"], follower.session["may_rate"]), (case, False))
        self.assertEqual({line[1] for line in follower.pull().lines if line[0] == "f"},
                         {f"petitioner/{case}", "public/500113", "directory"})
        rate = follower.command("rate", case, {"solved": "yes"}, result["head"])
        self.assertEqual(follower.push([rate]).json["results"][0]["reason"]["word"], "wrong_rating_word")
        rater.opened(rater.call("POST", "/v1/follow", lent | {"word": result["rating"]}))
        self.assertTrue(rater.session["may_rate"])
        other = self.server.signed_in("zhongba")
        foreign = other.filing("not this one")
        head = other.push([foreign]).json["results"][0]["head"]
        note = rater.command("supplement", foreign["case"], {"words": "x"}, head)
        self.assertEqual(rater.push([note]).json["results"][0]["verdict"], "rejected")

    def test_wrong_number_code_and_word_are_one_answer_and_five_of_them_close_the_number(self):
        visitor = self.server.client()
        visitor.opened(visitor.call("POST", "/v1/visitor", {}))
        [lent] = visitor.session["numbers"]
        visitor.push([visitor.filing("x", lent["number"])])
        def attempt(**changes):
            return self.server.client().call("POST", "/v1/follow", lent | changes)
        wrong = [attempt(code="00000000"), attempt(number="0000000000"), attempt(word="000000")]
        self.assertEqual({(a.status, a.body) for a in wrong}, {(403, wrong[0].body)})
        for _ in range(3):
            attempt(code="11111111")
        self.check(attempt(), 429, "too_many")

    def test_five_visits_an_hour_come_from_one_address(self):
        with served() as server:
            visits = [server.client().call("POST", "/v1/visitor", {}).status for _ in range(6)]
        self.assertEqual(visits, [200] * 5 + [429])

    def test_secrets_are_in_no_feed_and_not_in_the_store(self):
        visitor = self.server.client()
        visitor.opened(visitor.call("POST", "/v1/visitor", {}))
        [lent] = visitor.session["numbers"]
        rating = visitor.push([visitor.filing("x", lent["number"])]).json["results"][0]["rating"]
        stored = b"".join(path.read_bytes() for path in self.server.data.glob("store.sqlite*"))
        self.assertIn(lent["number"].encode(), stored)
        with sqlite3.connect(self.server.data / "store.sqlite") as db:
            stored += b"".join(unpacked(row[0]) for row in db.execute("SELECT bytes FROM event_texts"))
            stored += b"".join(unpacked(row[0]) for row in db.execute("SELECT bytes FROM feed_lines"))
        for secret in (lent["code"], rating, "zhongba-2026"):
            self.assertNotIn(secret.encode(), stored)


if __name__ == "__main__":
    unittest.main()
