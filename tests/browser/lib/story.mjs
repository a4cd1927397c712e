// Story: what the tests of the story do as people: sign in, type with an input method, lose the network.
// Everything is found by role and name and clicked as a person clicks; nothing waits for time.
import assert from "node:assert/strict";
import { openBrowser } from "./browser.mjs";

// The client in a new page of this browser, with what went wrong meanwhile in `page.troubles`.
export async function openClient(chromium, address, size = undefined, prepare = async () => {}) {
  const page = await chromium.page(null, size);
  page.setDefaultTimeout(15_000);
  page.troubles = [];
  page.on("pageerror", (error) => page.troubles.push(String(error)));
  await page.addInitScript(() => {
    window.violations = [];
    addEventListener("securitypolicyviolation", (event) => window.violations.push(event.violatedDirective));
  });
  await prepare(page);
  await page.goto(address);
  await ready(page);
  return page;
}

export async function ready(page) {
  await page.waitForFunction(() => window.qungong);
  await page.evaluate(() => window.qungong.ready);
}

// Nothing of this page broke the content policy or threw.
export async function assertClean(page) {
  assert.deepEqual([await page.evaluate(() => window.violations), page.troubles], [[], []]);
}

export const model = (page) => page.evaluate(() => window.qungong.model());

// Waits until the client's own picture of itself fits; says what it was when it never does.
export async function until(page, fits, given = null, timeout = 20_000) {
  const inPage = new Function("given", `return (${fits})(window.qungong.model(), given)`);
  try {
    await page.waitForFunction(inPage, given, { timeout });
  } catch (problem) {
    throw new Error(`${fits} never came true: ${JSON.stringify(await model(page))}\n` +
      `${problem.message}\n${await page.locator("body").ariaSnapshot()}`);
  }
}

// Types as an input method does: a composition that changes, then the words it ends with.
export async function type(page, name, text, within = page) {
  await enter(page, name, within);
  await compose(page, text);
}

// Puts the caret into a field and sees that the client has taken it up.
export async function enter(page, name, within = page) {
  const field = within.getByRole("textbox", { name });
  await field.click();
  await page.waitForFunction((element) => document.activeElement === element && element.classList.contains("live"),
    await field.elementHandle());
}

export async function compose(page, text) {
  const first = [...text].slice(0, 2).join("");
  await page.devtools.send("Input.imeSetComposition", { text: "zh", selectionStart: 2, selectionEnd: 2 });
  await page.devtools.send("Input.imeSetComposition", { text: first, selectionStart: first.length, selectionEnd: first.length });
  await page.devtools.send("Input.insertText", { text });
}

export async function signIn(page, login, password = `${login}-2026`) {
  await enter(page, "账号");
  await page.keyboard.type(login);
  await enter(page, "密码");
  await page.keyboard.type(password);
  await page.getByRole("button", { name: "登录", exact: true }).click();
}

// A person signs in in a browser of his own and everything has arrived.
export async function personAt(address, login, options = {}) {
  const chromium = await openBrowser(options);
  try {
    const page = await openClient(chromium, address);
    await signIn(page, login);
    await synced(page);
    return { chromium, page, close: () => chromium.close() };
  } catch (problem) {
    await chromium.kill();
    throw problem;
  }
}

export const synced = (page) => until(page, (m) => m.net === "idle" && m.synced_at > 0 && m.queue.every((each) => each.verdict));

// The cable of this page; the browser's own offline, not a mock.
export async function pullCable(page, offline) {
  await page.devtools.send("Network.enable");
  await page.devtools.send("Network.emulateNetworkConditions",
    { offline, latency: 0, downloadThroughput: -1, uploadThroughput: -1 });
}

// Words that a person sees, and not only a reader's hint.
export async function seen(page, text) {
  await page.getByText(text).filter({ visible: true }).first().waitFor().catch(async (problem) => {
    throw new Error(`${problem.message}\n${await page.locator("body").ariaSnapshot()}`);
  });
}

// Until no frame was drawn while the browser drew ten of its own: what is seen then is what can be pressed.
export const atRest = (page) => page.evaluate(async () => {
  for (let last = -1; last !== window.qungong.frames();) {
    last = window.qungong.frames();
    for (let i = 0; i < 10; ++i) await new Promise((resolve) => requestAnimationFrame(resolve));
  }
});

// From the list to the form of a new matter, with its words and choices; it waits until all of that is in the draft.
export async function beginMatter(page, { words, kind, urgency, about, known }) {
  await page.getByRole("button", { name: "登记新事项", exact: true }).first().click();
  await until(page, (m) => m.drafts === 1);
  await type(page, /群众说了什么/, words);
  if (known) await page.getByRole("region", { name: "本机知识里可能有答案" }).getByRole("heading", { name: known }).waitFor();
  for (const choice of [kind, urgency, about].filter(Boolean)) {
    const radio = page.getByRole("radio", { name: choice, exact: true });
    await radio.click();
    await page.waitForFunction((element) => element.checked && window.qungong.model().drafts === 1, await radio.elementHandle());
  }
}

// Who asked; then it is kept, and the form goes.
export async function keepMatter(page, { name, phone }) {
  await type(page, /^姓名/, name);
  await type(page, /^电话/, phone);
  await page.getByRole("button", { name: /^(送出|存下，有网就送)$/ }).click(); // With a network, or without
  await until(page, (m) => m.drafts === 0);
}

// From the list into one matter: its row, its preview, its page.
export async function openMatter(page, title) {
  await atRest(page);
  await page.getByRole("row", { name: title }).click();
  await page.getByRole("heading", { name: title, level: 2 }).waitFor();
  await page.getByRole("button", { name: "打开", exact: true }).click();
  await page.getByRole("heading", { name: title, level: 1 }).waitFor();
}

// From a matter back to the list.
export async function home(page) {
  await page.getByRole("button", { name: "返回", exact: true }).click();
  await page.getByRole("link", { name: /^待办/ }).click();
  await page.getByRole("heading", { name: "待办", level: 1 }).waitFor();
}

// Opens the form of a step by its button, fills it in, and gives the step: {texts, choices, options}.
export async function step(page, button, form = {}) {
  const dialog = page.getByRole("dialog");
  await dialog.waitFor({ state: "detached" }); // The form before this one has gone
  await page.getByRole("button", { name: button, exact: true }).click();
  await dialog.waitFor();
  for (const [name, choice] of Object.entries(form.choose ?? {})) {
    await dialog.getByRole("button", { name: new RegExp(`^${name}`) }).click();
    await page.getByRole("menuitem", { name: choice }).click();
  }
  for (const [group, option] of Object.entries(form.pick ?? {}))
    await dialog.getByRole("radiogroup", { name: group }).getByRole("radio", { name: option, exact: true }).click();
  for (const name of form.tick ?? []) await dialog.getByRole("checkbox", { name }).click();
  for (const [name, text] of Object.entries(form.write ?? {})) await type(page, new RegExp(`^${name}`), text, dialog);
  await dialog.getByRole("button", { name: button, exact: true }).click();
  await dialog.waitFor({ state: "detached" }).catch(async (problem) => {
    throw new Error(`${problem.message}\n${await page.locator("body").ariaSnapshot()}`);
  });
}
