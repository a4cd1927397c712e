// The store when the browser fails it: a lost connection, an abort, a newer release, cleared data.

import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { CLERK, commandOf, openPlace } from "./lib/store_place.mjs";

let place;
let browser;
let tab;
before(async () => {
  place = await openPlace();
  browser = await place.browser();
});
after(() => place?.close());
beforeEach(async () => {
  tab = await browser.tab();
  await tab.ask("session.open", CLERK);
});
afterEach(() => tab.page.close());

const lastN = async () => (await tab.ask("queue.load")).last_n;

test("A connection that the browser closed is opened again without a word lost", async () => {
  const { n } = await tab.ask("queue.add", { commands: [commandOf("断前")] });
  await tab.page.evaluate(() => {
    const real = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function lost(...all) {
      IDBDatabase.prototype.transaction = real;
      this.close(); // From here on this handle throws InvalidStateError, as a lost connection does.
      return real.apply(this, all);
    };
  });
  assert.equal((await tab.ask("queue.add", { commands: [commandOf("断后")] })).n, n + 1);
  assert.equal(await lastN(), n + 1);
});

test("A transaction that the browser aborts is tried once more, and then it is trouble", async () => {
  const before = await lastN();
  const abortNext = (times) => tab.page.evaluate((left) => {
    const real = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function aborted(...all) {
      const tx = real.apply(this, all);
      if (all[1] === "readwrite" && left-- > 0) setTimeout(() => tx.abort());
      if (left <= 0) IDBDatabase.prototype.transaction = real;
      if (all[1] === "readwrite") for (let i = 0; i < 200; ++i) tx.objectStore(all[0][0]).count(); // Still busy by then
      return tx;
    };
  }, times);
  await abortNext(1);
  assert.equal((await tab.ask("queue.add", { commands: [commandOf("一次")] })).n, before + 1);
  await abortNext(2);
  assert.equal((await tab.ask("queue.add", { commands: [commandOf("两次")] })).trouble, "store_failed");
  assert.equal(await lastN(), before + 1);
  await tab.said("store.trouble", { trouble: "store_failed" });
});

test("Every write asks for strict durability", async () => {
  await tab.page.evaluate(() => {
    window.durabilities = [];
    const real = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function seen(...all) {
      const tx = real.apply(this, all);
      if (tx.mode === "readwrite") window.durabilities.push(tx.durability);
      return tx;
    };
  });
  await tab.ask("queue.add", { commands: [commandOf("稳")] });
  await tab.ask("draft.save", { id: "s", owner_tab: "t", n: 1, body: "稳" });
  assert.deepEqual(await tab.page.evaluate(() => window.durabilities), ["strict", "strict"]);
});

test("An answer comes after the transaction is complete, never before", async () => {
  const order = await tab.page.evaluate(async (command) => {
    const seen = [];
    const real = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function watched(...all) {
      const tx = real.apply(this, all);
      if (tx.mode === "readwrite") tx.addEventListener("complete", () => seen.push("complete"));
      return tx;
    };
    const wishes = [["queue.add", { commands: [command] }], ["draft.save", { id: "o", owner_tab: "t", n: 1, body: "" }],
      ["numbers.put", { block: [{ number: "1", code: "1" }] }], ["blob.put", { kind: "text/plain" }]];
    for (const [op, json] of wishes) {
      await window.ask(op, json);
      seen.push(op);
    }
    IDBDatabase.prototype.transaction = real;
    return seen;
  }, commandOf("先后"));
  const ops = ["queue.add", "draft.save", "numbers.put", "blob.put"];
  assert.deepEqual(order, ops.flatMap((op) => ["complete", op]));
});

test("A newer release in another tab is let through, and this tab says that it must be loaded again", async () => {
  const upgraded = tab.page.evaluate(() => new Promise((resolve) => {
    const request = indexedDB.open("qungong", 99);
    request.onsuccess = () => {
      request.result.close();
      resolve(true);
    };
  }));
  assert.equal(await upgraded, true);
  await tab.said("store.trouble", { trouble: "store_newer" });
  assert.equal((await tab.ask("queue.add", { commands: [commandOf("旧")] })).trouble, "store_newer");
});

test("When the site's data are cleared under an open page, the page says so and can save again", async () => {
  const protocol = await tab.page.context().newCDPSession(tab.page);
  await protocol.send("Storage.clearDataForOrigin", { origin: place.origin, storageTypes: "indexeddb" });
  await tab.page.reload();
  await tab.page.waitForFunction(() => window.ready);
  assert.equal((await tab.ask("session.open", CLERK)).made, true);
  await tab.ask("draft.save", { id: "d", owner_tab: "t", n: 1, body: "前" });
  await protocol.send("Storage.clearDataForOrigin", { origin: place.origin, storageTypes: "indexeddb" });
  await tab.said("store.trouble", { trouble: "store_closed" });
  assert.equal((await tab.ask("draft.save", { id: "d", owner_tab: "t", n: 2, body: "后" })).n, 2);
  assert.equal((await tab.ask("draft.load_all")).drafts[0].body, "后");
  await tab.said("store.fine");
  assert.equal((await tab.ask("queue.add", { commands: [commandOf("?")] })).trouble, "locked");
});
