"""Failures: what an output says of the tests that failed, so that the end of a long run repeats it."""
import re

LINES_MAX = 40  # Of each: the first lines of a failure say what it is

TAP = re.compile(r"^not ok .*?^  \.\.\.$", re.MULTILINE | re.DOTALL)
UNITTEST = re.compile(r"^(?:FAIL|ERROR): .*?(?=^={20}|^-{70}\nRan )", re.MULTILINE | re.DOTALL)
CATCH = re.compile(r"^\S+:\d+: FAILED:.*?(?=^\S+:\d+: |^={20})", re.MULTILINE | re.DOTALL)


def shortened(text):
    lines = text.rstrip().splitlines()
    rest = len(lines) - LINES_MAX
    return "\n".join([*lines[:LINES_MAX], *([f"  ({rest} more lines above)"] if rest > 0 else [])])


def failures(kind, text):
    """The failures in an output of this kind (TAP, UNITTEST or CATCH), each as it was printed, shortened."""
    return tuple(shortened(found) for found in kind.findall(text))
