"""Packed or loose, a feed is the same bytes, and an event the same text."""

import gzip
import hashlib
import random
import sqlite3
import unittest
import zlib

from backend import backup, blocks
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
