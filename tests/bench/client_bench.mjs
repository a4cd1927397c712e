#!/usr/bin/env node
// The client in Chromium against serve.py: how soon the first picture stands, what a frame of a long list costs, that
// nothing runs at rest, and how soon a key that was pressed is seen.
import { PHONE, openBrowser } from "../browser/lib/browser.mjs";
import { startServer } from "../browser/lib/server.mjs";
import { signIn } from "../browser/lib/story.mjs";

const STARTS = 9;
const FRAMES = 600;
const KEYS = 100;
const REST_MS = 10_000;

const percentile = (values, share) => [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) * share)];
const row = (name, measured, budget, unit = "ms") =>
  console.log(JSON.stringify({ row: name, measured: Number(measured.toFixed(2)), budget, unit }));

// In the page, before anything else: the first callback after which heading and one control are in the tree and the
// canvas has ink; and every callback and timer that runs.
function watch() {
  const seen = { first: 0, callbacks: 0, frames: [], gl: 0 };
  window.seen = seen;
  let inked = false;
  const draw = WebGL2RenderingContext.prototype.drawElements;
  for (const name of ["texSubImage2D", "bufferData", "drawElements", "bindTexture", "clear", "scissor", "uniform2f"]) {
    const real = WebGL2RenderingContext.prototype[name];
    WebGL2RenderingContext.prototype[name] = function (...rest) {
      const began = performance.now();
      real.apply(this, rest);
      seen.gl += performance.now() - began;
      inked ||= real === draw;
    };
  }
  const animation = window.requestAnimationFrame;
  window.requestAnimationFrame = (then) => animation.call(window, (now) => {
    ++seen.callbacks;
    seen.gl = 0;
    const began = performance.now();
    then(now);
    seen.frames.push(performance.now() - began - seen.gl);
    if (!seen.first && inked && document.querySelector("#tree h1, #tree [role=heading]") && document.querySelector("#tree button")) {
      seen.first = performance.now();
    }
  });
  for (const name of ["setTimeout", "setInterval"]) {
    const real = window[name];
    window[name] = (then, ...rest) => real.call(window, () => { ++seen.callbacks; then(); }, ...rest);
  }
}

async function firstPicture(page) {
  await page.waitForFunction(() => window.seen.first > 0);
  return page.evaluate(() => window.seen.first);
}

// An empty profile and a process of its own each time, then once more from the service worker in the same browser.
async function starts(server) {
  const cold = [];
  const warm = [];
  for (let i = 0; i < STARTS; ++i) {
    const chromium = await openBrowser();
    const page = await chromium.page();
    await page.addInitScript(watch);
    await page.goto(server.address);
    cold.push(await firstPicture(page));
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.reload();
    await page.reload();
    warm.push(await firstPicture(page));
    await chromium.kill();
  }
  row(`first picture, empty cache, new process: median of ${STARTS}`, percentile(cold, 0.5), 1000);
  row(`first picture from the service worker, running browser: median of ${STARTS}`, percentile(warm, 0.5), 300);
}

async function scrolling(page) {
  const rows = await page.evaluate(() => window.qungong.model().cases);
  await page.evaluate(() => { window.seen.frames.length = 0; });
  await page.mouse.move(195, 500);
  while (await page.evaluate(() => window.seen.frames.length) < FRAMES) {
    const forth = (await page.evaluate(() => Math.floor(window.seen.frames.length / 60) % 2)) === 0;
    await page.mouse.wheel(0, forth ? 37 : -37);
  }
  const frames = await page.evaluate(() => window.seen.frames);
  row(`CPU in a frame callback without GL, inbox of ${rows} matters scrolling: p95 of ${FRAMES}`, percentile(frames, 0.95), 4);
}

async function resting(page) {
  await page.waitForTimeout(2000);
  const before = await page.evaluate(() => window.seen.callbacks);
  await page.waitForTimeout(REST_MS);
  row("callbacks and timers in 10 s of rest, after 2 s", await page.evaluate((was) => window.seen.callbacks - was, before), 0, "calls");
}

async function typing(page) {
  await page.goto(`${page.url().split("#")[0]}#/new`);
  const words = page.getByRole("textbox").first();
  await words.click();
  await page.evaluate(() => {
    window.keys = [];
    addEventListener("keydown", (event) => {
      requestAnimationFrame(() => { window.keys.push(performance.now() - event.timeStamp); });
    }, true);
  });
  for (let i = 0; i < KEYS; ++i) await page.keyboard.press("a");
  await page.waitForFunction((count) => window.keys.length >= count, KEYS);
  row(`key press until the frame that shows it: p95 of ${KEYS}`, percentile(await page.evaluate(() => window.keys), 0.95), 50);
}

const server = await startServer();
const chromium = await openBrowser(PHONE);
try {
  await starts(server);
  const page = await chromium.page();
  await page.addInitScript(watch);
  await page.goto(server.address);
  await signIn(page, "clerk");
  await scrolling(page);
  await resting(page);
  await typing(page);
} finally {
  await chromium.kill();
  await server.stop();
}
