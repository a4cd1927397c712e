"""Sealed: opens what a device kept for the server's eyes alone (docs/storage.md section 5; shell/services/seal.js writes it).

The device made a P-256 key for this one record and forgot it: its point and the server's `seal` key give the secret,
HKDF-SHA-256 the key, AES-256-GCM the bytes, bound to the id of the command. Whatever cannot be opened is a NotOpened
with the field at fault, never a crash and never half a text.
"""

from __future__ import annotations

import base64
import binascii
import ctypes
import hmac

from backend.keys import KeyPair
from backend.libcrypto import INT, POINTER, TEXT, TO_INT, declare

VERSION = 1
INFO = b"qungong/to_server/v1"
IV_BYTES, TAG_BYTES = 12, 16
_SET_TAG = 0x11  # EVP_CTRL_AEAD_SET_TAG

_new_ctx = declare("EVP_CIPHER_CTX_new", POINTER)
_free_ctx = declare("EVP_CIPHER_CTX_free", None, POINTER)
_aes_256_gcm = declare("EVP_aes_256_gcm", POINTER)
_init = declare("EVP_DecryptInit_ex", INT, POINTER, POINTER, POINTER, TEXT, TEXT)
_control = declare("EVP_CIPHER_CTX_ctrl", INT, POINTER, INT, INT, TEXT)
_update = declare("EVP_DecryptUpdate", INT, POINTER, TEXT, TO_INT, TEXT, INT)
_final = declare("EVP_DecryptFinal_ex", INT, POINTER, TEXT, TO_INT)


class NotOpened(Exception):
    """`field` is the part of the record that is at fault: v, to, id, point, iv or bytes."""

    def __init__(self, field: str):
        super().__init__(field)
        self.field = field


def opened(sealed, command_id: str, key: KeyPair) -> bytes:
    """The bytes that were sealed, under the id that the record is pushed with."""
    if not isinstance(sealed, dict) or sealed.get("v") != VERSION:
        raise NotOpened("v")
    if sealed.get("to") != key.told()["id"]:
        raise NotOpened("to")
    if sealed.get("id", command_id) != command_id:
        raise NotOpened("id")
    point, iv, ciphertext = (_bytes_of(sealed, field) for field in ("point", "iv", "bytes"))
    if (secret := key.shared_with(point)) is None:
        raise NotOpened("point")
    if len(iv) != IV_BYTES:
        raise NotOpened("iv")
    plain = _decrypted(_hkdf(secret, point), iv, ciphertext, command_id.encode())
    if plain is None:
        raise NotOpened("bytes")
    return plain


def _bytes_of(sealed: dict, field: str) -> bytes:
    try:
        return base64.b64decode(sealed[field], validate=True)
    except (KeyError, TypeError, ValueError, binascii.Error):
        raise NotOpened(field) from None


def _hkdf(secret: bytes, salt: bytes) -> bytes:
    """HKDF-SHA-256 (RFC 5869) of 32 bytes: one round of its second step."""
    return hmac.digest(hmac.digest(salt, secret, "sha256"), INFO + b"\x01", "sha256")


def _decrypted(key: bytes, iv: bytes, ciphertext: bytes, more: bytes) -> bytes | None:
    """None where the tag does not fit: nothing of the bytes is given away then."""
    text, tag = ciphertext[:-TAG_BYTES], ciphertext[-TAG_BYTES:]
    if len(tag) != TAG_BYTES:
        return None
    context, size = _new_ctx(), INT()
    out, rest = ctypes.create_string_buffer(max(1, len(text))), ctypes.create_string_buffer(TAG_BYTES)
    try:
        ok = _init(context, _aes_256_gcm(), None, key, iv) == 1
        ok = ok and _update(context, None, ctypes.byref(size), more, len(more)) == 1
        ok = ok and _update(context, out, ctypes.byref(size), text, len(text)) == 1
        ok = ok and _control(context, _SET_TAG, TAG_BYTES, tag) == 1
        ok = ok and _final(context, rest, ctypes.byref(INT())) == 1
    finally:
        _free_ctx(context)
    return out.raw[:len(text)] if ok else None
