"""Directory: the rule pack as documents of the `directory` feed, content-addressed and dated.

  piece/<sha256>   one section of a pack (places, offices, persons, calendars, limits, routes, knowledge ...)
  pack/<hash>      {"pack","version","valid_from","pieces":{section: sha256}}: which sections make that pack
  pack             the hash of the newest pack

A pack is canonical JSON and its SHA-256 is its name, so whoever puts the pieces together again can check it. Old
packs stay: a command is judged by the pack in force at its `at`. assets/ only seed an empty store.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from pathlib import Path

from backend.problem import compact
from backend.store import document_bytes, meta, put_meta
from backend.unit import FeedHeads, Unit

FEED = "directory"


def canonical(value) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def pack_from_assets(assets_dir: Path) -> bytes:
    from tools.pack import pack_from_assets as packed
    return packed(assets_dir / "rules", assets_dir / "knowledge", assets_dir / "demo")[0]


def region_of(pack: bytes) -> str:
    return json.loads(pack)["region"]


def persons_of(pack: bytes) -> dict[str, dict]:
    """By id: {"id","name","posts":[{"office","role"}]}."""
    return {person["id"]: person for person in json.loads(pack).get("persons", [])}


def places_of(pack: bytes) -> dict[str, str | None]:
    """The parent of each place."""
    return {place["id"]: place.get("parent") for place in json.loads(pack).get("places", [])}


def pack_of(db: sqlite3.Connection) -> bytes | None:
    """The newest pack of this store, put together from its pieces; None in an empty store."""
    name = meta(db, "pack")
    if name is None:
        return None
    feed_id = int(meta(db, "directory_feed_id"))
    documents = {key: json.loads(line)[3] for key, line in document_bytes(db, feed_id)}
    pieces = documents[f"pack/{name.decode()}"]["pieces"]
    pack = canonical({section: documents[f"piece/{digest}"] for section, digest in pieces.items()})
    assert hashlib.sha256(pack).hexdigest() == name.decode(), "a pack is what its pieces make"
    return pack


def publish_pack(db: sqlite3.Connection, heads: FeedHeads, pack: bytes) -> None:
    """Into the directory feed, unless it is there already."""
    name = hashlib.sha256(pack).hexdigest()
    if meta(db, "pack") == name.encode():
        return
    unit = Unit(db, heads)
    sections, pieces = json.loads(pack), {}
    for section, content in sections.items():
        text = canonical(content)
        pieces[section] = digest = hashlib.sha256(text).hexdigest()
        if meta(db, f"piece/{digest}") is None:
            put_meta(db, f"piece/{digest}", b"")
            _add(unit, f"piece/{digest}", content)
    _add(unit, f"pack/{name}", {"pack": name, "version": sections.get("version", 1),
                                "valid_from": sections.get("valid_from"), "pieces": pieces})
    _add(unit, "pack", name)
    unit.write()
    put_meta(db, "pack", name.encode())
    put_meta(db, "directory_feed_id", str(heads.head(db, FEED).feed_id).encode())


def _add(unit: Unit, key: str, value) -> None:
    unit.add_document(FEED, key, compact(["d", key, value]))
