"""Runs the checks both ways: on the tree (nothing may be found) and on each bad tree (each file must be found).

    python3 -m tests.house [layers ...]
"""
import importlib
import os
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
CHECKS = ["layers", "json_access", "hosts", "lengths", "unfinished", "said"]


def missed_bad_files(check):
    with tempfile.TemporaryDirectory() as tree:
        for name, text in check.BAD.items():
            path = os.path.join(tree, name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
        found = list(check.problems(tree))
    return [name for name in check.BAD if not any(problem.startswith(name) for problem in found)]


def main(chosen):
    failed = 0
    for name in chosen or CHECKS:
        check = importlib.import_module(f"tests.house.{name}")
        trouble = [f"the check is blind to its bad file {missed}" for missed in missed_bad_files(check)]
        trouble += list(check.problems(ROOT))
        for line in trouble[:40]:
            print(f"    {line}")
        print(f"{'ok  ' if not trouble else 'FAIL'} house {name}" + (f": {len(trouble)} problems" if trouble else ""))
        failed += bool(trouble)
    print(f"house: {len(chosen or CHECKS) - failed} passed, {failed} failed, 0 skipped")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
