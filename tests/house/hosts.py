"""Hosts: no file and no commit message names a package registry or a path of somebody's machine."""
import os
import re
import subprocess

from . import text_of, tracked_files

REGISTRIES = ["deb" + ".debian.org", "snapshot" + ".debian.org", "ftp" + ".debian.org", "security" + ".debian.org",
              "registry" + ".npmjs", "registry" + ".npmmirror", "registry" + ".yarnpkg", "pypi" + ".org",
              "files" + ".pythonhosted", "proxy" + ".golang.org", "deb" + ".nodesource"]
FORBIDDEN = re.compile("|".join([*map(re.escape, REGISTRIES), r'"resolved"\s*:\s*"http',
                                 r"(?<![\w.~\-/:])/(?:work|root|farm|home/\w+)/"]))
BINARY = (".png", ".jpg", ".ico", ".wasm", ".bin", ".gz", ".br", ".sqlite", ".webp")

BAD = {
    "a.txt": "URIs: http://" + REGISTRIES[0] + "/debian\n",
    "b.py": 'open("' + "/wo" + 'rk/x")\n',
    "package-lock.json": '{"resolved"' + ': "https://somewhere/x.tgz"}\n',
}


def problems(root):
    for name in tracked_files(root):
        if name.endswith(BINARY):
            continue
        for number, line in enumerate(text_of(root, name).splitlines(), 1):
            if found := FORBIDDEN.search(line):
                yield f"{name}:{number}: names a registry or a machine's path ({found[0]})"
    if os.path.exists(f"{root}/.git"):
        messages = subprocess.run(["git", "-C", root, "log", "--format=%h %B"], stdout=subprocess.PIPE, text=True,
                                  check=False).stdout
        for found in FORBIDDEN.finditer(messages):
            yield f"a commit message names a registry or a machine's path ({found[0]})"
