"""PrivateApt: fetches single packages of another Debian suite without touching the machine's own apt.

The mirror and the keyring are those of the machine's own apt sources; only the suite is changed, and lists and
downloads live in a folder of their own. Nothing is installed.
"""
import glob
import os
import re
import subprocess

from .say import SetupFailed, step

KEYRING = "/usr/share/keyrings/debian-archive-keyring.gpg"


def mirrors_in_list(text):
    for line in text.splitlines():
        found = re.match(r"deb\s+(?:\[([^\]]*)\]\s+)?(\S+)\s+(\S+)", line.strip())
        if found:
            signed = re.search(r"signed-by=(\S+)", found[1] or "", re.IGNORECASE)
            yield found[2], found[3], signed[1] if signed else None


def mirrors_in_deb822(text):
    for stanza in re.split(r"\n\s*\n", text):
        fields = dict(re.findall(r"^([A-Za-z-]+):[ \t]*(.*)$", stanza, re.MULTILINE))
        for uri in fields.get("URIs", "").split():
            for suite in fields.get("Suites", "").split():
                yield uri, suite, fields.get("Signed-By")


def debian_mirror(folder="/etc/apt"):
    """(uri, keyring) of the first source that is Debian proper: neither security updates nor somebody else's."""
    readers = {".list": mirrors_in_list, ".sources": mirrors_in_deb822}
    for path in [f"{folder}/sources.list", *sorted(glob.glob(f"{folder}/sources.list.d/*"))]:
        reader = readers.get(os.path.splitext(path)[1])
        if reader is None or not os.path.exists(path):
            continue
        with open(path, encoding="utf-8") as file:
            for uri, suite, keyring in reader(file.read()):
                if uri.rstrip("/").endswith("/debian") and "security" not in suite:
                    return uri, keyring or KEYRING
    raise SetupFailed("No Debian mirror in /etc/apt: the toolchain comes from Debian's own archive.\n"
                      "On another system install Emscripten >= 3.1.69 from its own SDK and see README.md.")


class PrivateApt:
    def __init__(self, folder, suite):
        self.folder, self.suite = folder, suite
        for part in ("lists/partial", "cache/archives/partial", "parts", "downloads"):
            os.makedirs(f"{folder}/{part}", exist_ok=True)
        uri, keyring = debian_mirror()
        with open(f"{folder}/parts/other.sources", "w", encoding="utf-8") as file:
            file.write(f"Types: deb deb-src\nURIs: {uri}\nSuites: {suite}\nComponents: main\nSigned-By: {keyring}\n")
        self.options = ["-oDir::Etc::SourceList=/dev/null", f"-oDir::Etc::SourceParts={folder}/parts",
                        f"-oDir::State::Lists={folder}/lists", f"-oDir::Cache={folder}/cache",
                        "-oAPT::Sandbox::User=", "-oAcquire::Check-Valid-Until=false",
                        "-oAcquire::Languages=none", "-oAcquire::Retries=2"]

    def _apt(self, *words):
        done = subprocess.run(["apt-get", "-q", *self.options, *words], cwd=f"{self.folder}/downloads",
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
        if done.returncode:
            raise SetupFailed(f"Debian's archive did not answer for {' '.join(words)} (suite {self.suite}).\n"
                              "Is this machine online? Nothing was changed; run the same command again.\n"
                              + done.stdout[-1500:])

    def update(self):
        step(f"reading the package lists of Debian {self.suite} (20 MB)")
        self._apt("update")

    def download_binaries(self, names):
        step(f"downloading {', '.join(names)} of Debian {self.suite}")
        self._apt("download", *[f"{name}/{self.suite}" for name in names])
        return {name: self._one(f"{name}_*.deb") for name in names}

    def download_source(self, name):
        """The upstream tarball of a source package."""
        step(f"downloading the source of {name} of Debian {self.suite}")
        self._apt("source", "--download-only", "--only-source", f"{name}/{self.suite}")
        return self._one(f"{name}_*.orig.tar.*")

    def _one(self, pattern):
        found = [path for path in glob.glob(f"{self.folder}/downloads/{pattern}") if not path.endswith(".asc")]
        if len(found) != 1:
            raise SetupFailed(f"expected one {pattern} from Debian {self.suite}, found {len(found)}")
        return found[0]
