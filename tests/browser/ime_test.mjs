// Input methods: each plays the events that its users reported, at the live field. The field's value is the truth, so
// nothing is doubled, lost or sent, whatever the method says or leaves out. The reports are named with each.
import assert from "node:assert/strict";
import { after, before as first, test } from "node:test";
import { openClientPlace } from "./lib/client_place.mjs";
import { before, composed, ends, input, key, key229, play, starts, updates } from "./lib/keys.mjs";

const NAME = 201; // At most eight code points; proof.cpp
const WORDS = 202;
let place;
first(async () => { place = await openClientPlace(); });
after(async () => { await place?.close(); });

async function inField(t, label) {
  const opened = await place.open();
  t.after(() => opened.context.close());
  await opened.page.getByRole("textbox", { name: label, exact: true }).click();
  await opened.page.waitForFunction(() => document.activeElement.classList.contains("live"));
  return { ...opened, play: (...events) => play(opened.page, events.flat()) };
}

async function until(opened, holds) {
  await opened.page.waitForFunction(new Function(`return (${holds})(window.qungong.model())`)).catch(async (problem) => {
    throw new Error(`${holds} never came true: ${JSON.stringify(await opened.model())}\n${problem.message}`);
  });
  return opened.model();
}

// The model holds this text in this field, and nothing was sent or escaped on the way.
async function holds(opened, id, text, { submits = 0, escapes = 0 } = {}) {
  await until(opened, `(m) => m.fields[${id}] === ${JSON.stringify(text)} && m.submits >= ${submits} && m.escapes >= ${escapes}`);
  await opened.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  const model = await opened.model();
  assert.deepEqual([model.fields[id], model.submits, model.escapes], [text, submits, escapes]);
}

// Later than any key that belongs to the composition before it (shell/field.js).
const aHandLater = ({ page }) => page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 60)));

test("Sogou never ends its composition: the text is told at once and, when Sogou falls silent, taken as finished " +
  "(xterm.js #3679, electron #33386)", async (t) => {
  const opened = await inField(t, "反映人");
  await opened.play(starts, input("木洞镇中坝村的冉光明", "insertText", "木洞镇中坝村的冉光明", { isComposing: true }));
  await holds(opened, NAME, "木洞镇中坝村的冉光明"); // Not cut while it may still be composed
  await holds(opened, NAME, "木洞镇中坝村的冉");
  await opened.play(key("Enter", 13, { isComposing: true }));
  await holds(opened, NAME, "木洞镇中坝村的冉", { submits: 1 });
  await opened.play(starts, composed("木洞ran", "ran"), key("Enter", 13, { isComposing: true }));
  await holds(opened, NAME, "木洞ran", { submits: 1 }); // The next composition counts again
});

test("Sogou in Windows says that it no longer composes, and never ends: the next text is whole (xterm.js #3679)", async (t) => {
  const opened = await inField(t, "反映内容");
  await opened.play(starts, input("路", "insertText", "路"), starts, input("路塌了", "insertText", "塌了"));
  await holds(opened, WORDS, "路塌了");
});

test("A composition in which somebody looks for the right sign for long is not cut short", async (t) => {
  const opened = await inField(t, "反映人");
  await opened.play(key229("m"), starts, updates("mu dong zhen"), composed("mu dong zhen", "mu dong zhen"));
  await opened.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1300))); // What is under test is waiting itself
  await holds(opened, NAME, "mu dong zhen");
  await opened.play(updates("木洞镇"), composed("木洞镇", "木洞镇"), ends("木洞镇"));
  await holds(opened, NAME, "木洞镇");
});

test("Doubao gives every key the code 229, and the text comes before its key: fast typing loses nothing " +
  "(xterm.js #5887)", async (t) => {
  const opened = await inField(t, "反映人");
  await opened.play(input("m", "insertText", "m"), key229("m"), input("mo", "insertText", "o"), key229("o"));
  await holds(opened, NAME, "mo");
  await opened.play(key229("Enter"));
  await holds(opened, NAME, "mo"); // The key alone says nothing
  await opened.play(key229("Enter"), before("insertLineBreak"));
  await holds(opened, NAME, "mo", { submits: 1 });
});

test("Escape with the code 229 and nothing composed is an Escape (xterm.js #6065)", async (t) => {
  const opened = await inField(t, "反映人");
  await opened.play(starts, composed("mu", "mu"), key229("Escape", { isComposing: true }));
  await holds(opened, NAME, "mu"); // It belongs to the candidates
  await opened.play(input("", "deleteCompositionText"), ends(""), key229("Escape"));
  await holds(opened, NAME, ""); // Safari sends it after they have gone
  await aHandLater(opened);
  await opened.play(key229("Escape"));
  await holds(opened, NAME, "", { escapes: 1 });
});

test("Wubi: one key commits and starts the next composition (xterm.js #5023)", async (t) => {
  const opened = await inField(t, "反映内容");
  await opened.play(key229("q"), starts, updates("q"), composed("q", "q"), key229("t"), updates("狠"), composed("狠", "狠"));
  await opened.play(key229("q"), updates("狠q"), composed("狠q", "狠q"), key229("t"), updates("狠狠"), composed("狠狠", "狠狠"));
  await opened.play(key229("q"), ends("狠狠"), starts, updates("q"), composed("狠狠q", "q"));
  await holds(opened, WORDS, "狠狠q");
  await opened.play(key229("t"), updates("你"), composed("狠狠你", "你"), ends("你"));
  await holds(opened, WORDS, "狠狠你");
});

test("Wubi at the end of a full field: what is too long is cut, and the next composition begins whole (xterm.js #5023)",
  async (t) => {
    const opened = await inField(t, "反映人");
    await opened.play(starts, composed("木洞镇中坝村的冉光", "木洞镇中坝村的冉光"), ends("木洞镇中坝村的冉光"), starts);
    await opened.play(composed("木洞镇中坝村的冉q", "q"));
    await holds(opened, NAME, "木洞镇中坝村的冉q"); // Composing: longer than the field may hold, and not cut
    await opened.play(input("木洞镇中坝村的冉", "deleteCompositionText"), ends(""));
    await holds(opened, NAME, "木洞镇中坝村的冉");
  });

test("Gboard composes every word, deletes with 229 and replaces words by better ones; its Go sends once " +
  "(ckeditor5 #12456, notectl #230, odoo #278266)", async (t) => {
  const opened = await inField(t, "反映人");
  const writing = { isComposing: true, cancelable: false };
  await opened.play(key229("Unidentified"), starts, before("insertCompositionText", "rn", writing), updates("rn"), composed("rn", "rn"));
  await opened.play(key229("Unidentified"), before("deleteContentBackward", null, writing),
    input("r", "deleteContentBackward", null, writing));
  await holds(opened, NAME, "r");
  await opened.play(key229("Unidentified"), before("insertCompositionText", "rna", writing), updates("rna"), composed("rna", "rna"));
  await opened.play(ends("rna"), input("ran", "insertReplacementText", "ran"), input("ran ", "insertText", " "));
  await holds(opened, NAME, "ran ");
  await opened.play(starts, composed("ran ying", "ying"), ends("ying"), key("Enter", 13), before("insertLineBreak"));
  await holds(opened, NAME, "ran ying", { submits: 1 }); // A Go that comes in the very moment is still a Go
});

test("Safari sends the Enter that chose a candidate after the composition has ended: nothing is sent " +
  "(WebKit 165004, chatbot-ui #718, ironclaw #1139)", async (t) => {
  const opened = await inField(t, "反映人");
  await opened.play(key229("n"), starts, updates("nihao"), composed("nihao", "nihao"));
  await opened.play(input("", "deleteCompositionText"), input("你好", "insertFromComposition", "你好"), ends("你好"), key229("Enter"));
  await holds(opened, NAME, "你好");
  await opened.play(starts, composed("你好ma", "ma"), input("你好吗", "insertFromComposition", "吗"), ends("吗"), key("Enter", 13));
  await holds(opened, NAME, "你好吗"); // Nor where the code is that of an Enter
  await aHandLater(opened);
  await opened.play(key("Enter", 13));
  await holds(opened, NAME, "你好吗", { submits: 1 });
});

test("The first key comes before the composition starts and is no text (wterm #134)", async (t) => {
  const opened = await inField(t, "反映人");
  await opened.play(key229("n"), starts, updates("n"), composed("n", "n"), updates("你"), composed("你", "你"), ends("你"));
  await holds(opened, NAME, "你");
});

test("A composition that is left by a click elsewhere keeps what stands in the field, as long as it may be", async (t) => {
  const opened = await inField(t, "反映人");
  await opened.play(starts, composed("木洞镇中坝村的冉光明", "木洞镇中坝村的冉光明"));
  await opened.page.getByRole("textbox", { name: "反映内容" }).click();
  await holds(opened, NAME, "木洞镇中坝村的冉");
});

test("Chromium composes more than the field holds: nothing is cut before it has ended, and undo goes back over it", async (t) => {
  const opened = await inField(t, "反映人");
  const cdp = await opened.context.newCDPSession(opened.page);
  await cdp.send("Input.imeSetComposition", { text: "木洞镇中坝村的冉光明", selectionStart: 10, selectionEnd: 10 });
  await holds(opened, NAME, "木洞镇中坝村的冉光明");
  await cdp.send("Input.insertText", { text: "木洞镇中坝村的冉光明" });
  await holds(opened, NAME, "木洞镇中坝村的冉");
  await opened.page.keyboard.press("Control+z");
  await until(opened, `(m) => m.fields[${NAME}].length < 8`);
});
