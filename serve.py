#!/usr/bin/env python3
"""Qungong in one command: installs what is missing, builds what changed, serves everything.

    ./serve.py                          the demo district on http://127.0.0.1:8080
    ./serve.py backup FILE              a copy of the store, also while it is being served
    ./serve.py restore FILE             the copy back into an empty data folder
"""
import argparse
import importlib.util
import json
import os
import sys

ROOT = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, ROOT)
sys.dont_write_bytecode = sys.dont_write_bytecode or not os.access(ROOT, os.W_OK)

from tools.setup.say import SetupFailed, run_or_explain, step  # noqa: E402

DEBIAN_PYTHON = "/usr/bin/python3"
NEEDED_MODULES = ["starlette", "uvicorn", "argon2"]
REFUSALS = {
    "needs_tls": "Only this machine may be served without encryption. For --host {host} give --cert and --key, or "
                 "--behind-proxy where a proxy ends TLS.",
    "demo_on_loopback_only": "The passwords of the demo accounts are public, so a store with them is served on this "
                             "machine only. Use --no-demo and another --data folder.",
    "test_clock_with_demo_only": "--test-clock moves everybody's clock: it exists only with demo data on this machine.",
}


def arguments():
    parser = argparse.ArgumentParser(prog="serve.py", description="Qungong 群工: builds what is missing and serves it.")
    parser.add_argument("verb", nargs="?", choices=["backup", "restore"], help="instead of serving")
    parser.add_argument("file", nargs="?", help="the file of backup or restore")
    parser.add_argument("--port", type=int, default=8080, help="0 picks a free one (default 8080)")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default 127.0.0.1)")
    parser.add_argument("--data", metavar="DIR", default=f"{ROOT}/data", help="where the store lies (default data/)")
    parser.add_argument("--cert", metavar="FILE", help="certificate chain, PEM")
    parser.add_argument("--key", metavar="FILE", help="its private key, PEM")
    parser.add_argument("--behind-proxy", action="store_true", help="a proxy before this ends TLS")
    parser.add_argument("--no-demo", action="store_true", help="a new store starts empty, without the sample district")
    parser.add_argument("--test-clock", action="store_true", help="tests may move the clock")
    parser.add_argument("--no-build", action="store_true", help="serve what was built before")
    chosen = parser.parse_args()
    if bool(chosen.verb) != bool(chosen.file):
        parser.error("backup and restore take one FILE")
    if bool(chosen.cert) != bool(chosen.key):
        parser.error("--cert and --key belong together")
    return chosen


def find_own_packages():
    """Goes on in Debian's own interpreter where the present one does not see what apt installed."""
    if all(importlib.util.find_spec(name) for name in NEEDED_MODULES):
        return
    if os.environ.get("QUNGONG_INTERPRETER") == DEBIAN_PYTHON or not os.path.exists(DEBIAN_PYTHON):
        raise SetupFailed(f"Python packages are missing: {', '.join(NEEDED_MODULES)}. README.md names them.")
    os.environ["QUNGONG_INTERPRETER"] = DEBIAN_PYTHON
    os.execv(DEBIAN_PYTHON, [DEBIAN_PYTHON, os.path.join(ROOT, "serve.py"), *sys.argv[1:]])


def make_everything():
    from tools.setup.build import build
    from tools.setup.www import make_www
    built = build("release", ("qungong_door", "qungong_cli"))
    built = build("web") or built
    make_www()
    if built:
        step("built")


def holds_demo_accounts(data_dir):
    """Whether a store was once filled with the sample district, whose passwords everybody knows."""
    import sqlite3
    from backend.store import FILE, meta
    if not (data_dir / FILE).exists():
        return False
    store = sqlite3.connect(f"file:{data_dir / FILE}?mode=ro", uri=True)
    try:
        return meta(store, "seeded") is not None
    finally:
        store.close()


def settings_of(chosen):
    from pathlib import Path
    from backend.settings import Settings, refusal
    https = bool(chosen.cert) or chosen.behind_proxy
    demo = not (chosen.no_demo or https)
    settings = Settings(
        data_dir=Path(chosen.data), lib_path=Path(ROOT, "build/release/libqungong.so"),
        assets_dir=Path(ROOT, "assets"), www_dir=Path(ROOT, "build/www"), host=chosen.host, port=chosen.port,
        https=https, behind_proxy=chosen.behind_proxy, test_clock=chosen.test_clock, demo=demo)
    word = refusal(settings)
    if not word and https and holds_demo_accounts(settings.data_dir):
        word = "demo_on_loopback_only"
    if word:
        raise SetupFailed(REFUSALS.get(word, word).format(host=chosen.host))
    return settings


def print_welcome(settings, address):
    print(f"Qungong 群工: {address}", flush=True)
    accounts = settings.assets_dir / "demo" / "accounts.json"
    if settings.demo and accounts.exists():
        print("Sample district, invented people. Accounts (login, password):")
        for account in json.loads(accounts.read_text(encoding="utf-8")):
            print(f"  {account['login']:<12} {account['password']:<14} {account['who_zh']} · {account['who_en']}")
    print("Stop with Ctrl-C.", flush=True)


def serve(chosen, settings):
    from backend.app import create_app
    from backend.listening import Listening
    scheme = "https" if chosen.cert else "http"
    os.makedirs(settings.data_dir, mode=0o700, exist_ok=True)
    server = Listening(create_app(settings), lambda port: print_welcome(settings, f"{scheme}://{settings.host}:{port}"),
                       host=settings.host, port=settings.port, ssl_certfile=chosen.cert, ssl_keyfile=chosen.key)
    server.run()
    return 0 if server.started else 1


def main():
    chosen = arguments()
    if chosen.verb:
        from tools import backup
        return getattr(backup, chosen.verb)(chosen.data, chosen.file)
    settings = settings_of(chosen)
    if not chosen.no_build:
        from tools.setup.packages import ensure_packages
        ensure_packages("build", "web", "backend")
    find_own_packages()
    if not chosen.no_build:
        make_everything()
    return serve(chosen, settings)


if __name__ == "__main__":
    run_or_explain(main)
