// Blobs: photos and voice notes by the SHA-256 of their bytes, sealed, until the server has them and longer.
//
// What a blob is called and what kind it is are sealed like its bytes; only its hash and size stand in clear.

import { copied, sha256Hex } from "./bytes.js";
import { pixelsOfImage } from "./image.js";
import { seal, sealJson, unseal, unsealJson } from "./seal.js";
import { under } from "./strict_store.js";
import { integer, text, Trouble } from "./trouble.js";

const BLOB_BYTES_MAX = 32 * 1024 * 1024;
const recordId = (person, hash) => `blob/${person}/${hash}`;
const aboutId = (person, hash) => `blob_about/${person}/${hash}`;

export class Blobs {
  constructor({ session, store }) {
    Object.assign(this, { session, store });
  }

  async put({ sha256, kind, name = "" }, given) {
    const { person, key } = this.session.current;
    if (given.length > BLOB_BYTES_MAX) throw new Trouble("too_large", BLOB_BYTES_MAX);
    const bytes = copied(given);
    const hash = await sha256Hex(bytes);
    if (sha256 && sha256 !== hash) throw new Trouble("hash_wrong", sha256);
    const about = await sealJson(key, aboutId(person, hash), { kind, name });
    const record = { ...(await seal(key, recordId(person, hash), bytes)), about, size: bytes.length, sent: false };
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

  async list() {
    const { person } = this.session.current;
    const rows = await this.store.read(["blobs"], (t) => t.all("blobs", under(person)));
    const found = rows.map(({ key: [, hash], value }) => this.about_(hash, value).catch(() => null));
    return { blobs: (await Promise.all(found)).filter(Boolean) };
  }

  sent(hash) {
    const { person } = this.session.current;
    return this.store.write(["blobs"], async (t) => {
      const record = await t.get("blobs", [person, hash]);
      if (!record) throw new Trouble("not_found", hash);
      await t.put("blobs", [person, hash], { ...record, sent: true });
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
    return { sha256: hash, kind, name, size: record.size, sent: record.sent };
  }
}

export function blobsPart({ blobs }) {
  return {
    "blob.put": (json, bytes) => blobs.put({ ...json, kind: text(json, "kind") }, bytes),
    "blob.get": (json) => blobs.get(text(json, "sha256")),
    "blob.list": () => blobs.list(),
    "blob.sent": (json) => blobs.sent(text(json, "sha256")),
    "blob.drop": (json) => blobs.drop(text(json, "sha256")),
    "blob.pixels": async (json) => {
      const [about, bytes] = await blobs.get(text(json, "sha256"));
      return pixelsOfImage(new Blob([bytes], { type: about.kind }), integer(json, "side_max"));
    },
  };
}
