// Tabs: what tabs of one browser say to each other, and the locks they share.
//
// A tab holds the Web Lock `qungong-tab-<id>` as long as it lives, so others see that a draft's owner is
// gone. Nothing that is said here is needed for safety: a message that nobody hears costs a refresh, never a
// word.

import { hex, NO_BYTES, randomBytes } from "./bytes.js";
import { text, Trouble } from "./trouble.js";

const CHANNEL = "qungong";
const TAB_LOCK = "qungong-tab-";

export class Tabs {
  id = hex(randomBytes(8));
  channel_ = globalThis.BroadcastChannel ? new BroadcastChannel(CHANNEL) : null;
  heard_ = new Map(); // what -> function (message, bytes)
  held_ = new Map();  // lock name -> function that lets go

  constructor() {
    if (this.channel_) {
      this.channel_.onmessage = ({ data }) => this.heard_.get(data.kind)?.(data.message, data.bytes ?? NO_BYTES);
    }
    this.hold(TAB_LOCK + this.id).catch(() => {}); // Without locks the tab is only not known to be alive.
  }

  on(kind, heard) {
    this.heard_.set(kind, heard);
  }

  say(kind, message, bytes = NO_BYTES) {
    this.channel_?.postMessage({ kind, message: { ...message, from: this.id }, bytes });
  }

  // Resolves to true once the lock is held, to false when `wait` is not wanted and another tab holds it.
  hold(name, { wait = true, signal } = {}) {
    if (!navigator.locks) return Promise.reject(new Trouble("unsupported", "locks"));
    if (this.held_.has(name)) return Promise.resolve(true);
    return new Promise((resolve, reject) => {
      const options = wait ? { signal } : { ifAvailable: true };
      navigator.locks.request(name, options, (lock) => {
        resolve(lock !== null);
        return lock && new Promise((letGo) => this.held_.set(name, letGo));
      }).catch(reject);
    });
  }

  letGo(name) {
    this.held_.get(name)?.();
    this.held_.delete(name);
  }

  async alive() {
    if (!navigator.locks?.query) return [this.id];
    const { held, pending } = await navigator.locks.query(); // A tab that has just opened may not hold its lock yet
    return [...held, ...pending].filter(({ name }) => name.startsWith(TAB_LOCK)).map(({ name }) => name.slice(TAB_LOCK.length));
  }
}

export function tabsPart({ tabs, post }) {
  tabs.on("message", (message, bytes) => post("tabs.message", message, bytes));
  return {
    "lock.take": async (json) => ({ held: await tabs.hold(`qungong-${text(json, "name")}`, { wait: false }) }),
    "lock.release": async (json) => tabs.letGo(`qungong-${text(json, "name")}`),
    "tabs.state": async () => ({ tab: tabs.id, alive: await tabs.alive() }),
    "tabs.post": async ({ ask: _, ...message }, bytes) => tabs.say("message", message, Uint8Array.from(bytes)),
  };
}
