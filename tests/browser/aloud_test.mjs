// Aloud: the browser's voice reads what stands on the page. The voice is one that writes down what it is given.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { DESKTOP, openBrowser } from "./lib/browser.mjs";
import { startServer } from "./lib/server.mjs";
import { atRest, until } from "./lib/story.mjs";
import { opened } from "./lib/walk.mjs";

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

// A voice that says nothing: `said` holds what waits, `calls` what it was told to do; `finish()` ends all of it.
const withVoice = (page) => page.addInitScript(() => {
  const said = [], calls = [];
  class Utterance extends EventTarget {
    constructor(text) { super(); this.text = text; this.lang = ""; this.voice = null; }
  }
  const voices = [{ lang: "de-DE", name: "de" }, { lang: "zh_CN", name: "zh" }, { lang: "en-US", name: "en" }];
  const voice = {
    getVoices: () => voices,
    speak: (utterance) => said.push(utterance),
    pause: () => calls.push("pause"), resume: () => calls.push("resume"),
    cancel: () => { calls.push("cancel"); said.length = 0; },
  };
  Object.defineProperty(window, "speechSynthesis", { value: voice, configurable: true });
  Object.defineProperty(window, "SpeechSynthesisUtterance", { value: Utterance, configurable: true });
  window.voice = { calls, said: () => said.map(({ text, lang, voice: by }) => ({ text, lang, by: by?.name })),
    finish: () => said.forEach((utterance) => utterance.dispatchEvent(new Event("end"))) };
});

const said = (page) => page.evaluate(() => window.voice.said());

test("The page is read in its order by a voice of its language, paused, gone on with, and stops when it is left", async () => {
  const page = await opened(browser, server.address, "zh-CN", withVoice);
  await page.getByRole("button", { name: "大字版" }).click();
  await page.getByRole("heading", { name: "您想办什么事？" }).waitFor();
  await page.getByRole("button", { name: "读给我听" }).click();
  await until(page, (m) => m.aloud === "speaking");
  const words = await said(page);
  assert.deepEqual(words.slice(0, 2).map(({ text }) => text), ["您想办什么事？", "点一个就行，点错了可以回来。"]);
  assert.ok(words.some(({ text }) => text.startsWith("请村里打给我")), JSON.stringify(words));
  assert.ok(words.every(({ text }) => text !== "读给我听"), "the bar is not read");
  assert.deepEqual([...new Set(words.map(({ lang, by }) => `${lang} ${by}`))], ["zh-CN zh"]);
  await page.getByRole("button", { name: "停一下" }).click();
  await until(page, (m) => m.aloud === "paused");
  await page.getByRole("button", { name: "接着读" }).click();
  await until(page, (m) => m.aloud === "speaking");
  assert.deepEqual((await page.evaluate(() => window.voice.calls)).slice(-2), ["pause", "resume"]);
  await page.getByRole("button", { name: "我的事" }).click();
  await until(page, (m) => m.aloud === "silent");
  assert.deepEqual(await said(page), []);
  await page.context().close();
});

test("What has been read to its end can be read again, in the language of the screen", async () => {
  const page = await opened(browser, server.address, "en", withVoice);
  await page.getByRole("button", { name: "Display" }).click();
  await page.getByRole("button", { name: "Read to me" }).click();
  await until(page, (m) => m.aloud === "speaking");
  assert.deepEqual([...new Set((await said(page)).map(({ lang, by }) => `${lang} ${by}`))], ["en-US en"]);
  await page.evaluate(() => window.voice.finish());
  await until(page, (m) => m.aloud === "silent");
  await page.getByRole("button", { name: "Read to me" }).waitFor();
  await page.context().close();
});

test("A browser without a voice has no button for it", async () => {
  const page = await opened(browser, server.address, "zh-CN", (each) => each.addInitScript(() => {
    delete window.speechSynthesis;
    delete Window.prototype.speechSynthesis;
  }));
  await page.getByRole("button", { name: "大字版" }).click();
  await page.getByRole("heading", { name: "您想办什么事？" }).waitFor();
  await atRest(page);
  assert.equal(await page.getByRole("button", { name: "读给我听" }).count(), 0);
  await page.context().close();
});
