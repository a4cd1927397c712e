"""Pages without a script: a form files once, number and code follow, the word rates; as closed as the JSON they stand beside."""

import html
import re
import sqlite3
import time
import unittest
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlencode

from backend.packing import unpacked
from tests.backend.process import served

VILLAGE = "500113109200"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
PAGE_MAX = 30 * 1024


def hidden(page: str, name: str) -> str:
    return html.unescape(re.search(rf'<input type="hidden" name="{name}" value="([^"]*)">', page)[1])


class Reader:
    """A browser that knows nothing but forms. It keeps no cookie, as the pages set none."""

    def __init__(self, server):
        self._client = server.client()

    def get(self, path: str) -> str:
        self.answer = self._client.call("GET", path)
        return self.answer.body.decode()

    def send(self, path: str, fields: dict, headers=None) -> str:
        self.answer = self._client.call("POST", path, urlencode(fields).encode(), FORM | (headers or {}))
        return self.answer.body.decode()

    def form(self, **fields) -> dict:
        page = self.get("/p/report")
        return {"visit": hidden(page, "visit"), "words": "路灯坏了，晚上看不见路。", "place": VILLAGE} | fields

    def filed(self, **fields) -> dict:
        return slip_of(self.send("/p/report", self.form(**fields)))


def slip_of(page: str) -> dict:
    number, code, word = re.findall(r"<b>([\d ]+)</b>", page)
    return {"number": number.replace(" ", ""), "code": code, "word": word}


def cases(server) -> int:
    with sqlite3.connect(server.data / "store.sqlite") as db:
        return db.execute("SELECT count(*) FROM cases").fetchone()[0]


def answered(server) -> None:
    """The village accepts its newest matter, settles it and tells the person."""
    clerk = server.signed_in("zhongba")
    heads = [head for line in clerk.pull().lines if line[0] == "k" for head in line[3]]
    case, seq, h = max(heads)
    latest = {"seq": max(s for c, s, _ in heads if c == case), "h": next(x for c, s, x in reversed(heads) if c == case)}
    steps = [("accept", {}), ("handle_here", {"person": "p-zhongba-clerk"}), ("answer", {"outcome": "solved", "text": "灯换好了。"}),
             ("deliver", {"how": "phone", "to": "本人", "happened_at": int(time.time() * 1000), "proof": "通话 1 分钟"})]
    for kind, args in steps:
        [result] = clerk.push([clerk.command(kind, case, args, latest)]).json["results"]
        assert result["verdict"] == "applied", result
        latest = result["head"]


class Plain(unittest.TestCase):
    def setUp(self):
        self._served = served()
        self.server = self._served.__enter__()
        self.addCleanup(self._served.__exit__, None, None, None)
        self.reader = Reader(self.server)

    def test_a_form_files_one_matter_and_its_slip_tells_number_code_and_word_once(self):
        before = cases(self.server)
        form = self.reader.form(type="help", name="张三", phone="12000000077")
        page = self.reader.send("/p/report", form)
        self.assertEqual((self.reader.answer.status, cases(self.server)), (200, before + 1), page)
        slip = slip_of(page)
        self.assertEqual([len(slip[key]) for key in ("number", "code", "word")], [10, 8, 6])
        self.assertEqual(self.reader.answer.headers["Cache-Control"], "no-store")
        self.assertIsNone(self.reader.answer.headers["Set-Cookie"])
        again = self.reader.send("/p/report", form)
        self.assertEqual((slip_of(again), cases(self.server)), (slip, before + 1))
        other = slip_of(self.reader.send("/p/report", form | {"words": "还有一件事。"}))
        self.assertNotEqual(other["number"], slip["number"])
        self.assertEqual(cases(self.server), before + 2)

    def test_two_presses_at_once_file_once(self):
        form, before = self.reader.form(), cases(self.server)
        with ThreadPoolExecutor(4) as pool:
            pages = list(pool.map(lambda _: Reader(self.server).send("/p/report", form), range(4)))
        self.assertEqual(len({slip_of(page)["number"] for page in pages}), 1)
        self.assertEqual(cases(self.server), before + 1)

    def test_long_after_it_was_sent_the_same_form_gets_the_number_and_no_secret(self):
        form = self.reader.form()
        slip = slip_of(self.reader.send("/p/report", form))
        self.server.client().call("POST", "/v1/test/clock", {"now": 4_000_000_000_000})
        page = self.reader.send("/p/report", form)
        self.assertIn(f"{slip['number'][:3]} {slip['number'][3:6]} {slip['number'][6:]}", page)
        for secret in (slip["code"], slip["word"]):
            self.assertNotIn(secret, page)

    def test_a_form_with_a_fault_files_nothing_costs_no_try_and_comes_back_filled_in(self):
        before = cases(self.server)
        for fields in ({"words": "  "}, {"place": ""}, {"place": "999999"}, {"type": "nonsense"}) * 2:
            page = self.reader.send("/p/report", self.reader.form(name="张三", **fields))
            self.assertEqual(self.reader.answer.status, 400)
            self.assertIn('role="alert"', page)
            self.assertIn('value="张三"', page)
        self.assertEqual(cases(self.server), before)
        self.assertEqual(len(self.reader.filed()["number"]), 10)

    def test_five_matters_an_hour_come_from_one_address_together_with_those_of_the_client(self):
        self.assertEqual(self.server.client().call("POST", "/v1/visitor", {}).status, 200)
        for _ in range(4):
            self.reader.filed()
        page = self.reader.send("/p/report", self.reader.form(name="张三"))
        self.assertEqual(self.reader.answer.status, 429)
        self.assertGreater(int(self.reader.answer.headers["Retry-After"]), 3000)
        self.assertIn('value="张三"', page)
        self.assertEqual(self.server.client().call("POST", "/v1/visitor", {}).status, 429)

    def test_a_wrong_code_and_a_foreign_number_are_the_same_bytes_and_are_counted_with_the_clients(self):
        slip = self.reader.filed()
        wrong = [slip | {"code": "00000000"}, slip | {"number": "0000000000"}, slip | {"word": "000000"},
                 slip | {"number": "12"}, {"number": "", "code": "", "word": ""}]
        seen = []
        for fields in wrong:
            body = self.reader.send("/p/follow", fields)
            kept = {k: v for k, v in self.reader.answer.headers.items() if k.lower() not in ("date", "server")}
            seen.append((self.reader.answer.status, body, sorted(kept.items())))
        self.assertEqual(seen, [seen[0]] * len(wrong))
        self.assertEqual(seen[0][0], 403)
        for _ in range(3):
            self.server.client().call("POST", "/v1/follow", slip | {"code": "11111111"})
        self.reader.send("/p/follow", slip)
        self.assertEqual(self.reader.answer.status, 429)

    def test_twenty_wrong_tries_close_the_address(self):
        tries = [self.reader.send("/p/follow", {"number": f"{n:010}", "code": "00000000"}) and self.reader.answer.status
                 for n in range(21)]
        self.assertEqual(tries, [403] * 20 + [429])

    def test_number_and_code_read_and_only_the_word_rates(self):
        slip = self.reader.filed(words="路灯坏了，<b>晚上</b>看不见路。")
        page = self.reader.send("/p/follow", slip)
        self.assertIn("路灯坏了，&lt;b&gt;晚上&lt;/b&gt;看不见路。", page)
        self.assertNotIn("/p/rate", page)
        answered(self.server)
        page = self.reader.send("/p/follow", slip | {"word": ""})
        self.assertIn("灯换好了。", page)
        self.assertNotIn('action="/p/rate', page)
        page = self.reader.send("/p/follow", slip)
        self.assertNotIn(" checked", page)
        sent = {name: hidden(page, name) for name in ("session", "visit", "seq", "h")}
        missing = self.reader.send("/p/rate", sent | {"solved": "yes", "satisfied": "unsatisfied"})
        self.assertEqual(self.reader.answer.status, 400)
        self.assertIn('value="unsatisfied" required checked', missing)
        rating = sent | {"solved": "yes", "satisfied": "unsatisfied", "attitude": "good", "words": "慢了些"}
        for _ in range(2):  # Pressed twice, it is one rating
            page = self.reader.send("/p/rate", rating)
            self.assertEqual(self.reader.answer.status, 200, page)
            self.assertIn("谢谢，评价记下了", page)
        self.assertEqual(page.count("评价了"), 1)

    def test_a_rating_without_a_session_that_knows_the_word_changes_nothing(self):
        slip = self.reader.filed()
        answered(self.server)
        page = self.reader.send("/p/follow", slip)
        sent = {name: hidden(page, name) for name in ("visit", "seq", "h")}
        rating = sent | {"solved": "yes", "satisfied": "very", "attitude": "good"}
        follower = self.server.client()
        follower.call("POST", "/v1/follow", {"number": slip["number"], "code": slip["code"]})
        visitor = self.server.client()
        visitor.call("POST", "/v1/visitor", {})
        for token in ("", "x" * 43, *(client.cookie.removeprefix("qg=") for client in (follower, visitor))):
            self.reader.send("/p/rate", rating | {"session": token})
            self.assertEqual(self.reader.answer.status, 401)
        self.assertNotIn("谢谢，评价记下了", self.reader.send("/p/follow", slip))

    def test_a_form_of_another_site_is_refused_and_so_is_what_is_no_form(self):
        form = self.reader.form()
        for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://elsewhere.example"}):
            self.reader.send("/p/report", form, headers)
            self.assertEqual((self.reader.answer.status, self.reader.answer.json["code"]), (403, "cross_site"))
        self.assertIn("form-action 'self'", self.reader.answer.headers["Content-Security-Policy"])
        self.reader.send("/p/report", form, {"Origin": "null"})  # What a browser says under no-referrer
        self.assertEqual(self.reader.answer.status, 403)
        self.reader.get("/p/report")
        self.assertEqual(self.reader.answer.headers["Referrer-Policy"], "same-origin")
        own = {"Origin": f"http://127.0.0.1:{self.server.port}", "Sec-Fetch-Site": "same-origin"}
        self.assertEqual(len(slip_of(self.reader.send("/p/report", form, own))["number"]), 10)
        client = self.server.client()
        self.assertEqual(client.call("POST", "/p/report", form).status, 415)
        for body in (b"visit=%ff", b"visit=1&visit=2", b"&".join(b"a%d=" % n for n in range(40)), "visit=é".encode()):
            self.assertEqual(client.call("POST", "/p/report", body, FORM).status, 400, body)
        self.assertEqual(client.call("POST", "/p/report", b"words=" + b"a" * 70_000, FORM).status, 413)

    def test_no_secret_is_in_an_address_a_log_or_the_store(self):
        slip = self.reader.filed()
        pages = [self.reader.send("/p/follow", slip), self.reader.get("/p/follow"), self.reader.get("/p/report")]
        for page in pages:
            for address in re.findall(r'(?:href|action)="([^"]*)"', page):
                for secret in slip.values():
                    self.assertNotIn(secret, address)
            for secret in (slip["code"], slip["word"]):
                self.assertNotIn(secret, page)
        with sqlite3.connect(self.server.data / "store.sqlite") as db:
            stored = "\n".join(db.iterdump()).encode()
            stored += b"".join(unpacked(row[0]) for row in db.execute("SELECT bytes FROM event_texts"))
            stored += b"".join(unpacked(row[0]) for row in db.execute("SELECT bytes FROM feed_lines"))
        self.assertIn(slip["number"].encode(), stored)
        for secret in (slip["code"], slip["word"]):
            self.assertNotIn(secret.encode(), stored)

    def test_every_page_is_small_speaks_both_languages_and_needs_no_script(self):
        for language, word in (("zh-CN", "您有什么事要反映"), ("en", "What would you like to report")):
            page = self.reader.get(f"/p/report?lang={language}")
            self.assertIn(word, page)
            slip = slip_of(self.reader.send(f"/p/report?lang={language}", self.reader.form()))
            pages = [page, self.reader.get(f"/p/{VILLAGE}?lang={language}"), self.reader.get(f"/p/follow?lang={language}"),
                     self.reader.send(f"/p/follow?lang={language}", slip)]
            for each in pages:
                self.assertLessEqual(len(each.encode()), PAGE_MAX)
                self.assertIn(f'<html lang="{language}">', each)
                self.assertIsNone(re.search(r"<script| style=| on\w+=", each))
            self.assertIn("/p/report", pages[1])
            self.assertIn("/p/follow", pages[1])
        self.reader.get("/p")
        self.assertTrue(self.reader.answer.headers["Location"].startswith("/p/500113"))


if __name__ == "__main__":
    unittest.main()
