"""The rule pack and the sample matters: what a fresh store is made of."""
import datetime
import hashlib
import json
import re
import subprocess
import unittest
import uuid
from pathlib import Path

from tools.pack import pack_from_assets

ROOT = Path(__file__).resolve().parent.parent.parent
PROGRAM = next((path for path in (ROOT / "build" / preset / "qungong" for preset in ("native", "release"))
                if path.exists()), None)
AGO = re.compile(r"(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)min)?")


def ago(text):
    days, hours, minutes = (int(part or 0) for part in AGO.fullmatch(text).groups())
    return datetime.timedelta(days=days, hours=hours, minutes=minutes)


def number_of(index):
    """Ten digits, the last by ISO 7064 mod 11,10."""
    nine, product = f"{index * 7919 + 123456:09d}", 10
    for digit in nine:
        total = (int(digit) + product) % 10 or 10
        product = total * 2 % 11
    return nine + str((11 - product) % 10)


def replay_lines(now):
    lines = []
    for index, matter in enumerate(json.loads((ROOT / "assets/demo/matters.json").read_text("utf-8"))):
        rest = int.from_bytes(hashlib.sha256(str(index).encode()).digest()[:10], "big")
        case = f"500113-{uuid.UUID(int=(1 << 80) | rest & ~(0xF << 76) & ~(3 << 62) | 7 << 76 | 2 << 62)}"
        for place, step in enumerate(matter["steps"]):
            at, args, by = now - ago(step["ago"]), dict(step["args"]), dict(step["by"])
            if step["type"] == "file":
                args["number"] = number_of(index)
            if step["type"] == "deliver":
                args["happened_at"] = int(at.timestamp() * 1000)
            if by["role"] == "citizen":
                by["person"] = f"petitioner/{case}"
            said = {"at": at.isoformat(), "by": by, "case": case, "type": step["type"], "args": args}
            lines.append((at, index, place, json.dumps(said, ensure_ascii=False)))
    return [line for *_, line in sorted(lines)]


class Pack(unittest.TestCase):
    def test_the_pack_is_canonical_and_its_name_is_its_hash(self):
        packed, digest = pack_from_assets()
        self.assertEqual(hashlib.sha256(packed).hexdigest(), digest)
        again = json.dumps(json.loads(packed), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        self.assertEqual(again.encode(), packed)
        self.assertLess(len(packed), 1 << 20)

    def test_every_sample_account_is_a_person_who_holds_that_post(self):
        pack = json.loads(pack_from_assets()[0])
        posts = {(person["id"], post["office"], post["role"])
                 for person in pack["persons"] for post in person["posts"]}
        accounts = json.loads((ROOT / "assets/demo/accounts.json").read_text("utf-8"))
        self.assertEqual(len({account["login"] for account in accounts}), len(accounts))
        for account in accounts:
            self.assertIn((account["person"], account["office"], account["role"]), posts)
            self.assertTrue(account["sample"])


class Matters(unittest.TestCase):
    def test_every_step_of_every_sample_matter_could_have_happened_whatever_day_it_is(self):
        for text in ("2026-11-23T18:43:20+08:00", "2026-11-28T03:00:00+08:00", "2026-10-06T12:00:00+08:00",
                     "2026-12-31T23:59:00+08:00"):
            now = datetime.datetime.fromisoformat(text)
            ran = subprocess.run([PROGRAM, "replay", "--rules", ROOT / "assets/rules", "--now", text],
                                 input="\n".join(replay_lines(now)), capture_output=True, text=True, check=False)
            self.assertEqual((ran.returncode, ran.stderr), (0, ""), text)
            said = [json.loads(line) for line in ran.stdout.splitlines()]
            refused = [line for line in said if line.get("verdict", "applied") != "applied"]
            self.assertEqual(refused, [], text)
            lights = {line["light"] for line in said if "light" in line}
            self.assertLessEqual({"normal", "near", "late", "early"}, lights, text)

    def test_the_money_of_a_village_adds_up_from_month_to_month_and_line_to_line(self):
        for village in json.loads((ROOT / "assets/demo/village_money.json").read_text("utf-8")).values():
            months = village["months"]
            self.assertEqual(len(months), 12)
            for before, after in zip(months, months[1:]):
                self.assertEqual(before["balance_fen"] + after["in_fen"] - after["out_fen"],
                                 after["balance_fen"])
            for kind, total in (("income", "in_fen"), ("expense", "out_fen")):
                lines = [line["amount_fen"] for line in village["lines"] if line["kind"] == kind]
                self.assertEqual(sum(lines), months[-1][total])


if __name__ == "__main__":
    unittest.main()
