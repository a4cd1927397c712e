"""The set-up finds the machine's own mirror, says what it may not do, and does nothing twice."""
import json
import os
import tempfile
import unittest
from unittest import mock

from tools.setup import build, packages, private_apt, www
from tools.setup.say import SetupFailed

MIRROR = "http://mirror.example/debian"


class MirrorTest(unittest.TestCase):
    def mirror_of(self, name, text):
        with tempfile.TemporaryDirectory() as folder:
            os.makedirs(f"{folder}/sources.list.d")
            with open(f"{folder}/{name}", "w", encoding="utf-8") as file:
                file.write(text)
            return private_apt.debian_mirror(folder)

    def test_the_mirror_is_read_from_both_forms_of_a_source(self):
        old = f"# a comment\ndeb [signed-by=/k.gpg] {MIRROR} bookworm main\n"
        new = f"Types: deb\nURIs: {MIRROR}\nSuites: bookworm bookworm-updates\nSigned-By: /k.gpg\n"
        self.assertEqual(self.mirror_of("sources.list", old), (MIRROR, "/k.gpg"))
        self.assertEqual(self.mirror_of("sources.list.d/debian.sources", new), (MIRROR, "/k.gpg"))

    def test_a_source_without_a_key_uses_debians_keyring(self):
        self.assertEqual(self.mirror_of("sources.list", f"deb {MIRROR} bookworm main\n"),
                         (MIRROR, private_apt.KEYRING))

    def test_security_updates_and_other_vendors_are_not_the_mirror(self):
        text = ("deb http://other.example/apt stable main\n"
                "deb http://mirror.example/debian-security bookworm-security main\n")
        with self.assertRaises(SetupFailed):
            self.mirror_of("sources.list", text)


class PackagesTest(unittest.TestCase):
    def test_every_package_says_why_it_is_there(self):
        for need in ("build", "web", "backend", "tests", "browser", "engines", "npm", "fresh"):
            for name in packages.wanted_packages([need]):
                self.assertRegex(name, r"^[a-z0-9][a-z0-9+.-]+$")

    def test_serving_and_the_plain_tests_fetch_no_second_browser(self):
        plain = packages.wanted_packages(["build", "web", "backend", "tests", "browser", "npm"])
        self.assertFalse(set(plain) & set(packages.wanted_packages(["engines"])))

    def test_a_person_without_the_right_is_told_the_command(self):
        with mock.patch("os.geteuid", return_value=1000), mock.patch("shutil.which", return_value=None):
            with self.assertRaisesRegex(SetupFailed, "apt-get install --no-install-recommends ninja-build"):
                packages.as_root(["ninja-build"])

    def test_nothing_missing_starts_no_apt(self):
        with mock.patch.object(packages, "missing_packages", return_value=[]), \
                mock.patch.object(packages, "run_apt") as apt:
            packages.ensure_packages("build")
        apt.assert_not_called()


class StampTest(unittest.TestCase):
    def test_a_stamp_changes_with_every_file_added_written_or_removed(self):
        with tempfile.TemporaryDirectory() as folder, mock.patch.object(build, "ROOT", folder):
            os.mkdir(f"{folder}/core")
            marks = [build.fingerprint(["core"])]
            for text in ("a", "ab", None):
                path = f"{folder}/core/a.cpp"
                if text is None:
                    os.remove(path)
                else:
                    with open(path, "w", encoding="utf-8") as file:
                        file.write(text)
                marks.append(build.fingerprint(["core"]))
        self.assertEqual(marks[0], marks[3])
        self.assertEqual(len(set(marks)), 3)


class WwwTest(unittest.TestCase):
    def test_marks_are_filled_with_the_immutable_base_and_every_digest(self):
        text = www.fill_marks('{{base}}/x {{preload}} {{files}}', "/c/1", {"shell/a.js": "d"})
        self.assertEqual(text, '/c/1/x <link rel="modulepreload" href="/c/1/shell/a.js"> {"/c/1/shell/a.js": "d"}')

    def test_the_client_gets_every_sentence_that_it_may_say_and_no_other(self):
        for language in www.LANGUAGES:
            whole = www.sentences_of(language)
            shipped = json.loads(www.immutable_files()[f"assets/i18n/{language}.json"])
            self.assertGreater(len(shipped), 1000)
            self.assertEqual({key: whole[key] for key in shipped}, shipped)
            self.assertTrue(all(key.startswith(www.NEVER_SAID) for key in whole.keys() - shipped.keys()))

    def test_a_first_visit_counts_every_file_but_the_sentences_of_the_other_language(self):
        with tempfile.TemporaryDirectory() as folder, mock.patch.object(www, "ROOT", folder):
            for name in ("index.html", "c/1/shell/a.js", "c/1/assets/i18n/zh-CN.json", "c/1/assets/i18n/en.json"):
                os.makedirs(os.path.dirname(f"{folder}/build/www/{name}"), exist_ok=True)
                for ending, size in (("", 9), (".br", 5), (".gz", 6)):
                    with open(f"{folder}/build/www/{name}{ending}", "wb") as file:
                        file.write(b"x" * size)
            rows = www.size_table()
        self.assertEqual({sent for _, _, sent, _ in rows}, {5})
        self.assertEqual([name for name, _, _, at_first in rows if not at_first], ["c/1/assets/i18n/en.json"])
        self.assertEqual(len(rows), 4)
