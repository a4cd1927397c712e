// The first visit: what goes over the wire until somebody can sign in, in which language the page speaks, and what is
// seen and done when its sentences do not come.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { after, before, test } from "node:test";
import { openBrowser } from "./lib/browser.mjs";
import { ROOT, startServer } from "./lib/server.mjs";
import { assertClean, atRest, ready, until } from "./lib/story.mjs";
import { openWire } from "./lib/wire.mjs";

const { limit, rows } = JSON.parse(execFileSync("python3", ["-c", "import json; from tools.setup import www; " +
  "print(json.dumps({'limit': www.SIZE_LIMIT_BYTES, 'rows': www.size_table()}))"], { cwd: ROOT, encoding: "utf8" }));
const counted = new Set(rows.filter(([, , , atFirst]) => atFirst).map(([name]) => `/${name}`));
const languagesOf = (asked) => asked.map(({ path }) => path.match(/\/assets\/i18n\/(.+)\.json$/)?.[1]).filter(Boolean);

let server;
let wire;
let chromium;
before(async () => {
  server = await startServer();
  wire = await openWire(server.address);
  chromium = await openBrowser();
});
after(async () => {
  await chromium?.kill();
  wire?.close();
  await server?.stop();
});

// A page of a profile of its own that has never been here; `page.troubles` as of the story.
async function visitor(t, locale = "zh-CN", options = {}) {
  const context = await chromium.context.browser().newContext({ locale, ...options });
  t.after(() => context.close());
  const page = await context.newPage();
  page.troubles = [];
  page.on("pageerror", (error) => page.troubles.push(String(error)));
  await page.addInitScript(() => {
    window.violations = [];
    addEventListener("securitypolicyviolation", (event) => window.violations.push(event.violatedDirective));
  });
  wire.asked.length = 0;
  return page;
}

const isUsable = (page) => page.evaluate(() => document.documentElement.classList.contains("drawn")
  && document.querySelectorAll("#tree input").length === 2 && document.querySelectorAll("#tree button").length > 0);
const inEnglish = (page) => page.getByRole("button", { name: "English" }).or(page.getByRole("link", { name: "English" }));

test("Until a first visitor can sign in, what is fetched is what the size table counts, once, and one language", async (t) => {
  const page = await visitor(t);
  wire.hold("/v1/"); // The page can be used before the server has said anything
  const rest = wire.hold("/qungong_rest.wasm");
  await page.goto(wire.address);
  await rest;
  assert.ok(await isUsable(page), "the rest of the client waits until the page can be used, and the service worker for it");
  const asked = wire.asked.filter(({ path }) => !path.endsWith("/qungong_rest.wasm") && !path.startsWith("/v1/"));
  const files = asked.map(({ path }) => (path === "/" ? "/index.html" : path));
  assert.ok(files.some((path) => path.endsWith("/qungong.wasm")));
  assert.deepEqual(files.filter((path) => !counted.has(path)), [], "fetched and not counted");
  assert.deepEqual(files.filter((path, i) => files.indexOf(path) !== i), [], "fetched twice");
  assert.deepEqual(languagesOf(asked), ["zh-CN"]);
  const bytes = asked.reduce((sum, each) => sum + each.bytes, 0);
  t.diagnostic(`${bytes} bytes of ${limit}`);
  assert.ok(bytes <= limit, `${bytes} bytes`);
  wire.mend();
  await page.evaluate(() => navigator.serviceWorker.ready);
  assert.deepEqual(languagesOf(wire.asked), ["zh-CN", "en"], "the worker fetches what the page has not");
  await assertClean(page);
});

test("What is written and pressed before the rest of the client has arrived is done when it is there", async (t) => {
  const page = await visitor(t);
  const rest = wire.hold("/qungong_rest.wasm");
  await page.goto(wire.address);
  await rest;
  await page.getByRole("textbox").first().click();
  await page.keyboard.insertText("nobody");
  await page.getByLabel("密码").click();
  await page.keyboard.insertText("wrong words");
  await page.getByRole("button", { name: "登录" }).click();
  await page.locator("#tree button[aria-busy=true]").waitFor({ state: "attached" });
  assert.equal(await page.getByRole("textbox").first().inputValue(), "nobody");
  wire.mend();
  await page.getByText("账号或密码不对").first().waitFor();
  await assertClean(page);
});

test("After the second visit the other language is spoken without a network, and at the next start too", async (t) => {
  const other = await openWire(server.address);
  t.after(() => other.close());
  const page = await visitor(t);
  await page.goto(other.address);
  await ready(page);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  await ready(page);
  other.close();
  await assert.rejects(fetch(other.address));
  await atRest(page);
  await inEnglish(page).click();
  await until(page, (m) => m.language === "en");
  await page.getByRole("button", { name: "Sign in", exact: true }).waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.lang), "en");
  await page.reload();
  await ready(page);
  await page.getByRole("button", { name: "Sign in", exact: true }).waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.lang), "en");
  await assertClean(page);
});

test("A browser that speaks English is spoken to in English, and fetches no Chinese", async (t) => {
  const page = await visitor(t, "en-GB");
  const worker = wire.hold("/service_worker.js");
  await page.goto(wire.address);
  await worker;
  await page.getByRole("button", { name: "Sign in", exact: true }).waitFor();
  assert.deepEqual(languagesOf(wire.asked), ["en"]);
  wire.mend();
});

for (const way of ["refuse", "cut", "garble"]) {
  test(`Where the sentences do not come (${way}) the page says so in its own words, and trying again opens it`, async (t) => {
    const page = await visitor(t);
    wire.spoil("/zh-CN.json", way);
    await page.goto(wire.address);
    const alert = page.getByRole("alert");
    await alert.waitFor();
    assert.match(await alert.innerText(), /^没打开。.*再试/);
    assert.ok(await page.locator("#skeleton .door").isVisible());
    assert.equal(await page.locator("#tree *").count(), 0, "no key is drawn in place of its sentence");
    const tries = languagesOf(wire.asked).length;
    await alert.getByRole("button", { name: "再试一次", exact: true }).click();
    await alert.waitFor(); // Still spoiled
    assert.ok(languagesOf(wire.asked).length > tries);
    wire.mend();
    await alert.getByRole("button", { name: "再试一次", exact: true }).click();
    await ready(page);
    assert.ok(await isUsable(page));
    assert.ok(await alert.isHidden());
    assert.deepEqual(page.troubles, []);
  });
}

test("A language that does not come leaves the page as it is, says so, and comes when it is asked for again", async (t) => {
  const page = await visitor(t, "zh-CN", { serviceWorkers: "block" });
  await page.goto(wire.address);
  await ready(page);
  await atRest(page);
  wire.spoil("/en.json", "refuse");
  await inEnglish(page).click();
  await page.getByText("英文没取到").filter({ visible: true }).first().waitFor();
  await until(page, (m) => m.language === "zh-CN");
  wire.mend();
  await atRest(page);
  await inEnglish(page).click();
  await until(page, (m) => m.language === "en");
  await page.getByRole("button", { name: "Sign in", exact: true }).waitFor();
  await assertClean(page);
});
