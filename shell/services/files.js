// Files: /hot (snapshot, newest segment, directory; small, read first) and /cold (sealed segments) of
// Emscripten's IDBFS.
//
// Only the tab that holds the Web Lock `qungong-writer` mounts and writes; every other tab mounts nothing and
// reads what is on the disk straight from the database. IDBFS alone is not safe (TRAPS section 6); here
// nothing is written before the mount is filled, changes wait for each other, new files are on the disk
// before old ones go, a file's time always grows (IDBFS tells a change by its time only), and an error is an
// answer. Files are sealed like records and lie in a folder per person; what they hold can be fetched from
// the server again.

import { copied } from "./bytes.js";
import { readPersisted } from "./persisted.js";
import { sealFile, unsealFile } from "./seal.js";
import { text, Trouble, troubleOf } from "./trouble.js";

const LOCK = "qungong-writer";
const PATH = /^\/(hot|cold)(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)+$/;

export class Files {
  isWriter = false;
  #mounted = new Set();  // "hot", "cold"
  #dropped = new Set();  // paths on the disk that go at the next sync
  #turn = Promise.resolve(); // Changes wait for each other
  #waiting = null;       // AbortController of the wait for the lock
  #trouble = false;

  constructor({ session, tabs, post, module }) {
    Object.assign(this, { session, tabs, post, module });
  }

  // Answers with /hot filled where this tab is the writer; otherwise waits behind the writer and tells by `fs.writer`.
  async open() {
    this.session.current; // Locked: nothing to mount for.
    if (this.isWriter || this.#waiting) return { writer: this.isWriter };
    if (await this.tabs.hold(LOCK, { wait: false })) return this.#becomeWriter();
    this.#waiting = new AbortController();
    this.tabs.hold(LOCK, { signal: this.#waiting.signal })
      .then(() => this.#becomeWriter())
      .then(() => this.post("fs.writer", {}))
      .catch((error) => error?.name !== "AbortError" && this.#report(troubleOf(error, "store_failed")));
    return { writer: false };
  }

  async #becomeWriter() {
    this.#waiting = null;
    try {
      await this.#inTurn(() => this.#mount("hot"));
    } catch (error) {
      this.tabs.letGo(LOCK);
      throw error;
    }
    this.isWriter = true;
    return { writer: true };
  }

  mustWrite() {
    this.session.current;
    if (!this.isWriter) throw new Trouble("not_writer");
  }

  async write(path, given) {
    this.mustWrite();
    const { person, key } = this.session.current;
    const bytes = await sealFile(key, `file/${person}${path}`, copied(given));
    await this.#inTurn(async () => {
      const { FS } = await this.#mount(path.split("/")[1]);
      const place = this.#place(path);
      FS.mkdirTree(place.slice(0, place.lastIndexOf("/")));
      const before = FS.analyzePath(place).exists ? FS.stat(place).mtime.getTime() : 0;
      FS.writeFile(place, bytes);
      const time = Math.max(Date.now(), before + 1);
      FS.utime(place, time, time);
      this.#dropped.delete(path);
    });
  }

  async read(path) {
    const { person, key } = this.session.current;
    if (this.#dropped.has(path)) throw new Trouble("not_found", path);
    const bytes = this.isWriter ? await this.#inTurn(() => this.#readMounted(path))
      : (await readPersisted(this.#place(path), path.split("/")[1])).get(this.#place(path));
    if (!bytes) throw new Trouble("not_found", path);
    return unsealFile(key, `file/${person}${path}`, bytes);
  }

  async #readMounted(path) {
    const { FS } = await this.#mount(path.split("/")[1]);
    const place = this.#place(path);
    return FS.analyzePath(place).exists ? FS.readFile(place) : null;
  }

  async list(under) {
    const mount = under.split("/")[1];
    const root = this.#place(under);
    const found = this.isWriter ? await this.#inTurn(() => this.#listMounted(mount, root))
      : [...(await readPersisted(`${root}/`, mount))].map(([place, bytes]) => ({ place, size: bytes.length }));
    const files = found.map(({ place, size }) => ({ path: under + place.slice(root.length), size }));
    return files.filter(({ path }) => !this.#dropped.has(path));
  }

  async #listMounted(mount, root) {
    const { FS } = await this.#mount(mount);
    const found = [];
    const folders = FS.analyzePath(root).exists ? [root] : [];
    while (folders.length > 0) {
      const folder = folders.pop();
      for (const name of FS.readdir(folder).filter((each) => each !== "." && each !== "..")) {
        const place = `${folder}/${name}`;
        const { mode, size } = FS.stat(place);
        if (FS.isDir(mode)) folders.push(place);
        else found.push({ place, size });
      }
    }
    return found;
  }

  async drop(path) {
    this.mustWrite();
    await this.#inTurn(async () => {
      const { FS } = await this.#mount(path.split("/")[1]);
      if (FS.analyzePath(this.#place(path)).exists) this.#dropped.add(path);
    });
  }

  // A failed sync of IDBFS commits what did succeed, so what is dropped goes only after what is new has arrived.
  async sync() {
    this.mustWrite();
    await this.#inTurn(async () => {
      for (const mount of this.#mounted) await this.#syncOnce(mount, false);
      if (this.#dropped.size === 0) return;
      const { FS } = await this.module();
      for (const path of this.#dropped) {
        const place = this.#place(path);
        if (FS.analyzePath(place).exists) FS.unlink(place);
      }
      this.#dropped.clear();
      for (const mount of this.#mounted) await this.#syncOnce(mount, false);
    });
  }

  // Everything of this person goes, for `session.forget`.
  async clear() {
    if (!this.isWriter) return; // The key is forgotten all the same: what stays cannot be read by anybody.
    for (const mount of ["/hot", "/cold"]) {
      for (const { path } of await this.list(mount)) await this.drop(path);
    }
    await this.sync();
    await this.close();
  }

  // The session ends here: what was written is synced, the memory is emptied, another tab may write.
  async close() {
    this.#waiting?.abort();
    this.#waiting = null;
    if (!this.isWriter) return;
    await this.sync().catch(() => {}); // Told already; what was not synced is fetched again.
    await this.#inTurn(async () => {
      const { FS } = await this.module();
      for (const mount of this.#mounted) FS.unmount(`/${mount}`);
      this.#mounted.clear();
      this.#dropped.clear();
    });
    this.isWriter = false;
    this.tabs.letGo(LOCK);
  }

  // The module with `mount` filled; a mount is filled once, before anything is written to it.
  async #mount(mount) {
    const module = await this.module();
    if (this.#mounted.has(mount)) return module;
    const { FS, IDBFS } = module;
    if (!FS.analyzePath(`/${mount}`).exists) FS.mkdir(`/${mount}`);
    FS.mount(IDBFS, {}, `/${mount}`);
    try {
      await this.#syncOnce(mount, true);
    } catch (error) {
      FS.unmount(`/${mount}`);
      throw error;
    }
    this.#mounted.add(mount);
    return module;
  }

  async #syncOnce(mount, populate) {
    for (let attempt = 1; ; ++attempt) {
      try {
        await this.#syncfs(mount, populate);
        return this.#report(null);
      } catch (error) {
        const { IDBFS } = await this.module();
        delete IDBFS.dbs[`/${mount}`]; // IDBFS keeps a dead connection for ever.
        if (attempt === 2 || error?.name === "QuotaExceededError") throw this.#report(troubleOf(error, "store_failed"));
      }
    }
  }

  async #syncfs(mount, populate) {
    const { FS, IDBFS } = await this.module();
    await new Promise((resolve, reject) => {
      IDBFS.getDB(`/${mount}`, (error, db) => {
        if (error) return reject(error);
        // IDBFS does not hear this itself, and a sync under way would never answer.
        db.onclose = () => reject(new DOMException("", "InvalidStateError"));
        db.onversionchange = () => db.close();
        const { node } = FS.lookupPath(`/${mount}`);
        return IDBFS.syncfs(node.mount, populate, (failure) => (failure ? reject(failure) : resolve()));
      });
    });
  }

  #inTurn(step) {
    const next = this.#turn.then(step);
    this.#turn = next.catch(() => {});
    return next;
  }

  #place(path) {
    const [, mount, ...rest] = path.split("/");
    return ["", mount, encodeURIComponent(this.session.current.person), ...rest].join("/");
  }

  #report(trouble) {
    if (trouble) this.post("store.trouble", { part: "files", trouble: trouble.word, detail: trouble.detail });
    else if (this.#trouble) this.post("store.fine", { part: "files" });
    this.#trouble = trouble !== null;
    return trouble;
  }
}

function pathOf(json, field) {
  const path = text(json, field);
  if (!PATH.test(path)) throw new Trouble("bad_request", path);
  return path;
}

export function filesPart({ files }) {
  return {
    "fs.open": () => files.open(),
    "fs.write": (json, bytes) => files.write(pathOf(json, "path"), bytes),
    "fs.read": async (json) => [{ path: json.path }, await files.read(pathOf(json, "path"))],
    "fs.list": async (json) => ({ files: await files.list(text(json, "under")) }),
    "fs.drop": (json) => files.drop(pathOf(json, "path")),
    "fs.sync": () => files.sync(),
  };
}
