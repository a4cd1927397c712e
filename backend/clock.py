"""Clock: the one place where the server reads the time.

`now_ms` is the time of the matters: a test may move it. `real_ms` is the time of sessions and of rate limits,
which nobody moves: a story that jumps a week ahead must not sign everybody out.
"""

from __future__ import annotations

import time


class Clock:
    def __init__(self, movable: bool = False):
        self._movable = movable
        self._offset_ms = 0
        self._still_at: int | None = None

    def real_ms(self) -> int:
        return time.time_ns() // 1_000_000

    def now_ms(self) -> int:
        return self.real_ms() + self._offset_ms if self._still_at is None else self._still_at

    def move_to(self, now_ms: int, still: bool = False) -> None:
        """It goes on from there, or stands there until it is moved again."""
        assert self._movable, "only a server started with --test-clock moves its clock"
        self._offset_ms = now_ms - self.real_ms()
        self._still_at = now_ms if still else None
