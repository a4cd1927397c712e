// Modes: size of text, colours, language and large type, chosen without an account, remembered on the device.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { DESKTOP, PHONE, openBrowser } from "./lib/browser.mjs";
import { startServer } from "./lib/server.mjs";
import { atRest, enter, model, ready, until } from "./lib/story.mjs";
import { straysOf } from "./lib/strays.mjs";
import { WALKS, opened, resize } from "./lib/walk.mjs";

// At twice the size a desk's layout needs twice the room; there the walk finds all that it presses.
const WIDE = { width: 2400, height: 1600 };
let server;
let browser;
before(async () => {
  server = await startServer();
  browser = await openBrowser(DESKTOP);
});
after(async () => {
  await browser?.kill();
  await server?.stop();
});

const boxOf = (page, role, name) => page.getByRole(role, { name, exact: true }).boundingBox();

async function toSettings(page) {
  await page.getByRole("button", { name: "显示" }).click();
  await until(page, (m) => m.route === "#/device");
  await atRest(page);
}

async function choose(page, group, option) {
  await page.getByRole("radiogroup", { name: group }).getByRole("radio", { name: option, exact: true }).click();
  await atRest(page);
}

// Remembered as if chosen at an earlier visit.
const remembering = (settings) => (page) => page.addInitScript((kept) => {
  if (!localStorage.getItem("qungong-looks")) localStorage.setItem("qungong-looks", JSON.stringify(kept));
}, settings);

test("At twice the size everything is twice as large, and what is pressed and typed is what is seen", async () => {
  const page = await opened(browser, server.address, "zh-CN");
  const usual = await boxOf(page, "button", "登录");
  await toSettings(page);
  await choose(page, "字的大小", "200%");
  await page.getByRole("button", { name: "返回", exact: true }).click();
  await atRest(page);
  const large = await boxOf(page, "button", "登录");
  assert.ok(large.height >= 2 * usual.height, `${usual.height} became ${large.height}`);
  await enter(page, "账号");
  await page.keyboard.type("zhongba");
  const size = await page.evaluate(() => getComputedStyle(document.activeElement).fontSize);
  assert.ok(parseFloat(size) >= 28, size);
  await enter(page, "密码");
  await page.keyboard.type("zhongba-2026");
  await page.getByRole("button", { name: "登录", exact: true }).click();
  await until(page, (m) => m.session === "staff" && m.cases > 0 && m.net === "idle");
  await atRest(page);
  const far = page.getByRole("tab").last(); // To the right: a point that was not scaled would be somewhere else
  await far.click();
  await atRest(page);
  assert.equal(await far.getAttribute("aria-selected"), "true");
  assert.deepEqual((await straysOf(page)).strays, []);
  await page.context().close();
});

for (const language of ["zh-CN", "en"]) {
  for (const name of ["everybody", "a clerk"]) {
    test(`No text leaves its place at twice the size on the pages of ${name}, ${language}`, async () => {
      const page = await opened(browser, server.address, language, remembering({ text_size: 200, theme: "system", elder: false }));
      await resize(page, WIDE);
      const faults = [];
      await WALKS[name](page, async (where) => {
        for (const [size, box] of Object.entries({ phone: PHONE, desktop: DESKTOP })) {
          await resize(page, box);
          await atRest(page);
          const { count, strays } = await straysOf(page);
          assert.ok(count > 5, `${where}: only ${count} elements`);
          if (strays.length) faults.push([where, size, strays.slice(0, 5)]);
        }
        await resize(page, WIDE);
      });
      assert.deepEqual(faults, []);
      await page.context().close();
    });
  }
}

test("Without a choice the colours follow the system, as it changes; a choice holds against it", async () => {
  const page = await opened(browser, server.address, "zh-CN");
  const ground = () => page.evaluate(() => document.documentElement.dataset.theme);
  const system = (scheme, contrast) => page.devtools.send("Emulation.setEmulatedMedia", { features: [
    { name: "prefers-color-scheme", value: scheme }, { name: "prefers-contrast", value: contrast }] });
  for (const [scheme, contrast, shown] of [["dark", "no-preference", "dark"], ["dark", "more", "high_contrast"],
    ["light", "no-preference", "light"]]) {
    await system(scheme, contrast);
    await until(page, (m, theme) => m.shown_theme === theme, shown);
    assert.equal(await ground(), shown);
  }
  await toSettings(page);
  await choose(page, "颜色", "深色");
  await until(page, (m) => m.shown_theme === "dark");
  await system("light", "more");
  await atRest(page);
  assert.deepEqual([(await model(page)).shown_theme, await ground()], ["dark", "dark"]);
  await page.context().close();
});

test("What was chosen before signing in is there at the next start, before the first paint, for everybody", async () => {
  const page = await opened(browser, server.address, "zh-CN");
  await page.addInitScript(() => {
    window.grounds = [];
    const look = () => window.grounds.push([document.documentElement.dataset.theme, performance.now()]);
    new MutationObserver(look).observe(document, { subtree: true, attributes: true, attributeFilter: ["data-theme"] });
  });
  await toSettings(page);
  await choose(page, "颜色", "深色");
  await choose(page, "字的大小", "150%");
  await page.getByRole("switch", { name: "大字版" }).click();
  await choose(page, "语言", "English");
  await until(page, (m) => m.language === "en" && m.elder);
  await page.reload();
  await ready(page);
  await atRest(page);
  const now = await model(page);
  assert.deepEqual([now.shown_theme, now.text_size, now.elder, now.language], ["dark", 150, true, "en"]);
  const { grounds, painted } = await page.evaluate(() => ({
    grounds: window.grounds, painted: performance.getEntriesByType("paint")[0].startTime }));
  assert.deepEqual([...new Set(grounds.map(([theme]) => theme))], ["dark"]);
  assert.ok(grounds[0][1] < painted, `${grounds[0][1]} ms, painted at ${painted} ms`);
  assert.equal(await page.evaluate(() => document.documentElement.lang), "en");
  await page.context().close();
});

test("Nothing moves by itself: no style of the page has a transition or an animation", async () => {
  const page = await opened(browser, server.address, "zh-CN");
  const moving = () => page.evaluate(() => [...document.querySelectorAll("*")].filter((element) => {
    const style = getComputedStyle(element);
    return style.animationName !== "none" || parseFloat(style.transitionDuration) > 0;
  }).length + document.getAnimations().length);
  assert.equal(await moving(), 0);
  await page.evaluate(() => document.body.animate([{ opacity: 0 }, { opacity: 1 }], 60_000));
  assert.equal(await moving(), 1); // One that moves is found
  await page.context().close();
});

// Everything that can be pressed on the page, with its size.
const pressed = (page) => page.evaluate(() => [...document.querySelectorAll("#tree button, #tree a, #tree [type=checkbox]")]
  .filter((element) => element.getBoundingClientRect().height > 0)
  .map((element) => ({ name: element.getAttribute("aria-label") ?? element.textContent, height: element.getBoundingClientRect().height })));

test("In large type one question a page leads from the first page to the slip, with the way back on each", async () => {
  const page = await opened(browser, server.address, "zh-CN");
  await resize(page, PHONE);
  await atRest(page);
  await page.getByRole("button", { name: "大字版" }).click();
  await page.getByRole("heading", { name: "您想办什么事？" }).waitFor();
  await atRest(page);
  for (const name of ["用嘴说", "拍张照片", "请村里打给我"]) {
    const { height } = await page.getByRole("button", { name }).boundingBox();
    assert.equal(height, 104, name);
  }
  assert.deepEqual((await pressed(page)).filter(({ height }) => height < 59.5), []);
  await page.getByRole("button", { name: "请村里打给我" }).click();
  await page.getByRole("heading", { name: "在哪里？" }).waitFor();
  await page.getByRole("button", { name: "下一步", disabled: true }).waitFor(); // It says that the place comes first
  for (const [name, option] of [["镇街", "木洞镇"], ["事发地", "中坝村"]]) {
    await page.getByRole("button", { name: new RegExp(`^${name}`) }).click();
    await atRest(page);
    await page.getByRole("menuitem", { name: option, exact: true }).click();
    await page.getByRole("button", { name: new RegExp(`^${name}`) }).filter({ hasText: option }).waitFor();
    await atRest(page);
  }
  await page.getByRole("button", { name: "下一步" }).click();
  await page.getByRole("heading", { name: "怎么找您？" }).waitFor();
  await page.getByRole("button", { name: "返回", exact: true }).click();
  await page.getByRole("heading", { name: "在哪里？" }).waitFor();
  await page.getByRole("button", { name: "下一步" }).click();
  await page.getByRole("textbox", { name: /^电话/ }).fill("12000000088");
  await page.getByRole("button", { name: "下一步" }).click();
  await page.getByRole("heading", { name: "对不对？" }).waitFor();
  await page.getByText("12000000088").waitFor();
  await page.getByRole("button", { name: "送出", exact: true }).click();
  await page.getByRole("dialog").getByText("评价口令").first().waitFor();
  await page.context().close();
});
