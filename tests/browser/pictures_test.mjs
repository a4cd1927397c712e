// Pictures of a form: chosen, pasted, looked at large, taken back; upright and without a place; refused in a sentence.
// Then the answer with a picture, as the person who asked sees it.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openBrowser, PHONE } from "./lib/browser.mjs";
import { openDesk } from "./lib/desk.mjs";
import { startServer } from "./lib/server.mjs";
import { assertClean, beginMatter, home, keepMatter, openClient, openMatter, pullCable, seen, signIn, synced,
  until } from "./lib/story.mjs";
import { touched } from "./lib/touched.mjs";

const WORDS = "村口的桥栏杆断了两根，小孩过路危险。";
let server;
let chromium;
let page;
let clerk;
before(async () => {
  server = await startServer();
  chromium = await openBrowser();
  page = await openClient(chromium, server.address);
  await signIn(page, "zhongba");
  await synced(page);
  await pullCable(page, true);
});
after(async () => {
  await chromium?.kill();
  await server?.stop();
});

let slip; // {number, code}
let sha; // Of the picture
async function takenSlip() {
  const dialog = page.getByRole("dialog", { name: "回执" });
  const told = await dialog.innerText();
  await dialog.getByRole("button", { name: "好了" }).click();
  return { number: told.match(/\d{3} \d{3} \d{4}/)[0].replaceAll(" ", ""), code: told.match(/\b\d{8}\b/)[0] };
}

const button = (name) => page.getByRole("button", { name });
const photos = () => button(/照片 \d+ KB/);

// A picture of `width` x `height`, its left half red; `exif` goes in as it is after the first marker.
async function pictureOf(width, height, kind = "image/jpeg", exif = null) {
  const base64 = await page.evaluate(async ([w, h, type]) => {
    const canvas = Object.assign(document.createElement("canvas"), { width: w, height: h });
    const context = canvas.getContext("2d");
    context.fillStyle = "red";
    context.fillRect(0, 0, w / 2, h);
    const blob = await new Promise((resolve) => canvas.toBlob(resolve, type));
    const bytes = new Uint8Array(await blob.arrayBuffer());
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  }, [width, height, kind]);
  const bytes = Buffer.from(base64, "base64");
  if (!exif) return bytes;
  return Buffer.concat([bytes.subarray(0, 2), Buffer.from([0xff, 0xe1, 0, exif.length + 2]), exif, bytes.subarray(2)]);
}

// Exif that says: turn me by a quarter (orientation 6), and where I was taken.
function exifTurned() {
  const tiff = Buffer.alloc(26);
  tiff.write("MM\0*", 0, "latin1");
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(1, 8);
  tiff.writeUInt16BE(0x0112, 10);
  tiff.writeUInt16BE(3, 12);
  tiff.writeUInt32BE(1, 14);
  tiff.writeUInt16BE(6, 18);
  return Buffer.concat([Buffer.from("Exif\0\0", "latin1"), tiff, Buffer.from("CANARY-place 29.58N")]);
}

// The picture that is looked at stands upright: twice as high as wide, as a frame in its place never is.
const tall = (on) => on.waitForFunction(() => {
  const box = document.querySelector("[role=dialog] [role=img]")?.getBoundingClientRect();
  return box && box.height > box.width * 1.9;
});

async function choose(file) {
  const chooser = page.waitForEvent("filechooser");
  await button("选照片").click();
  await (await chooser).setFiles(file);
}

// What a paste of a file into the page is: true where the page took it.
const paste = (bytes, kind, words = "") => page.evaluate(([base64, type, text]) => {
  const data = new DataTransfer();
  const file = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  data.items.add(new File([file], "image.png", { type }));
  if (text) data.setData("text/plain", text);
  const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
  return !document.activeElement.dispatchEvent(event);
}, [bytes.toString("base64"), kind, words]);

test("A photo that was turned in the camera stands upright, looked at large without a network", async () => {
  await beginMatter(page, { words: WORDS, kind: "求助" });
  await choose({ name: "桥.jpg", mimeType: "image/jpeg", buffer: await pictureOf(800, 400, "image/jpeg", exifTurned()) });
  await photos().waitFor();
  await button("看大图 1").click();
  const dialog = page.getByRole("dialog", { name: "照片" });
  await tall(page);
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  await assertClean(page);
});

test("A picture is pasted into the form; where words stand beside it in the clipboard, the words are meant", async () => {
  const drawing = await pictureOf(300, 200, "image/png");
  assert.equal(await paste(drawing, "image/png", "表格里的字"), false);
  assert.equal(await paste(drawing, "image/png"), true);
  await button("看大图 2").waitFor();
  assert.equal(await photos().count(), 2);
  await assertClean(page);
});

test("What is no picture is refused in a sentence at the form, and everything else stays", async () => {
  await choose({ name: "名单.txt", mimeType: "text/plain", buffer: Buffer.from("一,二") });
  await seen(page, /这不是能打开的图片/);
  assert.equal(await photos().count(), 2);
  assert.equal(await page.getByRole("textbox", { name: /群众说了什么/ }).inputValue(), WORDS);
});

test("A picture is taken out with a way back, also from its large look", async () => {
  await photos().nth(1).click();
  await button("看大图 2").waitFor({ state: "detached" });
  await button("撤回").click();
  await button("看大图 2").waitFor();
  await button("看大图 2").click();
  await page.getByRole("dialog", { name: "照片" }).getByRole("button", { name: "不要这张" }).click();
  await page.getByRole("dialog", { name: "照片" }).waitFor({ state: "detached" });
  assert.equal(await photos().count(), 1);
});

test("A draft that was dropped comes back with its words and its picture", async () => {
  await page.getByRole("link", { name: /草稿/ }).click();
  await button("不要了").click();
  await until(page, (m) => m.drafts === 0);
  await button("撤回").click();
  await until(page, (m) => m.drafts === 1);
  await button("接着写").click();
  await photos().waitFor();
  assert.equal(await page.getByRole("textbox", { name: /群众说了什么/ }).inputValue(), WORDS);
});

test("A step that was not sent yet is undone, and its form is there again with words and picture", async () => {
  await keepMatter(page, { name: "冉光明", phone: "12000000072" });
  const first = await takenSlip();
  await button("撤回").click();
  await until(page, (m) => m.queue.length === 0 && m.drafts === 1);
  await photos().waitFor();
  assert.equal(await page.getByRole("textbox", { name: /群众说了什么/ }).inputValue(), WORDS);
  await button(/^(送出|存下，有网就送)$/).click();
  await until(page, (m) => m.drafts === 0 && m.queue.length === 1);
  slip = await takenSlip();
  assert.deepEqual(slip, first, "the number that was lent to the form stays its number");
  await pullCable(page, false);
  await until(page, (m) => m.net === "idle" && m.queue.length === 0 && m.unsent_blobs === 0, null, 60_000);
});

test("The picture travels without its place, to whoever may read the matter and to nobody else", async () => {
  clerk = await openDesk(server.address, "zhongba");
  const told = await (await clerk.call("POST", "/v1/sync/pull", { dev: clerk.session.dev, feeds: [] })).text();
  [, sha] = told.match(/"sha256":"([0-9a-f]{64})"/);
  const bytes = Buffer.from(await (await clerk.call("GET", `/v1/blobs/${sha}`)).arrayBuffer());
  assert.equal(bytes.includes("CANARY-place"), false);
  assert.equal(bytes.includes("Exif"), false);
  assert.equal((await fetch(`${server.address}/v1/blobs/${sha}`)).status, 401);
  await assert.rejects((await openDesk(server.address, "agri")).call("GET", `/v1/blobs/${sha}`), /404/);
  await home(page);
  await openMatter(page, /桥栏杆断了/);
  await button("看大图 1").first().waitFor();
  await assertClean(page);
});

test("The person who asked sees the picture of the answer, and looks at it large", async () => {
  const id = Object.keys(await clerk.heads()).sort().at(-1); // Ids begin with their time
  await clerk.give(id, "accept", {});
  await clerk.give(id, "handle_here", { person: "p-zhongba-clerk", standard: "换栏杆" });
  await clerk.give(id, "contact", { how: "phone", reached: true, words: "说了要换" });
  await clerk.give(id, "answer", { outcome: "solved", text: "栏杆换好了。", blobs: [{ sha256: sha, kind: "image/jpeg", bytes: 9 }] });
  await clerk.give(id, "deliver", { how: "phone", to: "本人", happened_at: Date.now(), proof: "通话 1 分钟" });
  const visitor = await touched(chromium, PHONE);
  await visitor.goto(`${server.address}/#/follow`);
  await visitor.getByRole("textbox", { name: "事项号" }).fill(slip.number);
  await visitor.getByRole("textbox", { name: "查询码" }).fill(slip.code);
  await visitor.getByRole("button", { name: "查", exact: true }).tap();
  const answer = visitor.getByRole("region", { name: /答复/ });
  await answer.getByText("栏杆换好了").waitFor();
  await answer.getByRole("button", { name: "看大图 1" }).tap();
  await tall(visitor);
});
