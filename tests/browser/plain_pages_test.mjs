// A browser that runs no script: what the page of the client says there, and a whole matter by plain forms alone.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openBrowser, PHONE } from "./lib/browser.mjs";
import { openDesk } from "./lib/desk.mjs";
import { startServer } from "./lib/server.mjs";

const WORDS = "3 组路口的路灯坏了，晚上看不见路。";
let server;
let browser;
let page;
let slip; // {number, code, word}
before(async () => {
  server = await startServer();
  browser = await openBrowser();
  const context = await browser.context.browser().newContext({ javaScriptEnabled: false, locale: "zh-CN", viewport: PHONE });
  page = await context.newPage();
  page.asked = [];
  page.on("request", (request) => page.asked.push(`${request.method()} ${request.url()}`));
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const alert = () => page.getByRole("alert");

test("Without a script the first page says so in words and leads to the simple pages", async () => {
  await page.goto(server.address);
  const said = page.locator("noscript p"); // By its place: a search by text passes over what stands in noscript
  await said.first().waitFor();
  assert.match(await said.first().innerText(), /没有打开它/);
  assert.equal(await page.locator("#skeleton").isVisible(), false, "nothing looks as if it were on its way");
  await page.getByRole("link", { name: "看村务" }).click();
  await page.getByRole("heading", { name: "巴南区", level: 1 }).waitFor();
  await page.getByRole("link", { name: "木洞镇" }).first().click();
  await page.getByRole("link", { name: "中坝村" }).first().click();
  await page.getByRole("link", { name: /用简单网页反映/ }).click();
  await page.getByRole("heading", { name: "您有什么事要反映" }).waitFor();
});

test("From the page of a village the village is chosen already; words without a kind make a report, and a slip", async () => {
  assert.equal(await page.getByRole("combobox", { name: "事发地" }).inputValue(), "500113109200");
  for (const radio of await page.getByRole("group", { name: "是哪一类" }).getByRole("radio").all())
    assert.equal(await radio.isChecked(), false);
  await page.getByRole("textbox", { name: "您要说的事" }).fill(WORDS);
  await page.getByRole("textbox", { name: "电话" }).fill("12000000077");
  await page.getByRole("button", { name: "送出" }).click();
  await page.getByRole("heading", { name: "回执" }).waitFor();
  const [number, code, word] = await page.locator("main b").allInnerTexts();
  slip = { number, code, word };
  assert.match(number, /^\d{3} \d{3} \d{4}$/);
  assert.match(code, /^\d{8}$/);
  assert.match(word, /^\d{6}$/);
  assert.deepEqual(await page.context().cookies(), [], "nothing is left on a shared machine");
});

test("What was sent by a form lies with the village like any other matter", async () => {
  const clerk = await openDesk(server.address, "zhongba");
  const id = Object.keys(await clerk.heads()).sort().at(-1); // Ids begin with their time
  await clerk.give(id, "accept", {});
  await clerk.give(id, "handle_here", { person: "p-zhongba-clerk", standard: "看现场" });
  await clerk.call("POST", "/v1/identity", { case: id, fields: ["phone"], reason: "contact" });
  await clerk.give(id, "answer", { outcome: "solved", text: "路灯昨天换好了。" });
  await clerk.give(id, "deliver", { how: "phone", to: "本人", happened_at: Date.now(), proof: "通话 1 分钟" });
});

async function looked(word) {
  await page.getByRole("link", { name: "查进度" }).first().click();
  await page.getByRole("textbox", { name: "事项号" }).fill(slip.number);
  await page.getByRole("textbox", { name: "查询码" }).fill(slip.code);
  if (word) await page.getByRole("textbox", { name: "评价口令" }).fill(word);
  await page.getByRole("button", { name: "查", exact: true }).click();
}

test("Number and code show words, answer, who had it, why, and who looked; they do not rate", async () => {
  await looked();
  await page.getByRole("heading", { name: WORDS.slice(0, 8), level: 1 }).waitFor();
  await page.getByRole("region", { name: "中坝村的答复" }).getByText("路灯昨天换好了").waitFor();
  await page.getByRole("region", { name: "谁办过" }).getByText("中坝村").waitFor();
  await page.getByRole("region", { name: "为什么到这里" }).getByRole("paragraph").waitFor();
  await page.getByRole("region", { name: "谁看过我的信息" }).getByText(/中坝村.*电话/).waitFor();
  assert.equal(await page.getByRole("radio").count(), 0);
  await page.getByText("评价要用评价口令").waitFor();
});

test("With the word three questions are asked, nothing is preset, and not satisfied goes to judging", async () => {
  await looked(slip.word);
  const rating = page.getByRole("region", { name: "办得怎么样" });
  await rating.getByText("不评不算满意").waitFor();
  for (const radio of await rating.getByRole("radio").all()) assert.equal(await radio.isChecked(), false);
  await rating.getByRole("radio", { name: "解决了", exact: true }).check();
  await rating.getByRole("radio", { name: "不满意", exact: true }).check();
  await rating.getByRole("radio", { name: "态度好" }).check();
  await rating.getByRole("button", { name: "送出评价" }).click();
  await page.getByRole("region", { name: "谢谢，评价记下了" }).getByText("由上级指挥中心研判").waitFor();
  assert.equal(await alert().count(), 0);
});

test("No address that was asked for carries number, code or word, and four forms were all that was sent", () => {
  const number = slip.number.replaceAll(" ", "");
  for (const asked of page.asked) {
    for (const secret of [number, slip.code, slip.word]) assert.ok(!asked.includes(secret), asked);
  }
  const posts = page.asked.filter((each) => each.startsWith("POST "));
  assert.equal(posts.length, 4);
});

test("A wrong code says nothing of which was wrong, and the fields are empty again", async () => {
  await page.goto(`${server.address}/p/follow?lang=en`);
  await page.getByRole("textbox", { name: "Number" }).fill(slip.number);
  await page.getByRole("textbox", { name: "Query code" }).fill("00000000");
  await page.getByRole("button", { name: "Look" }).click();
  await alert().filter({ hasText: "Wrong number, code or word" }).waitFor();
  assert.equal(await page.getByRole("textbox", { name: "Number" }).inputValue(), "");
});

test("A browser that is too old is told so at once and led to the simple pages; one that opens after all is not", async () => {
  const old = await (await browser.context.browser().newContext({ locale: "zh-CN" })).newPage();
  await old.addInitScript(() => { delete window.WeakRef; });
  const client = /\/shell\/shell\.js$/;
  await old.route(client, (route) => route.abort());
  await old.goto(server.address);
  await old.getByRole("alert").getByText("这个浏览器太旧").waitFor();
  assert.equal(await old.getByRole("button", { name: "再试一次" }).isVisible(), false);
  assert.equal(await old.getByRole("link", { name: "用简单网页查进度" }).getAttribute("href"), "/p/follow?lang=zh-CN");
  await old.unroute(client);
  await old.reload();
  await old.waitForFunction(() => document.documentElement.classList.contains("drawn"));
  assert.equal(await old.locator("#broken").isVisible(), false);
  await old.context().close();
});
