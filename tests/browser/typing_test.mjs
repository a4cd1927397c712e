// Typing with a keyboard in the live field: undo, selection, clipboard, the longest text, kinds of fields, dates.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openClientPlace } from "./lib/client_place.mjs";

const [NAME, WORDS, DATE] = [201, 202, 205]; // proof.cpp; a name has at most eight code points
let place;
before(async () => { place = await openClientPlace(); });
after(async () => { await place?.close(); });

async function client(t, options) {
  const opened = await place.open(options);
  t.after(() => opened.context.close());
  return opened;
}

async function enter({ page }, label) {
  await page.getByLabel(label, { exact: true }).click();
  await page.waitForFunction((name) => document.activeElement.getAttribute("aria-label") === name
    && document.activeElement.classList.contains("live"), label);
}

async function holds(opened, id, text) {
  await opened.page.waitForFunction(([field, wanted]) => (window.qungong.model().fields[field] ?? "") === wanted, [id, text])
    .catch(async (problem) => { throw new Error(`${text}: ${JSON.stringify(await opened.model())}\n${problem.message}`); });
  assert.equal(await opened.page.evaluate(() => document.activeElement.value), text);
}

test("What was typed is undone and done again, and the model follows", async (t) => {
  const opened = await client(t);
  const { keyboard } = opened.page;
  await enter(opened, "反映人");
  await keyboard.type("ran");
  await holds(opened, NAME, "ran");
  await keyboard.press("Control+z");
  await holds(opened, NAME, "");
  await keyboard.press("Control+Shift+z");
  await holds(opened, NAME, "ran");
});

test("What is marked is cut, copied and pasted from field to field", async (t) => {
  const opened = await client(t);
  const { keyboard } = opened.page;
  await enter(opened, "反映人");
  await keyboard.insertText("冉光明");
  await keyboard.press("Shift+ArrowLeft");
  await keyboard.press("Control+x");
  await holds(opened, NAME, "冉光");
  await keyboard.press("Control+a");
  await keyboard.press("Control+c");
  await enter(opened, "反映内容");
  await keyboard.insertText("我叫");
  await keyboard.press("Control+v");
  await holds(opened, WORDS, "我叫冉光");
  await keyboard.press("Shift+ArrowLeft");
  await keyboard.insertText("英");
  await holds(opened, WORDS, "我叫冉英");
});

test("A word is marked with two clicks and the mark is seen", async (t) => {
  const opened = await client(t);
  await enter(opened, "反映人");
  await opened.page.keyboard.type("ran ying");
  const field = opened.page.getByLabel("反映人", { exact: true });
  const box = await field.boundingBox();
  await opened.page.mouse.dblclick(box.x + 20, box.y + box.height / 2);
  const marked = await field.evaluate((element) => [element.selectionStart, element.selectionEnd,
    getComputedStyle(element, "::selection").backgroundColor]);
  assert.deepEqual(marked.slice(0, 2), [0, 3]);
  assert.notEqual(marked[2], "rgba(0, 0, 0, 0)");
});

test("A full field takes no more, and what stands in it is not pushed out", async (t) => {
  const opened = await client(t);
  const { keyboard } = opened.page;
  await enter(opened, "反映人");
  await keyboard.insertText("𠮷祥䶮冉木洞镇中坝村");
  await holds(opened, NAME, "𠮷祥䶮冉木洞镇中");
  await keyboard.press("Home");
  await keyboard.type("x");
  await holds(opened, NAME, "𠮷祥䶮冉木洞镇中");
  await keyboard.press("Shift+ArrowRight");
  await keyboard.insertText("一二三");
  await holds(opened, NAME, "一祥䶮冉木洞镇中");
  await keyboard.press("Control+z");
  await holds(opened, NAME, "𠮷祥䶮冉木洞镇中");
});

test("What is pasted is cut to what the field still holds, and undone as a whole", async (t) => {
  const opened = await client(t);
  const { keyboard } = opened.page;
  await enter(opened, "反映内容");
  await keyboard.insertText("木洞镇中坝村的冉光明");
  await keyboard.press("Control+a");
  await keyboard.press("Control+c");
  await enter(opened, "反映人");
  await keyboard.type("a");
  await keyboard.press("Control+v");
  await holds(opened, NAME, "a木洞镇中坝村的");
  await keyboard.press("Control+z");
  await holds(opened, NAME, "a");
});

test("Enter breaks the line of a text area and sends nothing", async (t) => {
  const opened = await client(t);
  await enter(opened, "反映内容");
  await opened.page.keyboard.type("a");
  await opened.page.keyboard.press("Enter");
  await opened.page.keyboard.type("b");
  await holds(opened, WORDS, "a\nb");
  assert.equal((await opened.model()).submits, 0);
});

test("A date is typed in parts and picked from the browser's own calendar", async (t) => {
  const opened = await client(t);
  const { keyboard } = opened.page;
  const field = opened.page.getByLabel("日期", { exact: true });
  await field.focus();
  for (const part of ["10", "13", "2026"]) await keyboard.type(part); // In the order of Debian's Chromium
  await holds(opened, DATE, "2026-10-13");
  const { width, height } = await field.boundingBox();
  await field.click({ position: { x: width - 20, y: height / 2 } });
  await keyboard.press("ArrowRight");
  await keyboard.press("Enter");
  await holds(opened, DATE, "2026-10-14");
});

test("Each kind of field asks for its own keyboard, and the browser fills in nothing that is not the person's", async (t) => {
  const { page } = await client(t);
  const kinds = await page.evaluate(() => [...document.querySelectorAll("#tree .field")].map((field) =>
    [field.getAttribute("aria-label"), field.localName === "textarea" ? "textarea" : field.type,
      field.inputMode, field.autocomplete, field.enterKeyHint]));
  assert.deepEqual(kinds, [
    ["反映人", "text", "", "off", "done"],
    ["反映内容", "textarea", "", "off", ""],
    ["口令", "password", "", "off", "go"],
    ["人数", "text", "numeric", "off", "done"],
    ["日期", "date", "", "off", ""],
  ]);
});

test("A tap gives the field the focus within its own event, so that a tablet opens its keyboard", async (t) => {
  const opened = await client(t, { hasTouch: true });
  await opened.page.evaluate(() => {
    window.told = [];
    for (const name of ["pointerup", "touchend", "focusin", "click"]) {
      document.addEventListener(name, (event) => window.told.push([name, event.isTrusted && navigator.userActivation.isActive]), true);
    }
    const real = HTMLElement.prototype.focus;
    HTMLElement.prototype.focus = function (...rest) { window.told.push(["focus()", false]); return real.apply(this, rest); };
  });
  await opened.page.getByLabel("反映人", { exact: true }).tap();
  await opened.page.waitForFunction(() => window.told.some(([name]) => name === "click"));
  const told = await opened.page.evaluate(() => window.told);
  assert.deepEqual(told.filter(([name]) => name.startsWith("focus")), [["focusin", true]]);
  assert.ok(told.findIndex(([name]) => name === "focusin") < told.findIndex(([name]) => name === "click"), told.join());
});
