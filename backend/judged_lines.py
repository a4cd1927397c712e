"""JudgedLines: the core's answer to `judge` and `open_identity`, as the lines it is (docs/sync.md, section 8).

A first line says of each item what follows it; events and rows stay the bytes that they are, because they are only
stored and sent. The states that the cases have after all of it stand at the end.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field


@dataclass
class JudgedItem:
    verdict: str
    reason: dict
    readable: bool | None = None  # None where the core could not read the item
    wake: int | None = None
    events: list[list] = field(default_factory=list)       # [seq, at, recorded_at, cmd, h] of each
    event_texts: list[bytes] = field(default_factory=list)
    rows: list[list] = field(default_factory=list)         # [kind, feeds, seq or key, goes away] of each
    row_texts: list[bytes] = field(default_factory=list)   # Lines without their position
    enters: list[list] = field(default_factory=list)       # [feed, audience]
    lefts: list[list] = field(default_factory=list)        # [feed, reason]
    others: list[dict] = field(default_factory=list)
    head: dict | None = None
    identity: dict | None = None


def judged_lines(lines: list[bytes]) -> tuple[list[JudgedItem], dict[str, bytes]]:
    """The items, and by case the state of each that changed."""
    items, at = [], 0
    while True:
        said = json.loads(lines[at])
        at += 1
        if "states" in said:
            return items, dict(zip(said["states"], lines[at:]))
        item = JudgedItem(**said)
        rows_from = at + len(item.events)
        item.event_texts = lines[at:rows_from]
        at = rows_from + len(item.rows)
        item.row_texts = lines[rows_from:at]
        items.append(item)
