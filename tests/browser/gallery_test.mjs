// The gallery: every widget in every state, in three themes, is drawn whole and dark enough, on a desk and in the hand.
// The pictures go to build/looks for a person to lay beside the gallery pictures of the design.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { DESKTOP, PHONE, openBrowser } from "./lib/browser.mjs";
import { faultsOf, looksOf } from "./lib/pixels.mjs";
import { ROOT, startServer } from "./lib/server.mjs";
import { opened, resize } from "./lib/walk.mjs";
import { signIn, synced } from "./lib/story.mjs";

const THEMES = { light: "浅色", dark: "深色", high_contrast: "高对比度" };
const SIZES = { desktop: { ...DESKTOP, height: 2200 }, phone: { ...PHONE, height: 5200 } };
const FOLDER = join(ROOT, "build/looks");
let server;
let browser;
let page;
before(async () => {
  mkdirSync(FOLDER, { recursive: true });
  server = await startServer();
  browser = await openBrowser(DESKTOP);
  page = await opened(browser, server.address, "zh-CN");
  await signIn(page, "zhongba");
  await synced(page);
});
after(async () => {
  await browser?.kill();
  await server?.stop();
});

const goTo = async (hash) => {
  await page.evaluate((to) => { location.hash = to; }, hash);
  await page.waitForFunction((to) => window.qungong.model().route === to, hash);
};

for (const [theme, name] of Object.entries(THEMES)) {
  test(`Every widget is whole and can be read: ${theme}`, async () => {
    await goTo("#/device");
    await page.getByRole("radio", { name, exact: true }).click();
    await page.waitForFunction((wanted) => window.qungong.model().theme === wanted, theme);
    await goTo("#/gallery");
    await page.getByRole("heading", { name: "控件样张", level: 1 }).waitFor();
    for (const [size, box] of Object.entries(SIZES)) {
      await resize(page, box);
      const marks = await looksOf(page);
      await page.screenshot({ path: join(FOLDER, `gallery_${size}_${theme}.png`) });
      assert.ok(marks.length > 100, `only ${marks.length} marks on ${size}`);
      assert.deepEqual(faultsOf(marks), { empty: [], cut: [], pale: [], boxes: [] }, size);
    }
    await resize(page, DESKTOP);
  });
}
