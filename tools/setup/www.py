"""Www: makes build/www, the static folder the backend serves, from shell/, the web build and assets/.

    /index.html, /service_worker.js, /manifest.webmanifest, /public.css   short-lived: the browser asks each time
    /c/<digest>/shell/..., /c/<digest>/qungong*, /c/<digest>/assets/...   immutable

The digest is over all bytes under /c/, so that one name always means one content and relative imports need no
rewriting. Every file has a .br and a .gz beside it. In the short-lived files three marks are filled in:
{{base}} = /c/<digest>, {{preload}} = modulepreload links, {{files}} = JSON of every immutable path and its sha256
(a service worker takes an unchanged file over from its former version instead of fetching it again). Besides,
{{zh-CN:key}} and {{en:key}} are the words of assets/i18n, so that the skeleton says what the client will say.

The client itself says what stands in /c/<digest>/assets/i18n/<language>.json: the same sentences, without spaces and
without what no page of it says. A first visit fetches one language; the other comes with the service worker.
"""
import gzip
import hashlib
import html
import json
import os
import re
import shutil
import subprocess

from .build import ROOT, fingerprint, is_fresh, keep
from .say import SetupFailed, step

SHORT_LIVED = ["index.html", "service_worker.js", "manifest.webmanifest", "public.css"]
CLIENT = ("qungong.mjs", "qungong.wasm", "qungong_rest.wasm")  # The last is fetched when the page can be used
FROM_ASSETS = ["icons"]
LANGUAGES = ("zh-CN", "en")  # The first is what a visitor gets who names neither
NEVER_SAID = ("plain.", "shell.")  # By the client: the one is said by the server, the other stands in the page
COMPRESSED = (".html", ".js", ".mjs", ".css", ".json", ".wasm", ".svg", ".webmanifest")
SIZE_LIMIT_BYTES = 450_000


def sentences_of(language):
    with open(f"{ROOT}/assets/i18n/{language}.json", encoding="utf-8") as file:
        return json.load(file)


def sentences_file(language):
    return f"assets/i18n/{language}.json"


def shipped_sentences(language):
    said = {key: text for key, text in sentences_of(language).items() if not key.startswith(NEVER_SAID)}
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()


def paths_of_immutable_files():
    """(path under /c/<digest>/, path on disk) of what is served as it lies in the tree or in the web build."""
    for name in CLIENT:
        if os.path.exists(f"{ROOT}/build/web/{name}"):
            yield name, f"{ROOT}/build/web/{name}"
    for top in ["shell", *[f"assets/{name}" for name in FROM_ASSETS]]:
        for folder, folders, files in os.walk(f"{ROOT}/{top}"):
            folders.sort()
            for file in sorted(files):
                path = os.path.join(folder, file)
                name = os.path.relpath(path, ROOT)
                if not (top == "shell" and file in SHORT_LIVED):
                    yield name, path


def immutable_files():
    """Path under /c/<digest>/ -> bytes of everything that never changes under its name."""
    found = {}
    for name, path in paths_of_immutable_files():
        with open(path, "rb") as file:
            found[name] = file.read()
    return found | {sentences_file(language): shipped_sentences(language) for language in LANGUAGES}


def with_words(text):
    for language in LANGUAGES:
        words = sentences_of(language)
        text = re.sub(r"\{\{" + language + r":([\w.]+)\}\}", lambda found: html.escape(words[found[1]]), text)
    return text


def fill_marks(text, base, found):
    modules = [name for name in found if name.startswith("shell/") and name.endswith(".js")]
    links = "\n".join(f'<link rel="modulepreload" href="{base}/{name}">' for name in modules)
    listed = {f"{base}/{name}": digest for name, digest in found.items()}
    return (with_words(text).replace("{{base}}", base).replace("{{preload}}", links)
            .replace("{{files}}", json.dumps(listed, sort_keys=True)))


def compress(folder):
    for path in sorted(os.path.join(place, file) for place, _, files in os.walk(folder) for file in files):
        if not path.endswith(COMPRESSED):
            continue
        with open(path, "rb") as plain, open(f"{path}.gz", "wb") as packed:
            packed.write(gzip.compress(plain.read(), 9, mtime=0))
        if subprocess.run(["brotli", "-q", "11", "-w", "22", "-f", "-o", f"{path}.br", path],
                          check=False).returncode:
            raise SetupFailed(f"brotli refused {os.path.relpath(path, folder)}")


def fill(target):
    files = immutable_files()
    found = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    digest = hashlib.sha256(json.dumps(found, sort_keys=True).encode()).hexdigest()[:16]
    for name, content in files.items():
        place = f"{target}/c/{digest}/{name}"
        os.makedirs(os.path.dirname(place), exist_ok=True)
        with open(place, "wb") as file:
            file.write(content)
    for name in SHORT_LIVED:
        if not os.path.exists(f"{ROOT}/shell/{name}"):
            continue
        with open(f"{ROOT}/shell/{name}", encoding="utf-8") as file:
            text = fill_marks(file.read(), f"/c/{digest}", found)
        with open(f"{target}/{name}", "w", encoding="utf-8") as file:
            file.write(text)
    compress(target)


def make_www():
    """Makes build/www anew if anything in it changed; the old folder stays whole until the new one is."""
    target, stamp = f"{ROOT}/build/www", f"{ROOT}/build/www.stamp"
    mark = fingerprint(["shell", "assets/i18n", *[f"assets/{name}" for name in FROM_ASSETS], "tools/setup/www.py",
                        *[f"build/web/{name}" for name in CLIENT]])
    if os.path.isdir(target) and is_fresh(stamp, mark):
        return target
    step("compressing the client")
    shutil.rmtree(f"{target}.new", ignore_errors=True)
    os.makedirs(f"{target}.new")
    fill(f"{target}.new")
    shutil.rmtree(target, ignore_errors=True)
    os.rename(f"{target}.new", target)
    keep(stamp, mark)
    return target


def size_table():
    """(path, plain bytes, bytes sent, whether a first visit fetches it) of every file, the largest first.

    Before a first visitor can use the sign-in page, nothing is fetched but these, and of the sentences only those of
    one language: tests/browser/first_visit_test.mjs holds a browser to it.
    """
    target = f"{ROOT}/build/www"
    later = (*(sentences_file(language) for language in LANGUAGES[1:]), CLIENT[-1])
    rows = []
    for folder, _, files in os.walk(target):
        for file in files:
            path = os.path.join(folder, file)
            if not path.endswith((".br", ".gz")):
                sent = f"{path}.br" if os.path.exists(f"{path}.br") else path
                name = os.path.relpath(path, target)
                rows.append((name, os.path.getsize(path), os.path.getsize(sent), not name.endswith(later)))
    return sorted(rows, key=lambda row: -row[2])
