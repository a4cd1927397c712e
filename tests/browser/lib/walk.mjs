// Walk: goes as one person through all pages that person has, and stops at each to let a test look.
//
//   const page = await opened(browser, server.address, "en");
//   await WALKS["a clerk"](page, async (where) => { ... });
import { DESKTOP } from "./browser.mjs";
import { openDesk } from "./desk.mjs";
import { atRest } from "./pixels.mjs";
import { ready } from "./story.mjs";

// What the walk presses, in the language of the screen.
const WORDS = {
  "zh-CN": { signIn: "登录", newMatter: "登记新事项", begin: "开始写", words: "群众说了什么", own: "您要说的事", look: "查",
    send: "送出",
    town: "镇街", place: "事发地", mudong: "木洞镇", zhongba: "中坝村", done: "好了", ratingWord: "评价口令",
    steps: /轮到您办|现在不用办/ },
  en: { signIn: "Sign in", newMatter: "New matter", begin: "Begin", words: "What was said", own: "What is it about",
    look: "Look", send: "Send",
    town: "Town or street", place: "Place", mudong: "Mudong", zhongba: "Zhongba", done: "Done", ratingWord: "Rating word",
    steps: /Your turn|Nothing for you now/ },
};

export async function resize(page, { width, height, touch }) {
  const mobile = Boolean(touch);
  await page.devtools.send("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: 1, mobile });
  await page.devtools.send("Emulation.setTouchEmulationEnabled", mobile ? { enabled: true, maxTouchPoints: 5 } : { enabled: false });
}

// The client in a context of its own, in this language, at rest on its first page.
export async function opened(browser, address, language, prepare = async () => {}) {
  const context = await browser.context.browser().newContext({ viewport: null });
  const page = await context.newPage();
  page.devtools = await context.newCDPSession(page);
  await resize(page, DESKTOP);
  await prepare(page);
  await page.goto(address);
  await ready(page);
  await atRest(page);
  page.words = WORDS[language];
  page.home = address;
  if (language === "en") {
    await page.getByRole("button", { name: "English" }).or(page.getByRole("link", { name: "English" })).click();
    await page.waitForFunction(() => window.qungong.model().language === "en");
  }
  return page;
}

async function goTo(page, hash) {
  await page.evaluate((to) => { location.hash = to; }, hash);
  await page.waitForFunction((to) => window.qungong.model().route === to, hash);
  await atRest(page);
}

// What is being typed stands in a field of the browser; the client draws it when it is left.
const leaveField = (page) => page.evaluate(() => document.activeElement.blur());

async function signIn(page, login) {
  const fields = page.getByRole("textbox");
  await fields.nth(0).fill(login);
  await fields.nth(1).fill(`${login}-2026`);
  await page.getByRole("button", { name: page.words.signIn, exact: true }).click();
  await page.waitForFunction(() => window.qungong.model().cases > 0 && window.qungong.model().net === "idle");
  await atRest(page);
}

// The first case of the list, opened as a person opens it.
async function openCase(page) {
  await page.getByRole("button", { name: /^(打开|Open)$/ }).click();
  await page.waitForFunction(() => window.qungong.model().route.startsWith("#/case/"));
  await atRest(page);
}

async function clerk(page, stop) {
  await signIn(page, "zhongba");
  await stop("inbox");
  await page.getByRole("tab", { name: /^(该我办|Mine)/ }).click(); // Where there is a step to be given
  await atRest(page);
  await openCase(page);
  await stop("case");
  await page.getByRole("region", { name: page.words.steps }).getByRole("button", { disabled: false }).first().click();
  await page.getByRole("dialog").waitFor();
  await stop("a step's form");
  await goTo(page, "#/inbox");
  await page.getByRole("button", { name: page.words.newMatter }).first().click();
  await page.getByRole("textbox", { name: page.words.words }).fill("我妈今年九十一了，村里的高龄补贴要到哪里去办，𠮷祥家也想问。");
  await page.waitForFunction(() => window.qungong.model().drafts > 0);
  await leaveField(page);
  await stop("new matter");
  await goTo(page, "#/drafts");
  await stop("drafts");
  await goTo(page, "#/outbox");
  await stop("outbox");
  await goTo(page, "#/device");
  await stop("device");
}

async function dispatcher(page, stop) {
  await signIn(page, "mudong");
  await goTo(page, "#/dispatch");
  await stop("dispatch");
}

async function leader(page, stop) {
  await signIn(page, "banan-lead");
  await goTo(page, "#/overview");
  await stop("overview");
  await page.getByRole("button", { name: /^(木洞镇|Mudong) / }).click();
  await atRest(page);
  await stop("overview with a town", ["desktop", "tablet"]);
}

async function everybody(page, stop) {
  await stop("sign in");
  await goTo(page, "#/public/500113");
  await page.getByRole("button", { name: /^(木洞镇|Mudong)/ }).waitFor();
  await stop("district");
  await goTo(page, "#/public/500113109");
  await stop("town");
  for (const part of ["", "/lines", "/income", "/lists", "/matters"]) {
    await goTo(page, `#/public/500113109200${part}`);
    await stop(`village${part}`, part === "" || part === "/matters" ? undefined : ["phone"]); // On a desk they stand side by side
  }
  await goTo(page, "#/follow");
  await stop("follow");
  await goTo(page, "#/report/500113109200/1018-02");
  await stop("report");
}

// The village takes the matter up that it did not know, looks at the phone number for it and answers.
async function answered(clerk, known) {
  const id = Object.keys(await clerk.heads()).find((each) => !known.has(each));
  await clerk.give(id, "accept", {});
  await clerk.give(id, "handle_here", { person: "p-zhongba-clerk", standard: "看现场" });
  await clerk.call("POST", "/v1/identity", { case: id, fields: ["phone"], reason: "contact" });
  await clerk.give(id, "answer", { outcome: "solved", text: "沟已清通 56 米，换好 2 块盖板。" });
  await clerk.give(id, "deliver", { how: "phone", to: "本人", happened_at: Date.now(), proof: "通话 1 分钟" });
}

// Somebody without an account reports, reads the slip, and follows the matter to its answer.
async function petitioner(page, stop) {
  const { words } = page;
  const choose = async (name, option) => {
    await page.getByRole("button", { name }).click();
    await atRest(page); // The menu stands where it will be
    await page.getByRole("menuitem", { name: option, exact: true }).click();
    await page.getByRole("button", { name }).filter({ hasText: option }).waitFor();
    await atRest(page);
  };
  const clerk = await openDesk(page.home, "zhongba");
  const known = new Set(Object.keys(await clerk.heads()));
  await goTo(page, "#/report");
  await page.getByRole("button", { name: words.begin }).click();
  await page.getByRole("textbox", { name: words.own }).fill("家门口排水沟堵了，下雨往屋里灌。");
  await choose(words.town, words.mudong);
  await choose(words.place, words.zhongba);
  await page.getByRole("textbox").last().fill("12000000077");
  await leaveField(page);
  await stop("report's form");
  await page.getByRole("button", { name: words.send, exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText(words.ratingWord).first().waitFor();
  await stop("slip");
  const told = await dialog.innerText();
  const slip = [/\d[\d ]{9,}\d/, /\b\d{8}\b/, /\b\d{6}\b/].map((each) => told.match(each)[0].replaceAll(" ", ""));
  await dialog.getByRole("button", { name: words.done }).click();
  await answered(clerk, known);
  await goTo(page, "#/follow");
  await page.reload();
  await ready(page);
  for (let i = 0; i < 3; ++i) await page.getByRole("textbox").nth(i).fill(slip[i]);
  await page.getByRole("button", { name: words.look, exact: true }).click();
  await page.getByText("沟已清通 56 米").waitFor();
  await stop("following");
}

export const WALKS = { everybody, "a clerk": clerk, "a dispatcher": dispatcher, "a leader": leader, "who follows a matter": petitioner };
