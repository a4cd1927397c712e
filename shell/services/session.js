// Session: whose data key is in memory, and how it rests: one key per person and device, made on the device,
// never in clear on the disk, wrapped by what the server gives after sign-in and, if the person wants, by a
// pass phrase.
//
// A visitor has nobody who could keep a secret for them: their key is a CryptoKey that script cannot export,
// kept by the browser itself until `session.forget`. The raw bytes of any other key live only inside the
// function that wraps them.

import { hex, randomBytes, utf8 } from "./bytes.js";
import { dataKey, hkdfKey, passKey, subtle } from "./seal.js";
import { under } from "./strict_store.js";
import { integer, text, Trouble } from "./trouble.js";

const PASS_ROUNDS = 600_000;
const PASS_LETTERS_MIN = 8;
const VISITOR = "visitor";
export const PERSON_STORES = ["drafts", "queue", "kept", "numbers", "meta", "blobs"];

// The counter of a person's device: {device, last_n}. It is read by every tab, so a new device id reaches all of them.
export const counterKey = (person) => ["", `device/${person}`];

const gcm = (iv, person, keyId) => ({ name: "AES-GCM", iv, additionalData: utf8(`key/${person}/${keyId}`) });

async function wrapped(kek, raw, person, keyId) {
  const iv = randomBytes(12);
  return { iv, bytes: new Uint8Array(await subtle().encrypt(gcm(iv, person, keyId), kek, raw)) };
}

async function unwrapped(kek, wrap, record, otherwise) {
  try {
    return new Uint8Array(await subtle().decrypt(gcm(wrap.iv, record.person, record.key_id), kek, wrap.bytes));
  } catch {
    throw new Trouble(otherwise, record.person);
  }
}

const loginKek = (person, loginKey) => hkdfKey(utf8(loginKey), utf8("qungong/login/v1"), person);

export class Session {
  open_ = null; // {person, device, key: {id, crypto}, kind, kek}
  store_;

  constructor(store) {
    this.store_ = store;
  }

  // The open session; every op that touches a person's records begins here.
  get current() {
    if (!this.open_) throw new Trouble("locked");
    return this.open_;
  }

  get isOpen() {
    return this.open_ !== null;
  }

  forgetKey() {
    this.open_ = null;
  }

  async open({ person, login, loginKey, device }) {
    const kek = await loginKek(person, loginKey);
    const make = () => this.made_({ person, login, device }, "login", kek);
    const { record, made } = await this.foundOrMade_(person, make);
    return this.enter_(record, "login", kek, made);
  }

  async openVisitor(person, device) {
    const make = async () => {
      const how = { name: "AES-GCM", length: 256 };
      const key = await subtle().generateKey(how, false, ["encrypt", "decrypt"]);
      return { ...bare(person, "", device), key, wraps: {} };
    };
    const { record, made } = await this.foundOrMade_(person, make);
    this.open_ = { person, key: { id: record.key_id, crypto: record.key }, kind: null, kek: null };
    return { ...(await this.state_(record)), person, made };
  }

  async unlock(person, pass) {
    const record = await this.record_(person);
    const wrap = record.wraps.pass;
    if (!wrap) throw new Trouble("no_pass", person);
    return this.enter_(record, "pass", await passKey(pass, wrap.salt, wrap.rounds), false);
  }

  async setPass(pass) {
    if ([...pass].length < PASS_LETTERS_MIN) throw new Trouble("pass_too_short", PASS_LETTERS_MIN);
    const salt = randomBytes(16);
    const kek = await passKey(pass, salt, PASS_ROUNDS);
    await this.addWrap_("pass", kek, { salt, rounds: PASS_ROUNDS });
  }

  async rewrap(loginKey) {
    await this.addWrap_("login", await loginKek(this.current.person, loginKey), {});
  }

  // The key goes first: what is left, if the browser dies here, is noise.
  async forget(person) {
    await this.store_.write(["keys"], (t) => t.drop("keys", person));
    if (this.open_?.person === person) this.open_ = null;
    await this.store_.write(PERSON_STORES, async (t) => {
      for (const store of PERSON_STORES) await t.drop(store, under(person));
      await t.drop("meta", counterKey(person));
    });
  }

  people() {
    return this.store_.read(["keys", "meta", "queue", "drafts"], async (t) => {
      const people = [];
      for (const { value } of await t.all("keys")) {
        const counter = await t.get("meta", counterKey(value.person));
        const unsent = await t.count("queue", under(value.person));
        const drafts = (await t.all("drafts", under(value.person))).filter((d) => !d.value.dropped).length;
        const has_pass = Boolean(value.wraps.pass);
        people.push({ person: value.person, login: value.login, device: counter?.device, has_pass, unsent, drafts });
      }
      return people;
    });
  }

  async record_(person) {
    const record = await this.store_.read(["keys"], (t) => t.get("keys", person));
    if (!record) throw new Trouble("no_such_person", person);
    return record;
  }

  // Two tabs may sign in at once: the first to commit has made the key, the other one throws its own away.
  async foundOrMade_(person, make) {
    const found = await this.store_.read(["keys"], (t) => t.get("keys", person));
    if (found) return { record: found, made: false };
    const { device, ...mine } = await make();
    return this.store_.write(["keys", "meta"], async (t) => {
      const theirs = await t.get("keys", person);
      if (theirs) return { record: theirs, made: false };
      await t.put("keys", person, mine);
      await t.put("meta", counterKey(person), { device, last_n: 0 });
      return { record: mine, made: true };
    });
  }

  async made_({ person, login, device }, kind, kek) {
    const record = bare(person, login, device);
    const raw = randomBytes(32);
    record.wraps = { [kind]: await wrapped(kek, raw, person, record.key_id) };
    raw.fill(0);
    return record;
  }

  // A refusal carries the device's state: the server's key is one per device, so another sign-in as that device helps.
  async enter_(record, kind, kek, made) {
    const state = await this.state_(record);
    const raw = await unwrapped(kek, record.wraps[kind], record, kind === "pass" ? "pass_wrong" : "key_wrong")
      .catch(({ word, detail }) => Promise.reject(new Trouble(word, detail, state)));
    const crypto = await dataKey(raw);
    raw.fill(0);
    this.open_ = { person: record.person, key: { id: record.key_id, crypto }, kind, kek };
    return { ...state, made };
  }

  async state_(record) {
    const counter = await this.store_.read(["meta"], (t) => t.get("meta", counterKey(record.person)));
    const has_pass = Boolean(record.wraps.pass);
    return { device: counter.device, last_n: integer(counter, "last_n"), has_pass };
  }

  async addWrap_(kind, kek, more) {
    const { person, kind: openedBy, kek: openKek } = this.current;
    const record = await this.record_(person);
    if (!openedBy) throw new Trouble("unsupported", person);
    const raw = await unwrapped(openKek, record.wraps[openedBy], record, "key_wrong");
    const wrap = { ...(await wrapped(kek, raw, person, record.key_id)), ...more };
    raw.fill(0);
    await this.store_.write(["keys"], async (t) => {
      const now = await t.get("keys", person);
      if (now?.key_id !== record.key_id) throw new Trouble("no_such_person", person);
      await t.put("keys", person, { ...now, wraps: { ...now.wraps, [kind]: wrap } });
    });
    if (kind === openedBy) this.open_ = { ...this.open_, kek };
  }
}

function bare(person, login, device) {
  return { v: 1, person, login, device: device ?? `d_${hex(randomBytes(16))}`, key_id: hex(randomBytes(8)) };
}

export function sessionPart(context) {
  const { session, post, tabs, files, queue } = context;
  const isOpenFor = (person) => session.isOpen && session.current.person === person;
  const lock = async () => {
    await files.close();
    session.forgetKey();
  };
  tabs.on("lock", ({ person }) => isOpenFor(person) && post("session.lock_asked", {}));
  return {
    ...openers(context, (person) => session.isOpen && !isOpenFor(person) && lock()),
    "session.set_pass": (json) => session.setPass(text(json, "pass")),
    "session.rewrap": (json) => session.rewrap(text(json, "login_key")),
    "session.lock": async () => {
      if (!session.isOpen) return;
      const { person } = session.current;
      await lock();
      tabs.say("lock", { person });
    },
    "session.people": async () => ({ people: await session.people() }),
    "session.forget": async (json) => {
      if (isOpenFor(json.person)) await files.clear();
      await session.forget(text(json, "person"));
    },
    "session.new_device": () => queue.newDevice(),
  };
}

// The three ways in. Whoever else is in is locked out first.
function openers({ session, queue }, leaveOther) {
  return {
    "session.open": async (json) => {
      await leaveOther(text(json, "person"));
      const { person, login = "", device } = json;
      return session.open({ person, login, loginKey: text(json, "login_key"), device: device || undefined });
    },
    "session.open_visitor": async (json) => {
      const person = json.as ? `${VISITOR}:${text(json, "as")}` : VISITOR;
      await leaveOther(person);
      const opened = await session.openVisitor(person, json.device);
      if (!json.device || json.device === opened.device) return opened;
      const { device, moved } = await queue.newDevice(json.device); // A visit of its own
      return { ...opened, device, last_n: moved };
    },
    "session.offline_unlock": async (json) => {
      await leaveOther(text(json, "person"));
      return session.unlock(json.person, text(json, "pass"));
    },
  };
}
