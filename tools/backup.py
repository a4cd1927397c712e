"""Backup: the data folder in one file and back.

A backup is a tar.gz of a consistent copy of each SQLite store (by SQLite's own backup, so it may be served the
while), then of every other file, and last of `manifest.json` with the sha256 of each. Blobs are named by their
hash and never change, so a blob that arrives after the copy of the store does no harm. A restore checks every
digest before it touches the data folder, which must be empty.
"""
import gzip
import hashlib
import json
import os
import shutil
import sqlite3
import tarfile
import tempfile
import zlib

from .setup.say import SetupFailed, step

FORMAT = 1
STORE_ENDINGS = (".sqlite", ".sqlite3", ".db")
BESIDE_STORE = ("-wal", "-shm", "-journal", ".lock", ".part")
OWN_COPIES = "backup/"


def files_of(data):
    """Names relative to the data folder, stores first. Not what SQLite keeps beside them, the server's own copies, or
    its witness of the history id: a store that starts without the witness knows that it was restored."""
    names = [os.path.relpath(os.path.join(folder, file), data)
             for folder, _, files in os.walk(data) for file in files]
    kept = [name for name in names if not name.endswith(BESIDE_STORE) and not name.startswith(OWN_COPIES)]
    return sorted(kept, key=lambda name: (not name.endswith(STORE_ENDINGS), name))


def copy_store(source, target):
    from_store, to_store = sqlite3.connect(f"file:{source}?mode=ro", uri=True), sqlite3.connect(target)
    with from_store, to_store:
        from_store.backup(to_store)
    from_store.close()
    to_store.close()


def digest_of(path):
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        for block in iter(lambda: file.read(1 << 20), b""):
            digest.update(block)
    return digest.hexdigest()


def backup(data, file):
    if not os.path.isdir(data) or not files_of(data):
        raise SetupFailed(f"There is no store in {data}.")
    digests = {}
    beside = os.path.dirname(os.path.abspath(file))
    with tempfile.TemporaryDirectory(dir=beside, prefix=".backup-") as work:
        with tarfile.open(f"{work}/backup", "w:gz", compresslevel=6) as archive:
            for name in files_of(data):
                path = os.path.join(data, name)
                if name.endswith(STORE_ENDINGS):
                    copy_store(path, f"{work}/store")
                    path = f"{work}/store"
                digests[name] = digest_of(path)
                archive.add(path, arcname=f"data/{name}")
                if path == f"{work}/store":
                    os.remove(path)
            with open(f"{work}/manifest.json", "w", encoding="utf-8") as manifest:
                json.dump({"format": FORMAT, "sha256": digests}, manifest, sort_keys=True)
            archive.add(f"{work}/manifest.json", arcname="manifest.json")
        os.chmod(f"{work}/backup", 0o600)
        os.replace(f"{work}/backup", file)
    step(f"{len(digests)} files of {data} are in {file}")
    return 0


def checked(work):
    """The unpacked data folder, if the manifest and all digests fit."""
    with open(f"{work}/manifest.json", encoding="utf-8") as file:
        manifest = json.load(file)
    if manifest.get("format") != FORMAT:
        raise SetupFailed(f"This backup has format {manifest.get('format')}; this version reads format {FORMAT}.")
    for name, digest in manifest["sha256"].items():
        path = os.path.join(work, "data", name)
        if not os.path.isfile(path) or digest_of(path) != digest:
            raise SetupFailed(f"The backup is damaged at {name}. Nothing was changed.")
    return os.path.join(work, "data")


def is_ours(member):
    """Only plain files in data/ and the manifest: no link, no device, no way out of the folder."""
    inside = member.name == "manifest.json" or member.name.startswith("data/")
    return member.isfile() and inside and ".." not in member.name.split("/")


def read_to_the_end(file):
    """The archive's own reader stops before the last bytes; only they tell that none is missing."""
    with gzip.open(file) as whole:
        while whole.read(1 << 20):
            pass


def unpack(file, work):
    try:
        read_to_the_end(file)
        with tarfile.open(file) as archive:
            for member in archive:
                if not is_ours(member):
                    raise SetupFailed(f"{file} holds {member.name}, which no backup of ours does. Nothing was changed.")
                os.makedirs(os.path.dirname(f"{work}/{member.name}"), mode=0o700, exist_ok=True)
                with archive.extractfile(member) as packed, open(f"{work}/{member.name}", "wb") as plain:
                    shutil.copyfileobj(packed, plain)
                os.chmod(f"{work}/{member.name}", 0o600)
    except (OSError, EOFError, zlib.error, tarfile.TarError) as problem:
        raise SetupFailed(f"{file} cannot be read as a backup ({problem}). Nothing was changed.") from problem


def restore(data, file):
    if os.path.isdir(data) and os.listdir(data):
        raise SetupFailed(f"{data} is not empty. Give an empty --data folder, or move this one away first.")
    beside = os.path.dirname(os.path.abspath(data))
    os.makedirs(beside, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=beside, prefix=".restore-") as work:
        unpack(file, work)
        try:
            ready = checked(work)
        except (OSError, ValueError, KeyError, AttributeError) as problem:
            raise SetupFailed(f"{file} is not a backup of ours ({problem}). Nothing was changed.") from problem
        os.chmod(ready, 0o700)
        if os.path.isdir(data):
            os.rmdir(data)
        shutil.move(ready, data)
    step(f"{file} is restored to {data}")
    return 0
