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
  const page = await touched(browser, PHONE);
  await page.goto(`${server.address}/#/public/${VILLAGE}`);
  await page.getByRole("heading", { name: "中坝村" }).waitFor();
  const money = page.getByRole("region", { name: "村里的钱" });
  await money.waitFor();
  const { documents } = await (await fetch(`${server.address}/v1/public/500113?place=${VILLAGE}`)).json();
  const last = documents[`money/${VILLAGE}`].months.at(-1);
  const yuan = (last.in_fen / 100).toLocaleString("en", { minimumFractionDigits: 2 });
  assert.ok((await money.ariaSnapshot()).includes(yuan), `${yuan} is told`);
  await page.getByRole("link", { name: "事项" }).tap();
  const rows = Object.keys(documents).filter((key) => !key.startsWith("money/")).length;
  await page.getByText(`${rows} 件`).first().waitFor();
  await page.getByRole("heading", { name: "村口弯道装了反光镜" }).waitFor();
  assert.deepEqual(await page.context().cookies(), []);
  await page.context().close();
});

test("From the first page anybody comes to a village in three touches, and asks about a line of its account", async () => {
  const page = await touched(browser, PHONE);
  await page.goto(server.address);
  await page.getByRole("button", { name: "看村务" }).tap();
  await page.getByRole("button", { name: "木洞镇" }).tap();
  await page.getByRole("button", { name: "中坝村" }).tap();
  await page.getByRole("heading", { name: "中坝村" }).waitFor();
  const line = page.getByRole("region", { name: "大额支出" }).getByRole("listitem").filter({ hasText: "3 组机耕道维修尾款" });
  await line.getByRole("link", { name: "问这一笔" }).or(line.getByRole("button", { name: "问这一笔" })).tap();
  const words = page.getByRole("textbox", { name: "您要说的事" });
  await words.waitFor();
  assert.match(await words.inputValue(), /3 组机耕道维修尾款，21,600\.00 元，凭证 1018-02/);
  assert.ok(await page.getByRole("radio", { name: "村里的钱、账或干部" }).isChecked(), "a question about its money goes one level up");
  await page.context().close();
});

test("Without a script the same way leads through plain pages, and a line leads to the report with its words", async () => {
  const links = async (path) => (await (await fetch(`${server.address}${path}`)).text()).match(/href="[^"]+"/g);
  assert.ok((await links("/p/500113")).includes('href="/p/500113109"'));
  assert.ok((await links("/p/500113109")).includes(`href="/p/${VILLAGE}"`));
  assert.ok((await links(`/p/${VILLAGE}`)).includes(`href="/#/report/${VILLAGE}/1018-02"`));
  const page = await touched(browser, PHONE);
  await page.goto(`${server.address}/#/report/${VILLAGE}/1018-02`);
  await page.getByRole("blockquote").filter({ hasText: "3 组机耕道维修尾款" }).waitFor();
  await page.getByRole("button", { name: "开始写" }).tap();
  assert.match(await page.getByRole("textbox", { name: "您要说的事" }).inputValue(), /凭证 1018-02/);
  await page.context().close();
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
  await page.getByRole("region", { name: "木洞镇" }).getByRole("button", { name: "逐件看" }).tap(); // The second
  const matter = page.getByRole("region", { name: "木洞镇在办的事" }).getByRole("listitem").getByRole("button").first();
  const title = await matter.getAttribute("aria-label") ?? await matter.innerText();
  await matter.tap(); // The third
  await page.waitForURL(/#\/case\//);
  await page.getByRole("heading", { name: title.slice(0, 6) }).first().waitFor();
  await page.context().close();
});
