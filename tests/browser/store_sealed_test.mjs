// What was closed for the server's eyes goes the whole way of a restore unopened: back into the queue in its place, out to
// the server as it is, back to what is kept, and under a new device id if it must be. A device of the first release, whose
// bytes are checked in, is the one that is restored.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { readFile } from "node:fs/promises";
import { openPlace } from "./lib/store_place.mjs";
import { dump, fill } from "./lib/store_disk.mjs";

const fixture = JSON.parse(await readFile(new URL("../vectors/store_v1.json", import.meta.url)));
const { who, commands, server } = fixture;
const closed = fixture.rows.kept.find(([[, , n]]) => n === 3)[1].sealed_to;
const other = { id: "k_other", spki: server.spki };
let place;
let tab;
before(async () => {
  place = await openPlace();
  tab = await (await place.browser()).tab();
  await tab.ask("session.people"); // Makes the database
  await fill(tab, fixture.rows);
  await tab.ask("session.open", who);
});
after(() => place?.close());

const queued = async () => (await tab.ask("queue.load")).commands
  .map(({ n, state, verdict, command, sealed_to }) => [n, state, verdict, command ?? sealed_to]);

test("After a restore everything behind the server's last n waits again, and no n is missing", async () => {
  // 1 was judged and had not left yet, 2 and 3 are kept, 4 was never sent.
  assert.deepEqual(await tab.ask("queue.again", { after_n: 0 }), { n: [1, 2, 3] });
  assert.deepEqual(await queued(), [[1, "sent", null, commands[0]], [2, "sent", null, commands[1]],
    [3, "sent", null, closed], [4, "waiting", null, commands[3]]]);
  assert.deepEqual((await tab.ask("kept.load")).commands, []);
});

test("What the server still has stays as it is", async () => {
  assert.deepEqual(await tab.ask("queue.again", { after_n: 4 }), { n: [] });
  assert.deepEqual((await queued()).map(([n]) => n), [1, 2, 3, 4]);
});

test("A sealed one takes its verdict and is kept as it was, never opened and never sealed anew", async () => {
  await tab.ask("queue.sent", { n: [3] });
  const verdict = { verdict: "applied", readable: false };
  await tab.ask("queue.verdict", { verdicts: [{ n: 3, verdict }] });
  assert.deepEqual((await queued())[2], [3, "judged", verdict, closed]);
  assert.equal((await tab.ask("queue.undo", { n: 3, now: 0 })).trouble, "too_late");
  await tab.ask("queue.leave", { n: [3], to_server: other });
  const [kept] = (await tab.ask("kept.load")).commands;
  assert.deepEqual([kept.n, kept.verdict, kept.sealed_to, kept.stay], [3, verdict, closed, false]);
  const [[, row]] = (await dump(tab)).kept;
  assert.deepEqual(Object.keys(row).sort(), Object.keys(fixture.rows.kept[1][1]).sort(), "the format of the first release");
});

test("A rejected one waits for the person, whatever a backup holds, and goes with the next restore", async () => {
  await tab.ask("queue.again", { after_n: 2 });
  await tab.ask("queue.verdict", { verdicts: [{ n: 3, verdict: { verdict: "rejected", reason: "bad_seal" } }] });
  await tab.ask("queue.leave", { n: [3], stay: true });
  assert.deepEqual(await tab.ask("kept.drop", { durable_n: 9 }), { dropped: 0 });
  assert.deepEqual(await tab.ask("queue.again", { after_n: 2 }), { n: [3] });
});

test("Under a new device id it is queued again as it is, in its order", async () => {
  await tab.ask("session.new_device");
  assert.deepEqual(await queued(), [[1, "waiting", null, commands[0]], [2, "waiting", null, commands[1]],
    [3, "waiting", null, closed], [4, "waiting", null, commands[3]]]);
  assert.equal((await tab.ask("queue.add", { commands: [{ ...commands[0], id: "00000000-0000-7000-8000-00000000ffff" }] })).n, 5);
});

test("Many sealed ones are read in pieces that the client can take", async () => {
  const bytes = "A".repeat(200_000);
  const rows = [6, 7, 8, 9].map((n) => [n, { id: `big-${n}`, state: "sent", verdict: null, sealed_to: { ...closed, bytes }, stay: false }]);
  const { device } = await tab.ask("session.open", who);
  await fill(tab, { queue: rows.map(([n, row]) => [[who.person, device, n], row]) });
  const found = [];
  let pieces = 0;
  for (let after_n = 0, more = true; more; ++pieces) {
    const part = await tab.ask("queue.load", { after_n });
    assert.ok(JSON.stringify(part).length < 1 << 20);
    found.push(...part.commands.map(({ n }) => n));
    ({ more } = part);
    after_n = found.at(-1);
  }
  assert.deepEqual([found, pieces], [[1, 2, 3, 4, 5, 6, 7, 8, 9], 2]);
});
