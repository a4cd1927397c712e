"""Blobs: photos and voice notes by their hash. PUT and GET /v1/blobs/<sha256>.

A command names its blobs and never waits for them. What a blob is, its first bytes say; nothing else is kept. It is
given to whoever may read a case that names it, and to whoever brought it, as a download that can run nothing.
Files lie in blobs/<first two digits>/<hash>, written whole or not at all.
"""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse

from backend.identity import may_read_case
from backend.problem import Problem, not_found
from backend.web import answer, body_of, need_session, server_of

BYTES_MAX = 10 << 20
_hash = re.compile(r"[0-9a-f]{64}")


def kind_of(data: bytes) -> str | None:
    """The media type by the first bytes; None for what is not taken."""
    if data[:3] == b"\xff\xd8\xff":
        return "image/jpeg"
    if data[:8] == b"\x89PNG\r\n\x1a\n":
        return "image/png"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    if data[:4] == b"\x1a\x45\xdf\xa3" and b"webm" in data[:64]:
        return "audio/webm"
    if data[:4] == b"OggS":
        return "audio/ogg"
    if data[4:8] == b"ftyp" and data[8:11] in (b"M4A", b"mp4", b"iso"):
        return "audio/mp4"
    return None


async def put_blob(request: Request):
    server, session = server_of(request), need_session(request)
    name = _name(request)
    data = await body_of(request, BYTES_MAX)
    if await run_in_threadpool(lambda: hashlib.sha256(data).hexdigest()) != name:
        raise Problem(400, "bad_hash")
    kind = kind_of(data)
    if kind is None:
        raise Problem(415, "bad_kind")
    await run_in_threadpool(_write, path_of(server, name), data)
    now = server.clock.now_ms()

    def job(db):
        if db.execute("SELECT 1 FROM blobs WHERE sha256=?", (name,)).fetchone() is None:
            db.execute("INSERT INTO blobs VALUES(?,?,?,?,?)", (name, len(data), kind, session.person, now))

    await server.writer.run(job)
    return answer({"sha256": name, "bytes": len(data), "kind": kind}, 201)


async def get_blob(request: Request):
    server, session = server_of(request), need_session(request)
    name = _name(request)
    kind = await run_in_threadpool(_readable_kind, server, session, name)
    if kind is None:
        raise not_found()
    return FileResponse(path_of(server, name), media_type=kind, headers={
        "Content-Disposition": f'attachment; filename="{name[:16]}"', "Cache-Control": "private, no-store",
        "Content-Security-Policy": "default-src 'none'; sandbox", "X-Content-Type-Options": "nosniff"})


def path_of(server, name: str) -> Path:
    return server.settings.data_dir / "blobs" / name[:2] / name


def _name(request: Request) -> str:
    name = request.path_params["sha256"]
    if not _hash.fullmatch(name):
        raise not_found()
    return name


def _readable_kind(server, session, name: str) -> str | None:
    with server.store.reading() as db:
        row = db.execute("SELECT kind, person FROM blobs WHERE sha256=?", (name,)).fetchone()
        if row is None:
            return None
        cases = db.execute("SELECT case_id FROM blob_cases WHERE sha256=?", (name,)).fetchall()
        if row[1] == session.person or any(may_read_case(server, db, session, c[0]) for c in cases):
            return row[0]
    return None


def _write(path: Path, data: bytes) -> None:
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    half = path.with_name(f"{path.name}.{os.getpid()}.{id(data)}.part")
    with open(half, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    os.replace(half, path)
    folder = os.open(path.parent, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)
