"""Say: progress lines for people, and the one way the set-up gives up.

Every long step prints one line before it starts, so that a waiting person knows what is going on.
"""
import sys
import time

STARTED = time.monotonic()


class SetupFailed(Exception):
    """What could not be done, as sentences for the person at the terminal."""


def step(text):
    print(f"[{time.monotonic() - STARTED:6.1f} s] {text}", file=sys.stderr, flush=True)


def run_or_explain(main):
    """Runs main(); a failure of the set-up becomes its sentences and exit status 1, never a traceback."""
    try:
        sys.exit(main())
    except SetupFailed as failure:
        print(f"\n{failure}", file=sys.stderr)
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
