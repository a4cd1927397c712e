// Going about as people do: a link from a message, the browser's own back and forward, the tab's title, a list that is come
// back to, an address that nobody has, and a sign-in that leads to where one wanted to be.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { DESKTOP, PHONE, openBrowser } from "./lib/browser.mjs";
import { startServer } from "./lib/server.mjs";
import { assertClean, atRest, enter, openClient, seen, signIn, synced, until } from "./lib/story.mjs";
import { opened, resize } from "./lib/walk.mjs";

const LAMPS = "2 组路灯坏了半个月，晚上看不见路";
let server;
let chromium;
let page;
before(async () => {
  server = await startServer();
  chromium = await openBrowser(DESKTOP);
  page = await openClient(chromium, server.address);
  await signIn(page, "zhongba");
  await synced(page);
  await atRest(page);
});
after(async () => {
  await chromium?.kill();
  await server?.stop();
});

const at = (hash) => until(page, (m, given) => m.route === given, hash);
const typed = (where, hash) => where.evaluate((to) => { location.hash = to; }, hash);
// From the list to the matter, as a person goes there; its address.
async function openLamps() {
  await typed(page, "#/inbox");
  await at("#/inbox");
  await atRest(page);
  const row = page.getByRole("row", { name: LAMPS }); // The chosen one; its preview has the way to it
  assert.equal(await row.getAttribute("aria-selected"), "true");
  await page.getByRole("button", { name: "打开", exact: true }).click();
  await page.getByRole("heading", { name: LAMPS, level: 1 }).waitFor();
  return page.evaluate(() => location.hash);
}

test("A link to a matter that is opened before signing in leads to the matter after it", async () => {
  const hash = await openLamps();
  const other = await opened(chromium, `${server.address}/${hash}`, "zh-CN");
  await other.getByRole("heading", { name: "登录", level: 1 }).waitFor();
  assert.equal(await other.evaluate(() => location.hash), hash);
  await signIn(other, "zhongba");
  await other.getByRole("heading", { name: LAMPS, level: 1 }).waitFor();
  await other.context().close();
});

test("The tab is called after its page: a matter by its number, and never by its words", async () => {
  await openLamps();
  const number = await page.getByText(/^\d{3} \d{3} \d{4}$/).first().innerText();
  assert.ok((await page.title()).includes(number), await page.title());
  assert.doesNotMatch(await page.title(), /路灯/);
  const titles = new Set([await page.title()]);
  const hashes = ["#/inbox", "#/drafts", "#/outbox", "#/device", "#/search", "#/help", "#/public/500113109200"];
  for (const hash of hashes) {
    const before = await page.title();
    await typed(page, hash);
    await page.waitForFunction((was) => document.title !== was, before);
    await at(hash);
    titles.add(await page.title());
  }
  assert.equal(titles.size, hashes.length + 1, [...titles].join("; "));
  assert.ok([...titles].some((title) => title.includes("中坝村")));
});

test("The browser's back and forward go over the pages that were seen, and so does the page's own way back", async () => {
  const hash = await openLamps();
  await page.goBack();
  await at("#/inbox");
  await page.getByRole("heading", { name: "待办", level: 1 }).waitFor();
  await page.goForward();
  await at(hash);
  await page.getByRole("heading", { name: LAMPS, level: 1 }).waitFor();
  await page.getByRole("button", { name: "返回", exact: true }).click();
  await at("#/inbox");
  await page.goForward(); // The page's own way back was the browser's: forward leads there again
  await at(hash);
});

test("A long list that is come back to stands where it was left", async () => {
  await resize(page, { ...PHONE, height: 500, touch: false });
  await typed(page, "#/inbox");
  await at("#/inbox");
  await atRest(page);
  const row = page.getByRole("listitem").getByRole("button", { name: /^独居老人想申请送餐/ });
  await page.mouse.move(190, 250);
  await page.mouse.wheel(0, 3000);
  await page.waitForFunction((each) => each.getBoundingClientRect().bottom < innerHeight, await row.elementHandle());
  await atRest(page);
  const { y } = await row.boundingBox();
  assert.ok(await page.evaluate(() => document.querySelectorAll("[role=listitem]").length) > 5);
  for (const back of [() => page.goBack(), () => page.getByRole("button", { name: "返回", exact: true }).click()]) {
    await row.click();
    await until(page, (m) => m.route.startsWith("#/case/"));
    await atRest(page);
    await back();
    await at("#/inbox");
    await atRest(page);
    assert.equal((await row.boundingBox()).y, y);
  }
  await resize(page, DESKTOP);
});

test("An address nobody has says so, to staff and to who is not signed in, and leads on", async () => {
  await typed(page, "#/nowhere/else");
  await seen(page, "没有这个页面");
  await page.getByRole("button", { name: "返回", exact: true }).click();
  await page.getByText("没有这个页面").waitFor({ state: "detached" });
  await typed(page, "#/case/500113-00000000-0000-7000-8000-000000000000");
  await seen(page, "这件事不在这里");
  const other = await opened(chromium, `${server.address}/#/nowhere`, "zh-CN");
  await seen(other, "没有这个页面");
  await other.getByRole("button", { name: "去首页" }).click();
  await other.getByRole("button", { name: "登录", exact: true }).waitFor();
  await other.context().close();
  await assertClean(page);
});

test("Without a session the page of the device says what it is, and signing in from it leads to one's own", async () => {
  for (const leave of ["登录", "返回"]) { // Reloaded there, the arrow leads to the sign-in and not out of it
    const other = await opened(chromium, `${server.address}/#/device`, "zh-CN");
    await seen(other, /^没有登录：这里只管这台设备怎么显示/);
    await other.getByRole("button", { name: leave, exact: true }).click();
    await other.getByRole("heading", { name: "登录", level: 1 }).waitFor();
    await signIn(other, "zhongba");
    await other.getByRole("heading", { name: "本机与同步", level: 1 }).waitFor();
    await seen(other, "本机存着");
    assert.equal(await other.evaluate(() => location.hash), "#/device");
    await other.context().close();
  }
});

test("Who only changes how it looks before signing in comes to the first page", async () => {
  const other = await opened(chromium, server.address, "zh-CN");
  await other.getByRole("button", { name: "显示" }).click();
  await seen(other, /^没有登录：这里只管这台设备怎么显示/);
  await other.getByRole("button", { name: "返回", exact: true }).click();
  await other.getByRole("heading", { name: "登录", level: 1 }).waitFor();
  await atRest(other);
  await signIn(other, "zhongba");
  await other.getByRole("heading", { name: "待办", level: 1 }).waitFor();
  await other.context().close();
});

test("On a shared PC in large type staff see their way in, large enough, and come back out of it", async () => {
  const other = await opened(chromium, server.address, "zh-CN");
  await other.getByRole("button", { name: "大字版" }).or(other.getByRole("link", { name: "大字版" })).click();
  const way = other.getByRole("button", { name: "工作人员登录" });
  await way.waitFor();
  for (const size of [DESKTOP, { ...PHONE, touch: false }]) {
    await resize(other, size);
    await atRest(other);
    const box = await way.boundingBox();
    assert.ok(box.height >= 60 && box.y + box.height <= size.height, JSON.stringify(box));
  }
  await resize(other, DESKTOP);
  await atRest(other);
  await way.click();
  await enter(other, "账号");
  await other.getByRole("button", { name: "返回", exact: true }).or(other.getByRole("link", { name: "返回", exact: true })).click();
  await way.click();
  await signIn(other, "zhongba");
  await other.getByRole("heading", { name: "待办", level: 1 }).waitFor();
  await other.context().close();
});
