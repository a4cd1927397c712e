// What rests on the device is sealed: from the disk, from other people of the same PC, from a changed or moved record.

import assert from "node:assert/strict";
import { webcrypto as crypto } from "node:crypto";
import { after, before, test } from "node:test";
import { CLERK, commandOf, filesUnder, openPlace } from "./lib/store_place.mjs";
import { dump, fill } from "./lib/store_disk.mjs";

const OTHER = { person: "p_other", login: "town", login_key: "another person's key" };
const PASS = "木洞镇的一句长话 1";

let place;
let browser;
let tab;
before(async () => {
  place = await openPlace();
  browser = await place.browser();
  tab = await browser.tab();
});
after(() => place?.close());

const open = async (who) => {
  await tab.ask("session.lock");
  return tab.ask("session.open", who);
};

test("Before anybody has signed in nothing can be read or written", async () => {
  for (const op of ["queue.load", "draft.load_all", "numbers.count", "blob.list", "fs.open"]) {
    assert.equal((await tab.ask(op)).trouble, "locked", op);
  }
});

test("The key opens with what the server gives, never with anything else", async () => {
  assert.equal((await tab.ask("session.open", CLERK)).made, true);
  await tab.ask("draft.save", { id: "d1", owner_tab: "t", n: 1, body: "秘密" });
  await tab.ask("session.lock");
  const refused = await tab.ask("session.open", { ...CLERK, login_key: "wrong" });
  assert.deepEqual([refused.trouble, refused.has_pass, refused.last_n], ["key_wrong", false, 0]);
  assert.match(refused.device, /^d_[0-9a-f]{32}$/);
  assert.equal((await tab.ask("draft.load_all")).trouble, "locked");
  assert.equal((await tab.ask("session.open", CLERK)).made, false);
  assert.equal((await tab.ask("draft.load_all")).drafts[0].body, "秘密");
});

test("A pass phrase of eight characters opens offline, a shorter one is refused, a wrong one is too", async () => {
  await open(CLERK);
  assert.equal((await tab.ask("session.set_pass", { pass: "七个字不够长的" })).trouble, "pass_too_short");
  assert.equal((await tab.ask("session.set_pass", { pass: PASS })).trouble, undefined);
  await tab.ask("session.lock");
  const wrong = await tab.ask("session.offline_unlock", { person: CLERK.person, pass: `${PASS}?` });
  assert.equal(wrong.trouble, "pass_wrong");
  assert.equal((await tab.ask("draft.load_all")).trouble, "locked");
  assert.equal((await tab.ask("session.offline_unlock", { person: CLERK.person, pass: PASS })).has_pass, true);
  assert.equal((await tab.ask("draft.load_all")).drafts[0].body, "秘密");
});

test("When the server gives a new key, the pass phrase lets the person wrap anew", async () => {
  const renewed = { ...CLERK, login_key: "a new key of the server" };
  assert.deepEqual((({ trouble, has_pass }) => [trouble, has_pass])(await open(renewed)), ["key_wrong", true]);
  await tab.ask("session.offline_unlock", { person: CLERK.person, pass: PASS });
  await tab.ask("session.rewrap", { login_key: renewed.login_key });
  assert.equal((await open(renewed)).trouble, undefined);
  assert.equal((await tab.ask("draft.load_all")).drafts[0].body, "秘密");
  await tab.ask("session.rewrap", { login_key: CLERK.login_key });
});

test("Two people of one PC do not see each other's drafts, queue or numbers, nor the devices' ids mix", async () => {
  const mine = await open(CLERK);
  await tab.ask("queue.add", { commands: [commandOf("我的")] });
  const theirs = await open(OTHER);
  assert.notEqual(mine.device, theirs.device);
  assert.equal(theirs.last_n, 0);
  assert.deepEqual((await tab.ask("queue.load")).commands, []);
  assert.deepEqual((await tab.ask("draft.load_all")).drafts, []);
  const { people } = await tab.ask("session.people");
  assert.deepEqual(people.map((each) => [each.person, each.unsent, each.drafts, each.has_pass]),
    [["p_clerk", 1, 1, true], ["p_other", 0, 0, false]]);
});

test("A record under another person or id, or with one changed bit, is refused and costs no other", async () => {
  await open(CLERK);
  for (const id of ["a", "b", "c"]) await tab.ask("draft.save", { id, owner_tab: "t", n: 1, body: id });
  const rows = new Map((await dump(tab)).drafts.map(([[person, id], value]) => [`${person}/${id}`, value]));
  const bent = Buffer.from(rows.get("p_clerk/c").bytes.$bytes, "base64");
  bent[0] ^= 1;
  await fill(tab, { drafts: [
    [["p_clerk", "a"], rows.get("p_clerk/b")],
    [["p_clerk", "c"], { ...rows.get("p_clerk/c"), bytes: { $bytes: bent.toString("base64") } }],
    [["p_other", "d1"], rows.get("p_clerk/d1")],
  ] });
  const { drafts, refused } = await tab.ask("draft.load_all");
  assert.deepEqual(drafts.map(({ id }) => id), ["b", "d1"]);
  assert.deepEqual(refused, [{ id: "a", trouble: "damaged" }, { id: "c", trouble: "damaged" }]);
  await open(OTHER);
  assert.deepEqual((await tab.ask("draft.load_all")).refused, [{ id: "d1", trouble: "key_wrong" }]);
  await open(CLERK);
});

test("What this person may no longer read is kept for the server's eyes, which can open it", async () => {
  await open(CLERK);
  const curve = { name: "ECDH", namedCurve: "P-256" };
  const server = await crypto.subtle.generateKey(curve, true, ["deriveBits"]);
  const spki = Buffer.from(await crypto.subtle.exportKey("spki", server.publicKey)).toString("base64");
  const command = commandOf("村里分钱不公");
  const { n } = await tab.ask("queue.add", { commands: [command] });
  await tab.ask("queue.leave", { n: [n], to_server: { id: "k1", spki } });
  const kept = (await tab.ask("kept.load")).commands.find((each) => each.n === n);
  assert.equal(kept.command, null);
  assert.deepEqual(JSON.parse(await openedByServer(server.privateKey, kept.sealed_to)), command);
});

// As docs/storage.md says it, in other words than the product's.
async function openedByServer(privateKey, { to, id, point, iv, bytes }) {
  assert.equal(to, "k1");
  const raw = Buffer.from(point, "base64");
  const theirs = await crypto.subtle.importKey("raw", raw, { name: "ECDH", namedCurve: "P-256" }, true, []);
  const shared = await crypto.subtle.deriveBits({ name: "ECDH", public: theirs }, privateKey, 256);
  const material = await crypto.subtle.importKey("raw", shared, "HKDF", false, ["deriveBits"]);
  const info = Buffer.from("qungong/to_server/v1");
  const bits = await crypto.subtle.deriveBits({ name: "HKDF", hash: "SHA-256", salt: raw, info }, material, 256);
  const key = await crypto.subtle.importKey("raw", bits, "AES-GCM", false, ["decrypt"]);
  const how = { name: "AES-GCM", iv: Buffer.from(iv, "base64"), additionalData: Buffer.from(id) };
  return Buffer.from(await crypto.subtle.decrypt(how, key, Buffer.from(bytes, "base64"))).toString();
}

test("Lock asks the other tabs to save and lock too", async () => {
  const second = await browser.tab();
  const third = await browser.tab();
  await second.ask("session.open", CLERK);
  await third.ask("session.open", OTHER);
  await tab.ask("session.lock");
  await second.said("session.lock_asked");
  await second.ask("session.lock");
  assert.equal(await third.page.evaluate(() => window.said.some(({ op }) => op === "session.lock_asked")), false,
    "another person's tab is left alone");
  await second.page.close();
  await third.page.close();
});

test("A visitor's half-written words are there after a kill, and gone when the visitor leaves", async () => {
  assert.equal((await tab.ask("session.open_visitor")).made, true);
  await tab.ask("draft.save", { id: "v", owner_tab: "t", n: 1, body: "路灯坏了" });
  await browser.kill();
  browser = await place.browser();
  tab = await browser.tab();
  assert.equal((await tab.ask("session.open_visitor")).made, false);
  assert.equal((await tab.ask("draft.load_all")).drafts[0].body, "路灯坏了");
  await tab.ask("session.forget", { person: "visitor" });
  assert.equal((await tab.ask("draft.load_all")).trouble, "locked");
  assert.equal((await tab.ask("session.open_visitor")).made, true);
  assert.deepEqual((await tab.ask("draft.load_all")).drafts, []);
  const follower = await tab.ask("session.open_visitor", { as: "follow", device: "d_first_visit" });
  assert.deepEqual([follower.person, follower.device, follower.last_n], ["visitor:follow", "d_first_visit", 0]);
  await tab.ask("queue.add", { commands: [commandOf("评价")] });
  await tab.ask("numbers.put", { block: [{ number: "0184726390", code: "1" }] });
  const next = await tab.ask("session.open_visitor", { as: "follow", device: "d_next_visit" });
  assert.deepEqual([next.made, next.device, next.last_n], [false, "d_next_visit", 1]);
  assert.equal((await tab.ask("queue.load")).commands[0].command.args.words, "评价");
  assert.deepEqual(await tab.ask("numbers.count"), { free: 0 });
});

test("No word of a person stands readable in the profile folder", async () => {
  await open(CLERK);
  const secret = "CANARY-secret-张三丰-13912345678";
  const inClear = "CANARY-in-clear-language";
  await tab.ask("draft.save", { id: "x", owner_tab: "t", n: 1, body: { words: secret } });
  await tab.ask("queue.add", { commands: [commandOf(secret)] });
  await tab.ask("numbers.put", { block: [{ number: secret, code: secret }] });
  await tab.ask("meta.put", { key: "k", value: secret });
  await tab.ask("blob.put", { kind: "image/jpeg", name: secret }, Buffer.from(secret.repeat(2000)));
  await tab.ask("session.set_pass", { pass: secret });
  await tab.ask("meta.put", { key: "language", value: inClear, plain: true });
  await browser.quit();
  const files = await filesUnder(place.profile);
  const ways = (words) => ["utf8", "utf16le"].map((way) => Buffer.from(words, way))
    .concat([Buffer.from(words.slice(0, 12)), Buffer.from(Buffer.from(words).toString("base64").slice(0, -4))]);
  const found = (words) => files.filter(({ bytes }) => ways(words).some((each) => bytes.includes(each)));
  assert.notEqual(found(inClear).length, 0, "the search must be able to find what does stand there");
  assert.deepEqual(found("secret-张三丰").map(({ path }) => path), []);
  assert.deepEqual(found("13912345678").map(({ path }) => path), []);
  assert.deepEqual(found(CLERK.login_key).map(({ path }) => path), []);
});
