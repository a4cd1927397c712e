"""What the first release left on a server opens for ever: chains, feeds, secrets, devices, and what waits.

tests/vectors/server_store_v1.sqlite.xz was written by tests/backend/make_store_fixture.py with the code of that
release. Time goes on when it is opened, so every feed begins with what was there and may go on.
"""

import contextlib
import hashlib
import json
import lzma
import sqlite3
import tempfile
import unittest
from pathlib import Path

from backend import backup
from tests.backend.process import ROOT, Client, ServerProcess
from tests.backend.test_sync import check_dense

VECTORS = ROOT / "tests/vectors"


@contextlib.contextmanager
def opened(name: str):
    """A server on a copy of that store, and what must be found in it."""
    found = json.loads((VECTORS / f"{name}.json").read_text("utf-8"))
    with tempfile.TemporaryDirectory(prefix="qungong-") as folder:
        data = Path(folder) / "data"
        data.mkdir()
        (data / "store.sqlite").write_bytes(lzma.decompress((VECTORS / f"{name}.sqlite.xz").read_bytes()))
        (data / backup.WITNESS).write_text(found["epoch"], "utf-8")
        server = ServerProcess(data)
        try:
            with sqlite3.connect(data / "store.sqlite") as db:
                backup.verify(db)
            yield server, found
        finally:
            server.stop()


class Fixture(unittest.TestCase):
    def test_a_store_of_the_first_release_is_read_pulled_from_and_pushed_to(self):
        with opened("server_store_v1") as (server, found):
            clerk = server.signed_in(found["account"], found["dev"])
            self.assertEqual(clerk.epoch, found["epoch"])
            self.check_feeds(clerk, found)
            self.check_device(clerk, found)
            self.check_person(server, found["visitor"])
            clerk.call("POST", "/v1/test/tidy", {})
            self.check_feeds(clerk, found)
            with sqlite3.connect(server.data / "store.sqlite") as db:
                backup.verify(db)
                self.assertEqual(db.execute("SELECT count(*) FROM cases WHERE packed_seq>0").fetchone()[0] > 0, True)

    def check_feeds(self, clerk: Client, found: dict) -> None:
        for feed, old in found["feeds"].items():
            raw = clerk.pull([{"feed": feed}]).body.splitlines()[2:-1]
            check_dense(self, [(json.loads(line), line) for line in raw])
            own = [line for line in raw if not line.startswith(b'["k",')][:old["lines"]]
            self.assertEqual(hashlib.sha256(b"\n".join(own)).hexdigest(), old["sha256"], feed)

    def check_device(self, clerk: Client, found: dict) -> None:
        """It goes on where it stopped: what it sent is known, what it adds is judged on what it saw."""
        hello = clerk.call("GET", f"/v1/hello?dev={clerk.dev}").json
        self.assertEqual(hello["last_n"], found["n"])
        [again] = clerk.push([found["sent_again"]]).json["results"]
        self.assertEqual((again["verdict"], again["head"]), ("applied", found["head"]))
        clerk.n = found["n"]
        more = clerk.command("supplement", found["case"], {"words": "还在等"}, found["head"])
        [result] = clerk.push([more]).json["results"]
        self.assertEqual(result["verdict"], "applied", result)
        self.assertEqual(clerk.push([clerk.filing("新的一件")]).json["results"][0]["verdict"], "applied")

    def check_person(self, server: ServerProcess, shown: dict) -> None:
        """Codes and words that the person was shown then still open the matter."""
        follower = server.client()
        follower.opened(follower.call("POST", "/v1/follow", {key: shown[key] for key in ("number", "code", "word")}))
        self.assertTrue(follower.session["may_rate"])
        lines = follower.pull([{"feed": f"petitioner/{shown['case']}"}]).lines
        self.assertEqual([line[4] for line in lines if line[0] == "e"][:2], ["filed", "identity_opened"])

    def test_what_waited_in_it_goes_on_waiting_and_is_in_its_place(self):
        with opened("server_store_v1") as (server, found):
            with sqlite3.connect(server.data / "store.sqlite") as db:
                rows = db.execute("SELECT item FROM waiting WHERE case_id=?", (found["case"],)).fetchall()
            self.assertEqual([json.loads(row[0])["command"]["id"] for row in rows], [found["waiting"]["id"]])


if __name__ == "__main__":
    unittest.main()
