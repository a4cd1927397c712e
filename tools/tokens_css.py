#!/usr/bin/env python3
"""Write the looks as custom properties for the skeleton: tokens_css.py assets/looks/tokens.json shell/tokens.css

Only what the shell's own styles use; the client has all of it as C++ constants (tools/tokens.py).
"""
import json
import sys

USED = ["paper", "surface", "sunk", "selected", "line", "line_strong", "ink", "ink_2", "ink_3", "primary", "on_primary",
        "primary_soft", "seal", "on_seal", "skeleton", "focus", "danger", "red", "red_text", "yellow", "yellow_text",
        "green", "green_text", "grey", "grey_text", "blue", "blue_text"]


def colours(theme):
    return "".join(f"  --{name.replace('_', '-')}: {theme[name]};\n" for name in USED)


def stylesheet(tokens):
    themes = tokens["colour"]
    dark = colours(themes["dark"])
    family = tokens["type"]["family"].replace(",", ",\n    ")
    return ("/* Written by tools/tokens_css.py from assets/looks/tokens.json. */\n"
            f":root {{\n  --family: {family};\n{colours(themes['light'])}}}\n"
            f"@media (prefers-color-scheme: dark) {{ :root:not([data-theme]) {{\n{dark}}} }}\n"
            f":root[data-theme=dark] {{\n{dark}}}\n"
            f":root[data-theme=high_contrast] {{\n{colours(themes['high_contrast'])}}}\n")


def main(source, target):
    with open(source, encoding="utf-8") as file:
        text = stylesheet(json.load(file))
    with open(target, "w", encoding="utf-8") as file:
        file.write(text)


if __name__ == "__main__":
    main(*sys.argv[1:])
