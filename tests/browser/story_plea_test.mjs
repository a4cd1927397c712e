// The story, third to sixth step: the plea goes up to the town, which assigns a unit with a standard; the unit signs in
// naming a person, opens the petitioner's phone, notes the contact, delegates a part to a station, answers and delivers.
// The dispatcher looks at what the public sees, corrects it and publishes. The call-back clerk of the district rates;
// the village's own attempt is refused, and "not satisfied" goes to judging.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openDesk } from "./lib/desk.mjs";
import { startServer } from "./lib/server.mjs";
import { assertClean, openMatter, personAt, seen, step, synced, until } from "./lib/story.mjs";

const WORDS = "三组进村的路昨晚塌方，车子过不去，路那头还有三户人家。有事打 13812345670。";
const VILLAGE = "500113109200";
let server;
let clerk; // The clerk of 中坝村 at the interface alone: what he does in a browser is story_offline_test's
let plea;
const people = {};
before(async () => {
  server = await startServer();
  clerk = await openDesk(server.address, "zhongba");
  plea = await clerk.file({
    type: "help", topic: "交通运输/公路", urgency: "urgent", place: VILLAGE, words: WORDS, channel: "in_person",
    about: { kind: "thing" }, publish: true, petitioner: { kind: "person", name: "𠮷永·安", phone: "12000000062" },
  });
  await clerk.give(plea, "accept");
  await clerk.give(plea, "submit_up", { reason: "technical", text: "村里没有机械" });
});
after(async () => {
  for (const { chromium } of Object.values(people)) await chromium.kill();
  await server?.stop();
});

// Somebody sits down at a computer of his own; who was there before goes on.
async function at(login) {
  people[login] ??= await personAt(server.address, login);
  return people[login].page;
}

async function openPlea(page) {
  await page.goto(`${server.address}/#/case/${plea}`);
  await page.getByRole("heading", { name: /三组进村的路昨晚塌方/, level: 1 }).waitFor();
}

async function publicRow() {
  const { documents } = await (await fetch(`${server.address}/v1/public/500113?place=${VILLAGE}`)).json();
  return Object.values(documents).filter(({ filed_at }) => filed_at).sort((a, b) => a.filed_at - b.filed_at).at(-1);
}

test("The town's board shows the plea with its light; it is assigned to the unit the rule names, with a standard", async () => {
  const page = await at("mudong");
  await page.getByRole("row", { name: /三组进村的路/ }).or(page.getByRole("button", { name: /三组进村的路/ })).first().click();
  await openPlea(page);
  await page.getByRole("region", { name: "时限" }).getByText(/到期/).first().waitFor();
  await step(page, "交办", { write: { 办到什么标准: "两天内抢通便道，给三户人家回话" } });
  await synced(page);
  await seen(page, /交通路政/);
});

test("The unit signs in and names who does it; the petitioner's phone opens and is written down", async () => {
  const page = await at("road");
  await openPlea(page);
  assert.equal(await page.getByText("12000000062").count(), 0, "the phone is not on the work order");
  await step(page, "签收", { choose: { 承办人: "周立新" } });
  await synced(page);
  await page.getByRole("button", { name: "查看电话" }).click();
  await page.getByRole("menuitem", { name: "联系反映人" }).click();
  await seen(page, "12000000062");
  await seen(page, /电话：联系反映人/);
  await step(page, "记联系", { pick: { 方式: "电话" }, tick: ["联系上了"], write: { 说了什么: "说了明天上午到场" } });
  await synced(page);
});

test("A part goes to the station, which answers the unit", async () => {
  const page = await at("road");
  await step(page, "二次交办", { choose: { 单位: /养护站/ }, write: { 办到什么标准: "清理塌方土石" } });
  await synced(page);
  const station = await at("station");
  await openPlea(station);
  await station.getByText("𠮷").waitFor({ state: "detached" }); // The station gets the matter and the place
  await step(station, "签收");
  await synced(station);
  await step(station, "协办回复", { write: { 内容: "土石清了四十方，便道能走了。" } });
  await synced(station);
  await assertClean(station);
});

test("Clocks, who held it how long, why it is here and just the commands that may be given are on the page", async () => {
  const page = await at("road");
  await seen(page, "土石清了四十方");
  const clocks = page.getByRole("region", { name: "时限" });
  await clocks.getByText(/正常|临期|超期/).first().waitFor();
  const holds = await page.getByRole("region", { name: "谁拿了多久" }).ariaSnapshot();
  for (const office of [/中坝村/, /木洞镇/, /交通路政/]) assert.match(holds, office);
  await page.getByRole("region", { name: "为什么到这里" }).getByText(/按规则「.+」/).waitFor();
  const allowed = page.getByRole("region", { name: /轮到您办/ });
  await allowed.getByRole("button", { name: "写答复", exact: true }).waitFor();
});

test("Before anything is published the public sees type, topic, office, dates and light, and not one word", async () => {
  const row = await publicRow();
  assert.deepEqual([row.type, row.topic, row.office], ["help", "交通运输/公路", "u500113109-road"]);
  assert.ok(row.due > 0 && row.filed_at > 0);
  assert.doesNotMatch(JSON.stringify(row), /塌方|1381234|𠮷/);
  const html = await (await fetch(`${server.address}/p/${VILLAGE}`)).text();
  assert.doesNotMatch(html, /三组进村的路昨晚塌方|1381234/);
});

test("The dispatcher sees how the public sees it, corrects the proposed text and publishes it", async () => {
  const page = await at("mudong");
  await openPlea(page);
  await page.getByRole("button", { name: "公开", exact: true }).click();
  const dialog = page.getByRole("dialog");
  const proposed = await dialog.getByRole("textbox", { name: /^内容/ }).inputValue();
  assert.doesNotMatch(proposed, /1381234/, "the phone is cut before anybody looks");
  await dialog.getByRole("textbox", { name: /^内容/ }).fill("进村的路塌方，车子过不去。便道正在抢通。");
  await dialog.getByRole("region", { name: "公众看到的样子" }).getByText("便道正在抢通").waitFor();
  await dialog.getByRole("button", { name: "公开", exact: true }).click();
  await dialog.waitFor({ state: "detached" });
  await synced(page);
  assert.match((await publicRow()).published.text, /便道正在抢通/);
  const html = await (await fetch(`${server.address}/p/${VILLAGE}`)).text();
  assert.match(html, /便道正在抢通/);
});

test("The unit answers; the answer is delivered by telephone with its proof, and only then is it told", async () => {
  const page = await at("road");
  await step(page, "写答复", { pick: { 结果: "已解决" }, write: { 内容: "便道已经抢通，明天铺碎石。" } });
  await synced(page);
  await page.getByRole("button", { name: "告知", exact: true }).waitFor();
  await step(page, "告知", { pick: { 方式: "电话告知" }, write: { 告知了谁: "本人", 凭据: "通话 3 分钟" } });
  await synced(page);
  await seen(page, "通话 3 分钟");
  for (const button of await page.getByRole("button", { name: "告知", exact: true }).all())
    assert.equal(await button.getAttribute("aria-disabled"), "true", "it is told once");
  await assertClean(page);
});

test("Neither the village nor the town that held it may rate; the district's call-back clerk does, and it goes to judging", async () => {
  const village = await at("zhongba");
  await openPlea(village);
  for (const button of await village.getByRole("button", { name: "评价", exact: true }).all())
    assert.equal(await button.getAttribute("aria-disabled"), "true");
  const rating = { solved: "yes", satisfied: "very", attitude: "good", by: "caller", how: "phone" };
  await assert.rejects(clerk.give(plea, "rate", rating), /rejected/);
  await assert.rejects((await openDesk(server.address, "mudong-call")).give(plea, "rate", rating), /rejected/);
  const page = await at("banan-call");
  await page.getByRole("tab", { name: /待评价/ }).click();
  await openMatter(page, /三组进村的路/);
  await step(page, "评价", { pick: { 解决了吗: "没解决", 满意吗: "不满意", 态度怎么样: "态度一般", 方式: "电话" } });
  await synced(page);
  await page.getByText("待研判").first().waitFor({ state: "attached" });
  await until(page, (m) => m.queue.length === 0);
  const road = await at("road");
  await seen(road, /评价了/); // It did not come back to the unit by itself
  for (const button of await road.getByRole("button", { name: "写答复", exact: true }).all())
    assert.equal(await button.getAttribute("aria-disabled"), "true");
});
