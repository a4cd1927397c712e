// The story, second and third step: the network is pulled. The clerk of 中坝村 takes three matters down with an input
// method; the browser is killed in the middle of one. Each has its number and its slip at once and waits, visibly. The
// network comes back and all go by themselves: the complaint about the village leaves the village, the question is
// answered from knowledge, the plea stands with its reason.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openBrowser } from "./lib/browser.mjs";
import { openDesk } from "./lib/desk.mjs";
import { startServer } from "./lib/server.mjs";
import { keptBecomes } from "./lib/store_disk.mjs";
import {
  assertClean, beginMatter, home, keepMatter, model, openClient, openMatter, pullCable, seen, signIn, step, synced, until,
} from "./lib/story.mjs";

const QUESTION = "九十岁以上的老人有没有特殊补贴？";
const PLEA = "三组进村的路昨晚塌方，车子过不去，路那头还有三户人家。";
const COMPLAINT = "村里卖树的钱分得不公平，账也没有贴出来。";

const profile = mkdtempSync(join(tmpdir(), "qungong-profile-"));
const data = mkdtempSync(join(tmpdir(), "qungong-data-"));
let server;
let chromium;
let page;
const open = async (prepare) => {
  chromium = await openBrowser({ profile });
  page = await openClient(chromium, server.address, undefined, prepare);
};
before(async () => {
  server = await startServer({ data });
  await open();
  await signIn(page, "zhongba");
  await synced(page);
  await page.evaluate(() => navigator.serviceWorker.ready); // From now on it opens without a network
  await chromium.close(); // In the evening. The next morning the session goes on, and it is on the disk
  await open();
  await synced(page);
  await pullCable(page, true);
});
after(async () => {
  await chromium?.kill();
  await server?.stop();
  for (const folder of [profile, data]) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

const begin = (matter) => beginMatter(page, matter);
const keep = (person) => keepMatter(page, person);

// The slip on the screen: number and code, and what the printer gets of it.
async function slip() {
  const dialog = page.getByRole("dialog", { name: "回执" });
  await dialog.waitFor();
  const told = await dialog.innerText();
  const number = told.match(/\d{3} \d{3} \d{4}/)[0], code = told.match(/\b\d{8}\b/)[0];
  await page.evaluate(() => {
    window.printed = null;
    window.print = () => {
      window.printed = document.querySelector(".print-sheet").innerText;
      dispatchEvent(new Event("afterprint"));
    };
  });
  await dialog.getByRole("button", { name: "打印" }).click();
  const sheet = await (await page.waitForFunction(() => window.printed)).jsonValue();
  assert.ok(sheet.includes(number) && sheet.includes(code), sheet);
  assert.doesNotMatch(sheet, /待办|登记新事项/, "only the slip is printed, not the page behind it");
  await dialog.getByRole("button", { name: "好了" }).click();
  await dialog.waitFor({ state: "detached" });
}

async function photo() {
  const bytes = await page.evaluate(async () => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 1600, height: 1200 });
    canvas.getContext("2d").fillRect(0, 0, 800, 1200);
    const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg"));
    return [...new Uint8Array(await blob.arrayBuffer())];
  });
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "选照片" }).click();
  await (await chooser).setFiles({ name: "塌方.jpg", mimeType: "image/jpeg", buffer: Buffer.from(bytes) });
  await page.getByRole("button", { name: /照片 \d+ KB/ }).waitFor();
}

const wordsInField = () => page.getByRole("textbox", { name: /群众说了什么/ }).inputValue();

test("A question taken down without a network has its number and its printable slip at once, and waits visibly", async () => {
  await begin({ words: QUESTION, kind: "咨询", known: /高龄津贴/ });
  await keep({ name: "䶮德明", phone: "12000000061" });
  await slip();
  await page.getByRole("heading", { name: QUESTION, level: 1 }).waitFor();
  assert.deepEqual((await model(page)).queue.map(({ n, command, verdict }) => [n, command, verdict]), [[1, "file", null]]);
  await seen(page, /1 件待送/);
});

test("The browser is killed while the plea is written: after the start without a network the draft is there", async () => {
  await home(page);
  await begin({ words: PLEA, kind: "求助", urgency: "紧急" });
  await photo();
  await seen(page, /已存本机/); // Everything until here was said to be on the disk
  await assertClean(page);
  await chromium.kill();
  await server.kill(); // And the machine in the town is off as well
  await assert.rejects(fetch(server.address));
  await open((fresh) => pullCable(fresh, true));
  await signIn(page, "zhongba"); // The pass phrase opens what this device keeps
  await until(page, (m) => m.drafts === 1 && m.queue.length === 1);
  await page.getByRole("link", { name: /草稿/ }).click();
  await page.getByRole("heading", { name: "草稿", level: 1 }).waitFor();
  await page.getByRole("button", { name: "接着写" }).click();
  assert.equal(await wordsInField(), PLEA);
  assert.equal(await page.getByRole("radio", { name: "紧急", exact: true }).isChecked(), true);
  await page.getByRole("button", { name: /事发地 中坝村/ }).waitFor(); // Nothing was pressed by mistake
  await page.getByRole("button", { name: /照片 \d+ KB/ }).waitFor();
  await keep({ name: "𠮷永·安", phone: "12000000062" });
  await slip();
});

test("A complaint about the village's money says before it is kept that it goes to the town", async () => {
  await home(page);
  await begin({ words: COMPLAINT, kind: "投诉", about: "村里的钱、账或干部" });
  await page.getByText("直接交上一级受理，本村看不到。").waitFor();
  await keep({ name: "冉光·䶮", phone: "12000000063" });
  await slip();
  await home(page);
  await page.getByRole("link", { name: /待送出/ }).click();
  for (const words of [QUESTION, PLEA, COMPLAINT]) await seen(page, words);
});

test("The network is back: all three go by themselves, and the complaint is not in the village any more", async () => {
  const before = (await model(page)).cases;
  server = await startServer({ data, port: Number(new URL(server.address).port) });
  await pullCable(page, false);
  await until(page, (m, given) => m.net === "idle" && m.queue.length === 0 && m.cases === given, before + 2, 60_000);
  await keptBecomes(page, ["plain", "plain", "sealed"]); // The complaint is kept for the server's eyes alone
  await page.getByRole("link", { name: /^待办/ }).click();
  await page.getByRole("row", { name: /塌方/ }).waitFor();
  assert.equal(await page.getByText(/卖树的钱/).count(), 0);
  const village = await (await openDesk(server.address, "zhongba")).heads();
  const town = await (await openDesk(server.address, "mudong")).heads();
  const [newest] = Object.keys(town).sort().slice(-1); // Ids begin with their time
  assert.equal(newest in village, false, "the newest matter is the complaint, and it is in no feed of the village");
});

test("The question stays with the village and is answered from knowledge and told", async () => {
  await openMatter(page, /九十岁以上/);
  await step(page, "受理");
  await synced(page);
  const up = page.getByRole("button", { name: "上报", exact: true }); // A question stays: greyed, with its reason
  assert.equal(await up.getAttribute("aria-disabled"), "true");
  assert.ok(await up.evaluate((element) => document.getElementById(element.getAttribute("aria-describedby")).textContent));
  await step(page, "知识库答复", { choose: { 知识条目: /高龄/ } });
  await step(page, "告知", { pick: { 方式: "当面告知" }, write: { 告知了谁: "本人", 凭据: "当面讲给她听了" } });
  await synced(page);
  await seen(page, "当面讲给她听了");
});

test("The plea says by which rule it is here, and goes up to the town's command centre with a reason", async () => {
  await home(page);
  await openMatter(page, /塌方/);
  const why = page.getByRole("region", { name: "为什么到这里" });
  await why.getByText(/按规则「.+」，由中坝村接手/).waitFor();
  await step(page, "受理");
  await synced(page);
  await step(page, "上报", { pick: { 原因: "要专业技术" }, write: { 内容: "塌方量大，村里没有机械。" } });
  await synced(page);
  await seen(page, /木洞镇.*指挥中心/);
  await assertClean(page);
});
