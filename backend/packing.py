"""Packing: a state, or the events of a case, compressed for the disk against what most of them have in common.

A packed text begins with "H" (zlib, window of 4 KiB: one event or state, quickly) or "x" (32 KiB: the events of a
case, in quiet moments, backend/tidy.py); a plain one is JSON, which never does, and stays plain. The common words are
never edited, since what is stored needs them: another list would be another first byte.
"""

from __future__ import annotations

import zlib

WINDOW, MEMORY, LEVEL = 12, 5, 1   # A small window costs a third of the time of a large one, and 1 % of the size
CLOSE_WINDOW, CLOSE_MEMORY, CLOSE_LEVEL = 15, 9, 9
FIRST_BYTES = (b"H", b"x")

_WORDS = (
    b'"identity":{"k":"","leaf":{"id_number":"","kind":"person","name":"","phone":"139"},"salt":""}'
    b',"shown":"","article":"","outcome":"solved","text":"","basis":"","how":"phone","words":{"k":"","leaf":{"words":"'
    b'"reporter":"","salt":"","parts":[["p1","","in_hand",null,"assigned"]],"reason":"","then":{"area_from":"500113109'
    b'","clocks":[["whole",179,"5wd",0],["accept","0.5wd",0],["dispatch","handle","deliver","sign_in"]],"holder":"v500'
    b'113","level":"village","route":{"because":"","matched":["type"],"office":"v500113109","version":1},"state":"accept'
    b'ed","stop":["accept"],"late_sync":true,"pack":"","petitioner_kind":"person","place":"500113109","number":"","type"'
    b':"help","topic":"","urgency":"normal"},"h":"","open":{"about":{"kind":"thing"}'
    b'{"env":{"actor":{"office":"v500113109200","person":"p-","role":"clerk"},"at":179,"case":"500113-01a","cmd":"","dev'
    b'":"server","n":1,"recorded_at":179,"seq":1,"type":"filed","v":1},"h":"')


def packed(text: bytes) -> bytes:
    packer = zlib.compressobj(LEVEL, zlib.DEFLATED, WINDOW, MEMORY, zlib.Z_DEFAULT_STRATEGY, _WORDS)
    return packer.compress(text) + packer.flush()


def closely_packed(text: bytes) -> bytes:
    packer = zlib.compressobj(CLOSE_LEVEL, zlib.DEFLATED, CLOSE_WINDOW, CLOSE_MEMORY, zlib.Z_DEFAULT_STRATEGY, _WORDS)
    return packer.compress(text) + packer.flush()


def unpacked(stored: bytes) -> bytes:
    return zlib.decompressobj(CLOSE_WINDOW, _WORDS).decompress(stored) if stored[:1] in FIRST_BYTES else stored
