// The keyboard alone: no pointer touches the page. A clerk signs in, takes a matter down, accepts it, and goes back; the
// focus is always on something that is seen, and a dialog keeps it until it has gone.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openBrowser } from "./lib/browser.mjs";
import { startServer } from "./lib/server.mjs";
import { assertClean, atRest, compose, model, openClient, synced, until } from "./lib/story.mjs";

const STOPS_MAX = 150;
let server;
let chromium;
let page;
before(async () => {
  server = await startServer();
  chromium = await openBrowser();
  page = await openClient(chromium, server.address);
});
after(async () => {
  await chromium?.kill();
  await server?.stop();
});

const press = (key) => page.keyboard.press(key);

// Goes on with Tab until the focus is on what has this role and name; every stop on the way lies in sight.
async function tabTo(role, name) {
  const wanted = page.getByRole(role, { name });
  await wanted.first().waitFor();
  for (let stops = 0; stops < STOPS_MAX; ++stops) {
    await press("Tab");
    const { there, seen, html } = await wanted.evaluateAll((all) => {
      const at = document.activeElement;
      const box = at.getBoundingClientRect();
      return { there: all.includes(at), html: at.outerHTML.slice(0, 200),
        seen: at === document.body || (box.width > 0 && box.bottom > 0 && box.top < innerHeight) };
    });
    if (!seen) await page.waitForFunction(() => { // The page moves under the focus
      const { bottom, top } = document.activeElement.getBoundingClientRect();
      return bottom > 0 && top < innerHeight;
    }).catch(() => assert.fail(`the focus is out of sight: ${html}`));
    if (there) return;
  }
  assert.fail(`Tab never came to ${role} ${name}`);
}

async function typeInto(name, text) {
  await tabTo("textbox", name);
  await page.waitForFunction(() => document.activeElement.classList.contains("live"));
  await compose(page, text);
}

test("Signing in needs no pointer", async () => {
  await tabTo("textbox", "账号");
  await page.keyboard.type("zhongba");
  await tabTo("textbox", "密码");
  await page.keyboard.type("zhongba-2026");
  await press("Enter");
  await page.getByRole("heading", { name: "待办", level: 1 }).waitFor();
  await synced(page);
});

test("A matter is taken down with Tab, arrows and Enter", async () => {
  await tabTo("button", "登记新事项");
  await press("Enter");
  await until(page, (m) => m.drafts === 1);
  await typeInto(/群众说了什么/, "水管冻裂了，三户人家没有水。");
  await tabTo("radio", /^(咨询|求助)$/);
  const help = page.getByRole("radio", { name: "求助", exact: true });
  while (!(await help.evaluate((each) => each === document.activeElement))) await press("ArrowRight");
  await press("Space");
  await page.waitForFunction((each) => each.checked, await help.elementHandle());
  await typeInto(/^姓名/, "冉光明");
  await typeInto(/^电话/, "12000000088");
  await tabTo("button", /^(送出|存下，有网就送)$/);
  await press("Enter");
  const slip = page.getByRole("dialog", { name: "回执" });
  await slip.waitFor();
  await tabTo("button", "好了");
  assert.ok(await slip.evaluate((dialog) => dialog.contains(document.activeElement)), "the dialog keeps the focus");
  await press("Enter");
  await slip.waitFor({ state: "detached" });
  await page.getByRole("heading", { name: /水管冻裂了/, level: 1 }).waitFor();
});

test("Escape closes the form of a step and nothing is given; the step is given with Enter", async () => {
  await synced(page);
  const dialog = page.getByRole("dialog");
  await tabTo("button", "受理");
  await press("Enter");
  await dialog.waitFor();
  await press("Escape");
  await dialog.waitFor({ state: "detached" });
  assert.deepEqual((await model(page)).queue, []);
  await tabTo("button", "受理");
  await press("Enter");
  await dialog.waitFor();
  await tabTo("button", "受理");
  await press("Enter");
  await dialog.waitFor({ state: "detached" });
  await synced(page);
  await page.getByRole("button", { name: "本级办理" }).waitFor();
});

test("Back in the list a row is chosen and opened with Enter", async () => {
  await tabTo("button", "返回");
  await press("Enter");
  await page.getByRole("heading", { name: "待办", level: 1 }).waitFor();
  await atRest(page);
  await tabTo("button", "不用了"); // The offer of the tour takes the room of a row
  await press("Enter");
  await atRest(page);
  await tabTo("row", /水管冻裂了/);
  await press("Enter");
  await tabTo("button", "打开");
  await press("Enter");
  await page.getByRole("heading", { name: /水管冻裂了/, level: 1 }).waitFor();
  await assertClean(page);
});

test("When a dialog has gone, the focus is back on what opened it", async () => {
  await atRest(page);
  await tabTo("button", "本级办理");
  await press("Enter");
  const dialog = page.getByRole("dialog");
  await dialog.waitFor();
  await press("Escape");
  await dialog.waitFor({ state: "detached" });
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "本级办理");
  await page.getByRole("button", { name: "本级办理" }).click();
  await dialog.waitFor();
  await press("Escape");
  await dialog.waitFor({ state: "detached" });
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "本级办理");
});

test("A menu that is opened with a key takes the keys, and gives the focus back", async () => {
  const person = page.getByRole("banner").getByRole("button", { name: "冉光琼" });
  await tabTo("button", "冉光琼");
  await press("Enter");
  const items = page.getByRole("menu").getByRole("menuitem");
  await items.first().waitFor();
  const at = () => items.evaluateAll((all) => all.indexOf(document.activeElement));
  assert.equal(await at(), 0);
  await press("ArrowDown");
  assert.equal(await at(), 1);
  await press("Escape");
  await page.getByRole("menu").waitFor({ state: "detached" });
  assert.ok(await person.evaluate((each) => each === document.activeElement));
  await assertClean(page);
});
