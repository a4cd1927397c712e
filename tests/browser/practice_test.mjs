// Practice: the whole client on samples. Nothing leaves the browser, nothing is written; the same guards find real work.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { DESKTOP, openBrowser } from "./lib/browser.mjs";
import { startServer } from "./lib/server.mjs";
import { atRest, beginMatter, home, keepMatter, ready, signIn, step, synced, until } from "./lib/story.mjs";
import { opened } from "./lib/walk.mjs";

let server;
let browser;
before(async () => {
  server = await startServer();
  browser = await openBrowser(DESKTOP);
});
after(async () => {
  await browser?.kill();
  await server?.stop();
});

// Counts every write to a database of this page, by whatever code.
const countingWrites = (page) => page.addInitScript(() => {
  window.writes = [];
  for (const name of ["put", "add", "delete", "clear"]) {
    const real = IDBObjectStore.prototype[name];
    IDBObjectStore.prototype[name] = function counted(...given) {
      window.writes.push(`${name} ${this.name}`);
      return real.apply(this, given);
    };
  }
});

// What leaves the browser from now on that is no file of the client itself.
function listening(page) {
  const left = [];
  page.on("request", (request) => {
    const { pathname } = new URL(request.url());
    const isFile = request.method() === "GET" && !pathname.startsWith("/v1/") && !pathname.startsWith("/p/");
    if (!isFile) left.push(`${request.method()} ${pathname}`);
  });
  return left;
}

const writes = (page) => page.evaluate(() => window.writes);
const forget = (page) => page.evaluate(() => { window.writes.length = 0; });
const WORDS = "三社的水管爆了，半个社停水。";

// From the sign-in page into practice, when what locking writes has been written.
async function practising(page) {
  await until(page, (m) => m.places > 0);
  await page.getByRole("button", { name: /^练习/ }).click();
  await until(page, (m) => m.practice && m.cases === 5);
  await atRest(page);
  await page.getByRole("complementary", { name: "练习" }).waitFor();
}

test("In practice a matter is filed and taken in as in earnest, and nothing leaves the browser or is written", async () => {
  const page = await opened(browser, server.address, "zh-CN", countingWrites);
  await practising(page);
  await forget(page);
  const left = listening(page);
  await beginMatter(page, { words: WORDS, kind: "求助" });
  await keepMatter(page, { name: "何某某", phone: "12000000099" });
  await page.getByRole("dialog").getByRole("button", { name: "好了" }).click();
  await page.getByRole("heading", { name: WORDS.slice(0, -1), level: 1 }).waitFor();
  await step(page, "受理");
  await until(page, (m) => m.queue.length === 0);
  await page.getByRole("complementary", { name: "练习" }).waitFor();
  await home(page);
  assert.deepEqual([left, await writes(page)], [[], []]);
  await page.context().close();
});

test("Ending practice wipes it, and whoever was signed in finds the own matters as they were", async () => {
  const page = await opened(browser, server.address, "zh-CN");
  await signIn(page, "zhongba");
  await synced(page);
  await atRest(page);
  const { cases } = await page.evaluate(() => window.qungong.model());
  await page.getByRole("link", { name: "本机与同步" }).click();
  await page.getByRole("button", { name: /^练习/ }).click();
  await until(page, (m) => m.practice && m.cases === 5);
  await page.getByRole("button", { name: "结束练习" }).click();
  await until(page, (m, own) => !m.practice && m.session === "staff" && m.cases === own, cases);
  await page.context().close();
});

test("Practice does not outlive a reload", async () => {
  const page = await opened(browser, server.address, "zh-CN");
  await practising(page);
  await page.reload();
  await ready(page);
  const { practice, session, cases, drafts } = await page.evaluate(() => window.qungong.model());
  assert.deepEqual([practice, session, cases, drafts], [false, "none", 0, 0]);
  await page.context().close();
});

test("The same guards find what a real clerk sends and writes", async () => {
  const page = await opened(browser, server.address, "zh-CN", countingWrites);
  await signIn(page, "zhongba");
  await synced(page);
  await forget(page);
  const left = listening(page);
  await beginMatter(page, { words: WORDS });
  await keepMatter(page, { name: "何某某", phone: "12000000099" });
  await until(page, (m) => m.queue.every((each) => each.verdict));
  assert.ok(left.includes("POST /v1/sync/push"), left.join(", "));
  assert.ok((await writes(page)).some((each) => each.endsWith(" queue")), (await writes(page)).join(", "));
  await page.context().close();
});
