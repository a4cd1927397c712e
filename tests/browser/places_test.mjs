// Places: nothing on a page leaves what it stands in, in both languages, at the usual size and at twice of it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { DESKTOP, PHONE, openBrowser } from "./lib/browser.mjs";
import { atRest } from "./lib/pixels.mjs";
import { startServer } from "./lib/server.mjs";
import { WALKS, opened, resize } from "./lib/walk.mjs";

// A browser zoomed to 200 % gives the page half of its pixels.
const SIZES = { phone: PHONE, desktop: DESKTOP, "desktop at 200 %": { width: 720, height: 450 } };
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

// What stands out of its parent, and how many elements were looked at. What scrolls may be longer than its box, never wider.
const straysOf = (page) => page.evaluate(() => {
  const GRACE_PX = 1;
  const placed = [...document.querySelectorAll("#tree *")].filter((element) => getComputedStyle(element).position === "absolute");
  const strays = placed.filter((element) => {
    const parent = element.parentElement;
    const [own, around] = [element.getBoundingClientRect(), parent.getBoundingClientRect()];
    if (own.width === 0 || around.width === 0) return false;
    const scrolls = parent.id === "tree" || getComputedStyle(parent).overflowY !== "visible";
    return own.left < around.left - GRACE_PX || own.right > around.right + GRACE_PX ||
      (!scrolls && (own.top < around.top - GRACE_PX || own.bottom > around.bottom + GRACE_PX));
  });
  const told = (element) => `${element.getAttribute("role") ?? element.localName} ${(element.getAttribute("aria-label")
    ?? element.textContent).slice(0, 40)}`;
  return { count: placed.length, strays: strays.map((element) => `${told(element)} in ${told(element.parentElement)}`) };
});

for (const language of ["zh-CN", "en"]) {
  for (const name of Object.keys(WALKS)) {
    test(`Nothing leaves what it stands in on the pages of ${name}, ${language}`, async () => {
      const page = await opened(browser, server.address, language);
      const faults = [];
      await WALKS[name](page, async (where) => {
        for (const [size, box] of Object.entries(SIZES)) {
          await resize(page, box);
          await atRest(page);
          const { count, strays } = await straysOf(page);
          assert.ok(count > 5, `${where}: only ${count} elements`);
          if (strays.length) faults.push([where, size, strays.slice(0, 5)]);
        }
        await resize(page, DESKTOP);
      });
      assert.deepEqual(faults, []);
      await page.context().close();
    });
  }
}

test("A word that stands out of its card is found", async () => {
  const page = await opened(browser, server.address, "zh-CN");
  await page.evaluate(() => { document.querySelector("#tree button").style.left = "-50px"; });
  assert.equal((await straysOf(page)).strays.length, 1);
  await page.context().close();
});
