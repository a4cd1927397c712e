// The story, ninth step: two browser processes with separate profiles. What one does is seen in the other within two
// seconds; what both did offline to one matter ends in a verdict that both can read, and nobody's text is lost.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openDesk } from "./lib/desk.mjs";
import { startServer } from "./lib/server.mjs";
import { assertClean, model, personAt, pullCable, seen, step, synced, until } from "./lib/story.mjs";

const WORDS = "三组水沟边的护栏断了一截，娃儿上学要从那里过。";
const [FIRST, SECOND] = ["木洞镇农业服务中心去看护栏，三天内修好", "木洞镇交通路政办把护栏补上，放学前拉警戒线"];
let server;
let one;
let two;
let matter;
before(async () => {
  server = await startServer();
  const clerk = await openDesk(server.address, "zhongba");
  matter = await clerk.file({ type: "help", place: "500113109200", words: WORDS, channel: "in_person",
    about: { kind: "thing" }, petitioner: { kind: "person", name: "谭·䶮", phone: "12000000071" } });
  await clerk.give(matter, "accept");
  await clerk.give(matter, "submit_up", { reason: "no_authority" });
  one = await personAt(server.address, "mudong");
  two = await personAt(server.address, "mudong-2");
  for (const { page } of [one, two]) {
    await page.goto(`${server.address}/#/case/${matter}`);
    await page.getByRole("heading", { name: /护栏断了一截/, level: 1 }).waitFor();
  }
});
after(async () => {
  for (const person of [one, two]) await person?.chromium.kill();
  await server?.stop();
});

// Whether the plan of one and of the other, with all its words, can be read on this page.
async function reads(page, ...texts) {
  for (const text of texts) await seen(page, text);
}

test("What one dispatcher writes down appears at the other's within two seconds", async () => {
  await one.page.getByRole("button", { name: "补充", exact: true }).click();
  const dialog = one.page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: /^说了什么/ }).fill("村里来电话：断口三米。");
  const shown = two.page.evaluate(() => new Promise((resolve) => {
    const look = () => document.body.textContent.includes("断口三米") && resolve(Date.now());
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
  }));
  const given = await one.page.evaluate(() => Date.now());
  await dialog.getByRole("button", { name: "补充", exact: true }).click();
  const took_ms = await shown - given;
  assert.ok(took_ms <= 2000, `${took_ms} ms`);
  await until(one.page, (m) => m.queue.length === 0);
});

test("Additions of both sides always hold", async () => {
  for (const { page } of [one, two]) await pullCable(page, true);
  await step(one.page, "补充", { write: { 说了什么: "甲：学校也来电话了。" } });
  await step(two.page, "补充", { write: { 说了什么: "乙：已请村里先摆路障。" } });
  for (const { page } of [two, one]) await pullCable(page, false);
  for (const { page } of [one, two]) await reads(page, "甲：学校也来电话了。", "乙：已请村里先摆路障。");
  for (const { page } of [one, two]) await until(page, (m) => m.queue.length === 0);
});

test("Both assign the matter without a network, each to another unit with his own words", async () => {
  for (const { page } of [one, two]) await pullCable(page, true);
  await step(one.page, "交办", { choose: { 主办单位: /农业服务中心/ }, write: { 办到什么标准: FIRST } });
  await step(two.page, "交办", { choose: { 主办单位: /交通路政/ }, write: { 办到什么标准: SECOND } });
  for (const { page } of [one, two]) {
    await until(page, (m) => m.queue.length === 1 && m.queue[0].verdict === null);
    await seen(page, /1 件待送/);
  }
});

test("The first to arrive holds, the other is contested: both read both sides, and nobody's words are lost", async () => {
  await pullCable(one.page, false);
  await synced(one.page);
  await pullCable(two.page, false);
  await until(two.page, (m) => m.net === "idle" && m.queue.every((each) => each.verdict));
  for (const { page } of [one, two]) {
    await page.getByRole("region", { name: "两边都办了，冲突待裁" }).waitFor();
    await reads(page, FIRST, SECOND);
  }
  const clerk = await openDesk(server.address, "agri");
  assert.ok(matter in await clerk.heads(), "the unit of the first has it");
  assert.equal(matter in await (await openDesk(server.address, "road")).heads(), false, "the unit of the second has not");
  assert.equal((await model(two.page)).storage_trouble, "");
  for (const { page } of [one, two]) await assertClean(page);
});
