"""Limits: how often a subject (an address, a number, an account) may try something within a span.

Counted in memory: a restart forgets, which nobody outside can bring about. Old entries go when they are looked at
and, so that many addresses cannot fill the memory, all old ones go when there are many.
"""

from __future__ import annotations

import threading
from collections import deque

from backend.problem import Problem

HOUR_MS = 3_600_000
SUBJECTS_MAX = 20_000


class Limit:
    def __init__(self, count: int, span_ms: int = HOUR_MS, code: str = "too_many"):
        self._count, self._span_ms, self._code = count, span_ms, code
        self._tries: dict[str, deque[int]] = {}
        self._lock = threading.Lock()

    def check(self, subject: str, now_ms: int) -> None:
        """Refuses when the subject has used up its tries; counts nothing."""
        with self._lock:
            tries = self._recent(subject, now_ms)
            if len(tries) >= self._count:
                wait_ms = tries[0] + self._span_ms - now_ms
                raise Problem(429, self._code, retry_after_s=max(1, -(-wait_ms // 1000)))

    def count(self, subject: str, now_ms: int) -> None:
        with self._lock:
            if len(self._tries) > SUBJECTS_MAX:
                for known in list(self._tries):
                    self._recent(known, now_ms)
            self._tries.setdefault(subject, deque()).append(now_ms)

    def spend(self, subject: str, now_ms: int) -> None:
        self.check(subject, now_ms)
        self.count(subject, now_ms)

    def forgive(self, subject: str) -> None:
        with self._lock:
            self._tries.pop(subject, None)

    def _recent(self, subject: str, now_ms: int) -> deque[int]:
        tries = self._tries.get(subject)
        if tries is None:
            return deque()
        while tries and tries[0] <= now_ms - self._span_ms:
            tries.popleft()
        if not tries:
            del self._tries[subject]
        return tries
