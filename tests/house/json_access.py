"""JSON access: nlohmann/json is seen in core/json.cpp only, and nobody reads a value in a way that throws.

Elsewhere JSON is a core/value.hpp Value, which must not grow readers of that kind; a text may have an `at` of its own.
"""
import re

from . import text_of, tracked_files

HOME = "core/json.cpp"
LIBRARY = re.compile(r"nlohmann")
THROWING = re.compile(r"(?:\.|->)(?:get<|get_to\(|(?:at|value)\(\s*\")")
VALUE, GROWN = "core/value.hpp", re.compile(r"\boperator\[\]|\b(?:at|get|get_to)\(|\btemplate\b.*\bget\b")

BAD = {
    "core/a.cpp": "#include <nlohmann/json.hpp>\n",
    "core/b.cpp": 'auto x = j.at("x");\n',
    "web/app/c.cpp": "int x = j.get<int>();\n",
    "tools/cli/d.cpp": 'auto x = j.value("x", 1);\n',
    "core/value.hpp": "const Value& operator[](std::string_view) const;\n",
}


def problems(root):
    for name in tracked_files(root, (".cpp", ".hpp")):
        if name == HOME or not name.startswith(("core/", "web/", "tools/")):
            continue
        for number, line in enumerate(text_of(root, name).splitlines(), 1):
            code = line.split("//")[0]
            if LIBRARY.search(code) or THROWING.search(code) or (name == VALUE and GROWN.search(code)):
                yield f"{name}:{number}: JSON is read in {HOME} only: {line.strip()[:80]}"
