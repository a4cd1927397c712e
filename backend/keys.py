"""Keys: the server's two P-256 key pairs, through the libcrypto that Python's own ssl module stands on.

  sign   ECDSA over SHA-256: signs the time in `hello`, so that a device can trust it later without the server
  seal   ECDH: a device seals to it what it may keep but no longer read (docs/sync.md)

Public keys leave as SPKI in base64, as WebCrypto imports them; private keys are PKCS#8 and stay in the store.
"""

from __future__ import annotations

import base64
import ctypes
import hashlib

_lib = ctypes.CDLL("libcrypto.so.3")


def _declare(name: str, result, *arguments):
    function = getattr(_lib, name)
    function.restype, function.argtypes = result, list(arguments)
    return function


_pointer, _size = ctypes.c_void_p, ctypes.c_size_t
_new_ctx = _declare("EVP_PKEY_CTX_new_from_name", _pointer, _pointer, ctypes.c_char_p, ctypes.c_char_p)
_ctx_of_key = _declare("EVP_PKEY_CTX_new", _pointer, _pointer, _pointer)
_free_ctx = _declare("EVP_PKEY_CTX_free", None, _pointer)
_keygen_init = _declare("EVP_PKEY_keygen_init", ctypes.c_int, _pointer)
_set_group = _declare("EVP_PKEY_CTX_set_group_name", ctypes.c_int, _pointer, ctypes.c_char_p)
_generate = _declare("EVP_PKEY_generate", ctypes.c_int, _pointer, ctypes.POINTER(_pointer))
_free_key = _declare("EVP_PKEY_free", None, _pointer)
_private_der = _declare("i2d_PrivateKey", ctypes.c_int, _pointer, ctypes.POINTER(_pointer))
_public_der = _declare("i2d_PUBKEY", ctypes.c_int, _pointer, ctypes.POINTER(_pointer))
_private_from = _declare("d2i_AutoPrivateKey", _pointer, _pointer, ctypes.POINTER(ctypes.c_char_p), ctypes.c_long)
_sign_init = _declare("EVP_PKEY_sign_init", ctypes.c_int, _pointer)
_sign = _declare("EVP_PKEY_sign", ctypes.c_int, _pointer, ctypes.c_char_p, ctypes.POINTER(_size), ctypes.c_char_p,
                 _size)
_free_der = _declare("CRYPTO_free", None, _pointer, ctypes.c_char_p, ctypes.c_int)


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
            size = _size(128)
            out = ctypes.create_string_buffer(128)
            ok = _sign_init(context) == 1 and _sign(context, out, ctypes.byref(size), digest, 32) == 1
            assert ok, "libcrypto signs with a key of its own"
        finally:
            _free_ctx(context)
        return base64.b64encode(_raw_signature(out.raw[:size.value])).decode()


def new_private_key() -> bytes:
    context = _new_ctx(None, b"EC", None)
    key = _pointer()
    try:
        ok = _keygen_init(context) == 1 and _set_group(context, b"P-256") == 1
        ok = ok and _generate(context, ctypes.byref(key)) == 1
        assert ok, "libcrypto knows P-256"
        return _der(_private_der, key)
    finally:
        _free_key(key)
        _free_ctx(context)


def _der(encode, key) -> bytes:
    out = _pointer()
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
