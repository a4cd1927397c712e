"""The rules of the house that a program can check. Each module has `problems(root)` and `BAD`, a small bad tree
in which it must find something: a guard that finds nothing anywhere guards nothing.
"""
import os
import subprocess


def tracked_files(root, endings=("",)):
    """Files under version control, or all files where there is none (the bad trees)."""
    if os.path.exists(f"{root}/.git"):
        listed = subprocess.run(["git", "-C", root, "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
                                stdout=subprocess.PIPE, text=True, check=True).stdout.split("\0")
    else:
        listed = [os.path.relpath(os.path.join(folder, file), root)
                  for folder, _, files in os.walk(root) for file in files]
    return sorted(name for name in set(listed) if name.endswith(tuple(endings)) and os.path.isfile(f"{root}/{name}"))


def text_of(root, name):
    with open(f"{root}/{name}", encoding="utf-8", errors="replace") as file:
        return file.read()
