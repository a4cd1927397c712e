// Rules: what every engine must do with the client, as tests of one engine; the person is a clerk, or has no account.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startServer } from "../../browser/lib/server.mjs";
import { Client } from "./client.mjs";
import { openDisplay } from "./display.mjs";
import { openReports } from "./reports.mjs";

const WORDS = "路昨晚塌方，𠮷家还有三户人。";
const DESK = { x: 0, y: 0, width: 1400, height: 960 }; // On Xvfb's screen, with the browser's own bars
const VILLAGE = "500113109200";
const REPORT = "村口弯道想装一面反光镜。";

const RULES = {
  "The sign-in page can be used: it is drawn, and the engine knows its heading, fields and button": async ({ client, reports }) => {
    await client.open(reports.address);
    assert.equal(await client.run(() => document.documentElement.dataset.plain ?? ""), "", "it is drawn by WebGL 2");
    await client.find("textbox", "账号");
    await client.find("password", "密码");
    await client.assertDrawn("heading", "登录");
    await client.assertDrawn("button", "登录");
  },

  "Somebody without an account reports with an input method and gets a slip": async ({ client, reports }) => {
    await client.open(`${reports.address}/#/report`);
    await client.press("button", "开始写");
    await client.compose(/^您要说的事/, REPORT);
    for (const [choice, option] of [[/^镇街/, "木洞镇"], [/^事发地/, "中坝村"]]) {
      await client.press("button", choice);
      await client.press("menuitem", option);
    }
    await client.write(/^电话/, "12000000077");
    await client.press("button", "送出");
    await client.find("dialog", "回执");
    await client.seen("评价口令");
    await client.press("button", "好了");
    await client.gone("dialog");
  },

  "Anybody reads the village, as a plain page and in the client": async ({ client, reports }) => {
    await client.read(`${reports.address}/p/${VILLAGE}`);
    await client.find("heading", "中坝村");
    await client.open(`${reports.address}/#/public/${VILLAGE}`);
    await client.assertDrawn("heading", /中坝村/);
    await client.find("region", "村里的钱");
  },

  "A clerk signs in; the inbox has its rows, and a matter opens": async ({ client, reports }) => {
    await client.open(reports.address);
    await client.write("账号", "zhongba");
    await client.write("密码", "zhongba-2026", "password");
    await client.press("button", "登录");
    await client.until(() => window.qungong.model().synced_at > 0 && window.qungong.model().net === "idle");
    await client.find("heading", "待办");
    await client.until(() => document.querySelectorAll("#tree [role=row]").length > 6);
    await client.press("row", /村口垃圾三天没人收/);
    await client.assertDrawn("row", /村口垃圾三天没人收/);
    await client.press("button", "打开");
    await client.until(() => window.qungong.model().route.startsWith("#/case/500113-"));
    await client.find("heading", /村口垃圾三天没人收/);
  },

  "Words of an input method are kept while they are written, and a reload gives them back": async ({ client }) => {
    await client.press("button", "返回");
    await client.press("button", "登记新事项");
    await client.until(() => window.qungong.model().drafts === 1);
    const heard = await client.compose(/^群众说了什么/, WORDS);
    assert.ok(heard.every(([, , trusted]) => trusted), "a person's events, not a script's");
    const kinds = new Set(heard.map(([event, type]) => type || event));
    for (const kind of ["compositionstart", "compositionupdate", "compositionend", "insertCompositionText"])
      assert.ok(kinds.has(kind), `${kind} is among ${[...kinds]}`);
    await client.atRest(); // What was written has been heard
    await client.seen("已存本机");
    await client.reload();
    await client.until((words) => document.querySelector("#tree textarea")?.value === words, WORDS);
    await client.assertDrawn("textbox", /^群众说了什么/);
  },

  // The engine draws what is typed, in dark ink on paper; the client draws the same words when the field is left.
  "Words weigh alike while they are typed and when they are drawn": async ({ client }) => {
    const field = await client.enter(/^群众说了什么/);
    const typed = await client.inkOf(field);
    await client.run(() => document.activeElement.blur());
    const drawn = await client.inkOf(field);
    assert.ok(drawn > 0.8 * typed && drawn < 1.3 * typed, `${typed} pixels of ink became ${drawn}`);
  },

  "Nothing of all this broke the content policy or threw": async ({ client, reports }) => {
    assert.deepEqual([reports.heard, await client.troubles()], [[], []]);
  },

  "What breaks the policy is reported, and what is thrown is heard": async ({ client, reports }) => {
    await client.run(() => {
      document.head.append(Object.assign(document.createElement("style"), { textContent: "body { color: red }" }));
      window.Promise.reject(new window.Error("on purpose")); // The page's own, not those of the driver's sandbox
    });
    await client.until(() => window.troubles.length);
    assert.match((await client.troubles()).join(), /on purpose/);
    while (!reports.heard.length) await client.atRest(); // The runner's own limit ends a wait that never does
    assert.match(reports.heard[0][0], /^style-src/);
  },
};

// Every rule in this engine, one after the other, at a server of its own.
export function rulesIn(open) {
  const given = {};
  before(async () => {
    given.display = await openDisplay();
    given.server = await startServer();
    given.reports = await openReports(given.server.address);
    given.engine = await open(given.display.name);
    await given.engine.ask("size", DESK);
    given.client = new Client(given.engine);
  });
  after(async () => {
    await given.engine?.close();
    given.reports?.close();
    await given.server?.stop();
    await given.display?.close();
  });
  for (const [rule, holds] of Object.entries(RULES)) test(rule, () => holds(given));
}
