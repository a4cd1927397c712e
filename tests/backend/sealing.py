"""sealing: seals to a server's public key as a device does (shell/services/seal.js), for tests of what it opens.

    seal = Seal(client.call("GET", "/v1/hello").json["public_key"])
    client.push([seal.element(command)])
"""

from __future__ import annotations

import base64
import ctypes
import hashlib
import hmac
import json
import os

from backend.keys import POINT_BYTES, KeyPair, new_private_key
from backend.libcrypto import INT, POINTER, TEXT, TO_INT, declare

GET_TAG = 0x10  # EVP_CTRL_AEAD_GET_TAG

_new_ctx = declare("EVP_CIPHER_CTX_new", POINTER)
_free_ctx = declare("EVP_CIPHER_CTX_free", None, POINTER)
_aes_256_gcm = declare("EVP_aes_256_gcm", POINTER)
_init = declare("EVP_EncryptInit_ex", INT, POINTER, POINTER, POINTER, TEXT, TEXT)
_control = declare("EVP_CIPHER_CTX_ctrl", INT, POINTER, INT, INT, TEXT)
_update = declare("EVP_EncryptUpdate", INT, POINTER, TEXT, TO_INT, TEXT, INT)
_final = declare("EVP_EncryptFinal_ex", INT, POINTER, TEXT, TO_INT)


class Seal:
    def __init__(self, public_key: dict):
        self._to, self._point = public_key["id"], point_of(public_key["spki"])

    def sealed(self, command_id: str, plain: bytes) -> dict:
        own, iv = KeyPair(new_private_key()), os.urandom(12)
        point = point_of(own.public_base64)
        first = hmac.digest(point, own.shared_with(self._point), hashlib.sha256)
        key = hmac.digest(first, b"qungong/to_server/v1\x01", hashlib.sha256)
        encoded = [base64.b64encode(part).decode() for part in (point, iv, _encrypted(key, iv, plain, command_id.encode()))]
        return {"v": 1, "to": self._to, "id": command_id} | dict(zip(("point", "iv", "bytes"), encoded))

    def element(self, command: dict) -> dict:
        """What a push carries in place of the command. Inside n is 0, as when a device seals it."""
        plain = json.dumps(command | {"n": 0}, ensure_ascii=False).encode()
        return {"n": command["n"], "id": command["id"], "sealed": self.sealed(command["id"], plain)}


def point_of(spki: str) -> bytes:
    return base64.b64decode(spki)[-POINT_BYTES:]


def _encrypted(key: bytes, iv: bytes, plain: bytes, more: bytes) -> bytes:
    context, size, tag = _new_ctx(), INT(), ctypes.create_string_buffer(16)
    out = ctypes.create_string_buffer(max(1, len(plain)))
    ok = _init(context, _aes_256_gcm(), None, key, iv) == 1
    ok = ok and _update(context, None, ctypes.byref(size), more, len(more)) == 1
    ok = ok and _update(context, out, ctypes.byref(size), plain, len(plain)) == 1
    ok = ok and _final(context, tag, ctypes.byref(size)) == 1 and _control(context, GET_TAG, 16, tag) == 1
    _free_ctx(context)
    assert ok, "libcrypto seals"
    return out.raw[:len(plain)] + tag.raw
