// What every other browser test stands on: a browser that can draw Han characters and has WebGL 2.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { PHONE, openBrowser } from "./lib/browser.mjs";

const PAGE = '<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width"><p>群工</p>';
const server = createServer((_, answer) => answer.setHeader("content-type", "text/html").end(PAGE));
let address, browser, page;
before(async () => {
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  address = `http://127.0.0.1:${server.address().port}/`;
  browser = await openBrowser();
  page = await browser.page(address);
});
after(async () => {
  await browser.close();
  server.closeAllConnections();
  server.close();
});

// A missing glyph is drawn as the same box for every character that the fonts lack.
function inkOf(text) {
  const canvas = new OffscreenCanvas(48, 48);
  const context = canvas.getContext("2d");
  context.font = "36px sans-serif";
  context.fillText(text, 4, 40);
  return context.getImageData(0, 0, 48, 48).data.join();
}

test("Han characters are drawn, rare ones too, and none as the box of a missing glyph", async () => {
  const [common, other, rare, missing] = await Promise.all(
    ["群", "工", "𠮷", "\u{10FFFE}"].map((text) => page.evaluate(inkOf, text)));
  const hint = "install fonts-noto-cjk: without a CJK font every Han glyph is a box";
  assert.equal(new Set([common, other, rare, missing]).size, 4, hint);
});

test("WebGL 2 is there without a graphics card", async () => {
  assert.ok(await page.evaluate(() => Boolean(document.createElement("canvas").getContext("webgl2"))));
});

test("A phone-sized page is a phone: narrow, and touched", async () => {
  const phone = await browser.page(address, PHONE);
  assert.deepEqual(await phone.evaluate(() => [innerWidth, innerHeight, navigator.maxTouchPoints]), [390, 844, 5]);
});

// One strict transaction of a store of its own: writes `text`, or reads what is there.
function strictStore(text) {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open("floor");
    opening.onupgradeneeded = () => opening.result.createObjectStore("texts");
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const step = opening.result.transaction("texts", "readwrite", { durability: "strict" });
      const asked = text ? step.objectStore("texts").put(text, 1) : step.objectStore("texts").get(1);
      step.oncomplete = () => resolve(asked.result);
    };
  });
}

test("What a strict transaction has committed outlives the power cut of the whole browser", async (t) => {
  const profile = mkdtempSync(join(tmpdir(), "qungong-profile-"));
  t.after(() => rmSync(profile, { recursive: true, force: true, maxRetries: 5 }));
  const first = await openBrowser({ profile });
  await (await first.page(address)).evaluate(strictStore, "中坝村");
  await first.kill();
  const second = await openBrowser({ profile });
  assert.equal(await (await second.page(address)).evaluate(strictStore), "中坝村");
  await second.close();
});
