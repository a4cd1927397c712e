"""Schema: the tables, and the migrations that make them. A migration that was released is never edited.

One store holds one region; where a row is known by its text key, `region` comes first in that key. `case_no` and
`feed_id` are numbers of this store only: they keep the two large tables to one integer key each, so that an event
is stored beside the others of its case, and a line beside the others of its feed.

  events.key     = case_no * 2^20 + seq      (EVENT_SHIFT)
  feed_lines.key = feed_id * 2^32 + pos      (LINE_SHIFT)
  feed_blocks.key = the key of the last of its lines, which then stand in feed_lines no more (backend/blocks.py)
  The text of an event stands in event_texts, and once its case was packed in case_blocks, which holds all up to
  cases.packed_seq (backend/tidy.py). `events.bytes` is empty then; schema 1 kept the text there.
"""

from __future__ import annotations

import sqlite3

EVENT_SHIFT = 20
LINE_SHIFT = 32

MIGRATIONS = ["""
CREATE TABLE meta(key TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;

CREATE TABLE cases(
  case_no INTEGER PRIMARY KEY, region TEXT NOT NULL, case_id TEXT NOT NULL, seq INTEGER NOT NULL, h BLOB NOT NULL,
  wake INTEGER, state BLOB NOT NULL, UNIQUE(region, case_id));
CREATE INDEX cases_wake ON cases(wake) WHERE wake IS NOT NULL;

CREATE TABLE events(
  key INTEGER PRIMARY KEY, at INTEGER NOT NULL, recorded_at INTEGER NOT NULL, cmd TEXT NOT NULL, h BLOB NOT NULL,
  bytes BLOB NOT NULL);

CREATE TABLE feeds(
  feed_id INTEGER PRIMARY KEY, region TEXT NOT NULL, feed TEXT NOT NULL, generation INTEGER NOT NULL,
  pos INTEGER NOT NULL, sum BLOB NOT NULL, sealed INTEGER NOT NULL DEFAULT 0, UNIQUE(region, feed));
CREATE TABLE feed_lines(
  key INTEGER PRIMARY KEY, case_no INTEGER, seq INTEGER, sum BLOB NOT NULL, bytes BLOB NOT NULL);
CREATE TABLE feed_blocks(
  key INTEGER PRIMARY KEY, first_pos INTEGER NOT NULL, sum BLOB NOT NULL, size INTEGER NOT NULL, crc INTEGER NOT NULL,
  packed BLOB NOT NULL);
CREATE TABLE documents(
  feed_id INTEGER NOT NULL, doc TEXT NOT NULL, pos INTEGER NOT NULL, PRIMARY KEY(feed_id, doc)) WITHOUT ROWID;

CREATE TABLE devices(
  dev TEXT PRIMARY KEY, region TEXT NOT NULL, person TEXT NOT NULL, last_n INTEGER NOT NULL, acked INTEGER NOT NULL,
  durable_n INTEGER NOT NULL, last_at INTEGER, last_answered_at INTEGER, known_since INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE commands(
  dev TEXT NOT NULL, n INTEGER NOT NULL, id TEXT NOT NULL, case_id TEXT NOT NULL, verdict TEXT NOT NULL,
  PRIMARY KEY(dev, n)) WITHOUT ROWID;
CREATE TABLE waiting(
  region TEXT NOT NULL, case_id TEXT NOT NULL, dev TEXT NOT NULL, n INTEGER NOT NULL, item TEXT NOT NULL,
  PRIMARY KEY(region, case_id, dev, n)) WITHOUT ROWID;

CREATE TABLE numbers(
  number TEXT PRIMARY KEY, region TEXT NOT NULL, dev TEXT NOT NULL, lent_at INTEGER NOT NULL, case_id TEXT)
  WITHOUT ROWID;
CREATE INDEX numbers_free ON numbers(dev) WHERE case_id IS NULL;
CREATE TABLE externals(
  region TEXT NOT NULL, source TEXT NOT NULL, no TEXT NOT NULL, case_id TEXT NOT NULL,
  PRIMARY KEY(region, source, no)) WITHOUT ROWID;

CREATE TABLE accounts(
  account TEXT PRIMARY KEY, region TEXT NOT NULL, person TEXT NOT NULL, password TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE sessions(
  token BLOB PRIMARY KEY, kind TEXT NOT NULL, person TEXT NOT NULL, dev TEXT NOT NULL, office TEXT NOT NULL,
  role TEXT NOT NULL, case_id TEXT, may_rate INTEGER NOT NULL, expires_at INTEGER NOT NULL) WITHOUT ROWID;

CREATE TABLE blobs(
  sha256 TEXT PRIMARY KEY, size INTEGER NOT NULL, kind TEXT NOT NULL, person TEXT NOT NULL, at INTEGER NOT NULL)
  WITHOUT ROWID;
CREATE TABLE blob_cases(
  sha256 TEXT NOT NULL, case_id TEXT NOT NULL, PRIMARY KEY(sha256, case_id)) WITHOUT ROWID;

CREATE TABLE access_log(
  entry INTEGER PRIMARY KEY, at INTEGER NOT NULL, person TEXT NOT NULL, dev TEXT NOT NULL, address TEXT NOT NULL,
  act TEXT NOT NULL, subject TEXT NOT NULL, outcome TEXT NOT NULL);
""", """
ALTER TABLE cases ADD COLUMN packed_seq INTEGER NOT NULL DEFAULT 0;
CREATE TABLE event_texts(key INTEGER PRIMARY KEY, bytes BLOB NOT NULL);
CREATE TABLE case_blocks(case_no INTEGER PRIMARY KEY, packed BLOB NOT NULL);
CREATE INDEX cases_loose ON cases(case_no) WHERE seq - packed_seq >= 4;
CREATE INDEX feeds_loose ON feeds(feed_id) WHERE pos - sealed >= 1000;
"""]


def migrate(connection: sqlite3.Connection) -> None:
    """Brings a store to the newest schema, each step in a transaction of its own. A newer store is refused."""
    connection.execute("CREATE TABLE IF NOT EXISTS migrations(version INTEGER PRIMARY KEY)")
    done = connection.execute("SELECT coalesce(max(version), 0) FROM migrations").fetchone()[0]
    if done > len(MIGRATIONS):
        raise RuntimeError(f"this store has schema {done}, this release knows {len(MIGRATIONS)}: use a newer release")
    for version, script in enumerate(MIGRATIONS[done:], start=done + 1):
        connection.executescript(f"BEGIN;{script};INSERT INTO migrations VALUES({version});COMMIT")
