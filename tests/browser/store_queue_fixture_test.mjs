// A queue of the first release, with a command in every state, opens for ever and goes on where it stopped.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { readFile } from "node:fs/promises";
import { openPlace } from "./lib/store_place.mjs";
import { dump, fill } from "./lib/store_disk.mjs";

const fixture = JSON.parse(await readFile(new URL("../vectors/queue_v1.json", import.meta.url)));
const { who, commands, verdicts } = fixture;
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

test("Every command is there in its state, with its verdict and its words", async () => {
  const queue = await tab.ask("queue.load");
  assert.deepEqual(queue.commands.map(({ n, state, verdict, command }) => [n, state, verdict, command]), [
    [1, "judged", verdicts[0], commands[0]], [2, "judged", verdicts[1], commands[1]],
    [4, "sent", null, commands[3]], [5, "sent", null, commands[4]], [6, "waiting", null, commands[5]]]);
  const kept = await tab.ask("kept.load");
  assert.deepEqual(kept.commands.map(({ n, stay, verdict, command }) => [n, stay, verdict, command]),
    [[3, true, verdicts[2], commands[2]]]);
  assert.deepEqual([queue.last_n, queue.refused, kept.refused], [6, [], []]);
});

test("What was sent is judged, what was judged leaves, what is new gets the next number", async () => {
  await tab.ask("queue.sent", { n: [6] });
  const verdict = { n: 4, verdict: "applied" };
  await tab.ask("queue.verdict", { verdicts: [{ n: 4, verdict }] });
  await tab.ask("queue.leave", { n: [1, 4] });
  const more = { ...commands[5], id: "00000000-0000-7000-8000-00000000ffff" };
  assert.equal((await tab.ask("queue.add", { commands: [more] })).n, 7);
  const queue = await tab.ask("queue.load");
  assert.deepEqual(queue.commands.map(({ n, state }) => [n, state]),
    [[2, "judged"], [5, "sent"], [6, "sent"], [7, "waiting"]]);
  assert.deepEqual((await tab.ask("kept.load")).commands.map(({ n }) => n), [1, 3, 4]);
});

test("Reading and going on has changed no format", async () => {
  const { queue } = await dump(tab);
  const fields = queue.map(([, value]) => Object.keys(value).sort());
  for (const each of fields) assert.deepEqual(each, Object.keys(fixture.rows.queue[0][1]).sort());
});
