// The platform in a real browser: typing, clicking by the tree, scrolling, resting, a lost context, the shell's CSP.
// The page is tests/browser/proof/proof.cpp, which knows neither widgets nor a model.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { setTimeout } from "node:timers/promises";
import { openClientPlace } from "./lib/client_place.mjs";
import { fingerOn, inkIn } from "./lib/looks.mjs";

let place;
before(async () => { place = await openClientPlace(); });
after(async () => { await place?.close(); });

async function client(t, options) {
  const opened = await place.open(options);
  t.after(() => opened.context.close());
  return opened;
}

const named = (page, role, name) => page.getByRole(role, { name, exact: true });

// The model as soon as it holds what is asked of it; the runner's own limit ends a wait that never does.
async function until(opened, holds) {
  for (;;) {
    const model = await opened.model();
    if (holds(model)) return model;
    await opened.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  }
}

// Until no frame was drawn while the browser drew ten of its own.
const untilAtRest = (page) => page.evaluate(async () => {
  for (let last = -1; last !== window.qungong.frames();) {
    last = window.qungong.frames();
    for (let i = 0; i < 10; ++i) await new Promise((resolve) => requestAnimationFrame(resolve));
  }
});

test("A record is clicked by its role and name, without force, once per click", async (t) => {
  const opened = await client(t);
  await named(opened.page, "button", "记一件事").click();
  await opened.page.getByRole("status").filter({ hasText: "点了 1 次" }).waitFor();
  await named(opened.page, "button", "记一件事").press("Enter");
  await opened.page.getByRole("status").filter({ hasText: "点了 2 次" }).waitFor();
  await named(opened.page, "button", "记一件事").evaluate((button) => button.click());
  await opened.page.getByRole("status").filter({ hasText: "点了 3 次" }).waitFor();
  assert.equal((await opened.model()).clicks, 3);
});

// The pointer told of here is where the button stood before the page moved: the tree still had it there.
test("A press on what has just moved away presses that, and one on nothing presses nothing", async (t) => {
  const opened = await client(t);
  await untilAtRest(opened.page);
  const pressFarAway = (element) => ["pointerdown", "pointerup"].forEach((name) => element.dispatchEvent(
    new PointerEvent(name, { bubbles: true, button: 0, pointerType: "mouse", clientX: 2, clientY: 2 })));
  await named(opened.page, "button", "记一件事").evaluate(pressFarAway);
  await opened.page.getByRole("status").filter({ hasText: "点了 1 次" }).waitFor();
  await opened.page.locator("#tree").evaluate(pressFarAway);
  await untilAtRest(opened.page);
  assert.equal((await opened.model()).clicks, 1);
});

test("A box is checked by role and says so", async (t) => {
  const { page } = await client(t);
  await named(page, "checkbox", "同意公开").check();
  await page.waitForFunction(() => window.qungong.model().checked);
  assert.equal(await named(page, "checkbox", "同意公开").isChecked(), true);
});

test("Every kind of field is filled by role and name", async (t) => {
  const opened = await client(t);
  const given = [["textbox", "反映人", "冉䶮𠮷"], ["textbox", "反映内容", "路塌了\n车过不去"], ["textbox", "人数", "12"]];
  for (const [role, name, text] of given) await named(opened.page, role, name).fill(text);
  await opened.page.getByLabel("口令").fill("木洞");
  await opened.page.getByLabel("日期").fill("2026-10-13");
  const { fields } = await until(opened, (m) => m.fields[205] === "2026-10-13");
  assert.deepEqual(Object.values(fields), ["冉䶮𠮷", "路塌了\n车过不去", "木洞", "12", "2026-10-13"]);
});

test("Fields that are filled faster than frames are drawn lose nothing, and what is pressed after them comes after",
  async (t) => {
    const opened = await client(t);
    await opened.page.evaluate(() => {
      const field = (label) => document.querySelector(`[aria-label=${label}]`);
      for (const [label, text] of [["反映人", "冉"], ["反映内容", "路"], ["口令", "木"], ["人数", "3"], ["反映人", "冉英"]]) {
        field(label).focus();
        field(label).value = text;
        field(label).dispatchEvent(new Event("input", { bubbles: true }));
      }
      [...document.querySelectorAll("button")].find((button) => button.textContent === "记一件事").click();
    });
    const { fields } = await until(opened, (m) => m.clicks === 1);
    assert.deepEqual(Object.values(fields).slice(0, 4), ["冉英", "路", "木", "3"]);
  });

test("What an input method composes reaches the model before it is committed, and Enter that ends it sends nothing",
  async (t) => {
    const opened = await client(t);
    const cdp = await opened.context.newCDPSession(opened.page);
    await named(opened.page, "textbox", "反映人").click();
    await cdp.send("Input.imeSetComposition", { text: "mu dong", selectionStart: 7, selectionEnd: 7 });
    await until(opened, (m) => m.fields[201] === "mu dong");
    await cdp.send("Input.dispatchKeyEvent", { type: "keyDown", key: "Enter", windowsVirtualKeyCode: 229 });
    await cdp.send("Input.insertText", { text: "木洞" });
    const told = await until(opened, (m) => m.fields[201] === "木洞");
    assert.equal(told.submits, 0);
    const ended = await opened.page.evaluate(() => performance.now());
    await opened.page.waitForFunction((at) => performance.now() - at > 30, ended); // No hand is quicker than shell/field.js
    await opened.page.keyboard.press("Enter");
    assert.equal((await until(opened, (m) => m.submits === 1)).submits, 1);
  });

test("A field holds as many code points as it may, however rare", async (t) => {
  const opened = await client(t);
  await named(opened.page, "textbox", "反映人").fill("𠮷".repeat(12));
  const { fields } = await until(opened, (m) => m.fields[201].length > 0);
  assert.equal(Array.from(fields[201]).length, 8);
});

test("Tab goes through the page in reading order and Escape is told", async (t) => {
  const opened = await client(t);
  const labels = [];
  await named(opened.page, "textbox", "反映人").focus();
  for (let i = 0; i < 4; ++i) {
    await opened.page.keyboard.press("Tab");
    labels.push(await opened.page.evaluate(() => document.activeElement.getAttribute("aria-label")));
  }
  assert.deepEqual(labels.slice(0, 3), ["反映内容", "口令", "人数"]);
  await opened.page.keyboard.press("Escape");
  await until(opened, (m) => m.escapes === 1);
});

test("A row far down is scrolled to and clicked by name", async (t) => {
  const opened = await client(t);
  await named(opened.page, "button", "第 55 件").click();
  const told = await until(opened, (m) => m.row === "第 55 件");
  assert.ok(told.offset > 1000);
  await named(opened.page, "button", "第 2 件").click();
  assert.ok((await until(opened, (m) => m.row === "第 2 件")).offset < 88);
});

test("The wheel scrolls the area under the pointer", async (t) => {
  const opened = await client(t);
  await opened.page.mouse.move(200, 600);
  await opened.page.mouse.wheel(0, 200);
  assert.equal((await until(opened, (m) => m.offset > 0)).offset, 200);
});

test("A finger that moves pans and presses nothing; one that taps presses", async (t) => {
  const opened = await client(t, { hasTouch: true });
  const finger = await fingerOn(opened);
  await finger.drag({ x: 200, y: 700 }, { x: 200, y: 500 });
  const panned = await until(opened, (m) => m.offset > 100);
  assert.equal(panned.row, "");
  await untilAtRest(opened.page); // A touch on what still glides stops it and is no tap
  await finger.tap({ x: 480, y: 220 });
  assert.equal((await until(opened, (m) => m.clicks > 0)).clicks, 1);
});

test("Nothing runs when nothing changes: no callback in ten seconds", async (t) => {
  const { page } = await client(t);
  await page.evaluate(() => {
    window.counted = 0;
    for (const name of ["requestAnimationFrame", "setTimeout", "setInterval"]) {
      const real = window[name];
      window[name] = (...rest) => { ++window.counted; return real(...rest); };
    }
  });
  await page.mouse.move(500, 300);
  await page.mouse.click(480, 220);
  await setTimeout(2000); // What is under test is rest itself
  const started = await page.evaluate(() => [window.counted = 0, window.qungong.frames()]);
  await setTimeout(10_000);
  assert.deepEqual(await page.evaluate(() => [window.counted, window.qungong.frames()]), started);
});

test("A lost WebGL context comes back with the same picture and no glyph drawn anew", async (t) => {
  const { page } = await client(t);
  const whole = { x: 20, y: 10, width: 700, height: 190 };
  const picture = await page.screenshot({ clip: whole });
  await page.evaluate(async () => {
    const canvas = document.getElementById("paint");
    const loss = canvas.getContext("webgl2").getExtension("WEBGL_lose_context");
    const lost = new Promise((resolve) => canvas.addEventListener("webglcontextlost", resolve, { once: true }));
    loss.loseContext();
    await lost;
    await new Promise((resolve) => requestAnimationFrame(resolve)); // The browser allows it only after the event
    const back = new Promise((resolve) => canvas.addEventListener("webglcontextrestored", resolve, { once: true }));
    loss.restoreContext();
    await back;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });
  assert.ok(picture.equals(await page.screenshot({ clip: whole })));
});

for (const density of [1, 1.5, 2]) {
  test(`Rare and common Han are drawn sharp, whole and different at density ${density}`, async (t) => {
    const { page } = await client(t, { deviceScaleFactor: density });
    const line = await inkIn(page, { x: 24, y: 160, width: 260, height: 32 });
    assert.ok(line.dark > 200 * density, `only ${line.dark} dark pixels`);
    assert.equal(line.touchesEdge, false, "the line is cut at its top or foot");
    const pictures = await page.evaluate(() => ["䶮", "𠮷", "\u{10FFFF}"].map((sign) => {
      const context = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
      context.font = '32px "Noto Sans CJK SC",sans-serif';
      context.fillText(sign, 4, 40);
      return context.getImageData(0, 0, 60, 60).data.join();
    }));
    assert.equal(new Set(pictures).size, 3, "this machine has no font for rare characters");
  });
}

test("With drawing off there is no ink where the records say there is some", async (t) => {
  const opened = await place.open({}, (page) => page.addInitScript(() => {
    WebGL2RenderingContext.prototype.drawElements = () => {};
  }));
  t.after(() => opened.context.close());
  assert.equal((await inkIn(opened.page, { x: 24, y: 64, width: 600, height: 130 })).dark, 0);
});

test("Without WebGL the records are a plain page that can be read and used", async (t) => {
  const opened = await place.open({}, (page) => page.addInitScript(() => {
    const real = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
      return kind === "webgl2" ? null : real.call(this, kind, ...rest);
    };
  }));
  t.after(() => opened.context.close());
  const heading = named(opened.page, "heading", "群工 平台试验");
  assert.notEqual(await heading.evaluate((element) => getComputedStyle(element).color), "rgba(0, 0, 0, 0)");
  await named(opened.page, "button", "记一件事").click();
  await named(opened.page, "textbox", "反映人").fill("冉");
  await until(opened, (m) => m.clicks === 1 && m.fields[201] === "冉");
});

test("The shell breaks no rule of its own policy and opens without a network from the second visit", async (t) => {
  const { page, context, troubles } = await client(t);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  await page.evaluate(() => window.qungong.ready);
  await context.setOffline(true);
  await page.reload();
  await page.evaluate(() => window.qungong.ready);
  assert.equal(await named(page, "button", "记一件事").count(), 1);
  assert.deepEqual([troubles, await page.evaluate(() => window.violations)], [[], []]);
  const kept = await page.evaluate(async () => {
    const stores = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
    return stores.flat().map((request) => new URL(request.url).pathname);
  });
  assert.deepEqual(kept.filter((path) => path.startsWith("/v1") || path.startsWith("/p/")), []);
});

test("The tree's words for roles and states are those of the core", async () => {
  const header = await readFile(new URL("../../core/record.hpp", import.meta.url), "utf8");
  const source = await readFile(new URL("../../shell/records.js", import.meta.url), "utf8"); // Node.js 18 takes .js for CommonJS
  const { ROLES, STATES } = await import(`data:text/javascript,${encodeURIComponent(source)}`);
  const roles = header.match(/QG_WORDS\(RecordRole, "role",([^)]*)\)/)[1].replace(/\/\/.*$/gm, "")
    .split(",").map((word) => word.trim().replace(/_$/, ""));
  const states = [...header.match(/struct RecordState \{([^}]*)/)[1].matchAll(/(\w+) : 1/g)].map((found) => found[1]);
  assert.deepEqual([ROLES, STATES], [roles, states]);
});
