// What the page and the machine under it do for the client: routes, photos, print, clipboard, randomness.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { mkdtemp, readFile, writeFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createHash } from "node:crypto";
import { CLERK, openPlace } from "./lib/store_place.mjs";

let place;
let tab;
let folder;
before(async () => {
  place = await openPlace();
  folder = await mkdtemp(join(tmpdir(), "qungong-photo-"));
  tab = await (await place.browser()).tab();
});
after(async () => {
  await place?.close();
  await rm(folder, { recursive: true, force: true });
});
const hash = (bytes) => createHash("sha256").update(bytes).digest("hex");

// A JPEG of 2400 x 1200 with an Exif block that says where it was taken.
async function photoWithPlace() {
  const base64 = await tab.page.evaluate(async () => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 2400, height: 1200 });
    canvas.getContext("2d").fillRect(0, 0, 1200, 1200);
    const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg"));
    return btoa(String.fromCharCode(...new Uint8Array(await blob.arrayBuffer())));
  });
  const jpeg = Buffer.from(base64, "base64");
  const exif = Buffer.from("Exif\0\0GPSLatitude 29.58N CANARY-place");
  const header = Buffer.from([0xff, 0xe1, 0, exif.length + 2]);
  return Buffer.concat([jpeg.subarray(0, 2), header, exif, jpeg.subarray(2)]);
}

test("A photo is drawn anew: at most 1600 px, and where it was taken does not travel with it", async () => {
  const path = join(folder, "村口.jpg");
  const bytes = await photoWithPlace();
  assert.ok(bytes.includes("CANARY-place"));
  await writeFile(path, bytes);
  const chooser = tab.page.waitForEvent("filechooser");
  const answered = tab.ask("file.pick", { accept: "image/*", capture: "environment", photo: true });
  await (await chooser).setFiles(path);
  const photo = await answered;
  assert.deepEqual([photo.name, photo.kind, photo.width, photo.height], ["村口.jpg", "image/jpeg", 1600, 800]);
  assert.equal(photo.bytes.includes("CANARY-place"), false);
  assert.equal(photo.bytes.includes("Exif"), false);
  assert.equal(photo.sha256, hash(photo.bytes));
});

test("What is not a picture is refused as a photo and taken as a file", async () => {
  const path = join(folder, "list.txt");
  await writeFile(path, "一,二\n");
  const pick = async (json) => {
    const chooser = tab.page.waitForEvent("filechooser");
    const answered = tab.ask("file.pick", { accept: "*/*", ...json });
    await (await chooser).setFiles(path);
    return answered;
  };
  assert.equal((await pick({ photo: true })).trouble, "not_an_image");
  const file = await pick({});
  assert.deepEqual([file.name, file.kind, file.bytes.toString()], ["list.txt", "text/plain", "一,二\n"]);
});

test("A second question for a file ends the first as cancelled", async () => {
  const asked = tab.page.waitForEvent("filechooser");
  const first = tab.ask("file.pick", { accept: "*/*" });
  await asked;
  const chooser = tab.page.waitForEvent("filechooser");
  const second = tab.ask("file.pick", { accept: "*/*" });
  assert.equal((await first).trouble, "cancelled");
  await (await chooser).setFiles(join(folder, "list.txt"));
  assert.equal((await second).name, "list.txt");
});

test("A blob is kept under the hash of its bytes, comes back whole, and can be drawn", async () => {
  await tab.ask("session.open", CLERK);
  const bytes = await photoWithPlace();
  const wrong = await tab.ask("blob.put", { sha256: "0".repeat(64), kind: "image/jpeg" }, bytes);
  assert.equal(wrong.trouble, "hash_wrong");
  const { sha256 } = await tab.ask("blob.put", { sha256: hash(bytes), kind: "image/jpeg", name: "村口.jpg" }, bytes);
  const got = await tab.ask("blob.get", { sha256 });
  assert.deepEqual([got.bytes.equals(bytes), got.kind, got.name, got.sent], [true, "image/jpeg", "村口.jpg", false]);
  await tab.ask("blob.sent", { sha256 });
  const { blobs } = await tab.ask("blob.list");
  assert.deepEqual(blobs, [{ sha256, kind: "image/jpeg", name: "村口.jpg", size: bytes.length, sent: true, due: false, held: false }]);
  const pixels = await tab.ask("blob.pixels", { sha256, side_max: 100 });
  assert.deepEqual([pixels.width, pixels.height, pixels.bytes.length], [100, 50, 100 * 50 * 4]);
  assert.deepEqual([...pixels.bytes.subarray(0, 4)], [0, 0, 0, 255]);
  await tab.ask("blob.drop", { sha256 });
  assert.equal((await tab.ask("blob.get", { sha256 })).trouble, "not_found");
});

test("Routes are hashes: what the client pushes is quiet, what the person does is told", async () => {
  await tab.ask("nav.push", { hash: "#/inbox", title: "收件箱" });
  await tab.ask("nav.push", { hash: "#/case/1", title: "事项", language: "zh-CN" });
  assert.equal(await tab.page.title(), "事项");
  assert.equal(await tab.page.evaluate(() => window.said.some(({ op }) => op === "nav.changed")), false);
  await tab.page.goBack();
  await tab.said("nav.changed", { hash: "#/inbox" });
  await tab.ask("nav.replace", { hash: "#/outbox" });
  assert.equal((await tab.ask("nav.state")).hash, "#/outbox");
  await tab.page.evaluate(() => { location.hash = "#/typed"; });
  await tab.said("nav.changed", { hash: "#/typed" });
});

test("A page that is hidden says so, for what is unsaved", async () => {
  await tab.page.evaluate(() => {
    Object.defineProperty(document, "hidden", { value: true, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
    delete document.hidden;
    document.dispatchEvent(new Event("visibilitychange"));
  });
  await tab.said("page.hidden");
  await tab.said("page.shown");
});

test("Print shows the sheet and nothing else, and nothing that could run gets into it", async () => {
  const html = '<main><h1>登记单 &amp; 回执</h1><img src="data:x" onerror="window.bad=1"><a href="javascript:bad()">x</a>' +
    "<script>window.bad = 1</script><table><tr><th scope=col>号</th><td>018 472 6390<td>二</table><p class='a'>末</main>";
  await tab.page.evaluate(() => {
    window.print = () => {
      const sheet = document.querySelector(".print-sheet");
      window.printed = { text: sheet.textContent, html: sheet.cloneNode(true), title: document.title };
      window.printed.shown = getComputedStyle(sheet).display;
      window.dispatchEvent(new Event("afterprint"));
    };
  });
  assert.equal((await tab.ask("page.print", { html, title: "单" })).trouble, undefined);
  const printed = await tab.page.evaluate(() => {
    const { text, html: sheet, title, shown } = window.printed;
    const isBad = (each) => each.localName === "script" || each.hasAttribute("onerror") ||
      /^javascript:/.test(each.getAttribute("href") ?? "");
    const bad = [...sheet.querySelectorAll("*")].filter(isBad).length;
    return { text, title, shown, bad, cells: sheet.querySelectorAll("th[scope=col], td").length, ran: window.bad };
  });
  assert.deepEqual(printed,
    { text: "登记单 & 回执x号018 472 6390二末", title: "单", shown: "none", bad: 0, cells: 3, ran: undefined });
  assert.equal(await tab.page.locator(".print-sheet").count(), 0);
});

test("On paper the sheet is what is seen", async () => {
  await tab.page.evaluate(() => { window.print = () => {}; });
  const printing = tab.ask("page.print", { html: "<p>纸上</p>" });
  await tab.page.emulateMedia({ media: "print" });
  await tab.page.locator(".print-sheet").waitFor({ state: "visible" });
  assert.equal(await tab.page.locator("body > :not(.print-sheet):visible").count(), 0);
  await tab.page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  await printing;
  await tab.page.emulateMedia({ media: "screen" });
});

test("Saving a file hands the person exactly these bytes under this name", async () => {
  const started = tab.page.waitForEvent("download");
  await tab.ask("file.save", { name: "未发送.json", kind: "application/json" }, Buffer.from('{"a":1}'));
  const download = await started;
  assert.equal(download.suggestedFilename(), "未发送.json");
  const path = join(folder, "saved");
  await download.saveAs(path);
  assert.equal((await readFile(path)).toString(), '{"a":1}');
});

test("Randomness, digests and the zone are the machine's", async () => {
  const [one, two] = [await tab.ask("crypto.random", { bytes: 32 }), await tab.ask("crypto.random", { bytes: 32 })];
  assert.equal(one.bytes.length, 32);
  assert.notDeepEqual(one.bytes, two.bytes);
  assert.equal((await tab.ask("crypto.random", { bytes: 70_000 })).trouble, "bad_request");
  assert.equal((await tab.ask("crypto.sha256", {}, Buffer.from("abc"))).sha256, hash("abc"));
  const { zone, offset_min } = await tab.ask("time.zone");
  assert.equal(typeof zone, "string");
  assert.ok(Number.isInteger(offset_min));
  assert.deepEqual(await tab.violations(), []);
});
