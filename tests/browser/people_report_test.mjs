// Story, step 7: somebody without an account reports from a phone, follows the course, sees who looked, and rates.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openBrowser, PHONE } from "./lib/browser.mjs";
import { openDesk } from "./lib/desk.mjs";
import { startServer } from "./lib/server.mjs";
import { touched } from "./lib/touched.mjs";

const WORDS = "村口弯道想装一面反光镜，从弯道出来看不见来车，骑车的人差点撞上。";
let server;
let browser;
let page;
let slip; // {number, code, word}
before(async () => {
  server = await startServer();
  browser = await openBrowser({ ...PHONE });
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

async function chosen(name, option) {
  await page.getByRole("button", { name }).tap();
  await page.getByRole("menuitem", { name: option }).tap();
}

async function photoOf(width, height) {
  const bytes = await page.evaluate(async ([w, h]) => {
    const canvas = Object.assign(document.createElement("canvas"), { width: w, height: h });
    canvas.getContext("2d").fillRect(0, 0, w / 2, h);
    const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg"));
    return [...new Uint8Array(await blob.arrayBuffer())];
  }, [width, height]);
  return { name: "村口.jpg", mimeType: "image/jpeg", buffer: Buffer.from(bytes) };
}

test("Words and a photo make a report; a matter nearby that says the same is shown; a slip tells number, code and word", async () => {
  page = await touched(browser, PHONE);
  await page.goto(`${server.address}/#/report`);
  await page.getByRole("button", { name: "开始写" }).tap();
  await page.getByRole("textbox", { name: "您要说的事" }).fill(WORDS);
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "选照片" }).tap();
  await (await chooser).setFiles(await photoOf(1200, 800));
  await page.getByRole("button", { name: /照片/ }).nth(1).waitFor();
  await page.getByRole("radio", { name: "建议" }).tap();
  await chosen("镇街", "木洞镇");
  await chosen("事发地", "中坝村");
  await page.getByRole("textbox", { name: "姓名" }).fill("𠮷䶮·安");
  await page.getByRole("textbox", { name: "电话" }).fill("12000000077");
  await page.getByRole("region", { name: "附近有差不多的事" }).getByRole("heading", { name: "村口弯道装了反光镜" }).waitFor();
  await page.getByRole("button", { name: "送出" }).tap();
  const dialog = page.getByRole("dialog", { name: "回执" });
  await dialog.getByText("评价口令").waitFor();
  const told = await dialog.innerText();
  slip = {
    number: told.match(/\d[\d ]{9,}\d/)[0].replaceAll(" ", ""),
    code: told.match(/\b\d{8}\b/)[0],
    word: told.match(/\b\d{6}\b/)[0],
  };
  await dialog.getByRole("button", { name: "好了" }).tap();
});

async function looked(word) {
  await page.goto(`${server.address}/#/follow`);
  await page.reload();
  await page.getByRole("textbox", { name: "事项号" }).fill(slip.number);
  await page.getByRole("textbox", { name: "查询码" }).fill(slip.code);
  if (word) await page.getByRole("textbox", { name: "评价口令" }).fill(word);
  await page.getByRole("button", { name: "查", exact: true }).tap();
}

test("Number and code show the course to whoever has them, and that nobody has looked at the phone number yet", async () => {
  await looked();
  await page.getByRole("heading", { name: /村口弯道想装一面反光镜/ }).waitFor();
  await page.getByRole("region", { name: "谁看过我的信息" }).getByText("还没有人看过").waitFor();
  await page.getByRole("region", { name: "还没有答复" }).waitFor();
});

test("What the village does to it is seen: who looked at the phone number and why, and the answer", async () => {
  const clerk = await openDesk(server.address, "zhongba");
  const id = Object.keys(await clerk.heads()).sort().at(-1); // Ids begin with their time
  await clerk.give(id, "accept", {});
  await clerk.give(id, "handle_here", { person: "p-zhongba-clerk", standard: "看现场" });
  await clerk.call("POST", "/v1/identity", { case: id, fields: ["phone"], reason: "contact" });
  await clerk.give(id, "contact", { how: "phone", reached: true, words: "说了要装" });
  await clerk.give(id, "answer", { outcome: "solved", text: "反光镜昨天装好了。" });
  await clerk.give(id, "deliver", { how: "phone", to: "本人", happened_at: Date.now(), proof: "通话 1 分钟" });
  await page.getByRole("region", { name: /答复/ }).getByText("反光镜昨天装好了").waitFor();
  await page.getByRole("region", { name: "谁看过我的信息" }).getByText(/中坝村.*电话/).waitFor();
});

test("Number and code alone may not rate; with the word the rating is sent, and not satisfied goes to judging", async () => {
  const rating = page.getByRole("region", { name: "办得怎么样" });
  await rating.getByRole("textbox", { name: "查询码" }).fill(slip.code);
  await rating.getByRole("textbox", { name: "评价口令" }).fill(slip.word);
  await rating.getByRole("button", { name: "用口令评价" }).tap();
  await rating.getByRole("radio", { name: "解决了", exact: true }).tap(); // Nothing is preset, nothing has to be opened
  await rating.getByRole("radio", { name: "不满意", exact: true }).tap();
  await rating.getByRole("radiogroup", { name: "态度" }).getByRole("radio").first().tap();
  await page.getByRole("button", { name: "送出评价" }).tap(); // At the foot of the phone
  await page.getByRole("region", { name: "谢谢，评价记下了" }).getByText("由上级指挥中心研判").waitFor();
});
