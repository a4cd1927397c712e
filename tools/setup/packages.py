"""Packages: what Debian must have installed, by need (tools/packages.json), and how missing ones get there.

Asking costs one dpkg-query; apt is started only when something is missing, and then says so first.
"""
import json
import os
import shutil
import subprocess
import sys

from .say import SetupFailed, step

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
COMMANDS_ELSEWHERE = {"build": ["g++", "cmake", "ninja", "patch"], "web": ["emcc", "node", "brotli"],
                      "browser": ["chromium"], "engines": ["firefox-esr", "WebKitWebDriver", "Xvfb"], "npm": ["npm"],
                      "fresh": ["mmdebstrap"]}


def wanted_packages(needs):
    with open(f"{ROOT}/tools/packages.json", encoding="utf-8") as file:
        table = json.load(file)
    needs = [need for need in needs if need != "npm" or not shutil.which("npm")]
    return [name for need in needs for name in table[need]]


def missing_packages(names):
    if not names:
        return []
    asked = subprocess.run(["dpkg-query", "-W", "-f=${Package} ${db:Status-Status}\n", *names],
                           stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=False)
    there = {line.split()[0] for line in asked.stdout.splitlines() if line.endswith(" installed")}
    return [name for name in names if name not in there]


def as_root(names):
    """The words that make apt-get run as root, or a sentence that says what a person with the right must type."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo"):
        silent = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0
        if silent:
            return ["sudo", "-n"]
        if sys.stdin.isatty():
            return ["sudo"]
    raise SetupFailed("These Debian packages are missing, and only root may install them:\n"
                      f"    apt-get install --no-install-recommends {' '.join(names)}\n"
                      "Ask somebody who may, then run the same command again.")


def run_apt(root_words, words, what):
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    command = [*root_words, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-oDpkg::Use-Pty=0",
               "-oAcquire::Retries=2", "-oDPkg::Lock::Timeout=300", *words]
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                          errors="replace", check=False)
    if done.returncode:
        raise SetupFailed(f"{what} failed. Is this machine online, and is its disk not full?\n"
                          f"Run the same command again when it is; nothing has to be cleaned up.\n"
                          + done.stdout[-2000:])


def ensure_packages(*needs):
    """Installs what is missing of the named needs; does nothing, quickly, when nothing is."""
    if not shutil.which("dpkg-query"):
        lacking = [word for need in needs for word in COMMANDS_ELSEWHERE.get(need, []) if not shutil.which(word)]
        if lacking:
            raise SetupFailed(f"This is not Debian, and these commands are not on the PATH: {', '.join(lacking)}.\n"
                              "README.md says what each of them is.")
        return
    names = missing_packages(wanted_packages(needs))
    if not names:
        return
    root_words = as_root(names)
    step("reading Debian's package lists")
    run_apt(root_words, ["update"], "reading the package lists")
    step(f"installing {len(names)} Debian packages (a few minutes on a new machine): {' '.join(names)}")
    run_apt(root_words, ["install", "-y", "--no-install-recommends", *names], "installing packages")
    left = missing_packages(names)
    if left:
        raise SetupFailed(f"apt-get said yes, but these packages are not there: {' '.join(left)}")
