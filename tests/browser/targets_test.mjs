// Targets: on a phone and a tablet a finger finds everything that can be pressed: 44 pixels, and 60 for elder people.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { DESKTOP, PHONE, TABLET, openBrowser } from "./lib/browser.mjs";
import { atRest } from "./lib/pixels.mjs";
import { startServer } from "./lib/server.mjs";
import { WALKS, opened, resize } from "./lib/walk.mjs";

const SIZES = { phone: PHONE, tablet: TABLET };
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

// What can be pressed and is smaller than `least`, and how many were looked at. What lies at the edge of a scrolled area
// can be scrolled away from it, tabs move sideways; under a dialog nothing can be pressed.
const smallOf = (page, least) => page.evaluate((wanted) => {
  const PRESSED = new Set(["button", "link", "checkbox", "radio", "switch", "tab", "menu_item", "row", "text_field",
    "text_area", "number_field", "password_field", "date_field", "search_field"]);
  const records = window.qungong.records();
  const top = records.map(({ role }) => role).lastIndexOf("dialog");
  const parentsOf = (record) => {
    const found = [];
    for (let at = record.parent; at >= 0; at = records[at].parent) found.push(at);
    return found;
  };
  const looked = records.filter((record) => record.id && PRESSED.has(record.role) && !record.state.disabled
    && record.rect.w > 0 && (top < 0 || parentsOf(record).includes(top)));
  const isField = ({ role }) => role.endsWith("_field") || role === "text_area";
  const hitOf = (record) => (isField(record) || record.hit.w === 0 ? record.rect : record.hit);
  const atEdge = (record) => {
    const area = parentsOf(record).map((at) => records[at])
      .find(({ id, role }) => (id && (role === "group" || role === "menu")) || role === "tab_list");
    const { x, y, w, h } = area?.rect ?? { x: 0, y: 0, w: innerWidth, h: innerHeight };
    const [across, down] = [record.rect.x + record.rect.w / 2, record.rect.y + record.rect.h / 2];
    if (area?.role === "tab_list") return record.rect.x < x || record.rect.x + record.rect.w > x + w;
    return down - wanted / 2 < y || down + wanted / 2 > y + h || across < x || across > x + w;
  };
  const small = looked.filter((record) => {
    const { w, h } = hitOf(record);
    return (w < wanted - 0.1 || h < wanted - 0.1) && !atEdge(record);
  });
  return { count: looked.length, small: small.map((record) => {
    const { w, h } = hitOf(record);
    return `${record.role} ${record.name} ${Math.round(w)}x${Math.round(h)}`;
  }) };
}, least);

// Everything larger, as somebody of the office sets it on this device; then back to where he was.
async function becomeElder(page) {
  const where = await page.evaluate(() => location.hash);
  await page.evaluate(() => { location.hash = "#/device"; });
  const larger = page.getByRole("switch", { name: "大字版" });
  await larger.click();
  await page.waitForFunction(() => window.qungong.model().elder);
  await page.evaluate((hash) => { location.hash = hash; }, where);
  await page.waitForFunction((hash) => window.qungong.model().route === hash, where);
  await atRest(page);
}

const staff = Object.keys(WALKS).filter((name) => /^a /.test(name)); // What others see in large type is in modes_test

for (const [least, forWhom] of [[44, "anybody"], [60, "elder people"]]) {
  for (const name of least === 60 ? staff : Object.keys(WALKS)) {
    test(`A finger of ${forWhom} finds everything on the pages of ${name}: ${least} pixels`, async () => {
      const page = await opened(browser, server.address, "zh-CN");
      let large = least !== 60;
      const faults = [];
      await WALKS[name](page, async (where) => {
        if (!large) await becomeElder(page);
        large = true;
        for (const [size, box] of Object.entries(SIZES)) {
          await resize(page, box);
          await atRest(page);
          const { count, small } = await smallOf(page, least);
          assert.ok(count > 0, `${where}: nothing can be pressed`);
          if (small.length) faults.push([where, size, small]);
        }
        await resize(page, DESKTOP);
        await atRest(page);
      });
      assert.deepEqual(faults, []);
      await page.context().close();
    });
  }
}

test("What only a mouse hits is found", async () => {
  const page = await opened(browser, server.address, "zh-CN");
  assert.notDeepEqual((await smallOf(page, 44)).small, []);
  await page.context().close();
});
