// Gallery: shoots #/gallery in each of its looks, and says card by card where a picture differs from the one that is kept.
//
// The kept pictures lie in tests/browser/gallery, made by `node tests/browser/lib/renew_gallery.mjs`: look at each of them
// beside the looks before it is committed.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { atRest } from "./pixels.mjs";
import { colourAt, distance, isFlat, pixelsFromPng, pngFromPixels } from "./png.mjs";
import { ROOT } from "./server.mjs";
import { ready } from "./story.mjs";

// Tall enough for the whole gallery; the dense one shows what hairlines and letters become at two device pixels.
const DESK = { width: 1440, height: 2040, density: 1, touch: false };
export const LOOKS = {
  light: { ...DESK, hash: "#/gallery/light" },
  dark: { ...DESK, hash: "#/gallery/dark" },
  high_contrast: { ...DESK, hash: "#/gallery/high_contrast" },
  phone: { width: 390, height: 5580, density: 1, touch: true, hash: "#/gallery/light" },
  phone_dense: { width: 390, height: 844, density: 2, touch: true, hash: "#/gallery/light" },
};

const pathOf = (name) => join(ROOT, "tests/browser/gallery", `${name}.png`);
export const keptPicture = async (name) => pixelsFromPng(await readFile(pathOf(name)));
export const keepPicture = async (name, pixels) => writeFile(pathOf(name), pngFromPixels(pixels));

// The gallery in a context of its own, without a session, in one look.
export async function openGallery(browser, address, { width, height, density, touch, hash }) {
  const context = await browser.context.browser().newContext({ viewport: null });
  const page = await context.newPage();
  page.devtools = await context.newCDPSession(page);
  await page.devtools.send("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: density, mobile: touch });
  await page.devtools.send("Emulation.setTouchEmulationEnabled", touch ? { enabled: true, maxTouchPoints: 5 } : { enabled: false });
  await page.goto(`${address}${hash}`);
  await ready(page);
  await page.waitForFunction((to) => window.qungong.model().route === to, hash);
  await atRest(page);
  return page;
}

// In device pixels; the driver's own screenshot shrinks them to CSS pixels.
export async function shot(page) {
  const { data } = await page.devtools.send("Page.captureScreenshot", { format: "png" });
  return pixelsFromPng(Buffer.from(data, "base64"));
}

// Name and place, in pixels of the picture, of each card; an empty page is called by its title.
export const cardsOf = (page) => page.evaluate(() => [...document.querySelectorAll("#tree .scrolls > :is(section, [role=group])")]
  .map((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    const [left, top, wide, tall] = [x, y, width, height].map((each) => each * devicePixelRatio);
    return { name: element.getAttribute("aria-label") ?? element.querySelector("h2").textContent, left, top, wide, tall };
  }));

// In flat ground a colour is a token and must be itself; the edge of a letter may be drawn a little otherwise elsewhere.
const FLAT_GRACE = 3;
const EDGE_GRACE = 32;

// Indexes of the pixels that differ.
export function differences(kept, now) {
  if (kept.width !== now.width || kept.height !== now.height)
    throw new Error(`${now.width} x ${now.height} is no picture of ${kept.width} x ${kept.height}`);
  const found = [];
  for (let i = 0; i < kept.width * kept.height; ++i) {
    const by = distance(colourAt(kept, i), colourAt(now, i));
    if (by > FLAT_GRACE && (by > EDGE_GRACE || isFlat(kept, i))) found.push(i);
  }
  return found;
}

// How many pixels differ on each card that has more of them than anybody sees; what lies on no card is the page.
const PIXELS_SEEN = 6;

export function byCard(indexes, width, cards) {
  const counts = {};
  for (const i of indexes) {
    const [x, y] = [i % width, Math.floor(i / width)];
    const on = cards.find(({ left, top, wide, tall }) => x >= left && y >= top && x < left + wide && y < top + tall);
    const name = on?.name ?? "page";
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > PIXELS_SEEN));
}

// What was seen, with the differing pixels in red, for a person to look at; says where it lies.
export async function writeSeen(name, now, indexes) {
  const folder = join(ROOT, "build/gallery");
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${name}.png`), pngFromPixels(now));
  const marked = { ...now, rgb: now.rgb.map((value) => 128 + (value >> 1)) };
  for (const i of indexes) marked.rgb.set([255, 0, 0], i * 3);
  await writeFile(join(folder, `${name}_differences.png`), pngFromPixels(marked));
  return `build/gallery/${name}.png`;
}
