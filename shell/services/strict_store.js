// StrictStore: the IndexedDB database `qungong`, where what a person typed is safe from a killed browser.
//
// Every transaction is {durability: "strict"} and its promise resolves at `oncomplete` only. A body may await
// nothing but the requests of its own transaction (a transaction that waits for anything else commits early;
// that is refused as our mistake). A lost connection is opened again once and the body runs again, so a body
// may run twice: nothing of an aborted run is kept. Trouble of the store is posted, and so is its end.

import { Trouble, troubleOf } from "./trouble.js";

const NAME = "qungong";
const VERSION = 1;
const STORES = ["keys", "drafts", "queue", "kept", "numbers", "meta", "blobs"];
const WORTH_A_SECOND_TRY = ["InvalidStateError", "UnknownError", "AbortError", "TransactionInactiveError"];

// All keys that begin with these parts: [person, ...]. An empty array sorts behind every text and number.
export const under = (...parts) => IDBKeyRange.bound(parts, [...parts, []]);
export const after = (n, ...parts) => IDBKeyRange.bound([...parts, n], [...parts, []], true);

export class StrictStore {
  db_ = null; // A promise of the open database, or null
  post_;
  trouble_ = null;

  constructor(post) {
    this.post_ = post;
  }

  get trouble() {
    return this.trouble_;
  }

  write(names, body) {
    return this.run_("readwrite", names, body);
  }

  read(names, body) {
    return this.run_("readonly", names, body);
  }

  // A page that comes back from sleep may hold a dead connection; better found now than at the next letter.
  ping() {
    return this.read(["meta"], (t) => t.get("meta", ["", "ping"])).then(() => true, () => false);
  }

  async run_(mode, names, body) {
    for (let attempt = 1; ; ++attempt) {
      try {
        const value = await this.once_(mode, names, body);
        this.report_(null, mode);
        return value;
      } catch (error) {
        if (error instanceof Trouble && error.word !== "no_store") throw error; // A body refused: the store is well.
        if (attempt === 1 && WORTH_A_SECOND_TRY.includes(error?.name)) {
          await this.close_();
          continue;
        }
        throw this.report_(troubleOf(error, "store_failed"), mode);
      }
    }
  }

  async once_(mode, names, body) {
    this.db_ ??= this.open_();
    const db = await this.db_;
    return new Promise((resolve, reject) => {
      const tx = db.transaction(names, mode, { durability: "strict" });
      let outcome = null;
      tx.oncomplete = () => {
        if (outcome === null) reject(new Error("a transaction body awaited something foreign"));
        else resolve(outcome.value);
      };
      tx.onabort = () => reject(outcome?.failure ?? tx.error ?? new DOMException("", "AbortError"));
      const failed = (failure) => {
        outcome = { failure };
        try {
          tx.abort();
        } catch {
          reject(failure); // It had already ended: the abort event has been or will never be.
        }
      };
      (async () => body(requestsOf(tx)))().then((value) => (outcome = { value }), failed);
    });
  }

  open_() {
    return new Promise((resolve, reject) => {
      if (!globalThis.indexedDB) throw new Trouble("no_store");
      const request = indexedDB.open(NAME, VERSION);
      request.onupgradeneeded = () => {
        for (const name of STORES) {
          if (!request.result.objectStoreNames.contains(name)) request.result.createObjectStore(name);
        }
      };
      request.onblocked = () => this.report_(new Trouble("store_blocked"), "open");
      request.onerror = () => {
        this.db_ = null;
        reject(request.error);
      };
      request.onsuccess = () => resolve(this.watched_(request.result));
    });
  }

  watched_(db) {
    db.onclose = () => { // The browser took it away: pressure on the disk, or a person who cleared the site's data.
      this.db_ = null;
      this.report_(new Trouble("store_closed"), "close");
      this.ping();
    };
    db.onversionchange = () => { // A newer release in another tab wants to open it; this tab must be loaded again.
      db.close();
      this.db_ = null;
      this.report_(new Trouble("store_newer"), "versionchange");
    };
    return db;
  }

  async close_() {
    const opened = this.db_;
    this.db_ = null;
    (await opened?.catch(() => null))?.close();
  }

  report_(trouble, op) {
    if (trouble) this.post_("store.trouble", { part: "strict", trouble: trouble.word, detail: trouble.detail });
    // Reading proves nothing about a full disk, so only a write ends trouble that a write began.
    else if (this.trouble_ && (op === "readwrite" || this.trouble_.op !== "readwrite")) {
      this.post_("store.fine", { part: "strict" });
    } else return trouble;
    this.trouble_ = trouble ? { word: trouble.word, op } : null;
    return trouble;
  }
}

// The requests of one transaction as promises.
function requestsOf(tx) {
  const done = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return {
    get: (store, key) => done(tx.objectStore(store).get(key)),
    put: (store, key, value) => done(tx.objectStore(store).put(value, key)),
    add: (store, key, value) => done(tx.objectStore(store).add(value, key)),
    drop: (store, keyOrRange) => done(tx.objectStore(store).delete(keyOrRange)),
    count: (store, range) => done(tx.objectStore(store).count(range)),
    async all(store, range, limit) {
      const [keys, values] = await Promise.all([
        done(tx.objectStore(store).getAllKeys(range, limit)),
        done(tx.objectStore(store).getAll(range, limit)),
      ]);
      return keys.map((key, i) => ({ key, value: values[i] }));
    },
  };
}
