"""ThirdParty: the unpacked Dear ImGui, Catch2 and Emscripten under the user's cache folder, keyed by version.

A folder that is there is complete: it is made beside its place and renamed at the end. Patches of ours
(third_party/patches/NAME/*.patch) are part of the key, so a changed patch makes a new folder.

    python3 -m tools.setup.third_party imgui     # prints the folder, fetching it first where it is missing
"""
import fcntl
import glob
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile

from . import emscripten
from .private_apt import PrivateApt
from .say import SetupFailed, run_or_explain, step

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def cache_folder():
    base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return os.environ.get("QUNGONG_CACHE") or os.path.join(base, "qungong")


def patches_of(name):
    return sorted(glob.glob(f"{ROOT}/third_party/patches/{name}/*.patch"))


def folder_of(name, version):
    key = hashlib.sha256()
    for path in patches_of(name):
        with open(path, "rb") as file:
            key.update(file.read())
    mark = f"-{key.hexdigest()[:8]}" if patches_of(name) else ""
    return f"{cache_folder()}/{name}-{version}{mark}"


def unpack_source(tarball, name, version, target):
    if version not in os.path.basename(tarball):
        raise SetupFailed(f"{os.path.basename(tarball)} is not {name} {version}: Debian moved on; "
                          "docs/decisions.md says what to do.")
    with tarfile.open(tarball) as archive:
        archive.extractall(f"{target}.unpacked")
    (top,) = os.listdir(f"{target}.unpacked")
    os.rename(f"{target}.unpacked/{top}", target)
    os.rmdir(f"{target}.unpacked")
    for path in patches_of(name):
        with open(path, "rb") as file:
            done = subprocess.run(["patch", "-p1", "-s"], cwd=target, stdin=file, check=False)
        if done.returncode:
            raise SetupFailed(f"{os.path.basename(path)} does not fit {name} {version}")


def make(name, wanted, target):
    with tempfile.TemporaryDirectory(dir=cache_folder(), prefix=".making-") as work:
        apt = PrivateApt(f"{work}/apt", wanted["suite"])
        apt.update()
        ready = f"{work}/ready"
        if "sources" in wanted:
            for source in wanted["sources"]:
                unpack_source(apt.download_source(source), name, wanted["version"], ready)
        else:
            emscripten.unpack(apt.download_binaries(wanted["binaries"]), wanted["version"], ready, target)
        shutil.rmtree(target, ignore_errors=True)
        os.rename(ready, target)


def ensure(name):
    """The folder of a third-party part; fetched once, then found."""
    with open(f"{ROOT}/tools/packages.json", encoding="utf-8") as file:
        wanted = json.load(file)["third_party"][name]
    target = folder_of(name, wanted["version"])
    if os.path.isdir(target):
        return target
    os.makedirs(cache_folder(), exist_ok=True)
    with open(f"{cache_folder()}/{name}.lock", "w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not os.path.isdir(target):
            make(name, wanted, target)
            step(f"{name} {wanted['version']} is ready")
    return target


def main():
    for name in sys.argv[1:]:
        print(ensure(name))


if __name__ == "__main__":
    run_or_explain(main)
