"""strict_json: foreign bytes become values here, under the bounds the core has too (core/json.cpp).

Integers only and within +-2^53, no key twice, depth at most 16, valid UTF-8 and no lone surrogates. Anything else
is one Problem: a client of this house cannot make it.
"""

from __future__ import annotations

import json
import zlib

from backend.problem import Problem

WIRE_MAX = 1 << 20       # Bytes of a body as they come
BODY_MAX = 8 << 20       # After gunzip
INTEGER_MAX = 1 << 53
DEPTH_MAX = 16


class _Refused(ValueError):
    pass


def gunzip(data: bytes, body_max: int) -> bytes:
    """Never unpacks more than that: the rest of a bomb stays packed."""
    unpacker = zlib.decompressobj(wbits=31)
    try:
        out = unpacker.decompress(data, body_max + 1)
    except zlib.error as trouble:
        raise Problem(400, "bad_gzip") from trouble
    if len(out) > body_max:
        raise Problem(413, "too_large", limit=body_max)
    if not unpacker.eof or unpacker.unused_data:
        raise Problem(400, "bad_gzip")
    return out


def value_from_json(data: bytes):
    try:
        text = data.decode("utf-8")
        if "\\ud" in text or "\\uD" in text:
            _refuse_lone_surrogates(text)
        return _decoder.decode(text)
    except (ValueError, RecursionError) as trouble:
        raise Problem(400, "bad_json") from trouble


def check_depth(value, left: int = DEPTH_MAX) -> None:
    if isinstance(value, dict):
        value = value.values()
    elif not isinstance(value, list):
        return
    if left == 0:
        raise Problem(400, "bad_json")
    for item in value:
        check_depth(item, left - 1)


def text_of(body: dict, key: str, length_max: int = 200, otherwise: str | None = None) -> str:
    value = body.get(key, otherwise)
    if not isinstance(value, str) or len(value) > length_max:
        raise Problem(400, "bad_request", field=key)
    return value


def integer_of(body: dict, key: str, low: int = 0, otherwise: int | None = None) -> int:
    value = body.get(key, otherwise)
    if type(value) is not int or value < low:
        raise Problem(400, "bad_request", field=key)
    return value


def list_of(body: dict, key: str, count_max: int) -> list:
    value = body.get(key, [])
    if not isinstance(value, list):
        raise Problem(400, "bad_request", field=key)
    if len(value) > count_max:
        raise Problem(413, "too_large", limit=count_max)
    return value


def _object(pairs: list[tuple]) -> dict:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise _Refused("a key twice")
    return made


def _integer(text: str) -> int:
    value = int(text) if len(text) <= 17 else INTEGER_MAX + 1
    if abs(value) > INTEGER_MAX:
        raise _Refused("an integer beyond 2^53")
    return value


def _no_fraction(text: str):
    raise _Refused("integers only")


def _refuse_lone_surrogates(text: str) -> None:
    json.dumps(json.loads(text), ensure_ascii=False).encode("utf-8")


_decoder = json.JSONDecoder(object_pairs_hook=_object, parse_int=_integer, parse_float=_no_fraction,
                            parse_constant=_no_fraction)
