"""Static: the client's files, as `serve.py` built them, compressed beforehand (`.br`, `.gz` beside the plain file).

A path with a hash in it (`/c/<digest>/...`, tools/setup/www.py) never changes and is kept for a year; every other
file is asked for again each time and answered 304 while its ETag holds. Only files that were there at
the start are served: no path ever reaches the disk.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from backend.problem import not_found
from backend.web import server_of

TYPES = {
    ".html": "text/html", ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".css": "text/css", ".json": "application/json", ".webmanifest": "application/manifest+json",
    ".wasm": "application/wasm", ".png": "image/png", ".svg": "image/svg+xml", ".ico": "image/x-icon",
    ".webp": "image/webp", ".txt": "text/plain",
}
PACKED = (("br", ".br"), ("gzip", ".gz"))
_hashed = re.compile(r"^c/[0-9a-f]{16}/|[.-][0-9a-f]{8,64}\.[^/]*$")


@dataclass(frozen=True)
class File:
    path: Path
    media_type: str
    etag: str
    is_hashed: bool
    packed: dict[str, Path]


def files_of(www_dir: Path) -> dict[str, File]:
    """By path under the root, "/" being the client's own page."""
    found: dict[str, File] = {}
    if not www_dir.is_dir():
        return found
    for path in sorted(www_dir.rglob("*")):
        if not path.is_file() or path.suffix not in TYPES:
            continue
        name = path.relative_to(www_dir).as_posix()
        packed = {coding: Path(f"{path}{ending}") for coding, ending in PACKED if Path(f"{path}{ending}").is_file()}
        etag = hashlib.sha256(path.read_bytes()).hexdigest()[:24]
        found[f"/{name}"] = File(path, TYPES[path.suffix], etag, bool(_hashed.search(name)), packed)
    if "/index.html" in found:
        found["/"] = found["/index.html"]
    return found


async def static(request: Request):
    file = server_of(request).files.get(request.url.path)
    if file is None:
        raise not_found()
    accepted = {part.split(";")[0].strip() for part in request.headers.get("accept-encoding", "").split(",")}
    coding = next((c for c, _ in PACKED if c in accepted and c in file.packed), "")
    etag = f'"{file.etag}{coding}"'
    headers = {"ETag": etag, "Vary": "Accept-Encoding",
               "Cache-Control": "public, max-age=31536000, immutable" if file.is_hashed else "no-cache"}
    if request.headers.get("if-none-match") == etag:
        return Response(status_code=304, headers=headers)
    if coding:
        headers["Content-Encoding"] = coding
    data = (file.packed[coding] if coding else file.path).read_bytes()
    return Response(b"" if request.method == "HEAD" else data, headers=headers, media_type=file.media_type)
