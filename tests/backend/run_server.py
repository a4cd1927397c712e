"""run_server: what tests/backend starts as a process. Prints "port N" when it listens.

    python3 -m tests.backend.run_server DATA
"""

from __future__ import annotations

import sys
from pathlib import Path

from backend.app import create_app
from backend.listening import Listening
from backend.settings import Settings

ROOT = Path(__file__).resolve().parents[2]


def main() -> None:
    settings = Settings(data_dir=Path(sys.argv[1]), lib_path=ROOT / "build/release/libqungong.so",
                        assets_dir=ROOT / "assets", www_dir=ROOT / "build/www", port=0, test_clock=True, demo=True)
    Listening(create_app(settings), lambda port: print("port", port, flush=True), port=0).run()


if __name__ == "__main__":
    main()
