"""Tidy: in quiet moments old lines are packed into blocks.

Nothing that is read changes by it. A step is short, so that whoever pushes waits little, and the reading and packing
is done outside the writer; what moved meanwhile is left for the next time.
"""

from __future__ import annotations

import sqlite3

from backend.blocks import CHECKPOINT_LINES, packed_piece, with_checkpoint
from backend.schema import LINE_SHIFT
from backend.store import feed_slice

LEVEL = 6
LINES_LEFT_LOOSE = 500   # The newest ones of a feed: most pulls want only these


def pack_one_block(server) -> bool:
    """Packs the oldest loose lines of one feed that has many. False when no feed has."""
    with server.store.reading() as db:
        found = _feed_with_many(db)
        if found is None:
            return False
        feed_id, generation, sealed = found
        rows = feed_slice(db, feed_id, sealed, sealed + CHECKPOINT_LINES, CHECKPOINT_LINES)
        plain = with_checkpoint(db, feed_id, rows)
    piece = packed_piece(plain, LEVEL)
    first, last = rows[0][0], rows[-1][0]

    def job(db: sqlite3.Connection) -> None:
        now = db.execute("SELECT generation, sealed FROM feeds WHERE feed_id=?", (feed_id,)).fetchone()
        if now != (generation, sealed):
            return
        db.execute("INSERT INTO feed_blocks VALUES(?,?,?,?,?,?)", (
            last, first - (feed_id << LINE_SHIFT), rows[-1][3], piece.size, piece.crc, piece.packed))
        db.execute("DELETE FROM feed_lines WHERE key>=? AND key<=?", (first, last))
        db.execute("UPDATE feeds SET sealed=? WHERE feed_id=?", (last - (feed_id << LINE_SHIFT), feed_id))

    server.writer.run_and_wait(job)
    return True


def _feed_with_many(db: sqlite3.Connection):
    """(feed_id, generation, sealed) of a feed without documents that has enough loose lines."""
    return db.execute(
        "SELECT feed_id, generation, sealed FROM feeds f WHERE pos - sealed >= ? AND NOT EXISTS"
        " (SELECT 1 FROM documents d WHERE d.feed_id = f.feed_id) LIMIT 1",
        (CHECKPOINT_LINES + LINES_LEFT_LOOSE,)).fetchone()


def tidy(server, steps: int) -> int:
    """At most so many steps. Returns how many there were to do."""
    done = 0
    while done < steps and pack_one_block(server):
        done += 1
    return done
