"""Derived: every secret that the server gives out, made of one server secret and kept nowhere.

The query code, the rating word and the wrapping key of a device's store are each
HMAC-SHA256(server secret, purpose || 0 || subject), so an answer that is asked for again is the same.
"""

from __future__ import annotations

import hashlib
import hmac


class Derived:
    def __init__(self, server_secret: bytes):
        self._secret = server_secret

    def _bytes(self, purpose: str, subject: str) -> bytes:
        return hmac.new(self._secret, f"{purpose}\0{subject}".encode(), hashlib.sha256).digest()

    def _digits(self, purpose: str, subject: str, count: int) -> str:
        return str(int.from_bytes(self._bytes(purpose, subject), "big") % 10**count).zfill(count)

    def query_code(self, number: str) -> str:
        """8 digits, on the slip: with the number it opens the course of one matter."""
        return self._digits("query", number, 8)

    def rating_word(self, number: str) -> str:
        """6 digits, for the petitioner's own device alone. Never in an event, feed, command, log or URL."""
        return self._digits("rating", number, 6)

    def device_key(self, person: str, dev: str) -> str:
        """32 bytes as hex, with which this person's browser wraps the data key of this device."""
        return self._bytes("device", f"{person}\0{dev}").hex()

    def code_fits(self, number: str, code: str) -> bool:
        return hmac.compare_digest(self.query_code(number).encode(), code.encode())

    def rating_word_fits(self, number: str, word: str) -> bool:
        return hmac.compare_digest(self.rating_word(number).encode(), word.encode())
