"""Said: every sentence of assets/i18n is said by somebody.

A key stands in quotes in our sources (in the shell: as a mark of its language), or it is `<kind>.<word>` of a closed
list (core/words.hpp), or it is put together from a prefix of COMPOSED and a word. A prefix that nobody puts together
any more is left over as well. And the client says nothing of what www.py leaves out of its file.
"""
import json
import re

from tools.setup.www import NEVER_SAID

from . import text_of, tracked_files

SAYERS = ("core/", "web/", "backend/", "tools/", "shell/", "serve.py")
CLIENT = ("core/", "web/app/", "web/platform/", "web/views/", "web/main.cpp")
SERVER = ("core/plain_", "core/public_page.cpp")  # Of the core, what only a server asks for
SENTENCES = ("assets/i18n/zh-CN.json", "assets/i18n/en.json")
PAGES = "web/views/pages/"
COMPOSED = {  # Prefix -> where its words are: a closed list, a file (or its beginning) that has them in quotes, themselves
    "ask.": "command",
    "case.light_": "light",
    "case.tab_": f"{PAGES}case_course.cpp",
    "decided_by.": {"assembly", "committee", "representatives", "town"},  # As lines of an account have it
    "dispatch.queue_": "web/app/select_lists.cpp",
    "effect.": "command",
    "follow.": f"{PAGES}people_pages.cpp",
    "form.": "core/command_lines.cpp",
    "gallery.": "web/views/gallery",
    "inbox.hint_": "light",
    "inbox.sort_": f"{PAGES}inbox_head.cpp",
    "inbox.tab_": f"{PAGES}inbox.cpp",
    "light_public.": "light",
    "limit.": "limit",
    "nav.": f"{PAGES}frame_around.cpp",
    "overview.tile_": "light",
    "overview.towns_": "light",
    "route_fits.": "route_condition",
    "route_refused.": "route_condition",
    "stage.": f"{PAGES}case_page.cpp",
    "stage.done_": "level",
    "time.": "core/format.cpp",
    "time.light_": "light",
    "time.month_": {str(month) for month in range(1, 13)},
    "time.weekday_": {str(day) for day in range(1, 8)},
    "trouble.": ("shell/services/trouble.js", "backend/problem.py", "web/app/"),
    "village.solved_": "solved",
}
ENDINGS = {"follow.": "_hint", "limit.": "_one", "nav.": "_short"}  # That a composed key may have besides

NAME = re.compile(r"""["']([a-z][a-z0-9_.]*)["']""")
MARK = re.compile(r"\{\{(?:zh-CN|en):([\w.]+)\}\}")
ARGUMENT = re.compile(r'(?<=[" ])([a-z_]+):[a-z]')  # In the lines of the commands: "reason:text!~w how:word"
CLOSED = re.compile(r'QG_WORDS\(\s*\w+,\s*"(\w+)",(.*?)\)', re.DOTALL)

BAD = {
    SENTENCES[0]: '{"nobody.says_this": "..."}\n',
    SENTENCES[1]: '{"follow.no_such_word": "..."}\n',
    f"{PAGES}a.cpp": 'page.say("shell.again");\n',
}


def quoted_words(text):
    return {word for pattern in (NAME, MARK, ARGUMENT) for word in pattern.findall(text)}


def closed_lists(texts):
    """Kind -> words of every QG_WORDS; of a kind that has several lists, all of them."""
    found = {}
    for text in texts:
        for kind, words in CLOSED.findall(re.sub(r"//.*", "", text)):
            found.setdefault(kind, set()).update(word.strip().rstrip("_") for word in words.split(","))
    return found


def composed_keys(quoted, lists):
    for prefix, places in COMPOSED.items():
        if isinstance(places, set):
            words = places
        elif isinstance(places, str) and "/" not in places:
            words = lists.get(places, set())
        else:
            words = set().union(*(found for name, found in quoted.items() if name.startswith(places)))
        for word in words:
            yield f"{prefix}{word}"
            if prefix in ENDINGS:
                yield f"{prefix}{word}{ENDINGS[prefix]}"


def problems(root):
    texts = {name: text_of(root, name) for name in tracked_files(root) if name.startswith(SAYERS)}
    quoted = {name: quoted_words(text) for name, text in texts.items()}
    lists = closed_lists(text for name, text in texts.items() if name.endswith(".hpp"))
    said = set().union(*quoted.values(), composed_keys(quoted, lists))
    said |= {f"{kind}.{word}" for kind, words in lists.items() for word in words}
    for name in SENTENCES:
        for key in json.loads(text_of(root, name)):
            if key not in said:
                yield f"{name}: nobody says {key}"
    for name, words in quoted.items():
        for word in words:
            if name.startswith(CLIENT) and not name.startswith(SERVER) and word.startswith(NEVER_SAID):
                yield f"{name}: says {word}, which the client is not given"
    for prefix in COMPOSED:
        if not any(f'"{prefix}"' in text for text in texts.values()):
            yield f"tests/house/said.py: nobody puts {prefix} together with a word"
