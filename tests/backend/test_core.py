"""The server with the real core behind its C door: who reads what, what time does, what no feed ever holds."""

import hashlib
import json
import sqlite3
import unittest
import uuid

from backend import backup
from tests.backend.process import FIRST_BASE, Client, case_uuid, served
from tests.backend.test_sync import check_dense

CANARY = {"name": "金丝雀𠮷·探", "phone": "13987650123", "id_number": "500113193001010017", "house": "鸟笼巷七号"}
VILLAGE = "office/v500113109200"
PEOPLE = ["zhongba", "songzi", "mudong", "mudong-lead", "mudong-call", "road", "civil", "banan", "banan-lead", "deputy"]
DAY_MS = 86_400_000


def own_feeds(client: Client) -> list[dict]:
    return [{"feed": feed} for feed in client.session["feeds"] if feed != "directory"]


class Core(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls._served = served()
        cls.server = cls._served.__enter__()

    @classmethod
    def tearDownClass(cls):
        with sqlite3.connect(cls.server.data / "store.sqlite") as db:
            backup.verify(db)  # Whatever was done here, every chain holds
        cls._served.__exit__(None, None, None)

    def setUp(self):
        self.clerk = self.server.signed_in("zhongba")

    def push_ok(self, client: Client, commands: list[dict]) -> list[dict]:
        answer = client.push(commands)
        self.assertEqual(answer.status, 200, answer.body)
        return answer.json["results"]

    def filed(self, client: Client, words: str, **more) -> tuple[dict, dict]:
        filing = client.filing(words, petitioner={"kind": "person", **CANARY}, **more)
        [result] = self.push_ok(client, [filing])
        self.assertEqual(result["verdict"], "applied", result)
        return filing, result

    def test_a_question_stays_with_the_village_and_its_head_is_told(self):
        filing, result = self.filed(self.clerk, "九十岁以上的老人有没有特殊补贴？")
        self.assertTrue(result["readable"])
        lines = self.clerk.pull([{"feed": VILLAGE}])
        self.assertIn([filing["case"], 1, result["head"]["h"]],
                      [head for line in lines.lines if line[0] == "k" for head in line[3]])
        self.assertIn("九十岁以上".encode(), lines.body)

    def test_a_complaint_about_the_village_never_reaches_the_village(self):
        words = f"分账不公 {uuid.uuid4()}"
        filing, result = self.filed(self.clerk, words, type="complain", about={
            "kind": "office", "office": "v500113109200", "text": words})
        self.assertEqual((result["readable"], result["head"]), (False, {"seq": 0, "h": ""}))
        for account in ("zhongba", "zhongba-open", "zhongba-watch", "songzi"):
            body = self._all_of(account)
            self.assertNotIn(words.encode(), body, account)
            told = [line for line in body.splitlines() if filing["case"].encode() in line]
            self.assertTrue(all(line.startswith(b'["v"') for line in told), account)
        self.assertIn(words.encode(), self._all_of("mudong"))

    def _all_of(self, account: str) -> bytes:
        client = self.server.signed_in(account)
        return client.pull(own_feeds(client)).body

    def test_name_phone_and_house_are_in_no_feed_of_anybody(self):
        filing, result = self.filed(self.clerk, "路断了", type="help", urgency="urgent")
        note = self.clerk.command("supplement", filing["case"], {"words": "再看看"}, result["head"])
        self.push_ok(self.clerk, [note])
        bodies = [self._all_of(account) for account in PEOPLE] + [self.server.client().pull().body]
        bodies += [self.server.client().call("GET", "/v1/public/500113").body]
        for body in bodies:
            for value in CANARY.values():
                self.assertNotIn(value.encode(), body)
                self.assertNotIn(json.dumps(value)[1:-1].encode(), body)

    def test_every_feed_of_every_person_is_dense_and_its_sums_hold(self):
        self.filed(self.clerk, "水停了", type="help")
        for account in PEOPLE:
            client = self.server.signed_in(account)
            for feed in own_feeds(client):
                raw = client.pull([feed]).body.splitlines()
                check_dense(self, [(json.loads(line), line) for line in raw[2:-1]])

    def test_an_opened_phone_number_is_told_to_the_person_who_asked(self):
        visitor = self.server.client()
        visitor.opened(visitor.call("POST", "/v1/visitor", {}))
        [lent] = visitor.session["numbers"]
        filing = visitor.filing("路灯坏了", lent["number"], petitioner={"kind": "person", **CANARY})
        [result] = self.push_ok(visitor, [filing])
        self.assertEqual((result["verdict"], result["head"]["seq"]), ("applied", 1))
        opened = self.clerk.call("POST", "/v1/identity", {
            "case": filing["case"], "fields": ["phone"], "reason": "contact"})
        self.assertEqual(opened.json, {"identity": {"phone": CANARY["phone"]}})
        follower = self.server.client()
        follower.opened(follower.call("POST", "/v1/follow", lent | {"word": result["rating"]}))
        course = follower.pull([{"feed": f"petitioner/{filing['case']}"}])
        self.assertIn("identity_opened", [line[4] for line in course.lines if line[0] == "e"])
        self.assertNotIn(CANARY["phone"].encode(), course.body)

    def test_who_asked_rates_the_answer_with_the_word_and_the_clerk_cannot(self):
        visitor = self.server.client()
        visitor.opened(visitor.call("POST", "/v1/visitor", {}))
        [lent] = visitor.session["numbers"]
        filing = visitor.filing("九十岁以上的老人有没有特殊补贴？", lent["number"])
        [filed] = self.push_ok(visitor, [filing])
        now = visitor.call("GET", "/v1/hello").json["now"]
        head, steps, prev = filed["head"], [], None
        for kind, args in (("accept", {}), ("answer_from_knowledge", {
                "article": "k-elder-allowance", "version": 1, "text": "有的"}), ("deliver", {
                "how": "phone", "to": "本人", "proof": "本人接听", "happened_at": now})):
            steps.append(self.clerk.command(kind, filing["case"], args, head, prev))
            prev = steps[-1]["id"]
        results = self.push_ok(self.clerk, steps)
        self.assertEqual([r["verdict"] for r in results], ["applied"] * 3, results)
        rating, head = {"solved": "yes", "satisfied": "very", "attitude": "good", "by": "petitioner"}, results[-1]["head"]
        own = self.clerk.command("rate", filing["case"], rating, head)
        self.assertEqual(self.push_ok(self.clerk, [own])[0]["verdict"], "rejected")
        self.assertEqual(self._rated(lent, filing["case"], rating)["reason"], {"word": "wrong_rating_word", "args": {}})
        rated = self._rated(lent | {"word": filed["rating"]}, filing["case"], rating)
        self.assertEqual(rated["verdict"], "applied", rated)

    def _rated(self, shown: dict, case: str, rating: dict) -> dict:
        """The verdict on a rating by somebody who pulled the course of the case first."""
        follower = self.server.client()
        follower.opened(follower.call("POST", "/v1/follow", shown))
        lines = follower.pull([{"feed": f"petitioner/{case}"}]).lines
        [_, seq, h] = [head for line in lines if line[0] == "k" for head in line[3]][-1]
        [result] = self.push_ok(follower, [follower.command("rate", case, rating, {"seq": seq, "h": h})])
        return result

    def test_an_identity_of_a_foreign_and_of_a_missing_case_is_refused_by_the_same_bytes(self):
        filing, _ = self.filed(self.clerk, "分账", type="complain", about={"kind": "office", "office": "v500113109200"})
        answers = [self.clerk.call("POST", "/v1/identity", {"case": case, "fields": ["phone"], "reason": "contact"})
                   for case in (filing["case"], f"500113-{uuid.uuid4()}")]
        self.assertEqual([a.status for a in answers], [404, 404])
        self.assertEqual(answers[0].body, answers[1].body)

    def test_a_command_on_a_case_one_may_not_see_is_answered_as_on_a_missing_one(self):
        filing, _ = self.filed(self.clerk, "谁也不该看见")
        stranger = self.server.signed_in("songzi")
        told = set()
        for case in (filing["case"], f"500113-{case_uuid()}"):
            for base in (FIRST_BASE, {"seq": 1, "h": "ab" * 32}):
                [result] = self.push_ok(stranger, [stranger.command("supplement", case, {"words": "x"}, base)])
                parts = [base, result["verdict"], result["reason"], result["readable"], result["head"]]
                told.add(json.dumps(parts).replace(case, "CASE"))
        self.assertEqual(len(told), 2, told)

    def test_two_steps_offline_on_one_case_end_in_a_verdict_and_nobodys_text_is_lost(self):
        filing, result = self.filed(self.clerk, "路断了", type="help")
        head, colleague = result["head"], self.server.signed_in("zhongba")
        first = self.clerk.command("accept", filing["case"], {}, head)
        second = [colleague.command("accept", filing["case"], {}, head),
                  colleague.command("supplement", filing["case"], {"words": "老人独居"}, head)]
        self.assertEqual(self.push_ok(self.clerk, [first])[0]["verdict"], "applied")
        verdicts = [r["verdict"] for r in self.push_ok(colleague, second)]
        self.assertEqual(verdicts, ["contested", "applied"])
        lines = [line for line in self.clerk.pull([{"feed": VILLAGE}]).lines if line[0] == "e"]
        types = [line[4] for line in lines if line[2] == filing["case"]]
        self.assertEqual(types, ["filed", "accepted", "contested", "supplemented"])

    def test_what_can_never_be_valid_is_rejected_and_what_follows_it_goes_on(self):
        bad = [self.clerk.command("no_such_word", f"500113-{uuid.uuid4()}", {}), self.clerk.command("file", "x", {}),
               self.clerk.command("file", f"500113-{uuid.uuid4()}", {"number": 7, "words": [], "place": {}}),
               self.clerk.command("accept", "", {"extra": "\u0000"})]
        good = self.clerk.filing("照常")
        verdicts = [r["verdict"] for r in self.push_ok(self.clerk, [*bad, good])]
        self.assertEqual(verdicts, ["rejected"] * 4 + ["applied"])
        unreadable = self.clerk.command("supplement", good["case"], {"words": 7}, prev=good["id"])
        [result] = self.push_ok(self.clerk, [unreadable])
        self.assertEqual((result["verdict"], result["readable"], result["head"]["seq"]), ("rejected", True, 1))

    def test_time_acts_once_at_the_deadline_and_not_again(self):
        filing, _ = self.filed(self.clerk, "没有人受理")
        now = self.clerk.call("GET", "/v1/hello").json["now"]
        def seen_types(at):
            self.clerk.call("POST", "/v1/test/clock", {"now": at})
            lines = self.clerk.pull([{"feed": VILLAGE}]).lines
            return [line[4] for line in lines if line[0] == "e" and line[2] == filing["case"]]
        after = seen_types(now + 3 * DAY_MS)
        self.assertIn("accepted", after)
        self.assertEqual(seen_types(now + 3 * DAY_MS + 1000), after)

    def test_a_case_that_cannot_be_read_does_not_stop_the_time_of_the_others(self):
        broken, good = self.filed(self.clerk, "坏了")[0], self.filed(self.clerk, "好的")[0]
        with sqlite3.connect(self.server.data / "store.sqlite") as db:
            before = db.execute("SELECT state FROM cases WHERE case_id=?", (broken["case"],)).fetchone()
            db.execute("UPDATE cases SET state=?, wake=1 WHERE case_id=?", (b'"no state"', broken["case"]))
        now = self.clerk.call("GET", "/v1/hello").json["now"] + 5 * DAY_MS
        self.assertEqual(self.clerk.call("POST", "/v1/test/clock", {"now": now}).status, 200)
        lines = self.clerk.pull([{"feed": VILLAGE}]).lines
        self.assertIn("accepted", [line[4] for line in lines if line[0] == "e" and line[2] == good["case"]])
        with sqlite3.connect(self.server.data / "store.sqlite") as db:
            db.execute("UPDATE cases SET state=? WHERE case_id=?", (*before, broken["case"]))

    def test_the_pieces_of_the_directory_make_the_pack_that_its_name_promises(self):
        lines = self.clerk.pull([{"feed": "directory"}]).lines
        documents = {line[2]: line[3] for line in lines if line[0] == "d"}
        name = documents["pack"]
        pieces = {section: documents[f"piece/{digest}"]
                  for section, digest in documents[f"pack/{name}"]["pieces"].items()}
        text = json.dumps(pieces, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
        self.assertEqual(hashlib.sha256(text).hexdigest(), name)

    def test_the_public_page_is_plain_html_without_a_word_of_the_person(self):
        words = f"私事 {uuid.uuid4()}"
        self.filed(self.clerk, words)
        page = self.server.client().call("GET", "/p/500113109200")
        self.assertEqual((page.status, page.headers["Content-Type"]), (200, "text/html; charset=utf-8"))
        self.assertLess(len(page.body), 30 * 1024)
        for text in (words, *CANARY.values()):
            self.assertNotIn(text.encode(), page.body)


if __name__ == "__main__":
    unittest.main()
