"""Problem: how a request is refused. Bodies are problem+json with a `code` for machines and `retry` for the queue.

`retry` is one of now, after, resync, reauth, upgrade, never. The sentence for people is i18n `problem.<code>`; none
is sent. A code that tells whether a case exists is never used: foreign and missing are both `not_found`.
"""

from __future__ import annotations

import json

from starlette.responses import Response

RETRY = {
    "bad_request": "never", "bad_json": "never", "bad_gzip": "never", "too_large": "never", "not_found": "never",
    "reauth": "reauth", "wrong_password": "never", "locked": "after", "forbidden": "never", "wrong_device": "never",
    "gap": "resync", "dev_forked": "resync", "must_resync": "resync", "server_rolled_back": "resync",
    "too_many": "after", "wrong_code": "never", "method_not_allowed": "never", "cross_site": "never",
    "bad_hash": "never", "bad_kind": "never", "unavailable": "after", "server_fault": "after",
}


class Problem(Exception):
    def __init__(self, status: int, code: str, retry_after_s: int | None = None, **more):
        super().__init__(code)
        self.status, self.code, self.retry_after_s, self.more = status, code, retry_after_s, more


def problem_response(problem: Problem) -> Response:
    body = {"type": "about:blank", "status": problem.status, "code": problem.code,
            "retry": RETRY.get(problem.code, "never"), **problem.more}
    headers = {"Cache-Control": "no-store"}
    if problem.retry_after_s is not None:
        headers["Retry-After"] = str(problem.retry_after_s)
        body["retry_after_s"] = problem.retry_after_s
    return Response(compact(body), status_code=problem.status, headers=headers,
                    media_type="application/problem+json")


def not_found() -> Problem:
    """Foreign and missing alike: same status, same bytes."""
    return Problem(404, "not_found")


_encode = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode


def compact(value) -> bytes:
    """JSON without spaces, in the order of its keys. A lone surrogate raises, so no bad UTF-8 gets further."""
    return _encode(value).encode()
