"""Makes tests/vectors/<name>: a server's store as this release leaves it, with what must be found in it for ever.

Run by hand when a NEW schema was released, then under a new name; a file that was written once is never written again.

    python3 -m tests.backend.make_store_fixture server_store_v2

<name>.sqlite.xz is the store, <name>.json what tests/backend/test_fixture.py looks for. That of the first release was
made with three sample matters, to be small.
"""

from __future__ import annotations

import hashlib
import json
import lzma
import sqlite3
import sys
import tempfile
from pathlib import Path

from tests.backend.process import ROOT, Client, ServerProcess

VILLAGE = "office/v500113109200"


def pushed(client: Client, commands: list[dict]) -> list[dict]:
    answer = client.push(commands)
    assert answer.status == 200, answer.body
    return answer.json["results"]


def leave_things(server: ServerProcess) -> dict:
    """A matter with steps, one that a visitor filed, a command that waits, an opened identity; and what to find."""
    clerk, colleague = server.signed_in("zhongba"), server.signed_in("zhongba")
    filing = clerk.filing("村口到三组的路上落石头，车过不去 𠮷", type="help", urgency="urgent")
    [filed] = pushed(clerk, [filing])
    steps = [clerk.command("accept", filing["case"], {}, filed["head"])]
    steps.append(clerk.command("supplement", filing["case"], {"words": "路边有老人独居"}, filed["head"], steps[0]["id"]))
    accepted = pushed(clerk, steps)
    lost = [colleague.command("accept", filing["case"], {}, filed["head"])]
    lost.append(colleague.command("handle_here", filing["case"], {"person": colleague.session["actor"]["person"]},
                                  filed["head"], lost[0]["id"]))
    verdicts = [result["verdict"] for result in pushed(colleague, lost)]
    assert verdicts == ["contested", "waiting"], verdicts
    visitor = server.client()
    visitor.opened(visitor.call("POST", "/v1/visitor", {}))
    [lent] = visitor.session["numbers"]
    own = visitor.filing("路灯坏了", lent["number"])
    [told] = pushed(visitor, [own])
    clerk.call("POST", "/v1/identity", {"case": own["case"], "fields": ["phone"], "reason": "contact"})
    return {"account": "zhongba", "dev": clerk.dev, "epoch": clerk.epoch, "n": clerk.n, "case": filing["case"],
            "head": accepted[-1]["head"], "sent_again": steps[-1], "waiting": lost[-1],
            "visitor": {"case": own["case"], "number": lent["number"], "code": lent["code"], "word": told["rating"]}}


def feeds_of(clerk: Client) -> dict[str, dict]:
    """Of each feed that the clerk reads: the lines with a position of their own, and the digest of their bytes."""
    feeds = {}
    for feed in sorted(clerk.session["feeds"]):
        lines = [line for line in clerk.pull([{"feed": feed}]).body.splitlines() if line[:5] not in (b'["h",', b'["f",')]
        own = [line for line in lines if line[:5] not in (b'["k",', b'["z",')]
        feeds[feed] = {"lines": len(own), "sha256": hashlib.sha256(b"\n".join(own)).hexdigest()}
    return feeds


def main() -> None:
    target = ROOT / "tests/vectors" / sys.argv[1]
    if target.with_suffix(".json").exists():
        sys.exit("a fixture that exists opens for ever; it is not written again")
    with tempfile.TemporaryDirectory(prefix="qungong-") as folder:
        server = ServerProcess(Path(folder) / "data")
        found = leave_things(server)
        found["feeds"] = feeds_of(server.signed_in("zhongba", found["dev"]))
        server.stop()
        plain = Path(folder) / "plain.sqlite"
        with sqlite3.connect(server.data / "store.sqlite") as db:
            db.execute("VACUUM INTO ?", (str(plain),))
        target.with_suffix(".sqlite.xz").write_bytes(lzma.compress(plain.read_bytes(), preset=9))
    text = json.dumps(found, ensure_ascii=False, indent=1, sort_keys=True)
    target.with_suffix(".json").write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    main()
