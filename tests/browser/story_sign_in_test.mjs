// The story, first step: a newcomer signs in as the clerk of 木洞镇 中坝村 and sees what waits there.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openBrowser } from "./lib/browser.mjs";
import { startServer } from "./lib/server.mjs";
import { openClient, signIn, synced, until } from "./lib/story.mjs";

let server;
let chromium;
let page;
before(async () => {
  server = await startServer();
  chromium = await openBrowser();
  page = await openClient(chromium, server.address);
});
after(async () => {
  await chromium?.close();
  await server?.stop();
});

test("A wrong password is refused in words and signs nobody in", async () => {
  await signIn(page, "zhongba", "not-the-password");
  await page.getByText("账号或密码不对").first().waitFor();
  assert.equal((await page.evaluate(() => window.qungong.model())).session, "none");
});

test("The clerk of 中坝村 signs in and the inbox shows the village's matters with their lights", async () => {
  await page.reload();
  await page.evaluate(() => window.qungong.ready);
  await signIn(page, "zhongba");
  await until(page, (m) => m.session === "staff" && m.role === "clerk" && m.route === "#/inbox");
  await synced(page);
  await page.getByRole("heading", { name: "待办", level: 1 }).waitFor();
  await page.getByText("木洞镇中坝村村民委员会").first().waitFor();
  const rows = page.getByRole("table", { name: "待办" }).getByRole("row");
  await rows.nth(6).waitFor(); // A head, a group and more
  await page.getByRole("cell", { name: /^超期 / }).first().waitFor();
  await page.getByRole("cell", { name: /^正常 / }).first().waitFor();
});

test("A row that is chosen shows its words, its number and the steps the clerk may take", async () => {
  await page.getByRole("row", { name: /村口垃圾三天没人收/ }).click();
  await page.getByRole("heading", { name: /村口垃圾三天没人收/, level: 2 }).waitFor(); // Its preview, in place of the first
  await page.getByRole("button", { name: "打开", exact: true }).click();
  await until(page, (m) => m.route.startsWith("#/case/500113-"));
  await page.getByRole("heading", { name: /村口垃圾三天没人收/, level: 1 }).waitFor();
  await page.getByRole("heading", { name: /谁拿了多久/ }).first().waitFor();
});

test("Nothing of this page broke the content policy or threw", async () => {
  assert.deepEqual(await page.evaluate(() => window.violations), []);
  assert.deepEqual(page.troubles, []);
});
