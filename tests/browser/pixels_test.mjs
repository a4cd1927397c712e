// Pixels under every record, on every page of the client: words are drawn, whole, dark enough against their ground, and
// none of their signs is the box of a missing glyph. The same walk with drawing off finds every page empty, so that
// none of this can pass by seeing nothing.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { DESKTOP, PHONE, TABLET, openBrowser } from "./lib/browser.mjs";
import { faultsOf, looksOf, readRects } from "./lib/pixels.mjs";
import { startServer } from "./lib/server.mjs";
import { WALKS, opened, resize } from "./lib/walk.mjs";

// Tall, so that what a person scrolls to is in sight at once; the layout asks for the width alone.
const TALL = { phone: { ...PHONE, height: 2400 }, tablet: { ...TABLET, height: 1500 }, desktop: { ...DESKTOP, height: 1500 } };
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

// Goes through all pages of one person and gives what was seen of each, by size.
async function walked(name, language, sizes, prepare = async () => {}) {
  const page = await opened(browser, server.address, language, prepare);
  const seen = [];
  await WALKS[name](page, async (where, only = sizes) => {
    for (const size of only) {
      await resize(page, TALL[size]);
      const marks = await looksOf(page);
      seen.push({ where: `${where}, ${language}, ${size}`, marks });
    }
    await resize(page, DESKTOP);
  });
  await page.context().close();
  return seen;
}

function assertWhole(seen) {
  const faults = seen.map(({ where, marks }) => [where, marks.length, faultsOf(marks)])
    .filter(([, count, found]) => count < 5 || Object.values(found).some((list) => list.length));
  assert.deepEqual(faults, []);
}

for (const name of Object.keys(WALKS)) {
  test(`Every word on the pages of ${name} is drawn whole and dark enough`, async () => {
    assertWhole(await walked(name, "zh-CN", ["phone", "desktop"]));
  });

  test(`Every word on the English pages of ${name} is drawn whole and dark enough`, async () => {
    assertWhole(await walked(name, "en", ["phone"]));
  });
}

// As browsers do against fingerprinting; `copied`: whether the canvas may at least be copied into a texture.
const noisy = (copied) => (page) => page.addInitScript((mayCopy) => {
  const real = CanvasRenderingContext2D.prototype.getImageData;
  CanvasRenderingContext2D.prototype.getImageData = function (...rest) {
    const image = real.apply(this, rest);
    for (let i = 0; i < image.data.length; ++i) image.data[i] ^= (i * 2654435761) >>> 24;
    return image;
  };
  const upload = WebGL2RenderingContext.prototype.texSubImage2D;
  WebGL2RenderingContext.prototype.texSubImage2D = function (...rest) {
    if (mayCopy || !(rest.at(-1) instanceof HTMLCanvasElement)) upload.apply(this, rest);
  };
}, copied);

test("Where a canvas answers with noise every word is drawn whole all the same", async () => {
  assertWhole(await walked("a clerk", "zh-CN", ["phone"], noisy(true)));
});

test("Without the copy of what cannot be read, the words would be missing", async () => {
  const [first] = await walked("a clerk", "zh-CN", ["phone"], noisy(false));
  assert.ok(Object.values(faultsOf(first.marks)).some((list) => list.length));
});

test("With drawing off every page is found empty", async () => {
  const off = (page) => page.addInitScript(() => { WebGL2RenderingContext.prototype.drawElements = () => {}; });
  for (const name of Object.keys(WALKS)) {
    for (const { where, marks } of await walked(name, "zh-CN", ["desktop"], off)) {
      assert.ok(marks.length >= 5, `${where}: only ${marks.length} marks`);
      assert.deepEqual(marks.filter(({ dark }) => dark >= 4).map(({ words }) => words), [], where);
    }
  }
});

test("Letters cut through, pale words and the box of a missing glyph are found where they are", async () => {
  const page = await opened(browser, server.address, "zh-CN");
  const nobody = String.fromCodePoint(0x10FFFE);
  await page.getByRole("textbox", { name: "账号" }).fill(`土${nobody}桥`);
  await page.evaluate(() => document.activeElement.blur()); // The field at rest is drawn by the client
  const marks = await looksOf(page);
  assert.deepEqual(faultsOf(marks).boxes.map((each) => each.includes(nobody)), [true]);
  const { rect } = marks.find(({ role }) => role === "h2");
  const heights = [1, 0.4, 0.5, 0.6].map((share) => ({ ...rect, height: Math.round(rect.height * share) }));
  const [whole, ...cut] = (await readRects(page, heights)).map((each) => each.cut);
  assert.deepEqual([whole, cut.includes(true)], [false, true]);
  await page.evaluate(() => { document.querySelector("canvas").style.opacity = "0.3"; });
  assert.ok(faultsOf(await looksOf(page)).pale.length > 3);
  await page.context().close();
});
