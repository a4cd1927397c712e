"""CoreDoor: the native core through its C door, JSON in and lines of JSON out. The only place that loads the library.

ctypes lets other threads run during a call. One handle serves one call at a time; a door has several, all opened
on the same rules, so that readers never wait for the writer. A fault of the core is a CoreFault, never a crash.
"""

from __future__ import annotations

import ctypes
import json
import queue
from pathlib import Path

from backend.problem import compact

_BYTES = ctypes.POINTER(ctypes.c_uint8)


class CoreFault(Exception):
    """What the core refused: `word` is i18n `fault.<word>`, `refused` the field, word or id it refused."""

    def __init__(self, word: str, refused: str = ""):
        super().__init__(f"{word}: {refused}")
        self.word, self.refused = word, refused


def load_library(path: Path) -> ctypes.CDLL:
    lib = ctypes.CDLL(str(path))
    lib.qg_open.argtypes = [ctypes.c_char_p, ctypes.c_size_t, ctypes.POINTER(_BYTES)]
    lib.qg_open.restype = ctypes.c_void_p
    lib.qg_call.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_char_p, ctypes.c_size_t,
                            ctypes.POINTER(_BYTES), ctypes.POINTER(ctypes.c_size_t)]
    lib.qg_call.restype = ctypes.c_int
    lib.qg_free.argtypes = [_BYTES]
    lib.qg_free.restype = None
    lib.qg_close.argtypes = [ctypes.c_void_p]
    lib.qg_close.restype = None
    lib.qg_version.argtypes = []
    lib.qg_version.restype = ctypes.c_char_p
    return lib


class CoreDoor:
    def __init__(self, lib_path: Path, rules: bytes, handles: int = 3):
        self._lib = load_library(lib_path)
        self._free: queue.SimpleQueue[int] = queue.SimpleQueue()
        self._all = [self._open(rules) for _ in range(handles)]
        for handle in self._all:
            self._free.put(handle)

    def version(self) -> str:
        return self._lib.qg_version().decode()

    def call(self, op: str, value) -> dict:
        return self.call_text(op, compact(value))

    def call_text(self, op: str, payload: bytes) -> dict:
        return json.loads(self.call_bytes(op, payload))

    def call_lines(self, op: str, payload: bytes) -> list[bytes]:
        """Of an op that answers with several lines: most of them are kept as they are, without a look inside."""
        return self.call_bytes(op, payload).split(b"\n")

    def call_bytes(self, op: str, payload: bytes) -> bytes:
        handle = self._free.get()
        out, size = _BYTES(), ctypes.c_size_t()
        try:
            status = self._lib.qg_call(handle, op.encode(), payload, len(payload),
                                       ctypes.byref(out), ctypes.byref(size))
            answer = ctypes.string_at(out, size.value) if out else b""
        finally:
            if out:
                self._lib.qg_free(out)
            self._free.put(handle)
        if status:
            raise _fault_from(answer)
        return answer

    def close(self) -> None:
        """Only once nobody calls any more."""
        for handle in self._all:
            self._lib.qg_close(handle)
        self._all = []

    def _open(self, rules: bytes) -> int:
        fault = _BYTES()
        handle = self._lib.qg_open(rules, len(rules), ctypes.byref(fault))
        if handle:
            return handle
        text = ctypes.string_at(ctypes.cast(fault, ctypes.c_char_p)) if fault else b""
        if fault:
            self._lib.qg_free(fault)
        raise _fault_from(text)


def _fault_from(answer: bytes) -> CoreFault:
    try:
        said = json.loads(answer)
        return CoreFault(str(said["fault"]), str(said.get("refused", "")))
    except (ValueError, KeyError, TypeError, AttributeError):
        return CoreFault("bad_json", answer[:200].decode(errors="replace"))
