// The gallery: every widget in every state, light, dark and in high contrast, on a desk and in the hand, looks as it did.
//
// A change that is meant: look at build/gallery, then `node tests/browser/lib/renew_gallery.mjs` (lib/gallery.mjs).
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { openBrowser } from "./lib/browser.mjs";
import { LOOKS, byCard, cardsOf, differences, keptPicture, openGallery, shot, writeSeen } from "./lib/gallery.mjs";
import { colourAt } from "./lib/png.mjs";
import { ROOT, startServer } from "./lib/server.mjs";

const CARDS = 17;
let server;
let browser;
before(async () => {
  server = await startServer();
  browser = await openBrowser();
});
after(async () => {
  await browser?.kill();
  await server?.stop();
});

async function compared(page, name, prepare = async () => {}) {
  await prepare(page);
  const [kept, now, cards] = [await keptPicture(name), await shot(page), await cardsOf(page)];
  const indexes = differences(kept, now);
  return { now, cards, indexes, faults: byCard(indexes, now.width, cards) };
}

for (const name of Object.keys(LOOKS)) {
  test(`Every widget in every state looks as it did: ${name}`, async () => {
    const page = await openGallery(browser, server.address, LOOKS[name]);
    const { now, cards, indexes, faults } = await compared(page, name);
    const place = Object.keys(faults).length ? await writeSeen(name, now, indexes) : "";
    assert.deepEqual(faults, {}, `not as kept, see ${place}`);
    assert.equal(cards.length, CARDS);
    await page.context().close();
  });
}

const TOKENS = ["paper", "surface", "sunk", "selected", "line_strong", "ink_3", "ink", "seal", "primary", "primary_hover", "focus",
  "danger", "green", "yellow", "red", "blue"];

test("A colour on the screen is the colour of its token, in every theme", async () => {
  const { colour } = JSON.parse(await readFile(join(ROOT, "assets/looks/tokens.json"), "utf8"));
  for (const theme of Object.keys(colour)) {
    const page = await openGallery(browser, server.address, LOOKS[theme]);
    const pixels = await shot(page);
    const labels = await page.evaluate(() => [...document.querySelectorAll("#tree .scrolls > section:first-of-type p")].slice(1)
      .map((element) => element.getBoundingClientRect()).map(({ x, y }) => ({ x, y })));
    const above = labels.map(({ x, y }) => colourAt(pixels, Math.round(y - 20) * pixels.width + Math.round(x + 30)));
    assert.deepEqual(above.map((each) => `#${each.toString(16).padStart(6, "0")}`),
      TOKENS.map((token) => colour[theme][token].toLowerCase()), theme);
    await page.context().close();
  }
});

test("A spot that nobody sees from afar is found, on its card and nowhere else", async () => {
  const page = await openGallery(browser, server.address, LOOKS.light);
  const { faults } = await compared(page, "light", () => page.evaluate(() => {
    const card = document.querySelector("#tree section[aria-label='选择']").getBoundingClientRect();
    const spot = document.body.appendChild(document.createElement("div"));
    for (const [name, value] of Object.entries({ position: "fixed", zIndex: "9", width: "4px", height: "3px", background: "#fafafa",
      left: `${card.right - 40}px`, top: `${card.bottom - 12}px` })) spot.style[name] = value;
  }));
  assert.deepEqual(faults, { 选择: 12 });
  await page.context().close();
});

test("A picture that stands half a pixel aside is found on every card", async () => {
  const page = await openGallery(browser, server.address, LOOKS.dark);
  const { faults } = await compared(page, "dark", () => page.evaluate(() => {
    document.querySelector("canvas").style.transform = "translateX(0.5px)";
  }));
  assert.equal(Object.keys(faults).filter((name) => name !== "page").length, CARDS);
  await page.context().close();
});
