"""Writes assets/i18n as constants of the client: texts.py ZH EN HEADER. Keys and order are kept, spaces are not."""
import json
import sys

PIECE = 3000  # Characters of one literal: every compiler takes 16 KB


def literals(path):
    with open(path, encoding="utf-8") as file:
        text = json.dumps(json.load(file), ensure_ascii=False, separators=(",", ":"))
    return "\n".join(f'    R"qg({text[at:at + PIECE]})qg"' for at in range(0, len(text), PIECE))


def main(zh, en, header):
    lines = ["// Generated from assets/i18n by tools/texts.py.", "#pragma once", "", "namespace qungong {"]
    for name, path in (("zh", zh), ("en", en)):
        lines.append(f"inline constexpr char texts_{name}[] =\n{literals(path)};")
    lines.append("} // namespace qungong\n")
    content = "\n".join(lines)
    try:
        with open(header, encoding="utf-8") as file:
            if file.read() == content:
                return
    except FileNotFoundError:
        pass
    with open(header, "w", encoding="utf-8") as file:
        file.write(content)


main(*sys.argv[1:4])
