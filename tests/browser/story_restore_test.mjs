// The story, when the machine in the town breaks: the clerk of 中坝村 has filed a complaint about the village's money. It is
// in the town, and on his own device it is bytes for the server alone. The server is restored from a backup that was made
// before. Without anybody doing anything, the complaint is with the town again, and the village still cannot read it; the
// same when his browser was closed meanwhile.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { after, before, test } from "node:test";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { openBrowser } from "./lib/browser.mjs";
import { openDesk } from "./lib/desk.mjs";
import { ROOT, startServer } from "./lib/server.mjs";
import { keptBecomes } from "./lib/store_disk.mjs";
import {
  assertClean, beginMatter, home, keepMatter, model, openClient, personAt, pullCable, seen, signIn, synced, until,
} from "./lib/story.mjs";

const run = promisify(execFile);
const COMPLAINT = "村里卖树的钱分得不公平，账也没有贴出来。";
const QUESTION = "村口的路灯几时修得好？";

const profile = mkdtempSync(join(tmpdir(), "qungong-profile-"));
const data = mkdtempSync(join(tmpdir(), "qungong-data-"));
const backup = join(mkdtempSync(join(tmpdir(), "qungong-backup-")), "store.qungong");
let server;
let chromium;
let page;
let complaint; // The id of its case, known to the town alone
const open = async () => {
  chromium = await openBrowser({ profile });
  page = await openClient(chromium, server.address);
};
before(async () => {
  server = await startServer({ data });
  await open();
  await signIn(page, "zhongba");
  await synced(page);
});
after(async () => {
  await chromium?.kill();
  await server?.stop();
  for (const folder of [profile, data, join(backup, "..")]) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

const casesOf = async (login) => (await openDesk(server.address, login)).heads();

async function restore() {
  const { port } = new URL(server.address);
  await server.kill();
  rmSync(data, { recursive: true, maxRetries: 5 });
  await run(join(ROOT, "serve.py"), ["restore", backup, "--data", data]);
  server = await startServer({ data, port: Number(port) });
}

// Both matters are with the town or the village again, and the complaint only with the town.
async function assertAllIsBack() {
  const [town, village] = [await casesOf("mudong"), await casesOf("zhongba")];
  assert.ok(complaint in town, "the town has the complaint again");
  assert.equal(complaint in village, false, "and the village has not");
  await keptBecomes(page, ["sealed", "plain"]); // After the verdict as before it
  await page.getByRole("row", { name: /村口的路灯/ }).waitFor();
  assert.equal(await page.getByText(/卖树的钱/).count(), 0);
  await assertClean(page);
}

test("The complaint goes to the town and lies on the clerk's device as bytes for the server alone", async () => {
  await run(join(ROOT, "serve.py"), ["backup", backup, "--data", data]); // While it is served
  const before = await casesOf("mudong");
  await beginMatter(page, { words: COMPLAINT, kind: "投诉", about: "村里的钱、账或干部" });
  await keepMatter(page, { name: "冉光·䶮", phone: "12000000063" });
  await page.getByRole("dialog", { name: "回执" }).getByRole("button", { name: "好了" }).click();
  await until(page, (m) => m.queue.length === 0);
  await home(page);
  await beginMatter(page, { words: QUESTION, kind: "咨询" });
  await keepMatter(page, { name: "𠮷永·安", phone: "12000000064" });
  await page.getByRole("dialog", { name: "回执" }).getByRole("button", { name: "好了" }).click();
  await until(page, (m) => m.queue.length === 0);
  await keptBecomes(page, ["sealed", "plain"]);
  [complaint] = Object.keys(await casesOf("mudong")).filter((id) => !(id in before));
  assert.ok(complaint);
  await home(page);
});

test("The server is restored from a backup made before: the device pushes again by itself, in order", async () => {
  await pullCable(page, true);
  await restore();
  assert.equal(complaint in await casesOf("mudong"), false, "the backup knows nothing of it");
  const { synced_at } = await model(page);
  await pullCable(page, false);
  await until(page, (m, then) => m.net === "idle" && m.queue.length === 0 && m.synced_at > then, synced_at, 60_000);
  await assertAllIsBack();
});

test("The town's dispatcher has it before her again", async () => {
  const dispatcher = await personAt(server.address, "mudong");
  await seen(dispatcher.page, /卖树的钱/);
  await assertClean(dispatcher.page);
  await dispatcher.close();
});

test("A browser that was closed while the server was restored pushes again as soon as it is opened", async () => {
  await chromium.close();
  await restore();
  assert.equal(complaint in await casesOf("mudong"), false);
  await open();
  await synced(page);
  await until(page, (m) => m.queue.length === 0);
  await assertAllIsBack();
});

test("Bytes that nobody can open any more block nothing: they are said to be here, and what is new goes", async () => {
  await page.evaluate(() => new Promise((resolve, reject) => { // A broken disk, or somebody's hand
    const request = indexedDB.open("qungong");
    request.onsuccess = () => {
      const tx = request.result.transaction("kept", "readwrite");
      tx.objectStore("kept").openCursor().onsuccess = ({ target: { result: cursor } }) => {
        if (!cursor) return;
        const { sealed_to } = cursor.value;
        if (sealed_to) cursor.update({ ...cursor.value, sealed_to: { ...sealed_to, bytes: `AAAA${sealed_to.bytes.slice(4)}` } });
        cursor.continue();
      };
      tx.oncomplete = () => resolve(request.result.close());
      tx.onabort = () => reject(tx.error);
    };
  }));
  await pullCable(page, true);
  await restore();
  const { synced_at } = await model(page);
  await pullCable(page, false);
  await until(page, (m, then) => m.net === "idle" && m.queue.length === 0 && m.synced_at > then, synced_at, 60_000);
  await page.getByRole("row", { name: /村口的路灯/ }).waitFor(); // What stood behind it went
  await page.getByRole("link", { name: /待送出/ }).click();
  await seen(page, "封存的一步：本机已不能读，只有服务器能打开");
  await seen(page, /封存的这一步服务器打不开，原样留在本机/);
  await keptBecomes(page, ["sealed", "plain"]);
  await assertClean(page);
});
