// Axe: on no page of the client does axe-core find anything serious, in the hand and on a desk.
//
// Contrast is left out: the tree's letters are transparent over the picture, and pixels_test.mjs measures what is seen.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { DESKTOP, PHONE, openBrowser } from "./lib/browser.mjs";
import { atRest } from "./lib/pixels.mjs";
import { startServer } from "./lib/server.mjs";
import { WALKS, opened, resize } from "./lib/walk.mjs";

const SERIOUS = new Set(["serious", "critical"]);
const axe = await readFile(new URL("./node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
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

// What is wrong with the page as it stands, and how many rules had something to look at.
async function looked(page) {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe);
  const { violations, passes } = await page.evaluate(() => window.axe.run(document, { rules: { "color-contrast": { enabled: false } } }));
  const found = violations.filter(({ impact }) => SERIOUS.has(impact))
    .map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 120)).join(" | ")}`);
  return { found, rules: passes.length };
}

for (const name of Object.keys(WALKS)) {
  test(`A screen reader finds its way on every page of ${name}`, async () => {
    const page = await opened(browser, server.address, "zh-CN");
    const faults = [];
    await WALKS[name](page, async (where) => {
      for (const size of [PHONE, DESKTOP]) {
        await resize(page, size);
        await atRest(page);
        const { found, rules } = await looked(page);
        assert.ok(rules > 10, `${where}: only ${rules} rules had something to look at`);
        if (found.length) faults.push([where, size.width, found]);
      }
    });
    assert.deepEqual(faults, []);
    await page.context().close();
  });
}

test("A button without a name and a field without a label are found", async () => {
  const page = await opened(browser, server.address, "zh-CN");
  await page.evaluate(() => document.body.append(document.createElement("button"), document.createElement("input")));
  const { found } = await looked(page);
  assert.deepEqual(found.map((each) => each.split(":")[0]).sort(), ["button-name", "label"]);
  await page.context().close();
});
