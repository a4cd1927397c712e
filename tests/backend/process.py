"""process: a real server process on a free loopback port with a data folder of its own, and a client to it.

    with served() as server:
        clerk = server.signed_in("zhongba")
        answer = clerk.push([clerk.filing("a question")])
"""

from __future__ import annotations

import contextlib
import gzip
import http.client
import json
import os
import secrets
import signal
import subprocess
import sys
import tempfile
import time
import uuid
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ZEROS = "0" * 64
FIRST_BASE = {"seq": 0, "h": ZEROS}


class Answer:
    def __init__(self, response: http.client.HTTPResponse):
        self.status, self.headers, self.raw = response.status, response.headers, response.read()

    @property
    def body(self) -> bytes:
        return gzip.decompress(self.raw) if self.headers.get("Content-Encoding") == "gzip" else self.raw

    @property
    def json(self) -> dict:
        return json.loads(self.body)

    @property
    def lines(self) -> list[list]:
        return [json.loads(line) for line in self.body.splitlines()]


class Client:
    """One browser profile of one person: a cookie, a device id, a counter of commands."""

    def __init__(self, port: int):
        self.port, self.cookie, self.dev, self.n, self.epoch, self.numbers = port, "", "", 0, "", []
        self.spent: set[str] = set()

    def call(self, method: str, path: str, body=None, headers=None) -> Answer:
        sent = dict(headers or {})
        if self.cookie:
            sent["Cookie"] = self.cookie
        if isinstance(body, (dict, list)):
            body = json.dumps(body).encode()
            sent.setdefault("Content-Type", "application/json")
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request(method, path, body, sent)
            answer = Answer(connection.getresponse())
        finally:
            connection.close()
        if "Set-Cookie" in answer.headers:
            self.cookie = answer.headers["Set-Cookie"].split(";")[0]
        return answer

    def opened(self, answer: Answer) -> "Client":
        assert answer.status == 200, answer.body
        self.dev, self.session = answer.json["dev"], answer.json
        self.epoch = self.call("GET", "/v1/hello").json["epoch"]
        return self

    def sign_in(self, account: str, password: str, dev: str = "") -> "Client":
        return self.opened(self.call("POST", "/v1/session", {"account": account, "password": password, "dev": dev}))

    def number(self) -> str:
        if not self.numbers:
            lent = self.call("POST", "/v1/numbers", {"want": 500}).json["numbers"]
            self.numbers = [row["number"] for row in lent if row["number"] not in self.spent]
        self.spent.add(self.numbers[-1])
        return self.numbers.pop()

    def command(self, kind: str, case: str, args: dict, base=None, prev=None) -> dict:
        self.n += 1
        return {"n": self.n, "id": str(uuid.uuid4()), "case": case, "base": base or FIRST_BASE, "prev": prev,
                "type": kind, "v": 1, "args": args, "at": int(time.time() * 1000)}

    def filing(self, words: str, number: str | None = None, **more) -> dict:
        args = {"number": number or self.number(), "type": "consult", "place": "500113109200", "words": words,
                "petitioner": {"kind": "person", "name": "张三", "phone": "13900001234"}, **more}
        return self.command("file", f"500113-{case_uuid()}", args)

    def push(self, commands: list[dict], acked: int = 0, **more) -> Answer:
        body = {"dev": self.dev, "epoch": self.epoch, "sent_at": int(time.time() * 1000), "acked": acked,
                "cmds": commands, **more}
        return self.call("POST", "/v1/sync/push", body)

    def pull(self, feeds=(), **more) -> Answer:
        body = {"dev": self.dev, "epoch": self.epoch, "feeds": list(feeds), **more}
        return self.call("POST", "/v1/sync/pull", body, {"Accept-Encoding": "gzip"})


def case_uuid() -> str:
    bits = (int(time.time() * 1000) << 80) | secrets.randbits(80)
    return str(uuid.UUID(int=bits & ~(0xF << 76) & ~(0x3 << 62) | (7 << 76) | (2 << 62)))


class ServerProcess:
    def __init__(self, data: Path):
        self.data = data
        self.start()

    def start(self) -> None:
        self._process = subprocess.Popen(
            ["/usr/bin/python3", "-m", "tests.backend.run_server", str(self.data)], cwd=ROOT,
            stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"})
        line = self._process.stdout.readline()
        assert line.startswith("port "), "the server said no port"
        self.port = int(line.split()[1])

    def client(self) -> Client:
        return Client(self.port)

    def signed_in(self, account: str, dev: str = "") -> Client:
        return self.client().sign_in(account, f"{account}-2026", dev)

    def kill(self) -> None:
        """SIGKILL: what was answered must be on the disk."""
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()
        self._process.stdout.close()

    def stop(self) -> None:
        if self._process.poll() is None:
            self._process.terminate()
            try:
                self._process.wait(10)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        self._process.stdout.close()


@contextlib.contextmanager
def served():
    with tempfile.TemporaryDirectory(prefix="qungong-") as folder:
        server = ServerProcess(Path(folder) / "data")
        try:
            yield server
        finally:
            server.stop()


if __name__ == "__main__":
    sys.exit("a module of the tests, not a test")
