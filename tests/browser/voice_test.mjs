// Recordings: said into a form, kept second by second, played, taken back; without a network and with the tab killed.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PHONE, openBrowser } from "./lib/browser.mjs";
import { startServer } from "./lib/server.mjs";
import {
  assertClean, beginMatter, keepMatter, model, openClient, openMatter, personAt, pullCable, seen, signIn, synced, until,
} from "./lib/story.mjs";

const WORDS = "三组的水沟堵了，雨一大就进屋。";
const HEARS = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"];
const profile = mkdtempSync(join(tmpdir(), "qungong-profile-"));
let server;
let chromium;
let page;
const open = async (flags = HEARS, prepare) => {
  chromium = await openBrowser({ profile, flags });
  page = await openClient(chromium, server.address, undefined, prepare);
};
before(async () => {
  server = await startServer();
  await open();
  await signIn(page, "zhongba");
  await synced(page);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await chromium.close(); // The next morning it opens from what it keeps
  await open();
  await synced(page);
  await pullCable(page, true);
});
after(async () => {
  await chromium?.kill();
  await server?.stop();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
});

const button = (name) => page.getByRole("button", { name });
const say = () => page.getByRole("button", { name: "说", exact: true }).click();
const spokenFor = (seconds) => until(page, (m, least) => m.recording >= least, seconds);

test("A recording is taken without a network, says how long it may be, and stands in the form with its length", async () => {
  await beginMatter(page, { words: WORDS, kind: "求助" });
  await say();
  const recording = page.getByRole("region", { name: "正在录音" });
  await recording.waitFor();
  await spokenFor(2);
  await recording.getByRole("progressbar", { name: /还能说 5\d 秒/ }).waitFor();
  await spokenFor(8); // Long enough to be paused in
  await recording.getByRole("button", { name: "说完了" }).click();
  await button(/^听录音 \d+ 秒$/).waitFor();
  await recording.waitFor({ state: "detached" });
  await assertClean(page);
});

test("It is played and paused, and says so by its name", async () => {
  await button(/^听录音/).click();
  await button(/^停一下/).click();
  await button(/^听录音/).waitFor();
  await button(/^听录音/).click();
  await button(/^停一下/).waitFor();
  await button(/^听录音/).waitFor(); // At its end
  await assertClean(page);
});

test("It is taken out with a way back, and taken again without losing the first before the second is there", async () => {
  await button(/^去掉录音/).click();
  await button(/^听录音/).waitFor({ state: "detached" });
  await button("撤回").click();
  await button(/^听录音/).waitFor();
  await button("重录").click();
  await spokenFor(1);
  assert.equal(await button(/^听录音/).count(), 1, "the first is still there while the second is said");
  await button("说完了").click();
  await seen(page, "去掉了一段录音");
  await until(page, (m) => m.recording === -1);
  assert.equal(await button(/^听录音/).count(), 1);
});

test("The browser is killed while somebody speaks: what was said until then is in the draft", async () => {
  await button(/^去掉录音/).click();
  await button(/^听录音/).waitFor({ state: "detached" });
  await seen(page, /已存本机/);
  await say();
  await spokenFor(3);
  await chromium.kill();
  await open(HEARS, (fresh) => pullCable(fresh, true));
  await signIn(page, "zhongba");
  await until(page, (m) => m.drafts === 1);
  await page.getByRole("link", { name: /草稿/ }).click();
  await button("接着写").click();
  await button(/^听录音 ([3-9]|\d\d) 秒$/).waitFor();
  await button(/^听录音/).click();
  await button(/^停一下/).waitFor(); // Cut off as it is, it can be heard
});

test("With the network it goes up behind its step, and who reads the matter hears it", async () => {
  await keepMatter(page, { name: "冉光明", phone: "12000000071" });
  await page.getByRole("dialog", { name: "回执" }).getByRole("button", { name: "好了" }).click();
  assert.equal((await model(page)).unsent_blobs, 1);
  await pullCable(page, false);
  await until(page, (m) => m.net === "idle" && m.queue.length === 0 && m.unsent_blobs === 0, null, 60_000);
  await assertClean(page);
  const other = await personAt(server.address, "zhongba", { flags: HEARS });
  try {
    await openMatter(other.page, /三组的水沟堵了/);
    await other.page.getByRole("tab", { name: /材料/ }).click();
    await seen(other.page, /听录音/);
    await other.page.getByRole("button", { name: /^听录音/ }).click();
    await other.page.getByRole("button", { name: /^停一下/ }).waitFor();
    await assertClean(other.page);
  } finally {
    await other.close();
  }
});

test("A microphone that is refused, and a machine without one, are said in a sentence, and the words stay", async () => {
  await chromium.close();
  const refused = [["--deny-permission-prompts", "--use-fake-device-for-media-stream"], /没让用麦克风/];
  const missing = [["--use-fake-ui-for-media-stream"], /没有麦克风/]; // Where tests run there is none
  for (const [flags, sentence] of [refused, missing]) {
    await open(flags);
    await synced(page);
    if ((await model(page)).drafts === 0) await beginMatter(page, { words: WORDS, kind: "求助" });
    else {
      await page.getByRole("link", { name: /草稿/ }).click();
      await button("接着写").click();
    }
    await say();
    await seen(page, sentence);
    assert.equal(await page.getByRole("textbox", { name: /群众说了什么/ }).inputValue(), WORDS);
    await until(page, (m) => m.recording === -1);
    await seen(page, /已存本机/);
    await assertClean(page);
    await chromium.close();
  }
});

test("In large type speaking is the first answer: the microphone opens at once, and nobody has to write", async () => {
  const browser = await openBrowser({ ...PHONE, flags: HEARS });
  try {
    const visitor = await openClient(browser, server.address);
    await visitor.getByRole("button", { name: "大字版" }).click();
    await visitor.getByRole("button", { name: /^用嘴说/ }).click();
    const recording = visitor.getByRole("region", { name: "正在录音" });
    await recording.waitFor();
    const next = visitor.getByRole("button", { name: "下一步" });
    await visitor.getByRole("button", { name: "下一步", disabled: true }).waitFor(); // Nothing is said yet
    await until(visitor, (m) => m.recording >= 1);
    await recording.getByRole("button", { name: "说完了" }).click();
    await visitor.getByRole("button", { name: /^听录音/ }).waitFor();
    assert.equal(await visitor.getByRole("textbox", { name: /^您要说的事/ }).inputValue(), "请听录音。");
    await next.click();
    await visitor.getByRole("heading", { name: "在哪里？" }).waitFor();
    await assertClean(visitor);
  } finally {
    await browser.kill();
  }
});
