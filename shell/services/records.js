// Records: small values by name (meta), the state of the store as a person may read it, export and discard.

import { base64, concat, utf8 } from "./bytes.js";
import { save } from "./device.js";
import { sealJson, unsealJson } from "./seal.js";
import { under } from "./strict_store.js";
import { text, Trouble } from "./trouble.js";

const recordId = (person, key) => `meta/${person}/${key}`;

// Plain values stand in clear and are known before anybody signs in: language, size of letters. Never of a case.
async function getMeta({ session, store }, { key, plain }) {
  if (plain) return { value: (await store.read(["meta"], (t) => t.get("meta", ["", `plain/${key}`]))) ?? null };
  const { person, key: dataKey } = session.current;
  const record = await store.read(["meta"], (t) => t.get("meta", [person, key]));
  return { value: record ? await unsealJson(dataKey, recordId(person, key), record) : null };
}

async function putMeta({ session, store }, { key, value, plain }) {
  if (plain) return store.write(["meta"], (t) => t.put("meta", ["", `plain/${key}`], value));
  const { person, key: dataKey } = session.current;
  const sealed = await sealJson(dataKey, recordId(person, key), value);
  return store.write(["meta"], (t) => t.put("meta", [person, key], sealed));
}

async function stateOf({ store, files }) {
  const { usage = 0, quota = 0 } = (await navigator.storage?.estimate?.()) ?? {};
  const persisted = (await navigator.storage?.persisted?.()) ?? false;
  return { usage, quota, persisted, trouble: store.trouble?.word ?? "", writer: files.isWriter };
}

// Everything of this person that no server may have yet, readable by people and machines: words, steps, and then what
// goes with them, one by one, so that it can be told how far it is and be stopped. With a `name` it is saved as a file.
let stopped = false;

async function exported(context, { name }) {
  stopped = false;
  const [counts, out] = await unsentOf(context);
  const unsent = (await context.blobs.list()).blobs.filter(({ sent }) => !sent);
  const steps = counts.drafts + counts.commands + counts.kept;
  const tell = (done) => context.post("export.at", { done: steps + done, total: steps + unsent.length });
  const parts = [JSON.stringify({ ...out, blobs: [] }, null, 1).replace(/\[\]\n?\}$/, "[")];
  for (const [i, { sha256, kind, name: called }] of unsent.entries()) {
    tell(i);
    if (stopped) throw new Trouble("cancelled");
    const [, bytes] = await context.blobs.get(sha256);
    parts.push(`${i ? ",\n" : ""}${JSON.stringify({ sha256, kind, name: called, base64: base64(bytes) })}`);
  }
  tell(unsent.length);
  parts.push("]\n}");
  const told = { ...counts, blobs: unsent.length };
  if (!name) return [told, concat(...parts.map(utf8))];
  save({ name, kind: "application/json" }, parts);
  return told;
}

async function unsentOf({ drafts, queue }) {
  const { drafts: texts, refused } = await drafts.loadAll();
  const out = { qungong_export: 1, drafts: texts, commands: [], kept: [], refused };
  for (const [store, into] of [["queue", out.commands], ["kept", out.kept]]) {
    for (let after_n = 0, more = true; more;) {
      const part = await queue.load(store, { after_n });
      into.push(...part.commands);
      out.refused.push(...part.refused);
      more = part.more;
      after_n = Math.max(...[...part.commands, ...part.refused].map(({ n }) => n), after_n);
    }
  }
  const counts = { drafts: texts.length, commands: out.commands.length, kept: out.kept.length };
  return [{ ...counts, refused: out.refused.length }, out];
}

// The unsent work goes, after the person was asked. What goes had numbers the server waits for, so the device is a new
// one from here on and counts from 1.
async function discarded({ session, store, queue, drafts }) {
  const { person } = session.current;
  for (const id of await drafts.ids()) await drafts.drop({ id });
  await store.write(["queue", "blobs"], async (t) => {
    for (const { key, value } of await t.all("queue", under(person))) if (!value.verdict) await t.drop("queue", key);
    await t.drop("blobs", under(person));
  });
  const { device } = await queue.newDevice();
  return { device };
}

export function recordsPart(context) {
  const wake = () => document.visibilityState === "visible" && context.store.ping();
  addEventListener("pageshow", (event) => event.persisted && wake());
  document.addEventListener("visibilitychange", wake);
  return {
    "meta.get": (json) => getMeta(context, { ...json, key: text(json, "key") }),
    "meta.put": (json) => putMeta(context, { ...json, key: text(json, "key"), value: json.value ?? null }),
    "store.state": () => stateOf(context),
    "store.persist": async () => ({ persisted: (await navigator.storage?.persist?.()) ?? false }),
    "store.export": (json) => exported(context, json),
    "store.export_stop": async () => { stopped = true; },
    "store.discard": () => discarded(context),
  };
}
