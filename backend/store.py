"""Store: the SQLite file of one region. One connection writes (backend/writer.py), a few others read.

WAL with synchronous=FULL: what COMMIT answered is on the disk. Every statement here is plain SQL, so that another
engine can take this module's place. Readers see whole commits only.
"""

from __future__ import annotations

import contextlib
import os
import queue
import sqlite3
from pathlib import Path
from typing import Iterator

from backend.packing import unpacked
from backend.schema import EVENT_SHIFT, LINE_SHIFT, migrate

FILE = "store.sqlite"
READERS = 4


def connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False, cached_statements=256)
    connection.execute("PRAGMA page_size=8192")
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA busy_timeout=10000")
    connection.execute("PRAGMA cache_size=-65536")
    connection.execute("PRAGMA mmap_size=268435456")
    connection.execute("PRAGMA wal_autocheckpoint=4000")
    return connection


class Store:
    def __init__(self, data_dir: Path):
        data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
        self.path = data_dir / FILE
        self.writer = connect(self.path)
        os.chmod(self.path, 0o600)
        migrate(self.writer)
        self._idle: queue.SimpleQueue[sqlite3.Connection] = queue.SimpleQueue()
        self._all = [self.writer]
        for _ in range(READERS):
            reader = connect(self.path)
            reader.execute("PRAGMA query_only=ON")
            self._all.append(reader)
            self._idle.put(reader)

    @contextlib.contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """One consistent view of the store; give it back soon."""
        reader = self._idle.get()
        reader.execute("BEGIN")
        try:
            yield reader
        finally:
            reader.execute("COMMIT")
            self._idle.put(reader)

    def close(self) -> None:
        for connection in reversed(self._all):
            connection.close()


def meta(db: sqlite3.Connection, key: str) -> bytes | None:
    row = db.execute("SELECT value FROM meta WHERE key=?", (key,)).fetchone()
    return row[0] if row else None


def put_meta(db: sqlite3.Connection, key: str, value: bytes) -> None:
    db.execute("DELETE FROM meta WHERE key=?", (key,))
    db.execute("INSERT INTO meta VALUES(?,?)", (key, value))


def case_row(db: sqlite3.Connection, region: str, case_id: str):
    """(case_no, seq, h, state) of a case, or None."""
    row = db.execute("SELECT case_no, seq, h, state FROM cases WHERE region=? AND case_id=?",
                     (region, case_id)).fetchone()
    return None if row is None else (*row[:3], unpacked(row[3]))


def events_since(db: sqlite3.Connection, case_no: int, seq: int) -> list[bytes]:
    """The full events after `seq`, as canonical JSON texts, in order."""
    low, high = (case_no << EVENT_SHIFT) + seq, (case_no + 1) << EVENT_SHIFT
    rows = db.execute("SELECT coalesce(t.bytes, e.bytes) FROM events e LEFT JOIN event_texts t ON t.key = e.key"
                      " WHERE e.key>? AND e.key<? ORDER BY e.key", (low, high))
    texts = [unpacked(row[0]) for row in rows]
    if texts and not texts[0]:
        packed = packed_events(db, case_no)[seq:]
        texts[:len(packed)] = packed
    return texts


def packed_events(db: sqlite3.Connection, case_no: int) -> list[bytes]:
    """The first events of a case, as many as were packed together."""
    row = db.execute("SELECT packed FROM case_blocks WHERE case_no=?", (case_no,)).fetchone()
    return unpacked(row[0]).split(b"\n") if row else []


def put_packed_events(db: sqlite3.Connection, case_no: int, seq: int, packed: bytes) -> None:
    """`packed` holds the events up to `seq`, which now stand there alone."""
    low = case_no << EVENT_SHIFT
    db.execute("DELETE FROM case_blocks WHERE case_no=?", (case_no,))
    db.execute("INSERT INTO case_blocks VALUES(?,?)", (case_no, packed))
    db.execute("DELETE FROM event_texts WHERE key>? AND key<=?", (low, low + seq))
    db.execute("UPDATE events SET bytes=x'' WHERE key>? AND key<=? AND bytes<>x''", (low, low + seq))
    db.execute("UPDATE cases SET packed_seq=? WHERE case_no=?", (seq, case_no))


def event_mark(db: sqlite3.Connection, case_no: int, seq: int):
    """(h, recorded_at) of one event, or None."""
    return db.execute("SELECT h, recorded_at FROM events WHERE key=?", ((case_no << EVENT_SHIFT) + seq,)).fetchone()


def command_is_in_case(db: sqlite3.Connection, case_no: int, command_id: str) -> bool:
    low, high = case_no << EVENT_SHIFT, (case_no + 1) << EVENT_SHIFT
    found = db.execute("SELECT 1 FROM events WHERE key>? AND key<? AND cmd=? LIMIT 1", (low, high, command_id))
    return found.fetchone() is not None


def feed_row(db: sqlite3.Connection, region: str, feed: str):
    """(feed_id, generation, pos, sum) of a feed, or None while nothing was ever written to it."""
    return db.execute("SELECT feed_id, generation, pos, sum FROM feeds WHERE region=? AND feed=?",
                      (region, feed)).fetchone()


def feed_slice(db: sqlite3.Connection, feed_id: int, after: int, until: int, count: int) -> list[tuple]:
    """(key, case_no, seq, sum, bytes) of the lines after position `after` up to `until`, at most `count`."""
    base = feed_id << LINE_SHIFT
    return db.execute("SELECT key, case_no, seq, sum, bytes FROM feed_lines WHERE key>? AND key<=?"
                      " ORDER BY key LIMIT ?", (base + after, base + until, count)).fetchall()


def document_bytes(db: sqlite3.Connection, feed_id: int) -> list[tuple[str, bytes]]:
    """(key, line) of every document of a feed as it stands, in the order of its keys."""
    rows = db.execute("SELECT d.doc, l.bytes FROM documents d JOIN feed_lines l"
                      " ON l.key = d.feed_id * 4294967296 + d.pos WHERE d.feed_id=? ORDER BY d.doc", (feed_id,))
    return rows.fetchall()


def device_row(db: sqlite3.Connection, dev: str):
    """(person, last_n, acked, durable_n, last_at, last_answered_at) of a device, or None."""
    return db.execute("SELECT person, last_n, acked, durable_n, last_at, last_answered_at FROM devices WHERE dev=?",
                      (dev,)).fetchone()
