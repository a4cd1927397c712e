"""Headers: what every answer carries, and how every failure looks. The outermost layer, plain ASGI.

An answer that sets a header of its own (a blob's stricter policy) keeps it. Nothing of a server fault leaves the
machine but its code.
"""

from __future__ import annotations

import sys
import traceback

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from backend.core_door import CoreFault
from backend.problem import Problem, problem_response
from backend.web import refuse_cross_site

CSP = ("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; manifest-src 'self'; "
       "connect-src 'self'; img-src 'self' blob: data:; media-src 'self' blob:; style-src 'self'; font-src 'self'; "
       "base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'; "
       "trusted-types qungong; require-trusted-types-for 'script'")

ALWAYS = {
    "content-security-policy": CSP, "x-content-type-options": "nosniff", "referrer-policy": "no-referrer",
    "x-frame-options": "DENY", "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin", "x-permitted-cross-domain-policies": "none",
    "permissions-policy": "geolocation=(self), camera=(self), microphone=(self), payment=(), usb=()",
}
HSTS = "max-age=31536000; includeSubDomains"


class Headers:
    def __init__(self, app: ASGIApp, https: bool):
        self._app = app
        self.state = app.state  # Whoever runs the app reaches the server behind it
        always = ALWAYS | ({"strict-transport-security": HSTS} if https else {})
        self._always = [(name.encode(), value.encode()) for name, value in always.items()]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun = ended = False

        async def send_with_headers(message):
            nonlocal begun, ended
            ended = message["type"] == "http.response.body" and not message.get("more_body", False)
            if message["type"] == "http.response.start":
                begun = True
                present = {name for name, _ in message["headers"]}
                message["headers"] = [*message["headers"], *(h for h in self._always if h[0] not in present)]
            await send(message)

        try:
            refuse_cross_site(Request(scope))
            await self._app(scope, receive, send_with_headers)
        except Exception as trouble:
            if ended:
                return  # The app has answered with the problem and told of it
            if begun:
                raise  # Half an answer is out: the connection is cut, and the browser asks again
            await problem_response(problem_from(trouble))(scope, receive, send_with_headers)


def problem_from(trouble: Exception) -> Problem:
    if isinstance(trouble, Problem):
        return trouble
    if isinstance(trouble, CoreFault):
        return Problem(400, "bad_request", fault=trouble.word)
    traceback.print_exception(trouble, file=sys.stderr)
    return Problem(500, "server_fault", retry_after_s=5)
