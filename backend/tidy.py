"""Tidy: in quiet moments what is old is packed: lines of long feeds into blocks, and each case as a whole.

A case that has four loose events or more gets one text of all its events, and one block of all lines of its own
person's feed; one event packed alone takes twice as much. Nothing that is read changes by it. A step is short, so
that whoever pushes waits little, and the reading and packing is done outside the writer; what moved meanwhile is
left for the next time.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from backend.blocks import CHECKPOINT_LINES, Piece, block_after, packed_piece, plain_of, with_checkpoint
from backend.packing import closely_packed
from backend.schema import LINE_SHIFT
from backend.store import events_since, feed_row, feed_slice, put_packed_events

LEVEL = 6
CASES_AT_ONCE = 50


@dataclass(frozen=True)
class Block:
    """Lines of a feed that will stand in one block, in place of the block before them where `replaced` is its key."""
    feed_id: int
    generation: int
    sealed: int
    first: int               # Positions
    last: int
    sum: bytes
    piece: Piece
    replaced: int | None = None


def pack_one_block(server) -> bool:
    """Packs the oldest loose lines of one feed that has many. False when no feed has."""
    with server.store.reading() as db:
        found = _feed_with_many(db)
        if found is None:
            return False
        feed_id, generation, sealed = found
        rows = feed_slice(db, feed_id, sealed, sealed + CHECKPOINT_LINES, CHECKPOINT_LINES)
        plain = with_checkpoint(db, feed_id, rows)
    block = _block(feed_id, generation, sealed, sealed + 1, rows[-1], plain)
    server.writer.run_and_wait(lambda db: _put_block(db, block))
    return True


def pack_some_cases(server) -> bool:
    """Packs events and person's feeds of some cases that have loose ones. False when no case has."""
    with server.store.reading() as db:
        cases = db.execute("SELECT case_no, case_id, seq, packed_seq FROM cases WHERE seq - packed_seq >= 4 LIMIT ?",
                           (CASES_AT_ONCE,)).fetchall()
        texts = [events_since(db, case_no, 0)[:seq] for case_no, _, seq, _ in cases]
        blocks = [_block_of_person(db, server.region, f"petitioner/{case_id}") for _, case_id, _, _ in cases]
    packed = [closely_packed(b"\n".join(events)) for events in texts]

    def job(db: sqlite3.Connection) -> None:
        for (case_no, _, seq, packed_seq), events in zip(cases, packed):
            now = db.execute("SELECT packed_seq FROM cases WHERE case_no=?", (case_no,)).fetchone()
            if now == (packed_seq,):
                put_packed_events(db, case_no, seq, events)
        for block in blocks:
            if block is not None:
                _put_block(db, block)

    if cases:
        server.writer.run_and_wait(job)
    return bool(cases)


def _block_of_person(db: sqlite3.Connection, region: str, feed: str) -> Block | None:
    """All lines of a person's feed in one block: the former block, which was shorter, goes."""
    row = feed_row(db, region, feed)
    if row is None:
        return None
    feed_id, generation, pos, _ = row
    [sealed] = db.execute("SELECT sealed FROM feeds WHERE feed_id=?", (feed_id,)).fetchone()
    rows = feed_slice(db, feed_id, sealed, pos, CHECKPOINT_LINES)
    if not rows:
        return None
    former = block_after(db, feed_id, sealed - 1) if sealed else None
    plain, first, replaced = with_checkpoint(db, feed_id, rows), sealed + 1, None
    if former is not None:
        first, last, *_, packed = former
        lines = plain_of(Piece(None, packed)).split(b"\n")
        plain = b"\n".join(lines[:last - first + 1]) + b"\n" + plain
        replaced = (feed_id << LINE_SHIFT) + last
    return _block(feed_id, generation, sealed, first, rows[-1], plain, replaced)


def _block(feed_id: int, generation: int, sealed: int, first: int, last_row: tuple, plain: bytes,
           replaced: int | None = None) -> Block:
    last = last_row[0] - (feed_id << LINE_SHIFT)
    return Block(feed_id, generation, sealed, first, last, last_row[3], packed_piece(plain, LEVEL), replaced)


def _put_block(db: sqlite3.Connection, block: Block) -> None:
    """Only while the feed is what it was when the block was made."""
    now = db.execute("SELECT generation, sealed FROM feeds WHERE feed_id=?", (block.feed_id,)).fetchone()
    if now != (block.generation, block.sealed):
        return
    base, piece = block.feed_id << LINE_SHIFT, block.piece
    db.execute("DELETE FROM feed_blocks WHERE key=?", (block.replaced,))
    db.execute("INSERT INTO feed_blocks VALUES(?,?,?,?,?,?)", (
        base + block.last, block.first, block.sum, piece.size, piece.crc, piece.packed))
    db.execute("DELETE FROM feed_lines WHERE key>? AND key<=?", (base + block.sealed, base + block.last))
    db.execute("UPDATE feeds SET sealed=? WHERE feed_id=?", (block.last, block.feed_id))


def _feed_with_many(db: sqlite3.Connection):
    """(feed_id, generation, sealed) of a feed without documents that has a block of loose lines, and 500 newer ones:
    most pulls want only these."""
    return db.execute(
        "SELECT feed_id, generation, sealed FROM feeds f WHERE pos - sealed >= 1000 AND NOT EXISTS"
        " (SELECT 1 FROM documents d WHERE d.feed_id = f.feed_id) LIMIT 1").fetchone()


def tidy(server, steps: int) -> int:
    """At most so many steps. Returns how many there were to do."""
    done = 0
    while done < steps and (pack_one_block(server) or pack_some_cases(server)):
        done += 1
    return done
