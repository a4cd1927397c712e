"""Packed or loose, a feed is the same bytes, and an event the same text."""

import gzip
import hashlib
import json
import random
import sqlite3
import unittest
import zlib

from backend import backup, blocks
from backend.blocks import plain_of
from backend.pull import Span, answer_pieces
from backend.store import Store, case_row, events_since, feed_row
from tests.backend.process import served
from tests.backend.test_sync import check_dense, lines_of_feed

OFFICE = "office/v500113109200"


class Tidy(unittest.TestCase):
    def test_a_packed_feed_answers_what_the_loose_one_did_from_every_position(self):
        with served() as server:
            clerk = server.signed_in("zhongba")
            for _ in range(6):
                clerk.push([clerk.filing("packed") for _ in range(400)])
            stands = self._stands(clerk)
            before = [lines_of_feed(clerk, OFFICE, **stand)[1] for stand in stands]
            clerk.call("POST", "/v1/test/tidy", {})
            with sqlite3.connect(server.data / "store.sqlite") as db:
                [(sealed,)] = db.execute("SELECT sealed FROM feeds WHERE feed=?", (OFFICE,))
            self.assertGreaterEqual(sealed, 1500)
            for stand, loose in zip(stands, before):
                packed = lines_of_feed(clerk, OFFICE, **stand)[1]
                self.assertEqual(own_lines(packed), own_lines(loose))
                check_dense(self, packed, stand["pos"], bytes.fromhex(stand["sum"]))
            body = {"dev": clerk.dev, "feeds": [{"feed": OFFICE}]}
            plain = clerk.call("POST", "/v1/sync/pull", body)
            self.assertNotIn("Content-Encoding", plain.headers)
            self.assertEqual(plain.body, clerk.pull([{"feed": OFFICE}]).body)
            with sqlite3.connect(server.data / "store.sqlite") as db:
                backup.verify(db)

    def test_a_packed_case_has_the_same_events_for_its_person_and_for_whoever_steps_on_it_next(self):
        with served() as server:
            clerk, colleague = server.signed_in("zhongba"), server.signed_in("zhongba")
            filing = clerk.filing("路断了")
            [filed] = clerk.push([filing]).json["results"]
            clerk.push([clerk.command("supplement", filing["case"], {"words": str(i)}, filed["head"]) for i in range(5)])
            events, lines = self._stored(server, filing["case"])
            for round_ in range(3):
                clerk.call("POST", "/v1/test/tidy", {})
                self.assertEqual(self._stored(server, filing["case"]), (events, lines))
                late = [colleague.command("supplement", filing["case"], {"words": f"{round_} {i}"}, filed["head"])
                        for i in range(4)]
                self.assertEqual([r["verdict"] for r in colleague.push(late).json["results"]], ["applied"] * 4)
                more_events, more_lines = self._stored(server, filing["case"])
                self.assertEqual((more_events[:len(events)], more_lines[:len(lines)]), (events, lines))
                events, lines = more_events, more_lines
            self.assertEqual((len(events), len(lines)), (18, 18))

    def _stored(self, server, case: str) -> tuple[list[bytes], list[bytes]]:
        """The events of a case, its chain checked, and the lines of its person's feed, their sums checked."""
        store = Store(server.data)
        try:
            with store.reading() as db:
                case_no, seq, h, _ = case_row(db, "500113", case)
                events = events_since(db, case_no, 0)
                self.assertEqual(events_since(db, case_no, 3), events[3:])
                self.assertEqual((len(events), backup.chain_of([json.loads(text) for text in events])), (seq, h))
                feed_id, generation, pos, _ = feed_row(db, "500113", f"petitioner/{case}")
            pieces = answer_pieces(store, b"", [Span("f", feed_id, generation, 0, pos)], 1000)
            raw = b"".join(plain_of(piece) for piece in pieces).splitlines()[1:-1]
            check_dense(self, [(json.loads(line), line) for line in raw])
            return events, [line for line in raw if not line.startswith(b'["k"')]
        finally:
            store.close()

    def _stands(self, clerk) -> list[dict]:
        """Where a device may stand: sums at many positions of the loose feed."""
        running, stands = bytes(16), [{"generation": 1, "pos": 0, "sum": "00" * 16}]
        for line, raw in lines_of_feed(clerk, OFFICE)[1]:
            if line[0] == "k":
                continue
            running = hashlib.sha256(running + raw).digest()[:16]
            if line[1] in (1, 7, 499, 500, 501, 900, 1000, 1777, 2399, 2400):
                stands.append({"generation": 1, "pos": line[1], "sum": running.hex()})
        return stands

    def test_the_checksum_of_two_texts_is_made_of_the_checksums_of_each(self):
        random.seed(7)
        for _ in range(300):
            first, second = (random.randbytes(random.choice([0, 1, 2, 77, 5000])) for _ in range(2))
            made = blocks.combined_crc(zlib.crc32(first), zlib.crc32(second), len(second))
            self.assertEqual(made, zlib.crc32(first + second))

    def test_pieces_packed_apart_are_one_gzip_stream(self):
        random.seed(8)
        texts = [random.randbytes(random.randrange(3000)).hex().encode() for _ in range(40)]
        stream, out = blocks.GzipStream(2), blocks.GZIP_HEAD
        for place, text in enumerate(texts):
            out += stream.add(blocks.packed_piece(text, 6) if place % 2 else blocks.Piece(text))
        self.assertEqual(gzip.decompress(out + stream.end()), b"".join(texts))


def own_lines(lines: list) -> list[bytes]:
    """Without checkpoints, whose places differ."""
    return [raw for line, raw in lines if line[0] != "k"]


if __name__ == "__main__":
    unittest.main()
