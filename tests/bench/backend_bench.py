#!/usr/bin/python3
"""Backend bench: commands judged a second (8 clients, batches of 50, answered after COMMIT) and feed lines a second.

The load generator makes all its requests before the clock starts, then only writes them and reads the answers, so
that the machine's two cores are the server's. Feeds are read gzipped by 4 clients, and the bytes are only counted.

    tests/bench/backend_bench.py [--batches 2500]
"""

import argparse
import gzip
import http.client
import json
import sqlite3
import sys
import tempfile
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.backend.process import ServerProcess  # noqa: E402

CLIENTS, BATCH, READERS = 8, 50, 4
ROUND = 80  # Batches of a client that are made beforehand: they file less matters than the numbers that are lent at once
STEPS = ("accept", "handle_here", *["supplement"] * 6)  # A matter is nine events; the sample's are six to twelve
WORDS = "村口到三组的路上落石头，车过不去，请尽快派人来看。第{}处，路边还有老人独居，水也停了。"
OFFICE_FEED = "office/v500113109200"


def batches_of(clerk, count: int, kinds: tuple[str, ...]) -> list[bytes]:
    """Bodies of pushes: matters filed, then steps on each while its `file` is still pending."""
    began, bodies, commands = clerk.n, [], []
    while len(bodies) < count:
        filing = clerk.filing(WORDS.format(clerk.n))
        commands.append(filing)
        prev = filing["id"]
        for kind in kinds:
            args = {"accept": {}, "handle_here": {"person": clerk.session["actor"]["person"]}}.get(
                kind, {"words": WORDS.format(clerk.n)})
            commands.append(clerk.command(kind, filing["case"], args, prev=prev))
            prev = commands[-1]["id"]
        while len(commands) >= BATCH:
            batch, commands = commands[:BATCH], commands[BATCH:]
            acked = batch[0]["n"] - 1
            bodies.append(gzip.compress(json.dumps({
                "dev": clerk.dev, "epoch": clerk.epoch, "sent_at": int(time.time() * 1000), "acked": acked,
                "cmds": batch}, ensure_ascii=False).encode(), 1))
    clerk.n = began + count * BATCH  # What is too much for these batches is never said
    return bodies[:count]


class Load:
    def __init__(self, server: ServerProcess):
        self.server, self.seconds, self.wrong = server, [], []

    def push_all(self, clerk, bodies: list[bytes]) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=120)
        headers = {"Content-Type": "application/json", "Content-Encoding": "gzip", "Cookie": clerk.cookie}
        for body in bodies:
            began = time.perf_counter()
            connection.request("POST", "/v1/sync/push", body, headers)
            answer = connection.getresponse().read()
            self.seconds.append(time.perf_counter() - began)
            if answer.count(b'"verdict":"applied"') != BATCH:
                self.wrong.append(answer[:600])
        connection.close()

    def read_feed(self, clerk, counted: list[tuple[int, int]]) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=120)
        stand, lines, size, more = {"feed": OFFICE_FEED, "generation": 0, "pos": 0, "sum": "0" * 32}, 0, 0, True
        while more:
            body = json.dumps({"dev": clerk.dev, "epoch": clerk.epoch, "feeds": [stand]})
            connection.request("POST", "/v1/sync/pull", body, {
                "Content-Type": "application/json", "Accept-Encoding": "gzip", "Cookie": clerk.cookie})
            packed = connection.getresponse().read()
            size += len(packed)
            plain = gzip.decompress(packed)
            tail = plain[plain.rindex(b'["k"'):] if b'["k"' in plain else b""
            more = plain.rstrip().endswith(b'["z",true]')
            if tail:
                mark = json.loads(tail[:tail.index(b"\n")])
                lines += mark[1] - stand["pos"]
                stand = {"feed": OFFICE_FEED, "generation": 1, "pos": mark[1], "sum": mark[2]}
        counted.append((lines, size))
        connection.close()


def together(work, arguments: list[tuple]) -> float:
    threads = [threading.Thread(target=work, args=given) for given in arguments]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return time.perf_counter() - began


def row(name: str, measured: float, budget: float, unit: str, better: str) -> None:
    print(json.dumps({"row": name, "measured": measured, "budget": budget, "unit": unit, "better": better}), flush=True)


def bytes_used(server: ServerProcess) -> int:
    """Of the store's pages that hold something: rules and sample matters too."""
    with sqlite3.connect(server.data / "store.sqlite") as db:
        pages, free, size = (db.execute(f"PRAGMA {name}").fetchone()[0]
                             for name in ("page_count", "freelist_count", "page_size"))
    return (pages - free) * size


def measure(server: ServerProcess, batches: int, kinds: tuple[str, ...]) -> None:
    clerks = [server.signed_in("zhongba") for _ in range(CLIENTS)]
    load, spent = Load(server), 0.0
    for done in range(0, batches, ROUND):
        work = [(clerk, batches_of(clerk, min(ROUND, batches - done), kinds)) for clerk in clerks]
        spent += together(load.push_all, work)
    commands = CLIENTS * batches * BATCH
    if load.wrong:
        print(f"{len(load.wrong)} batches were not applied whole: {load.wrong[0]!r}")
    p99_ms = sorted(load.seconds)[int(len(load.seconds) * 0.99) - 1] * 1000
    row(f"backend commands/s, {CLIENTS} clients, batches of {BATCH}, after COMMIT", commands / spent, 5000, "/s", "more")
    row("backend push of 50, p99", p99_ms, 500, "ms", "less")
    clerks[0].call("POST", "/v1/test/tidy", {})
    counted: list[tuple[int, int]] = []
    spent = together(load.read_feed, [(clerk, counted) for clerk in clerks[:READERS]])
    events = sum(lines for lines, _ in counted)
    row(f"feed lines/s, {READERS} readers of {counted[0][0]} lines, gzip", events / spent, 100_000, "/s", "more")
    server.stop()
    row(f"bytes on disk per event, the whole store over {commands} events", bytes_used(server) / commands, 1536, "B", "less")


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--batches", type=int, default=250, help="per client; 2500 make a feed of a million lines")
    chosen = asked.parse_args()
    with tempfile.TemporaryDirectory(prefix="qungong-bench-") as folder:
        server = ServerProcess(Path(folder) / "data")
        try:
            measure(server, chosen.batches, STEPS)
        finally:
            server.stop()


if __name__ == "__main__":
    main()
