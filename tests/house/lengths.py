"""Lengths: files <= 300 lines, functions <= 40, lines <= 140 (in code, not in tables of data).

STYLE.md asks for lines of 110 where it does not hurt; here stands the width that is never passed.
"""
import ast
import re

from . import text_of, tracked_files

FILE_LINES, FUNCTION_LINES, LINE_COLUMNS = 300, 40, 140
CODE = (".cpp", ".hpp", ".py", ".js", ".mjs", ".css")
WITHOUT_ENDING = ("tests/run", "tests/fresh")
NOT_A_FUNCTION = re.compile(r"\b(?:namespace|struct|class|enum|union|if|for|while|switch|else|do|try|catch)\b"
                            r"|^\s*(?:extern|export default \{|export const \w+ = [\[{]|const \w+ = [\[{])"
                            r"|^\s*(?:constexpr|inline|static|const)[^()]*=\s*\{")
OPENS_BLOCK = re.compile(r"\)[^;{}]*\{\s*$|=>\s*\{\s*$")

BAD = {
    "long_file.py": "x = 1\n" * 301,
    "long_line.cpp": "// " + "x" * 150 + "\n",
    "long_function.cpp": "void f()\n{\n" + "    g();\n" * 45 + "}\n",
    "long_function.js": "export function f() {\n" + "  g();\n" * 45 + "}\n",
    "long_function.py": "def f():\n" + "    g()\n" * 45,
}


def brace_functions(lines):
    """(first line, length) of blocks that follow a parameter list and close at their own indentation."""
    for start, line in enumerate(lines):
        opener = line
        if line.strip() == "{" and start:
            opener = f"{lines[start - 1].rstrip()} {{"
            if not re.search(r"\)[^;]*$", lines[start - 1]):
                continue
        if not OPENS_BLOCK.search(opener) or NOT_A_FUNCTION.search(opener):
            continue
        indent = len(line) - len(line.lstrip())
        for end in range(start + 1, len(lines)):
            if lines[end].strip() and len(lines[end]) - len(lines[end].lstrip()) <= indent \
                    and lines[end].lstrip().startswith("}"):
                yield start + 1, end - start + 1
                break


def python_functions(text):
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield node.lineno, node.end_lineno - node.lineno + 1


def problems(root):
    for name in tracked_files(root, CODE + WITHOUT_ENDING):
        text = text_of(root, name)
        lines = text.splitlines()
        if len(lines) > FILE_LINES:
            yield f"{name}: {len(lines)} lines, {FILE_LINES} are allowed"
        for number, line in enumerate(lines, 1):
            if len(line) > LINE_COLUMNS:
                yield f"{name}:{number}: {len(line)} columns, {LINE_COLUMNS} are allowed"
        is_python = name.endswith(".py") or name in WITHOUT_ENDING and "python3" in lines[0]
        for number, length in python_functions(text) if is_python else brace_functions(lines):
            if length > FUNCTION_LINES:
                yield f"{name}:{number}: a function of {length} lines, {FUNCTION_LINES} are allowed"
