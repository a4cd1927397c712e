"""Pull: POST /v1/sync/pull. Copies the lines of feeds as they were written, a checkpoint after every 500.

The lines of a feed are the same bytes for every reader; rights decide which feeds a session may read (the core says
which). A feed that does not exist and one that belongs to others are answered by the same bytes: ["f",feed,0].
"""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass
from typing import Iterator

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import StreamingResponse

from backend.blocks import (CHECKPOINT_LINES, GZIP_HEAD, GzipStream, Piece, block_after, plain_of, sum_inside,
                            with_checkpoint)
from backend.problem import Problem, compact
from backend.schema import LINE_SHIFT
from backend.sessions import Session
from backend.store import device_row, feed_row, feed_slice
from backend.strict_json import integer_of, list_of, text_of
from backend.unit import NO_SUM
from backend.web import json_of, server_of, session_of

FEEDS_MAX = 256
LINES_MAX = 20_000
BYTES_MAX = 8 << 20
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
    with_totals = body.get("totals") is True
    spans, last_n = await run_in_threadpool(prepare, server, session, asked)
    if session is not None:
        server.note_answered(session.dev)
    head = compact(["h", server.epoch, SCHEMA, last_n]) + b"\n"
    pieces = answer_pieces(server.store, head, spans, limit, with_totals)
    headers = {"Cache-Control": "no-store", "Vary": "Accept-Encoding"}
    if "gzip" in request.headers.get("accept-encoding", ""):
        headers["Content-Encoding"] = "gzip"
    lines = gzipped(pieces) if "Content-Encoding" in headers else (plain_of(piece) for piece in pieces)
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
    return row[0] if row else sum_inside(db, feed_id, pos)


def answer_pieces(store, head: bytes, spans: list[Span | str], limit: int, with_totals: bool = False) -> Iterator[Piece]:
    """The answer in pieces, each ending with a whole line; cut, where it is too long, at a checkpoint."""
    yield Piece(head)
    lines_left, bytes_left, more = limit, BYTES_MAX, False
    for span in spans:
        if isinstance(span, str):
            yield Piece(compact(["f", span, 0]) + b"\n")
            continue
        yield Piece(compact(["f", span.feed, span.generation] + ([span.until] if with_totals else [])) + b"\n")
        pos = span.pos
        while pos < span.until and lines_left > 0 and bytes_left > 0:
            piece, reached = _piece(store, span, pos, min(CHECKPOINT_LINES, lines_left))
            lines_left, bytes_left = lines_left - (reached - pos), bytes_left - (piece.size or len(piece.plain))
            pos = reached
            yield piece
        more = more or pos < span.until
    yield Piece(b'["z",true]\n' if more else b'["z",false]\n')


def _piece(store, span: Span, pos: int, count: int) -> tuple[Piece, int]:
    """The lines after `pos` up to a checkpoint, and the position of that."""
    with store.reading() as db:
        block = block_after(db, span.feed_id, pos)
        if block is not None:
            return _from_block(block, pos), block[1]
        rows = feed_slice(db, span.feed_id, pos, span.until, count)
        return Piece(with_checkpoint(db, span.feed_id, rows)), rows[-1][0] - (span.feed_id << LINE_SHIFT)


def _from_block(block: tuple, pos: int) -> Piece:
    first_pos, _, _, size, crc, packed = block
    piece = Piece(None, packed, size, crc)
    if first_pos == pos + 1:
        return piece
    lines = plain_of(piece).split(b"\n")
    return Piece(b"\n".join(lines[pos + 1 - first_pos:]))


def gzipped(pieces: Iterator[Piece]) -> Iterator[bytes]:
    stream = GzipStream(GZIP_LEVEL)
    yield GZIP_HEAD
    for piece in pieces:
        yield stream.add(piece)
    yield stream.end()
