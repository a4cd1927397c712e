// /hot and /cold of IDBFS in a real browser: one writer, sealed files, nothing half done, hand-over between tabs.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { CLERK, commandOf, filesUnder, openPlace } from "./lib/store_place.mjs";

let place;
let browser;
let tab;
before(async () => {
  place = await openPlace();
  browser = await place.browser();
  tab = await newTab();
});
after(() => place?.close());

async function newTab() {
  const opened = await browser.tab();
  await opened.ask("session.open", CLERK);
  return opened;
}
const write = async (at, path, words) => at.ask("fs.write", { path }, Buffer.from(words));
const read = async (at, path) => {
  const { bytes, trouble } = await at.ask("fs.read", { path });
  return trouble ?? (bytes ?? "").toString();
};

test("Nothing is written before the mount is filled, and a path leads nowhere else", async () => {
  assert.equal((await write(tab, "/hot/early", "x")).trouble, "not_writer");
  assert.deepEqual(await tab.ask("fs.open"), { writer: true });
  for (const path of ["/etc/x", "/hot/../x", "/hot/a//b", "/hot", "/hot/.x", "/cold/a/../../b", ""]) {
    assert.equal((await write(tab, path, "x")).trouble, "bad_request", path);
  }
});

test("What was synced is there after a kill; what was only written is not called saved", async () => {
  await write(tab, "/hot/snapshot-1", "快照");
  await write(tab, "/cold/office/500113/seg-1", "段");
  assert.deepEqual(await tab.ask("fs.sync"), {});
  await write(tab, "/hot/unsynced", "x");
  await browser.kill();
  browser = await place.browser();
  tab = await newTab();
  assert.deepEqual(await tab.ask("fs.open"), { writer: true });
  assert.equal(await read(tab, "/hot/snapshot-1"), "快照");
  assert.equal(await read(tab, "/cold/office/500113/seg-1"), "段");
  assert.equal(await read(tab, "/hot/unsynced"), "not_found");
});

test("A file that is written twice in one tick of a coarse clock is on the disk as it was written last", async () => {
  await tab.page.evaluate(() => {
    const real = Date.now;
    const stopped = real.call(Date);
    Date.now = () => stopped;
    window.mend = () => (Date.now = real);
  });
  for (const words of ["first", "second", "third"]) {
    await write(tab, "/hot/twice", words);
    await tab.ask("fs.sync");
  }
  await tab.page.evaluate(() => window.mend() && null);
  const other = await newTab(); // Not the writer: reads what is on the disk
  assert.equal(await read(other, "/hot/twice"), "third");
  await other.page.close();
});

test("A write that was only told is in the sync that was told behind it", async () => {
  const bytes = Buffer.from("段".repeat(200_000)).toString("base64");
  await tab.tell(["fs.write", { path: "/hot/big" }, bytes], ["fs.write", { path: "/hot/big" }, ""], ["fs.sync", {}]);
  await tab.ask("fs.list", { under: "/hot" });
  const other = await newTab();
  assert.equal(await read(other, "/hot/big"), "");
  await other.page.close();
  await tab.ask("fs.drop", { path: "/hot/big" });
  await tab.ask("fs.sync");
});

test("A new snapshot and the end of the old one come in one sync, and a dropped file is not read again", async () => {
  await write(tab, "/hot/snapshot-2", "新");
  await tab.ask("fs.drop", { path: "/hot/snapshot-1" });
  assert.equal(await read(tab, "/hot/snapshot-1"), "not_found");
  await tab.ask("fs.sync");
  const { files } = await tab.ask("fs.list", { under: "/hot" });
  assert.deepEqual(files.map(({ path }) => path).sort(), ["/hot/snapshot-2", "/hot/twice"]);
});

test("When a new file does not fit, the old one stays", async () => {
  await tab.page.evaluate(() => {
    const real = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function full(value, key) {
      if (String(key).endsWith("snapshot-3")) throw new DOMException("", "QuotaExceededError");
      return real.call(this, value, key);
    };
    window.mend = () => (IDBObjectStore.prototype.put = real);
  });
  await write(tab, "/hot/snapshot-3", "太大");
  await tab.ask("fs.drop", { path: "/hot/snapshot-2" });
  assert.equal((await tab.ask("fs.sync")).trouble, "quota");
  await tab.said("store.trouble", { part: "files", trouble: "quota" });
  const other = await newTab();
  assert.equal(await read(other, "/hot/snapshot-2"), "新");
  await tab.page.evaluate(() => window.mend() && null);
  assert.deepEqual(await tab.ask("fs.sync"), {});
  await tab.said("store.fine", { part: "files" });
  assert.deepEqual([await read(other, "/hot/snapshot-2"), await read(other, "/hot/snapshot-3")], ["not_found", "太大"]);
  await other.page.close();
});

test("A second tab mounts nothing, reads what is on the disk, and takes over when the writer goes", async () => {
  const other = await newTab();
  assert.deepEqual(await other.ask("fs.open"), { writer: false });
  assert.equal((await write(other, "/hot/mine", "x")).trouble, "not_writer");
  assert.equal(await read(other, "/hot/snapshot-3"), "太大");
  const { files } = await other.ask("fs.list", { under: "/hot" });
  assert.deepEqual(files.map(({ path }) => path).sort(), ["/hot/snapshot-3", "/hot/twice"]);
  await tab.page.close();
  await other.said("fs.writer");
  await write(other, "/hot/mine", "我写");
  assert.deepEqual(await other.ask("fs.sync"), {});
  tab = await newTab();
  assert.equal(await read(tab, "/hot/mine"), "我写");
  assert.equal(await read(tab, "/hot/twice"), "third");
  await other.ask("session.lock");
  assert.deepEqual(await tab.ask("fs.open"), { writer: true });
  await other.page.close();
});

test("Lines that the writer pulled reach the tabs that follow", async () => {
  const other = await newTab();
  await tab.ask("tabs.post", { what: "follow", feed: "office/1" }, Buffer.from("line\n"));
  const heard = await other.said("tabs.message", { what: "follow", feed: "office/1" });
  assert.equal(heard.from, (await tab.ask("tabs.state")).tab);
  assert.deepEqual([atob(heard.bytes), heard.ask], ["line\n", undefined]);
  await other.page.close();
});

test("A connection that IDBFS keeps although it is dead is replaced", async () => {
  await tab.page.evaluate(async () => (await window.module()).IDBFS.dbs["/hot"].close());
  await write(tab, "/hot/after", "还在");
  assert.deepEqual(await tab.ask("fs.sync"), {});
  const other = await newTab();
  assert.equal(await read(other, "/hot/after"), "还在");
  await other.page.close();
});

test("The sealed copy of a resting draft wins where it is newer, and a dropped draft does not come back", async () => {
  await tab.ask("draft.save", { id: "r", owner_tab: "t", n: 3, body: "歇着" });
  await tab.ask("draft.save", { id: "gone", owner_tab: "t", n: 1, body: "要走" });
  assert.equal((await tab.ask("draft.rest", { id: "r" })).n, 3);
  assert.equal((await tab.ask("draft.rest", { id: "gone" })).n, 1);
  const follower = await newTab();
  assert.equal((await follower.ask("draft.rest", { id: "r" })).trouble, "not_writer");
  await follower.ask("draft.drop", { id: "gone" });
  await follower.page.evaluate(() => new Promise((resolve) => { // As if the strict store alone had lost it
    const request = indexedDB.open("qungong");
    request.onsuccess = () => {
      const tx = request.result.transaction("drafts", "readwrite");
      tx.objectStore("drafts").delete(["p_clerk", "r"]);
      tx.oncomplete = () => resolve(request.result.close());
    };
  }));
  const { drafts } = await tab.ask("draft.load_all");
  assert.deepEqual(drafts.map(({ id, n, body }) => [id, n, body]), [["r", 3, "歇着"]]);
  const { files } = await tab.ask("fs.list", { under: "/hot/drafts" });
  assert.deepEqual(files.map(({ path }) => path), ["/hot/drafts/r"]);
  await follower.page.close();
});

test("Without Web Locks each tab works from its own memory and nothing on the disk is touched", async () => {
  const page = await browser.emptyPage();
  await page.addInitScript(() => Object.defineProperty(Navigator.prototype, "locks", { value: undefined }));
  const old = await browser.tabOn(page);
  await old.ask("session.open", CLERK);
  assert.deepEqual(await old.ask("fs.open"), { writer: true });
  await write(old, "/hot/after", "只在内存");
  assert.deepEqual(await old.ask("fs.sync"), {});
  assert.equal(await read(old, "/hot/after"), "只在内存");
  assert.equal(await read(tab, "/hot/after"), "还在");
  assert.equal((await old.ask("queue.add", { commands: [commandOf("旧浏览器")] })).trouble, undefined);
  await page.close();
});

test("Forgetting a person leaves no file, and no word of a file stands readable in the profile", async () => {
  await write(tab, "/hot/canary", "CANARY-of-a-file");
  await tab.ask("meta.put", { key: "language", value: "in-clear", plain: true });
  await tab.ask("fs.sync");
  assert.deepEqual(await tab.violations(), []);
  await tab.ask("session.forget", { person: CLERK.person });
  assert.equal((await tab.ask("session.people")).people.length, 0);
  const fresh = await newTab();
  assert.deepEqual(await fresh.ask("fs.open"), { writer: true });
  assert.deepEqual((await fresh.ask("fs.list", { under: "/hot" })).files, []);
  await browser.quit();
  const files = await filesUnder(place.profile);
  assert.equal(files.some(({ bytes }) => bytes.includes("CANARY-of-a-file")), false);
  assert.equal(files.some(({ bytes }) => bytes.includes("in-clear")), true, "the search must see what stands there");
});
