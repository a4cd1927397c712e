#!/usr/bin/env python3
"""Prints the rows of DESIGN section 14 that have a bench: `ok` or `OVER`, what was measured, the budget.

A bench is an executable tests/bench/NAME (any language), or tests/bench/NAME_bench.cpp built by the release preset.
It prints one JSON line for each row: {"row": text, "measured": number, "budget": number, "unit": text,
"better": "less" | "more"}. Whatever else it prints goes through.
"""
import glob
import json
import os
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, ROOT)

from tools.setup.build import build  # noqa: E402
from tools.setup.say import run_or_explain, step  # noqa: E402


def programs(chosen):
    build("release", ("benches",))
    native = glob.glob(f"{ROOT}/build/release/bench/*_bench")
    others = [path for path in glob.glob(f"{ROOT}/tests/bench/*") if os.access(path, os.X_OK) and os.path.isfile(path)
              and os.path.basename(path) != "run.py"]
    return [path for path in sorted(native + others) if not chosen or any(word in path for word in chosen)]


def print_row(row):
    less = row.get("better", "less") == "less"
    kept = row["measured"] <= row["budget"] if less else row["measured"] >= row["budget"]
    sign = "<=" if less else ">="
    print(f"{'ok  ' if kept else 'OVER'} {row['row']:<72} {row['measured']:>14,.6g} {sign} {row['budget']:,.6g} "
          f"{row['unit']}", flush=True)
    return kept


def main():
    all_kept = True
    for path in programs(sys.argv[1:]):
        step(f"bench {os.path.basename(path)}")
        done = subprocess.run([path], cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False)
        for line in done.stdout.splitlines():
            try:
                all_kept = print_row(json.loads(line)) and all_kept
            except (ValueError, KeyError, TypeError):
                print(line)
        if done.returncode:
            print(f"OVER {os.path.basename(path)} ended with {done.returncode}")
            all_kept = False
    return 0 if all_kept else 1


if __name__ == "__main__":
    run_or_explain(main)
