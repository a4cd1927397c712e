// Writes tests/vectors/store_v1.json: what one person left on a device, sealed by this release, with the keys to it. Run
// by hand when a NEW format begins (then under a new name); a file that was written once is never written again.
//
//   node tests/browser/lib/make_store_fixture.mjs store_v2.json

import { webcrypto as crypto } from "node:crypto";
import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { commandOf, openPlace } from "./store_place.mjs";
import { dump, dumpFiles } from "./store_disk.mjs";

const target = new URL(`../../vectors/${process.argv[2]}`, import.meta.url);
if (existsSync(target)) throw new Error("a fixture that exists opens for ever; it is not written again");

const WHO = { person: "p_fixture", login: "fixture", login_key: "5f".repeat(32), device: "d_fixture_0001" };
const PASS = "一句留了很多年的话";
const PHOTO = Buffer.from("not really a photo, only bytes");

async function serverKey() {
  const pair = await crypto.subtle.generateKey({ name: "ECDH", namedCurve: "P-256" }, true, ["deriveBits"]);
  const base64 = async (form, key) => Buffer.from(await crypto.subtle.exportKey(form, key)).toString("base64");
  return { id: "k_fixture", spki: await base64("spki", pair.publicKey), pkcs8: await base64("pkcs8", pair.privateKey) };
}

async function leaveThings(tab, server) {
  const commands = ["九十岁以上的老人有没有特殊补贴？", "村口塌方，车过不去", "分钱不公 䶮𠮷·", "退回的一件"].map(commandOf);
  await tab.ask("session.open", WHO);
  await tab.ask("session.set_pass", { pass: PASS });
  await tab.ask("fs.open");
  await tab.ask("queue.add", { commands, undo_until: 1_767_225_630_000 });
  await tab.ask("queue.sent", { n: [1, 2, 3] });
  await tab.ask("queue.verdict", { verdicts: [1, 2, 3].map((n) => ({ n, verdict: { n, verdict: "applied" } })) });
  await tab.ask("queue.leave", { n: [2] });
  await tab.ask("queue.leave", { n: [3], to_server: { id: server.id, spki: server.spki } });
  await tab.ask("draft.save", { id: "draft-1", owner_tab: "tab-1", n: 4, body: { words: "写到一半" } });
  await tab.ask("numbers.put", { block: [{ number: "0184726390", code: "12345678" }] });
  await tab.ask("meta.put", { key: "settings", value: { elder: true } });
  await tab.ask("meta.put", { key: "language", value: "zh-CN", plain: true });
  await tab.ask("blob.put", { kind: "image/jpeg", name: "村口.jpg" }, PHOTO);
  await tab.ask("fs.write", { path: "/hot/snapshot-1" }, Buffer.from("快照"));
  await tab.ask("fs.write", { path: "/cold/office/500113/seg-1" }, Buffer.from("段"));
  await tab.ask("fs.sync");
  return commands;
}

const place = await openPlace();
const tab = await (await place.browser()).tab();
const server = await serverKey();
const commands = await leaveThings(tab, server);
const fixture = {
  about: "What one person left on a device, as the first release wrote it. docs/storage.md states the formats.",
  who: WHO, pass: PASS, server, commands, photo: PHOTO.toString("base64"),
  rows: await dump(tab), hot: await dumpFiles(tab, "/hot"), cold: await dumpFiles(tab, "/cold"),
};
await writeFile(target, `${JSON.stringify(fixture, null, 1)}\n`);
await place.close();
