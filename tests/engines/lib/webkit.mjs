// WebKit: WebKitGTK's MiniBrowser, driven by WebKitWebDriver as W3C WebDriver says. Its input method is the one that GTK
// carries itself: Ctrl+Shift+U begins a composition, the digits of a code point change it, a space ends it.
import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { setTimeout } from "node:timers/promises";

const CONTROL = "\uE009", SHIFT = "\uE008";
const NOT_SPOKEN = "C.utf8"; // A locale that every Debian has, and none of our languages: the page begins in Chinese

const PATHS = {
  go: () => "url", reload: () => "refresh", run: () => "execute/sync", click: ({ id }) => `element/${id}/click`,
  write: ({ id }) => `element/${id}/value`, role: ({ id }) => `element/${id}/computedrole`,
  label: ({ id }) => `element/${id}/computedlabel`, shot: () => "screenshot", keys: () => "actions",
  size: () => "window/rect",
};
const READS = new Set(["role", "label", "shot"]);

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

async function asked(method, address, body) {
  const answer = await fetch(address, { method, body: body && JSON.stringify(body) });
  const { value } = await answer.json();
  if (!answer.ok) throw new Error(`${value.error}: ${value.message}`);
  return value;
}

// The driver's address, as soon as it answers.
async function listening(port, child) {
  const address = `http://127.0.0.1:${port}`;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`WebKitWebDriver ended with ${child.exitCode}`);
    try {
      await asked("GET", `${address}/status`);
      return address;
    } catch {
      await setTimeout(20); // It is not listening yet, and says nothing when it does
    }
  }
}

const press = (key) => [{ type: "keyDown", value: key }, { type: "keyUp", value: key }];

// One sign after the other, as GTK composes them.
function keysOf(text) {
  return [...text].flatMap((sign) => [
    { type: "keyDown", value: CONTROL }, { type: "keyDown", value: SHIFT }, ...press("U"),
    { type: "keyUp", value: SHIFT }, { type: "keyUp", value: CONTROL },
    ...[...sign.codePointAt(0).toString(16)].flatMap(press), ...press(" "),
  ]);
}

export async function openWebKit(display) {
  const port = await freePort();
  const env = { ...process.env, DISPLAY: display, LC_ALL: NOT_SPOKEN, NO_AT_BRIDGE: "1" };
  const child = spawn("WebKitWebDriver", [`--port=${port}`, "--host=127.0.0.1"],
    { env, detached: true, stdio: "ignore" });
  const ended = new Promise((resolve) => child.on("exit", resolve));
  const close = async () => {
    try { process.kill(-child.pid, "SIGKILL"); } catch { /* It has ended by itself */ }
    await ended;
  };
  try {
    const driver = await listening(port, child);
    const { sessionId } = await asked("POST", `${driver}/session`, { capabilities: {} });
    const ask = (what, parameters = {}) => asked(READS.has(what) ? "GET" : "POST",
      `${driver}/session/${sessionId}/${PATHS[what](parameters)}`, READS.has(what) ? undefined : parameters);
    return {
      ask,
      compose: (text) => ask("keys", { actions: [{ type: "key", id: "hands", actions: keysOf(text) }] }),
      close,
    };
  } catch (problem) {
    await close();
    throw problem;
  }
}
