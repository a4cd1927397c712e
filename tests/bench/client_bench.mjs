#!/usr/bin/env node
// The client in Chromium against serve.py: how soon the first picture stands, what a frame of a long list costs, that
// nothing runs at rest, and how soon a key that was pressed is seen.
import { PHONE, openBrowser } from "../browser/lib/browser.mjs";
import { atRest } from "../browser/lib/pixels.mjs";
import { startServer } from "../browser/lib/server.mjs";
import { signIn, synced } from "../browser/lib/story.mjs";

const STARTS = 9;
const FRAMES = 600;
const KEYS = 100;
const REST_MS = 10_000;

const percentile = (values, share) => [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) * share)];
const row = (name, measured, budget, unit = "ms") =>
  console.log(JSON.stringify({ row: name, measured: Number(measured.toFixed(2)), budget, unit }));

// In the page, before anything else: the first callback after which heading and one control are in the tree and the
// canvas has ink.
function watchFirst() {
  let inked = false;
  const draw = WebGL2RenderingContext.prototype.drawElements;
  WebGL2RenderingContext.prototype.drawElements = function drawElements(...rest) {
    inked = true;
    draw.apply(this, rest);
  };
  const animation = window.requestAnimationFrame;
  window.first = 0;
  window.requestAnimationFrame = (then) => animation.call(window, (now) => {
    then(now);
    if (!window.first && inked && document.querySelector("#tree h1, #tree [role=heading]") && document.querySelector("#tree button"))
      window.first = performance.now();
  });
}

// Every callback and timer that runs, and what a frame costs beside its GL calls.
function watchFrames() {
  const seen = { callbacks: 0, frames: [], gl: 0 };
  window.seen = seen;
  for (const name of ["texSubImage2D", "bufferData", "drawElements", "bindTexture", "clear", "scissor", "uniform2f"]) {
    const real = WebGL2RenderingContext.prototype[name];
    WebGL2RenderingContext.prototype[name] = function timed(...rest) {
      const began = performance.now();
      real.apply(this, rest);
      seen.gl += performance.now() - began;
    };
  }
  const animation = window.requestAnimationFrame;
  window.requestAnimationFrame = (then) => animation.call(window, (now) => {
    ++seen.callbacks;
    seen.gl = 0;
    const began = performance.now();
    then(now);
    seen.frames.push(performance.now() - began - seen.gl);
  });
  for (const name of ["setTimeout", "setInterval"]) {
    const real = window[name];
    window[name] = (then, ...rest) => real.call(window, () => { ++seen.callbacks; then(); }, ...rest);
  }
}

const firstPicture = async (page) => (await page.waitForFunction(() => window.first)).jsonValue();

// An empty profile and a process of its own each time, then once more from the service worker in the same browser.
async function starts(server) {
  const cold = [];
  const warm = [];
  for (let i = 0; i < STARTS; ++i) {
    const chromium = await openBrowser();
    const page = await chromium.page();
    await page.addInitScript(watchFirst);
    await page.goto(server.address);
    cold.push(await firstPicture(page));
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.reload(); // From now on under the service worker
    await firstPicture(page);
    await atRest(page);
    await page.reload();
    warm.push(await firstPicture(page));
    await chromium.kill();
  }
  row(`first picture, empty cache, new process: median of ${STARTS}`, percentile(cold, 0.5), 1000);
  row(`first picture from the service worker, running browser: median of ${STARTS}`, percentile(warm, 0.5), 300);
}

async function scrolling(server) {
  const page = await chromium.page();
  await page.addInitScript(watchFrames);
  await page.goto(`${server.address}/#/gallery/rows`);
  const table = page.getByRole("table");
  await table.waitFor();
  const rows = Number(await table.getAttribute("aria-rowcount"));
  const middle = await table.boundingBox();
  await page.mouse.move(middle.x + middle.width / 2, middle.y + middle.height / 2);
  await page.evaluate(() => { window.seen.frames.length = 0; });
  for (let made = 0; made < FRAMES; made = await page.evaluate(() => window.seen.frames.length))
    await page.mouse.wheel(0, Math.floor(made / 60) % 2 === 0 ? 137 : -37);
  const frames = await page.evaluate(() => window.seen.frames);
  row(`CPU in a frame callback without GL, ${rows} rows scrolling: p95 of ${frames.length}`, percentile(frames, 0.95), 4);
  await page.close();
}

async function resting(page) {
  await page.waitForTimeout(2000);
  const before = await page.evaluate(() => window.seen.callbacks);
  await page.waitForTimeout(REST_MS);
  row("callbacks and timers in 10 s of rest, after 2 s", await page.evaluate((was) => window.seen.callbacks - was, before), 0, "calls");
}

async function typing(page) {
  await page.evaluate(() => { location.hash = "#/new"; });
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

async function desk(server) {
  const page = await chromium.page();
  await page.addInitScript(watchFrames);
  await page.goto(server.address);
  await signIn(page, "zhongba");
  await synced(page);
  await resting(page);
  await typing(page);
}

const chosen = process.argv.slice(2); // starts, scrolling, desk; without a word all three
const wants = (word) => chosen.length === 0 || chosen.includes(word);
const server = await startServer();
const chromium = await openBrowser(PHONE);
try {
  if (wants("starts")) await starts(server);
  if (wants("scrolling")) await scrolling(server);
  if (wants("desk")) await desk(server);
} finally {
  await chromium.kill();
  await server.stop();
}
