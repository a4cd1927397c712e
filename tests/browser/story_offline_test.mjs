// The story, second step: the network is pulled. The clerk takes a matter down with an input method; it has its number
// and slip at once and waits in the queue.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openBrowser } from "./lib/browser.mjs";
import { startServer } from "./lib/server.mjs";
import { model, openClient, pullCable, signIn, synced, type, until } from "./lib/story.mjs";

const QUESTION = "九十岁以上的老人有没有特殊补贴？";

const profile = mkdtempSync(join(tmpdir(), "qungong-profile-"));
const data = mkdtempSync(join(tmpdir(), "qungong-data-"));
let server;
let chromium;
let page;
before(async () => {
  server = await startServer({ data });
  chromium = await openBrowser({ profile });
  page = await openClient(chromium, server.address);
  await signIn(page, "zhongba");
  await synced(page);
  await page.evaluate(() => navigator.serviceWorker.ready); // From now on it opens without a network
  await pullCable(page, true);
});
after(async () => {
  await chromium?.kill();
  await server?.stop();
  for (const folder of [profile, data]) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

async function takeDown({ words, kind, urgency, about, name }) {
  await page.getByRole("button", { name: "登记新事项" }).click();
  await until(page, (m) => m.drafts === 1);
  await type(page, /群众说了什么/, words);
  await page.getByRole("radio", { name: kind, exact: true }).click();
  if (urgency) await page.getByRole("radio", { name: urgency, exact: true }).click();
  if (about) await page.getByRole("radio", { name: about }).click();
  await type(page, /^姓名/, name);
  await page.getByRole("button", { name: "存下，有网就送" }).click();
  await until(page, (m) => m.drafts === 0);
}

// The number on the slip, and the code that stands only there.
async function slip() {
  const dialog = page.getByRole("dialog", { name: "回执" });
  await dialog.waitFor();
  const text = await dialog.innerText();
  assert.match(text.replaceAll(" ", ""), /\d{10}/);
  assert.match(text, /查询码/);
  await dialog.getByRole("button", { name: "好了" }).click();
  await dialog.waitFor({ state: "detached" });
}

test("A question taken down without a network has its number and its slip at once", async () => {
  await takeDown({ words: QUESTION, kind: "咨询", name: "䶮德明" });
  await slip();
  await page.getByRole("heading", { name: QUESTION, level: 1 }).waitFor();
  assert.deepEqual((await model(page)).queue.map(({ n, command, verdict }) => [n, command, verdict]), [[1, "file", null]]);
});
