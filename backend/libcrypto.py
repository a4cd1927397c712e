"""libcrypto: the library that Python's own ssl module stands on, declared function by function through ctypes.

A wrong type of an argument would crash the process, so no function is called that was not declared first.
"""

from __future__ import annotations

import ctypes

_lib = ctypes.CDLL("libcrypto.so.3")

POINTER, SIZE, TEXT, INT = ctypes.c_void_p, ctypes.c_size_t, ctypes.c_char_p, ctypes.c_int
TO_POINTER, TO_TEXT, TO_SIZE = (ctypes.POINTER(kind) for kind in (POINTER, TEXT, SIZE))
TO_INT, LONG = ctypes.POINTER(INT), ctypes.c_long


def declare(name: str, result, *arguments):
    function = getattr(_lib, name)
    function.restype, function.argtypes = result, list(arguments)
    return function
