// Drafts: half-written matters, on the disk within half a second of the first letter (the client throttles,
// this writes).
//
// A draft has one owner tab and a version `n` that its owner counts up; an older version never replaces a
// newer one. A resting draft also has a sealed copy in /hot. A dropped draft with such a copy leaves a
// tombstone until the copy is gone, for a copy that nobody dropped is restored at start and must not bring
// back what was filed long ago.

import { sealJson, unsealJson } from "./seal.js";
import { under } from "./strict_store.js";
import { integer, text, Trouble } from "./trouble.js";

const recordId = (person, id) => `draft/${person}/${id}`;
const copyPath = (id) => `/hot/drafts/${id}`;

export class Drafts {
  constructor({ session, store, tabs, files }) {
    Object.assign(this, { session, store, tabs, files });
  }

  // A tab that has died (a browser that was killed) owns nothing: what it left is whoever's goes on with it.
  async save(draft) {
    try {
      return await this.write_(draft);
    } catch (trouble) {
      const owner = trouble.word === "not_owner" ? trouble.more.owner_tab : null;
      if (owner === null || (await this.tabs.alive()).includes(owner)) throw trouble;
      return this.write_(draft, owner);
    }
  }

  async write_({ id, owner_tab, n, body }, dead = owner_tab) {
    const { person, key } = this.session.current;
    const sealed = await sealJson(key, recordId(person, id), { n, body });
    return this.store.write(["drafts"], async (t) => {
      const old = await t.get("drafts", [person, id]);
      if (old && !old.dropped && old.owner_tab !== owner_tab && old.owner_tab !== dead) {
        throw new Trouble("not_owner", id, { owner_tab: old.owner_tab });
      }
      if (old && old.n >= n) return { n: old.n, stale: true };
      await t.put("drafts", [person, id], { ...sealed, n, owner_tab, rested: restedOf(old) });
      return { n };
    });
  }

  async loadAll() {
    const { person } = this.session.current;
    await this.restoreCopies_();
    const rows = await this.store.read(["drafts"], (t) => t.all("drafts", under(person)));
    const alive = await this.tabs.alive();
    const drafts = [];
    const refused = [];
    for (const { key: [, id], value } of rows) {
      if (value.dropped) continue;
      try {
        const { n, body } = await this.opened_(id, value);
        drafts.push({ id, n, body, owner_tab: value.owner_tab, owner_alive: alive.includes(value.owner_tab) });
      } catch (trouble) {
        refused.push({ id, trouble: trouble.word });
      }
    }
    return { drafts, refused };
  }

  async takeOver({ id, owner_tab }) {
    const { person } = this.session.current;
    const record = await this.store.write(["drafts"], async (t) => {
      const old = await t.get("drafts", [person, id]);
      if (!old || old.dropped) throw new Trouble("not_found", id);
      await t.put("drafts", [person, id], { ...old, owner_tab });
      return old;
    });
    this.tabs.say("draft.taken", { id, owner_tab });
    return { id, owner_tab, ...(await this.opened_(id, record)) };
  }

  // Marked before it is copied: a copy without a mark would look like the only one left.
  async rest({ id }) {
    const { person, key } = this.session.current;
    this.files.mustWrite();
    const record = await this.store.write(["drafts"], async (t) => {
      const old = await t.get("drafts", [person, id]);
      if (!old || old.dropped) throw new Trouble("not_found", id);
      await t.put("drafts", [person, id], { ...old, rested: old.n });
      return old;
    });
    const { n, body } = await unsealJson(key, recordId(person, id), record);
    await this.files.write(copyPath(id), new TextEncoder().encode(JSON.stringify({ id, n, body })));
    await this.files.sync();
    return { n };
  }

  async drop({ id }) {
    const { person } = this.session.current;
    await this.store.write(["drafts", "numbers"], (t) => dropDraft(t, person, id, "free"));
    await this.sweepCopy_(id);
  }

  async ids() {
    const { person } = this.session.current;
    const rows = await this.store.read(["drafts"], (t) => t.all("drafts", under(person)));
    return rows.filter(({ value }) => !value.dropped).map(({ key: [, id] }) => id);
  }

  // A tombstone goes once its copy is gone from the disk, which only the writer can know.
  async sweepCopy_(id) {
    if (!this.files.isWriter) return;
    const { person } = this.session.current;
    await this.files.drop(copyPath(id));
    await this.files.sync();
    await this.store.write(["drafts"], async (t) => {
      if ((await t.get("drafts", [person, id]))?.dropped) await t.drop("drafts", [person, id]);
    });
  }

  async restoreCopies_() {
    if (!this.files.isWriter) return;
    const { person } = this.session.current;
    for (const { path } of await this.files.list("/hot/drafts")) {
      const id = path.slice(copyPath("").length);
      const kept = await this.store.read(["drafts"], (t) => t.get("drafts", [person, id]));
      if (kept?.dropped) await this.sweepCopy_(id);
      else await this.restoreNewer_(id, path, kept).catch(() => {}); // A damaged copy costs nothing: it is a copy.
    }
  }

  async restoreNewer_(id, path, kept) {
    const { n, body } = JSON.parse(new TextDecoder().decode(await this.files.read(path)));
    if (kept && kept.n >= n) return;
    const { person, key } = this.session.current;
    const sealed = await sealJson(key, recordId(person, id), { n, body });
    await this.store.write(["drafts"], (t) =>
      t.put("drafts", [person, id], { ...sealed, n, owner_tab: kept?.owner_tab ?? "", rested: n }));
  }

  opened_(id, record) {
    const { person, key } = this.session.current;
    return unsealJson(key, recordId(person, id), record);
  }
}

// A draft that comes back: sealed as newer than whatever is left of it on this disk.
export async function draftRecord({ session, store }, { id, owner_tab, body }) {
  const { person, key } = session.current;
  const old = await store.read(["drafts"], (t) => t.get("drafts", [person, id]));
  const n = 1 + (old?.n ?? 0);
  return { ...(await sealJson(key, recordId(person, id), { n, body })), n, owner_tab, rested: restedOf(old) };
}

// A tombstone stands for a copy in /hot: what comes back over it must leave one again.
const restedOf = (old) => (old?.dropped ? old.n : old?.rested ?? 0);

// Inside a transaction over drafts and numbers: the draft goes, and the number lent to it becomes `state`.
export async function dropDraft(t, person, id, state) {
  const old = await t.get("drafts", [person, id]);
  if (old?.rested) await t.put("drafts", [person, id], { dropped: true, n: old.n });
  else await t.drop("drafts", [person, id]);
  if (state !== "free") return;
  for (const { key, value } of await t.all("numbers", under(person))) {
    if (value.state === "lent" && value.draft === id) await t.put("numbers", key, { ...value, state, draft: "" });
  }
}

export function draftsPart(context) {
  const { drafts, tabs, post } = context;
  tabs.on("draft.taken", ({ id, owner_tab }) => post("draft.taken", { id, owner_tab }));
  return {
    "draft.save": (json) => drafts.save({
      id: text(json, "id"), owner_tab: text(json, "owner_tab"), n: integer(json, "n"), body: json.body ?? null,
    }),
    "draft.load_all": () => drafts.loadAll(),
    "draft.take_over": (json) => drafts.takeOver({ id: text(json, "id"), owner_tab: text(json, "owner_tab") }),
    "draft.rest": (json) => drafts.rest({ id: text(json, "id") }),
    "draft.drop": (json) => drafts.drop({ id: text(json, "id") }),
  };
}
