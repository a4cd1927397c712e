"""Pull: POST /v1/sync/pull. Copies the lines of feeds as they were written, a checkpoint after every 500.

The lines of a feed are the same bytes for every reader; rights decide which feeds a session may read (the core says
which). A feed that does not exist and one that belongs to others are answered by the same bytes: ["f",feed,0].
"""

from __future__ import annotations

import re
import sqlite3
import zlib
from dataclasses import dataclass
from typing import Iterator

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import StreamingResponse

from backend.problem import Problem, compact
from backend.schema import EVENT_SHIFT, LINE_SHIFT
from backend.sessions import Session
from backend.store import device_row, feed_row, feed_slice
from backend.strict_json import integer_of, list_of, text_of
from backend.unit import NO_SUM
from backend.web import json_of, server_of, session_of

FEEDS_MAX = 256
LINES_MAX = 20_000
BYTES_MAX = 8 << 20
CHECKPOINT_LINES = 500
GZIP_LEVEL = 2
SCHEMA = 1
_hex32 = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True)
class Asked:
    feed: str
    generation: int
    pos: int
    sum: str


@dataclass(frozen=True)
class Span:
    """The lines to send of one feed: those after `pos`, up to `until`."""
    feed: str
    feed_id: int
    generation: int
    pos: int
    until: int


async def pull(request: Request):
    server, session = server_of(request), session_of(request)
    body = await json_of(request)
    asked = [asked_from(raw) for raw in list_of(body, "feeds", FEEDS_MAX)]
    limit = min(integer_of(body, "limit", 1, LINES_MAX), LINES_MAX)
    dev = text_of(body, "dev", otherwise="")
    if session is not None and dev != session.dev:
        raise Problem(403, "wrong_device")
    if (text_of(body, "epoch", otherwise="") or server.epoch) != server.epoch:
        raise Problem(409, "server_rolled_back", epoch=server.epoch)
    spans, last_n = await run_in_threadpool(prepare, server, session, asked)
    if session is not None:
        server.note_answered(session.dev)
    head = compact(["h", server.epoch, SCHEMA, last_n]) + b"\n"
    lines = answer_lines(server.store, head, spans, limit)
    headers = {"Cache-Control": "no-store", "Vary": "Accept-Encoding"}
    if "gzip" in request.headers.get("accept-encoding", ""):
        headers["Content-Encoding"] = "gzip"
        lines = gzipped(lines)
    return StreamingResponse(lines, headers=headers, media_type="application/x-ndjson")


def asked_from(raw) -> Asked:
    if not isinstance(raw, dict):
        raise Problem(400, "bad_request", field="feeds")
    asked = Asked(text_of(raw, "feed"), integer_of(raw, "generation", otherwise=0), integer_of(raw, "pos", otherwise=0),
                  text_of(raw, "sum", 32, otherwise=NO_SUM.hex()))
    if not _hex32.fullmatch(asked.sum):
        raise Problem(400, "bad_request", field="sum")
    return asked


def prepare(server, session: Session | None, asked: list[Asked]) -> tuple[list[Span | str], int]:
    """What to send, and the last `n` of the device. A name alone stands for a feed that is not there."""
    readable = server.feeds_of(session)
    with server.store.reading() as db:
        last_n = device_row(db, session.dev)[1] if session is not None else 0
        if not asked:
            asked = [Asked(feed, 0, 0, NO_SUM.hex()) for feed in readable]
        allowed = set(readable)
        return [_span(db, server.region, a) if a.feed in allowed else a.feed for a in asked], last_n


def _span(db: sqlite3.Connection, region: str, asked: Asked) -> Span:
    """From where the device stands, if it stands on this feed's own history; else from the start."""
    row = feed_row(db, region, asked.feed)
    if row is None:
        return Span(asked.feed, 0, 1, 0, 0)
    feed_id, generation, pos, _ = row
    stands = asked.generation == generation and asked.pos <= pos
    stands = stands and _sum_at(db, feed_id, asked.pos).hex() == asked.sum
    return Span(asked.feed, feed_id, generation, asked.pos if stands else 0, pos)


def _sum_at(db: sqlite3.Connection, feed_id: int, pos: int) -> bytes:
    if pos == 0:
        return NO_SUM
    row = db.execute("SELECT sum FROM feed_lines WHERE key=?", ((feed_id << LINE_SHIFT) + pos,)).fetchone()
    return row[0] if row else b""


def answer_lines(store, head: bytes, spans: list[Span | str], limit: int) -> Iterator[bytes]:
    """The answer in pieces, each ending with a whole line."""
    yield head
    lines_left, bytes_left, more = limit, BYTES_MAX, False
    for span in spans:
        if isinstance(span, str):
            yield compact(["f", span, 0]) + b"\n"
            continue
        yield compact(["f", span.feed, span.generation]) + b"\n"
        pos = span.pos
        while pos < span.until and lines_left > 0 and bytes_left > 0:
            piece, count, pos = _piece(store, span, pos, min(CHECKPOINT_LINES, lines_left))
            lines_left, bytes_left = lines_left - count, bytes_left - len(piece)
            yield piece
        more = more or pos < span.until
    yield b'["z",true]\n' if more else b'["z",false]\n'


def _piece(store, span: Span, pos: int, count: int) -> tuple[bytes, int, int]:
    """Up to `count` lines after `pos` and the checkpoint that covers them."""
    with store.reading() as db:
        rows = feed_slice(db, span.feed_id, pos, span.until, count)
        heads = _heads(db, {row[1]: row[2] for row in rows if row[1] is not None})
    last = rows[-1]
    reached = last[0] - (span.feed_id << LINE_SHIFT)
    checkpoint = compact(["k", reached, last[3].hex(), heads])
    return b"\n".join([row[4] for row in rows]) + b"\n" + checkpoint + b"\n", len(rows), reached


def _heads(db: sqlite3.Connection, touched: dict[int, int]) -> list[list]:
    """[case, seq, h] of each case among the lines, at its last event there."""
    heads = []
    for case_no, seq in touched.items():
        row = db.execute("SELECT c.case_id, e.h FROM cases c, events e WHERE c.case_no=? AND e.key=?",
                         (case_no, (case_no << EVENT_SHIFT) + seq)).fetchone()
        heads.append([row[0], seq, row[1].hex()])
    return heads


def gzipped(pieces: Iterator[bytes]) -> Iterator[bytes]:
    packer = zlib.compressobj(GZIP_LEVEL, zlib.DEFLATED, 31)
    for piece in pieces:
        if packed := packer.compress(piece):
            yield packed
    yield packer.flush()
