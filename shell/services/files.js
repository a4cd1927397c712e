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
  mounted_ = new Set();  // "hot", "cold"
  dropped_ = new Set();  // paths on the disk that go at the next sync
  turn_ = Promise.resolve(); // Changes wait for each other
  waiting_ = null;       // AbortController of the wait for the lock
  trouble_ = false;

  constructor({ session, tabs, post, module }) {
    Object.assign(this, { session, tabs, post, module });
  }

  // Answers with /hot filled where this tab is the writer; otherwise waits behind the writer and tells by `fs.writer`.
  async open() {
    this.session.current; // Locked: nothing to mount for.
    if (this.isWriter || this.waiting_) return { writer: this.isWriter };
    if (!navigator.locks) return this.becomeWriter_(); // Nothing tells tabs apart: each works from its own memory.
    if (await this.tabs.hold(LOCK, { wait: false })) return this.becomeWriter_();
    this.waiting_ = new AbortController();
    this.tabs.hold(LOCK, { signal: this.waiting_.signal })
      .then(() => this.becomeWriter_())
      .then(({ writer }) => writer && this.post("fs.writer", {}))
      .catch((error) => error?.name !== "AbortError" && this.report_(troubleOf(error, "store_failed")));
    return { writer: false };
  }

  async becomeWriter_() {
    this.waiting_ = null;
    if (!this.session.isOpen) { // Locked in the moment in which the lock came
      this.tabs.letGo(LOCK);
      return { writer: false };
    }
    try {
      await this.inTurn_(() => this.mount_("hot"));
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
    await this.inTurn_(async () => {
      const { FS } = await this.mount_(path.split("/")[1]);
      const place = this.place_(path);
      FS.mkdirTree(place.slice(0, place.lastIndexOf("/")));
      const before = FS.analyzePath(place).exists ? FS.stat(place).mtime.getTime() : 0;
      FS.writeFile(place, bytes);
      const time = Math.max(Date.now(), before + 1);
      FS.utime(place, time, time);
      this.dropped_.delete(path);
    });
  }

  async read(path) {
    const { person, key } = this.session.current;
    if (this.dropped_.has(path)) throw new Trouble("not_found", path);
    const bytes = this.isWriter ? await this.inTurn_(() => this.readMounted_(path))
      : (await readPersisted(this.place_(path), path.split("/")[1])).get(this.place_(path));
    if (!bytes) throw new Trouble("not_found", path);
    return unsealFile(key, `file/${person}${path}`, bytes);
  }

  async readMounted_(path) {
    const { FS } = await this.mount_(path.split("/")[1]);
    const place = this.place_(path);
    return FS.analyzePath(place).exists ? FS.readFile(place) : null;
  }

  async list(under) {
    const mount = under.split("/")[1];
    const root = this.place_(under);
    const found = this.isWriter ? await this.inTurn_(() => this.listMounted_(mount, root))
      : [...(await readPersisted(`${root}/`, mount))].map(([place, bytes]) => ({ place, size: bytes.length }));
    const files = found.map(({ place, size }) => ({ path: under + place.slice(root.length), size }));
    return files.filter(({ path }) => !this.dropped_.has(path));
  }

  async listMounted_(mount, root) {
    const { FS } = await this.mount_(mount);
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
    await this.inTurn_(async () => {
      const { FS } = await this.mount_(path.split("/")[1]);
      if (FS.analyzePath(this.place_(path)).exists) this.dropped_.add(path);
    });
  }

  // A failed sync of IDBFS commits what did succeed, so what is dropped goes only after what is new has arrived.
  async sync() {
    this.mustWrite();
    await this.inTurn_(async () => {
      for (const mount of this.mounted_) await this.syncOnce_(mount, false);
      if (this.dropped_.size === 0) return;
      const { FS } = await this.module();
      for (const path of this.dropped_) {
        const place = this.place_(path);
        if (FS.analyzePath(place).exists) FS.unlink(place);
      }
      this.dropped_.clear();
      for (const mount of this.mounted_) await this.syncOnce_(mount, false);
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
    this.waiting_?.abort();
    this.waiting_ = null;
    if (!this.isWriter) return;
    await this.sync().catch(() => {}); // Told already; what was not synced is fetched again.
    await this.inTurn_(async () => {
      const { FS } = await this.module();
      for (const mount of this.mounted_) FS.unmount(`/${mount}`);
      this.mounted_.clear();
      this.dropped_.clear();
    });
    this.isWriter = false;
    this.tabs.letGo(LOCK);
  }

  // The module with `mount` filled; a mount is filled once, before anything is written to it.
  async mount_(mount) {
    const module = await this.module();
    if (this.mounted_.has(mount)) return module;
    const { FS, IDBFS } = module;
    if (!FS.analyzePath(`/${mount}`).exists) FS.mkdir(`/${mount}`);
    FS.mount(navigator.locks ? IDBFS : FS.filesystems.MEMFS, {}, `/${mount}`);
    try {
      await this.syncOnce_(mount, true);
    } catch (error) {
      FS.unmount(`/${mount}`);
      throw error;
    }
    this.mounted_.add(mount);
    return module;
  }

  async syncOnce_(mount, populate) {
    if (!navigator.locks) return null;
    for (let attempt = 1; ; ++attempt) {
      try {
        await this.syncfs_(mount, populate);
        return this.report_(null);
      } catch (error) {
        const { IDBFS } = await this.module();
        delete IDBFS.dbs[`/${mount}`]; // IDBFS keeps a dead connection for ever.
        if (attempt === 2 || error?.name === "QuotaExceededError") throw this.report_(troubleOf(error, "store_failed"));
      }
    }
  }

  async syncfs_(mount, populate) {
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

  inTurn_(step) {
    const next = this.turn_.then(step);
    this.turn_ = next.catch(() => {});
    return next;
  }

  place_(path) {
    const [, mount, ...rest] = path.split("/");
    return ["", mount, encodeURIComponent(this.session.current.person), ...rest].join("/");
  }

  report_(trouble) {
    if (trouble) this.post("store.trouble", { part: "files", trouble: trouble.word, detail: trouble.detail });
    else if (this.trouble_) this.post("store.fine", { part: "files" });
    this.trouble_ = trouble !== null;
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
