"""Emscripten: Debian 13's package made to run from a folder on Debian 12.

Its Binaryen wants a newer libc than Debian 12 has, so every Binaryen tool gets a wrapper that starts it through
the libc unpacked beside it. Nothing of this is installed; clang-19, lld-19, llvm-19 and node are the system's own.
"""
import os
import shutil
import subprocess

from .say import SetupFailed, step

LEFT_OUT = ["./usr/share/emscripten/test/*", "./usr/share/doc/*", "./usr/share/emscripten/docs/*",
            "*/third_party/closure-compiler/*", "*/wasm32-emscripten/pic/*", "*/wasm32-emscripten/lto-pic/*",
            "*/wasm32-emscripten/*-mt*.a", "*/wasm32-emscripten/*-ww*.a"]
CONFIG = """LLVM_ROOT = '/usr/lib/llvm-19/bin'
BINARYEN_ROOT = '{root}/binaryen'
NODE_JS = '/usr/bin/node'
EMSCRIPTEN_ROOT = '{root}/usr/share/emscripten'
CACHE = '{root}/usr/share/emscripten/cache'
FROZEN_CACHE = True
"""
WRAPPER = """#!/bin/sh
exec {root}/libc/ld-linux.so --library-path {root}/libc {root}/binaryen/real/{tool} "$@"
"""


def extract(package, target, left_out=()):
    os.makedirs(target, exist_ok=True)
    files = subprocess.Popen(["dpkg-deb", "--fsys-tarfile", package], stdout=subprocess.PIPE)
    excludes = [f"--exclude={pattern}" for pattern in left_out]
    done = subprocess.run(["tar", "-x", "-C", target, *excludes], stdin=files.stdout, check=False)
    if files.wait() or done.returncode:
        raise SetupFailed(f"{os.path.basename(package)} did not unpack; is the disk full?")


def collect_libc(packages, ready):
    os.makedirs(f"{ready}/libc")
    for name in ("libc6", "libstdc++6", "libgcc-s1"):
        extract(packages[name], f"{ready}/unpacked")
    for folder, _, files in os.walk(f"{ready}/unpacked"):
        for file in files:
            if ".so" in file and "gconv" not in folder:
                shutil.copy2(os.path.join(folder, file), f"{ready}/libc/{file}", follow_symlinks=True)
    loader = next(file for file in os.listdir(f"{ready}/libc") if file.startswith("ld-linux"))
    os.rename(f"{ready}/libc/{loader}", f"{ready}/libc/ld-linux.so")
    shutil.copy2(f"{ready}/libc/ld-linux.so", f"{ready}/libc/{loader}")
    shutil.rmtree(f"{ready}/unpacked")


def wrap_binaryen(package, ready, root):
    extract(package, f"{ready}/unpacked")
    os.makedirs(f"{ready}/binaryen/bin")
    os.rename(f"{ready}/unpacked/usr/bin", f"{ready}/binaryen/real")
    libraries = f"{ready}/unpacked/usr/lib"
    for folder, _, files in os.walk(libraries):
        for file in files:
            shutil.copy2(os.path.join(folder, file), f"{ready}/libc/{file}")
    for tool in os.listdir(f"{ready}/binaryen/real"):
        path = f"{ready}/binaryen/bin/{tool}"
        with open(path, "w", encoding="utf-8") as file:
            file.write(WRAPPER.format(root=root, tool=tool))
        os.chmod(path, 0o755)
    shutil.rmtree(f"{ready}/unpacked")


def link_acorn(share):
    """Emscripten looks for acorn beside itself; Debian keeps it in /usr/share/nodejs."""
    modules = f"{share}/node_modules"
    os.makedirs(modules, exist_ok=True)
    if not os.path.lexists(f"{modules}/acorn"):
        os.symlink("/usr/share/nodejs/acorn", f"{modules}/acorn")


def unpack(packages, version, ready, root):
    """Fills the folder `ready`, which will be renamed to `root` when it is whole."""
    if f"_{version}" not in packages["emscripten"]:
        raise SetupFailed(f"{os.path.basename(packages['emscripten'])} is not Emscripten {version}")
    step("unpacking Emscripten (1 GB, about half a minute)")
    extract(packages["emscripten"], ready, LEFT_OUT)
    collect_libc(packages, ready)
    wrap_binaryen(packages["binaryen"], ready, root)
    share = f"{ready}/usr/share/emscripten"
    link_acorn(share)
    config = f"{share}/.emscripten"
    if os.path.lexists(config):
        os.remove(config)
    with open(config, "w", encoding="utf-8") as file:
        file.write(CONFIG.format(root=root))
