"""Web: what every handler needs of a request: its body within bounds, its session, its address; and its answer."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from backend.problem import Problem, compact
from backend.sessions import Session, cookie_name
from backend.strict_json import gunzip, value_from_json

SMALL_MAX = 64 << 10
UNSAFE = ("POST", "PUT", "DELETE", "PATCH")


def server_of(request: Request):
    return request.app.state.server


async def body_of(request: Request, limit: int) -> bytes:
    """Stops reading at the limit, whatever Content-Length says."""
    told = request.headers.get("content-length", "0")
    if not told.isdigit() or int(told) > limit:
        raise Problem(413, "too_large", limit=limit)
    parts, size = [], 0
    async for part in request.stream():
        size += len(part)
        if size > limit:
            raise Problem(413, "too_large", limit=limit)
        parts.append(part)
    return b"".join(parts)


async def json_of(request: Request, wire_max: int = SMALL_MAX, body_max: int = SMALL_MAX) -> dict:
    """Only a push may be large: what anybody can send without a session costs little to read."""
    if request.headers.get("content-type", "").split(";")[0].strip() != "application/json":
        raise Problem(415, "bad_request", field="content-type")
    data = await body_of(request, wire_max)
    encoding = request.headers.get("content-encoding", "identity")
    if encoding == "gzip":
        data = gunzip(data, body_max)
    elif encoding != "identity":
        raise Problem(415, "bad_request", field="content-encoding")
    value = value_from_json(data)
    if not isinstance(value, dict):
        raise Problem(400, "bad_json")
    return value


def answer(value, status: int = 200) -> Response:
    return Response(compact(value), status_code=status, media_type="application/json",
                    headers={"Cache-Control": "no-store"})


def address_of(request: Request) -> str:
    if server_of(request).settings.behind_proxy:
        forwarded = request.headers.get("x-forwarded-for", "").split(",")[-1].strip()
        if forwarded:
            return forwarded[:64]
    return request.client.host if request.client else ""


def session_of(request: Request) -> Session | None:
    server = server_of(request)
    token = request.cookies.get(cookie_name(server.settings.https))
    return server.sessions.of_token(token) if token else None


def need_session(request: Request, *kinds: str) -> Session:
    session = session_of(request)
    if session is None:
        raise Problem(401, "reauth")
    if kinds and session.kind not in kinds:
        raise Problem(403, "forbidden")
    return session


def refuse_cross_site(request: Request) -> None:
    """A page of another site may not act with the cookie of this one, whatever its browser thinks of SameSite."""
    if request.method not in UNSAFE:
        return
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        raise Problem(403, "cross_site")
    origin = request.headers.get("origin")
    if origin is not None and origin.split("://")[-1] != request.headers.get("host"):
        raise Problem(403, "cross_site")
