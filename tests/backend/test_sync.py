"""Push and pull: one verdict per command for ever, dense feeds, sums that hold."""

import hashlib
import json
import threading
import unittest
import uuid

from tests.backend.process import Client, served


def lines_of_feed(client: Client, feed: str, **stand) -> tuple[list, list]:
    """(the f line, the lines after it) of one feed."""
    raw = client.pull([{"feed": feed, **stand}]).body.splitlines()
    lines = [(json.loads(line), line) for line in raw]
    return lines[1][0], lines[2:-1]


def filed_in(lines: list) -> list[str]:
    """The cases that were filed into a feed, in order."""
    return [line[2] for line, _ in lines if line[0] == "e" and line[4] == "filed"]


def check_dense(test: unittest.TestCase, lines: list, after: int = 0, sum_before: bytes = bytes(16)) -> tuple[int, bytes]:
    """Positions without a gap, and every checkpoint's sum is that of the lines before it."""
    pos, running = after, sum_before
    for line, raw in lines:
        if line[0] == "k":
            test.assertEqual([line[1], line[2]], [pos, running.hex()])
        else:
            pos += 1
            test.assertEqual(line[1], pos)
            running = hashlib.sha256(running + raw).digest()[:16]
    return pos, running


class Sync(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls._served = served()
        cls.server = cls._served.__enter__()

    @classmethod
    def tearDownClass(cls):
        cls._served.__exit__(None, None, None)

    def setUp(self):
        self.clerk = self.server.signed_in("zhongba")

    def push_ok(self, commands, client=None, **more) -> list[dict]:
        answer = (client or self.clerk).push(commands, **more)
        self.assertEqual(answer.status, 200, answer.body)
        return answer.json["results"]

    def refused(self, answer, status: int, code: str) -> dict:
        self.assertEqual((answer.status, answer.json["code"]), (status, code))
        self.assertEqual(answer.headers["Content-Type"], "application/problem+json")
        return answer.json

    def test_a_filed_case_comes_back_in_the_feed_of_its_office_with_its_head(self):
        filing = self.clerk.filing("九十岁以上的老人有没有特殊补贴？𠮷䶮")
        [result] = self.push_ok([filing])
        self.assertEqual((result["verdict"], result["head"]["seq"]), ("applied", 1))
        _, lines = lines_of_feed(self.clerk, "office/v500113109200")
        heads = {head[0]: head[1:] for line, _ in lines if line[0] == "k" for head in line[2 + 1]}
        self.assertEqual(heads[filing["case"]], [1, result["head"]["h"]])
        self.assertIn("𠮷䶮", "".join(raw.decode() for _, raw in lines))

    def test_a_repeated_push_gets_the_recorded_verdicts_and_changes_nothing(self):
        batch = [self.clerk.filing("one"), self.clerk.filing("two")]
        first = self.push_ok(batch)
        before = self.clerk.pull().body
        self.assertEqual(self.push_ok(batch), first)
        self.assertEqual(self.push_ok(batch[1:]), first[1:])
        self.assertEqual(self.clerk.pull().body, before)

    def test_a_queue_under_a_new_device_id_applies_nothing_twice(self):
        filing = self.clerk.filing("queued again")
        self.push_ok([filing])
        other = self.server.signed_in("zhongba")
        self.assertEqual([r["verdict"] for r in self.push_ok([filing], other)], ["applied"])
        _, lines = lines_of_feed(other, "office/v500113109200")
        self.assertEqual(filed_in(lines).count(filing["case"]), 1)

    def test_what_does_not_continue_the_history_of_a_device_is_refused_whole(self):
        one, two, three = (self.clerk.filing(word) for word in "abc")
        self.assertEqual(self.refused(self.clerk.push([two]), 409, "gap")["expected_n"], 1)
        self.assertEqual(self.refused(self.clerk.push([one, three]), 409, "gap")["expected_n"], 2)
        self.push_ok([one, two])
        self.refused(self.clerk.push([dict(two, id=str(uuid.uuid4()))]), 409, "dev_forked")
        self.refused(self.clerk.push([three], acked=9), 409, "dev_forked")
        self.push_ok([three], acked=2)
        self.refused(self.clerk.push([two], acked=2), 409, "dev_forked")
        self.refused(self.clerk.push([], epoch="another"), 409, "server_rolled_back")

    def test_an_empty_push_only_acknowledges(self):
        self.push_ok([self.clerk.filing("a")])
        self.assertEqual(self.clerk.push([], acked=1).json["last_n"], 1)

    def test_a_number_files_once_and_only_from_the_device_it_was_lent_to(self):
        lent = self.clerk.number()
        stranger = self.server.signed_in("mudong")
        self.assertEqual(self.push_ok([stranger.filing("x", lent)], stranger)[0]["verdict"], "rejected")
        self.assertEqual(self.push_ok([self.clerk.filing("x", "1234567890")])[0]["verdict"], "rejected")
        twice = [self.clerk.filing("first", lent), self.clerk.filing("second", lent)]
        self.assertEqual([r["verdict"] for r in self.push_ok(twice)], ["applied", "rejected"])

    def test_an_external_number_belongs_to_one_matter(self):
        external = {"source": "12345", "no": str(uuid.uuid4())}
        two = [self.clerk.filing("a", external=external), self.clerk.filing("b", external=external)]
        self.assertEqual([r["verdict"] for r in self.push_ok(two)], ["applied", "rejected"])
        self.assertEqual(self.push_ok([self.clerk.filing("c", external=external)])[0]["verdict"], "rejected")

    def test_numbers_asked_for_again_are_the_same_numbers(self):
        lent = [self.clerk.call("POST", "/v1/numbers", {"want": 50}).json["numbers"] for _ in range(2)]
        self.assertEqual(lent[0], lent[1])
        self.assertEqual(len({row["number"] for row in lent[0]}), 50)

    def test_a_step_that_lost_the_race_is_contested_and_an_addition_still_applies(self):
        filing = self.clerk.filing("race")
        head = self.push_ok([filing])[0]["head"]
        other = self.server.signed_in("zhongba")
        self.push_ok([other.command("accept", filing["case"], {}, head)], other)
        late = [self.clerk.command("accept", filing["case"], {}, head),
                self.clerk.command("supplement", filing["case"], {"words": "photo"}, head)]
        self.assertEqual([r["verdict"] for r in self.push_ok(late)], ["contested", "applied"])

    def test_what_follows_a_contested_step_waits_and_is_told_once(self):
        filing = self.clerk.filing("waits")
        head = self.push_ok([filing])[0]["head"]
        other = self.server.signed_in("zhongba")
        self.push_ok([other.command("accept", filing["case"], {}, head)], other)
        step = self.clerk.command("accept", filing["case"], {}, head)
        after = self.clerk.command("handle_here", filing["case"], {"person": "p-zhongba-clerk"}, head, step["id"])
        self.assertEqual([r["verdict"] for r in self.push_ok([step, after])], ["contested", "waiting"])
        more = self.clerk.command("supplement", filing["case"], {"words": "more"}, head)
        self.assertEqual([r["verdict"] for r in self.push_ok([after, more])], ["waiting", "applied"])
        _, lines = lines_of_feed(self.clerk, "person/p-zhongba-clerk")
        told = [line[6] for line, _ in lines if line[0] == "v" and line[4] == after["id"]]
        self.assertEqual(told, ["waiting"])

    def test_feeds_are_dense_whatever_arrives_at_once(self):
        clerks = [self.server.signed_in("zhongba") for _ in range(4)]
        def work(clerk: Client):
            for _ in range(5):
                self.push_ok([clerk.filing("crowd") for _ in range(20)], clerk)
        threads = [threading.Thread(target=work, args=(clerk,)) for clerk in clerks]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        for feed in ("office/v500113109200", "person/p-zhongba-clerk", "directory"):
            _, lines = lines_of_feed(self.clerk, feed)
            check_dense(self, lines)
            self.assertTrue(all(b - a <= 501 for a, b in _checkpoints(lines)))

    def test_a_pull_goes_on_where_the_device_stands(self):
        self.push_ok([self.clerk.filing("a") for _ in range(30)])
        feed = "office/v500113109200"
        start, lines = lines_of_feed(self.clerk, feed)
        pos, running = check_dense(self, lines)
        self.push_ok([self.clerk.filing("b")])
        again, more = lines_of_feed(self.clerk, feed, generation=start[2], pos=pos, sum=running.hex())
        self.assertEqual(again, start)
        self.assertEqual(check_dense(self, more, pos, running)[0], pos + 1)

    def test_a_stand_that_is_not_of_the_feed_starts_it_anew(self):
        self.push_ok([self.clerk.filing("a")])
        feed = "office/v500113109200"
        start, lines = lines_of_feed(self.clerk, feed)
        pos, running = check_dense(self, lines)
        for stand in ({"generation": 7, "pos": pos, "sum": running.hex()}, {"generation": 1, "pos": pos, "sum": "00" * 16},
                      {"generation": 1, "pos": pos + 100, "sum": running.hex()}):
            _, anew = lines_of_feed(self.clerk, feed, **stand)
            self.assertEqual(anew[0][0][1], 1)

    def test_a_pull_is_cut_at_a_checkpoint_and_says_that_there_is_more(self):
        self.push_ok([self.clerk.filing("a") for _ in range(10)])
        answer = self.clerk.pull([{"feed": "office/v500113109200"}], limit=5).lines
        self.assertEqual([answer[-1], answer[-2][0], answer[-2][1]], [["z", True], "k", 5])

    def test_who_asks_for_totals_is_told_where_each_feed_ends_and_nobody_else_is(self):
        feed = {"feed": "office/v500113109200"}
        self.push_ok([self.clerk.filing("a")])
        told = self.clerk.pull([feed], totals=True, limit=1).lines
        end = check_dense(self, lines_of_feed(self.clerk, feed["feed"])[1])[0]
        self.assertEqual(told[1], ["f", feed["feed"], 1, end])
        self.assertEqual(self.clerk.pull([feed]).lines[1], ["f", feed["feed"], 1])
        foreign = {"feed": "office/none"}
        self.assertEqual(self.clerk.pull([foreign], totals=True).lines[1], ["f", "office/none", 0])

    def test_a_foreign_and_an_unknown_feed_are_the_same_bytes(self):
        stranger = self.server.signed_in("mudong")
        def told(feed):
            return stranger.pull([{"feed": feed}]).body.replace(feed.encode(), b"FEED")
        feeds = ["office/v500113109200", "office/none", "person/p-zhongba-clerk", "sealed/x", "\u0000", "petitioner/y"]
        self.assertEqual(len({told(feed) for feed in feeds[:4] + feeds[5:]}), 1)

    def test_without_a_session_only_public_feeds_are_read(self):
        nobody = self.server.client()
        opened = [line[1] for line in nobody.pull().lines if line[0] == "f"]
        self.assertEqual(sorted(opened), ["directory", "public/500113"])


def _checkpoints(lines):
    marks = [0] + [line[1] for line, _ in lines if line[0] == "k"]
    return zip(marks, marks[1:])


if __name__ == "__main__":
    unittest.main()
