// Host: the page's side of the message port (web/platform/host.hpp).
//
// `on(op, fn)` hears what the client sends; `send(op, value, bytes)` says something to it. A message sent before
// the client has arrived waits for it, in order. Bytes are always a copy of the client's memory.

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export class Host {
  handlers_ = new Map();
  waiting_ = [];
  client_ = null;
  heap_ = null;

  // `client` has the exported functions, `heap()` gives the present view of its memory.
  connect(client, heap) {
    this.client_ = client;
    this.heap_ = heap;
    for (const [op, value, bytes] of this.waiting_.splice(0)) this.send(op, value, bytes);
  }

  // fn(value, bytes); one handler for each word, a second one replaces the first.
  on(op, fn) {
    this.handlers_.set(op, fn);
  }

  send(op, value = {}, bytes = null) {
    if (!this.client_) {
      this.waiting_.push([op, value, bytes]);
      return;
    }
    const parts = [encoder.encode(op), encoder.encode(JSON.stringify(value)), bytes ?? new Uint8Array(0)];
    const at = this.client_._qg_page_take(parts.reduce((sum, part) => sum + part.length, 0));
    let next = at;
    const places = parts.flatMap((part) => {
      this.heap_().set(part, next);
      next += part.length;
      return [next - part.length, part.length];
    });
    this.client_._qg_host(...places);
    this.client_._qg_page_give(at);
  }

  // Called by the client's library with views of its memory, which are copied here.
  receive(op, json, bytes) {
    const handler = this.handlers_.get(decoder.decode(op.slice()));
    if (!handler) return console.warn(`no handler for "${decoder.decode(op.slice())}"`);
    handler(json.length ? JSON.parse(decoder.decode(json.slice())) : null, bytes.slice());
  }
}
