// Search as people use it: a few words, first letters of pinyin, part of a number, a caller's telephone; what was found opens,
// and back stands where one was. The filter of the list is chips, each taken off with one press.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { DESKTOP, PHONE, openBrowser } from "./lib/browser.mjs";
import { startServer } from "./lib/server.mjs";
import { assertClean, atRest, beginMatter, compose, openClient, seen, signIn, synced, type, until } from "./lib/story.mjs";
import { resize } from "./lib/walk.mjs";

const DITCH = "3 组排水沟堵了，雨天污水倒灌两户人家", RIDGE = /^田埂被挖机压坏了/;
let server;
let chromium;
let page;
before(async () => {
  server = await startServer();
  chromium = await openBrowser(DESKTOP);
  page = await openClient(chromium, server.address);
  await signIn(page, "zhongba");
  await synced(page);
});
after(async () => {
  await chromium?.kill();
  await server?.stop();
});

const field = () => page.getByRole("searchbox", { name: /^搜事项/ });
const rows = () => page.getByRole("group", { name: "找到的事项" }).getByRole("listitem").getByRole("button");

// What stands small beside the title of the first row: how far it is, and where the sign was found.
const aside = () => rows().first().evaluate((row) => document.getElementById(row.getAttribute("aria-describedby")).textContent);

// Writes anew what is searched for, over what stands in the field.
async function search(text) {
  await field().click();
  await page.waitForFunction(() => document.activeElement.classList.contains("live"));
  await page.keyboard.press("Control+A");
  if (/^[\x20-\x7e]+$/.test(text)) await page.keyboard.type(text);
  else await compose(page, text);
  await until(page, (m) => m.route === "#/search");
}

// The only thing that is found, or the first of all.
const first = (title) => rows().first().and(page.getByRole("button", { name: title })).waitFor();
const alone = async (title) => {
  await page.getByText("1 件", { exact: true }).first().waitFor();
  await first(title);
  assert.equal(await rows().count(), 1);
};

test("Words of a matter find it, several of them only where all stand", async () => {
  await search("排水沟");
  await alone(DITCH);
  await search("污水 两户");
  await alone(DITCH);
  await search("污水 路灯");
  await seen(page, "没有找到");
});

test("First letters of pinyin find a title and a place", async () => {
  await search("psgd"); // 排水沟堵
  await alone(DITCH);
  await search("zbc"); // 中坝村
  await rows().nth(5).waitFor();
});

test("Part of a number finds its matter, with spaces or without", async () => {
  await search("排水沟");
  await alone(DITCH);
  await rows().first().click();
  await until(page, (m) => m.route.startsWith("#/case/"));
  const [number] = (await page.title()).match(/\d{3} \d{3} \d{4}/);
  for (const part of [number, number.replaceAll(" ", ""), number.slice(4)]) {
    await search(part);
    await first(DITCH);
  }
});

test("Nothing found says so, and how to go on gives an empty field that waits", async () => {
  await search("没有人会这么写");
  await seen(page, "没有找到");
  await seen(page, "换个词，或者少写几个字再试。");
  assert.equal(await rows().count(), 0);
  await page.getByRole("button", { name: "重新找" }).click();
  await page.waitForFunction((each) => document.activeElement === each && each.value === "", await field().elementHandle());
  await seen(page, "想找哪件事");
});

// Where a row stands; the wheel turns over the list until the last of it is in sight.
const topOf = (row) => row.boundingBox().then((box) => Math.round(box.y));
async function scrolledToEnd() {
  const list = await page.getByRole("group", { name: "找到的事项" }).boundingBox();
  await page.mouse.move(list.x + list.width / 2, list.y + list.height / 2);
  await page.mouse.wheel(0, 5000);
  await page.waitForFunction((row) => row.getBoundingClientRect().bottom <= innerHeight, await rows().last().elementHandle());
  await atRest(page);
}

for (const [size, box] of [["a desk", DESKTOP], ["a phone", { ...PHONE, touch: false }]]) {
  test(`Back from what was found stands at the same place of the same search, on ${size}`, async () => {
    await resize(page, box);
    await page.evaluate(() => { location.hash = "#/search"; });
    await until(page, (m) => m.route === "#/search");
    await atRest(page);
    await search("村");
    await first(/./);
    await atRest(page);
    await scrolledToEnd();
    const count = await rows().count(), top = await topOf(rows().last());
    const title = await rows().last().innerText();
    for (const back of [() => page.goBack(), () => page.getByRole("button", { name: "返回", exact: true }).click()]) {
      await rows().last().click();
      await until(page, (m) => m.route.startsWith("#/case/"));
      await page.getByRole("heading", { level: 1, name: title }).waitFor();
      await back();
      await until(page, (m) => m.route === "#/search");
      await first(/./);
      await atRest(page);
      assert.deepEqual([await rows().count(), await field().inputValue(), await topOf(rows().last())], [count, "村", top]);
    }
  });
}

test("A caller's number finds nothing until it was looked at here, then its matter; a draft is found at once", async () => {
  await resize(page, DESKTOP);
  await atRest(page);
  await search("田埂");
  await first(RIDGE);
  await rows().first().click();
  const caller = page.getByRole("region", { name: "反映人" });
  await caller.getByRole("button", { name: "查看电话" }).click();
  await page.getByRole("menuitem", { name: "联系反映人" }).click();
  await caller.getByText(/1\d{10}/).waitFor();
  const [phone] = (await caller.innerText()).match(/1\d{10}/);
  await search(phone.slice(-7));
  await alone(RIDGE);
  assert.match(await aside(), /电话对得上/);
  await search("12000000063");
  await seen(page, "电话不在工作单上");
  await page.getByRole("link", { name: /^待办/ }).click();
  await beginMatter(page, { words: "院坝边的护栏松了。" });
  await type(page, /^电话/, "12000000063");
  await search("0000063");
  await alone("院坝边的护栏松了");
  assert.match(await aside(), /草稿，没送出/);
  await rows().first().click();
  await until(page, (m) => m.route.startsWith("#/new"));
  await page.waitForFunction((each) => each.value === "院坝边的护栏松了。",
    await page.getByRole("textbox", { name: /群众说了什么/ }).elementHandle());
});

test("Filters are chips: each narrows the list, and is taken off alone or with all others", async () => {
  await resize(page, DESKTOP);
  await page.evaluate(() => { location.hash = "#/inbox"; });
  await page.getByRole("heading", { name: "待办", level: 1 }).waitFor();
  await atRest(page);
  const list = () => page.getByRole("table").getByRole("row");
  const chips = page.getByRole("group", { name: "已选的筛选" });
  const choose = async (name) => {
    await page.getByRole("button", { name: "筛选" }).click();
    await page.getByRole("menuitem", { name, exact: true }).click();
    await chips.getByRole("button", { name: `去掉${name}` }).waitFor();
    await atRest(page);
  };
  const all = await list().count();
  await choose("求助");
  const help = await list().count();
  assert.ok(help < all, `${help} of ${all}`);
  await choose("只看紧急");
  assert.ok(await list().count() < help);
  await chips.getByRole("button", { name: "去掉只看紧急" }).click();
  await chips.getByRole("button", { name: "去掉只看紧急" }).waitFor({ state: "detached" });
  await atRest(page);
  assert.equal(await list().count(), help);
  await choose("只看紧急");
  await chips.getByRole("button", { name: "全部去掉", exact: true }).click();
  await chips.waitFor({ state: "detached" });
  await atRest(page);
  assert.equal(await list().count(), all);
  await assertClean(page);
});
