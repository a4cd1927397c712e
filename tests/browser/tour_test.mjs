// The tour: offered quietly to who is new on a device, five steps at real widgets, by keyboard and reader too.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { DESKTOP, PHONE, TABLET, openBrowser } from "./lib/browser.mjs";
import { startServer } from "./lib/server.mjs";
import { atRest, ready, signIn, synced, until } from "./lib/story.mjs";
import { opened, resize } from "./lib/walk.mjs";

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

const card = (page, n) => page.getByRole("dialog", { name: `第 ${n} 步，共 5 步` });

async function arrive(page, login) {
  await signIn(page, login);
  await synced(page);
  await atRest(page);
}

for (const [login, pointed] of [["zhongba", ["登记新事项", "该我办(?!的)", null, "待送出", "本机与同步"]],
  ["mudong", ["交办台", "待办", "总览", "待送出", "本机"]]]) {
  test(`The tour points at the widgets that ${login} works with and lies on none of them`, async () => {
    const page = await opened(browser, server.address, "zh-CN");
    await resize(page, login === "mudong" ? TABLET : DESKTOP); // On a wide desk the pages are behind a menu
    await arrive(page, login);
    await page.getByRole("button", { name: "看看怎么用" }).click();
    for (let n = 1; n <= 5; ++n) {
      await card(page, n).waitFor();
      await atRest(page);
      const own = await card(page, n).boundingBox();
      if (pointed[n - 1]) {
        const found = page.locator("#tree button, #tree a").filter({ hasText: new RegExp(`^${pointed[n - 1]}`) }).first();
        const target = await found.boundingBox();
        const apart = own.x >= target.x + target.width || target.x >= own.x + own.width
          || own.y >= target.y + target.height || target.y >= own.y + own.height;
        assert.ok(apart, `step ${n} lies on ${pointed[n - 1]}`);
      }
      await card(page, n).getByRole("button", { name: n < 5 ? "下一步" : "好了" }).click();
    }
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.context().close();
  });
}

test("The offer is shown once to a person on a device, keeps nobody from working, and the tour can be begun again", async () => {
  const page = await opened(browser, server.address, "zh-CN");
  await arrive(page, "zhongba");
  await page.getByRole("button", { name: "不用了" }).waitFor();
  await page.getByRole("row").nth(3).click(); // The list works beside it
  await page.getByRole("button", { name: "不用了" }).click();
  await page.getByRole("button", { name: "不用了" }).waitFor({ state: "detached" });
  await page.reload();
  await ready(page);
  await synced(page);
  await atRest(page);
  assert.equal(await page.getByRole("button", { name: "看看怎么用" }).count(), 0);
  await page.getByRole("link", { name: "本机与同步" }).click();
  await page.getByRole("button", { name: "看看怎么用" }).click();
  await card(page, 1).waitFor();
  await until(page, (m) => m.route === "#/inbox");
  await page.context().close();
});

test("By keyboard alone the tour goes on and back, and Escape ends it; it begins without an account and in the hand", async () => {
  const page = await opened(browser, server.address, "zh-CN");
  await resize(page, PHONE);
  await atRest(page);
  await page.getByRole("button", { name: "看看怎么用" }).click();
  await card(page, 1).waitFor();
  await page.waitForFunction(() => document.activeElement.closest("[role=dialog]"));
  await card(page, 1).getByRole("button", { name: "下一步" }).focus();
  await page.keyboard.press("Enter");
  await card(page, 2).waitFor();
  await card(page, 2).getByRole("button", { name: "上一步" }).focus();
  await page.keyboard.press("Enter");
  await card(page, 1).waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.context().close();
});
