// Story, step 8: anybody reads the public page of the village; a leader comes to one matter in three touches.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openBrowser, PHONE, TABLET } from "./lib/browser.mjs";
import { startServer } from "./lib/server.mjs";
import { touched } from "./lib/touched.mjs";

const VILLAGE = "500113109200";
let server;
let browser;
before(async () => {
  server = await startServer();
  browser = await openBrowser({ ...PHONE });
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

test("The public page is plain HTML of at most 30 KB that anybody reads without a script", async () => {
  const answer = await fetch(`${server.address}/p/${VILLAGE}`, { headers: { "accept-language": "zh-CN" } });
  const html = await answer.text();
  assert.equal(answer.status, 200);
  assert.ok(Buffer.byteLength(html) <= 30 * 1024, `${Buffer.byteLength(html)} bytes`);
  assert.match(html, /中坝村/);
  assert.doesNotMatch(html, /<script/);
  assert.equal(answer.headers.get("set-cookie"), null, "no session is made of reading");
});

test("The client shows the same village to anybody: its names, its money and its matters", async () => {
  const page = await browser.page(`${server.address}/#/public/${VILLAGE}`);
  await page.getByRole("heading", { name: "中坝村" }).waitFor();
  const money = page.getByRole("region", { name: "村里的钱" });
  await money.waitFor();
  const { documents } = await (await fetch(`${server.address}/v1/public/500113?place=${VILLAGE}`)).json();
  const last = documents[`money/${VILLAGE}`].months.at(-1);
  const yuan = (last.in_fen / 100).toLocaleString("en", { minimumFractionDigits: 2 });
  assert.ok((await money.ariaSnapshot()).includes(yuan), `${yuan} is told`);
  const rows = Object.keys(documents).filter((key) => !key.startsWith("money/")).length;
  await page.getByText(`${rows} 件`).first().waitFor();
  await page.getByRole("heading", { name: "村口弯道装了反光镜" }).waitFor();
  assert.deepEqual(await page.context().cookies(), []);
  await page.close();
});

test("A leader on a tablet comes to one matter in three touches", async () => {
  const page = await touched(browser, TABLET);
  await page.goto(server.address);
  await page.getByRole("textbox", { name: "账号" }).fill("banan-lead");
  await page.getByRole("textbox", { name: "密码" }).fill("banan-lead-2026");
  await page.getByRole("button", { name: "登录" }).tap();
  const figures = page.getByRole("group", { name: "总览" });
  await figures.getByText("超期").first().waitFor();
  await page.getByRole("button", { name: /^木洞镇/ }).tap(); // The first touch
  const town = page.getByRole("region", { name: "木洞镇" });
  await town.waitFor();
  const matter = town.getByRole("listitem").getByRole("button").first();
  const title = await matter.getAttribute("aria-label") ?? await matter.innerText();
  await matter.tap(); // The second
  await page.waitForURL(/#\/case\//);
  await page.getByRole("heading", { name: title.slice(0, 6) }).first().waitFor(); // Open before a third is needed
  await page.context().close();
});
