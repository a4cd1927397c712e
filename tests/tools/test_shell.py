"""The shell's generated parts are those of their sources, and its words exist in both languages."""
import json
import os
import re
import unittest

from tools import tokens_css

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def text_of(name):
    with open(f"{ROOT}/{name}", encoding="utf-8") as file:
        return file.read()


class Shell(unittest.TestCase):
    def test_the_shells_colours_are_those_of_the_looks(self):
        tokens = json.loads(text_of("assets/looks/tokens.json"))
        self.assertEqual(text_of("shell/tokens.css"), tokens_css.stylesheet(tokens))

    def test_every_word_of_the_skeleton_exists_in_both_languages(self):
        asked = re.findall(r"\{\{(zh-CN|en):([\w.]+)\}\}", text_of("shell/index.html"))
        self.assertGreater(len(asked), 20)
        for language, key in asked:
            with self.subTest(language=language, key=key):
                self.assertTrue(json.loads(text_of(f"assets/i18n/{language}.json"))[key])

    def test_no_page_of_the_shell_has_script_or_style_of_its_own(self):
        page = text_of("shell/index.html")
        self.assertNotRegex(page, r"<style|\sstyle=|<script>|\son\w+=")


if __name__ == "__main__":
    unittest.main()
