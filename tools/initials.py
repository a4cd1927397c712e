#!/usr/bin/env python3
"""Makes the table of pinyin initials by which the search finds 木洞 for "md": initials.py Unihan_Readings.txt[.bz2] > FILE

Unihan comes with Debian's package unicode-data. The table has lines that begin with # and say where it is from, then
one line with a letter for each of U+4E00..U+9FFF (- where no reading is known), then one line with the characters that
are read in more ways, each followed by its other letters: 重c行h. Only readings of modern dictionaries count.
"""
import bz2
import re
import sys
import unicodedata

FIRST, LAST = 0x4E00, 0x9FFF
HEAD = """\
# First letters of the pinyin of Han characters; read by core/initials.cpp, made by tools/initials.py.
# From Unihan (kMandarin, kHanyuPinlu, kTGHZ2013, kXHC1983), Unicode {version}, modified: letters alone are kept.
# © Unicode, Inc.; see docs/licences/unicode.txt
"""
FIELDS = {
    "kMandarin": lambda value: value.split(),
    "kHanyuPinlu": lambda value: re.findall(r"(\S+?)\(", value),
    "kTGHZ2013": lambda value: re.findall(r":([^\s,]+)", value),
    "kXHC1983": lambda value: re.findall(r":([^\s,]+)", value),
}


def first_letter(reading):
    return unicodedata.normalize("NFD", reading)[0].lower()


def letters_by_character(lines):
    """Character -> its letters, that of kMandarin first; and the version the file names."""
    found, version = {}, "?"
    for line in lines:
        if match := re.match(r"# Unicode version: (\S+)", line):
            version = match[1]
        parts = line.rstrip("\n").split("\t")
        if len(parts) != 3 or parts[1] not in FIELDS or not FIRST <= int(parts[0][2:], 16) <= LAST:
            continue
        letters = [first_letter(reading) for reading in FIELDS[parts[1]](parts[2])]
        own = found.setdefault(chr(int(parts[0][2:], 16)), [])
        found[chr(int(parts[0][2:], 16))] = letters + own if parts[1] == "kMandarin" else own + letters
    return {character: "".join(dict.fromkeys(letters)) for character, letters in found.items()}, version


def table(lines):
    found, version = letters_by_character(lines)
    usual = "".join(found.get(chr(code), "-")[0] for code in range(FIRST, LAST + 1))
    others = "".join(character + letters[1:] for character, letters in sorted(found.items()) if len(letters) > 1)
    return f"{HEAD.format(version=version)}{usual}\n{others}\n"


def main(source):
    opened = bz2.open(source, "rt", encoding="utf-8") if source.endswith(".bz2") else open(source, encoding="utf-8")
    with opened as lines:
        sys.stdout.write(table(lines))


if __name__ == "__main__":
    main(sys.argv[1])
