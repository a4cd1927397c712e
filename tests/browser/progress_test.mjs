// Work that takes long: the first sync, what goes up behind a step, the file of what is unsent. Each says how far it is
// without inventing anything, can be paused and cancelled, and goes on after a reload with the network cut in the middle.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openBrowser } from "./lib/browser.mjs";
import { startServer } from "./lib/server.mjs";
import {
  assertClean, beginMatter, keepMatter, model, openClient, pullCable, ready, seen, signIn, synced, until,
} from "./lib/story.mjs";

const profile = mkdtempSync(join(tmpdir(), "qungong-profile-"));
let server;
let chromium;
let page;
before(async () => {
  server = await startServer();
  chromium = await openBrowser({ profile });
});
after(async () => {
  await chromium?.kill();
  await server?.stop();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
});

const button = (name) => page.getByRole("button", { name });
const go = (hash) => page.evaluate((to) => { location.hash = to; }, hash);
const device = () => go("#/device");
const asked = []; // What the client asked each pull for

// Answers of at most 60 lines, the third only when it is let go.
async function slowPulls(fresh) {
  let letGo;
  const free = new Promise((resolve) => { letGo = resolve; });
  await fresh.route("**/v1/sync/pull", async (route) => {
    const body = route.request().postDataJSON();
    if (!body.dev) return route.continue();
    asked.push(body);
    if (asked.length >= 3) await free;
    await route.continue({ postData: JSON.stringify({ ...body, limit: 60 }) }).catch(() => {}); // Paused meanwhile
  });
  return letGo;
}

test("The first sync says how many lines of how many are here, and pauses", async () => {
  let letGo;
  page = await openClient(chromium, server.address, undefined, async (fresh) => { letGo = await slowPulls(fresh); });
  await signIn(page, "zhongba");
  await until(page, (m) => m.works.some(({ kind, done, total }) => kind === "sync" && done > 0 && total > done));
  await device();
  const work = page.getByRole("region", { name: "正在做的" });
  await work.getByRole("progressbar", { name: "取数据" }).waitFor();
  const { done, total } = (await model(page)).works.find(({ kind }) => kind === "sync");
  await work.getByText("断了也不丢，从断的地方接着取。").waitFor();
  assert.match(await work.getByRole("progressbar").getAttribute("aria-valuetext"), new RegExp(`${done} / ${total}`));
  await work.getByRole("button", { name: "先停" }).click();
  await until(page, (m) => m.works.some(({ kind, paused }) => kind === "sync" && paused) && m.net === "idle");
  letGo();
  await page.evaluate(() => navigator.serviceWorker.ready);
  await seen(page, /取数据：停着/); // One line of it in the shell, on every page
  await assertClean(page);
});

test("After a reload it goes on where it stood", async () => {
  const stood = asked.at(-1).feeds.filter(({ pos }) => pos > 0);
  assert.ok(stood.length > 0);
  await page.unroute("**/v1/sync/pull");
  const first = page.waitForRequest((request) => request.url().endsWith("/v1/sync/pull") && request.postDataJSON().dev);
  await page.reload();
  await ready(page);
  const { feeds } = (await first).postDataJSON();
  for (const { feed, pos } of stood) assert.ok(feeds.find((one) => one.feed === feed).pos >= pos, feed);
  await synced(page);
  await until(page, (m) => m.works.length === 0 && m.cases > 0);
});

// A picture of noise, which is as large as pictures of a phone are; another seed is another picture.
async function takePicture(seed) {
  const base64 = await page.evaluate(async (seeded) => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 1600, height: 1200 });
    const context = canvas.getContext("2d");
    const noise = context.createImageData(1600, 1200);
    let x = seeded;
    for (let i = 0; i < noise.data.length; ++i) {
      x = (Math.imul(x, 1103515245) + 12345) & 0x7fffffff;
      noise.data[i] = i % 4 === 3 ? 255 : x >> 16;
    }
    context.putImageData(noise, 0, 0);
    return canvas.toDataURL("image/jpeg", 0.9).split(",")[1];
  }, seed);
  const chooser = page.waitForEvent("filechooser");
  await button("选照片").click();
  await (await chooser).setFiles({ name: "路.jpg", mimeType: "image/jpeg", buffer: Buffer.from(base64, "base64") });
  await button(/照片 \d+ KB/).waitFor();
}

// Attachments leave the page and do not arrive until `cut` ends them as a pulled cable does. The browser's own throttle
// does not do: a request that is under way when the network is taken away goes on without it, and arrives.
async function stuckUploads() {
  const underWay = [];
  await page.route("**/v1/blobs/*", (route) => { underWay.push(route); });
  return async () => {
    for (const route of underWay) await route.abort("internetdisconnected").catch(() => {}); // Paused by the page itself
    await page.unroute("**/v1/blobs/*");
  };
}

test("What goes up behind a step says how far it is; it is paused, cut off, and after a reload it arrives", async () => {
  await page.evaluate(() => navigator.serviceWorker.ready);
  await go("#/inbox");
  await beginMatter(page, { words: "三组的路塌了一半，车过不去。", kind: "求助" });
  await takePicture(7);
  const cut = await stuckUploads();
  await keepMatter(page, { name: "冉光明", phone: "12000000073" });
  await page.getByRole("dialog", { name: "回执" }).getByRole("button", { name: "好了" }).click();
  await until(page, (m) => m.works.some(({ kind, total }) => kind === "upload" && total > 0), null, 60_000);
  await device();
  const work = page.getByRole("region", { name: "正在做的" });
  await work.getByRole("progressbar", { name: "传照片" }).waitFor();
  await work.getByRole("button", { name: "先停" }).click();
  await until(page, (m) => m.works.some(({ kind, paused }) => kind === "upload" && paused));
  await work.getByRole("button", { name: "接着" }).click();
  await until(page, (m) => m.works.some(({ kind, paused, total }) => kind === "upload" && !paused && total > 0));
  await pullCable(page, true);
  await cut();
  await until(page, (m) => m.net === "offline" && m.unsent_blobs === 1);
  await go("#/inbox"); // Signed out, the page of the device is there for everybody
  await until(page, (m) => m.route === "#/inbox");
  await page.reload();
  await ready(page);
  await signIn(page, "zhongba");
  await until(page, (m) => m.unsent_blobs === 1);
  await pullCable(page, false);
  await until(page, (m) => m.net === "idle" && m.unsent_blobs === 0, null, 60_000);
});

test("What is cancelled stays on this device, says so after a reload, and goes when it is sent by hand", async () => {
  await go("#/inbox");
  await beginMatter(page, { words: "四组的路也塌了一点，走路还行。", kind: "求助" });
  await takePicture(8);
  const cut = await stuckUploads();
  await keepMatter(page, { name: "冉光明", phone: "12000000073" });
  await page.getByRole("dialog", { name: "回执" }).getByRole("button", { name: "好了" }).click();
  await until(page, (m) => m.works.some(({ kind, total }) => kind === "upload" && total > 0), null, 60_000);
  await device();
  await page.getByRole("region", { name: "正在做的" }).getByRole("button", { name: "不要了" }).click();
  await seen(page, /没传的附件 \d+ KB，留在本机/);
  await cut();
  await page.reload();
  await ready(page);
  await synced(page);
  await seen(page, /没传的附件 \d+ KB，留在本机/);
  assert.equal((await model(page)).unsent_blobs, 1);
  await button("还是传").click();
  await until(page, (m) => m.unsent_blobs === 0);
  await assertClean(page);
});

test("What is unsent is saved as one file, with words, steps and pictures", async () => {
  await pullCable(page, true);
  await go("#/inbox");
  await beginMatter(page, { words: "五组的路牌倒了。", kind: "求助" });
  await takePicture(9);
  await seen(page, /已存本机/);
  await go("#/outbox");
  await page.evaluate(() => { // The file that the browser would be given
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
      if (blob.type === "application/json") window.given = blob;
      return make(blob);
    };
    HTMLAnchorElement.prototype.click = function click() { window.calls = this.download; };
  });
  await button("存成文件").first().click();
  const name = await (await page.waitForFunction(() => window.calls)).jsonValue();
  assert.match(name, /^群工未送出 \d{4}-\d\d-\d\d\.json$/);
  const saved = JSON.parse(await page.evaluate(() => window.given.text()));
  assert.equal(saved.drafts.length, 1);
  assert.equal(saved.drafts[0].body.args.words, "五组的路牌倒了。");
  assert.equal(saved.blobs.length, 1);
  assert.equal(Buffer.from(saved.blobs[0].base64, "base64").subarray(0, 3).toString("hex"), "ffd8ff");
  await seen(page, /存成文件了：草稿 1 份/);
  await assertClean(page);
});
