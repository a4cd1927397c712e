"""The rules of the house that a program can check. Each module has `problems(root)` and `BAD`, a small bad tree
in which it must find something: a guard that finds nothing anywhere guards nothing.
"""
import os
import subprocess


MADE = {"build", "data", "node_modules", "__pycache__", ".cache"}  # What .gitignore leaves out


def tracked_files(root, endings=("",)):
    """Files under version control, or all that nobody built where there is none (the bad trees, an unpacked copy)."""
    if os.path.exists(f"{root}/.git"):
        listed = subprocess.run(["git", "-C", root, "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
                                stdout=subprocess.PIPE, text=True, check=True).stdout.split("\0")
    else:
        listed = []
        for folder, folders, files in os.walk(root):
            folders[:] = [name for name in folders if name not in MADE]
            listed += [os.path.relpath(os.path.join(folder, file), root) for file in files]
    return sorted(name for name in set(listed) if name.endswith(tuple(endings)) and os.path.isfile(f"{root}/{name}"))


def text_of(root, name):
    with open(f"{root}/{name}", encoding="utf-8", errors="replace") as file:
        return file.read()
