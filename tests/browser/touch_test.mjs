// Touch: what glides is stopped by a touch, the keyboard on the screen hides no field, nothing stands under a camera or a
// bar of home, and a zoomed browser gets the layout that its width calls for.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { DESKTOP, PHONE, TABLET, openBrowser } from "./lib/browser.mjs";
import { openClientPlace } from "./lib/client_place.mjs";
import { fingerOn } from "./lib/looks.mjs";
import { atRest } from "./lib/pixels.mjs";
import { startServer } from "./lib/server.mjs";
import { openClient, ready } from "./lib/story.mjs";
import { touched } from "./lib/touched.mjs";

let place;
let server;
let chromium;
before(async () => {
  place = await openClientPlace();
  server = await startServer();
  chromium = await openBrowser(PHONE);
});
after(async () => {
  await chromium?.kill();
  await server?.stop();
  await place?.close();
});

async function proof(t, options = {}, prepare = undefined) {
  const opened = await place.open({ hasTouch: true, ...options }, prepare);
  t.after(() => opened.context.close());
  return opened;
}

async function until(opened, holds) {
  await opened.page.waitForFunction(new Function(`return (${holds})(window.qungong.model())`));
  return opened.model();
}

// The form of somebody who reports, under a finger, with the caret in the field of this name.
async function writing(t, size, name) {
  const page = await touched(chromium, size);
  t.after(() => page.context().close());
  await page.goto(`${server.address}/#/report`);
  await ready(page);
  await page.getByRole("button", { name: "开始写" }).tap();
  const field = page.getByRole("textbox", { name });
  await field.waitFor();
  await field.scrollIntoViewIfNeeded();
  await atRest(page);
  await field.tap();
  await page.waitForFunction((element) => document.activeElement === element && element.classList.contains("live"),
    await field.elementHandle());
  return { page, field };
}

// The keyboard of the screen takes so much of the window (interactive-widget=resizes-content).
async function keyboardOpens(page, { width, height }, keyboard) {
  await page.setViewportSize({ width, height: height - keyboard });
  await atRest(page);
}

const boxOf = (field) => field.evaluate((element) => {
  const { top, bottom } = element.getBoundingClientRect();
  const around = element.closest(".scrolls").getBoundingClientRect();
  return { top: top - around.top, room: around.bottom - bottom };
});

test("A finger that stops what glides presses nothing; the next one does", async (t) => {
  const opened = await proof(t);
  const finger = await fingerOn(opened);
  await atRest(opened.page);
  await finger.drag({ x: 200, y: 760 }, { x: 200, y: 440 }, 4);
  const gliding = await until(opened, "(m) => m.offset > 320");
  await finger.tap({ x: 200, y: 600 });
  await atRest(opened.page);
  const stopped = await opened.model();
  assert.equal(stopped.row, "");
  assert.ok(stopped.offset >= gliding.offset);
  await finger.tap({ x: 200, y: 600 });
  assert.match((await until(opened, "(m) => m.row !== ''")).row, /^第 \d+ 件$/);
});

test("A finger that goes on from a button over the list presses neither", async (t) => {
  const opened = await proof(t);
  const finger = await fingerOn(opened);
  await finger.drag({ x: 480, y: 220 }, { x: 480, y: 600 });
  await finger.drag({ x: 200, y: 700 }, { x: 480, y: 220 });
  await atRest(opened.page);
  const { clicks, row } = await opened.model();
  assert.deepEqual([clicks, row], [0, ""]);
});

for (const [size, box, keyboard] of [["phone", PHONE, 336], ["tablet", TABLET, 380]]) {
  test(`On a ${size} a keyboard on the screen does not hide the field that is written in`, async (t) => {
    const { page, field } = await writing(t, box, /^电话/);
    await keyboardOpens(page, box, keyboard);
    const { top, room } = await boxOf(field);
    assert.ok(top >= 0 && room >= 0, `the field is out of sight: ${top} ${room}`);
    await page.keyboard.type("12000000077");
    assert.equal(await field.inputValue(), "12000000077");
  });
}

test("A text that grows stays above the keyboard", async (t) => {
  const { page, field } = await writing(t, PHONE, /^您要说的事/);
  await keyboardOpens(page, PHONE, 336);
  for (let line = 0; line < 9; ++line) {
    await page.keyboard.type("a");
    await page.keyboard.press("Enter");
  }
  await atRest(page);
  assert.ok((await boxOf(field)).room >= 0);
});

// Safari and old browsers keep the page as high as it was and show a part of it.
test("Where the keyboard covers the page, the stage stands in the part that is seen, and a tap hits what is drawn there",
  async (t) => {
    const opened = await proof(t, {}, (page) => page.addInitScript(() => {
      const seen = Object.assign(new EventTarget(), { scale: 1, offsetTop: 0, offsetLeft: 0, width: 1000, height: 800 });
      Object.defineProperty(window, "visualViewport", { value: seen });
    }));
    const { page } = opened;
    await page.evaluate(() => {
      Object.assign(visualViewport, { offsetTop: 120, height: 500 });
      visualViewport.dispatchEvent(new Event("scroll"));
    });
    await page.waitForFunction(() => document.getElementById("paint").height === 500);
    const stage = await page.evaluate(() => document.getElementById("stage").getBoundingClientRect().toJSON());
    assert.deepEqual([stage.top, stage.height], [120, 500]);
    const finger = await fingerOn(opened);
    await finger.tap({ x: 480, y: 220 + 120 });
    await until(opened, "(m) => m.clicks === 1");
    await page.mouse.click(480, 220 + 120);
    await until(opened, "(m) => m.clicks === 2");
  });

test("Nothing stands under a camera, a round corner or the bar of home, and a tap hits what is drawn", async (t) => {
  const opened = await proof(t);
  const { page, context } = opened;
  const cdp = await context.newCDPSession(page);
  await cdp.send("Emulation.setSafeAreaInsetsOverride", { insets: { top: 47, right: 20, bottom: 34, left: 44 } });
  await page.setViewportSize({ width: 1000, height: 780 }); // A device that is turned tells its new size, too
  await page.waitForFunction(() => document.getElementById("paint").height === 780 - 47 - 34);
  const stage = await page.evaluate(() => document.getElementById("stage").getBoundingClientRect().toJSON());
  assert.deepEqual([stage.left, stage.top, stage.right, stage.bottom], [44, 47, 980, 746]);
  await atRestOfStage(page);
  const finger = await fingerOn(opened);
  await finger.tap({ x: 480 + 44, y: 220 + 47 });
  await until(opened, "(m) => m.clicks === 1");
});

const atRestOfStage = (page) => page.evaluate(async () => {
  for (let last = -1; last !== window.qungong.frames();) {
    last = window.qungong.frames();
    for (let i = 0; i < 6; ++i) await new Promise((resolve) => requestAnimationFrame(resolve));
  }
});

test("Two fingers may zoom, and the page forbids it nowhere", async (t) => {
  const { page } = await proof(t);
  const [touch, meta] = await page.evaluate(() => [getComputedStyle(document.getElementById("stage")).touchAction,
    document.querySelector("meta[name=viewport]").content]);
  assert.equal(touch, "pinch-zoom");
  assert.doesNotMatch(meta, /user-scalable|maximum-scale/);
  assert.match(meta, /viewport-fit=cover/);
  assert.match(meta, /interactive-widget=resizes-content/);
});

// A browser at 200 % gives the page half of its pixels, each twice as large.
test("At 200 % of a wide screen the page is laid out as on a tablet, at 300 % as on a phone", async (t) => {
  const wide = { width: 1920, height: 1080 };
  const page = await openClient(chromium, server.address, DESKTOP);
  t.after(() => page.close());
  const shape = async (zoom) => {
    await page.devtools.send("Emulation.setDeviceMetricsOverride", { width: Math.round(wide.width / zoom),
      height: Math.round(wide.height / zoom), deviceScaleFactor: zoom, mobile: false });
    await page.waitForFunction((density) => devicePixelRatio === density
      && document.querySelector("canvas").width === Math.round(innerWidth * density), zoom);
    await atRestOfStage(page);
    return page.evaluate(() => {
      const bar = document.querySelector("#tree nav")?.getBoundingClientRect();
      return { width: innerWidth, bar: bar && [Math.round(bar.width), Math.round(bar.top)] };
    });
  };
  await page.getByRole("textbox", { name: "账号" }).fill("zhongba");
  await page.getByLabel("密码").fill("zhongba-2026");
  await page.getByRole("button", { name: "登录", exact: true }).click();
  await page.waitForFunction(() => window.qungong.model().cases > 0);
  const [plain, twice, thrice] = [await shape(1), await shape(2), await shape(3)];
  assert.deepEqual([plain.width, twice.width, thrice.width], [1920, 960, 640]);
  assert.ok(plain.bar[0] > 150, `a wide bar at the side: ${plain.bar}`);
  assert.ok(twice.bar[0] < 100, `a narrow bar at the side: ${twice.bar}`);
  assert.ok(thrice.bar[0] > 600 && thrice.bar[1] > 250, `a bar at the foot: ${thrice.bar}`);
});
