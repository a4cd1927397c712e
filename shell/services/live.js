// Live: pokes from the server, which say that there is something to pull and never what.
//
// States: `waiting` (between two tries), `open` (an event stream), `polling` (long polls, where streams do
// not get through). A stream that is silent for two heartbeats is dead. The wait before a try is drawn evenly
// from 0 up to a bound that doubles from 1 s to 60 s (full jitter), so that a village of devices does not
// come back at once.
//
// One tab of a browser listens, the one that holds the Web Lock `qungong-live`, and tells the others: a browser opens
// six connections to a server at most, and a person may have more tabs than that.

const LOCK = "qungong-live";
const SILENCE_MS = 45_000;
const WAIT_FIRST_MS = 1_000;
const WAIT_MAX_MS = 60_000;
const STREAMS_LOST_BEFORE_POLLING = 3;
const POLLS_BEFORE_STREAM = 12; // A proxy that swallowed streams may have gone: try one again every five minutes.

export class Live {
  post_;
  net_;
  run_ = null; // {url, waitUrl, control, attempt, lost (streams that brought nothing), polls}
  wakeUp_ = null;

  constructor({ post, net, tabs }) {
    this.post_ = post;
    this.net_ = net;
    this.tabs_ = tabs;
    tabs.on("poke", ({ data }) => this.run_ && post("net.poke", { data }));
    addEventListener("online", () => this.wakeUp_?.());
  }

  start(url, waitUrl) {
    this.stop();
    const run = { url, waitUrl, control: new AbortController(), attempt: 0, lost: 0, polls: 0 };
    this.run_ = run;
    this.loop_(run);
  }

  stop() {
    this.run_?.control.abort();
    this.run_ = null;
    this.wakeUp_?.();
    this.tabs_.letGo(LOCK);
  }

  // Where tabs cannot be told apart, each listens for itself.
  async loop_(run) {
    if (navigator.locks) {
      const isHeld = await this.tabs_.hold(LOCK, { signal: run.control.signal }).catch(() => false);
      if (isHeld && this.run_ !== run) this.tabs_.letGo(LOCK); // Stopped in the moment in which the lock came
    }
    while (this.run_ === run) {
      const polls = run.waitUrl && run.lost >= STREAMS_LOST_BEFORE_POLLING;
      const good = await (polls ? this.poll_(run) : this.stream_(run)).catch(() => false);
      if (this.run_ !== run) return;
      if (good) run.attempt = 0;
      if (good && polls && ++run.polls % POLLS_BEFORE_STREAM === 0) run.lost = 0;
      if (!(good && polls)) await this.wait_(run);
    }
  }

  // True where at least one byte came through: the way is open, the end was an accident.
  async stream_(run) {
    const watch = silenceWatch(run.control);
    try {
      const headers = { accept: "text/event-stream" };
      const how = { headers, credentials: "include", cache: "no-store", signal: watch.signal };
      const response = await fetch(run.url, how);
      if (!response.ok) {
        this.refused_(response.status);
        return false;
      }
      this.net_.learn(true);
      ++run.lost; // Until something is heard. A request that failed is no reason to poll: polls would fail too.
      if (!/^text\/event-stream/.test(response.headers.get("content-type") ?? "")) return false;
      this.say_("open");
      return await this.readEvents_(response.body.getReader(), run, watch);
    } finally {
      watch.stop();
    }
  }

  async readEvents_(reader, run, watch) {
    const decoder = new TextDecoder();
    let held = "";
    let heard = false;
    for (;;) {
      const { done, value } = await reader.read().catch(() => ({ done: true }));
      if (done || this.run_ !== run) return heard;
      heard = true;
      run.attempt = 0;
      run.lost = 0;
      watch.heard();
      held += decoder.decode(value, { stream: true });
      const events = held.split(/\r?\n\r?\n/);
      held = events.pop();
      for (const event of events) this.poke_(event);
    }
  }

  poke_(event) {
    const data = event.split(/\r?\n/).filter((line) => line.startsWith("data:"));
    if (data.length === 0) return; // A heartbeat is a comment.
    this.tell_(data.map((line) => line.slice(5).trim()).join("\n"));
  }

  async poll_(run) {
    const watch = silenceWatch(run.control);
    try {
      const response = await fetch(run.waitUrl, { credentials: "include", cache: "no-store", signal: watch.signal });
      if (!response.ok) {
        this.refused_(response.status);
        return false;
      }
      this.net_.learn(true);
      this.say_("polling");
      const data = await response.text();
      if (data) this.tell_(data);
      return true;
    } finally {
      watch.stop();
    }
  }

  // 401: the session has ended; the client signs in again and starts anew.
  refused_(status) {
    this.post_("net.live_state", { state: "refused", retry_ms: 0, status });
  }

  tell_(data) {
    this.post_("net.poke", { data });
    this.tabs_.say("poke", { data });
  }

  say_(state, retryMs = 0) {
    this.post_("net.live_state", { state, retry_ms: retryMs });
  }

  wait_(run) {
    const bound = Math.min(WAIT_MAX_MS, WAIT_FIRST_MS * 2 ** run.attempt++);
    const retryMs = Math.round(Math.random() * bound);
    this.say_("waiting", retryMs);
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, retryMs);
      this.wakeUp_ = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

// A signal that aborts with `parent`, or when nobody called heard() for two heartbeats.
function silenceWatch(parent) {
  const own = new AbortController();
  const abort = () => own.abort();
  parent.signal.addEventListener("abort", abort);
  let timer = setTimeout(abort, SILENCE_MS);
  return {
    signal: own.signal,
    heard() {
      clearTimeout(timer);
      timer = setTimeout(abort, SILENCE_MS);
    },
    stop() {
      clearTimeout(timer);
      parent.signal.removeEventListener("abort", abort);
    },
  };
}
