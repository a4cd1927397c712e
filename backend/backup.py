"""Backup: every 15 minutes a copy of the store, used only once it was verified; and what a restore changes.

`durable_n` of a device is its last command in the newest verified copy: up to there it may drop what it kept.
Beside the store lies `epoch.lock` with the history id. It is in no backup, so a store that is started without it,
or with another's, was restored: it gets a new history id, and every device pushes again what the copy lacks.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import secrets
import sqlite3
from pathlib import Path

from backend.directory import canonical
from backend.store import FILE, events_since, meta, put_meta

WITNESS = "epoch.lock"
FOLDER = "backup"
CASES_CHECKED = 200
PAGES_AT_ONCE = 512


class BackupBroken(Exception):
    """The copy is not what the store is; the one before it stays the newest."""


def witness_epoch(db: sqlite3.Connection, data_dir: Path) -> None:
    """Called at each start, inside a job of the writer."""
    witness, epoch = data_dir / WITNESS, meta(db, "epoch")
    is_new = meta(db, "epoch_witnessed") is None
    if not is_new and (not witness.exists() or witness.read_bytes() != epoch):
        epoch = secrets.token_hex(8).encode()
        put_meta(db, "epoch", epoch)
        db.execute("UPDATE devices SET durable_n=0")
    if is_new:
        put_meta(db, "epoch_witnessed", b"1")
    half = data_dir / f"{WITNESS}.part"
    half.write_bytes(epoch)
    os.replace(half, witness)


def copy_verified(store_path: Path) -> dict[str, int]:
    """Makes the copy, verifies it, puts it in the place of the last one. Returns the last `n` of each device in it."""
    folder = store_path.parent / FOLDER
    folder.mkdir(exist_ok=True, mode=0o700)
    half, final = folder / "next.part", folder / FILE
    half.unlink(missing_ok=True)
    source, target = sqlite3.connect(f"file:{store_path}?mode=ro", uri=True), sqlite3.connect(half)
    try:
        source.backup(target, pages=PAGES_AT_ONCE, sleep=0.001)
        verify(target)
        devices = dict(target.execute("SELECT dev, last_n FROM devices"))
    finally:
        source.close()
        target.close()
    os.chmod(half, 0o600)
    os.replace(half, final)
    return devices


def restore_newest(data_dir: Path) -> None:
    """Puts the newest verified copy in the place of the store. Only while nothing serves it."""
    copy = data_dir / FOLDER / FILE
    for ending in ("-wal", "-shm"):
        (data_dir / (FILE + ending)).unlink(missing_ok=True)
    half = data_dir / "restored.part"
    half.write_bytes(copy.read_bytes())
    os.chmod(half, 0o600)
    os.replace(half, data_dir / FILE)
    (data_dir / WITNESS).unlink(missing_ok=True)


def verify(db: sqlite3.Connection) -> None:
    if (said := db.execute("PRAGMA integrity_check").fetchone()[0]) != "ok":
        raise BackupBroken(said)
    numbers = [row[0] for row in db.execute("SELECT case_no FROM cases")]
    for case_no in random.sample(numbers, min(CASES_CHECKED, len(numbers))):
        seq, h = db.execute("SELECT seq, h FROM cases WHERE case_no=?", (case_no,)).fetchone()
        events = [json.loads(text) for text in events_since(db, case_no, 0)]
        if len(events) != seq or chain_of(events) != h:
            raise BackupBroken(f"the chain of case {case_no} does not hold")


def chain_of(events: list[dict]) -> bytes:
    """The hash of the last event, computed anew from the bytes of all (DESIGN section 4)."""
    h = bytes(32)
    for event in events:
        parts = [h, _sha256(canonical(event["env"])), _sha256(canonical(event["open"])),
                 _leaf_hash(event.get("words")), _leaf_hash(event.get("identity"))]
        h = _sha256(b"".join(parts))
    return h


def _leaf_hash(leaf: dict | None) -> bytes:
    """Of the leaf where it is there; its kept `k` where it was erased; nothing where there never was one."""
    if leaf is None:
        return bytes(32)
    if leaf.get("salt"):
        return _sha256(bytes.fromhex(leaf["salt"]) + canonical(leaf["leaf"]))
    return bytes.fromhex(leaf["k"])


def _sha256(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()
