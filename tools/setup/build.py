"""Build: runs the presets of CMakePresets.json, and only when a source has changed since the last good build.

What a build read is remembered as a stamp over path, size and time of every source; a second start of serve.py
compares the stamp and starts neither cmake nor ninja.
"""
import hashlib
import os
import re
import shutil
import subprocess
import time

from .say import SetupFailed, step

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PROGRESS_SECONDS = 10
BUILD_FILES = ["CMakeLists.txt", "CMakePresets.json", "tools/cmake", "tools/packages.json", "third_party"]
SOURCES = {"release": ["core", "tools/cli", "web/app", "web/views", *BUILD_FILES],
           "native": ["core", "tools/cli", "web/app", "web/views", "tests", *BUILD_FILES],
           "web": ["core", "web", "tests/browser/proof", *BUILD_FILES]}


def files_under(places):
    for place in places:
        path = os.path.join(ROOT, place)
        if os.path.isfile(path):
            yield path
        for folder, folders, files in os.walk(path):
            folders[:] = sorted(name for name in folders if name not in ("node_modules", "__pycache__"))
            for file in sorted(files):
                yield os.path.join(folder, file)


def fingerprint(places):
    """Changes with every file that is added, removed or written under the places."""
    digest = hashlib.sha256()
    for path in files_under(places):
        seen = os.stat(path)
        digest.update(f"{path}\0{seen.st_size}\0{seen.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def is_fresh(stamp, mark):
    if not os.path.exists(stamp):
        return False
    with open(stamp, encoding="utf-8") as file:
        return file.read() == mark


def keep(stamp, mark):
    os.makedirs(os.path.dirname(stamp), exist_ok=True)
    with open(f"{stamp}.new", "w", encoding="utf-8") as file:
        file.write(mark)
    os.replace(f"{stamp}.new", stamp)


def run_tool(words, what):
    """Runs a build tool; says every ten seconds how far Ninja is, and all that was said if it fails."""
    running = subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                               errors="replace")
    said, told = [], time.monotonic()
    for line in running.stdout:
        said.append(line)
        if time.monotonic() - told > PROGRESS_SECONDS and (found := re.match(r"\[(\d+)/(\d+)\]", line)):
            told = time.monotonic()
            step(f"{what}: {found[1]} of {found[2]}")
    if running.wait():
        raise SetupFailed(f"{what} failed:\n{''.join(said)[-6000:]}")


def configured_elsewhere(folder):
    """A build folder that was copied or moved with the checkout cannot be used again."""
    cache = f"{folder}/CMakeCache.txt"
    if not os.path.exists(cache):
        return False
    with open(cache, encoding="utf-8") as file:
        return f"CMAKE_HOME_DIRECTORY:INTERNAL={ROOT}\n" not in file.read()


def build(preset, targets=("all",)):
    """Builds a preset if its sources changed; True if it had to."""
    folder = f"{ROOT}/build/{preset}"
    stamp = f"{folder}/stamp.{'.'.join(targets)}"
    mark = fingerprint(SOURCES[preset])
    if is_fresh(stamp, mark):
        return False
    step(f"building {preset}" + ("" if os.path.exists(stamp) else " for the first time (some minutes)"))
    if configured_elsewhere(folder):
        shutil.rmtree(folder)
    run_tool(["cmake", "--preset", preset], f"configuring {preset}")
    run_tool(["cmake", "--build", "--preset", preset, "--target", *targets], f"building {preset}")
    keep(stamp, mark)
    return True
