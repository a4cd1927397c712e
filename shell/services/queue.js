// Queue: commands on their way to the server, numbered 1, 2, 3 ... without a gap per device, whichever tab
// adds them.
//
// A command lives in exactly one of `queue` and `kept`. It leaves the queue only by `leave` (verdict and
// checkpoint are there) or by `undo` of the person's own last step; it leaves `kept` when a verified backup
// of the server holds it, or, if it was rejected, when the person lets go. The number is given inside the
// transaction that stores the command, so the sealed bytes are bound to the command's id and not to n. What was closed
// for the server's eyes (`sealed_to`) goes through all of this unopened.

import { markDue } from "./blobs.js";
import { draftRecord, dropDraft } from "./drafts.js";
import { seal, sealJson, sealToServer, unseal, unsealJson } from "./seal.js";
import { counterKey } from "./session.js";
import { after, under } from "./strict_store.js";
import { hex, randomBytes, utf8 } from "./bytes.js";
import { integer, list, text, Trouble } from "./trouble.js";

const LOAD_MAX = 500;
const LOAD_BYTES_MAX = 512 * 1024; // The client reads at most 1 MiB of JSON at once.
const commandId = (person, id) => `command/${person}/${id}`;
const verdictId = (person, id) => `verdict/${person}/${id}`;

async function counterOf(t, person) {
  const counter = await t.get("meta", counterKey(person));
  if (!counter) throw new Trouble("locked", person); // Forgotten by another tab.
  return counter;
}

export class Queue {
  constructor({ session, store }) {
    Object.assign(this, { session, store });
  }

  async add({ commands, draft, slot, undo_until }) {
    const { person, key } = this.session.current;
    const sealed = await Promise.all(commands.map((c) => sealJson(key, commandId(person, text(c, "id")), c)));
    const names = ["queue", "meta", "blobs", ...(draft || slot ? ["drafts", "numbers"] : [])];
    return this.store.write(names, async (t) => {
      const counter = await counterOf(t, person);
      const n = counter.last_n + 1;
      const last_n = counter.last_n + commands.length;
      const more = { state: "waiting", undo_until, draft: draft ?? "", slot: slot ?? "", verdict: null };
      if (slot) await useNumber(t, person, slot);
      if (draft) await dropDraft(t, person, draft, "used");
      await markDue(t, person, commands, true);
      await Promise.all([
        t.put("meta", counterKey(person), { ...counter, last_n }),
        ...sealed.map((record, i) =>
          t.add("queue", [person, counter.device, n + i], { ...record, id: commands[i].id, ...more })),
      ]);
      return { n, last_n, device: counter.device };
    });
  }

  // What is readable, and what is not, each with its n: one damaged record never costs the others.
  async load(store, { after_n = 0, limit = LOAD_MAX }) {
    const { person } = this.session.current;
    const { rows, last_n } = await this.store.read([store, "meta"], async (t) => {
      const counter = await counterOf(t, person);
      const range = after(after_n, person, counter.device);
      return { rows: await t.all(store, range, Math.min(limit, LOAD_MAX)), last_n: counter.last_n };
    });
    const out = { commands: [], refused: [], more: rows.length === Math.min(limit, LOAD_MAX), last_n };
    let bytes = 0;
    for (const { key: [, , n], value } of rows) {
      bytes += (value.sealed_to ?? value).bytes?.length ?? 0;
      if (bytes > LOAD_BYTES_MAX && out.commands.length > 0) return { ...out, more: true };
      await this.opened_(n, value)
        .then((command) => out.commands.push(command), ({ word }) => out.refused.push({ n, trouble: word }));
    }
    return out;
  }

  async opened_(n, record) {
    const { person, key } = this.session.current;
    const { state, id, undo_until = 0, stay = false, draft = "" } = record;
    const verdict = record.verdict && (await unsealJson(key, verdictId(person, id), record.verdict));
    if (record.sealed_to) return { n, id, state, verdict, stay, command: null, sealed_to: record.sealed_to };
    const command = await unsealJson(key, commandId(person, id), record);
    return { n, id, state, undo_until, verdict, stay, command, draft };
  }

  sent(ns) {
    return this.each_(ns, ["queue"], (record) => ({ ...record, state: record.state === "judged" ? "judged" : "sent" }));
  }

  async verdicts(verdicts) {
    const { person, key } = this.session.current;
    const ids = await this.idsOf_(verdicts.map(({ n }) => n));
    const sealed = new Map();
    for (const { n, verdict } of verdicts) {
      sealed.set(n, await sealJson(key, verdictId(person, ids.get(n).id), verdict));
    }
    await this.store.write(["queue", "kept", "meta"], async (t) => {
      const { device } = await counterOf(t, person);
      for (const [n, verdict] of sealed) {
        const { store } = ids.get(n);
        const record = await t.get(store, [person, device, n]);
        if (record) await t.put(store, [person, device, n], { ...record, state: "judged", verdict });
      }
    });
  }

  // A `waiting` verdict may be replaced long after the command has left the queue.
  idsOf_(ns) {
    const { person } = this.session.current;
    return this.store.read(["queue", "kept", "meta"], async (t) => {
      const { device } = await counterOf(t, person);
      const ids = new Map();
      for (const n of ns) {
        for (const store of ["queue", "kept"]) {
          const record = await t.get(store, [person, device, n]);
          if (record && !ids.has(n)) ids.set(n, { id: record.id, store });
        }
        if (!ids.has(n)) throw new Trouble("not_found", n);
      }
      return ids;
    });
  }

  async leave({ ns, stay, to_server }) {
    const { person } = this.session.current;
    const closed = to_server ? await this.closedFor_(to_server, ns) : new Map();
    await this.store.write(["queue", "kept", "meta"], async (t) => {
      const { device } = await counterOf(t, person);
      for (const n of ns) {
        const record = await t.get("queue", [person, device, n]);
        if (!record) continue; // Left already: another tab or an earlier try.
        const { id, state, verdict } = record;
        const moved = closed.has(n) ? { id, state, verdict, sealed_to: closed.get(n) } : record;
        await t.put("kept", [person, device, n], { ...moved, stay });
        await t.drop("queue", [person, device, n]);
      }
    });
  }

  async closedFor_(to, ns) {
    const { person, key } = this.session.current;
    const closed = new Map();
    for (const n of ns) {
      const record = await this.store.read(["queue", "meta"], async (t) =>
        t.get("queue", [person, (await counterOf(t, person)).device, n]));
      if (!record) continue;
      closed.set(n, record.sealed_to ?? await sealToServer(to, record.id,
        await unseal(key, commandId(person, record.id), record)));
    }
    return closed;
  }

  // Only the last step, only before it was sent: then the next command takes its number and there is no gap.
  // The form that it came from is back in the same transaction, under the same id, so that no word is ever nowhere.
  async undo({ n, now, draft }) {
    const { person } = this.session.current;
    const back = draft && (await draftRecord(this, draft));
    const command = await this.commandOf_(n);
    await this.store.write(["queue", "meta", "numbers", "blobs", "drafts"], async (t) => {
      const counter = await counterOf(t, person);
      const found = await t.get("queue", [person, counter.device, n]);
      if (!found || found.id !== command.id) throw new Trouble("not_found", n);
      if (counter.last_n !== n || found.state !== "waiting" || now > found.undo_until) throw new Trouble("too_late", n);
      await t.drop("queue", [person, counter.device, n]);
      await t.put("meta", counterKey(person), { ...counter, last_n: n - 1 });
      const number = found.slot && (await t.get("numbers", [person, found.slot]));
      if (number) await t.put("numbers", [person, found.slot], { ...number, state: "lent", draft: found.draft });
      await markDue(t, person, [command], false);
      if (back) await t.put("drafts", [person, draft.id], back);
    });
    return { command, ...(back && { draft_n: back.n }) };
  }

  async commandOf_(n) {
    const { person, key } = this.session.current;
    const found = await this.store.read(["queue", "meta"], async (t) =>
      t.get("queue", [person, (await counterOf(t, person)).device, n]));
    if (!found) throw new Trouble("not_found", n);
    if (found.sealed_to) throw new Trouble("too_late", n); // Judged, and for the server alone
    return unsealJson(key, commandId(person, found.id), found);
  }

  // After a restore the server lost what came behind `after_n`: the kept copies are pushed again, and so is what it had
  // judged and had not left the queue yet.
  again({ after_n }) {
    const { person } = this.session.current;
    return this.store.write(["queue", "kept", "meta"], async (t) => {
      const lost = after(after_n, person, (await counterOf(t, person)).device);
      const [queued, kept] = [await t.all("queue", lost), await t.all("kept", lost)];
      const ns = [];
      for (const { key, value } of [...queued.filter(({ value: { verdict } }) => verdict), ...kept]) {
        await t.put("queue", key, { ...value, state: "sent", verdict: null });
        await t.drop("kept", key);
        ns.push(key[2]);
      }
      return { n: ns.sort((a, b) => a - b) };
    });
  }

  dropKept(durable_n) {
    const { person } = this.session.current;
    return this.store.write(["kept", "meta"], async (t) => {
      const { device } = await counterOf(t, person);
      let dropped = 0;
      for (const { key, value } of await t.all("kept", under(person, device))) {
        if (key[2] > durable_n || value.stay) continue;
        await t.drop("kept", key);
        ++dropped;
      }
      return { dropped };
    });
  }

  discard(n) {
    const { person } = this.session.current;
    return this.store.write(["kept", "meta"], async (t) =>
      t.drop("kept", [person, (await counterOf(t, person)).device, n]));
  }

  // The server has seen this device's numbers from somebody else (a copied profile): a new id, what is unjudged again.
  // Numbers were lent to the old id, so those that no command carries yet go.
  newDevice(device = `d_${hex(randomBytes(16))}`) {
    const { person } = this.session.current;
    return this.store.write(["queue", "kept", "meta", "numbers"], async (t) => {
      const old = await counterOf(t, person);
      for (const { key, value } of await t.all("numbers", under(person))) {
        if (value.state === "free") await t.drop("numbers", key);
      }
      let n = 0;
      for (const { key, value } of await t.all("queue", under(person, old.device))) {
        if (value.verdict) await t.put("kept", key, { ...value, stay: false });
        else await t.put("queue", [person, device, ++n], { ...value, state: "waiting", undo_until: 0 });
        await t.drop("queue", key);
      }
      await t.put("meta", counterKey(person), { ...old, device, last_n: n });
      return { device, moved: n };
    });
  }

  each_(ns, names, change) {
    const { person } = this.session.current;
    return this.store.write([...names, "meta"], async (t) => {
      const { device } = await counterOf(t, person);
      for (const n of ns) {
        const record = await t.get("queue", [person, device, n]);
        if (!record) throw new Trouble("not_found", n);
        await t.put("queue", [person, device, n], change(record));
      }
    });
  }
}

async function useNumber(t, person, slot) {
  const number = await t.get("numbers", [person, slot]);
  if (!number) throw new Trouble("no_number", slot);
  if (number.state === "used") throw new Trouble("number_used", slot);
  await t.put("numbers", [person, slot], { ...number, state: "used" });
}

export function queuePart({ queue }) {
  return {
    "queue.add": (json) => queue.add({
      commands: list(json, "commands"), draft: json.draft, slot: json.slot, undo_until: integer(json, "undo_until", 0),
    }),
    "queue.load": (json) => queue.load("queue", json),
    "queue.sent": (json) => queue.sent(list(json, "n")),
    "queue.verdict": (json) => queue.verdicts(list(json, "verdicts")),
    "queue.leave": (json) => queue.leave({
      ns: list(json, "n"), stay: json.stay === true, to_server: json.to_server ?? null,
    }),
    "queue.undo": (json) => queue.undo({
      n: integer(json, "n"), now: integer(json, "now"), draft: json.draft ?? null,
    }),
    "queue.again": (json) => queue.again({ after_n: integer(json, "after_n") }),
    "kept.load": (json) => queue.load("kept", json),
    "kept.drop": (json) => queue.dropKept(integer(json, "durable_n")),
    "kept.discard": (json) => queue.discard(integer(json, "n")),
  };
}
