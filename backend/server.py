"""Server: what all handlers share, opened once and closed once. It is passed along, never global."""

from __future__ import annotations

import asyncio
import json
import secrets
import threading
from pathlib import Path

from backend import backup, directory
from backend.clock import Clock
from backend.core_door import CoreDoor
from backend.derived import Derived
from backend.keys import KeyPair, new_private_key
from backend.limits import HOUR_MS, Limit
from backend.live import Live
from backend.problem import compact
from backend.sessions import Session, Sessions
from backend.settings import Settings
from backend.static import files_of
from backend.store import Store, meta, put_meta
from backend.writer import Writer

QUARTER_MS = HOUR_MS // 4
LANGUAGES = ("zh-CN", "en")


class Server:
    def __init__(self, settings: Settings):
        self.settings = settings
        self.clock = Clock(movable=settings.test_clock)
        self.store = Store(settings.data_dir)
        pack = directory.pack_of(self.store.writer) or directory.pack_from_assets(settings.assets_dir)
        self.region = directory.region_of(pack)
        self.writer = Writer(self.store, self.region)
        self.writer.run_and_wait(_first_start)
        self.writer.run_and_wait(lambda db: backup.witness_epoch(db, settings.data_dir))
        with self.store.reading() as db:
            self.epoch = meta(db, "epoch").decode()
            self.derived = Derived(meta(db, "server_secret"))
            self.sign_key, self.seal_key = KeyPair(meta(db, "sign_key")), KeyPair(meta(db, "seal_key"))
        self.door = CoreDoor(settings.lib_path, pack)
        self.writer.run_and_wait(lambda db: directory.publish_pack(db, self.writer.feed_heads, pack))
        self.persons, self.places = directory.persons_of(pack), directory.places_of(pack)
        self.sessions = Sessions(self.store, self.clock)
        self.live = Live()
        self.writer.on_commit(self.live.grew)
        self.texts = {language: texts_from(settings.assets_dir / "i18n" / f"{language}.json") for language in LANGUAGES}
        self.files, self.pages = files_of(settings.www_dir), {}
        self.visitors_by_address = Limit(5)
        self.tries_by_number, self.tries_by_address = Limit(5), Limit(20)
        self.passwords_by_account = Limit(5, QUARTER_MS, "locked")
        self.passwords_by_address = Limit(20, QUARTER_MS)
        self._answered: dict[str, int] = {}
        self._answered_lock = threading.Lock()

    def start(self) -> None:
        self.live.start(asyncio.get_running_loop())

    def feeds_of(self, session: Session | None) -> list[str]:
        """The feeds a session may read, as the core decides it. Without a session: what the public may."""
        actor = session.actor if session is not None and session.kind == "staff" else None
        asked = {"actor": actor, "person": session.person if session is not None else "",
                 "follow_case": session.case_id if session is not None else None}
        return self.door.call("feeds", asked)["feeds"]

    def note_answered(self, dev: str) -> None:
        """This device was brought up to date now: what it says it did long before, it should have pushed before."""
        with self._answered_lock:
            self._answered[dev] = self.clock.now_ms()

    def take_answered(self) -> list[tuple[int, str]]:
        with self._answered_lock:
            taken, self._answered = self._answered, {}
        return [(at, dev) for dev, at in taken.items()]

    def close(self) -> None:
        self.writer.close()
        self.store.close()
        self.door.close()


def texts_from(path: Path) -> bytes:
    """The sentences of one language, as the bytes that are handed to the core."""
    return compact(json.loads(path.read_text("utf-8"))) if path.exists() else b"{}"


def _first_start(db) -> None:
    """A new store gets its history id, its secret and its keys; a store that has them keeps them."""
    made = {"epoch": lambda: secrets.token_hex(8).encode(), "server_secret": lambda: secrets.token_bytes(32),
            "sign_key": new_private_key, "seal_key": new_private_key}
    for key, make in made.items():
        if meta(db, key) is None:
            put_meta(db, key, make())
