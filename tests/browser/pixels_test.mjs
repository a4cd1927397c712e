// Pixels of the inbox and of a case: where a record says there are words, ink is drawn, and its head and foot are whole.
// The same look at a page whose drawing is off finds every one of them empty, so that it cannot pass by seeing nothing.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { DESKTOP, PHONE, openBrowser } from "./lib/browser.mjs";
import { inkOfRects, wordsInSight } from "./lib/looks.mjs";
import { startServer } from "./lib/server.mjs";

const CLERK = { account: "tuqiao", password: "tuqiao-2026" };
let server;
before(async () => { server = await startServer(); });
after(async () => { await server?.stop(); });

// Until no frame was drawn while the browser drew ten of its own.
const untilAtRest = (page) => page.evaluate(async () => {
  for (let last = -1; last !== window.qungong.frames();) {
    last = window.qungong.frames();
    for (let i = 0; i < 10; ++i) await new Promise((resolve) => requestAnimationFrame(resolve));
  }
});

async function signedIn(t, size, prepare = async () => {}) {
  const chromium = await openBrowser(size);
  t.after(() => chromium.kill());
  const page = await chromium.page();
  await prepare(page);
  await page.goto(server.address);
  await page.waitForFunction(() => window.qungong);
  await page.evaluate(() => window.qungong.ready);
  await page.getByRole("textbox").nth(0).fill(CLERK.account);
  await page.getByRole("textbox").nth(1).fill(CLERK.password);
  await page.getByRole("button", { name: "登录", exact: true }).click();
  await page.waitForFunction(() => window.qungong.model().cases > 0 && window.qungong.model().net === "idle");
  await untilAtRest(page);
  return page;
}

async function openFirstCase(page, isPhone) {
  if (isPhone) await page.getByRole("listitem").first().getByRole("button").click();
  else await page.getByRole("button", { name: "打开", exact: true }).click();
  await page.waitForFunction(() => window.qungong.model().route.startsWith("#/case/"));
  await untilAtRest(page);
}

// Names of the records without ink, and of those whose ink is cut at the head or the foot.
async function looked(page) {
  const words = await wordsInSight(page);
  const ink = await inkOfRects(page, words.map((each) => each.rect));
  const named = (holds) => words.filter((_, i) => holds(ink[i])).map((each) => `${each.role} ${each.name}`);
  const cut = named((each) => each.cut).filter((name) => !name.startsWith("listitem ")); // A stage fills its box by its ring
  return { seen: words.length, empty: named((each) => each.dark < 4), cut };
}

for (const [name, size] of [["a desktop", DESKTOP], ["a phone", PHONE]]) {
  test(`Every word of the inbox and of a case is drawn whole on ${name}`, async (t) => {
    const page = await signedIn(t, size);
    const inbox = await looked(page);
    assert.ok(inbox.seen > 20, `only ${inbox.seen} records have words`);
    assert.deepEqual([inbox.empty, inbox.cut], [[], []]);
    await openFirstCase(page, size === PHONE);
    const matter = await looked(page);
    assert.ok(matter.seen > 20, `only ${matter.seen} records have words`);
    assert.deepEqual([matter.empty, matter.cut], [[], []]);
  });
}

test("Letters that are cut through are found", async (t) => {
  const page = await signedIn(t, DESKTOP);
  const words = await wordsInSight(page);
  const { rect } = words.find((each) => each.role === "h1");
  const [whole, cut] = await inkOfRects(page, [rect, { ...rect, height: rect.height / 2 }]);
  assert.deepEqual([whole.cut, cut.cut], [false, true]);
});

test("With drawing off every record with words is found empty", async (t) => {
  const page = await signedIn(t, DESKTOP, (blank) => blank.addInitScript(() => {
    WebGL2RenderingContext.prototype.drawElements = () => {};
  }));
  const inbox = await looked(page);
  assert.ok(inbox.seen > 20);
  assert.equal(inbox.empty.length, inbox.seen);
});
