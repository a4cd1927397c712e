// Fingers: a clerk on a phone and a leader on a tablet do their whole work with a finger and the keyboard of the screen. There
// is no mouse, and every press of the story's helpers is a tap.

import { after, before, test } from "node:test";
import { PHONE, TABLET, openBrowser } from "./lib/browser.mjs";
import { startServer } from "./lib/server.mjs";
import { beginMatter, keepMatter, ready, seen, signIn, step, synced, until } from "./lib/story.mjs";
import { touched } from "./lib/touched.mjs";

const WORDS = "村口的路灯坏了三盏，晚上看不见路。";
let server;
let browser;
before(async () => {
  server = await startServer();
  browser = await openBrowser(PHONE);
});
after(async () => {
  await browser?.kill();
  await server?.stop();
});

async function inHand(t, size, login) {
  const page = await touched(browser, size);
  t.after(() => page.context().close());
  page.devtools = await page.context().newCDPSession(page);
  page.mouse.click = page.mouse.down = () => { throw new Error("there is no mouse"); };
  Object.getPrototypeOf(page.locator("body")).click = function tapped(options) { return this.tap(options); };
  await page.goto(server.address);
  await ready(page);
  await signIn(page, login);
  await synced(page);
  return page;
}

test("A clerk takes a matter down on a phone, sees to it and tells the answer, with a finger alone", async (t) => {
  const page = await inHand(t, PHONE, "zhongba");
  await beginMatter(page, { words: WORDS, kind: "求助" });
  await keepMatter(page, { name: "冉光明", phone: "12000000073" });
  await page.getByRole("dialog", { name: "回执" }).getByRole("button", { name: "好了" }).click();
  await synced(page);
  await page.getByRole("heading", { name: /路灯坏了三盏/, level: 1 }).waitFor();
  await step(page, "受理");
  await step(page, "本级办理", { write: { 办到什么标准: "三天内修好" } });
  await step(page, "记联系", { pick: { 方式: "电话" }, tick: ["联系上了"], write: { 说了什么: "说了明天来修" } });
  await step(page, "写答复", { pick: { 结果: "已解决" }, write: { 内容: "三盏灯都换了灯泡，昨晚亮了。" } });
  await step(page, "告知", { pick: { 方式: "电话告知" }, write: { 告知了谁: "本人", 凭据: "通话 2 分钟" } });
  await synced(page);
  await seen(page, /待评价/);
  await page.getByRole("button", { name: "返回", exact: true }).click();
  await until(page, (m) => m.route === "#/inbox");
  await page.getByRole("tab", { name: /^待评价/ }).click();
  await page.getByRole("listitem").or(page.getByRole("row")).filter({ hasText: "路灯坏了三盏" }).first().waitFor();
});

test("A leader on a tablet looks from the map to one matter, urges it and comes back, with a finger alone", async (t) => {
  const page = await inHand(t, TABLET, "banan-lead");
  await page.getByRole("button", { name: /^木洞镇/ }).click();
  await page.getByRole("region", { name: "木洞镇" }).getByRole("button", { name: "逐件看" }).click();
  const matters = page.getByRole("region", { name: "木洞镇在办的事" }).getByRole("listitem");
  await matters.getByRole("button").first().click();
  await page.waitForURL(/#\/case\//);
  await step(page, "催办", { write: { 说了什么: "请今天给群众回话。" } });
  await synced(page);
  await seen(page, "请今天给群众回话。");
  await page.getByRole("button", { name: "返回", exact: true }).click();
  await page.getByRole("region", { name: "木洞镇在办的事" }).waitFor();
});
