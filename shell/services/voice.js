// Voice: takes down what is said, at most as long as asked for, and plays it again.
//
// Each second lies sealed in the strict store before the next is heard, so a tab that is killed leaves all but the last
// of them; `recover` makes a recording of such a rest. The parts go when the client says that a draft names the whole.

import { concat } from "./bytes.js";
import { seal, sealJson, unseal, unsealJson } from "./seal.js";
import { under } from "./strict_store.js";
import { integer, text, Trouble } from "./trouble.js";

const PART_MS = 1000;
const KINDS = ["audio/webm;codecs=opus", "audio/ogg;codecs=opus", "audio/mp4"];
const REFUSALS = { NotAllowedError: "mic_refused", SecurityError: "mic_refused", NotFoundError: "mic_missing",
  OverconstrainedError: "mic_missing", NotReadableError: "mic_busy", AbortError: "mic_busy" };
const partId = (person, id, i) => `voice/${person}/${id}/${i}`;
const partKey = (person, id, i) => [person, `voice/${id}`, i];
const allOf = (person) => IDBKeyRange.bound([person, "voice/"], [person, "voice0"]);

async function microphone() {
  if (!navigator.mediaDevices?.getUserMedia || !globalThis.MediaRecorder) throw new Trouble("mic_unsupported");
  return navigator.mediaDevices.getUserMedia({ audio: true }).catch((error) => {
    throw new Trouble(REFUSALS[error?.name] ?? "mic_refused", error?.name ?? "");
  });
}

export class Voice {
  running_ = null; // {id, stop}
  playing_ = null; // {sha256, audio, address}

  constructor({ session, store, blobs, tabs, post }) {
    Object.assign(this, { session, store, blobs, tabs, post });
  }

  // Answered when it has ended, by whatever: the person, the time, a microphone that was pulled out.
  async record({ draft, seconds_max }) {
    this.stop();
    this.pause();
    const who = this.session.current;
    const id = `${draft}/${Date.now()}`;
    const running = (this.running_ = { id, stopped: false, stop: () => { running.stopped = true; } });
    let stream = null;
    try {
      stream = await microphone();
      if (running.stopped) throw new Trouble("cancelled");
      return await this.take_(stream, who, { id, draft, seconds_max, running });
    } finally {
      for (const track of stream?.getTracks() ?? []) track.stop(); // The browser's red dot goes out
      if (this.running_ === running) this.running_ = null;
    }
  }

  async take_(stream, who, { id, draft, seconds_max, running }) {
    const mimeType = KINDS.find((kind) => MediaRecorder.isTypeSupported(kind));
    const recorder = new MediaRecorder(stream, { ...(mimeType && { mimeType }), audioBitsPerSecond: 32_000 });
    const kind = (recorder.mimeType || mimeType || "audio/webm").split(";")[0];
    await this.keep_(who, id, 0, await sealJson(who.key, partId(who.person, id, 0), { draft, kind, tab: this.tabs.id }));
    const parts = [];
    let kept = Promise.resolve();
    const ended = new Promise((resolve, reject) => {
      recorder.ondataavailable = ({ data }) => {
        if (data.size === 0) return;
        kept = kept.then(async () => {
          const bytes = new Uint8Array(await data.arrayBuffer());
          parts.push(bytes);
          const i = parts.length;
          await this.keep_(who, id, i, await seal(who.key, partId(who.person, id, i), bytes));
          if (recorder.state === "recording") this.post("voice.at", { draft, seconds: i });
        });
        kept.catch(() => running.stop()); // A full disk: what is kept is kept, and the person is told at the end
      };
      recorder.onstop = resolve;
      recorder.onerror = () => reject(new Trouble("mic_busy"));
    });
    running.stop = () => recorder.state !== "inactive" && recorder.stop();
    const begun = performance.now();
    recorder.start(PART_MS);
    this.post("voice.at", { draft, seconds: 0 });
    const timer = setTimeout(running.stop, seconds_max * 1000);
    await ended.finally(() => clearTimeout(timer));
    const seconds = Math.min(seconds_max, Math.max(1, Math.round((performance.now() - begun) / 1000)));
    await kept;
    if (parts.length === 0) throw new Trouble("mic_silent");
    return { id, kind, seconds, ...(await this.blobs.put({ kind }, concat(...parts))) };
  }

  keep_({ person }, id, i, record) {
    return this.store.write(["blobs"], (t) => t.put("blobs", partKey(person, id, i), record));
  }

  stop() {
    this.running_?.stop();
  }

  // What a tab that died was taking down, as whole recordings.
  async recover() {
    const { person } = this.session.current;
    const alive = await this.tabs.alive();
    const rows = await this.store.read(["blobs"], (t) => t.all("blobs", allOf(person)));
    const byId = new Map();
    for (const { key: [, name, i], value } of rows) {
      const id = name.slice("voice/".length);
      byId.set(id, [...(byId.get(id) ?? []), { i, value }]);
    }
    const recordings = [];
    for (const [id, parts] of byId) {
      const found = await this.recovered_(id, parts, alive).catch(() => null); // One damaged recording costs no other
      if (found) recordings.push(found);
    }
    return { recordings };
  }

  async recovered_(id, parts, alive) {
    const { person, key } = this.session.current;
    const [head, ...rest] = parts;
    if (head.i !== 0 || id === this.running_?.id) return null;
    const { draft, kind, tab } = await unsealJson(key, partId(person, id, 0), head.value);
    if (tab !== this.tabs.id && alive.includes(tab)) return null;
    if (rest.length === 0) {
      await this.forget(id);
      return null;
    }
    const bytes = await Promise.all(rest.map(({ i, value }) => unseal(key, partId(person, id, i), value)));
    return { id, draft, kind, seconds: rest.length, ...(await this.blobs.put({ kind }, concat(...bytes))) };
  }

  forget(id) {
    const { person } = this.session.current;
    return this.store.write(["blobs"], (t) => t.drop("blobs", under(person, `voice/${id}`)));
  }

  async play(sha256) {
    if (this.playing_?.sha256 !== sha256) await this.load_(sha256);
    const { audio } = this.playing_;
    await audio.play().catch((error) => {
      if (error?.name === "NotSupportedError") throw new Trouble("unsupported", "audio");
      throw new Trouble("aborted", error?.name ?? ""); // Another press plays it
    });
    return { sha256 };
  }

  async load_(sha256) {
    const { kind, bytes } = await this.blobs.look(sha256);
    this.unload_();
    const address = URL.createObjectURL(new Blob([bytes], { type: kind }));
    const audio = new Audio(address);
    let told = 0;
    audio.ontimeupdate = () => {
      const seconds = Math.floor(audio.currentTime);
      if (seconds !== told && !audio.ended) this.post("voice.played", { sha256, seconds: (told = seconds) });
    };
    audio.onended = () => this.post("voice.played", { sha256, ended: true });
    this.playing_ = { sha256, audio, address };
  }

  pause() {
    this.playing_?.audio.pause();
  }

  unload_() {
    this.pause();
    if (this.playing_) URL.revokeObjectURL(this.playing_.address);
    this.playing_ = null;
  }
}

export function voicePart({ voice }) {
  return {
    "voice.record": (json) => voice.record({ draft: text(json, "draft"), seconds_max: integer(json, "seconds_max") }),
    "voice.stop": async () => voice.stop(),
    "voice.recover": () => voice.recover(),
    "voice.forget": (json) => voice.forget(text(json, "id")),
    "voice.play": (json) => voice.play(text(json, "sha256")),
    "voice.pause": async () => voice.pause(),
  };
}
