// A client made of nothing: it asks the services and keeps what they say, so that a test can look at it.

import { startServices } from "/shell/services/services.js";
import { Client } from "/shell/client.js";
import { base64, bytesOfBase64 } from "/shell/services/bytes.js";

const handlers = new Map();
const asked = new Map();
let lastAsk = 0;

window.said = []; // What services sent on their own: {op, value}
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) => window.violations.push(event.violatedDirective));

const host = {
  on: (op, fn) => handlers.set(op, fn),
  send(op, value, bytes) {
    const answer = { ...value, bytes: base64(bytes) };
    if (value.ask === undefined) window.said.push({ op, value: answer });
    else asked.get(value.ask)(answer);
  },
};

// The client's own module, for its file system; its main is not run, and its second file is not needed.
let made = null;
window.module = () => (made ??= import("/build/web/qungong.mjs")
  .then((client) => new Client("/build/web/qungong.wasm").begin(client.default, {})));
startServices(host, window.module);

window.tell = (op, json = {}, bytes = "") => void handlers.get(op)(json, bytesOfBase64(bytes));
window.ask = (op, json = {}, bytes = "") => new Promise((resolve) => {
  const ask = ++lastAsk;
  asked.set(ask, resolve);
  handlers.get(op)({ ...json, ask }, bytesOfBase64(bytes));
});
window.ready = true;
