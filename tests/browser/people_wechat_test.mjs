// The petitioner's pages inside a chat program on a cheap phone: its browser tells of itself as WeChat's does, has no
// service worker or refuses it, gives little memory and a slow processor, and has a finger for a pointer.
//
// Little memory: 48 MB for scripts and 64 MB for the client, held by V8 itself; its pages of WebAssembly have 64 KB.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openBrowser, PHONE } from "./lib/browser.mjs";
import { startServer } from "./lib/server.mjs";
import { assertClean, atRest, compose, ready } from "./lib/story.mjs";

const IN_WECHAT = "Mozilla/5.0 (Linux; Android 10; V2034A Build/QP1A.190711.020; wv) AppleWebKit/537.36 (KHTML, like Gecko) "
  + "Version/4.0 Chrome/116.0.0.0 Mobile Safari/537.36 XWEB/1160065 MMWEBSDK/20231202 MMWEBID/2068 "
  + "MicroMessenger/8.0.47.2560(0x28002F35) WeChat/arm64 Weixin NetType/4G Language/zh_CN ABI/arm64";
const VILLAGE = "500113109200";
const WORDS = "四组的路灯坏了三盏，晚上接细娃放学看不见路，𠮷家门口最黑。";
const littleMemory = (pages) => [`--js-flags=--max-old-space-size=48 --wasm-max-mem-pages=${pages}`];

let server;
before(async () => { server = await startServer(); });
after(async () => { await server?.stop(); });

// In the page, before any script of ours.
const hasNoWorker = () => { delete Navigator.prototype.serviceWorker; };
const refusesWorker = () => {
  ServiceWorkerContainer.prototype.register = () => Promise.reject(new DOMException("not in a chat", "SecurityError"));
};

async function openChat(t, withoutWorker, flags) {
  const chromium = await openBrowser({ ...PHONE, flags });
  t.after(() => chromium.kill());
  const { width, height } = PHONE;
  const context = await chromium.context.browser().newContext({
    viewport: { width, height }, deviceScaleFactor: 2, hasTouch: true, isMobile: true, locale: "zh-CN", userAgent: IN_WECHAT,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  page.devtools = await context.newCDPSession(page);
  await page.devtools.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  page.troubles = [];
  page.on("pageerror", (error) => page.troubles.push(String(error)));
  await page.addInitScript(withoutWorker);
  await page.addInitScript(() => {
    window.violations = [];
    addEventListener("securitypolicyviolation", (event) => window.violations.push(event.violatedDirective));
  });
  return page;
}

// Touches a field and writes with an input method.
async function write(page, name, text) {
  const field = page.getByRole("textbox", { name });
  await field.tap();
  await page.waitForFunction((element) => document.activeElement === element && element.classList.contains("live"),
    await field.elementHandle());
  await compose(page, text);
  await page.waitForFunction(([element, wanted]) => element.value === wanted, [await field.elementHandle(), text]);
}

async function choose(page, name, option) {
  await page.getByRole("button", { name }).tap();
  await atRest(page); // The menu stands where it will be
  await page.getByRole("menuitem", { name: option, exact: true }).tap();
}

// Reports and gives the slip: {number, code}.
async function report(page) {
  await page.goto(`${server.address}/#/report`);
  await ready(page);
  await page.getByRole("button", { name: "开始写" }).tap();
  await write(page, /^您要说的事/, WORDS);
  await choose(page, /^镇街/, "木洞镇");
  await choose(page, /^事发地/, "中坝村");
  await write(page, /^姓名/, "田秀·安");
  await write(page, /^电话/, "12000000078");
  await page.getByRole("button", { name: "送出" }).tap();
  const dialog = page.getByRole("dialog", { name: "回执" });
  await dialog.getByText("评价口令").waitFor();
  const told = await dialog.innerText();
  await dialog.getByRole("button", { name: "好了" }).tap();
  return { number: told.match(/\d[\d ]{9,}\d/)[0].replaceAll(" ", ""), code: told.match(/\b\d{8}\b/)[0] };
}

async function follow(page, { number, code }) {
  await page.goto(`${server.address}/#/follow`);
  await page.reload();
  await ready(page);
  await write(page, "事项号", number);
  await write(page, "查询码", code);
  await page.getByRole("button", { name: "查", exact: true }).tap();
  await page.getByRole("heading", { name: new RegExp(WORDS.slice(0, 9)) }).waitFor();
  await page.getByRole("region", { name: "还没有答复" }).waitFor();
}

test("In a chat program without a service worker a petitioner reports, gets a slip and follows the matter", async (t) => {
  const page = await openChat(t, hasNoWorker, littleMemory(1024));
  await follow(page, await report(page));
  assert.equal(await page.evaluate(() => "serviceWorker" in navigator), false);
  await assertClean(page);
});

test("In one that refuses the service worker anybody reads the village, its money and the matters of others", async (t) => {
  const page = await openChat(t, refusesWorker, littleMemory(1024));
  await page.goto(`${server.address}/#/public/${VILLAGE}`);
  await ready(page);
  await page.getByRole("heading", { name: "中坝村" }).waitFor();
  await page.getByRole("region", { name: "村里的钱" }).waitFor();
  await page.getByRole("link", { name: "事项" }).tap();
  await page.getByRole("heading", { name: "村口弯道装了反光镜" }).waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.dataset.plain ?? "drawn"), "drawn");
  assert.deepEqual(await page.evaluate(() => navigator.serviceWorker.getRegistrations()), []);
  await assertClean(page);
});

test("Where the memory to begin is missing, the page says that it did not open", async (t) => {
  const page = await openChat(t, hasNoWorker, littleMemory(256));
  await page.goto(`${server.address}/#/report`);
  await page.getByText("没打开。请检查网络后再试").waitFor();
});
