"""Unit: all that one job changes in cases and feeds, gathered in memory and written whole.

Positions in a feed are dense and given in commit order: only the writer's thread makes units, one at a time, and a
unit that fails is dropped before anything of it was written. The bytes of a line are made here once, ready to copy;
`sum` runs over them (docs/sync.md). What goes to the disk by the hundred is a bytearray: for bytes sqlite3 asks for an
adapter each time, and that costs more than a copy.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field
from hashlib import sha256
from operator import itemgetter

from backend.judged_lines import JudgedItem
from backend.packing import packed
from backend.schema import EVENT_SHIFT, LINE_SHIFT
from backend.store import case_row, events_since, feed_row

NO_SUM = bytes(16)
KIND_END = len(b'["e"')  # Where the position goes in: every kind of line is one letter


@dataclass
class FeedHead:
    feed_id: int
    generation: int
    pos: int
    sum: bytes


class FeedHeads:
    """What the writer remembers of feeds between jobs: the heads it last wrote, and which grew since asked."""

    def __init__(self, region: str):
        self.region = region
        self._known: dict[str, FeedHead] = {}
        self._grown: set[str] = set()

    def head(self, db: sqlite3.Connection, feed: str) -> FeedHead:
        if (known := self._known.get(feed)) is not None:
            return known
        row = feed_row(db, self.region, feed)
        if row is None:
            made = db.execute("INSERT INTO feeds(region,feed,generation,pos,sum) VALUES(?,?,1,0,?)",
                              (self.region, feed, NO_SUM))
            row = (made.lastrowid, 1, 0, NO_SUM)
        if len(self._known) > 50_000:
            self._known.clear()
        self._known[feed] = FeedHead(*row)
        return self._known[feed]

    def grew(self, feeds: set[str]) -> None:
        self._grown |= feeds

    def take_grown(self) -> set[str]:
        grown, self._grown = self._grown, set()
        return grown

    def forget(self) -> None:
        self._known.clear()


@dataclass
class CaseEntry:
    case_no: int
    case_id: str
    seq: int
    h: bytes
    state: bytes               # As the core gave it, JSON
    is_new: bool = False
    wake: int | None = None
    changed: bool = False
    fresh: list[bytes] = field(default_factory=list)  # Events of this unit, not in the store yet

    def events_after(self, db: sqlite3.Connection, seq: int) -> list[bytes]:
        stored = [] if self.is_new else events_since(db, self.case_no, seq)
        first_fresh = self.seq - len(self.fresh) + 1
        return stored + self.fresh[max(0, seq + 1 - first_fresh):]


_first = itemgetter(0)


class Unit:
    def __init__(self, db: sqlite3.Connection, heads: FeedHeads):
        self.db, self.heads, self.region = db, heads, heads.region
        self._cases: dict[str, CaseEntry | None] = {}  # None: looked for, and not there
        self._feeds: dict[str, FeedHead] = {}
        self._events: list[tuple] = []
        self._texts: list[tuple] = []
        self._lines: list[tuple] = []
        self._documents: list[tuple[int, str, int | None]] = []
        self._next_case_no: int | None = None
        self._states: dict[str, bytes] = {}

    def case(self, case_id: str) -> CaseEntry | None:
        if case_id not in self._cases:
            row = case_row(self.db, self.region, case_id)
            self._cases[case_id] = CaseEntry(row[0], case_id, *row[1:]) if row is not None else None
        return self._cases[case_id]

    def changed_cases(self) -> list[CaseEntry]:
        return [entry for entry in self._cases.values() if entry is not None and entry.changed]

    def put_states(self, states: dict[str, bytes]) -> None:
        """The states after a batch, before what the batch did is taken one by one."""
        self._states |= states

    def add_events(self, case_id: str, result: JudgedItem) -> CaseEntry | None:
        """Takes the events of one judged command, and the state that its case has after the batch."""
        entry = self.case(case_id)
        if not result.events:
            return entry
        if entry is None:
            entry = self._cases[case_id] = CaseEntry(self._new_case_no(), case_id, 0, bytes(32), b"", is_new=True)
        for (seq, at, recorded_at, cmd, h), text in zip(result.events, result.event_texts):
            assert seq == entry.seq + 1, "the core numbers the events of a case densely"
            entry.seq, entry.h = seq, bytes.fromhex(h)
            entry.fresh.append(text)
            key = (entry.case_no << EVENT_SHIFT) + seq
            self._events.append((key, at, recorded_at, cmd, bytearray(entry.h)))
            self._texts.append((key, bytearray(text)))
        entry.state, entry.wake, entry.changed = self._states[case_id], result.wake, True
        return entry

    def add_line(self, feed: str, row: bytes, case_no: int | None = None, seq: int | None = None) -> int:
        """`row` is the text of the line without its position, which goes in behind the kind. Returns it."""
        head = self._feeds.get(feed)
        if head is None:
            known = self.heads.head(self.db, feed)
            head = self._feeds[feed] = FeedHead(known.feed_id, known.generation, known.pos, known.sum)
        head.pos += 1
        text = bytearray(b"%b,%d%b" % (row[:KIND_END], head.pos, row[KIND_END:]))
        head.sum = sha256(head.sum + text).digest()[:16]
        self._lines.append(((head.feed_id << LINE_SHIFT) + head.pos, case_no, seq, bytearray(head.sum), text))
        return head.pos

    def add_document(self, feed: str, key: str, row: bytes, is_removed: bool = False) -> None:
        pos = self.add_line(feed, row)
        self._documents.append((self._feeds[feed].feed_id, key, None if is_removed else pos))

    def write(self) -> None:
        """All of it into the open transaction. After this the unit is empty."""
        db = self.db
        db.executemany("INSERT INTO events VALUES(?,?,?,?,?,x'')", self._events)
        db.executemany("INSERT INTO event_texts VALUES(?,?)", self._texts)
        db.executemany("INSERT INTO feed_lines VALUES(?,?,?,?,?)", sorted(self._lines, key=_first))  # Feed by feed
        db.executemany("UPDATE feeds SET pos=?, sum=? WHERE feed_id=?",
                       [(head.pos, head.sum, head.feed_id) for head in self._feeds.values()])
        newest = {(feed_id, key): pos for feed_id, key, pos in self._documents}
        db.executemany("DELETE FROM documents WHERE feed_id=? AND doc=?", list(newest))
        db.executemany("INSERT INTO documents VALUES(?,?,?)",
                       [(*key, pos) for key, pos in newest.items() if pos is not None])
        changed = self.changed_cases()
        db.executemany("INSERT INTO cases(case_no, region, case_id, seq, h, wake, state) VALUES(?,?,?,?,?,?,?)",
                       [(e.case_no, self.region, e.case_id, e.seq, e.h, e.wake, packed(e.state))
                        for e in changed if e.is_new])
        db.executemany("UPDATE cases SET seq=?, h=?, wake=?, state=? WHERE case_no=?",
                       [(e.seq, e.h, e.wake, packed(e.state), e.case_no) for e in changed if not e.is_new])
        for feed, head in self._feeds.items():
            known = self.heads.head(db, feed)
            known.pos, known.sum = head.pos, head.sum
        self.heads.grew(set(self._feeds))

    def _new_case_no(self) -> int:
        if self._next_case_no is None:
            self._next_case_no = self.db.execute("SELECT coalesce(max(case_no), 0) FROM cases").fetchone()[0]
        self._next_case_no += 1
        return self._next_case_no
