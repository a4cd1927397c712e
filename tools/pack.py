#!/usr/bin/env python3
"""Puts assets/rules, assets/knowledge and assets/demo together into one rule pack (core/pack.hpp says how).

The pack is canonical JSON, so its SHA-256 is its name: `pack_from_assets` gives (bytes, hash), and core/rules.cpp
computes the same hash from the same bytes.

    tools/pack.py --out pack.json      # prints the hash
"""
import argparse
import hashlib
import json
from pathlib import Path

ASSETS = Path(__file__).resolve().parent.parent / "assets"
DEMO_SECTIONS = ("places", "offices", "persons")


def _no_duplicates(pairs):
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice: " + ", ".join(key for key, _ in pairs))
    return found


def read_json(path):
    try:
        return json.loads(path.read_text("utf-8"), object_pairs_hook=_no_duplicates)
    except ValueError as wrong:
        raise SystemExit(f"{path}: {wrong}") from wrong


def merge_rules(folder, pack):
    calendars = {}
    for path in sorted(folder.glob("*.json")):
        content = read_json(path)
        if path.stem == "pack":
            pack.update(content)
        elif path.stem == "calendar":
            calendars["default"] = content
        elif path.stem.startswith("calendar-"):
            calendars[path.stem.removeprefix("calendar-")] = content
        else:
            pack[path.stem] = content
    pack["calendars"] = calendars


def pack_from_assets(rules=ASSETS / "rules", knowledge=ASSETS / "knowledge", demo=ASSETS / "demo"):
    """Returns the canonical bytes of the pack and their SHA-256 in hex."""
    pack = {}
    merge_rules(rules, pack)
    pack["knowledge"] = [article for path in sorted(knowledge.glob("*.json")) for article in read_json(path)]
    for section in DEMO_SECTIONS:
        if (demo / f"{section}.json").exists():
            pack[section] = read_json(demo / f"{section}.json")
    if (demo / "district.json").exists():
        district = read_json(demo / "district.json")
        pack["region"] = district.pop("region")
        pack["extra"] = district
    text = json.dumps(pack, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode("utf-8"), hashlib.sha256(text.encode("utf-8")).hexdigest()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rules", type=Path, default=ASSETS / "rules")
    parser.add_argument("--out", type=Path)
    asked = parser.parse_args()
    packed, digest = pack_from_assets(rules=asked.rules)
    if asked.out:
        asked.out.write_bytes(packed)
    print(digest)


if __name__ == "__main__":
    main()
