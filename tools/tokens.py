#!/usr/bin/env python3
"""Write the C++ constants of the looks: tokens.py assets/looks/tokens.json OUT.hpp

tokens.json is the one source of colours and measures; nothing of it is typed twice. The file is only written
when it changed, so that a second configure rebuilds nothing.
"""
import json
import pathlib
import sys


def packed(colour):
    """ImGui keeps a colour as 0xAABBGGRR."""
    digits = colour.lstrip("#")
    red, green, blue = digits[0:2], digits[2:4], digits[4:6]
    alpha = digits[6:8] or "FF"
    return "0x" + alpha + blue + green + red


def colour_struct(names):
    return "struct Colours {\n    std::uint32_t " + ", ".join(names) + ";\n};\n"


def colour_set(theme, names, values):
    inner = ", ".join(packed(values[name]) for name in names)
    return f"inline constexpr Colours colours_{theme}{{{inner}}};\n"


def slots(name, table):
    order = ["caption", "work", "read", "title", "figure"]
    inner = ", ".join(f"{{{table[slot]['size']}, {table[slot]['line']}}}" for slot in order)
    return f"inline constexpr TypeSlot {name}[] = {{{inner}}};\n"


def number(name, value):
    return f"inline constexpr float {name} = {value};\n"


def header(tokens):
    names = list(tokens["colour"]["light"])
    for theme, values in tokens["colour"].items():
        if list(values) != names:
            sys.exit(f"tokens: the theme {theme} names other colours than light")
    out = ["// Made by tools/tokens.py from assets/looks/tokens.json; change that file, never this one.\n",
           "#pragma once\n#include <cstdint>\nnamespace qungong::ui {\n", colour_struct(names)]
    out += [colour_set(theme, names, values) for theme, values in tokens["colour"].items()]
    out.append("struct TypeSlot {\n    float size, line;\n};\n")
    out.append(slots("type_slots", tokens["type"]["slots"]))
    out.append(slots("elder_type_slots", tokens["type"]["elder_slots"]))
    out += [number("radius_" + key, value) for key, value in tokens["radius"].items() if not isinstance(value, str)]
    for kind, table in tokens["target"].items():
        if isinstance(table, dict):
            out += [number(f"target_{kind}_{key}", value) for key, value in table.items()]
    for kind, table in tokens["layout"].items():
        out += [number(f"layout_{kind}_{key}", value) for key, value in table.items()]
    out += [number(f"motion_{key}", tokens["motion"][key]) for key in ("toast_stays_ms", "undo_stays_ms")]
    out.append(number("measure_max_han", tokens["type"]["measure_max_han"]))
    out.append("} // namespace qungong::ui\n")
    return "".join(out)


def main():
    if len(sys.argv) != 3:
        sys.exit("usage: tokens.py TOKENS.json OUT.hpp")
    text = header(json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8")))
    out = pathlib.Path(sys.argv[2])
    if not out.exists() or out.read_text(encoding="utf-8") != text:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(text, encoding="utf-8")


main()
