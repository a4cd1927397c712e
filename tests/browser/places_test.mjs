// Places: nothing on a page leaves what it stands in, in both languages, at the usual size and at twice of it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { DESKTOP, PHONE, openBrowser } from "./lib/browser.mjs";
import { atRest } from "./lib/pixels.mjs";
import { straysOf } from "./lib/strays.mjs";
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
