"""Public: what anybody may read without signing in. JSON under /v1/public/<district>, HTML under /p/<place>.

Both are made of the documents of `public/<district>`, which the core wrote; nothing else of the store is looked at.
A page is made once for each state of that feed and each minute, and then copied.
"""

from __future__ import annotations

import hashlib
import json
import re
import zlib

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from backend.problem import compact, not_found
from backend.store import document_bytes, feed_row
from backend.web import server_of

PAGES_KEPT = 500
PAGE_AGE_S = 60
MONEY = "money/"  # Documents of a village's money; every other one is the row of a matter
_place = re.compile(r"\d{6}(\d{3}(\d{3})?)?(-\d{2})?")


async def public_json(request: Request):
    """Every document of the district, or those under ?place=, as {key: value}."""
    server, district = server_of(request), request.path_params["district"]
    place = request.query_params.get("place", "")
    if district != server.region or (place and not _place.fullmatch(place)):
        raise not_found()
    body = await run_in_threadpool(_json_body, server, place)
    return _cached(request, body, "application/json")


async def public_page(request: Request):
    server, place = server_of(request), request.path_params["place"]
    if not _place.fullmatch(place) or place not in server.places:
        raise not_found()
    language = language_of(request)
    body = await run_in_threadpool(_page_body, server, place, language)
    return _cached(request, body, "text/html")  # Starlette says the charset


def _json_body(server, place: str) -> bytes:
    return compact({"district": server.region, "documents": {
        key: value for key, value in documents(server) if not place or _is_under(server, key, value, place)}})


def documents(server) -> list[tuple[str, dict]]:
    """The documents of the public feed as they stand."""
    with server.store.reading() as db:
        row = feed_row(db, server.region, f"public/{server.region}")
        lines = document_bytes(db, row[0]) if row else []
    return [(key, json.loads(line)[3]) for key, line in lines]


def _is_under(server, key: str, value, place: str) -> bool:
    """By the tree of places, since the code of a place does not tell what it belongs to."""
    here = value.get("place") if isinstance(value, dict) else None
    if key.startswith(MONEY):
        here = key.removeprefix(MONEY)
    while here is not None and here != place:
        here = server.places.get(here)
    return here == place


def _page_body(server, place: str, language: str) -> bytes:
    minute = server.clock.now_ms() // 60_000
    with server.store.reading() as db:
        row = feed_row(db, server.region, f"public/{server.region}")
    key = (place, language, minute, row[1:3] if row else None)
    if (made := server.pages.get(key)) is None:
        known = dict(documents(server))
        money = known.get(MONEY + place)
        rows = [value for key, value in known.items()
                if not key.startswith(MONEY) and _is_under(server, key, value, place)]
        head = compact({"place": place, "language": language, "rows": rows, "money": money, "now": minute * 60_000})
        payload = head[:-1] + b',"texts":' + server.texts[language] + b"}"
        made = server.door.call_text("public_page", payload)["html"].encode()
        if len(server.pages) >= PAGES_KEPT:
            server.pages.clear()
        server.pages[key] = made
    return made


def language_of(request: Request) -> str:
    asked = request.query_params.get("lang") or request.headers.get("accept-language", "")
    return "en" if asked.lower().startswith("en") else "zh-CN"


def _cached(request: Request, body: bytes, media_type: str) -> Response:
    etag = f'"{hashlib.sha256(body).hexdigest()[:24]}"'
    headers = {"ETag": etag, "Cache-Control": f"public, max-age={PAGE_AGE_S}",
               "Vary": "Accept-Encoding, Accept-Language"}
    if request.headers.get("if-none-match") == etag:
        return Response(status_code=304, headers=headers)
    if "gzip" in request.headers.get("accept-encoding", "") and len(body) > 1000:
        packer = zlib.compressobj(6, zlib.DEFLATED, 31)
        body, headers["Content-Encoding"] = packer.compress(body) + packer.flush(), "gzip"
    return Response(body, headers=headers, media_type=media_type)
