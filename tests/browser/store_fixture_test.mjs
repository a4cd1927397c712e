// What the first release left on a device opens for ever.

import assert from "node:assert/strict";
import { webcrypto as crypto } from "node:crypto";
import { after, before, test } from "node:test";
import { readFile } from "node:fs/promises";
import { openPlace } from "./lib/store_place.mjs";
import { dump, fill, fillFiles } from "./lib/store_disk.mjs";

const fixture = JSON.parse(await readFile(new URL("../vectors/store_v1.json", import.meta.url)));
const { who, pass, commands } = fixture;
let place;
let tab;
before(async () => {
  place = await openPlace();
  tab = await (await place.browser()).tab();
  await tab.ask("session.people"); // Makes the database
  await fill(tab, fixture.rows);
  await fillFiles(tab, "/hot", fixture.hot);
  await fillFiles(tab, "/cold", fixture.cold);
});
after(() => place?.close());

test("A device of the first release knows its people, and opens by the server's key and by the pass phrase", async () => {
  const { people } = await tab.ask("session.people");
  assert.deepEqual(people,
    [{ person: who.person, login: who.login, device: who.device, has_pass: true, unsent: 2, drafts: 1 }]);
  const unlocked = await tab.ask("session.offline_unlock", { person: who.person, pass });
  assert.deepEqual([unlocked.device, unlocked.last_n], [who.device, 4]);
  await tab.ask("session.lock");
  const opened = await tab.ask("session.open", who);
  assert.deepEqual([opened.device, opened.last_n, opened.made], [who.device, 4, false]);
});

test("Its queue, kept commands, drafts, numbers, values and photos are read whole", async () => {
  const queue = await tab.ask("queue.load");
  assert.deepEqual(queue.commands.map(({ n, state, verdict, command }) => [n, state, verdict, command]),
    [[1, "judged", { n: 1, verdict: "applied" }, commands[0]], [4, "waiting", null, commands[3]]]);
  const kept = await tab.ask("kept.load");
  assert.deepEqual(kept.commands.map(({ n, command }) => [n, command]), [[2, commands[1]], [3, null]]);
  const { drafts } = await tab.ask("draft.load_all");
  assert.deepEqual(drafts.map(({ id, n, body }) => [id, n, body]), [["draft-1", 4, { words: "写到一半" }]]);
  const taken = await tab.ask("numbers.take", { draft: "new" });
  assert.deepEqual([taken.number, taken.code], ["0184726390", "12345678"]);
  assert.deepEqual((await tab.ask("meta.get", { key: "settings" })).value, { elder: true });
  assert.equal((await tab.ask("meta.get", { key: "language", plain: true })).value, "zh-CN");
  const [blob] = (await tab.ask("blob.list")).blobs;
  assert.deepEqual([blob.kind, blob.name], ["image/jpeg", "村口.jpg"]);
  assert.equal((await tab.ask("blob.get", blob)).bytes.toString("base64"), fixture.photo);
  assert.deepEqual([...queue.refused, ...kept.refused], []);
});

test("Its files are read by a tab that follows and by the writer", async () => {
  const readBoth = async () => {
    const paths = ["/hot/snapshot-1", "/cold/office/500113/seg-1"];
    return Promise.all(paths.map(async (path) => (await tab.ask("fs.read", { path })).bytes?.toString()));
  };
  assert.deepEqual(await readBoth(), ["快照", "段"]);
  assert.deepEqual(await tab.ask("fs.open"), { writer: true });
  assert.deepEqual(await readBoth(), ["快照", "段"]);
});

test("Work goes on where it stopped, and reading has changed no format", async () => {
  const again = { ...commands[0], id: "00000000-0000-7000-8000-00000000ffff" };
  assert.equal((await tab.ask("queue.add", { commands: [again] })).n, 5);
  const { queue } = await dump(tab);
  const [first, , last] = queue.map(([, value]) => Object.keys(value).sort());
  assert.deepEqual(last, first);
});

test("The server opens with its own key what was closed for its eyes", async () => {
  const curve = { name: "ECDH", namedCurve: "P-256" };
  const from = (words) => Buffer.from(words, "base64");
  const closed = (await tab.ask("kept.load")).commands.find(({ n }) => n === 3).sealed_to;
  const own = await crypto.subtle.importKey("pkcs8", from(fixture.server.pkcs8), curve, false, ["deriveBits"]);
  const theirs = await crypto.subtle.importKey("raw", from(closed.point), curve, false, []);
  const shared = await crypto.subtle.deriveBits({ name: "ECDH", public: theirs }, own, 256);
  const material = await crypto.subtle.importKey("raw", shared, "HKDF", false, ["deriveKey"]);
  const how = { name: "HKDF", hash: "SHA-256", salt: from(closed.point), info: Buffer.from("qungong/to_server/v1") };
  const key = await crypto.subtle.deriveKey(how, material, { name: "AES-GCM", length: 256 }, false, ["decrypt"]);
  const gcm = { name: "AES-GCM", iv: from(closed.iv), additionalData: Buffer.from(closed.id) };
  const plain = Buffer.from(await crypto.subtle.decrypt(gcm, key, from(closed.bytes)));
  assert.deepEqual(JSON.parse(plain), commands[2]);
});

test("docs/storage.md says enough to open a record with nothing but a library of ciphers", async () => {
  const from = ({ $bytes }) => Buffer.from($bytes, "base64");
  const gcm = (iv, id) => ({ name: "AES-GCM", iv, additionalData: Buffer.from(id) });
  const { subtle } = crypto;
  const [[, { key_id, wraps }]] = fixture.rows.keys;
  const material = await subtle.importKey("raw", Buffer.from(who.login_key), "HKDF", false, ["deriveKey"]);
  const hkdf = { name: "HKDF", hash: "SHA-256", salt: Buffer.from("qungong/login/v1"), info: Buffer.from(who.person) };
  const kek = await subtle.deriveKey(hkdf, material, { name: "AES-GCM", length: 256 }, false, ["decrypt"]);
  const wrap = gcm(from(wraps.login.iv), `key/${who.person}/${key_id}`);
  const raw = await subtle.decrypt(wrap, kek, from(wraps.login.bytes));
  const key = await subtle.importKey("raw", raw, "AES-GCM", false, ["decrypt"]);
  const opened = async (id, iv, bytes) => Buffer.from(await subtle.decrypt(gcm(iv, id), key, bytes)).toString();
  const [, { id, iv, bytes }] = fixture.rows.queue[0];
  assert.deepEqual(JSON.parse(await opened(`command/${who.person}/${id}`, from(iv), from(bytes))), commands[0]);
  const file = Buffer.from(fixture.hot[`/hot/${who.person}/snapshot-1`], "base64");
  assert.equal(file.subarray(0, 4).toString() + file.subarray(4, 12).toString("hex"), `QGF1${key_id}`);
  assert.equal(await opened(`file/${who.person}/hot/snapshot-1`, file.subarray(12, 24), file.subarray(24)), "快照");
});
