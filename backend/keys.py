"""Keys: the server's two P-256 key pairs, through the libcrypto that Python's own ssl module stands on.

  sign   ECDSA over SHA-256: signs the time in `hello`, so that a device can trust it later without the server
  seal   ECDH: a device seals to it what it may keep but no longer read (docs/sync.md), backend/sealed.py opens it

Public keys leave as SPKI in base64, as WebCrypto imports them; private keys are PKCS#8 and stay in the store.
"""

from __future__ import annotations

import base64
import ctypes
import hashlib

from backend.libcrypto import INT, LONG, POINTER, SIZE, TEXT, TO_POINTER, TO_SIZE, TO_TEXT, declare

POINT_BYTES = 65  # 0x04 || x || y
_spki_before_point = bytes.fromhex("3059301306072a8648ce3d020106082a8648ce3d030107034200")

_new_ctx = declare("EVP_PKEY_CTX_new_from_name", POINTER, POINTER, TEXT, TEXT)
_ctx_of_key = declare("EVP_PKEY_CTX_new", POINTER, POINTER, POINTER)
_free_ctx = declare("EVP_PKEY_CTX_free", None, POINTER)
_keygen_init = declare("EVP_PKEY_keygen_init", INT, POINTER)
_set_group = declare("EVP_PKEY_CTX_set_group_name", INT, POINTER, TEXT)
_generate = declare("EVP_PKEY_generate", INT, POINTER, TO_POINTER)
_free_key = declare("EVP_PKEY_free", None, POINTER)
_private_der = declare("i2d_PrivateKey", INT, POINTER, TO_POINTER)
_public_der = declare("i2d_PUBKEY", INT, POINTER, TO_POINTER)
_private_from = declare("d2i_AutoPrivateKey", POINTER, POINTER, TO_TEXT, LONG)
_public_from = declare("d2i_PUBKEY", POINTER, POINTER, TO_TEXT, LONG)
_sign_init = declare("EVP_PKEY_sign_init", INT, POINTER)
_sign = declare("EVP_PKEY_sign", INT, POINTER, TEXT, TO_SIZE, TEXT, SIZE)
_derive_init = declare("EVP_PKEY_derive_init", INT, POINTER)
_set_peer = declare("EVP_PKEY_derive_set_peer", INT, POINTER, POINTER)
_derive = declare("EVP_PKEY_derive", INT, POINTER, TEXT, TO_SIZE)
_free_der = declare("CRYPTO_free", None, POINTER, TEXT, INT)


class KeyPair:
    def __init__(self, private_der: bytes):
        start = ctypes.c_char_p(private_der)
        self._key = _private_from(None, ctypes.byref(start), len(private_der))
        assert self._key, "the store holds a key that libcrypto made"
        self.public_base64 = base64.b64encode(_der(_public_der, self._key)).decode()

    def told(self) -> dict:
        """{"id","spki"}: the public half, and a short name for it."""
        return {"id": hashlib.sha256(self.public_base64.encode()).hexdigest()[:16], "spki": self.public_base64}

    def sign_base64(self, message: bytes) -> str:
        """r || s, 32 bytes each, as WebCrypto verifies it."""
        digest = hashlib.sha256(message).digest()
        context = _ctx_of_key(self._key, None)
        try:
            size = SIZE(128)
            out = ctypes.create_string_buffer(128)
            ok = _sign_init(context) == 1 and _sign(context, out, ctypes.byref(size), digest, 32) == 1
            assert ok, "libcrypto signs with a key of its own"
        finally:
            _free_ctx(context)
        return base64.b64encode(_raw_signature(out.raw[:size.value])).decode()

    def shared_with(self, point: bytes) -> bytes | None:
        """The ECDH secret (32 bytes) with whoever made this point; None where it is no point of the curve."""
        if len(point) != POINT_BYTES or point[0] != 4:
            return None
        spki = _spki_before_point + point
        peer = _public_from(None, ctypes.byref(TEXT(spki)), len(spki))  # Refuses what is not on the curve
        context = _ctx_of_key(self._key, None)
        try:
            size = SIZE(32)
            out = ctypes.create_string_buffer(32)
            ok = bool(peer) and _derive_init(context) == 1 and _set_peer(context, peer) == 1
            ok = ok and _derive(context, out, ctypes.byref(size)) == 1 and size.value == 32
        finally:
            _free_ctx(context)
            _free_key(peer)
        return out.raw if ok else None


def new_private_key() -> bytes:
    context = _new_ctx(None, b"EC", None)
    key = POINTER()
    try:
        ok = _keygen_init(context) == 1 and _set_group(context, b"P-256") == 1
        ok = ok and _generate(context, ctypes.byref(key)) == 1
        assert ok, "libcrypto knows P-256"
        return _der(_private_der, key)
    finally:
        _free_key(key)
        _free_ctx(context)


def _der(encode, key) -> bytes:
    out = POINTER()
    size = encode(key, ctypes.byref(out))
    assert size > 0, "libcrypto writes a key it holds"
    try:
        return ctypes.string_at(out, size)
    finally:
        _free_der(out, b"", 0)


def _raw_signature(der: bytes) -> bytes:
    """SEQUENCE { INTEGER r, INTEGER s }, both short enough for one length byte."""
    r_end = 4 + der[3]
    r, s = der[4:r_end], der[r_end + 2:r_end + 2 + der[r_end + 1]]
    return b"".join(int.from_bytes(part, "big").to_bytes(32, "big") for part in (r, s))
