// Net: requests to the backend as values, and whether it can be reached.
//
// A status is an answer, not a trouble; trouble is only what kept an answer from coming. Being online is
// learned from the outcome of requests and from the browser's own word, which is often wrong in the hopeful
// direction.

import { copied } from "./bytes.js";
import { integer, text, Trouble } from "./trouble.js";

const GZIP_FROM_BYTES = 1024;
const TIMEOUT_MS = 30_000;

export class Net {
  online = navigator.onLine !== false;
  post_;
  running_ = new Map(); // tag -> AbortController

  constructor({ post }) {
    this.post_ = post;
    addEventListener("offline", () => this.learn(false));
    addEventListener("online", () => this.learn(true));
  }

  learn(online) {
    if (this.online === online) return;
    this.online = online;
    this.post_("net.online", { online });
  }

  async fetch({ method = "GET", url, headers = {}, timeout_ms = TIMEOUT_MS, gzip = false, tag }, bytes) {
    const control = new AbortController();
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      control.abort();
    }, timeout_ms);
    if (tag) this.running_.set(tag, control);
    try {
      const request = await this.request_({ method, headers, gzip }, bytes);
      const response = await fetch(url, { ...request, signal: control.signal });
      const body = new Uint8Array(await response.arrayBuffer());
      this.learn(true);
      return [{ status: response.status, headers: Object.fromEntries(response.headers) }, body];
    } catch (error) {
      if (late) throw new Trouble("timeout", url);
      if (error?.name === "AbortError") throw new Trouble("aborted", url);
      this.learn(false);
      throw new Trouble("offline", url);
    } finally {
      clearTimeout(timer);
      if (this.running_.get(tag) === control) this.running_.delete(tag);
    }
  }

  abort(tag) {
    this.running_.get(tag)?.abort();
  }

  async request_({ method, headers, gzip }, bytes) {
    const plain = { method, headers, credentials: "include", cache: "no-store", redirect: "error" };
    if (bytes.length === 0) return plain;
    if (!gzip || bytes.length < GZIP_FROM_BYTES || !globalThis.CompressionStream) {
      return { ...plain, body: copied(bytes) };
    }
    const squeezed = new Blob([bytes]).stream().pipeThrough(new CompressionStream("gzip"));
    const body = await new Response(squeezed).arrayBuffer();
    return { ...plain, headers: { ...headers, "content-encoding": "gzip" }, body };
  }
}

export function netPart({ net, live }) {
  return {
    "net.fetch": (json, bytes) => {
      text(json, "url");
      integer(json, "timeout_ms", TIMEOUT_MS);
      return net.fetch(json, bytes);
    },
    "net.abort": async (json) => net.abort(text(json, "tag")),
    "net.state": async () => ({ online: net.online }),
    "net.live": async (json) => live.start(text(json, "url"), json.wait_url ?? ""),
    "net.live_stop": async () => live.stop(),
  };
}
