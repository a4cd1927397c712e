"""Unfinished: no note to do something later, and no code that sleeps in a test; a bench may let time pass."""
import re

from . import text_of, tracked_files

CODE = (".cpp", ".hpp", ".py", ".js", ".mjs", ".css", ".html", ".cmake", ".txt", "tests/run", "serve.py")
NOTES = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|X" + r"XX|HA" + r"CK)\b")
SLEEPS = re.compile(r"\bsleep(?:_for|_until)?\(|\bwaitFor" + r"Timeout\(")

BAD = {"core/a.cpp": "// TO" + "DO: later\n", "tests/unit/a_test.cpp": "std::this_thread::sleep" + "_for(1s);\n"}


def problems(root):
    for name in tracked_files(root, CODE):
        for number, line in enumerate(text_of(root, name).splitlines(), 1):
            if NOTES.search(line):
                yield f"{name}:{number}: a note for later: {line.strip()[:80]}"
            if name.startswith("tests/") and not name.startswith(("tests/house/", "tests/bench/")) and SLEEPS.search(line):
                yield f"{name}:{number}: a test that sleeps: {line.strip()[:80]}"
