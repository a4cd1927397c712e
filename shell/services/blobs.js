// Blobs: photos and voice notes by the SHA-256 of their bytes, sealed, until the server has them and longer.
//
// What a blob is called and what kind it is are sealed like its bytes; only its hash, its size and whether it is to be
// sent stand in clear. A blob is `due` once a step that names it is in the queue; before that it never leaves the device.

import { copied, NO_BYTES, sha256Hex } from "./bytes.js";
import { pixelsOfImage } from "./image.js";
import { seal, sealJson, unseal, unsealJson } from "./seal.js";
import { under } from "./strict_store.js";
import { integer, list, text, Trouble } from "./trouble.js";

const BLOB_BYTES_MAX = 32 * 1024 * 1024;
const SEEN_BYTES_MAX = 24 * 1024 * 1024;
const FETCH_MS = 120_000;
const STALLED_MS = 60_000; // Nothing has left for so long: begun again with the next sync
const TOLD_MS = 200;
const recordId = (person, hash) => `blob/${person}/${hash}`;
const aboutId = (person, hash) => `blob_about/${person}/${hash}`;

export class Blobs {
  seen_ = new Map(); // person/hash -> {kind, bytes}: fetched, in memory only
  sending_ = null;

  constructor({ session, store, tabs, net, post }) {
    Object.assign(this, { session, store, tabs, net, post });
  }

  async put({ sha256, kind, name = "" }, given) {
    const { person, key } = this.session.current;
    if (given.length > BLOB_BYTES_MAX) throw new Trouble("too_large", BLOB_BYTES_MAX);
    const bytes = copied(given);
    const hash = await sha256Hex(bytes);
    if (sha256 && sha256 !== hash) throw new Trouble("hash_wrong", sha256);
    const about = await sealJson(key, aboutId(person, hash), { kind, name });
    const sealed = await seal(key, recordId(person, hash), bytes);
    const record = { ...sealed, about, size: bytes.length, sent: false, due: false, held: false };
    await this.store.write(["blobs"], async (t) => {
      if (!(await t.get("blobs", [person, hash]))) await t.put("blobs", [person, hash], record);
    });
    return { sha256: hash, size: bytes.length };
  }

  async get(hash) {
    const { person, key } = this.session.current;
    const record = await this.record_(hash);
    return [await this.about_(hash, record), await unseal(key, recordId(person, hash), record)];
  }

  // What this device keeps, or what was fetched and is only in memory.
  async look(hash) {
    const { person } = this.session.current;
    const seen = this.seen_.get(`${person}/${hash}`);
    if (seen) return seen;
    const [{ kind }, bytes] = await this.get(hash);
    return { kind, bytes };
  }

  // Of somebody else: the server looks at the right each time. Never on this disk.
  async fetch({ sha256, url }) {
    const { person } = this.session.current;
    const [{ status, headers }, bytes] = await this.net.fetch({ url, timeout_ms: FETCH_MS }, NO_BYTES);
    if (status !== 200) throw new Trouble("not_found", status);
    if ((await sha256Hex(bytes)) !== sha256) throw new Trouble("hash_wrong", sha256);
    this.remember_(`${person}/${sha256}`, { kind: headers["content-type"] ?? "", bytes });
    return { sha256, size: bytes.length };
  }

  remember_(name, seen) {
    this.seen_.set(name, seen);
    let total = [...this.seen_.values()].reduce((sum, { bytes }) => sum + bytes.length, 0);
    for (const [oldest, { bytes }] of this.seen_) {
      if (total <= SEEN_BYTES_MAX || oldest === name) return;
      this.seen_.delete(oldest);
      total -= bytes.length;
    }
  }

  // To the server, telling how far it is. What was cut off is begun again: it is small, and the server takes it whole.
  async send({ sha256, url }) {
    const [{ kind }, bytes] = await this.get(sha256);
    return upload({ url, kind, bytes }, {
      begun: (request) => { this.sending_ = { sha256, request }; },
      moved: (sent) => this.post("blob.moved", { sha256, sent, total: bytes.length }),
    }).finally(() => { this.sending_ = null; });
  }

  stopSending() {
    this.sending_?.request.abort();
  }

  async list() {
    const { person } = this.session.current;
    const rows = await this.store.read(["blobs"], (t) => t.all("blobs", under(person)));
    const whole = rows.filter(({ key }) => key.length === 2); // Beside them stand the parts of recordings (voice.js)
    const found = whole.map(({ key: [, hash], value }) => this.about_(hash, value).catch(() => null));
    return { blobs: (await Promise.all(found)).filter(Boolean) };
  }

  async change(hash, change) {
    const { person } = this.session.current;
    await this.store.write(["blobs"], async (t) => {
      const record = await t.get("blobs", [person, hash]);
      if (!record) throw new Trouble("not_found", hash);
      await t.put("blobs", [person, hash], { ...record, ...change });
    });
  }

  // What no form and no step names any more; another tab may hold in mind what is not on the disk yet.
  async sweep({ keep }) {
    const { person } = this.session.current;
    if ((await this.tabs.alive()).length > 1) return { dropped: 0 };
    return this.store.write(["blobs"], async (t) => {
      let dropped = 0;
      for (const { key, value } of await t.all("blobs", under(person))) {
        if (key.length !== 2 || value.due !== false || keep.includes(key[1])) continue;
        await t.drop("blobs", key);
        ++dropped;
      }
      return { dropped };
    });
  }

  drop(hash) {
    const { person } = this.session.current;
    return this.store.write(["blobs"], (t) => t.drop("blobs", [person, hash]));
  }

  async record_(hash) {
    const { person } = this.session.current;
    const record = await this.store.read(["blobs"], (t) => t.get("blobs", [person, hash]));
    if (!record) throw new Trouble("not_found", hash);
    return record;
  }

  async about_(hash, record) {
    const { person, key } = this.session.current;
    const { kind, name } = await unsealJson(key, aboutId(person, hash), record.about);
    const { size, sent, due = true, held = false } = record; // The first release sent what any form held
    return { sha256: hash, kind, name, size, sent, due, held };
  }
}

// Inside a transaction over blobs: what these commands name is to be sent, or, where the step was taken back, is not.
export async function markDue(t, person, commands, due) {
  for (const { sha256 } of commands.flatMap((command) => command.args?.blobs ?? [])) {
    const record = await t.get("blobs", [person, sha256]);
    if (record) await t.put("blobs", [person, sha256], { ...record, due });
  }
}

function upload({ url, kind, bytes }, { begun, moved }) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest(); // fetch() cannot say how much has left
    let last = 0;
    const waiting = () => {
      clearTimeout(timer);
      timer = setTimeout(() => request.abort(), STALLED_MS);
    };
    let timer = 0;
    request.open("PUT", url);
    request.setRequestHeader("content-type", kind);
    request.upload.onprogress = ({ loaded, timeStamp }) => {
      waiting();
      if (timeStamp - last < TOLD_MS && loaded < bytes.length) return;
      last = timeStamp;
      moved(loaded);
    };
    request.onload = () => resolve({ status: request.status });
    request.onerror = () => reject(new Trouble("offline", url));
    request.onabort = () => reject(new Trouble("aborted", url));
    request.onloadend = () => clearTimeout(timer);
    waiting();
    begun(request);
    request.send(bytes);
  });
}

export function blobsPart({ blobs }) {
  const hashOf = (json) => text(json, "sha256");
  return {
    "blob.put": (json, bytes) => blobs.put({ ...json, kind: text(json, "kind") }, bytes),
    "blob.get": (json) => blobs.get(hashOf(json)),
    "blob.list": () => blobs.list(),
    "blob.sent": (json) => blobs.change(hashOf(json), { sent: true }),
    "blob.hold": (json) => blobs.change(hashOf(json), { held: json.held === true }),
    "blob.sweep": (json) => blobs.sweep({ keep: list(json, "keep") }),
    "blob.drop": (json) => blobs.drop(hashOf(json)),
    "blob.send": (json) => blobs.send({ sha256: hashOf(json), url: text(json, "url") }),
    "blob.stop": async () => blobs.stopSending(),
    "blob.fetch": (json) => blobs.fetch({ sha256: hashOf(json), url: text(json, "url") }),
    "blob.pixels": async (json) => {
      const { kind, bytes } = await blobs.look(hashOf(json));
      return pixelsOfImage(new Blob([bytes], { type: kind }), integer(json, "side_max"));
    },
  };
}
