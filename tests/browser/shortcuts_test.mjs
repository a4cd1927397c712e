// Shortcuts: every key that the page of help names does what the help says, and none acts while somebody writes.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { DESKTOP, openBrowser } from "./lib/browser.mjs";
import { key, key229, play } from "./lib/keys.mjs";
import { startServer } from "./lib/server.mjs";
import { assertClean, atRest, compose, model, openClient, signIn, synced, until } from "./lib/story.mjs";

const LAMPS = "2 组路灯坏了半个月，晚上看不见路", DITCH = "3 组排水沟堵了，雨天污水倒灌两户人家";
const RIDGE = "田埂被挖机压坏了，施工队一直不来修，想找他们赔";
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
const press = async (keys) => { for (const each of keys) await page.keyboard.press(each); };
const leaveField = () => page.evaluate(() => document.activeElement.blur());
async function goTo(hash) {
  await leaveField();
  await page.evaluate((to) => { location.hash = to; }, hash);
  await at(hash);
  await atRest(page);
}
const marked = (role, name) => page.locator(`[role=${role}][aria-selected=true][aria-label="${name}"]`).waitFor();

// The inbox with this row chosen, and the focus on nothing.
async function inboxAt(title) {
  await goTo("#/inbox");
  const row = page.getByRole("row", { name: title }); // A press on the chosen one would open it
  if (await row.getAttribute("aria-selected") !== "true") await row.click();
  await marked("row", title);
  await leaveField();
}

// What is searched for is found; the caret is in the field of the search.
const found = () => page.getByRole("group", { name: "找到的事项" }).getByRole("listitem").getByRole("button");
async function searched() {
  await goTo("#/inbox");
  await press(["/"]);
  await searchWaits();
  await page.keyboard.type("zbc");
  await found().nth(2).waitFor();
  await atRest(page);
}
const searchWaits = async () => page.waitForFunction((each) => each === document.activeElement,
  await page.getByRole("searchbox").elementHandle());
const foundMarked = async (n) => page.waitForFunction((each) => each.hasAttribute("aria-current"),
  await found().nth(n).elementHandle());
const opensMatter = () => until(page, (m) => m.route.startsWith("#/case/"));

// A line of the help: where it is tried from, its keys in every way they are written, and what is seen then.
const from = (hash) => () => goTo(hash);
const PROMISES = {
  哪里都行: [
    ["搜索 /", from("#/outbox"), [["/"]], async () => { await at("#/search"); await searchWaits(); }],
    ["看帮助 ?", from("#/outbox"), [["?"]], () => at("#/help")],
    ["登记新事项 n", from("#/outbox"), [["n"]], () => until(page, (m) => m.route.startsWith("#/new/"))],
    ["去待办 g i", from("#/help"), [["g", "i"]], () => at("#/inbox")],
    ["去草稿 g f", from("#/help"), [["g", "f"]], () => at("#/drafts")],
    ["去村务公开 g v", from("#/help"), [["g", "v"]], () => at("#/public/500113109200")],
    ["去待送出 g s", from("#/help"), [["g", "s"]], () => at("#/outbox")],
    ["去本机与同步 g t", from("#/help"), [["g", "t"]], () => at("#/device")],
    ["返回 Esc", async () => { await goTo("#/drafts"); await goTo("#/device"); }, [["Escape"]], () => at("#/drafts")],
  ],
  在列表里: [
    ["下一件 j / ↓", () => inboxAt(LAMPS), [["j"], ["ArrowDown"]], () => marked("row", DITCH)],
    ["上一件 k / ↑", () => inboxAt(DITCH), [["k"], ["ArrowUp"]], () => marked("row", LAMPS)],
    ["打开 Enter", () => inboxAt(LAMPS), [["Enter"]], opensMatter],
  ],
  在搜索里: [
    ["选上一件、下一件 ↓ / ↑", searched, [["ArrowDown"], ["ArrowDown", "ArrowDown", "ArrowUp"]], () => foundMarked(1)],
    ["打开 Enter", searched, [["Enter"]], opensMatter],
    ["离开搜索 Esc", searched, [["Escape"]], () => at("#/inbox")],
  ],
};

test("The help names these keys and no other", async () => {
  await goTo("#/help");
  const said = await page.getByRole("region", { name: "快捷键" }).locator("h3, [role=heading], p, [role=paragraph]").allInnerTexts();
  const lines = said.map((text) => text.replace(/\s+/g, " ").trim());
  const wanted = Object.entries(PROMISES).flatMap(([place, all]) => [place, ...all.map(([line]) => line)]);
  assert.deepEqual(lines.filter((line) => line !== "快捷键" && !line.startsWith("正在写字")), wanted);
});

for (const [place, all] of Object.entries(PROMISES)) {
  for (const [line, start, ways, seen] of all) {
    test(`The key does what the help says, ${place}: ${line}`, async () => {
      for (const keys of ways) {
        await start();
        await press(keys);
        await seen();
      }
    });
  }
}

test("No key acts while somebody writes or an input method composes", async () => {
  await inboxAt(RIDGE);
  await press(["n"]);
  await until(page, (m) => m.route.startsWith("#/new/"));
  const { route } = await model(page);
  const words = page.getByRole("textbox", { name: /群众说了什么/ });
  await words.click();
  await page.waitForFunction((each) => each === document.activeElement, await words.elementHandle());
  await page.keyboard.type("/?n jk gi");
  await compose(page, "水管");
  await play(page, [key229("n"), key229("/"), key("j", 74, { isComposing: true })]);
  await leaveField();
  await play(page, [key229("g"), key229("i"), key229("?")]); // An input method is on, and no field has the focus
  await atRest(page);
  assert.equal(await words.inputValue(), "/?n jk gi水管");
  assert.equal((await model(page)).route, route);
  for (const combined of ["Control+j", "Alt+n", "Meta+k"]) await page.keyboard.press(combined); // The browser's own
  await atRest(page);
  assert.equal((await model(page)).route, route);
});

test("No key acts under a form; Escape in its list closes the list, and the next one the form", async () => {
  await inboxAt(RIDGE);
  await press(["Enter"]);
  await page.getByRole("heading", { name: RIDGE, level: 1 }).waitFor();
  const { route } = await model(page);
  await page.getByRole("button", { name: "换人", exact: true }).click();
  const dialog = page.getByRole("dialog"), menu = page.getByRole("menu");
  await dialog.waitFor();
  await atRest(page);
  await leaveField();
  await press(["g", "i"]);
  await atRest(page);
  assert.equal((await model(page)).route, route);
  await dialog.getByRole("button", { name: /^承办人/ }).click();
  await menu.waitFor();
  await play(page, [key("Escape", 229, { isComposing: true })]); // It takes back what was composed
  await atRest(page);
  assert.equal(await menu.count(), 1);
  await press(["Escape"]);
  await menu.waitFor({ state: "detached" });
  await atRest(page);
  assert.equal(await dialog.count(), 1);
  await press(["Escape"]);
  await dialog.waitFor({ state: "detached" });
  await atRest(page);
  assert.equal((await model(page)).route, route);
  assert.deepEqual((await model(page)).queue, []);
  await assertClean(page);
});
