"""A backup holds the whole store, also while it is written to; a restore is all or nothing."""
import io
import os
import sqlite3
import tarfile
import tempfile
import unittest

from tools.backup import backup, restore
from tools.setup.say import SetupFailed


def write_store(folder, rows):
    os.makedirs(f"{folder}/blobs", exist_ok=True)
    store = sqlite3.connect(f"{folder}/store.sqlite")
    store.execute("pragma journal_mode=wal")
    store.execute("create table if not exists matter(words)")
    store.executemany("insert into matter values(?)", [(row,) for row in rows])
    store.commit()
    with open(f"{folder}/blobs/aa", "wb") as blob:
        blob.write(b"photo")
    return store


def rows_of(folder):
    store = sqlite3.connect(f"{folder}/store.sqlite")
    rows = [row[0] for row in store.execute("select words from matter")]
    store.close()
    return rows


class BackupTest(unittest.TestCase):
    def setUp(self):
        self.place = tempfile.TemporaryDirectory()
        self.addCleanup(self.place.cleanup)
        self.data, self.file, self.new = (f"{self.place.name}/{name}" for name in ("data", "file", "new"))

    def test_a_store_that_is_open_comes_back_whole(self):
        store = write_store(self.data, ["滑坡", "补贴"])
        backup(self.data, self.file)
        store.close()
        restore(self.new, self.file)
        self.assertEqual(rows_of(self.new), ["滑坡", "补贴"])
        with open(f"{self.new}/blobs/aa", "rb") as blob:
            self.assertEqual(blob.read(), b"photo")

    def test_a_backup_is_readable_by_its_owner_only(self):
        write_store(self.data, ["滑坡"]).close()
        backup(self.data, self.file)
        self.assertEqual(os.stat(self.file).st_mode & 0o777, 0o600)

    def test_a_restore_never_touches_a_folder_that_holds_something(self):
        write_store(self.data, ["old"]).close()
        backup(self.data, self.file)
        with self.assertRaises(SetupFailed):
            restore(self.data, self.file)
        self.assertEqual(rows_of(self.data), ["old"])

    def test_a_backup_cut_anywhere_is_refused_and_leaves_nothing(self):
        write_store(self.data, ["滑坡"]).close()
        backup(self.data, self.file)
        with open(self.file, "rb") as file:
            whole = file.read()
        for length in {*range(0, len(whole), max(1, len(whole) // 20)), *range(len(whole) - 40, len(whole))}:
            with open(self.file, "wb") as file:
                file.write(whole[:length])
            with self.assertRaises(SetupFailed):
                restore(self.new, self.file)
            self.assertFalse(os.path.exists(self.new))

    def test_an_archive_that_points_out_of_its_folder_is_refused(self):
        with tarfile.open(self.file, "w:gz") as archive:
            member = tarfile.TarInfo("data/../../escaped")
            archive.addfile(member, io.BytesIO(b""))
        with self.assertRaises(SetupFailed):
            restore(self.new, self.file)
        self.assertEqual(sorted(os.listdir(self.place.name)), ["file"])

    def test_a_folder_without_a_store_is_not_backed_up(self):
        with self.assertRaises(SetupFailed):
            backup(self.data, self.file)
        self.assertFalse(os.path.exists(self.file))
