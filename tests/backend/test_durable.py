"""What was answered is on the disk; what was cut off is there whole or not at all."""

import sqlite3
import tempfile
import threading
import unittest
from http.client import HTTPException
from pathlib import Path

from backend import backup
from backend.packing import unpacked
from tests.backend.process import served
from tests.backend.test_sync import check_dense, filed_in, lines_of_feed

OFFICE = "office/v500113109200"


class Durable(unittest.TestCase):
    def test_after_sigkill_every_answered_command_is_there_once_and_pushing_again_completes_the_rest(self):
        with served() as server:
            clerks = [server.signed_in("zhongba") for _ in range(3)]
            batches = [[[clerk.filing(f"{i}") for i in range(10)] for _ in range(40)] for clerk in clerks]
            answered = [[] for _ in clerks]
            enough = threading.Event()

            def work(place):
                try:
                    for batch in batches[place]:
                        answered[place] += clerks[place].push(batch).json["results"]
                        if sum(map(len, answered)) > 200:
                            enough.set()
                except (OSError, HTTPException):
                    pass

            threads = [threading.Thread(target=work, args=(place,)) for place in range(len(clerks))]
            for thread in threads:
                thread.start()
            self.assertTrue(enough.wait(60))
            server.kill()
            for thread in threads:
                thread.join()
            server.start()
            self._check_after_kill(server, clerks, batches, answered)

    def _check_after_kill(self, server, clerks, batches, answered):
        for place, clerk in enumerate(clerks):
            clerk.port = server.port
            told = {r["id"]: r for r in answered[place]}
            for batch in batches[place]:
                for result in clerk.push(batch).json["results"]:
                    self.assertEqual(result["verdict"], "applied")
                    self.assertEqual(told.get(result["id"], result), result)
        _, lines = lines_of_feed(clerks[0], OFFICE)
        check_dense(self, lines)
        wanted = [command["case"] for device in batches for batch in device for command in batch]
        filed = [case for case in filed_in(lines) if case in set(wanted)]
        self.assertEqual(sorted(filed), sorted(wanted))
        with sqlite3.connect(server.data / "store.sqlite") as db:
            backup.verify(db)

    def test_a_restart_keeps_the_history_and_the_secrets(self):
        with served() as server:
            clerk = server.signed_in("zhongba")
            clerk.push([clerk.filing("kept")])
            before = clerk.pull().body
            server.stop()
            server.start()
            again = server.signed_in("zhongba", clerk.dev)
            self.assertEqual((again.epoch, again.session["device_key"]), (clerk.epoch, clerk.session["device_key"]))
            self.assertEqual(again.pull().body, before)

    def test_a_restore_makes_a_new_history_and_the_device_brings_back_what_the_copy_lacks(self):
        with served() as server:
            clerk = server.signed_in("zhongba")
            first, second = clerk.filing("in the copy"), clerk.filing("after the copy")
            clerk.push([first])
            self.assertEqual(clerk.call("POST", "/v1/test/backup").status, 200)
            self.assertEqual(clerk.call("GET", f"/v1/hello?dev={clerk.dev}").json["durable_n"], 1)
            clerk.push([second])
            server.stop()
            backup.restore_newest(server.data)
            server.start()
            clerk = self._signed_in_again(server, clerk)
            refused = clerk.push([second], acked=2, epoch="the old one").json
            self.assertEqual((refused["code"], refused["last_n"]), ("server_rolled_back", 1))
            self.assertEqual(clerk.push([second], acked=1).json["results"][0]["verdict"], "applied")
            _, lines = lines_of_feed(clerk, OFFICE)
            self.assertEqual(filed_in(lines)[-2:], [first["case"], second["case"]])

    def _signed_in_again(self, server, clerk):
        again = server.signed_in("zhongba", clerk.dev)
        self.assertNotEqual(again.epoch, clerk.epoch)
        return again

    def test_a_store_copied_without_its_witness_is_a_restored_one(self):
        with served() as server:
            epoch = server.client().call("GET", "/v1/hello").json["epoch"]
            server.stop()
            (server.data / backup.WITNESS).unlink()
            server.start()
            self.assertNotEqual(server.client().call("GET", "/v1/hello").json["epoch"], epoch)

    def test_a_copy_with_one_changed_byte_is_not_taken(self):
        with served() as server, tempfile.TemporaryDirectory() as folder:
            clerk = server.signed_in("zhongba")
            clerk.push([clerk.filing("true words")])
            server.stop()
            path = Path(folder) / "store.sqlite"
            path.write_bytes((server.data / "store.sqlite").read_bytes())
            with sqlite3.connect(path) as db:
                backup.verify(db)
                key, text = db.execute("SELECT key, bytes FROM event_texts ORDER BY key DESC").fetchone()
                changed = unpacked(text).replace(b"true", b"TRUE")
                db.execute("UPDATE event_texts SET bytes=? WHERE key=?", (changed, key))
                with self.assertRaises(backup.BackupBroken):
                    backup.verify(db)


if __name__ == "__main__":
    unittest.main()
