"""Parts: what tests/run runs, one function a part. Each gives a Count; a part that sees no test says so as skipped."""
import glob
import hashlib
import os
import re
import subprocess
import sys
from dataclasses import dataclass, replace

from tests.failures import CATCH, TAP, UNITTEST, failures
from tests.house import tracked_files
from tools.setup.build import ROOT, build, is_fresh, keep
from tools.setup.packages import ensure_packages
from tools.setup.say import SetupFailed, step
from tools.setup.www import SIZE_LIMIT_BYTES, make_www, size_table

DEBIAN_PYTHON = "/usr/bin/python3" if os.path.exists("/usr/bin/python3") else sys.executable


@dataclass(frozen=True)
class Count:
    passed: int = 0
    failed: int = 0
    skipped: int = 0
    said: tuple = ()  # What each failure printed

    def __add__(self, other):
        return Count(self.passed + other.passed, self.failed + other.failed, self.skipped + other.skipped,
                     self.said + other.said)

    def __str__(self):
        return f"{self.passed} passed, {self.failed} failed, {self.skipped} skipped"


def shown(words, input_lines=()):
    """Runs a command, shows its output as it comes, and gives (exit status, output)."""
    running = subprocess.Popen(words, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                               stderr=subprocess.STDOUT, text=True, errors="replace")
    running.stdin.write("".join(f"{line}\n" for line in input_lines))
    running.stdin.close()
    lines = []
    for line in running.stdout:
        print(line, end="", flush=True)
        lines.append(line)
    return running.wait(), "".join(lines)


def number(pattern, text):
    found = re.findall(pattern, text, re.MULTILINE)
    return int(found[-1]) if found else 0


def honest(status, count):
    """A command that failed without naming a failure has still failed."""
    return replace(count, failed=max(count.failed, 1)) if status else count


def house(_):
    status, text = shown([sys.executable, "-m", "tests.house"])
    return honest(status, Count(number(r"(\d+) passed", text), number(r"(\d+) failed", text)))


def unit(_):
    ensure_packages("build", "tests")
    build("native")
    status, text = shown(["ctest", "--preset", "native"])
    failed = number(r"(\d+) tests failed out of", text)
    return honest(status, Count(number(r"out of (\d+)", text) - failed, failed, said=failures(CATCH, text)))


def python_tests(folder):
    files = sorted(glob.glob(f"{folder}/test_*.py", root_dir=ROOT))
    if not files:
        print(f"no tests in {folder}")
        return Count(skipped=1)
    status, text = shown([DEBIAN_PYTHON, "-m", "unittest", *[name[:-3].replace("/", ".") for name in files]])
    ran, skipped = number(r"^Ran (\d+) test", text), number(r"skipped=(\d+)", text)
    failed = number(r"failures=(\d+)", text) + number(r"errors=(\d+)", text)
    return honest(status, Count(ran - failed - skipped, failed, skipped, failures(UNITTEST, text)))


def backend(_):
    ensure_packages("build", "backend", "tests")
    build("release", ("qungong_door", "qungong_cli"))
    return python_tests("tests/backend")


def tools(_):
    ensure_packages("build", "web", "backend", "tests")
    build("native", ("qungong_cli",))
    return python_tests("tests/tools")


def size(_):
    ensure_packages("build", "web")
    build("web")
    make_www()
    rows = size_table()
    print(f"{'file':<64} {'plain':>9} {'sent':>9}")
    for name, plain, sent, at_first in rows:
        print(f"{name:<64} {plain:>9} {sent:>9}{'' if at_first else '   not at a first visit'}")
    first, fonts = [row for row in rows if row[3]], [row[0] for row in rows if row[0].endswith((".ttf", ".otf", ".woff2"))]
    total = sum(row[2] for row in first)
    print(f"{'first visit, all files':<64} {sum(row[1] for row in first):>9} {total:>9} of {SIZE_LIMIT_BYTES}")
    if not any(row[0].endswith(".wasm") for row in rows):
        print("there is no client yet")
        return Count(skipped=1)
    return Count(failed=1) if total > SIZE_LIMIT_BYTES or fonts else Count(passed=1)


def npm_packages():
    """npm ci, when the lock file is not the one that was installed."""
    folder = f"{ROOT}/tests/browser"
    with open(f"{folder}/package-lock.json", "rb") as file:
        mark = hashlib.sha256(file.read()).hexdigest()
    if is_fresh(f"{folder}/node_modules/.stamp", mark):
        return
    ensure_packages("npm")
    step("fetching playwright-core and axe-core (5 MB)")
    done = subprocess.run(["npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"], cwd=folder,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    if done.returncode:
        raise SetupFailed(f"npm ci failed. Is this machine online?\n{done.stdout[-2000:]}")
    keep(f"{folder}/node_modules/.stamp", mark)


def client():
    """What a browser test stands on: the server, the client, and a browser that has signs for Chinese."""
    ensure_packages("build", "web", "backend", "browser")
    build("release", ("qungong_door", "qungong_cli"))
    build("web")
    make_www()


def node_tests(files):
    """One process of node and one browser at a time; each file starts its own server and profile."""
    total = Count()
    for file in files:
        status, text = shown(["timeout", "600", "node", "--test", "--test-reporter=tap", file])
        total += honest(status, Count(number(r"^# pass (\d+)", text), number(r"^# fail (\d+)", text),
                                      number(r"^# skipped (\d+)", text), failures(TAP, text)))
    return total


def browser(names):
    files = [f"tests/browser/{name}_test.mjs" for name in names]
    files = files or sorted(glob.glob("tests/browser/*_test.mjs", root_dir=ROOT))
    if not files:
        print("no tests in tests/browser")
        return Count(skipped=1)
    client()
    npm_packages()
    return node_tests(files)


def engines(_):
    """The client in Firefox and WebKitGTK, whose packages nothing else needs."""
    ensure_packages("engines")
    client()
    return node_tests(sorted(glob.glob("tests/engines/*_test.mjs", root_dir=ROOT)))


def bench(_):
    ensure_packages("build")
    status, text = shown([sys.executable, "tests/bench/run.py"])
    return honest(status, Count(passed=len(re.findall(r"^ok ", text, re.MULTILINE)),
                                failed=len(re.findall(r"^OVER ", text, re.MULTILINE))))


def tidy(_):
    """clang-tidy over our own native sources, two at a time; a few minutes."""
    ensure_packages("build", "tests")
    build("native")
    files = [name for name in tracked_files(ROOT, (".cpp",)) if name.startswith(("core/", "tools/cli/", "web/app/"))]
    status, _ = shown(["xargs", "-P2", "-n2", "clang-tidy", "-p", "build/native", "--quiet"],
                      input_lines=files)
    return Count(failed=1) if status else Count(passed=1)


def fresh(_):
    ensure_packages("fresh")
    status, _ = shown([f"{ROOT}/tests/fresh"])
    return Count(failed=1) if status else Count(passed=1)


PARTS = {"house": house, "unit": unit, "backend": backend, "tools": tools, "size": size, "browser": browser,
         "engines": engines, "tidy": tidy, "bench": bench, "fresh": fresh}
