// Writes tests/vectors/queue_v1.json: a queue with a command in every state there is, sealed by this release, with the
// keys to it. Run by hand when a NEW format begins (then under a new name); a file that was written once is never
// written again.
//
//   node tests/browser/lib/make_queue_fixture.mjs queue_v2.json

import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { commandOf, openPlace } from "./store_place.mjs";
import { dump } from "./store_disk.mjs";

const target = new URL(`../../vectors/${process.argv[2]}`, import.meta.url);
if (existsSync(target)) throw new Error("a fixture that exists opens for ever; it is not written again");

const WHO = { person: "p_queue", login: "queue", login_key: "6a".repeat(32), device: "d_queue_0001" };
const VERDICTS = [
  { n: 1, verdict: "applied", reason: {}, head: { seq: 2, h: "ab".repeat(32) }, readable: true },
  { n: 2, verdict: "waiting", reason: { word: "moved_on", args: { refused: "2" } } },
  { n: 3, verdict: "rejected", reason: { word: "wrong_state", args: { refused: "accept" } } },
];

const place = await openPlace();
const tab = await (await place.browser()).tab();
const words = ["已办的", "等别的", "退回的", "寄出的", "也寄出的", "还没寄的 𠮷"];
const commands = words.map(commandOf);
await tab.ask("session.open", WHO);
await tab.ask("queue.add", { commands: commands.slice(0, 5), undo_until: 0 });
await tab.ask("queue.sent", { n: [1, 2, 3, 4, 5] });
await tab.ask("queue.verdict", { verdicts: VERDICTS.map((verdict) => ({ n: verdict.n, verdict })) });
await tab.ask("queue.leave", { n: [3], stay: true });
await tab.ask("queue.add", { commands: commands.slice(5), undo_until: 1_767_225_630_000 });
const fixture = {
  about: "A queue with a command in every state, as the first release wrote it. docs/storage.md states the formats.",
  who: WHO, commands, verdicts: VERDICTS, rows: await dump(tab),
};
await writeFile(target, `${JSON.stringify(fixture, null, 1)}\n`);
await place.close();
