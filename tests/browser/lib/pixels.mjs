// Pixels: what is drawn where the tree says there are words: ink, its contrast, whether it is whole, and whether a sign
// without a glyph stands there as its box. Everything is read from one screenshot, by the browser itself.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./server.mjs";

// The faces that the client asks the browser for, from the one place where they are written down.
const FAMILY = readFileSync(join(ROOT, "shell/glyphs.js"), "utf8").match(/"[^;]+sans-serif/)[0].replace(/'\s*\+\s*'/g, "");

// Until the picture is as large as the window and no frame was drawn while the browser drew six of its own.
export const atRest = (page) => page.evaluate(async () => {
  const canvas = document.querySelector("canvas");
  const fits = () => canvas.width === innerWidth * devicePixelRatio && canvas.height === innerHeight * devicePixelRatio;
  for (let last = -1; last !== window.qungong.frames() || !fits();) {
    last = window.qungong.frames();
    for (let i = 0; i < 6; ++i) await new Promise((resolve) => requestAnimationFrame(resolve));
  }
});

// Every record that is drawn and wholly in sight: words of its own, what stands in a field, a picture.
const marksInSight = (page) => page.evaluate(() => {
  const inSight = (element) => {
    const own = element.getBoundingClientRect();
    for (let at = element.parentElement; at; at = at.parentElement) {
      if (getComputedStyle(at).overflowY === "visible") continue;
      const box = at.getBoundingClientRect();
      if (own.top < box.top - 0.5 || own.bottom > box.bottom + 0.5 || own.left < box.left - 0.5) return false;
      if (own.right > box.right + 0.5) return false;
    }
    return own.width > 4 && own.height > 4 && own.bottom <= innerHeight + 0.5;
  };
  // What is said and not drawn (the table of a chart) has no place of its own.
  const isDrawn = (element) => element.style.position !== "static";
  const top = document.querySelector("#tree [role=dialog]") ?? document.querySelector("#tree"); // Under a dialog all is dim
  const wordsOf = (element) => {
    if (element.matches("input[type=password]")) return "";
    if (element.matches("input[type=checkbox], input[type=radio]")) return element.getAttribute("aria-label") ?? "";
    if (element.matches("input, textarea")) return element.value;
    return element.childElementCount ? "" : element.textContent.trim();
  };
  return [...top.querySelectorAll("*")]
    .map((element) => {
      const role = element.getAttribute("role") ?? element.localName;
      const picture = role === "img" || role === "progressbar";
      const words = picture ? element.getAttribute("aria-label") ?? "" : wordsOf(element);
      const { x, y, width, height } = element.getBoundingClientRect();
      const greyed = element.matches("[aria-disabled=true], :disabled");
      return { element, role, picture, words, greyed, rect: { x, y, width, height } };
    })
    .filter(({ element, words, picture }) => (words || picture) && isDrawn(element) && inSight(element))
    .map(({ element, ...mark }) => mark);
});

// One page for each browser reads for all others; in a context of its own, because a page behind another gets no frames.
const readers = new WeakMap();

async function makeReader(browser) {
  const page = await (await browser.newContext()).newPage();
  await page.addScriptTag({ path: join(ROOT, "tests/browser/lib/pixel_reader.js") });
  return page;
}

async function readerOf(page) {
  const browser = page.context().browser();
  if (!readers.has(browser)) readers.set(browser, makeReader(browser));
  return readers.get(browser);
}

export async function readRects(page, rects) {
  const shot = (await page.screenshot()).toString("base64");
  const reader = await readerOf(page);
  return reader.evaluate((given) => globalThis.readPixels(given), [shot, rects, FAMILY]);
}

// Every mark in sight with what its pixels say.
export async function looksOf(page) {
  await atRest(page);
  const marks = await marksInSight(page);
  const found = await readRects(page, marks.map(({ rect }) => rect));
  return marks.map((mark, i) => ({ ...mark, ...found[i] }));
}

const CONTRAST_MIN = 4.5;
const named = (marks) => marks.map(({ role, words, contrast }) => `${role} ${words} (${contrast.toFixed(2)})`);

// What is wrong with the marks of a page, by fault; each list is empty where all is well.
export function faultsOf(marks) {
  const texts = marks.filter(({ picture }) => !picture);
  return {
    empty: named(marks.filter(({ dark }) => dark < 4)),
    cut: named(texts.filter(({ role, cut }) => cut && role !== "listitem")), // A stage fills its box by its ring
    pale: named(texts.filter(({ greyed, dark, contrast }) => !greyed && dark >= 4 && contrast < CONTRAST_MIN)),
    boxes: named(texts.filter(({ box }) => box)),
  };
}
