// The store on a full disk. The browser remembers for a while how much room there was, so the disk must be small before
// the first write and is filled for real: each test has a browser of its own.

import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { CLERK, commandOf, openPlace } from "./lib/store_place.mjs";

let place;
let tab;
let quota;
beforeEach(async () => {
  place = await openPlace();
  tab = await (await place.browser()).tab();
  const protocol = await tab.page.context().newCDPSession(tab.page);
  const { origin } = place;
  quota = (quotaSize) => protocol.send("Storage.overrideQuotaForOrigin", { origin, ...(quotaSize && { quotaSize }) });
  await quota(300_000);
  await tab.ask("session.open", CLERK);
});
afterEach(() => place.close());

async function fillDisk() {
  const words = "满".repeat(8_000);
  for (let n = 1; n < 1_000; ++n) {
    const saved = await tab.ask("draft.save", { id: "filler", owner_tab: "t", n, body: words + n });
    if (saved.trouble) return saved.trouble;
  }
  return "never full";
}

test("On a full disk nothing is called saved, nothing that was saved is lost, and the next n has no gap", async () => {
  const kept = await tab.ask("queue.add", { commands: [commandOf("先")] });
  assert.equal(await fillDisk(), "quota");
  const words = "满".repeat(8_000);
  assert.equal((await tab.ask("queue.add", { commands: [commandOf(words)] })).trouble, "quota");
  await tab.said("store.trouble", { part: "strict", trouble: "quota" });
  assert.equal((await tab.ask("store.state")).trouble, "quota");
  assert.equal((await tab.ask("queue.load")).commands.at(-1).n, kept.n);
  const exported = await tab.ask("store.export");
  assert.equal(JSON.parse(exported.bytes).commands.at(-1).command.args.words, "先");
  await quota(0);
  assert.equal((await tab.ask("queue.add", { commands: [commandOf(words)] })).n, kept.n + 1);
  await tab.said("store.fine", { part: "strict" });
  assert.equal((await tab.ask("store.state")).trouble, "");
});

test("A full disk in the middle of filing leaves draft and number as they were", async () => {
  await tab.ask("numbers.put", { block: [{ number: "0184726390", code: "1" }] });
  await tab.ask("draft.save", { id: "f", owner_tab: "t", n: 1, body: "草稿" });
  const { slot } = await tab.ask("numbers.take", { draft: "f" });
  const before = (await tab.ask("queue.load")).last_n;
  assert.equal(await fillDisk(), "quota");
  const command = commandOf("登记".repeat(8_000));
  assert.equal((await tab.ask("queue.add", { commands: [command], draft: "f", slot })).trouble, "quota");
  await quota(0);
  assert.equal((await tab.ask("queue.load")).last_n, before);
  assert.equal((await tab.ask("draft.load_all")).drafts.find(({ id }) => id === "f").body, "草稿");
  assert.equal((await tab.ask("numbers.take", { draft: "f" })).slot, slot);
});
