"""Writer: the one thread that changes the store. What arrives together is committed together (group commit).

A job is a function of the writing connection. Each runs in a savepoint: one that raises leaves nothing behind and
costs the others nothing. Nobody is answered before COMMIT has returned; listeners are told after that.
"""

from __future__ import annotations

import asyncio
import queue
import sqlite3
import threading
from concurrent.futures import Future
from typing import Any, Callable

from backend.store import Store
from backend.unit import FeedHeads

GROUP_MAX = 64
QUIET_JOBS_MAX = 100

Job = Callable[[sqlite3.Connection], Any]


class Writer:
    def __init__(self, store: Store, region: str):
        self._db = store.writer
        self.feed_heads = FeedHeads(region)
        self._jobs: queue.SimpleQueue[tuple[Job, Future] | None] = queue.SimpleQueue()
        self._jobs_counted = 0
        self._after_commit: list[Callable[[set[str]], None]] = []
        self._thread = threading.Thread(target=self._run, name="writer", daemon=True)
        self._thread.start()

    def on_commit(self, told: Callable[[set[str]], None]) -> None:
        """`told` gets the names of the feeds that grew, from the writer's thread."""
        self._after_commit.append(told)

    async def run(self, job: Job) -> Any:
        return await asyncio.wrap_future(self.submit(job))

    def run_and_wait(self, job: Job) -> Any:
        return self.submit(job).result()

    def submit(self, job: Job) -> Future:
        self._jobs_counted += 1
        future: Future = Future()
        self._jobs.put((job, future))
        return future

    def was_quiet(self) -> bool:
        """Whether few jobs came since this was asked last."""
        count, self._jobs_counted = self._jobs_counted, 0
        return count <= QUIET_JOBS_MAX

    def close(self) -> None:
        self._jobs.put(None)
        self._thread.join()

    def _run(self) -> None:
        while (first := self._jobs.get()) is not None:
            group = [first]
            while len(group) < GROUP_MAX:
                try:
                    more = self._jobs.get_nowait()
                except queue.Empty:
                    break
                if more is None:
                    self._jobs.put(None)
                    break
                group.append(more)
            self._commit_group(group)

    def _commit_group(self, group: list[tuple[Job, Future]]) -> None:
        answers: list[tuple[Future, Any, BaseException | None]] = []
        try:
            self._db.execute("BEGIN IMMEDIATE")
            group = [(job, future) for job, future in group if future.set_running_or_notify_cancel()]
            for job, future in group:
                answers.append((future, *self._run_one(job)))
            self._db.execute("COMMIT")
        except BaseException as trouble:  # A full disk, say: nobody in the group was served
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
            self.feed_heads.forget()
            self.feed_heads.take_grown()
            for _, future in group:
                future.set_exception(trouble)
            return
        grown = self.feed_heads.take_grown()
        for future, answer, trouble in answers:
            future.set_exception(trouble) if trouble else future.set_result(answer)
        if grown:
            for told in self._after_commit:
                told(grown)

    def _run_one(self, job: Job) -> tuple[Any, BaseException | None]:
        self._db.execute("SAVEPOINT job")
        try:
            answer = job(self._db)
        except Exception as trouble:
            self._db.execute("ROLLBACK TO job")
            self._db.execute("RELEASE job")
            self.feed_heads.forget()
            return None, trouble
        self._db.execute("RELEASE job")
        return answer, None
