"""Blocks: old lines of a feed, packed as they are sent. Once written, a block never changes.

A block is what pull answers for its lines and the checkpoint behind them, as one piece of raw deflate that ends at a
byte boundary and needs nothing before it. So a gzip stream is a header, pieces one after the other, and a tail with
the checksum of all, which is put together from the checksums of the pieces: old lines are packed once, not for
every reader. Feeds whose documents are looked up by key stay as they are.
"""

from __future__ import annotations

import hashlib
import sqlite3
import struct
import zlib
from dataclasses import dataclass

from backend.packing import unpacked
from backend.problem import compact
from backend.schema import EVENT_SHIFT, LINE_SHIFT

CHECKPOINT_LINES = 500
GZIP_HEAD = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
GZIP_END = b"\x03\x00"  # An empty last piece
_POLYNOMIAL = 0xEDB88320


@dataclass(frozen=True)
class Piece:
    """Whole lines on their way out: plain, or packed with what the checksum of the stream needs."""
    plain: bytes | None
    packed: bytes | None = None
    size: int = 0
    crc: int = 0


def packed_piece(plain: bytes, level: int) -> Piece:
    packer = zlib.compressobj(level, zlib.DEFLATED, -15)
    packed = packer.compress(plain) + packer.flush(zlib.Z_FULL_FLUSH)
    return Piece(None, packed, len(plain), zlib.crc32(plain))


def plain_of(piece: Piece) -> bytes:
    return piece.plain if piece.plain is not None else zlib.decompressobj(-15).decompress(piece.packed)


class GzipStream:
    """Pieces in, one gzip member out."""

    def __init__(self, level: int):
        self._level, self._crc, self._size = level, 0, 0

    def add(self, piece: Piece) -> bytes:
        if piece.packed is None:
            piece = packed_piece(piece.plain, self._level)
        self._crc = combined_crc(self._crc, piece.crc, piece.size)
        self._size += piece.size
        return piece.packed

    def end(self) -> bytes:
        return GZIP_END + struct.pack("<II", self._crc, self._size & 0xFFFFFFFF)


def with_checkpoint(db: sqlite3.Connection, feed_id: int, rows: list[tuple]) -> bytes:
    """The lines of `feed_slice` and the checkpoint that covers them."""
    last = rows[-1]
    heads = _heads(db, {row[1]: row[2] for row in rows if row[1] is not None})
    checkpoint = compact(["k", last[0] - (feed_id << LINE_SHIFT), last[3].hex(), heads])
    return b"\n".join([unpacked(row[4]) for row in rows]) + b"\n" + checkpoint + b"\n"


def _heads(db: sqlite3.Connection, touched: dict[int, int]) -> list[list]:
    """[case, seq, h] of each case among the lines, at its last event there."""
    heads = []
    for case_no, seq in touched.items():
        row = db.execute("SELECT c.case_id, e.h FROM cases c, events e WHERE c.case_no=? AND e.key=?",
                         (case_no, (case_no << EVENT_SHIFT) + seq)).fetchone()
        heads.append([row[0], seq, row[1].hex()])
    return heads


def block_after(db: sqlite3.Connection, feed_id: int, pos: int):
    """(first_pos, last_pos, sum, size, crc, packed) of the block that holds position pos + 1, or None."""
    base = feed_id << LINE_SHIFT
    row = db.execute("SELECT first_pos, key, sum, size, crc, packed FROM feed_blocks WHERE key>? AND key<?"
                     " ORDER BY key LIMIT 1", (base + pos, base + (1 << LINE_SHIFT))).fetchone()
    return None if row is None else (row[0], row[1] - base, *row[2:])


def sum_inside(db: sqlite3.Connection, feed_id: int, pos: int) -> bytes:
    """The running sum at a position that lies in a block; no bytes where it lies in none."""
    block = block_after(db, feed_id, pos - 1)
    if block is None:
        return b""
    first_pos, last_pos, at_last, *_ = block
    if pos == last_pos:
        return at_last
    before = sum_inside(db, feed_id, first_pos - 1) if first_pos > 1 else bytes(16)
    lines = plain_of(Piece(None, block[5])).split(b"\n")
    for line in lines[:pos - first_pos + 1]:
        before = hashlib.sha256(before + line).digest()[:16]
    return before


def combined_crc(first: int, second: int, second_size: int) -> int:
    """CRC-32 of two texts one after the other: first * x^(8 * size) + second, modulo the polynomial."""
    return _multiplied(_power_of_x(second_size * 8), first) ^ second if second_size else first


def _multiplied(a: int, b: int) -> int:
    """Product of two polynomials over GF(2), bits reflected, modulo CRC-32's."""
    product, bit = 0, 1 << 31
    while bit:
        if a & bit:
            product ^= b
        b = (b >> 1) ^ _POLYNOMIAL if b & 1 else b >> 1
        bit >>= 1
    return product


def _squares() -> list[int]:
    powers = [1 << 30]  # x
    for _ in range(63):
        powers.append(_multiplied(powers[-1], powers[-1]))
    return powers


_x_to_2_to = _squares()


def _power_of_x(exponent: int) -> int:
    product, place = 1 << 31, 0  # 1
    while exponent:
        if exponent & 1:
            product = _multiplied(_x_to_2_to[place], product)
        exponent >>= 1
        place += 1
    return product
