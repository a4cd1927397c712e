// Print: whatever page somebody prints, by the browser's own menu, paper gets its headings and rows as text.
//
// A real PDF is made of each page of the walks. What the sheet said is read as it was printed, and every character of it
// is a character of the PDF's text, not a picture.
import assert from "node:assert/strict";
import { inflateSync } from "node:zlib";
import { after, before, test } from "node:test";
import { DESKTOP, openBrowser } from "./lib/browser.mjs";
import { openDesk } from "./lib/desk.mjs";
import { startServer } from "./lib/server.mjs";
import { WALKS, opened } from "./lib/walk.mjs";

const PHONE_NUMBER = "12000000077";
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

const bare = (text) => text.replace(/\s+/g, "");

// Headings, and the leaves of rows and list items, of what lies on top.
const toldOnScreen = (page) => page.evaluate(() => {
  const top = [...document.querySelectorAll("#tree [role=dialog]")].at(-1) ?? document.getElementById("tree");
  const said = (element) => element.textContent.trim();
  const leaves = [...top.querySelectorAll("[role=row] *, [role=listitem], [role=listitem] *")]
    .filter((element) => !element.childElementCount && !element.closest("nav"));
  return {
    headings: [...top.querySelectorAll("h1, h2, h3")].map(said).filter(Boolean),
    rows: [...new Set(leaves.map(said))].filter(Boolean),
  };
});

// Every character that some font of the PDF says it draws: the targets of its ToUnicode maps. A font has one glyph for 一
// and for the radical ⼀, and the PDF may name either.
function charactersOf(pdf) {
  const found = new Set();
  const add = (hex) => { for (const c of Buffer.from(hex, "hex").swap16().toString("utf16le")) found.add(c).add(c.normalize("NFKC")); };
  for (let at = pdf.indexOf("stream\n"); at >= 0; at = pdf.indexOf("stream\n", at + 1)) {
    if (pdf.subarray(at - 3, at).toString("latin1") === "end") continue;
    let text;
    try { text = inflateSync(pdf.subarray(at + 7), { finishFlush: 2 }).toString("latin1"); } catch { continue; }
    if (!text.includes("begincmap")) continue;
    for (const [, block] of text.matchAll(/beginbfchar(.*?)endbfchar/gs))
      for (const [, to] of block.matchAll(/<\w+>\s*<(\w+)>/g)) add(to);
    for (const [, block] of text.matchAll(/beginbfrange(.*?)endbfrange/gs))
      for (const [, low, high, to] of block.matchAll(/<(\w+)>\s*<(\w+)>\s*<(\w+)>/g))
        for (let i = 0; i <= parseInt(high, 16) - parseInt(low, 16); ++i)
          add((parseInt(to, 16) + i).toString(16).padStart(to.length, "0"));
  }
  return found;
}

// What is on paper, and the PDF. The page notes it as the printer's work ends, before the sheet is taken away.
async function printed(page) {
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => { window.paper = null; });
  const pdf = await page.pdf({ format: "A4" });
  await page.emulateMedia({ media: null });
  return { pdf, ...(await page.evaluate(() => window.paper)) };
}

const noting = (page) => page.addInitScript(() => {
  addEventListener("afterprint", () => { // Before the client's own listener
    const shown = (element) => getComputedStyle(element).display !== "none";
    window.paper = {
      text: document.querySelector(".print-sheet")?.innerText ?? "",
      others: [...document.body.children].filter((each) => shown(each) && !each.matches(".print-sheet")).map(({ id }) => id),
    };
  });
});

function missingOnPaper({ headings, rows }, { text, others, pdf }) {
  const paper = bare(text);
  const missing = [...headings, ...rows].filter((each) => !paper.includes(bare(each)));
  const drawn = charactersOf(pdf);
  const unread = [...new Set(paper.normalize("NFKC"))].filter((c) => !drawn.has(c));
  // Some radicals (⺠ for 民, ⼾ for 户) fold to no character that is written: each of them stands for one on the paper.
  const radicals = [...drawn].filter((c) => c >= "\u2e80" && c <= "\u2fdf" && !paper.includes(c.normalize("NFKC"))).length;
  const pictures = unread.length > radicals ? unread : [];
  return [...missing, ...pictures.map((c) => `not text: ${c}`), ...others.map((id) => `also on paper: ${id}`)];
}

for (const name of Object.keys(WALKS)) {
  test(`Headings and rows of every page of ${name} are text on paper`, async () => {
    const page = await opened(browser, server.address, "zh-CN", noting);
    const faults = [];
    await WALKS[name](page, async (where) => {
      const told = await toldOnScreen(page);
      assert.ok(told.headings.length + told.rows.length > 0, `${where} says nothing`);
      const missing = missingOnPaper(told, await printed(page));
      if (missing.length) faults.push([where, missing.slice(0, 6)]);
      assert.equal(await page.locator(".print-sheet").count(), 0, `${where}: the sheet is taken away`);
    });
    assert.deepEqual(faults, []);
    await page.context().close();
  });
}

test("A phone number that was opened stands on the screen and on no paper", async () => {
  const clerk = await openDesk(server.address, "zhongba");
  const id = await clerk.file({ type: "help", place: "500113109200", words: "排水沟堵了。",
    petitioner: { kind: "person", name: "张三丰", phone: PHONE_NUMBER } });
  const page = await opened(browser, server.address, "zh-CN", noting);
  await page.getByRole("textbox", { name: "账号" }).fill("zhongba");
  await page.getByRole("textbox", { name: "密码" }).fill("zhongba-2026");
  await page.getByRole("button", { name: "登录", exact: true }).click();
  await page.waitForFunction(() => window.qungong.model().cases > 0 && window.qungong.model().net === "idle");
  await page.evaluate((to) => { location.hash = `#/case/${to}`; }, id);
  await page.getByRole("button", { name: /电话/ }).first().click();
  await page.getByRole("menuitem").first().click();
  await page.getByText(PHONE_NUMBER).waitFor();
  const { text } = await printed(page);
  assert.ok(text.includes("排水沟堵了"));
  assert.ok(!text.includes(PHONE_NUMBER));
  await page.context().close();
});

test("A page that lies on paper as nothing but a picture is found", async () => {
  const page = await opened(browser, server.address, "zh-CN", noting);
  const told = await toldOnScreen(page);
  const { pdf, others, text } = await printed(page);
  assert.notDeepEqual(missingOnPaper(told, { text: "", others, pdf }), []);
  assert.notDeepEqual(missingOnPaper({ headings: [], rows: [] }, { text: `${text}䶮𠮷㙍㐂䲜䴕`, others, pdf }), []);
  await page.context().close();
});
